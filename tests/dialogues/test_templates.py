"""A plan is used again without anything of what it was about."""

import pytest

from dialogues.model import AgendaItem, Outcome, Reason, ReasonKind, Session, Talk
from dialogues.phases import PhaseKind
from dialogues.templates import NothingToReuse, TemplateUnknown, from_template, save_as_template, template_parts
from tests.fakes.preparation_stores import TemplatesInMemory
from tests.fakes.small_session import small_session

SAID = Talk(
    id="erstens",
    criterion_id="finden",
    minutes=30,
    method_id="fishbowl",
    material=("Stühle",),
    reasons=(Reason(kind=ReasonKind.GAP, perspective="fachkraft", other="eltern", steps=2.5),),
    outcome=Outcome.DISSENT,
    outcome_note="Die Wege sind zu weit.",
    standpoints={"eltern": "Niemand hat uns gefragt."},
    title="Wie Familien uns finden",
)
CARDS = AgendaItem(
    id="karten",
    kind=PhaseKind.GROUPS,
    title="Kleine Gruppen",
    minutes=20,
    takes_cards=True,
    card_question="Was fehlt in Musterstadt?",
    spent_seconds=1500,
)
BREAK = AgendaItem(id="pause", kind=PhaseKind.BREAK, minutes=10)
AGENDA = (CARDS, SAID, SAID.model_copy(update={"id": "zweitens", "criterion_id": "sprache"}), BREAK, SAID)


def session(*agenda: Talk | AgendaItem) -> Session:
    return small_session().model_copy(update={"agenda": agenda, "format_id": "werkstatt", "minutes": 180})


def test_nothing_of_criteria_reasons_outcomes_and_words_is_kept() -> None:
    kept = "".join(part.model_dump_json() for part in template_parts(AGENDA))
    for content in ("finden", "sprache", "eltern", "gap", "dissent", "Wege", "gefragt", "fehlt", "Familien", "1500"):
        assert content not in kept


def test_talks_in_a_row_become_one_open_talk_of_their_whole_time() -> None:
    parts = template_parts(AGENDA)
    assert [(part.kind, part.minutes) for part in parts] == [
        (PhaseKind.GROUPS, 20),
        (PhaseKind.TALK, 60),
        (PhaseKind.BREAK, 10),
        (PhaseKind.TALK, 30),
    ]
    assert not any(isinstance(part, Talk) for part in parts)
    assert (parts[1].method_id, parts[1].material, parts[1].takes_cards) == ("fishbowl", ("Stühle",), True)
    assert parts[0].title == "Kleine Gruppen"


def test_a_template_keeps_format_and_length() -> None:
    store = TemplatesInMemory()
    saved = save_as_template(store, session(*AGENDA), " Halber Tag ")
    assert (saved.title, saved.format_id, saved.minutes, saved.network_id) == ("Halber Tag", "werkstatt", 180, "netz")
    assert store.templates() == [saved]


def test_the_same_name_replaces_the_plan_before() -> None:
    store = TemplatesInMemory()
    first = save_as_template(store, session(*AGENDA), "Halber Tag")
    again = save_as_template(store, session(BREAK), "Halber Tag")
    assert again.id == first.id
    assert [len(one.parts) for one in store.templates()] == [1]


def test_without_an_agenda_there_is_no_plan() -> None:
    with pytest.raises(NothingToReuse):
        save_as_template(TemplatesInMemory(), session(), "Halber Tag")


def test_two_sessions_from_one_template_have_parts_of_their_own() -> None:
    store = TemplatesInMemory()
    saved = save_as_template(store, session(*AGENDA), "Halber Tag")
    first, second = from_template(store, saved.id), from_template(store, saved.id)
    assert [part.kind for part in first] == [part.kind for part in saved.parts]
    assert not {part.id for part in first} & {part.id for part in second}
    store.delete_template(saved.id)
    with pytest.raises(TemplateUnknown):
        from_template(store, saved.id)
