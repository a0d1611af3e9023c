"""A round in a real browser: plan it, answer, close it, and see where the views part."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.desk_pages import Watched, barriers_on, open_page
from tests.browser.phones import answer_all
from tests.browser.staff import staff_of_new_network
from tools.running_app import RunningApp

pytestmark = pytest.mark.browser

DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
NETWORK = "Netzwerk Frühe Hilfen Wegeort"
LOWEST, HIGHEST = 0, 3
PATIENCE_MS = 20_000


def test_a_round_is_planned_answered_and_shows_where_the_views_part(app: RunningApp, browser: Browser) -> None:
    desk_context = browser.new_context(viewport=DESK, locale="de-DE", accept_downloads=True)
    phone_context = browser.new_context(viewport=PHONE, locale="de-DE", has_touch=True)
    watched = [Watched(one, app.address) for one in (desk_context, phone_context)]
    for context in (desk_context, phone_context):
        context.set_default_timeout(PATIENCE_MS)
    desk, phone = desk_context.new_page(), phone_context.new_page()

    sign_in(desk, app)
    plan_and_open_a_round(desk, app)
    links = links_of(desk)
    answer_on_the_phone(phone, links["Eltern"])
    for choose in (LOWEST, LOWEST, LOWEST, LOWEST, LOWEST + 1):  # and one step higher on the phone
        answer_all(links["Eltern"], choose)
    for choose in (HIGHEST - 1,) * 5 + (LOWEST,) * 2:  # nobody stands alone, so everything may be shown
        answer_all(links["Fachkräfte"], choose)
    answer_all(links["Koordination"], HIGHEST)
    close_the_round(desk, app)
    see_where_the_views_part(desk, app)
    assert [complaint for one in watched for complaint in one.complaints] == []


def sign_in(desk: Page, app: RunningApp) -> None:
    desk.goto(staff_of_new_network(app, "wegeort", NETWORK))
    desk.get_by_role("button", name="Jetzt anmelden").click()
    expect(desk.get_by_role("heading", name="Übersicht")).to_be_visible(timeout=PATIENCE_MS)


def plan_and_open_a_round(desk: Page, app: RunningApp) -> None:
    open_page(desk, f"{app.address}/neue_runde")
    desk.get_by_text("7 Zusammenarbeit mit der Familie").click()
    desk.get_by_role("button", name="Weiter").click()
    for perspective in ("Koordination", "Fachkräfte", "Eltern"):
        desk.locator("label").filter(has_text=f"{perspective} ·").click()
        expect(desk.get_by_text(f"Wie antwortet die Perspektive „{perspective}“?")).to_be_visible()
    desk.get_by_role("button", name="Weiter").click()
    expect(desk.get_by_role("heading", name="Wer sieht die Ergebnisse?")).to_be_visible()
    desk.get_by_role("button", name="Weiter").click()
    desk.get_by_role("button", name="Runde anlegen").click()
    desk.get_by_role("button", name="Jetzt öffnen").click()
    expect(desk.get_by_text("Die Runde ist offen.")).to_be_visible()


def links_of(desk: Page) -> dict[str, str]:
    """Return the addresses that the coordinator hands out, by perspective in the order of the framework."""
    found = {}
    for perspective in ("Koordination", "Fachkräfte", "Eltern"):
        desk.get_by_role("tab", name=perspective).click()
        found[perspective] = (
            desk.get_by_role("tabpanel", name=perspective).get_by_role("group", name="Adresse").inner_text()
        )
    return found


def answer_on_the_phone(phone: Page, link: str) -> None:
    """Answer as a parent does: read, tap, look back, look over, send."""
    phone.goto(link)
    expect(phone.get_by_text(NETWORK).first).to_be_visible()
    expect(phone.get_by_text("Die Fachkräfte nehmen meine Meinung ernst.")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert barriers_on(phone) == []
    for question in phone.locator("form[method=post] fieldset").all():
        question.locator("label").nth(1).click()
    phone.locator("button[name=weiter]").click()
    overview = phone.get_by_role("heading", name="Ihre Antworten im Überblick")
    expect(overview).to_be_visible()
    phone.locator("button[name=zurueck]").click()
    expect(phone.locator("fieldset input:checked").first).to_be_attached()
    phone.locator("button[name=weiter]").click()
    expect(overview).to_be_visible()
    assert barriers_on(phone) == []
    phone.locator("button[name=absenden]").click()
    expect(phone.locator("body[data-ende=gesendet]")).to_be_visible()


def close_the_round(desk: Page, app: RunningApp) -> None:
    open_page(desk, f"{app.address}/runden")
    desk.get_by_text("Links und Stand ansehen").click()
    expect(desk.get_by_role("heading", name="Stand")).to_be_visible()
    desk.locator("summary", has_text="Runde schließen").click()
    desk.get_by_role("button", name="Runde schließen").click()
    desk.get_by_role("button", name="Ja, jetzt schließen").click()
    expect(desk.get_by_text("Die Runde ist geschlossen").first).to_be_visible()


def see_where_the_views_part(desk: Page, app: RunningApp) -> None:
    open_page(desk, f"{app.address}/ergebnisse")
    expect(desk.get_by_role("heading", name="Wo die Sichten auseinandergehen")).to_be_visible()
    expect(desk.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    with desk.expect_download() as taken:
        desk.get_by_role("button", name="Diagramm als SVG").first.click()
    assert b"Reichweite: intern" in taken.value.path().read_bytes()
    expect(desk.get_by_text("höher: Koordination, niedriger: Eltern").first).to_be_visible()
