"""The command that writes the report of a closed round into a file."""

import argparse
from pathlib import Path

from texts.catalogue import Translator
from wiring.command_files import write_file
from wiring.command_parser import CommandParser

_FORMATS = ("pdf", "docx", "html")
_KINDS = ("kurz", "voll", "eltern")
_REACHES = ("intern", "oeffentlich")


def add_report(commands: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    """Add the command to the others."""
    report = commands.add_parser("report", help=t("report_ui.command.help"))
    report.add_argument("id", metavar=t("report_ui.command.id"))
    report.add_argument("--format", choices=_FORMATS, required=True, help=t("report_ui.command.format"))
    report.add_argument(
        "--out", type=Path, required=True, metavar=t("report_ui.command.file"), help=t("report_ui.command.out")
    )
    report.add_argument("--kind", choices=_KINDS, default="voll", help=t("report_ui.command.kind"))
    report.add_argument("--reach", choices=_REACHES, help=t("report_ui.command.reach"))
    report.set_defaults(run=_write_report)


def _write_report(options: argparse.Namespace, t: Translator) -> int:
    from exports.errors import ReportRefused
    from exports.report.blocks import ReportKind
    from selfeval.release import Reach
    from wiring.administration import all_networks, note_from_command_line
    from wiring.reports import ReportFormat, ReportWish, report_file
    from wiring.services import services

    kind = ReportKind(options.kind)
    if kind is ReportKind.PARENTS and options.reach == Reach.INTERNAL:
        raise ReportRefused(reason="parents_inside")
    ready = services()
    wish = ReportWish(kind, ReportFormat(options.format), Reach(options.reach or Reach.INTERNAL))
    scope = all_networks(ready, "writing a report on the command line")
    content = report_file(ready, scope, options.id, wish)
    write_file(options.out, content, replaces=True)
    of_round = ready.rounds(scope).round(options.id)
    note_from_command_line(ready, "paper.report", f"{of_round.id} {wish.file_name}", of_round.network_id)
    ready.database.close()
    print(t("report_ui.command.done", title=of_round.title, file=options.out))
    return 0
