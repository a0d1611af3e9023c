"""Whether a newer version says of everything that it changed, and never gives an old id another meaning."""

from collections.abc import Sequence

from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import items, whole
from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.differences import Differences
from qualitaetsrahmen.versions.version_map import Change, VersionMap


def check_revisions(found: Differences, written: VersionMap | None, document: Document) -> None:
    """Report, in the newer version's file, what changed while nothing says that it did.

    That is an item whose words changed while ``rev`` stayed and no map calls that editorial, one that a map calls
    changed with the same ``rev``, and a scale that is not in the map. A changed meaning under an unchanged id is
    what other frameworks never noticed, so silence is an error here.
    """
    entries = written.items if written else ()
    editorial = {item for entry in entries if entry.change is Change.EDITORIAL for item in entry.from_}
    changed = {item for entry in entries if entry.change is Change.CHANGED for item in entry.from_}
    paths = {part.text("id"): part.path for part in items(whole(document.data))}
    for one in found.both:
        before, after = found.old.items[one.item], found.new.items[one.item]
        is_silent = one.item in changed or (one.is_reworded and one.item not in editorial)
        if after.rev < before.rev or (is_silent and not one.has_risen):
            data = {"id": one.item, "rev": str(after.rev), "old": found.old.framework.version}
            document.report_at(paths[one.item], FindingCode.REV_NOT_RAISED, **data)
    known = {(entry.from_, entry.to) for entry in written.scales} if written else set()
    for n, scale in enumerate(found.new.scales):
        if scale.id in found.scales and (scale.id, scale.id) not in known:
            document.report_at(("scales", n), FindingCode.SCALE_CHANGED, id=scale.id)


def check_retired(past: Sequence[Framework], framework: Framework, document: Document) -> None:
    """Report items under an id that meant something else once, and ids that are no longer called retired.

    ``past`` are the versions from which the framework goes on, the last one first.
    """
    going_on = past[0].items.keys()
    retired = {one.id for version in past for one in version.retired}
    used = retired.union(*(version.items for version in past)) - going_on
    paths = {part.text("id"): part.path for part in items(whole(document.data))}
    for item in used & framework.items.keys():
        document.report_at((*paths[item], "id"), FindingCode.RETIRED_ID, id=item)
    left = retired - {one.id for one in framework.retired} - framework.items.keys() - going_on
    if left:
        path: Path = ("retired",) if framework.retired else ("framework", "version")
        document.report(FindingCode.RETIRED_LEFT, document.place_of(path), id=", ".join(sorted(left)))
