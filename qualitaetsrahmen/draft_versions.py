"""A draft of a framework's next version as files, checked like files that people wrote by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualitaetsrahmen.library import Library, Shelf, place_of, version_number
from qualitaetsrahmen.loading import FrameworkInvalid
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.proposals import Proposal, check_proposal, ids_of, next_version
from qualitaetsrahmen.writing import framework_text, map_text, opening_of


@dataclass(frozen=True)
class DraftWords:
    """The sentences that a draft needs from whoever reads it."""

    not_asked: str
    """Why a new item has no words for a perspective yet."""
    map_opening: str
    """The comments at the top of the map."""


def free_version(library: Library, framework: Framework) -> str:
    """Return the next MINOR of a framework's version that no version at hand has."""
    major, minor = version_number(framework.framework.version)
    taken = {one.framework.version for one in library.versions_of(framework.framework.id)}
    minors = range(minor + 1, minor + len(taken) + 2)
    return next(name for number in minors if (name := f"{major}.{number}") not in taken)


def draft_files(
    library: Library,
    framework: Framework,
    proposals: Sequence[Proposal],
    written: str,
    words: DraftWords,
) -> Mapping[str, bytes]:
    """Return the files of a draft in which all proposals are made: the framework and its map, by their places.

    ``written`` is the text of the present version's file, whose comments at the top are kept. Raises
    ProposalImpossible where proposals do not fit, and FrameworkInvalid where the draft would have findings.
    """
    used = ids_of(library.versions_of(framework.framework.id))
    for one in proposals:
        check_proposal(one, framework, used)
    made = next_version(framework, proposals, free_version(library, framework), words.not_asked)
    files = {
        place_of(made.framework)[0]: framework_text(made.framework, opening_of(written)).encode(),
        place_of(made.map)[0]: map_text(made.map, words.map_opening).encode(),
    }
    shelf = Shelf(files, base=library)
    findings = tuple(finding for name in shelf.names() for finding in shelf.read(name).findings)
    if findings:
        raise FrameworkInvalid(findings)
    return files
