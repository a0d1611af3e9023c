"""An agenda is made of a format's parts; the chosen criteria share the time for talking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.agenda import Proposal, chosen_by_hand
from dialogues.agenda_parts import (
    agenda_of,
    criteria_that_fit,
    filled,
    is_open_talk,
    part_by_hand,
    talks_by_hand,
    with_criterion,
)
from dialogues.model import AgendaItem, ReasonKind, Talk
from dialogues.phases import PhaseKind
from dialogues.session_formats import fit, format_of, formats
from tests.fakes.small_round import FRAMEWORK


def chosen(*names: str) -> list[Proposal]:
    return [chosen_by_hand(FRAMEWORK.criteria[name]) for name in names]


def workshop(*names: str, minutes: int = 180) -> tuple[Talk | AgendaItem, ...]:
    phases = fit(format_of("werkstatt"), minutes, len(names), has_open_agreements=False)
    return agenda_of(phases, chosen(*names))


def kinds(agenda: tuple[Talk | AgendaItem, ...]) -> list[PhaseKind]:
    return [part.kind for part in agenda]


def test_every_phase_of_the_format_is_a_part_and_each_criterion_a_talk_in_its_place() -> None:
    agenda = workshop("finden", "sprache")
    assert kinds(agenda) == [
        PhaseKind.ARRIVE,
        PhaseKind.RESULTS,
        PhaseKind.GROUPS,
        PhaseKind.BREAK,
        PhaseKind.TALK,
        PhaseKind.TALK,
        PhaseKind.PRIORITISE,
        PhaseKind.AGREE,
        PhaseKind.CLOSE,
    ]
    talks = [part for part in agenda if isinstance(part, Talk)]
    assert [(talk.criterion_id, talk.minutes) for talk in talks] == [("finden", 20), ("sprache", 15)]
    assert sum(part.minutes for part in agenda) == 180
    assert len({part.id for part in agenda}) == len(agenda)


def test_a_part_keeps_what_the_format_says_about_it() -> None:
    groups = workshop("finden")[2]
    phase = next(phase for phase in format_of("werkstatt").phases if phase.kind is PhaseKind.GROUPS)
    assert (groups.title, groups.purpose, groups.method_id) == (phase.title, phase.purpose, phase.method)
    assert groups.material == phase.material


def test_cards_are_open_where_the_format_collects_them_and_nowhere_else() -> None:
    taking = [part.kind for part in workshop("finden") if part.takes_cards]
    assert taking == [PhaseKind.GROUPS, PhaseKind.TALK]


def test_without_a_criterion_the_time_for_talking_is_kept() -> None:
    (talk,) = [part for part in workshop() if part.kind is PhaseKind.TALK]
    assert is_open_talk(talk)
    assert sum(part.minutes for part in workshop()) == 180


def test_the_first_criterion_that_comes_later_takes_the_place_that_was_kept() -> None:
    before = workshop()
    after = with_criterion(before, chosen("finden")[0])
    assert kinds(after) == kinds(before)
    (talk,) = [part for part in after if isinstance(part, Talk)]
    assert talk.minutes == next(part.minutes for part in before if is_open_talk(part))


def test_another_criterion_follows_the_last_talk_and_is_led_like_it() -> None:
    after = with_criterion(workshop("finden"), chosen("sprache")[0])
    place = next(number for number, part in enumerate(after) if isinstance(part, Talk))
    first, second = after[place : place + 2]
    assert isinstance(second, Talk)
    assert (second.criterion_id, second.minutes, second.method_id) == ("sprache", 25, first.method_id)


def test_the_same_criterion_twice_changes_nothing() -> None:
    agenda = workshop("finden")
    assert with_criterion(agenda, chosen("finden")[0]) == agenda


def test_an_agenda_without_any_talk_gets_its_criterion_at_the_end() -> None:
    pause = part_by_hand(PhaseKind.BREAK, "Pause", 10)
    assert kinds(with_criterion((pause,), chosen("finden")[0])) == [PhaseKind.BREAK, PhaseKind.TALK]


def test_a_template_is_filled_in_its_first_talk_and_stays_as_it_is() -> None:
    template = [part_by_hand(PhaseKind.ARRIVE, "Ankommen", 10), part_by_hand(PhaseKind.TALK, "Gespräch", 40)]
    agenda = filled(template, chosen("finden", "sprache"))
    assert [part.minutes for part in agenda] == [10, 20, 20]
    assert not {part.id for part in template} & {part.id for part in agenda}
    assert kinds(filled(template, [])) == [PhaseKind.ARRIVE, PhaseKind.TALK]
    assert kinds(filled(template[:1], chosen("finden"))) == [PhaseKind.ARRIVE, PhaseKind.TALK]


def test_outside_of_a_format_each_criterion_gets_its_usual_time() -> None:
    (talk,) = talks_by_hand(chosen("wechsel"))
    assert (talk.minutes, talk.takes_cards) == (25, True)
    assert [reason.kind for reason in talk.reasons] == [ReasonKind.CHOSEN]


@pytest.mark.parametrize(
    ("name", "minutes", "criteria"),
    [("werkstatt", 180, 2), ("werkstatt", 240, 6), ("steuerungsgruppe", 90, 1), ("auftakt", 120, 0)],
)
def test_only_so_many_criteria_fit_as_a_group_can_really_talk_about(name: str, minutes: int, criteria: int) -> None:
    assert criteria_that_fit(format_of(name), minutes, has_open_agreements=False) == criteria


@given(
    number=st.integers(0, len(formats()) - 1),
    minutes=st.integers(6, 120).map(lambda fives: fives * 5),
    has_open=st.booleans(),
)
def test_as_many_criteria_as_fit_share_the_talk_and_no_minute_is_lost(
    number: int, minutes: int, has_open: bool
) -> None:
    one = formats()[number]
    fitting = criteria_that_fit(one, minutes, has_open_agreements=has_open)
    phases = fit(one, minutes, fitting, has_open_agreements=has_open)
    agenda = agenda_of(phases, chosen(*list(FRAMEWORK.criteria)[:fitting]))
    assert sum(part.minutes for part in agenda) == sum(phase.minutes for phase in phases)
    shared = [part.minutes for part in agenda if isinstance(part, Talk)]
    assert all(part >= 15 for part in shared)
    assert not shared or max(shared) - min(shared) <= 5
