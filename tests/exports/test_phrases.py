"""Reasons, outcomes and figures become whole sentences, the same everywhere, and say no more than is shown."""

import pytest

from dialogues.agreement_model import AgreementState
from dialogues.model import Outcome, Reason, ReasonKind
from dialogues.votes import vote_figure
from exports import phrases
from selfeval.model import Mode
from selfeval.ordinal import Spread
from selfeval.release import Reach
from selfeval.results import Gap
from tests.exports.example_session import NO, RATHER_NO, RATHER_YES, SCALE, UNKNOWN, YES, example_results
from tests.fakes.small_round import FRAMEWORK
from texts.catalogue import Translator, translator

GERMAN, ENGLISH = translator("de"), translator("en")


def sentence(counts: dict[str, int], *, is_open: bool = False) -> str:
    figure = vote_figure("aussage", "fachkraft", counts, SCALE, is_open=is_open)
    return phrases.figure_sentence(figure, "Fachkräfte", SCALE, GERMAN)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({RATHER_YES: 8, YES: 4}, "Fachkräfte: Median „trifft eher zu“, 12 Antworten"),
        (
            {RATHER_NO: 4, RATHER_YES: 4},
            "Fachkräfte: Median zwischen „trifft eher nicht zu“ und „trifft eher zu“, 8 Antworten",
        ),
        (
            {NO: 4, YES: 4},
            "Fachkräfte: gespalten, Median zwischen „trifft nicht zu“ und „trifft zu“, 8 Antworten",
        ),
        ({YES: 10}, "Fachkräfte: einheitlich „trifft zu“, 10 Antworten"),
        ({UNKNOWN: 10}, "Fachkräfte: einheitlich „weiß nicht“, 10 Antworten"),
        (
            {UNKNOWN: 6, YES: 2},
            "Fachkräfte: kein Median, weil zu wenige Antworten auf der Skala liegen, 8 Antworten",
        ),
        ({YES: 3, NO: 1}, "Fachkräfte: nicht gezeigt"),
        ({YES: 6}, "Fachkräfte: nicht gezeigt"),
    ],
)
def test_a_group_is_told_in_one_line(counts: dict[str, int], said: str) -> None:
    assert sentence(counts) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({YES: 1}, "Fachkräfte: „trifft zu“, 1 Antwort"),
        ({UNKNOWN: 1}, "Fachkräfte: „weiß nicht“, 1 Antwort"),
        ({UNKNOWN: 2}, "Fachkräfte: keine Antwort auf der Skala, 2 Antworten"),
        ({YES: 2}, "Fachkräfte: Median „trifft zu“, 2 Antworten"),
    ],
)
def test_few_who_answer_openly_are_told_as_they_are(counts: dict[str, int], said: str) -> None:
    assert sentence(counts, is_open=True) == said


def test_a_distribution_follows_the_scale_and_ends_beside_it() -> None:
    figure = vote_figure("aussage", "fachkraft", {UNKNOWN: 1, YES: 5, NO: 2}, SCALE, is_open=False)
    words = phrases.distribution_words(figure, SCALE, GERMAN).replace("\u00a0", " ")
    assert words == "2 × trifft nicht zu · 5 × trifft zu · 1 × weiß nicht"


def test_a_hidden_group_has_neither_number_nor_distribution() -> None:
    figure = vote_figure("aussage", "fachkraft", {YES: 3, NO: 1}, SCALE, is_open=False)
    assert phrases.answers_words(figure, GERMAN) == ""
    assert phrases.distribution_words(figure, SCALE, GERMAN) == ""


def test_figures_of_a_release_and_of_a_vote_are_told_alike() -> None:
    released = example_results().items[0].perspectives["fachkraft"]
    voted = vote_figure("aussage", "fachkraft", dict(released.counts), SCALE, is_open=False)
    assert phrases.figure_sentence(released, "F", SCALE, GERMAN) == phrases.figure_sentence(voted, "F", SCALE, GERMAN)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            Reason(kind=ReasonKind.GAP, perspective="fachkraft", other="eltern", steps=1.5),
            "Zwei Perspektiven liegen 1,5 Stufen auseinander (höher: Fachkräfte, niedriger: Eltern).",
        ),
        (
            Reason(kind=ReasonKind.GAP, perspective="eltern", other="leitung", steps=1.0),
            "Zwei Perspektiven liegen eine Stufe auseinander (höher: Eltern, niedriger: Leitung).",
        ),
        (
            Reason(kind=ReasonKind.SPREAD, perspective="eltern"),
            "Innerhalb der Perspektive Eltern gehen die Antworten weit auseinander.",
        ),
        (
            Reason(kind=ReasonKind.UNKNOWN, perspective="eltern", share=0.5),
            "Bei rund der Hälfte in der Perspektive Eltern lautete die Antwort „weiß nicht“.",
        ),
        (
            Reason(kind=ReasonKind.ELSEWHERE, perspective="leitung", share=1.0),
            "Bei allen in der Perspektive Leitung lautete die Antwort „liegt nicht in unserer Hand“.",
        ),
        (Reason(kind=ReasonKind.CHOSEN), "Auf Vorschlag der Moderation."),
        (
            Reason(kind=ReasonKind.AGREED, count=2),
            "Dazu gibt es 2 Vereinbarungen, die noch nicht erledigt sind.",
        ),
    ],
)
def test_a_reason_is_a_sentence(reason: Reason, said: str) -> None:
    assert phrases.reason_sentence(reason, FRAMEWORK, GERMAN) == said


@pytest.mark.parametrize(
    ("share", "word"),
    [
        (0.1, "wenigen"),
        (0.25, "rund einem Viertel"),
        (1 / 3, "rund einem Drittel"),
        (0.3, "rund einem Drittel"),
        (0.5, "rund der Hälfte"),
        (2 / 3, "rund zwei Dritteln"),
        (0.75, "rund drei Vierteln"),
        (0.95, "fast allen"),
        (1.0, "allen"),
    ],
)
def test_a_share_is_the_nearest_fraction(share: float, word: str) -> None:
    assert phrases.share_words(share, GERMAN) == word


@pytest.mark.parametrize("t", [GERMAN, ENGLISH], ids=["de", "en"])
def test_every_kind_of_thing_has_its_word_and_no_two_share_one(t: Translator) -> None:
    def distinct(words: list[str]) -> bool:
        return len(set(words)) == len(words)

    assert distinct([phrases.outcome_word(outcome, t) for outcome in (*Outcome, None)])
    assert distinct([phrases.outcome_sentence(outcome, t) for outcome in (*Outcome, None)])
    assert distinct([phrases.agreement_state_word(state, t) for state in AgreementState])
    assert distinct([phrases.mode_word(mode, t) for mode in Mode])
    assert distinct([phrases.reach_word(reach, t) for reach in Reach])
    assert distinct([phrases.spread_word(spread, t) for spread in Spread])


def test_a_gap_is_told_in_the_language_of_the_reader() -> None:
    said = phrases.gap_sentence(Gap("fachkraft", "eltern", 1.5), FRAMEWORK, ENGLISH)
    assert said == "Two perspectives are 1.5 steps apart (higher: Fachkräfte, lower: Eltern)."


def test_a_median_between_two_distant_steps_names_both_and_nothing_in_between() -> None:
    first, *_, last = SCALE.steps
    words = phrases.median_words({first.id: 4, last.id: 4}, SCALE, translator("de"))
    assert first.label in words
    assert last.label in words
    assert first.label in phrases.median_words({first.id: 5, last.id: 4}, SCALE, translator("de"))
    assert last.label not in phrases.median_words({first.id: 5, last.id: 4}, SCALE, translator("de"))
