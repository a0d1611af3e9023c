"""Whatever happens between a phone and the server: no answer is lost, none counts twice, none stays on the device."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.answering import (
    QUESTIONS,
    Asking,
    answer_up_to_the_overview,
    choose,
    chosen,
    go_on,
    phone,
    phone_that_keeps_nothing,
    remembered,
    see_overview,
    see_thanks,
    see_topic,
    send,
)

pytestmark = pytest.mark.browser

ALL_SENT = {"ballots": 1, "sent": 1, "answers": QUESTIONS}


def lose_answers_of_the_server(page: Page, times: int) -> list[str]:
    """Let the server take the next forms and its answers get lost on the way back; return which were lost."""
    lost: list[str] = []

    def pass_on(route: Route) -> None:
        if route.request.method != "POST" or len(lost) >= times:
            route.continue_()
            return
        route.fetch()
        lost.append(route.request.url)
        route.abort()

    page.route("**/t/*", pass_on)
    return lost


def test_offline_in_the_middle_and_online_again_loses_and_doubles_nothing(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context, asking.more(**ALL_SENT):
        page = context.new_page()
        page.goto(asking.new_round())
        choose(page)
        go_on(page)
        see_topic(page, 2)
        context.set_offline(True)
        choose(page)
        go_on(page)
        expect(page.get_by_role("status")).to_contain_text("Keine Verbindung.")
        see_topic(page, 2)
        assert any("rueckmeldung" in entry for entry in remembered(page))
        context.set_offline(False)
        see_overview(page)
        context.set_offline(True)
        page.locator("button[name=absenden]").click()
        expect(page.get_by_role("status")).to_contain_text("Keine Verbindung.")
        context.set_offline(False)
        see_thanks(page)
        assert remembered(page) == []


def test_when_the_answer_of_the_server_gets_lost_the_page_is_sent_again_and_counts_once(
    asking: Asking, browser: Browser
) -> None:
    with phone(browser) as context, asking.more(**ALL_SENT):
        page = context.new_page()
        page.goto(asking.new_round())
        for number in (1, 2):
            see_topic(page, number)
            lost = lose_answers_of_the_server(page, times=1)
            choose(page)
            go_on(page)
        see_overview(page)
        lost = lose_answers_of_the_server(page, times=2)
        page.locator("button[name=absenden]").click()
        see_thanks(page)
        assert len(lost) == 2
        assert remembered(page) == []


def test_a_server_in_trouble_is_asked_again_and_the_page_says_whose_fault_it_is(
    asking: Asking, browser: Browser
) -> None:
    with phone(browser) as context, asking.more(**ALL_SENT):
        page = context.new_page()
        answer_up_to_the_overview(page, asking.new_round())
        page.route("**/t/*", lambda route: route.fulfill(status=503, body="gestört"))
        page.locator("button[name=absenden]").click()
        expect(page.get_by_role("status")).to_contain_text("das liegt nicht an Ihnen")
        page.unroute("**/t/*")
        see_thanks(page)


def test_what_was_chosen_is_still_chosen_after_a_reload(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context, asking.more():
        page = context.new_page()
        page.goto(asking.new_round())
        choose(page, 2)
        page.reload()
        assert chosen(page) == 2
        expect(page.get_by_text("Auf diesem Gerät hat schon jemand begonnen.")).to_be_visible()
        page.get_by_role("button", name="Von vorn beginnen").click()
        see_topic(page, 1)
        assert chosen(page) == 0


def test_a_tab_closed_without_connection_sends_when_the_link_is_opened_again(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context, asking.more(**ALL_SENT):
        address = asking.new_round()
        page = context.new_page()
        page.goto(address)
        choose(page)
        go_on(page)
        see_topic(page, 2)
        context.set_offline(True)
        choose(page)
        go_on(page)
        expect(page.get_by_role("status")).to_contain_text("Keine Verbindung.")
        page.close()
        context.set_offline(False)
        page = context.new_page()
        page.goto(address)
        see_overview(page)
        send(page)


def test_what_somebody_left_without_sending_is_not_shown_to_the_next_person(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context, asking.more():
        address = asking.new_round()
        first = context.new_page()
        first.goto(address)
        choose(first)
        first.close()
        second = context.new_page()
        second.goto(address)
        assert chosen(second) == 0
        assert not any("trifft" in entry for entry in remembered(second))


def test_another_person_on_the_same_device_finds_nothing_of_the_first(asking: Asking, browser: Browser) -> None:
    both = {"ballots": 2, "sent": 2, "answers": 2 * QUESTIONS}
    with phone(browser) as context, asking.more(**both):
        page = context.new_page()
        answer_up_to_the_overview(page, address := asking.new_round())
        send(page)
        page.get_by_role("button", name="Bogen für eine weitere Person öffnen").click()
        see_topic(page, 1)
        assert chosen(page) == 0
        assert not any("trifft" in entry for entry in remembered(page))
        answer_up_to_the_overview(page, address)
        send(page)


def test_two_quick_taps_send_once(asking: Asking, browser: Browser) -> None:
    with phone(browser) as context, asking.more(**ALL_SENT):
        page = context.new_page()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        answer_up_to_the_overview(page, asking.new_round())
        already = len(sent)
        page.locator("button[name=absenden]").dblclick()
        see_thanks(page)
        assert len(sent) == already + 1


def test_going_back_in_the_browser_shows_what_was_stored_and_resurrects_nothing(
    asking: Asking, browser: Browser
) -> None:
    with phone(browser) as context, asking.more(**ALL_SENT):
        page = context.new_page()
        answer_up_to_the_overview(page, asking.new_round())
        page.go_back()
        see_topic(page, 2)
        assert chosen(page) == 2
        page.go_forward()
        see_overview(page)
        send(page)
        page.go_back()
        expect(page.locator("body[data-ende=gesendet]")).to_be_visible()
        assert remembered(page) == []


def test_an_answer_can_be_taken_back_with_and_without_script(asking: Asking, browser: Browser) -> None:
    for script in (True, False):
        with phone(browser, script=script) as context, asking.more(ballots=1, sent=1, answers=QUESTIONS - 1):
            page = context.new_page()
            answer_up_to_the_overview(page, asking.new_round())
            page.get_by_role("link", name="Antworten ändern").first.click()
            page.get_by_text("Diese Antwort zurücknehmen").first.click()
            go_on(page)
            see_topic(page, 2)
            go_on(page)
            expect(page.get_by_text("Sie haben 3 von 4 Fragen beantwortet.")).to_be_visible()
            send(page)


def test_that_somebody_helped_is_counted_only_where_the_box_was_ticked(asking: Asking, browser: Browser) -> None:
    for helped in (1, 0):
        with phone(browser) as context, asking.more(**ALL_SENT, helped=helped):
            page = context.new_page()
            answer_up_to_the_overview(page, asking.new_round())
            if helped:
                page.get_by_label("Jemand hat mir beim Ausfüllen geholfen").check()
            send(page)


def test_a_browser_that_keeps_nothing_is_told_so_by_the_script_too(
    asking: Asking, browser: Browser, tmp_path: Path
) -> None:
    """With cookies blocked, Chromium gives scripts no store either, so the page has to remember by itself."""
    with phone_that_keeps_nothing(browser, tmp_path) as context, asking.more():
        page = context.new_page()
        page.goto(asking.new_round())
        choose(page)
        go_on(page)
        expect(page.get_by_text("Ihr Browser nimmt unser Cookie nicht an.")).to_be_visible()
        assert chosen(page) == 2
