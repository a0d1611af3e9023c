"""What a map says of a whole scale goes for all its items, so it is checked as strictly as the entry of an item."""

import pytest

from qualitaetsrahmen.findings import FindingCode
from tests.fakes.versions import FIVE_STEPS, findings_with, framework, map_of, of_items
from tests.qualitaetsrahmen.checks.test_maps import ITSELF, NOTE, codes


def test_a_scale_with_other_steps_or_words_has_to_be_named() -> None:
    for change in (FIVE_STEPS, ('label: "trifft zu"', 'label: "stimmt"'), ('"weiß nicht"', '"kann ich nicht sagen"')):
        (finding,) = findings_with(map_of(), framework(), framework(change, version="2.0"))
        assert finding.code is FindingCode.SCALE_CHANGED
        assert (finding.data, finding.place.line) == ({"id": "vier-stufen"}, 2)


SCALE = "from: vier-stufen, to: vier-stufen"
TO_FIVE = (
    "steps: {trifft-nicht-zu: trifft-nicht-zu, trifft-wenig-zu: trifft-wenig-zu, "
    "trifft-eher-zu: trifft-zu, trifft-zu: voll}"
)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f"change: rescaled, {SCALE}, comparable: with_note, {TO_FIVE}, {NOTE}", None),
        (f"change: rescaled, {SCALE}, comparable: no, {NOTE}", None),
        (f"change: rescaled, {SCALE}, comparable: with_note, {TO_FIVE}", FindingCode.MAP_NOTE),
        (f"change: rescaled, {SCALE}, comparable: yes", FindingCode.MAP_STEPS),
        (f"change: editorial, {SCALE}, comparable: yes", FindingCode.MAP_STEPS),
    ],
)
def test_the_entry_of_a_scale_is_checked_like_that_of_an_item(entry: str, code: FindingCode | None) -> None:
    found = codes(map_of(scales=entry), framework(), framework(FIVE_STEPS, version="2.0"))
    assert found == ([code] if code else [])


def test_a_scale_has_one_entry() -> None:
    entry = f"change: rescaled, {SCALE}, comparable: with_note, {TO_FIVE}, {NOTE}"
    (finding,) = findings_with(map_of(scales=f"{entry}\n{entry}"), framework(), framework(FIVE_STEPS, version="2.0"))
    assert (finding.code, finding.place.line) == (FindingCode.SAME_TWICE, 5)


def test_a_scale_that_neither_version_has_is_told_by_its_name() -> None:
    entry = "change: editorial, from: vier-stufn, to: ja-nein, comparable: yes"
    (finding,) = findings_with(map_of(scales=entry), of_items("a"), of_items("a", "2.0"))
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_REFERENCE, "vier-stufen")


TURNED_LABELS = (
    (
        '{id: trifft-nicht-zu, value: 1, label: "trifft nicht zu"}',
        '{id: trifft-nicht-zu, value: 1, label: "trifft zu"}',
    ),
    ('{id: trifft-zu, value: 4, label: "trifft zu"}', '{id: trifft-zu, value: 4, label: "trifft nicht zu"}'),
)
"""The two ends of the scale have swapped their words."""


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (f"change: editorial, {SCALE}, comparable: yes", FindingCode.MAP_CONTRARY),
        (f"change: editorial, {SCALE}, comparable: no, {NOTE}", FindingCode.MAP_CONTRARY),
        (f"change: rescaled, {SCALE}, comparable: with_note, {ITSELF}, {NOTE}", FindingCode.MAP_ORDER),
        (f"change: rescaled, {SCALE}, comparable: no, {NOTE}", None),
    ],
)
def test_steps_that_swapped_their_words_are_another_scale_without_a_comparison(
    entry: str, code: FindingCode | None
) -> None:
    found = codes(map_of(scales=entry), framework(), framework(*TURNED_LABELS, version="2.0"))
    assert found == ([code] if code else [])


def test_a_fifth_step_is_not_compared_without_a_word() -> None:
    entry = f"change: rescaled, {SCALE}, comparable: yes, {TO_FIVE}"
    found = codes(map_of(scales=entry), framework(), framework(FIVE_STEPS, version="2.0"))
    assert found == [FindingCode.MAP_NOT_PLAIN]


def test_a_scale_that_stayed_is_not_called_rescaled() -> None:
    entry = f"change: rescaled, {SCALE}, comparable: with_note, {ITSELF}, {NOTE}"
    assert codes(map_of(scales=entry), framework(), framework(version="2.0")) == [FindingCode.MAP_CONTRARY]
