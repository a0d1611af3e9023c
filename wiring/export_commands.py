"""The command that writes data sets for evaluation into a folder."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from texts.catalogue import Translator
from wiring.command_files import naming
from wiring.command_parser import CommandParser

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exports.statistical.model import Dataset
    from exports.statistical.rows import Progress
    from wiring.data_exports import Data
    from wiring.services import Services

_WHAT = ("results", "answers", "agreements", "network")
_FORMATS = ("csv", "csv-excel", "xlsx", "sav", "dta", "parquet")
_REACHES = {"intern": ("intern",), "oeffentlich": ("oeffentlich",), "beide": ("intern", "oeffentlich")}


def add_export(commands: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    """Add the command to the others."""
    export = commands.add_parser("export", help=t("datasets.command.help"))
    export.add_argument("what", choices=_WHAT, metavar=t("datasets.command.what_word"), help=t("datasets.command.what"))
    export.add_argument("--format", choices=_FORMATS, required=True, help=t("datasets.command.format"))
    export.add_argument(
        "--out", type=Path, required=True, metavar=t("datasets.command.folder"), help=t("datasets.command.out")
    )
    export.add_argument("--round", nargs="+", metavar=t("datasets.command.id"), help=t("datasets.command.round"))
    export.add_argument("--network", nargs="+", metavar=t("datasets.command.id"), help=t("datasets.command.network"))
    export.add_argument("--reach", choices=tuple(_REACHES), help=t("datasets.command.reach"))
    export.add_argument("--language", choices=("de", "en"), default="de", help=t("datasets.command.language"))
    export.add_argument("--handed-in", action="store_true", help=t("datasets.command.handed_in"))
    export.add_argument("--account", metavar=t("datasets.command.login"), help=t("datasets.command.account"))
    export.add_argument("--reason", metavar=t("datasets.command.why"), help=t("datasets.command.reason"))
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace, t: Translator) -> int:
    from wiring.services import services

    ready = services()
    takes = _take_as_analyst if options.what == "answers" or options.handed_in else _take_own
    files = takes(options, ready, t)
    ready.database.close()
    for file in files:
        print(file)
    print(t("datasets.command.done", count=len(files), folder=options.out))
    return 0


def _write(datasets: "Sequence[Dataset]", options: argparse.Namespace, t: Translator) -> list[Path]:
    from wiring.data_exports import write_files

    with naming(options.out):
        return write_files(datasets, options.out, [options.format], lambda one: _told(one, t))


def _take_own(options: argparse.Namespace, ready: "Services", t: Translator) -> list[Path]:
    """Write the data of all networks of the installation or of those that were named."""
    from networks.scopes import NetworkScope
    from selfeval.release import Reach
    from wiring.administration import all_networks
    from wiring.data_exports import DataKind, DataWish, load_data

    scope = all_networks(ready, "writing data sets on the command line")
    if options.network:
        known = ready.networks(scope)
        scope = NetworkScope(frozenset(known.network(one).id for one in options.network))
    reaches = tuple(Reach(one) for one in _REACHES[options.reach or "intern"])
    wish = DataWish(DataKind(options.what), reaches, tuple(options.round or ()), options.language)
    data = load_data(ready, scope, wish)
    files = _write(data.datasets, options, t)
    _note(options, data, ready)
    return files


def _take_as_analyst(options: argparse.Namespace, ready: "Services", t: Translator) -> list[Path]:
    """Write what was handed in, or single sheets, with no more rights than the account has on screen."""
    from exports.errors import DataExportRefused
    from wiring.analysts_data import AnalystsData, load_for_analysts, note_taken

    if options.handed_in and options.what != "results":
        raise DataExportRefused(reason="only_results")
    if options.round or options.network or options.reach:
        raise DataExportRefused(reason="answers_chosen")
    if not (options.account and (options.reason or "").strip()):
        raise DataExportRefused(reason="account_missing")
    account = ready.accounts().account_by_login(options.account)
    if account is None or not account.active:
        raise DataExportRefused(reason="account_unknown", account=options.account)
    kind = AnalystsData.ANSWERS if options.what == "answers" else AnalystsData.HANDED_IN
    files = _write(load_for_analysts(ready, account, kind, options.language), options, t)
    note_taken(ready, account, f"{kind} {options.format}", options.reason.strip())
    return files


def _note(options: argparse.Namespace, data: "Data", ready: "Services") -> None:
    """Write into the audit of each network what was taken along."""
    from wiring.administration import note_from_command_line

    target = f"{options.what} {options.format} {options.reach or 'intern'}"
    for network_id in data.network_ids:
        note_from_command_line(ready, "data.exported", target, network_id)


def _told(dataset: "Dataset", t: Translator) -> "Progress":
    """Return what shows on a terminal how many rows are written, on one line that is written over."""
    if not sys.stderr.isatty():
        return lambda _rows: None
    total = t.number(dataset.count or 0)

    def told(rows: int) -> None:
        line = t("datasets.command.progress", name=dataset.name, rows=t.number(rows), total=total)
        print(f"\r{line}", end="\n" if rows == dataset.count else "", file=sys.stderr, flush=True)

    return told
