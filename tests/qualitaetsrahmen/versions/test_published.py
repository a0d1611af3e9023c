"""What has been published once keeps its content: every change is told at its line, whatever it is."""

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from qualitaetsrahmen.findings import Finding, FindingCode
from qualitaetsrahmen.model import Framework, Header
from qualitaetsrahmen.reading import read_document
from qualitaetsrahmen.record import Text
from qualitaetsrahmen.versions.published import Lock, check_published, locked, read_lock, write_lock
from tests.fakes.edits import Edit, edited, edits
from tests.fakes.small_framework import place_in
from tests.fakes.versions import SECOND_SCALE, framework, text_of

PUBLISHED = ("status: draft", "status: published")
WITHDRAWN = ("status: draft", "status: withdrawn")


def lock_of(*frameworks: Framework) -> Lock:
    return {one.name: locked(one) for one in frameworks}


def told(*changes: tuple[str, str], status: tuple[str, str] = PUBLISHED) -> list[Finding]:
    """What is told about a file that was published without these changes."""
    document = read_document(text_of(status, *changes).encode(), "kleiner-rahmen-1.0.yaml")
    check_published(framework(status, *changes), lock_of(framework(PUBLISHED)), document)
    return document.findings


def test_what_is_as_it_was_published_has_no_finding() -> None:
    assert told() == []


def test_comments_line_breaks_and_order_of_keys_are_no_content() -> None:
    assert told(("schema: 1\n", "# Ein Kommentar\nschema: 1\n\n")) == []
    keys = ('ref: "1.1"\n        title: Auffindbarkeit\n', 'title: Auffindbarkeit\n        ref: "1.1"\n')
    assert told(keys) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ich weiß, wo ich Hilfe bekomme.", "Ich weiß, wo es Hilfe gibt."),
        ("label: Ehrenamt", "label: Freiwillige"),
        ('label: "trifft eher zu"', 'label: "trifft überwiegend zu"'),
        ("value: 4", "value: 5"),
        ("own_line: true", "own_line: true, min_group: 6"),
        ("Was ist verschieden", "Woran liegt der Unterschied"),
        ("how: sinngemäß", "how: wörtlich"),
        ("title: Ein Rahmen", "title: Der Rahmen"),
        ("rev: 2", "rev: 3"),
        ("area: Bereich,", "area: Feld,"),
    ],
)
def test_one_changed_value_is_one_finding_at_its_line(old: str, new: str) -> None:
    (finding,) = told((old, new))
    assert finding.code is FindingCode.PUBLISHED_CHANGED
    assert finding.place.line == place_in(text_of(PUBLISHED, (old, new)), new).line
    assert finding.data == {"name": "kleiner-rahmen@1.0"}


def test_two_changed_values_are_two_findings() -> None:
    changes = (("label: Ehrenamt", "label: Freiwillige"), ("rev: 2", "rev: 3"))
    assert [one.code for one in told(*changes)] == [FindingCode.PUBLISHED_CHANGED] * 2


def test_a_whole_new_part_is_one_finding_at_its_id() -> None:
    (finding,) = told(SECOND_SCALE)
    assert finding.code is FindingCode.PUBLISHED_CHANGED
    assert finding.place == place_in(text_of(PUBLISHED, SECOND_SCALE), "ja-nein")


def test_another_id_is_one_finding_too() -> None:
    (finding,) = told(("- id: sprache.texte", "- id: sprache.klar"))
    assert finding.place == place_in(text_of(PUBLISHED, ("sprache.texte", "sprache.klar")), "sprache.klar")


def test_a_source_made_of_words_that_stand_elsewhere_too_is_found() -> None:
    more = ('sources: [{cite: rahmen, how: "eigene Formulierung"}]', "sources: [{cite: rahmen, how: sinngemäß}]")
    (finding,) = told(more)
    assert finding.place.line == place_in(text_of(PUBLISHED, more), more[1]).line


ITEM = text_of()[text_of().index("          - id: finden.ansprache") : text_of().index("        dialogue:")]
PROMPTS = (
    '          - {when: gap, text: "Woran liegt es"}\n',
    '          - {when: spread, who: fachkraft, text: "Was ist verschieden"}\n',
)


@pytest.mark.parametrize(
    "change",
    [
        (ITEM, ""),
        (PROMPTS[0], ""),
        (', help: "Denken Sie an das letzte Jahr."', ""),
        (PROMPTS[0] + PROMPTS[1], PROMPTS[1] + PROMPTS[0]),
        ("only: [koordination, leitung, fachkraft]", "only: [leitung, koordination, fachkraft]"),
        (", declared: true", ""),
        (", declared: true", ", declared: false"),
    ],
    ids=["item", "prompt", "help", "order of prompts", "order of ids", "field", "field back to what it is without"],
)
def test_what_is_missing_or_stands_in_another_order_is_one_finding_at_the_version(change: tuple[str, str]) -> None:
    (finding,) = told(change)
    assert finding.code is FindingCode.PUBLISHED_GONE
    assert finding.place == place_in(text_of(PUBLISHED), '"1.0"')


def test_a_draft_may_change_as_it_likes() -> None:
    document = read_document(text_of().encode(), "kleiner-rahmen-1.0.yaml")
    check_published(framework(), {}, document)
    assert document.findings == []


def test_a_published_version_does_not_change_as_a_draft_either() -> None:
    (finding,) = told(("rev: 2", "rev: 3"), status=("status: draft", "status: draft"))
    assert finding.code is FindingCode.PUBLISHED_CHANGED


def test_a_published_version_may_be_withdrawn_later() -> None:
    assert told(status=WITHDRAWN) == []


@pytest.mark.parametrize("status", [PUBLISHED, WITHDRAWN])
def test_what_calls_itself_published_has_to_be_in_the_lock(status: tuple[str, str]) -> None:
    document = read_document(text_of(status).encode(), "kleiner-rahmen-1.0.yaml")
    check_published(framework(status), {}, document)
    (finding,) = document.findings
    assert (finding.code, finding.place) == (FindingCode.NOT_LOCKED, place_in(text_of(status), status[1][8:]))


class LaterHeader(Header):
    """The header as a later version of the software may know it."""

    region: Text | None = None


class LaterFramework(Framework):
    """The framework as a later version of the software may know it."""

    framework: LaterHeader
    keywords: Annotated[tuple[Text, ...], Field(max_length=9)] = ()


def test_a_new_optional_field_of_the_format_changes_no_hash() -> None:
    later = LaterFramework.model_validate(framework().model_dump(mode="json", by_alias=True))
    assert locked(later) == locked(framework())
    filled = later.model_copy(update={"keywords": ("Familie",)})
    assert locked(filled) != locked(framework())


def test_a_lock_comes_back_from_its_file_as_it_was() -> None:
    lock = lock_of(framework(PUBLISHED), framework(SECOND_SCALE, version="1.10"))
    text = write_lock(lock)
    assert read_lock(text) == lock
    assert write_lock(read_lock(text)) == text
    assert max(len(line) for line in text.splitlines()) < 120


def test_a_lock_says_in_its_first_lines_who_writes_it() -> None:
    assert write_lock({}).startswith("# Veröffentlichte Fassungen.")
    assert read_lock(write_lock({})) == {}


@given(st.lists(edits(), max_size=4))
def test_a_change_of_any_kind_is_told_and_no_change_is_not(changes: list[Edit]) -> None:
    before, after = edited([], "1.0"), edited(changes, "1.0")
    document = read_document(text_of().encode(), "kleiner-rahmen-1.0.yaml")
    check_published(after, lock_of(before), document)
    assert bool(document.findings) == (after != before)
