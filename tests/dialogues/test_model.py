"""What a room makes is whole from the moment it is made."""

import pytest
from pydantic import ValidationError

from dialogues.model import Session, Talk
from dialogues.room_model import Contribution
from tests.fakes.small_session import small_session


@pytest.mark.parametrize("changes", [{"minutes": 29}, {"minutes": 601}, {"title": " "}, {"perspectives": ()}])
def test_a_session_has_a_title_a_length_and_somebody_in_the_room(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Session.model_validate(small_session().model_dump() | changes)


@pytest.mark.parametrize("minutes", [0, 601])
def test_an_agenda_item_lasts_between_a_minute_and_the_longest_session(minutes: int) -> None:
    with pytest.raises(ValidationError):
        Talk(id="x", criterion_id="finden", minutes=minutes)


@pytest.mark.parametrize("text", ["", " ", "x" * 281])
def test_a_card_has_a_text_that_fits_on_it(text: str) -> None:
    with pytest.raises(ValidationError):
        Contribution(id="x", session_id="s", agenda_item_id="a", text=text)


def test_an_agenda_item_is_found_by_its_id() -> None:
    item = small_session().talk("zweitens")
    assert item is not None
    assert item.criterion_id == "sprache"
    assert small_session().talk("drittens") is None
