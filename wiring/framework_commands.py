"""The commands of ``qualitaetsdialog framework``: frameworks are checked, compared, published and described."""

import argparse
import fnmatch
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from texts.catalogue import Translator
from wiring.command_files import content_of, naming, write_file
from wiring.command_parser import CommandParser
from wiring.errors import CommandRefused, FileUnusable
from wiring.translation_commands import add_texts

if TYPE_CHECKING:
    from qualitaetsrahmen.findings import Finding
    from qualitaetsrahmen.library import Shelf
    from qualitaetsrahmen.model import Framework
    from qualitaetsrahmen.versions.version_map import VersionMap

_KINDS = ("framework", "map", "translation", "addition")
_NAME = re.compile(r"[a-z][a-z0-9.-]*@\d+\.\d+")


def add_framework(commands: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    """Add the command ``framework`` with all that belongs to it."""
    parser = commands.add_parser("framework", help=t("commands.help.framework"))
    framework = parser.add_subparsers(required=True, title=t("commands.commands"), metavar=t("commands.command"))
    file, folder = t("commands.file"), t("commands.folder")

    check = framework.add_parser("check", help=t("commands.help.framework_check"))
    check.add_argument("files", nargs="+", type=Path, metavar=file)
    check.add_argument("--json", action="store_true", help=t("commands.help.json"))
    check.add_argument("--hints", action="store_true", help=t("commands.help.hints"))
    check.set_defaults(run=_check)

    diff = framework.add_parser("diff", help=t("commands.help.framework_diff"))
    diff.add_argument("old", metavar=t("commands.old"), help=t("commands.help.framework_or_name"))
    diff.add_argument("new", metavar=t("commands.new"), help=t("commands.help.framework_or_name"))
    diff.add_argument("--map", type=Path, metavar=file, help=t("commands.help.map"))
    diff.add_argument("--force", action="store_true", help=t("commands.help.force"))
    diff.set_defaults(run=_diff)

    schema = framework.add_parser("schema", help=t("commands.help.framework_schema"))
    schema.add_argument("--kind", choices=_KINDS, help=t("commands.help.kind"))
    schema.add_argument("--to", type=Path, metavar=folder, help=t("commands.help.schema_to"))
    schema.set_defaults(run=_schema)

    publish = framework.add_parser("publish", help=t("commands.help.framework_publish"))
    publish.add_argument("file", type=Path, metavar=file)
    publish.set_defaults(run=_publish)

    add_texts(framework, t)


def _check(options: argparse.Namespace, t: Translator) -> int:
    from wiring.finding_lines import finding_line, finding_record

    shelves = _shelves(options.files)
    findings: list[Finding] = []
    unusable = 0
    for path in options.files:
        try:
            findings += _findings(path, shelves)
        except FileUnusable as problem:
            unusable += 1
            print(t.error(problem.code, problem.data), file=sys.stderr)
    if options.json:
        print(json.dumps([finding_record(finding, t) for finding in findings], ensure_ascii=False, indent=2))
    for finding in [] if options.json else findings:
        print(finding_line(finding, t))
    if not findings and not unusable and not options.json:
        print(t("commands.framework.clean", count=len(options.files)))
    for path in options.files if options.hints and not (options.json or unusable) else []:
        for line in _hints(path, shelves, t):
            print(line)
    return 1 if findings or unusable else 0


def _shelves(paths: "Sequence[Path]") -> "dict[Path, Shelf]":
    """Return one shelf for every folder in which files lie, so that each neighbour is read once."""
    from qualitaetsrahmen.library import Shelf
    from wiring.framework_files import FolderFiles, place_in_collection

    names: dict[Path, list[str]] = defaultdict(list)
    for path in paths:
        folder, name = place_in_collection(path)
        names[folder].append(name)
    with naming(paths[0]):
        return {folder: Shelf(FolderFiles(folder, named)) for folder, named in names.items()}


def _findings(path: Path, shelves: "dict[Path, Shelf]") -> "list[Finding]":
    """Return the findings of one file, under the name by which it was given."""
    from wiring.framework_files import place_in_collection

    folder, name = place_in_collection(path)
    with naming(path):
        return [replace(finding, file=str(path)) for finding in shelves[folder].read(name).findings]


def _hints(path: Path, shelves: "dict[Path, Shelf]", t: Translator) -> "Iterator[str]":
    """Yield what could be easier to read in a framework's plain texts; hints never make a file wrong."""
    from qualitaetsrahmen.languages.plain_language import plain_language_hints
    from qualitaetsrahmen.model import Framework
    from wiring.framework_files import place_in_collection

    folder, name = place_in_collection(path)
    read = shelves[folder].read(name)
    for hint in plain_language_hints(read.value) if isinstance(read.value, Framework) else []:
        place = read.document.place_of(hint.path)
        text = t(f"commands.hint.{hint.kind.value}", passage=hint.passage, count=hint.count)
        yield f"{path}:{place.line}:{place.column} {text}"


def _diff(options: argparse.Namespace, t: Translator) -> int:
    from qualitaetsrahmen.library import version_number
    from wiring.framework_files import framework_at
    from wiring.map_drafts import drafted, map_draft

    paths = [_framework_path(name) for name in (options.old, options.new)]
    old, new = (framework_at(path) for path in paths)
    if old.framework.id != new.framework.id:
        raise CommandRefused(reason="other_framework", old=old.framework.id, new=new.framework.id)
    numbers = [version_number(one.framework.version) for one in (old, new)]
    if options.map is not None and numbers[0] >= numbers[1]:
        raise CommandRefused(reason="no_newer_version", old=old.name, new=new.name)
    if numbers[0] > numbers[1]:
        print(t("commands.diff.turned", old=new.framework.version, new=old.framework.version))
        old, new, paths = new, old, paths[::-1]
    _print_differences((old, new), drafted(old, new, t), paths[1], t)
    if options.map is not None:
        write_file(options.map, map_draft(old, new, t)[1], replaces=options.force)
        print(f"\n{t('commands.diff.map_written', file=options.map)}")
    return 0


def _print_differences(versions: "tuple[Framework, Framework]", draft: "VersionMap", path: Path, t: Translator) -> None:
    """Print what differs between two versions; where only several maps lead from one to the other, map by map."""
    from qualitaetsrahmen.versions.differences import differences
    from wiring.difference_lines import difference_lines

    old, new = versions
    on_the_way = [] if old == new else _maps_on_the_way(old, new, path)
    _print_heading(old, new, t)
    if on_the_way:
        between = ", ".join(one.framework.version for _, one, _ in on_the_way[:-1])
        print(t("commands.diff.by_maps", versions=between))
    alone = [] if on_the_way else [(old, new, draft if old == new else _map_between(old, new, path, t) or draft)]
    for earlier, later, written in on_the_way or alone:
        if on_the_way:
            print()
            _print_heading(earlier, later, t)
        for line in difference_lines(differences(earlier, later), written, t):
            print(line)


def _print_heading(old: "Framework", new: "Framework", t: Translator) -> None:
    print(t("commands.diff.heading", title=new.framework.title, old=old.framework.version, new=new.framework.version))


def _framework_path(name: str) -> Path:
    """Return the file that was named, by its path or by the name of a framework of this installation."""
    path = Path(name)
    if path.exists() or not _NAME.fullmatch(name):
        return path
    from wiring.settings import load_settings

    return load_settings().frameworks / f"{name.replace('@', '-')}.yaml"


def _map_place(old: "Framework", new: "Framework", path: Path) -> Path:
    return path.parent / "maps" / f"{new.framework.id}-{old.framework.version}--{new.framework.version}.yaml"


def _maps_on_the_way(old: "Framework", new: "Framework", path: Path) -> "list[tuple[Framework, Framework, VersionMap]]":
    """Return the maps over versions in between, each with the two that it joins; empty where one map joins both."""
    from qualitaetsrahmen.library import Library, Shelf
    from wiring.framework_files import FolderFiles

    if _map_place(old, new, path).is_file():
        return []
    name, files = new.framework.id, FolderFiles(path.parent)
    library = Library()
    with naming(path):
        beside = [one for kind in (f"{name}-*.yaml", f"maps/{name}-*.yaml") for one in fnmatch.filter(files, kind)]
        Shelf({one: files[one] for one in beside}).fill(library)
    if any(library.frameworks.get(one.name) != one for one in (old, new)):
        return []
    maps = library.maps_between(old.name, new.name) or []
    return [(library.frameworks[one.names[0]], library.frameworks[one.names[1]], one) for one in maps]


def _map_between(old: "Framework", new: "Framework", path: Path, t: Translator) -> "VersionMap | None":
    """Return the map that lies with the newer version, and say on what the comparison rests."""
    from qualitaetsrahmen.loading import read_file
    from qualitaetsrahmen.versions.version_map import VersionMap

    place = _map_place(old, new, path)
    if not place.is_file():
        print(t("commands.diff.by_draft"))
        return None
    read = read_file(content_of(place), str(place), {old.name: old, new.name: new}.get)
    if read.findings or not isinstance(read.value, VersionMap):
        print(t("commands.diff.map_unsound", file=place))
        return None
    print(t("commands.diff.by_map", file=place))
    return read.value


def _schema(options: argparse.Namespace, t: Translator) -> int:
    from qualitaetsrahmen.file_kinds import FileKind
    from qualitaetsrahmen.schema.json_schema import file_name_of, schema_of

    if options.to is None:
        print(_json(schema_of(FileKind(options.kind or FileKind.FRAMEWORK))))
        return 0
    for kind in [FileKind(options.kind)] if options.kind else FileKind:
        path = options.to / file_name_of(kind)
        write_file(path, f"{_json(schema_of(kind))}\n".encode(), replaces=True)
        print(t("commands.framework.schema_written", file=path))
    return 0


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _maps_to(framework: "Framework", files: Mapping[str, bytes]) -> "Iterator[VersionMap]":
    """Yield the maps in a folder that lead to a framework's version."""
    from qualitaetsrahmen.library import Shelf
    from qualitaetsrahmen.versions.version_map import VersionMap

    shelf = Shelf(files)
    for name in fnmatch.filter(files, f"maps/{framework.framework.id}-*--{framework.framework.version}.yaml"):
        if isinstance(written := shelf.read(name).value, VersionMap):
            yield written


def _refuse_drafted(maps: "Iterable[VersionMap]") -> None:
    """Raise CommandRefused while a map still holds a sentence that only asks its authors for one."""
    from wiring.map_drafts import left_as_drafted

    for written in maps:
        if left := left_as_drafted(written):
            raise CommandRefused(reason="map_drafted", old=written.map.from_, new=written.map.to, count=str(left))


def _publish(options: argparse.Namespace, t: Translator) -> int:
    from qualitaetsrahmen.findings import FindingCode
    from qualitaetsrahmen.library import Shelf
    from qualitaetsrahmen.loading import FrameworkInvalid
    from qualitaetsrahmen.model import Framework, Status
    from qualitaetsrahmen.versions.published import LOCK_NAME, locked, read_lock, write_lock
    from wiring.framework_files import FolderFiles, place_in_collection

    folder, name = place_in_collection(options.file)
    with naming(options.file):
        files = {LOCK_NAME: b"", **FolderFiles(folder, [name])}
        read = Shelf(files).read(name)
    found = [replace(one, file=str(options.file)) for one in read.findings if one.code is not FindingCode.NOT_LOCKED]
    if found:
        raise FrameworkInvalid(tuple(found))
    framework = read.value
    if not isinstance(framework, Framework):
        raise CommandRefused(reason="not_framework", file=str(options.file))
    if framework.framework.status is not Status.PUBLISHED:
        raise CommandRefused(reason="not_published", file=str(options.file), status=framework.framework.status.value)
    _refuse_drafted(_maps_to(framework, files))
    lock = read_lock(files[LOCK_NAME].decode())
    if framework.name in lock:
        print(t("commands.framework.already_published", name=framework.name))
        return 0
    text = write_lock({**lock, framework.name: locked(framework)})
    write_file(folder / LOCK_NAME, text.encode(), replaces=True)
    print(t("commands.framework.published", name=framework.name, file=LOCK_NAME))
    return 0
