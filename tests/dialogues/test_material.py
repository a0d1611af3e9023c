"""What has to lie ready is gathered once, from the parts and their method cards."""

from dialogues.agenda_parts import part_by_hand
from dialogues.material import card_of, cards_for, materials
from dialogues.model import AgendaItem, Session
from dialogues.phases import PhaseKind
from tests.fakes.small_session import small_session

CARDS = part_by_hand(PhaseKind.GROUPS, "Karten", 20).model_copy(
    update={"id": "karten", "material": ("Karten", "Tische")}
)
WALL = part_by_hand(PhaseKind.TALK, "Wand", 20).model_copy(update={"id": "wand", "material": ("karten", "Stellwand")})


def session(*parts: AgendaItem) -> Session:
    return small_session().model_copy(update={"agenda": parts})


def test_each_thing_is_named_once_with_all_parts_that_need_it() -> None:
    gathered = materials(session(CARDS, WALL))
    assert [(one.name, one.parts) for one in gathered] == [
        ("Karten", ("karten", "wand")),
        ("Tische", ("karten",)),
        ("Stellwand", ("wand",)),
    ]


def test_what_the_method_card_needs_is_on_the_list_too() -> None:
    led = CARDS.model_copy(update={"method_id": "karten-sammeln", "material": ()})
    card = card_of(led)
    assert card is not None
    assert [one.name for one in materials(session(led))] == list(card.material)


def test_a_card_that_has_gone_leaves_the_part_without_one() -> None:
    assert card_of(CARDS) is None
    assert card_of(CARDS.model_copy(update={"method_id": "gibt-es-nicht-mehr"})) is None


def test_only_cards_of_the_same_kind_are_offered() -> None:
    offered = cards_for(CARDS)
    assert offered
    assert all(PhaseKind.GROUPS in card.for_kinds for card in offered)
