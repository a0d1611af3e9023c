"""Nobody reads what people wrote before somebody has looked it through, and then only what was kept."""

from datetime import date

import pytest

from selfeval.errors import WordsNotTranslated, WordsTooLong, WordsUndecided, WordsUnknown
from selfeval.model import Mode
from selfeval.release import PartKind, Reach, ReleasedText
from selfeval.text_review import LONGEST_SHOWN, LeftOut, TextInReview, by_topic, keep, leave_out, release_texts, reopen
from tests.fakes.review_store import TextsInMemory
from tests.fakes.small_round import TODAY, plan, small_round

ROUND = small_round()


def text(name: str, words: str, language: str = "de", perspective: str = "eltern") -> TextInReview:
    return TextInReview(id=name, perspective=perspective, place="wege", language=language, text=words)


def released(store: TextsInMemory) -> tuple[ReleasedText, ...]:
    part = release_texts(store, ROUND, TODAY, lambda _: None)
    assert part is not None
    return part.texts


def test_what_is_kept_is_released_and_the_originals_are_gone() -> None:
    store = TextsInMemory(text("a", "Frau Beispiel hilft gut"), text("b", "Mehr Zeit"))
    for one in store.texts():
        keep(store, one, one.text.replace("Frau Beispiel", "[Name]"))
    assert {one.text for one in released(store)} == {"[Name] hilft gut", "Mehr Zeit"}
    assert store.texts() == []
    (part,) = store.parts
    assert (part.kind, part.number, part.figures, part.sent) == (PartKind.TEXTS, 2, (), {})
    assert "Beispiel" not in part.content()


def test_a_released_text_is_tied_to_nothing_but_its_topic_and_perspective() -> None:
    store = TextsInMemory(text("f00d", "Mehr Zeit"))
    keep(store, store.texts()[0], "Mehr Zeit")
    (one,) = released(store)
    assert set(one.model_dump()) == {"place", "perspective", "text", "translated_from", "reach"}
    assert "f00d" not in store.parts[0].content()


def test_nothing_is_released_while_a_text_has_not_been_looked_through() -> None:
    store = TextsInMemory(text("a", "Eins"), text("b", "Zwei"))
    keep(store, store.texts()[0], "Eins")
    with pytest.raises(WordsUndecided) as caught:
        release_texts(store, ROUND, TODAY, lambda _: None)
    assert caught.value.data == {"count": 1}
    assert store.parts == []


def test_a_text_that_is_left_out_leaves_only_its_reason_as_a_number() -> None:
    store = TextsInMemory(text("a", "Etwas Schlimmes"), text("b", "Gut"))
    leave_out(store, store.texts()[0], LeftOut.INSULT)
    keep(store, store.texts()[1], "Gut")
    assert [one.text for one in released(store)] == ["Gut"]
    assert store.parts[0].left_out == {"insult": 1}
    assert "Schlimmes" not in store.parts[0].content()


def test_a_text_in_another_language_is_shown_only_as_a_translation() -> None:
    store = TextsInMemory(text("a", "Daha fazla zaman", "tr"))
    for untranslated in ("", "Daha fazla zaman"):
        with pytest.raises(WordsNotTranslated):
            keep(store, store.texts()[0], untranslated)
    keep(store, store.texts()[0], "Mehr Zeit")
    assert released(store) == (
        ReleasedText(place="wege", perspective="eltern", text="Mehr Zeit", translated_from="tr"),
    )
    assert "Daha" not in store.parts[0].content()


def test_plain_german_needs_no_translation() -> None:
    store = TextsInMemory(text("a", "Mehr Zeit", "de-leicht"))
    keep(store, store.texts()[0], "Mehr Zeit")
    assert released(store)[0].translated_from is None


def test_a_text_stays_inside_the_network_unless_somebody_says_otherwise() -> None:
    store = TextsInMemory(text("a", "Eins"), text("b", "Zwei"))
    keep(store, store.texts()[0], "Eins")
    keep(store, store.texts()[1], "Zwei", is_public=True)
    assert {one.text: one.reach for one in released(store)} == {"Eins": Reach.INTERNAL, "Zwei": Reach.PUBLIC}


@pytest.mark.parametrize(("agreed_on", "reach"), [(None, Reach.INTERNAL), (date(2026, 11, 21), Reach.PUBLIC)])
def test_the_words_of_a_body_leave_only_by_its_agreement(agreed_on: date | None, reach: Reach) -> None:
    body = plan("leitung", Mode.CONSENSUS).model_copy(update={"leave_agreed_on": agreed_on})
    store = TextsInMemory(text("a", "Wir", perspective="leitung"))
    keep(store, store.texts()[0], "Wir", is_public=True)
    part = release_texts(store, small_round(body), TODAY, lambda _: None)
    assert part is not None
    assert part.texts[0].reach is reach


def test_a_decision_can_be_taken_back_until_the_release() -> None:
    store = TextsInMemory(text("a", "Eins"))
    decided = leave_out(store, store.texts()[0], LeftOut.TRACEABLE)
    assert reopen(store, decided) == text("a", "Eins")
    keep(store, store.texts()[0], "Eins")
    released(store)
    with pytest.raises(WordsUnknown):
        reopen(store, decided)


def test_the_released_texts_stand_in_the_order_of_the_shuffle() -> None:
    store = TextsInMemory(*(text(name, name) for name in "abc"))
    for one in store.texts():
        keep(store, one, one.text)
    part = release_texts(store, ROUND, TODAY, lambda texts: texts.reverse())
    assert part is not None
    assert [one.text for one in part.texts] == ["c", "b", "a"]


def test_without_any_text_there_is_nothing_to_release() -> None:
    assert release_texts(TextsInMemory(), ROUND, TODAY, lambda _: None) is None


def test_what_is_shown_instead_has_a_longest_length_too() -> None:
    store = TextsInMemory(text("a", "Eins"))
    with pytest.raises(WordsTooLong):
        keep(store, store.texts()[0], "x" * (LONGEST_SHOWN + 1))


def test_texts_are_looked_through_topic_by_topic_and_group_by_group() -> None:
    other = text("c", "Drei", perspective="fachkraft")
    elsewhere = text("d", "Vier").model_copy(update={"place": "miteinander"})
    groups = by_topic([elsewhere, text("a", "Eins"), other], ["wege", "miteinander"], ["fachkraft", "eltern"])
    assert [(group.place, group.perspective, [one.id for one in group.texts]) for group in groups] == [
        ("wege", "fachkraft", ["c"]),
        ("wege", "eltern", ["a"]),
        ("miteinander", "eltern", ["d"]),
    ]
