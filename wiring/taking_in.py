"""Taking in what other installations handed in: all files are checked first, and then all are kept or none."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from analysis.handed_in import Audience, Parcel
from exports.handing_in.flaws import FlawCode, flaw
from exports.handing_in.reading import Reading, read_handed_in
from networks.scopes import ReleasedScope, SystemScope
from wiring.services import Services

Scope = ReleasedScope | SystemScope


@dataclass(frozen=True)
class CheckedFile:
    """One file of an import with what it holds, and whether its installation has handed anything in before."""

    name: str
    reading: Reading
    is_known: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether it may be taken in."""
        return self.reading.parcel is not None


@dataclass(frozen=True)
class CheckedImport:
    """All files of one import; with a flaw in any of them none is taken in."""

    files: tuple[CheckedFile, ...]

    @property
    def is_sound(self) -> bool:
        """Whether all may be taken in."""
        return bool(self.files) and all(one.is_sound for one in self.files)

    @property
    def parcels(self) -> list[Parcel]:
        """What is taken in."""
        return [one.reading.parcel for one in self.files if one.reading.parcel is not None]


def check_files(
    services: Services, scope: Scope, files: Mapping[str, bytes], tell: Callable[[int], None] = lambda _: None
) -> CheckedImport:
    """Read files by their names and say all that is wrong with any of them, duplicates included.

    ``tell`` hears after each file how many have been read.
    """
    frameworks = services.library().frameworks
    today = services.clock.today()
    readings: dict[str, Reading] = {}
    for name, content in files.items():
        readings[name] = read_handed_in(content, frameworks, today)
        tell(len(readings))
    ids = [one.content.release for one in readings.values() if one.content]
    here = services.handed_in(scope).known(Audience.NZFH, ids)
    origins = services.parcels(scope).origins(Audience.NZFH)
    first = {one.content.release: name for name, one in reversed(readings.items()) if one.content}
    return CheckedImport(
        tuple(
            CheckedFile(name, _without_duplicates(name, one, here, first), one.fingerprint in origins)
            for name, one in readings.items()
        )
    )


def _without_duplicates(name: str, reading: Reading, here: Collection[str], first: Mapping[str, str]) -> Reading:
    """Return a reading as it is, or with what stands against counting the same release twice."""
    if reading.content is None:
        return reading
    release = reading.content.release
    more = [flaw(FlawCode.ALREADY_HERE)] if release in here else []
    if first[release] != name:
        more.append(flaw(FlawCode.TWICE_IN_IMPORT, other=first[release]))
    return Reading((*reading.flaws, *more), reading.content, reading.fingerprint) if more else reading


def take_in(services: Services, scope: Scope, checked: CheckedImport) -> int:
    """Keep all releases of a sound import in one transaction and return how many; raises AlreadyTakenIn."""
    if not checked.is_sound:
        raise ValueError("an import with flaws is not taken in")
    services.parcels(scope).take_in(checked.parcels)
    return len(checked.files)
