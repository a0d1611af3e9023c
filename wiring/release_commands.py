"""The commands of ``qualitaetsdialog release``: hand in, take in, count again."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from texts.catalogue import Translator
from wiring.command_files import content_of, write_file
from wiring.command_parser import CommandParser
from wiring.recount_commands import add_recount

if TYPE_CHECKING:
    from wiring.services import Services
    from wiring.taking_in import CheckedFile, CheckedImport

_NZFH = "nzfh"


def add_release(commands: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    """Add the command ``release`` with all that belongs to it."""
    parser = commands.add_parser("release", help=t("recount.help.release"))
    release = parser.add_subparsers(required=True, title=t("commands.commands"), metavar=t("commands.command"))
    _add_export(release, t)
    _add_import(release, t)
    add_recount(release, t)


def _add_export(release: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    export = release.add_parser("export", help=t("handing_in.command.export"))
    export.add_argument("id", metavar=t("report_ui.command.id"))
    export.add_argument("--to", choices=(_NZFH,), required=True, help=t("handing_in.command.to"))
    export.add_argument("--out", type=Path, required=True, metavar=t("commands.file"), help=t("handing_in.command.out"))
    export.set_defaults(run=_export)


def _add_import(release: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    taken = release.add_parser("import", help=t("handing_in.command.import"))
    taken.add_argument("files", nargs="+", type=Path, metavar=t("commands.file"))
    taken.add_argument("--yes", action="store_true", help=t("handing_in.command.yes"))
    taken.set_defaults(run=_import)


def _export(options: argparse.Namespace, t: Translator) -> int:
    from exports.handing_in.signing import shown_fingerprint
    from wiring.administration import all_networks, note_from_command_line
    from wiring.letting_go import release_file, signer_of
    from wiring.services import services

    ready = services()
    scope = all_networks(ready, "handing a release in from the command line")
    of_round = ready.rounds(scope).round(options.id)
    write_file(options.out, release_file(ready, scope, of_round.id), replaces=True)
    note_from_command_line(ready, "release.exported", f"{of_round.id} {options.to}", of_round.network_id)
    fingerprint = shown_fingerprint(signer_of(ready).fingerprint)
    ready.database.close()
    print(t("handing_in.command.exported", title=of_round.title, file=options.out))
    print(t("handing_in.command.own_fingerprint", fingerprint=fingerprint))
    return 0


def _import(options: argparse.Namespace, t: Translator) -> int:
    from wiring.administration import everything
    from wiring.services import services
    from wiring.taking_in import check_files

    ready = services()
    try:
        files = {str(path): content_of(path) for path in options.files}
        checked = check_files(ready, everything("taking in releases on the command line"), files)
        for one in checked.files:
            _tell(one, t)
        return _decide(ready, checked, t, is_sure=options.yes)
    finally:
        ready.database.close()


def _decide(ready: "Services", checked: "CheckedImport", t: Translator, *, is_sure: bool) -> int:
    """Take a sound import in when somebody says so: by a switch, or when asked at a terminal."""
    from wiring.administration import everything, note_for_nobody
    from wiring.taking_in import take_in

    count = len(checked.files)
    if not checked.is_sound:
        print(t("handing_in.command.none_taken", count=count), file=sys.stderr)
        return 1
    if not is_sure and not sys.stdin.isatty():
        print(t("handing_in.command.only_preview"))
        return 0
    if not is_sure and input(t("handing_in.command.ask", count=count)).strip().lower() not in ("j", "ja"):
        print(t("handing_in.command.left"))
        return 0
    taken = take_in(ready, everything("taking in releases on the command line"), checked)
    for parcel in checked.parcels:
        note_for_nobody(ready, "release.imported", parcel.handed_in.release_id)
    print(t("handing_in.command.taken", count=taken))
    return 0


def _tell(one: "CheckedFile", t: Translator) -> None:
    """Print what a file holds, or all that is wrong with it."""
    from exports.handing_in.signing import shown_fingerprint
    from exports.handing_in.words import consent_words, facts_words, perspective_rows, place_words, round_words

    parcel = one.reading.parcel
    if parcel is None:
        for found in one.reading.flaws:
            print(f"{one.name}: {found.sentence(t)}", file=sys.stderr)
        return
    handed_in = parcel.handed_in
    print(one.name)
    for line in (place_words(handed_in.profile, t), round_words(parcel, t), consent_words(handed_in, t)):
        print(f"  {line}")
    for row in perspective_rows(parcel, t):
        print(f"  {t('handing_in.row', **vars(row))}")
    print(f"  {facts_words(parcel, t)}")
    known = "known" if one.is_known else "first"
    print(f"  {t(f'handing_in.sender.{known}', fingerprint=shown_fingerprint(one.reading.fingerprint))}")
