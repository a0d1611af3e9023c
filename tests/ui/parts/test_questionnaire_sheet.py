"""A previewed questionnaire keeps the language and the direction of its texts, and every sign of them."""

from re import findall

from qualitaetsrahmen.languages.translations import translated
from selfeval.questionnaire import questionnaire_for
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of, without
from tests.fakes.versions import framework, of_items
from texts.completeness import has_own_words
from ui.parts.questionnaire_sheet import questionnaire_html

SMALL = small_framework()
EVERYTHING = tuple(SMALL.criteria)


def test_every_question_stands_with_its_answers() -> None:
    html = questionnaire_html(questionnaire_for(SMALL, EVERYTHING, "eltern"))
    assert '<div class="fragebogen" lang="de" dir="ltr">' in html
    assert html.count("<li><p>") == 4
    assert html.count("<li>trifft eher zu</li>") == 4
    assert "<li>liegt nicht in unserer Hand</li>" not in html


def test_questions_are_counted_through_all_topics_as_on_paper() -> None:
    asked = questionnaire_for(SMALL, EVERYTHING, "eltern")
    html = questionnaire_html(asked)
    assert [len(page.questions) for page in asked.pages] == [2, 2]
    assert findall(r'<ol start="(\d+)">', html) == ["1", "3"]


def test_stages_and_evidence_are_read_with_the_question() -> None:
    anchors = {step.id: f"So ist {step.id}." for step in SMALL.scales[0].steps}
    whole = of_items(
        "eins|zwei",
        eins={"kind": "stage", "anchors": anchors},
        zwei={"kind": "minimum", "scale": "ja-nein", "evidence": "Ein Blatt an der Tür."},
    )
    html = questionnaire_html(questionnaire_for(whole, tuple(whole.criteria), "leitung"))
    assert "<strong>trifft zu</strong><br>So ist trifft-zu." in html
    assert "Woran man es sieht: Ein Blatt an der Tür." in html


def test_a_language_from_right_to_left_reads_from_right_to_left() -> None:
    arabic = questionnaire_for(translated(SMALL, translation_of(SMALL, "ar")), EVERYTHING, "eltern")
    html = questionnaire_html(arabic, "ar")
    assert '<div class="fragebogen" lang="ar" dir="rtl">' in html
    assert "ar: Ich verstehe die Texte." in html
    assert '<p class="oder">أو</p>' in html


def test_a_language_that_we_have_no_words_in_sets_answers_apart_by_a_sign() -> None:
    persian = questionnaire_for(translated(SMALL, translation_of(SMALL, "fa")), EVERYTHING, "eltern")
    html = questionnaire_html(persian, "fa")
    assert '<p class="oder"><span aria-hidden="true">–</span></p>' in html
    assert "oder</" not in html


def test_a_language_without_words_of_the_questionnaire_goes_without_them() -> None:
    evident = of_items("eins", eins={"kind": "minimum", "scale": "ja-nein", "evidence": "Ein Blatt an der Tür."})
    persian = translated(evident, translation_of(evident, "fa", perspective="leitung"))
    html = questionnaire_html(questionnaire_for(persian, tuple(persian.criteria), "leitung"), "fa")
    assert '<p class="hilfe">fa: Ein Blatt an der Tür.</p>' in html
    assert "Woran" not in html
    assert [has_own_words(one) for one in ("de", "en", "de-leicht", "ar", "fa")] == [True, True, True, True, False]


def test_what_is_left_in_german_is_marked_as_german() -> None:
    lacking = without(translation_of(SMALL, "tr"), "items/sprache.texte/ask/eltern/text")
    turkish = questionnaire_for(translated(SMALL, lacking), EVERYTHING, "eltern")
    html = questionnaire_html(turkish, "tr", frozenset({"Ich verstehe die Texte."}))
    assert '<p><span lang="de" dir="ltr">Ich verstehe die Texte.</span></p>' in html
    assert "<p>tr: Ich weiß, wo ich Hilfe bekomme.</p>" in html


def test_leichte_sprache_is_read_as_german() -> None:
    easy = questionnaire_for(SMALL, EVERYTHING, "eltern")
    html = questionnaire_html(easy, "de-leicht", frozenset({"Ich verstehe die Texte."}))
    assert 'lang="de" dir="ltr"' in html
    assert "<span" not in html


def test_a_text_is_never_taken_for_markup() -> None:
    hostile = framework(('"Ich verstehe die Texte."', '"<img src=x onerror=alert(1)> & <b>Texte</b>"'))
    html = questionnaire_html(questionnaire_for(hostile, EVERYTHING, "eltern"))
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &lt;b&gt;Texte&lt;/b&gt;" in html
    assert "<img" not in html
