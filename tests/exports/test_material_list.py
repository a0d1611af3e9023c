"""The list to tick off names each thing once, with the parts that need it."""

from dialogues.agenda_parts import part_by_hand
from dialogues.phases import PhaseKind
from exports.material_list import material_list
from tests.exports.pdf_text import pages_of, squeezed
from tests.fakes.small_session import small_session
from texts.catalogue import translator

PART = part_by_hand(PhaseKind.GROUPS, "An vier Tischen", 20).model_copy(
    update={"material": ("dicke Stifte", "ein *Blatt* #für jeden Tisch")}
)
SESSION = small_session().model_copy(update={"agenda": (PART,)})


def test_everything_stands_on_the_page_as_it_was_written() -> None:
    (page,) = pages_of(material_list(SESSION, translator("de")))
    for words in (
        "Gespräch im Winter, 1. Dezember 2026",
        "dicke Stifte",
        "ein *Blatt* #für jeden Tisch",
        "An vier Tischen",
    ):
        assert squeezed(words) in page


def test_it_is_tagged_and_the_same_every_time() -> None:
    pdf = material_list(SESSION, translator("de"))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert pdf == material_list(SESSION, translator("de"))
