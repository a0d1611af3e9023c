"""Formats and method cards are sound documents, and a format fits every session's time in the same way."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.phases import Instrument, PhaseKind
from dialogues.session_formats import (
    FOLDER,
    GRID,
    LEAST_FOR_A_CRITERION,
    FormatInvalid,
    FormatUnknown,
    MethodUnknown,
    PlannedPhase,
    SessionFormat,
    fit,
    format_of,
    formats,
    method_of,
    methods,
    read_format,
    read_method,
)
from qualitaetsrahmen.findings import FindingCode, Place
from texts.catalogue import translator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "dialogformate.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"<!-- file ([\w-]+\.yaml) -->\n```yaml\n(.*?)```", PAGE, re.DOTALL))
SMALL = EXAMPLES["kurzes-treffen.yaml"]
CARD = EXAMPLES["runde-am-fenster.yaml"]


def lengths(planned: tuple[PlannedPhase, ...]) -> list[int]:
    return [phase.minutes for phase in planned]


def refused(text: str, file: str = "kurzes-treffen.yaml") -> FormatInvalid:
    with pytest.raises(FormatInvalid) as caught:
        read_format(text.encode(), file, methods())
    return caught.value


def line_of(text: str, passage: str) -> int:
    return text[: text.index(passage)].count("\n") + 1


ids_of_formats = pytest.mark.parametrize("one", formats(), ids=lambda one: one.id)


# what is delivered


def test_the_formats_come_in_the_order_of_a_process() -> None:
    assert [(one.id, one.minutes) for one in formats()] == [
        ("auftakt", 120),
        ("gespraech-mit-eltern", 75),
        ("werkstatt", 180),
        ("steuerungsgruppe", 90),
        ("umsetzungsgruppe", 120),
        ("netzwerktreffen", 150),
        ("dialogveranstaltung", 240),
        ("bilanz", 150),
    ]


def test_formats_and_cards_are_found_by_their_ids() -> None:
    assert format_of("bilanz").title == "Bilanz nach einem Jahr"
    assert method_of("innenkreis").for_kinds == (PhaseKind.TALK,)
    with pytest.raises(FormatUnknown):
        format_of("innenkreis")
    with pytest.raises(MethodUnknown):
        method_of("bilanz")


@ids_of_formats
def test_a_format_begins_with_arriving_and_ends_with_a_closing_round(one: SessionFormat) -> None:
    kinds = [phase.kind for phase in one.phases]
    assert (kinds[0], kinds[-1]) == (PhaseKind.ARRIVE, PhaseKind.CLOSE)
    assert PhaseKind.AGREE in kinds


@ids_of_formats
def test_a_format_that_needs_results_reads_them_before_all_talk_about_the_criteria(one: SessionFormat) -> None:
    kinds = [phase.kind for phase in one.phases]
    assert (PhaseKind.RESULTS in kinds) is one.needs_results
    if one.needs_results:
        assert kinds.count(PhaseKind.TALK) == 1
        assert kinds.index(PhaseKind.RESULTS) < kinds.index(PhaseKind.TALK)
        assert one.for_criteria is not None


def test_only_the_first_meeting_has_nothing_to_follow_up() -> None:
    without = [one.id for one in formats() if PhaseKind.FOLLOW_UP not in {phase.kind for phase in one.phases}]
    assert without == ["auftakt"]


@ids_of_formats
def test_breaks_and_the_closing_round_keep_their_length(one: SessionFormat) -> None:
    kept = [phase for phase in one.phases if phase.kind in (PhaseKind.BREAK, PhaseKind.CLOSE)]
    assert {phase.least for phase in kept} == {None}


@ids_of_formats
def test_a_long_format_has_a_break(one: SessionFormat) -> None:
    has_break = PhaseKind.BREAK in {phase.kind for phase in one.phases}
    assert has_break is (one.minutes > 90)


@ids_of_formats
def test_a_method_fits_the_phase_that_names_it(one: SessionFormat) -> None:
    named = [(phase, method_of(phase.method)) for phase in one.phases if phase.method]
    assert [phase.id for phase, card in named if phase.kind not in card.for_kinds] == []
    assert [phase.id for phase, card in named if phase.minutes < card.minutes.least] == []


def test_a_small_steering_group_is_not_asked_to_vote_in_secret() -> None:
    """Of five people a secret vote would show nothing, or too much."""
    instruments = {instrument for phase in format_of("steuerungsgruppe").phases for instrument in phase.instruments}
    assert Instrument.VOTE not in instruments


def test_the_files_are_installed_with_the_package() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    patterns = declared["tool"]["setuptools"]["package-data"]["dialogues"]
    installed = {path for pattern in patterns for path in (ROOT / "dialogues").glob(pattern)}
    assert installed == set(FOLDER.rglob("*.yaml"))
    assert len(installed) == len(formats()) + len(methods())


# reading


def test_the_examples_of_the_page_are_sound() -> None:
    assert read_format(SMALL.encode(), "kurzes-treffen.yaml", methods()).for_criteria is not None
    assert read_method(CARD.encode(), "runde-am-fenster.yaml").minutes.most == 10


def test_the_page_lists_every_format_with_its_minutes() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (\d+) \|", PAGE, re.MULTILINE)
    assert [(title, int(minutes)) for title, minutes in rows] == [(one.title, one.minutes) for one in formats()]


@pytest.mark.parametrize("word", [*PhaseKind, *Instrument])
def test_the_page_explains_every_choice(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize(
    ("written", "instead", "code", "key"),
    [
        ("    least: 5\n", "    leest: 5\n", FindingCode.MISSPELT_KEY, "leest"),
        ("minutes: 60", "minutes: viel", FindingCode.NOT_A_NUMBER, "minutes"),
        ("minutes: 60", "minutes: 65", FindingCode.NUMBER_TOO_BIG, "minutes"),
        ("minutes: 60", "minutes: 55", FindingCode.NUMBER_TOO_SMALL, "minutes"),
        ("least: 15", "least: 35", FindingCode.NUMBER_TOO_BIG, "least"),
        ("least: 15", "least: 12", FindingCode.NOT_A_CHOICE, "least"),
        ("kind: talk", "kind: gespraech", FindingCode.NOT_A_CHOICE, "kind"),
        ("kind: talk", "kind: groups", FindingCode.NOT_A_CHOICE, "kind"),
        ("method: blitzlicht", "method: blitzlich", FindingCode.MISSPELT_REFERENCE, "method"),
        ("method: blitzlicht", "method: tanzen", FindingCode.UNKNOWN_REFERENCE, "method"),
        ("id: gespraech\n", "id: ankommen\n", FindingCode.DUPLICATE_ID, "id"),
        ("  - id: gespraech\n", "  - id: gespraech\n  - id: gespraech\n", FindingCode.DUPLICATE_ID, "id"),
        ("id: kurzes-treffen", "id: langes-treffen", FindingCode.NOT_A_CHOICE, "id"),
        ("    only_with: open_agreements\n", "", FindingCode.MISSING_KEY, "only_with"),
        ("    takes_from: {ankommen: 5, vereinbaren: 5}\n", "", FindingCode.MISSING_KEY, "takes_from"),
        ("vereinbaren: 5}", "rueckblick: 5}", FindingCode.UNKNOWN_REFERENCE, "rueckblick"),
        ("{ankommen: 5, vereinbaren: 5}", "{ankommen: 10}", FindingCode.NUMBER_TOO_BIG, "ankommen"),
        ("{ankommen: 5, vereinbaren: 5}", "{ankommen: 5}", FindingCode.NUMBER_TOO_BIG, "minutes"),
        ("    for_criteria: true\n", "", FindingCode.MISSING_KEY, "for_criteria"),
        ("instruments: [pulse]", "instruments: [puls]", FindingCode.NOT_A_CHOICE, "instruments"),
        ('title: "Gespräch"', "title: Gespräch: ein Thema", FindingCode.COLON_IN_TEXT, "title"),
    ],
)
def test_a_mistake_is_told_with_its_file_line_and_key(written: str, instead: str, code: FindingCode, key: str) -> None:
    text = SMALL.replace(written, instead, 1)
    assert text != SMALL
    error = refused(text)
    first = error.findings[0]
    assert first.code is code
    assert error.data == {
        "file": "kurzes-treffen.yaml",
        "line": first.place.line,
        "key": key,
        "count": len(error.findings),
    }


def test_a_second_phase_cannot_share_its_minutes_among_the_criteria() -> None:
    error = refused(SMALL.replace("instruments: [pulse]", "for_criteria: true"))
    assert [finding.code for finding in error.findings] == [FindingCode.NOT_A_CHOICE, FindingCode.SAME_TWICE]


def test_the_line_is_that_of_the_mistake() -> None:
    text = SMALL.replace("method: gruende-suchen", "method: tanzen")
    error = refused(text)
    (finding,) = error.findings
    assert finding.place == Place(line_of(text, "method: tanzen"), len("    method: ") + 1)
    assert error.data == {"file": "kurzes-treffen.yaml", "line": finding.place.line, "key": "method", "count": 1}


def test_a_misspelt_key_is_not_taken_for_one_of_a_framework() -> None:
    (finding,) = refused(SMALL.replace("for_whom:", "for_whoom:")).findings
    assert (finding.code, finding.data["near"]) == (FindingCode.MISSPELT_KEY, "for_whom")


@pytest.mark.parametrize("content", ["", "- nur\n- eine Liste\n", "PK\x03\x04", "id: [\n", "a: 1\n"])
def test_whatever_is_no_format_is_refused_with_a_place(content: str) -> None:
    error = refused(content)
    assert isinstance(error.data["line"], int)
    assert error.data["key"]


def test_a_card_whose_shortest_time_is_above_its_longest_is_refused() -> None:
    with pytest.raises(FormatInvalid) as caught:
        read_method(CARD.replace("least: 5", "least: 15").encode(), "runde-am-fenster.yaml")
    assert caught.value.data == {"file": "runde-am-fenster.yaml", "line": 6, "key": "least", "count": 1}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_refusal_has_its_sentence(language: str) -> None:
    error = refused(SMALL.replace("method: gruende-suchen", "method: tanzen"))
    sentence = translator(language)(f"error.{error.code}", **error.data)
    assert "kurzes-treffen.yaml" in sentence
    assert "method" in sentence
    for unknown in (FormatUnknown(format_id="x"), MethodUnknown(method_id="x")):
        assert "x" in translator(language)(f"error.{unknown.code}", **unknown.data)


# fitting


@pytest.fixture
def workshop() -> SessionFormat:
    return format_of("werkstatt")


def test_a_workshop_of_three_hours_has_the_usual_agenda(workshop: SessionFormat) -> None:
    planned = fit(workshop, 180, 2, has_open_agreements=False)
    assert lengths(planned) == [15, 20, 50, 15, 35, 20, 20, 5]
    assert [phase.kind.value for phase in planned] == [
        *("arrive", "results", "groups", "break", "talk", "prioritise", "agree", "close")
    ]


def test_agreements_of_last_time_come_first_and_take_their_minutes_from_others(workshop: SessionFormat) -> None:
    planned = fit(workshop, 180, 2, has_open_agreements=True)
    assert [phase.id for phase in planned][:2] == ["ankommen", "vereinbarungen"]
    assert lengths(planned) == [15, 15, 15, 40, 15, 35, 20, 20, 5]


def test_a_third_criterion_takes_its_quarter_of_an_hour_from_the_other_phases(workshop: SessionFormat) -> None:
    planned = fit(workshop, 180, 3, has_open_agreements=False)
    assert lengths(planned) == [15, 20, 45, 15, 45, 15, 20, 5]


def test_a_longer_session_gives_its_time_to_the_talk(workshop: SessionFormat) -> None:
    assert lengths(fit(workshop, 217, 2, has_open_agreements=False)) == [15, 20, 50, 15, 72, 20, 20, 5]


def test_too_many_criteria_make_the_plan_longer_than_the_session(workshop: SessionFormat) -> None:
    planned = fit(workshop, 180, 8, has_open_agreements=False)
    assert lengths(planned) == [10, 15, 30, 15, 120, 10, 15, 5]
    assert sum(lengths(planned)) == 220


def test_without_a_talk_about_criteria_the_longest_phase_takes_what_is_left() -> None:
    first = format_of("auftakt")
    assert lengths(fit(first, 130, 3, has_open_agreements=True)) == [15, 15, 20, 10, 35, 15, 15, 5]


def test_a_planned_phase_carries_all_that_the_room_needs(workshop: SessionFormat) -> None:
    talk = next(phase for phase in fit(workshop, 180, 2, has_open_agreements=False) if phase.for_criteria)
    assert (talk.id, talk.title, talk.method) == ("plenum", "Gespräch im Plenum", "verdeckt-abstimmen")
    assert talk.instruments == (Instrument.VOTE, Instrument.CARDS, Instrument.CONSENSUS)
    assert talk.material
    assert talk.purpose


any_format = st.sampled_from(formats())
any_minutes = st.integers(min_value=30, max_value=600)
any_criteria = st.integers(min_value=0, max_value=12)


def least_of(one: SessionFormat, criteria: int, *, has_open_agreements: bool) -> dict[str, int]:
    """How short each phase that is held may get."""
    held = [phase for phase in one.phases if phase.only_with is None or has_open_agreements]
    needed = criteria * LEAST_FOR_A_CRITERION
    return {phase.id: max(phase.shortest, needed if phase.for_criteria else 0) for phase in held}


@given(any_format, any_minutes, any_criteria, st.booleans())
def test_a_plan_is_as_long_as_the_session_whenever_that_is_possible(
    one: SessionFormat, minutes: int, criteria: int, has_open: bool
) -> None:
    planned = fit(one, minutes, criteria, has_open_agreements=has_open)
    shortest = sum(least_of(one, criteria, has_open_agreements=has_open).values())
    assert sum(lengths(planned)) == max(minutes, shortest)


@given(any_format, any_minutes, any_criteria, st.booleans())
def test_every_phase_is_held_in_its_order_and_none_is_too_short_or_too_long(
    one: SessionFormat, minutes: int, criteria: int, has_open: bool
) -> None:
    planned = fit(one, minutes, criteria, has_open_agreements=has_open)
    least = least_of(one, criteria, has_open_agreements=has_open)
    usual = {phase.id: phase.minutes for phase in one.phases}
    assert [phase.id for phase in planned] == list(least)
    assert [phase.id for phase in planned if phase.minutes < least[phase.id]] == []
    longer = [phase for phase in planned if phase.minutes > usual[phase.id]]
    assert len(longer) <= 1
    if one.for_criteria:
        assert all(phase.for_criteria for phase in longer)
    assert len([phase for phase in planned if phase.minutes % GRID]) <= 1


@given(any_format, any_minutes, any_criteria, st.booleans())
def test_the_same_session_gets_the_same_plan(one: SessionFormat, minutes: int, criteria: int, has_open: bool) -> None:
    again = SessionFormat.model_validate(one.model_dump(by_alias=True))
    plan = fit(one, minutes, criteria, has_open_agreements=has_open)
    assert fit(again, minutes, criteria, has_open_agreements=has_open) == plan


@given(any_format, any_minutes, any_criteria, st.booleans())
def test_more_time_makes_no_phase_shorter_but_for_minutes_beside_the_grid(
    one: SessionFormat, minutes: int, criteria: int, has_open: bool
) -> None:
    now = lengths(fit(one, minutes - minutes % GRID, criteria, has_open_agreements=has_open))
    then = lengths(fit(one, minutes - minutes % GRID + GRID, criteria, has_open_agreements=has_open))
    assert all(before <= after for before, after in zip(now, then, strict=True))
