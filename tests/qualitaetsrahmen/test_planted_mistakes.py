"""One mistake is one finding: planted mistakes of many kinds, alone and together, are told at their lines only."""

from functools import cache
from pathlib import Path
from random import Random

import pytest

from qualitaetsrahmen.findings import FindingCode
from qualitaetsrahmen.loading import check_framework
from tests.fakes.page import Page, page_of
from tests.fakes.planted import KINDS, Planted, planted, with_mistakes
from tests.fakes.small_framework import SMALL_YAML

SHIPPED = Path(__file__).parents[2] / "frameworks" / "fruehe-hilfen-2.0.yaml"
TOGETHER = 12
TRIES = 5
"""So often is a place looked for that lies apart from all other mistakes."""

TWELVE = [
    (5, FindingCode.NOT_TEXT),  # the version is a number, because it has no quotes
    (19, FindingCode.NOT_A_CHOICE),  # there is no register of this name
    (37, FindingCode.MISSPELT_KEY),  # a German word for publisher
    (46, FindingCode.COLON_IN_TEXT),  # a colon in a text without quotes
    (60, FindingCode.FLOW_PROSE),  # a comma in a text without quotes, inside of braces
    (66, FindingCode.TEXT_CUT),  # what follows a # would be lost
    (68, FindingCode.MISSPELT_REFERENCE),  # a letter is missing in the id of a level
    (76, FindingCode.UNCLOSED_QUOTE),  # the closing quote is missing
    (88, FindingCode.BAD_INDENT),  # the line stands two columns too far to the right
    (92, FindingCode.PERSPECTIVE_FORGOTTEN),  # the professionals are neither asked nor left out with a reason
    (97, FindingCode.DUPLICATE_ID),  # copied from the criterion above
    (105, FindingCode.TAB),  # a tab stands in front of the line
]
"""What is wrong in the file with twelve mistakes, line by line."""


def found_in(text: str) -> list[tuple[int, FindingCode]]:
    return [(finding.place.line, finding.code) for finding in check_framework(text.encode(), "rahmen.yaml").findings]


def pages() -> tuple[Page, Page]:
    """A small framework and the largest one."""
    return page_of(SMALL_YAML), page_of(shipped_text())


@cache
def shipped_text() -> str:
    return SHIPPED.read_text("utf-8")


def plant_apart(kind: str, page: Page, others: list[Planted], random: Random) -> Planted | None:
    """Plant one more mistake that has nothing to do with the others, if there is a place for it."""
    tries = (planted(KINDS[kind], page, random) for _ in range(TRIES))
    return next((one for one in tries if one and all(map(one.is_apart_from, others))), None)


def plant_twelve(page: Page, random: Random) -> list[Planted]:
    """Plant mistakes of twelve kinds at places that lie apart."""
    mistakes: list[Planted] = []
    for kind in random.sample(sorted(KINDS), len(KINDS)):
        one = plant_apart(kind, page, mistakes, random) if len(mistakes) < TOGETHER else None
        mistakes += [one] if one else []
    return mistakes


def check_twelve(seed: int) -> None:
    mistakes = plant_twelve(page := pages()[seed % 2], Random(seed))
    assert len(mistakes) == TOGETHER
    text, expected = with_mistakes(page, mistakes)
    assert sorted(found_in(text)) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_mistake_alone_is_one_finding_at_its_line(kind: str) -> None:
    small, large = pages()
    for page, seed in ((small, 1), (small, 2), (large, 3)):
        mistake = planted(KINDS[kind], page, Random(seed))
        assert mistake is not None
        text, expected = with_mistakes(page, [mistake])
        assert found_in(text) == expected


@pytest.mark.parametrize("seed", range(25))
def test_twelve_mistakes_of_different_kinds_are_twelve_findings(seed: int) -> None:
    check_twelve(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25, 425))
def test_four_hundred_times_twelve_mistakes_are_twelve_findings_each(seed: int) -> None:
    check_twelve(seed)


def test_the_file_with_twelve_mistakes_has_twelve_findings() -> None:
    text = Path(__file__).with_name("twelve_mistakes.yaml").read_text("utf-8")
    assert found_in(text) == TWELVE
