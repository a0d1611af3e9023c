"""The printed questionnaire asks what the screen asks, in black and grey, and folds into a booklet."""

import re
import zlib
from datetime import date

import pytest

from exports.paper_forms import INK, QUIET, RULE, Fold, default_fold, form_languages, paper_form, paper_form_pdf
from qualitaetsrahmen.languages.translations import Translation
from selfeval.model import Mode, PinnedMeaning, Recipient, Round
from tests.exports.pdf_text import pages_of, squeezed
from tests.fakes.small_round import FRAMEWORK, plan, small_round
from tests.fakes.translation import translation_of

CRITERIA = ("finden", "sprache", "wechsel", "rueckmeldung")
NETWORK = "Netzwerk Frühe Hilfen Musterstadt"
_COLOUR = re.compile(rb"((?:[\d.]+ ){1,4})(?:rg|RG|scn|SCN|sc|SC|k|K)\n")


def round_for(perspective: str = "eltern", mode: Mode = Mode.ANONYMOUS, *, asks_texts: bool = False) -> Round:
    part = plan(perspective, mode, k=7).model_copy(update={"asks_texts": asks_texts})
    made = small_round(part, criteria=CRITERIA)
    return made.model_copy(update={"closes_on": date(2026, 12, 12)})


def pdf(of_round: Round, fold: Fold = Fold.A4, translation: Translation | None = None) -> bytes:
    perspective = of_round.plans[0].perspective
    return paper_form_pdf(paper_form(of_round, FRAMEWORK, perspective, NETWORK, translation), fold)


def text(of_round: Round, fold: Fold = Fold.A4, translation: Translation | None = None) -> str:
    return "".join(pages_of(pdf(of_round, fold, translation)))


def folded_pages(made: bytes) -> list[tuple[int, ...]]:
    """The numbers of the pages on each side of the printed sheets."""
    return [tuple(sorted(int(one) for one in re.findall(r"Seite(\d+)von", side))) for side in pages_of(made)]


def colours(made: bytes) -> set[tuple[float, ...]]:
    """Every colour that is used on a page, as its parts."""
    found: set[tuple[float, ...]] = set()
    for stream in re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        found |= {tuple(float(part) for part in one.split()) for one in _COLOUR.findall(content)}
    return found


def contrast_with_white(colour: str) -> float:
    """How far a grey stands out on white paper, as WCAG counts it."""
    part = int(colour[1:3], 16) / 255
    light = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return 1.05 / (light + 0.05)


@pytest.mark.parametrize(
    "said",
    [
        NETWORK,
        "Runde im Herbst",
        "Für: Eltern",
        "Nr.",
        "wird beim Eingeben vergeben",
        "Freiwillig",
        "ab 7 Personen",
        "Nur Ihr Netzwerk",
        "12. Dezember 2026",
        "Umschlag",
        "Malen Sie das falsche Kästchen ganz aus",
        "So finden Sie Hilfe",
        "1.Ich weiß, wo ich Hilfe bekomme.",
        "4.Meine Meinung kommt an.",
        "4trifft zu",
        "wweiß nicht",
        "Seite 2 von 2",
    ],
)
def test_a_form_says(said: str) -> None:
    assert squeezed(said) in text(round_for())


def test_a_perspective_is_offered_its_own_answers_beside_the_scale() -> None:
    assert squeezed("liegt nicht in unserer Hand") not in text(round_for("eltern"))
    assert squeezed("liegt nicht in unserer Hand") in text(round_for("fachkraft"))


def test_who_answers_openly_is_told_so_and_promised_no_group() -> None:
    said = text(round_for("koordination", Mode.DECLARED))
    assert squeezed("Nicht anonym") in said
    assert squeezed("ab 7 Personen") not in said


def test_a_group_that_is_shown_with_another_reads_so_on_paper_too_with_the_bound_of_both() -> None:
    alone = round_for("fachkraft")
    (plan,) = alone.plans
    joined = plan.model_copy(update={"perspective": "ehrenamt", "shown_with": "fachkraft", "k": 9})
    said = text(alone.model_copy(update={"plans": (plan, joined)}))
    assert squeezed("zusammen mit denen dieser Gruppe gezählt und gezeigt: Ehrenamt") in said
    assert squeezed("ab 9 Personen aus diesen Gruppen zusammen") in said


def test_every_recipient_is_named_and_the_higher_bound_outside_the_network() -> None:
    of_round = round_for().model_copy(update={"recipients": frozenset(Recipient)})
    assert squeezed("das Nationale Zentrum Frühe Hilfen und die Öffentlichkeit") in text(of_round)
    assert squeezed("erst ab 10 Personen") in text(of_round)


def test_room_for_own_words_is_there_only_where_they_are_asked_for() -> None:
    question, warning = squeezed("noch etwas sagen?"), squeezed("Bitte schreiben Sie keine Namen")
    assert question not in text(round_for())
    said = text(round_for(asks_texts=True))
    assert said.count(question) == said.count(warning) == 2


def test_a_form_is_black_and_grey_only() -> None:
    for fold in Fold:
        found = colours(pdf(round_for("fachkraft", asks_texts=True), fold))
        assert found
        assert {colour for colour in found if max(colour) != min(colour)} == set()


def test_a_form_can_be_read_where_a_printer_is_weak() -> None:
    assert contrast_with_white(INK) == pytest.approx(21)
    assert contrast_with_white(QUIET) > 7
    assert contrast_with_white(RULE) > 3


def test_a_form_is_tagged_for_screen_readers() -> None:
    made = pdf(round_for())
    assert b"/Marked true" in made
    assert b"pdfuaid" in made


def test_the_numbers_and_signs_are_those_of_every_language() -> None:
    german, arabic = text(round_for()), text(round_for(), translation=translation_of(FRAMEWORK, "en"))
    numbers = re.compile(r"(\d)\.(?:en:)?Ich")
    assert numbers.findall(german) == numbers.findall(arabic) == ["1", "2"]
    assert "wen:weißnicht" in arabic


def test_a_translated_form_is_all_in_its_language() -> None:
    said = text(round_for(), translation=translation_of(FRAMEWORK, "en"))
    assert squeezed("en: Ich verstehe die Texte.") in said
    assert squeezed("How to fill in this form") in said
    assert squeezed("So füllen Sie") not in said


def test_a_form_written_from_right_to_left_says_so() -> None:
    made = pdf(round_for(), translation=translation_of(FRAMEWORK, "ar"))
    assert b"/Lang(ar)" in made
    assert b"/Lang(de)" in pdf(round_for())


def test_only_confirmed_languages_with_a_form_of_their_own_are_offered() -> None:
    english = translation_of(FRAMEWORK, "en")
    draft = translation_of(FRAMEWORK, "en", is_checked=False)
    assert list(form_languages(FRAMEWORK, [english], "eltern")) == ["de", "en"]
    assert list(form_languages(FRAMEWORK, [draft], "eltern")) == ["de"]
    assert list(form_languages(FRAMEWORK, [english], "fachkraft")) == ["de"]
    assert list(form_languages(FRAMEWORK, [translation_of(FRAMEWORK, "sq")], "eltern")) == ["de"]


def test_a_booklet_reads_in_order_when_it_is_folded() -> None:
    assert folded_pages(pdf(round_for(), Fold.BOOKLET)) == [(1,), (2,)]
    of_round = round_for("fachkraft", asks_texts=True)
    sides = folded_pages(pdf(of_round, Fold.BOOKLET))
    pages = max(page for side in sides for page in side)
    leaves = 2 * len(sides)
    assert leaves % 4 == 0
    assert pages <= leaves
    for place, side in enumerate(sides):
        pair = {place + 1, leaves - place}
        assert set(side) == {page for page in pair if page <= pages}


def test_those_addressed_in_plain_language_get_a_booklet() -> None:
    assert default_fold(FRAMEWORK, "eltern") is Fold.BOOKLET
    assert default_fold(FRAMEWORK, "fachkraft") is Fold.A4


def test_text_that_looks_like_a_program_is_printed_as_it_stands() -> None:
    hostile = '#panic("x") *fett* {page}'
    made = paper_form_pdf(paper_form(round_for(), FRAMEWORK, "eltern", hostile), Fold.A4)
    assert squeezed(hostile) in pages_of(made)[0]


def test_a_body_that_answers_together_has_no_form() -> None:
    with pytest.raises(ValueError, match="leitung"):
        paper_form(round_for("leitung", Mode.CONSENSUS), FRAMEWORK, "leitung", NETWORK)


def test_what_a_criterion_means_here_stands_once_beside_its_question() -> None:
    meant = PinnedMeaning(meaning="Man findet uns auch ohne Internet.", signs="Familien rufen an.")
    printed = squeezed(text(round_for().model_copy(update={"meanings": {"finden": meant}})))
    assert printed.count(squeezed("Bei uns verabredet: Man findet uns auch ohne Internet.")) == 1
    assert squeezed("Daran merken wir es: Familien rufen an.") in printed
    assert squeezed("Bei uns verabredet") not in squeezed(text(round_for()))
