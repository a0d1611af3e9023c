"""The command line ``qualitaetsdialog``: one function a command, one clear line when something is wrong."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualitaetsrahmen.errors import CodedError
from texts.catalogue import Translator, translator
from wiring.command_parser import LANGUAGE, CommandParser
from wiring.framework_commands import add_framework
from wiring.recount_commands import add_recount
from wiring.report_commands import add_report

if TYPE_CHECKING:
    from selfeval.schedule import Done

_DEFAULT_PORT = 8501


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 done, 1 refused with a reason, 2 not understood."""
    t = translator(LANGUAGE)
    parser = _parser(t)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.refuse(t("commands.unknown_words", words=" ".join(unknown)))
    try:
        code: int = options.run(options, t)
        sys.stdout.flush()
    except CodedError as problem:
        _tell(problem, t)
        return 1
    except BrokenPipeError:  # whoever read the output has seen enough, such as head or a pager
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code


def _tell(problem: CodedError, t: Translator) -> None:
    """Say why a command was refused; a file with findings is told with each of them."""
    from qualitaetsrahmen.loading import FrameworkInvalid
    from wiring.finding_lines import finding_line

    for finding in problem.findings if isinstance(problem, FrameworkInvalid) else ():
        print(finding_line(finding, t), file=sys.stderr)
    print(t.error(problem.code, problem.data), file=sys.stderr)


def _parser(t: Translator) -> CommandParser:
    parser = CommandParser(prog="qualitaetsdialog", description=t("commands.about"))
    name = t("commands.command")
    commands = parser.add_subparsers(required=True, title=t("commands.commands"), metavar=name)

    serve = commands.add_parser("serve", help=t("commands.help.serve"))
    _add_address(serve, t)
    serve.set_defaults(run=_serve)

    participants = commands.add_parser("serve-participants", help=t("commands.help.serve_participants"))
    _add_address(participants, t)
    participants.add_argument(
        "--workers", type=int, default=1, metavar=t("commands.number"), help=t("commands.help.workers")
    )
    participants.set_defaults(run=_serve_participants)

    commands.add_parser("demo", help=t("commands.help.demo")).set_defaults(run=_demo)

    links = commands.add_parser("links", help=t("commands.help.links"))
    links.add_argument("--json", action="store_true", help=t("commands.help.json"))
    links.set_defaults(run=_links)

    add_framework(commands, t)

    of_round = commands.add_parser("round", help=t("commands.help.round")).add_subparsers(required=True, metavar=name)
    close = of_round.add_parser("close", help=t("commands.help.round_close"))
    close.add_argument("id", metavar=t("commands.id"))
    close.set_defaults(run=_close_round)
    of_round.add_parser("due", help=t("round_life.help.due")).set_defaults(run=_close_due)
    commands.add_parser("tidy", help=t("round_life.help.tidy")).set_defaults(run=_tidy)

    add_report(commands, t)

    of_release = commands.add_parser("release", help=t("recount.help.release"))
    add_recount(of_release.add_subparsers(required=True, metavar=name), t)

    database = commands.add_parser("db", help=t("commands.help.db")).add_subparsers(required=True, metavar=name)
    database.add_parser("upgrade", help=t("commands.help.db_upgrade")).set_defaults(run=_upgrade)
    return parser


def _add_address(parser: CommandParser, t: Translator) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar=t("commands.address"), help=t("commands.help.host"))
    parser.add_argument(
        "--port", type=int, default=_DEFAULT_PORT, metavar=t("commands.number"), help=t("commands.help.port")
    )


def _serve(options: argparse.Namespace, _t: Translator) -> int:
    from wiring.serving import serve

    _tell_own_address(options)
    serve(options.host, options.port, lambda line: print(line, flush=True))
    return 0


def _serve_participants(options: argparse.Namespace, _t: Translator) -> int:
    from wiring.serving import serve_participants

    _tell_own_address(options)
    serve_participants(options.host, options.port, options.workers)
    return 0


def _tell_own_address(options: argparse.Namespace) -> None:
    """Let links begin with the address that is served, unless the operator has set another."""
    host = f"[{options.host}]" if ":" in options.host else options.host
    os.environ.setdefault("QD_BASE_URL", f"http://{host}:{options.port}")


def _demo(_options: argparse.Namespace, t: Translator) -> int:
    from wiring.demo import build_demo
    from wiring.services import services

    build_demo(services())
    services().database.close()
    print(t("commands.demo.done"))
    return 0


def _links(options: argparse.Namespace, t: Translator) -> int:
    from wiring.addresses import open_addresses
    from wiring.administration import all_networks
    from wiring.services import services

    entries = open_addresses(services(), all_networks(services(), "listing open links on the command line"))
    services().database.close()
    if options.json:
        print(json.dumps(entries, ensure_ascii=False, indent=2))
        return 0
    for entry in entries:
        print(t("commands.links.line", **{**entry, "perspective": entry["perspective"] or "–"}))
    return 0


def _close_round(options: argparse.Namespace, t: Translator) -> int:
    from wiring.administration import note_from_command_line
    from wiring.jobs import close_by_hand
    from wiring.services import services

    ready = services()
    closed = close_by_hand(ready, options.id)
    note_from_command_line(ready, "round.closed", closed.id, closed.network_id)
    ready.database.close()
    print(t("commands.round.closed", title=closed.title))
    return 0


def _close_due(_options: argparse.Namespace, t: Translator) -> int:
    from wiring.jobs import close_due
    from wiring.services import services

    done = close_due(services())
    services().database.close()
    return _tell_done(done, t)


def _tidy(_options: argparse.Namespace, t: Translator) -> int:
    from wiring.jobs import tidy
    from wiring.services import services

    done = tidy(services())
    services().database.close()
    return _tell_done(done, t)


def _tell_done(done: "list[Done]", t: Translator) -> int:
    """Print what was done or that nothing was due; what stood against it makes the command fail."""
    from wiring.jobs import lines_of

    for line in lines_of(done, t) or [t("round_life.nothing_due")]:
        print(line)
    return int(any(one.problem for one in done))


def _upgrade(_options: argparse.Namespace, t: Translator) -> int:
    from storage.schema import HEAD, upgrade
    from wiring.settings import load_settings
    from wiring.start_checks import claim_home

    settings = load_settings()
    lock = claim_home(settings.home)
    try:
        upgrade(settings.effective_database_url)
    finally:
        lock.release()
    print(t("commands.db.upgraded", version=HEAD))
    return 0


if __name__ == "__main__":
    sys.exit(main())
