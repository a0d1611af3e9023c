"""Parts of an agenda bear the same name on every screen and paper."""

from dialogues.agenda_parts import part_by_hand
from dialogues.model import Talk
from dialogues.phases import PhaseKind
from exports.agenda_phrases import kind_word, part_name, parts_in_short
from tests.fakes.small_round import FRAMEWORK
from tests.fakes.small_session import small_session
from texts.catalogue import translator

DE = translator("de")


def test_a_part_bears_its_title_else_its_criterion_else_its_kind() -> None:
    talk = Talk(id="x", criterion_id="finden", minutes=20)
    assert part_name(talk, FRAMEWORK, DE) == "1.1 Auffindbarkeit"
    assert part_name(talk.model_copy(update={"title": "Wege zu uns"}), FRAMEWORK, DE) == "Wege zu uns"
    assert part_name(part_by_hand(PhaseKind.BREAK, "", 10), FRAMEWORK, DE) == "Pause"


def test_every_kind_of_part_has_a_word_in_both_languages() -> None:
    for kind in PhaseKind:
        part = part_by_hand(kind, "", 10)
        assert kind_word(part, DE) != kind_word(part, translator("en"))


def test_in_one_line_all_talks_are_one() -> None:
    pause = part_by_hand(PhaseKind.BREAK, "Kaffee", 10)
    session = small_session()
    with_pause = session.model_copy(update={"agenda": (*session.agenda, pause)})
    assert parts_in_short(with_pause, ["erstens", "zweitens", pause.id, "verschwunden"], DE) == "Gespräch · Kaffee"
