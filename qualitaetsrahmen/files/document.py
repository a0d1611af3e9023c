"""A file that has been read: its data, the place of every part, and the mistakes found so far."""

from dataclasses import dataclass, field
from typing import Final

from qualitaetsrahmen.findings import Finding, FindingCode, Path, Place

MOST_FINDINGS = 1000
"""Nobody reads more; what comes behind so many findings is not looked at."""


class _Broken:
    """Stands where a value could not be read; its mistake has been told."""


BROKEN: Final = _Broken()


@dataclass
class Document:
    """The data of a file and where each part of it stands.

    One mistake is one finding: whatever is wrong inside of a part that already has a finding of its own is only
    what follows from it, and is not told.
    """

    file: str
    data: object = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    doubts: dict[Path, tuple[FindingCode, Place]] = field(default_factory=dict)
    """What is wrong with unquoted text, and where, if it is text that people read."""
    deep: list[Path] = field(default_factory=list)
    """Parts that are nested too deep to be read."""
    closed: set[Path] = field(default_factory=set)
    """Parts with a finding of their own; nothing is told about what is inside of them."""
    incomplete: set[Path] = field(default_factory=set)
    """Mappings that have lost a key to another mistake, so that a missing key is no news."""
    mended: set[int] = field(default_factory=set)
    """Lines that had to be mended before the rest could be read."""
    lost: set[int] = field(default_factory=set)
    """Lines whose value could not be read at all."""
    meant: dict[Path, str] = field(default_factory=dict)
    """Ids that are misspelt where they are defined, as everything that names them spells them."""
    events: int = 0
    """How much there was to read."""

    @property
    def is_full(self) -> bool:
        """Whether there are more findings than anybody reads."""
        return len(self.findings) >= MOST_FINDINGS

    @property
    def has_twins(self) -> bool:
        """Whether a key stands twice."""
        return any(finding.code is FindingCode.DUPLICATE_KEY for finding in self.findings)

    def report(self, code: FindingCode, place: Place, **data: str) -> None:
        """Note one mistake at a place, unless the line has one that had to be mended first."""
        if place.line not in self.mended and not self.is_full:
            self.findings.append(Finding(self.file, place, code, data))

    def report_at(self, path: Path, code: FindingCode, **data: str) -> None:
        """Note one mistake at a value, unless it only follows from another; the value is told then."""
        self._report_part(path, self.place_of(path), code, data)

    def report_key(self, path: Path, code: FindingCode, **data: str) -> None:
        """Note one mistake at the key of a value, in the same way."""
        self._report_part(path, self.keys.get(path) or self.place_of(path), code, data)

    def _report_part(self, path: Path, place: Place, code: FindingCode, data: dict[str, str]) -> None:
        if not self.is_told(path):
            self.report(code, place, **data)
            self.closed.add(path)

    def is_told(self, path: Path) -> bool:
        """Say whether a part lies in one that has a finding of its own."""
        return any(path[:end] in self.closed for end in range(len(path) + 1))

    def place_of(self, path: Path) -> Place:
        """Return where a value stands, or the nearest thing around it that has a place."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(1, 1))
