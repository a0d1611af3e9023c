"""A page is drawn once for everybody only while nothing on it is somebody's own."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from participant.contexts import MessagePage
from participant.rendering import draw_once, render
from tests.participant.conftest import Town
from tests.participant.forms import Reader

Phones = Callable[[], TestClient]


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    draw_once.cache_clear()


@pytest.mark.parametrize(("is_for_all", "kept"), [(True, 1), (False, 0)])
def test_only_a_page_for_everybody_is_kept(is_for_all: bool, kept: int) -> None:
    page = MessagePage(title="Seite", paragraphs=("Ein Satz.",), is_for_all=is_for_all)
    first, second = render(page).body, render(page).body
    assert first == second
    assert draw_once.cache_info().currsize == kept


def test_what_somebody_answered_is_shown_to_them_and_kept_for_nobody(town: Town, phone: Phones) -> None:
    address = town.address(town.round())
    one, other = phone(), phone()
    form = Reader(one.get(address).text).question_form
    name, values = next(iter(form.choices.items()))
    blank = draw_once.cache_info().currsize
    one.post(form.action, data=form.sent_by("weiter", **{name: values[0]}))
    answered = Reader(one.get(f"{address}?seite=1").text).question_form
    assert answered.fields[name] == values[0]
    assert name not in Reader(other.get(f"{address}?seite=1").text).question_form.fields
    assert draw_once.cache_info().currsize == blank + 1, "the next page, blank, but not the answered one"
