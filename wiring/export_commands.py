"""The command that writes data sets for evaluation into a folder."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from texts.catalogue import Translator
from wiring.command_files import naming
from wiring.command_parser import CommandParser

if TYPE_CHECKING:
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
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace, t: Translator) -> int:
    from wiring.data_exports import write_files
    from wiring.services import services

    ready = services()
    data = _data(options, ready)
    with naming(options.out):
        files = write_files(data.datasets, options.out, [options.format], lambda one: _told(one, t))
    _note(options, data, ready)
    ready.database.close()
    for file in files:
        print(file)
    print(t("datasets.command.done", count=len(files), folder=options.out))
    return 0


def _data(options: argparse.Namespace, ready: "Services") -> "Data":
    """Return the data that were asked for, of all networks of the installation or of those that were named."""
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
    return load_data(ready, scope, wish)


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
