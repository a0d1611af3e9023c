"""The coding of texts is a data set in which neither a place nor a person can be found."""

from datetime import date
from typing import Any

from analysis.coding import FITS_NONE, MAY_REVEAL, TextCoding, texts_to_code
from analysis.handed_in import Facts
from exports.coding_data import coding_dataset
from selfeval.release import Reach, ReleasedText
from tests.fakes.handed_in import handed_in
from tests.fakes.small_round import FRAMEWORK
from texts.catalogue import translator

RELEASE = handed_in("geheimer-ort")
WRITTEN = tuple(ReleasedText(place="wege", perspective="eltern", text=one, reach=Reach.PUBLIC) for one in ("A", "B"))
TEXTS = texts_to_code([RELEASE], {RELEASE.release_id: Facts(texts=WRITTEN)})


def coding(number: int, account: str, *codes: str) -> TextCoding:
    release_id, sha256 = TEXTS[number].key
    return TextCoding(release_id=release_id, text_sha256=sha256, account_id=account, codes=frozenset(codes))


CODINGS = [
    coding(0, "konto-z", "wege", "finden"),
    coding(0, "konto-a", FITS_NONE, MAY_REVEAL),
    coding(1, "konto-a", "miteinander"),
]
DATASET = coding_dataset(FRAMEWORK, TEXTS, CODINGS, date(2026, 11, 21), translator("de"))
NAMES = [variable.name for variable in DATASET.variables]
[BATCH] = DATASET.source()
assert isinstance(BATCH, list)
ROWS: list[dict[str, Any]] = [dict(zip(NAMES, row, strict=True)) for row in BATCH]


def test_there_is_a_row_for_each_text_and_coder() -> None:
    assert [(row["text_id"], row["coder"]) for row in ROWS] == [(1, 1), (1, 2), (2, 1)]
    assert DATASET.count == 3


def test_every_area_and_criterion_is_a_variable_in_the_order_of_the_framework() -> None:
    areas, criteria = [area.id for area in FRAMEWORK.areas], list(FRAMEWORK.criteria)
    assert NAMES[6:] == [f"c_{one}" for one in (*areas, *criteria)] + ["c_keine"]


def test_codes_are_yes_or_no() -> None:
    assert [ROWS[1][name] for name in ("c_wege", "c_finden", "c_miteinander", "c_keine")] == [1, 1, 0, 0]
    assert ROWS[0]["c_keine"] == 1
    assert DATASET.variables[-1].values == {0: "nein", 1: "ja"}


def test_no_release_place_or_account_is_in_it() -> None:
    whole = repr(ROWS) + repr(DATASET.variables)
    assert not [one for one in ("geheimer-ort", "konto-a", "konto-z", TEXTS[0].key[1]) if one in whole]
