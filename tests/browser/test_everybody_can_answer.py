"""Every page of people who answer works by keyboard alone, on the smallest phone, enlarged fourfold, and for axe."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from dialogues.agenda import chosen_by_hand
from dialogues.sessions import SessionDraft, plan_session, room_code, start_session
from networks.scopes import NetworkScope
from selfeval.model import Mode
from tests.browser.answering import (
    NETWORK,
    QUESTIONS,
    Asking,
    choose,
    go_on,
    phone,
    see_overview,
    see_thanks,
    see_topic,
    send,
)
from tests.browser.desk_pages import barriers_on
from tests.fakes.small_framework import small_framework
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

SMALLEST = 320
"""The width of the smallest phones, and of a screen of 1280 pixels that is enlarged fourfold."""
LARGE_ENOUGH = 44
PROSE = ("/datenschutz", "/barrierefreiheit", "/barrierefreiheit/hilfe", "/r", "/t", "/t/unbekannt")


def barriers(page: Page) -> list[str]:
    """Return what stands in somebody's way on the page as it is now."""
    problems = barriers_on(page)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        problems.append("has to be scrolled sideways")
    return [f"{page.url} {problem}" for problem in problems + too_small(page)]


def too_small(page: Page) -> list[str]:
    """Return what can be tapped and is lower than a finger; links inside a sentence are as high as their line."""
    found: list[str] = page.locator(
        "button:visible, summary:visible, .answer:visible, .languages a:visible, .foot a:visible, .answers a:visible"
    ).evaluate_all(
        "(all, least) => all.filter(one => one.getBoundingClientRect().height < least)"
        ".map(one => `${one.innerText} is too small`)",
        LARGE_ENOUGH,
    )
    return found


def refuse_to_store(asking: Asking, page: Page) -> None:
    """Close the round while somebody answers, so that the page comes that gives the input back."""
    page.goto(address := asking.new_round())
    choose(page)
    asking.close(address)
    go_on(page)
    expect(page.get_by_role("heading", name="Ihre Antworten wurden nicht gespeichert")).to_be_visible()


def open_room(asking: Asking) -> str:
    """Start a session and return the address of its room for phones."""
    asking.new_round()
    services = build_services(Settings(home=asking.home))
    try:
        scope = NetworkScope.of(NETWORK)
        of_round = services.rounds(scope).rounds()[0]
        store = services.sessions(scope)
        agenda = [chosen_by_hand(small_framework().criteria["finden"])]
        planned = plan_session(store, of_round, SessionDraft("Dialog", services.clock.today(), 60, agenda))
        started = start_session(store, services.keys, planned.id)
        return f"{asking.address}/r/{room_code(services.keys, started)}"
    finally:
        services.database.close()


@pytest.mark.parametrize("width", [SMALLEST, 1280])
def test_no_page_of_the_questionnaire_stands_in_anybodys_way(asking: Asking, browser: Browser, width: int) -> None:
    found: list[str] = []
    with phone(browser, width) as context:
        page = context.new_page()
        page.goto(address := asking.new_round())
        for number in (1, 2):
            see_topic(page, number)
            found += barriers(page)
            choose(page)
            go_on(page)
        see_overview(page)
        found += barriers(page)
        page.get_by_role("link", name="Antworten ändern").first.click()
        see_topic(page, 1)
        found += barriers(page)
        page.goto(f"{address}?seite=ende")
        send(page)
        found += barriers(page)
        page.goto(address)
        found += barriers(page)
        page.goto(asking.new_round("fachkraft", Mode.DECLARED))
        found += barriers(page)
    assert found == []


def test_the_fold_and_the_pages_for_going_on_later_stand_in_nobodys_way(asking: Asking, browser: Browser) -> None:
    found: list[str] = []
    with phone(browser, SMALLEST) as context:
        page = context.new_page()
        page.goto(address := asking.new_round())
        page.locator("summary").click()
        expect(page.get_by_role("link", name="Hilft Ihnen jemand beim Ausfüllen")).to_be_visible()
        found += barriers(page)
        page.get_by_role("button", name="Später weitermachen").click()
        expect(page.get_by_role("heading", name="Ihr Code zum Weitermachen")).to_be_visible()
        code = page.locator(".big-code")
        assert code.evaluate("one => one.clientHeight < 3 * parseFloat(getComputedStyle(one).fontSize) + 32")
        assert code.evaluate("one => one.scrollWidth <= one.clientWidth"), "the code is cut off"
        found += barriers(page)
        page.goto(f"{address}?seite=weitermachen")
        page.get_by_label("Ihr Code zum Weitermachen").fill("2222 2222")
        page.get_by_role("button", name="Weitermachen").click()
        expect(page.get_by_role("alert")).to_be_visible()
        found += barriers(page)
    assert found == []


@pytest.mark.parametrize("script", [True, False])
def test_the_first_question_begins_on_the_first_screen_of_a_phone(
    asking: Asking, browser: Browser, *, script: bool
) -> None:
    with phone(browser, script=script) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(asking.new_round())
        expect(page.locator("fieldset legend").first).to_be_in_viewport(ratio=1)


def test_no_other_page_stands_in_anybodys_way(asking: Asking, browser: Browser) -> None:
    found: list[str] = []
    with phone(browser, SMALLEST) as context:
        page = context.new_page()
        for path in PROSE:
            page.goto(f"{asking.address}{path}")
            found += barriers(page)
        page.goto(f"{asking.address}/r")
        page.get_by_role("textbox").fill("2222 2222")
        page.get_by_role("button").first.click()
        found += barriers(page)
        page.goto(open_room(asking))
        expect(page.get_by_role("heading", name="Aus welcher Sicht")).to_be_visible()
        found += barriers(page)
        refuse_to_store(asking, page)
        found += barriers(page)
    assert found == []


def test_without_a_connection_the_page_stands_in_nobodys_way_either(asking: Asking, browser: Browser) -> None:
    with phone(browser, SMALLEST) as context:
        page = context.new_page()
        page.goto(asking.new_round())
        choose(page)
        context.set_offline(True)
        go_on(page)
        expect(page.get_by_role("status")).to_contain_text("Keine Verbindung.")
        assert barriers(page) == []


def press_until(page: Page, selector: str) -> None:
    """Move on by Tab until an element that fits has the focus; every stop on the way can be seen."""
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const here = document.activeElement; const label = here.closest('label') || here;"
            " return [getComputedStyle(here).outlineStyle, getComputedStyle(label).outlineStyle] })()"
        )
        assert set(outline) != {"none"}, "the focus cannot be seen"
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


@pytest.mark.parametrize("script", [True, False])
def test_the_whole_questionnaire_is_answered_by_keyboard_alone(
    asking: Asking, browser: Browser, *, script: bool
) -> None:
    expected = {"ballots": 1, "sent": 1, "helped": 1, "answers": QUESTIONS}
    with phone(browser, 1280, script=script) as context, asking.more(**expected):
        page = context.new_page()
        page.goto(asking.new_round())
        for number in (1, 2):
            see_topic(page, number)
            for _ in range(QUESTIONS // 2):
                press_until(page, "input[type=radio]")
                page.keyboard.press("Space")
                page.keyboard.press("ArrowDown")
            press_until(page, "button[name=weiter]")
            page.keyboard.press("Enter")
        see_overview(page)
        press_until(page, "input[name=geholfen]")
        page.keyboard.press("Space")
        press_until(page, "button[name=absenden]")
        page.keyboard.press("Enter")
        see_thanks(page)


def test_a_message_about_a_mistake_has_the_focus_when_the_page_comes(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.goto(asking.new_round())
        go_on(page)
        see_topic(page, 2)
        go_on(page)
        see_overview(page)
        page.locator("button[name=absenden]").click()
        expect(page.get_by_role("alert")).to_be_focused()
        expect(page.get_by_role("alert")).to_contain_text(re.compile("noch keine Frage beantwortet"))


def test_questions_are_groups_with_their_text_and_headings_follow_each_other(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.goto(asking.new_round())
        expect(page.get_by_role("group", name=re.compile(r"^\d\. "))).to_have_count(2)
        levels = page.locator("h1, h2, h3").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_colours_of_the_system_leave_the_chosen_answer_and_the_progress_visible(
    asking: Asking, browser: Browser
) -> None:
    with phone(browser) as context:
        page = context.new_page()
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        page.goto(asking.new_round())
        choose(page)
        outline = "one => getComputedStyle(one).outlineStyle"
        assert page.locator(".answer:has(:checked)").first.evaluate(outline) == "solid"
        assert page.locator(".answer:not(:has(:checked))").last.evaluate(outline) == "none"
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
