"""The guide for people who help with answering is one page, tagged, and the same for everybody."""

import pytest

from exports.helpers_guide import GUIDE, helpers_guide
from tests.exports.pdf_text import pages_of, squeezed
from texts.catalogue import PARTICIPANT_LANGUAGES, translator


@pytest.mark.parametrize("language", [one for one in PARTICIPANT_LANGUAGES if one != "ar"])
def test_every_piece_of_advice_stands_on_one_page(language: str) -> None:
    t = translator(language)
    (page,) = pages_of(helpers_guide(t))
    for name in GUIDE:
        assert squeezed(t(f"answering.helpers.{name}")) in page
        assert squeezed(t(f"answering.helpers.{name}_text"))[:60] in page


def test_it_is_tagged_in_its_language_and_says_nothing_about_when_it_was_made() -> None:
    pdf = helpers_guide(translator("de"))
    assert b"/Lang(de)" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"CreationDate" not in pdf
    assert pdf == helpers_guide(translator("de"))


def test_from_right_to_left_it_is_one_page_too() -> None:
    pdf = helpers_guide(translator("ar"))
    assert len(pages_of(pdf)) == 1
    assert b"/Lang(ar)" in pdf
