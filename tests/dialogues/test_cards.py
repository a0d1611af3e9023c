"""Cards are collected, looked at before anybody sees them, and put together by hand."""

import pytest

from dialogues.cards import (
    add_cluster,
    cards_by_cluster,
    clusters_of,
    collect,
    dissolve_cluster,
    name_cluster,
    order_clusters,
    show_all_waiting,
    sort_cards,
    write_own,
)
from dialogues.errors import AgendaItemUnknown, CardsClosed, ClusterUnknown, ContributionEmpty, VoteUnknown
from dialogues.questions import ask, consensus_on, dots_on, reveal_question
from dialogues.room import contribute
from dialogues.room_model import Contribution, ContributionState, Option
from dialogues.sessions import moderate
from tests.fakes.cluster_store import ClustersInMemory
from tests.fakes.small_session import Evening


@pytest.fixture
def evening() -> Evening:
    return Evening()


@pytest.fixture
def clusters(evening: Evening) -> ClustersInMemory:
    return ClustersInMemory(evening.hall)


def cards(evening: Evening) -> list[Contribution]:
    return evening.store.contributions("sitzung")


def by_text(evening: Evening) -> dict[str, Contribution]:
    return {card.text: card for card in cards(evening)}


def written(evening: Evening, *texts: str) -> None:
    for text in texts:
        contribute(evening.room, "erstens", text)


def board(evening: Evening, clusters: ClustersInMemory) -> dict[str, list[str]]:
    piles = cards_by_cluster(cards(evening), clusters_of(clusters, "sitzung", "erstens"))
    return {one.title if one else "": [card.text for card in pile] for one, pile in piles.items()}


def test_cards_come_in_only_while_they_are_collected(evening: Evening) -> None:
    collect(evening.store, "sitzung", "erstens", takes_cards=False, question="Was fehlt?")
    with pytest.raises(CardsClosed):
        written(evening, "zu spät")
    collect(evening.store, "sitzung", "erstens", takes_cards=True, question="Was fehlt?")
    written(evening, "rechtzeitig")
    assert [card.text for card in cards(evening)] == ["rechtzeitig"]
    item = evening.session.agenda_item("erstens")
    assert item is not None
    assert item.card_question == "Was fehlt?"


def test_a_part_that_has_left_the_agenda_collects_nothing(evening: Evening) -> None:
    with pytest.raises(AgendaItemUnknown):
        collect(evening.store, "sitzung", "fehlt", takes_cards=True, question="")


def test_all_waiting_cards_that_somebody_has_seen_are_shown_at_once(evening: Evening) -> None:
    written(evening, "a", "b", "c")
    seen = [card.id for card in cards(evening)]
    moderate(evening.store, "sitzung", by_text(evening)["b"].id, ContributionState.WITHHELD)
    written(evening, "kam danach")
    show_all_waiting(evening.store, "sitzung", seen)
    states = {card.text: card.state for card in cards(evening)}
    assert states == {"a": "shown", "b": "withheld", "c": "shown", "kam danach": "waiting"}


def test_a_card_of_the_facilitator_is_shown_at_once_even_when_collecting_is_over(evening: Evening) -> None:
    collect(evening.store, "sitzung", "erstens", takes_cards=False, question="")
    write_own(evening.room, "erstens", "  Gesagt\nam Tisch ")
    [card] = cards(evening)
    assert (card.text, card.state) == ("Gesagt am Tisch", ContributionState.SHOWN)
    with pytest.raises(ContributionEmpty):
        write_own(evening.room, "erstens", " ")
    with pytest.raises(AgendaItemUnknown):
        write_own(evening.room, "fehlt", "Text")


def test_a_reason_belongs_to_its_question_and_to_no_answer(evening: Evening) -> None:
    collect(evening.store, "sitzung", "erstens", takes_cards=False, question="")
    question = ask(evening.store, evening.session, "erstens", consensus_on("Wir fangen an."))
    evening.answer(question, ["einwand"])
    contribute(evening.room, "erstens", "Uns fehlen Räume.", about=question.id)
    [card] = cards(evening)
    assert (card.about, card.state) == (question.id, ContributionState.WAITING)
    assert not {"perspective", "seat", "answer"} & set(Contribution.model_fields)


def test_only_questions_that_take_reasons_get_them(evening: Evening) -> None:
    dots = ask(evening.store, evening.session, "erstens", dots_on([Option(id="a"), Option(id="b")], 1))
    reveal_question(evening.store, "sitzung", dots.id)
    for about in (dots.id, "fehlt"):
        with pytest.raises(VoteUnknown):
            contribute(evening.room, "erstens", "Weil.", about=about)


def test_cards_lie_where_somebody_put_them(evening: Evening, clusters: ClustersInMemory) -> None:
    written(evening, "a", "b", "c")
    first = add_cluster(clusters, "sitzung", "erstens", "Wege")
    second = add_cluster(clusters, "sitzung", "erstens", "Zeit")
    ids = {text: card.id for text, card in by_text(evening).items()}
    sort_cards(clusters, "sitzung", "erstens", {first.id: [ids["c"], ids["a"]], second.id: [], None: [ids["b"]]})
    assert board(evening, clusters) == {"": ["b"], "Wege": ["c", "a"], "Zeit": []}


def test_a_cluster_gets_another_name_and_another_place(evening: Evening, clusters: ClustersInMemory) -> None:
    made = [add_cluster(clusters, "sitzung", "erstens", name) for name in ("Wege", "Zeit", "Geld")]
    name_cluster(clusters, "sitzung", made[0].id, "Kurze Wege")
    order_clusters(clusters, "sitzung", "erstens", [made[2].id, made[0].id])
    assert [one.title for one in clusters.clusters("sitzung")] == ["Geld", "Kurze Wege", "Zeit"]


def test_a_dissolved_cluster_leaves_its_cards_in_none(evening: Evening, clusters: ClustersInMemory) -> None:
    written(evening, "a")
    own = add_cluster(clusters, "sitzung", "erstens", "Wege")
    sort_cards(clusters, "sitzung", "erstens", {own.id: [by_text(evening)["a"].id]})
    for _ in range(2):
        dissolve_cluster(clusters, "sitzung", own.id)
    assert board(evening, clusters) == {"": ["a"]}
    with pytest.raises(ClusterUnknown):
        name_cluster(clusters, "sitzung", own.id, "Neu")


def test_cards_put_into_a_cluster_that_is_gone_lie_in_none(evening: Evening, clusters: ClustersInMemory) -> None:
    written(evening, "a")
    sort_cards(clusters, "sitzung", "erstens", {"fehlt": [by_text(evening)["a"].id]})
    assert board(evening, clusters) == {"": ["a"]}
