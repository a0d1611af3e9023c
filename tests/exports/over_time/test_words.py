"""What went on between rounds is said with both numbers, with its reasons, and without praise or blame."""

from exports.over_time.words import (
    agreement_lines,
    latest_sentences,
    link_sentence,
    unknown_sentences,
    ways_sentence,
)
from selfeval.release import Reach
from tests.exports.over_time.rounds import marks_of, only_thread, rounds_over_time
from texts.catalogue import translator

T = translator("de")


def test_a_change_names_both_steps_and_both_numbers_and_its_note() -> None:
    found = rounds_over_time()
    [sentence] = latest_sentences(only_thread(found), found, T)
    assert sentence.startswith("Eltern: zuvor „trifft zu“ (n = 15), danach „trifft eher zu“ (n = 11).")
    assert "Mit Hinweis: Kürzer gefragt." in sentence


def test_a_hidden_round_is_named_and_never_why() -> None:
    found = rounds_over_time()
    [course] = only_thread(found).courses
    assert link_sentence(course.links[0], found, T) == (
        "Eltern: zuvor „trifft eher nicht zu“ (n = 10), danach nicht gezeigt. "
        "Nicht vergleichbar: In „Runde 2“ wird diese Sicht nicht gezeigt."
    )


def test_shares_of_not_knowing_are_counts_and_leave_hidden_rounds_out() -> None:
    found = rounds_over_time()
    assert unknown_sentences(only_thread(found), found, T) == [
        "„weiß nicht“ bei Eltern: 0 von 10, dann 3 von 15, dann 0 von 11."
    ]


def test_one_line_says_who_moved() -> None:
    found = rounds_over_time()
    assert ways_sentence(only_thread(found), found, T) == "niedriger: Eltern"


def test_an_agreement_is_told_with_its_days_and_the_words_of_a_body_stay_inside() -> None:
    found = rounds_over_time()
    [inside] = agreement_lines(marks_of(found), Reach.INTERNAL, T)
    [outside] = agreement_lines(marks_of(found), Reach.PUBLIC, T)
    assert "vereinbart am 02.05.2025, beschlossen am 01.09.2025 (Einstimmig.), Frist 01.03.2026" in inside
    assert "erledigt am 01.04.2026" in inside
    assert "Einstimmig" not in outside
