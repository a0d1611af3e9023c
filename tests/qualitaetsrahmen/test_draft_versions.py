"""A draft of the next version is written as files that pass every check, with a complete map."""

from pathlib import Path

import pytest

from qualitaetsrahmen.draft_versions import DraftWords, draft_files, free_version
from qualitaetsrahmen.library import Library, Shelf, load_library
from qualitaetsrahmen.loading import check_framework
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.proposals import Proposal, ProposalImpossible, ProposalKind, ProposedItem, ids_of, suggested_id
from qualitaetsrahmen.versions.lineage import lineage
from qualitaetsrahmen.versions.version_map import Comparable, VersionMap
from qualitaetsrahmen.writing import framework_text
from tests.qualitaetsrahmen.test_proposals import ADD, FRAMEWORK, RETIRE, REWORD, SPLIT

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"
WORDS = DraftWords("Noch ohne Wortlaut.", "# Karte")
WRITTEN = "# Kopf\n# der Datei\n\nschema: 1\n"


def library_with(framework: Framework) -> Library:
    return Library(frameworks={framework.name: framework})


def test_the_files_stand_under_their_places_with_the_comments_of_the_old_file() -> None:
    files = draft_files(library_with(FRAMEWORK), FRAMEWORK, [RETIRE, REWORD, SPLIT], WRITTEN, WORDS)
    assert set(files) == {"kleiner-rahmen-1.1.yaml", "maps/kleiner-rahmen-1.0--1.1.yaml"}
    assert files["kleiner-rahmen-1.1.yaml"].decode().startswith("# Kopf\n# der Datei\n")


def test_answers_of_before_are_read_by_the_map() -> None:
    files = draft_files(library_with(FRAMEWORK), FRAMEWORK, [REWORD, SPLIT, ADD], WRITTEN, WORDS)
    shelf = Shelf(files, base=library_with(FRAMEWORK))
    new, written = (shelf.read(name).value for name in shelf.names())
    assert isinstance(new, Framework)
    assert isinstance(written, VersionMap)
    found = lineage(FRAMEWORK, new, written)
    assert [one.comparable for one in found["finden.neu-1"]] == [Comparable.WITH_NOTE]
    assert found["wechsel.neu-1"] == ()
    assert [one.is_unexplained for one in found[REWORD.item_id or ""]] == [False]


def test_a_version_that_is_there_already_is_not_taken_again() -> None:
    library = library_with(FRAMEWORK)
    assert free_version(library, FRAMEWORK) == "1.1"
    header = FRAMEWORK.framework.model_copy(update={"version": "1.1"})
    later = FRAMEWORK.model_copy(update={"framework": header})
    library.frameworks[later.name] = later
    assert free_version(library, FRAMEWORK) == "1.2"


def test_an_id_that_any_version_has_used_is_refused() -> None:
    taken = ADD.model_copy(update={"items": (ProposedItem(id="finden", ask={"eltern": "Neu."}),)})
    with pytest.raises(ProposalImpossible, match="id_taken"):
        draft_files(library_with(FRAMEWORK), FRAMEWORK, [taken], WRITTEN, WORDS)


@pytest.mark.parametrize("name", sorted(load_library(FRAMEWORKS).frameworks))
def test_every_shipped_framework_can_be_written_and_drafted_on(name: str) -> None:
    library = load_library(FRAMEWORKS)
    framework = library.frameworks[name]
    assert check_framework(framework_text(framework).encode(), "rahmen.yaml").framework == framework
    used, items = ids_of(library.versions_of(framework.framework.id)), list(framework.items.values())
    criterion = list(framework.criteria)[-1]
    new = ProposedItem(id=suggested_id(criterion, used), ask={framework.perspectives[0].id: "Neu gefragt."})
    first = next(iter(items[1].ask))
    proposals = [
        Proposal(kind=ProposalKind.RETIRE, item_id=items[0].id, note="Entfällt."),
        Proposal(
            kind=ProposalKind.REWORD,
            item_id=items[1].id,
            items=(ProposedItem(id=items[1].id, ask={first: "Anders gesagt."}),),
            note="Klarer.",
        ),
        Proposal(kind=ProposalKind.ADD, criterion_id=criterion, items=(new,), note="Es fehlte."),
    ]
    assert len(draft_files(library, framework, proposals, WRITTEN, WORDS)) == 2
