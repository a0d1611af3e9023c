"""Files of frameworks as they lie in folders: where each belongs, what lies beside it, and what is in it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from qualitaetsrahmen.additions import Addition, extended
from qualitaetsrahmen.library import PATTERNS, Shelf
from qualitaetsrahmen.loading import FrameworkInvalid, check_framework
from qualitaetsrahmen.model import Framework
from wiring.command_files import content_of

_INNER_FOLDERS = {pattern.partition("/")[0] for pattern in PATTERNS if "/" in pattern}


def framework_at(path: Path) -> Framework:
    """Return the framework of a file; raises FrameworkInvalid with findings that name the file as it was given."""
    loaded = check_framework(content_of(path), str(path))
    if loaded.framework is None:
        raise FrameworkInvalid(loaded.findings)
    return loaded.framework


def place_in_collection(path: Path) -> tuple[Path, str]:
    """Return the folder of the collection to which a file belongs, and its name in it."""
    here = path.absolute()
    folder = here.parent.parent if here.parent.name in _INNER_FOLDERS else here.parent
    return folder, here.relative_to(folder).as_posix()


def extended_at(path: Path) -> Framework:
    """Return the framework of a file; a local addition stands for the framework beside it with what it adds.

    Raises FrameworkInvalid like ``framework_at``.
    """
    folder, name = place_in_collection(path)
    content_of(path)
    shelf = Shelf(FolderFiles(folder, [name]))
    read = shelf.read(name, shown_as=str(path))
    if not isinstance(read.value, Addition):
        return framework_at(path)
    core = shelf.find(read.value.addition.extends)
    if core is None or read.findings:
        raise FrameworkInvalid(read.findings)
    return extended(core, read.value)


class FolderFiles(Mapping[str, bytes]):
    """The files of a collection by their names in it, each read only when something asks for it.

    So one file is checked as fast among hundreds of others as alone, and also beside one that cannot be read.
    """

    def __init__(self, folder: Path, named: Iterable[str] = ()) -> None:
        """Take the files of a folder by their usual places, and those that were named, whatever they are."""
        found = (path for pattern in PATTERNS for path in folder.glob(pattern) if path.is_file())
        self._paths = {path.relative_to(folder).as_posix(): path for path in sorted(found)}
        self._paths |= {name: folder / name for name in named}

    def __getitem__(self, name: str) -> bytes:
        """Return the content of a file; raises OSError for one that cannot be read."""
        return self._paths[name].read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
