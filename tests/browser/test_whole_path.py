"""The whole way in a real browser: plan, answer, see where the views part, talk, vote, agree, take the minutes."""

import re
from collections.abc import Iterator

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from docx.document import Document as DocxDocument
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from networks.accounts import Grant, Role, create_account
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope
from tests.browser.desk_pages import open_page
from tests.browser.phones import Phone, answer_all
from tools.running_app import RunningApp, running_app
from wiring.services import build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
NETWORK = "Netzwerk Frühe Hilfen Probeort"
LOWEST, HIGHEST = 0, 3
PATIENCE_MS = 20_000


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """A fresh installation with one network and the account that coordinates and facilitates it."""
    home = tmp_path_factory.mktemp("home")
    services = build_services(Settings(home=home))
    network = Network(id="probeort", name=NETWORK, kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    working = (Grant(role=role, network_id="probeort") for role in (Role.COORDINATOR, Role.FACILITATOR))
    grants = (*working, Grant(role=Role.ADMINISTRATOR))
    create_account(services.accounts(), "koordination@example.org", "Koordination", grants)
    services.database.close()
    with running_app(home) as running:
        yield running


class Watched:
    """Pages of a context, with everything that breaks the content policy or leaves for another host."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.complaints: list[str] = []
        self._address = address
        context.set_default_timeout(PATIENCE_MS)
        context.on("console", lambda message: self._listen(message.text))
        context.on("request", lambda request: self._look(request.url))

    def _listen(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.complaints.append(text)

    def _look(self, url: str) -> None:
        own = (self._address, self._address.replace("http:", "ws:"), "data:", "blob:")
        if not url.startswith(own):
            self.complaints.append(url)


def test_a_difference_becomes_a_talk_and_the_talk_an_agreement(app: RunningApp, browser: Browser) -> None:
    desk_context = browser.new_context(viewport=DESK, locale="de-DE", accept_downloads=True)
    phone_context = browser.new_context(viewport=PHONE, locale="de-DE", has_touch=True)
    watched = [Watched(desk_context, app.address), Watched(phone_context, app.address)]
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
    plan_a_session(desk, app)
    hold_the_session(desk, phone, app)
    minutes = take_the_minutes(desk)

    text = "\n".join(paragraph.text for paragraph in minutes.paragraphs)
    cells = "\n".join(cell.text for table in minutes.tables for row in table.rows for cell in row.cells)
    assert "Ein Zettel reicht nicht" in text
    assert "Erster Besuch zu zweit" in cells
    assert "Familienhebammen" in cells
    assert [complaint for one in watched for complaint in one.complaints] == []


def barriers_on(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 A and AA on the page as it is now."""
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    return [violation["id"] for violation in found.response["violations"]]


def sign_in(desk: Page, app: RunningApp) -> None:
    desk.goto(app.sign_in_link)
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
    expect(desk.get_by_text("höher: Koordination, niedriger: Eltern").first).to_be_visible()


def plan_a_session(desk: Page, app: RunningApp) -> None:
    open_page(desk, f"{app.address}/dialoge")
    desk.get_by_role("button", name="Qualitätsentwicklungswerkstatt wählen").click()
    expect(desk.get_by_role("cell", name="14:00–14:15")).to_be_visible()
    desk.get_by_role("button", name="Dialog planen").click()
    expect(desk.get_by_text("Die Tagesordnung können Sie bis zuletzt ändern.")).to_be_visible()
    entries = desk.get_by_role("listitem").filter(has_text=re.compile(r"\d Minuten$"))
    expect(entries.nth(1)).to_contain_text("14:15–14:35")
    desk.get_by_label("Ergebnisse zeigen: verschieben").press("Enter")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    expect(entries.first).to_contain_text("14:00–14:20")


def hold_the_session(desk: Page, phone: Page, app: RunningApp) -> None:
    open_page(desk, f"{app.address}/dialog_fuehren")
    desk.get_by_role("button", name="Raum öffnen").click()
    code = desk.get_by_text(re.compile(r"^[2-9A-HJ-NP-Y]{4} [2-9A-HJ-NP-Y]{4}$")).first.inner_text()
    take_a_seat(phone, app, code)
    desk.get_by_role("button", name=re.compile("7.1 Zuhören")).click()
    expect(phone.get_by_text("Die Fachkräfte nehmen meine Meinung ernst.").first).to_be_visible()
    room = phone.url
    seats = [Phone(room, "fachkraft") for _ in range(6)] + [Phone(room, "eltern") for _ in range(5)]
    projector = desk.context.new_page()
    projector.goto(desk.get_by_role("link", name="Leinwand öffnen").get_attribute("href") or "")
    vote_and_reveal(desk, phone, projector, seats)
    for seat in seats:
        seat.put_away()
    hand_in_a_card(desk, phone, projector)
    agree(desk)
    desk.get_by_role("button", name="Dialog beenden").click()
    desk.get_by_role("button", name="Ja, beenden").click()
    expect(desk.get_by_text("Dieser Dialog ist beendet.")).to_be_visible()


def take_a_seat(phone: Page, app: RunningApp, code: str) -> None:
    phone.goto(f"{app.address}/r")
    phone.get_by_role("textbox").fill("2222 2222")
    phone.get_by_role("button").first.click()
    expect(phone.get_by_role("textbox")).to_have_value(re.compile("2222"))
    phone.get_by_role("textbox").fill(code.lower())
    phone.get_by_role("button").first.click()
    phone.get_by_role("button", name="Eltern").click()
    expect(phone.get_by_text("Sie stimmen ab für: Eltern")).to_be_visible()


def vote_and_reveal(desk: Page, phone: Page, projector: Page, seats: list[Phone]) -> None:
    desk.get_by_role("tab", name="Abstimmung").click()
    desk.get_by_role("button", name="Verdeckte Abstimmung öffnen").click()
    expect(desk.get_by_text("Die Abstimmung vor dem Gespräch läuft")).to_be_visible()
    for number, seat in enumerate(seats):
        seat.vote(HIGHEST if number < 5 else HIGHEST - 1 if number == 5 else number % 2)
    assert barriers_on(phone) == []
    phone.locator("fieldset label").first.click()
    phone.locator("button[name=absenden]").click()
    expect(phone.get_by_text("Ihre Stimme ist angekommen")).to_be_visible()
    expect(desk.get_by_text("12 von 12 haben abgestimmt")).to_be_visible()
    assert "Eltern" not in projector.locator("main").inner_text()
    desk.get_by_role("button", name="Beenden und aufdecken").click()
    expect(projector.get_by_text("Fachkräfte").first).to_be_visible()
    expect(projector.get_by_text("Eltern").first).to_be_visible()


def hand_in_a_card(desk: Page, phone: Page, projector: Page) -> None:
    phone.locator("textarea[name=beitrag]").fill("Ein Zettel reicht nicht. " * 20)
    phone.locator("button[name=abgeben]").click()
    expect(phone.locator("textarea[name=beitrag]")).to_have_value(re.compile("Ein Zettel reicht nicht"))
    phone.locator("textarea[name=beitrag]").fill("Ein Zettel reicht nicht, wenn man müde ist.")
    phone.locator("button[name=abgeben]").click()
    desk.get_by_role("tab", name="Karten").click()
    desk.get_by_role("button", name="Zeigen", exact=True).click()
    expect(projector.get_by_text("Ein Zettel reicht nicht")).to_be_visible()


def agree(desk: Page) -> None:
    desk.get_by_role("tab", name="Festhalten").click()
    desk.get_by_label("Was wird getan?").fill("Erster Besuch zu zweit")
    desk.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(desk.get_by_text("Was Sie geschrieben haben, ist noch da.")).to_be_visible()
    desk.get_by_label("Wer? (Rolle oder Stelle").fill("Familienhebammen")
    desk.get_by_label("Woran werden wir es merken?").fill("Familien kennen die neue Person vorher.")
    desk.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(desk.get_by_text("Die Vereinbarung steht.")).to_be_visible()


def take_the_minutes(desk: Page) -> DocxDocument:
    with desk.expect_download() as download:
        desk.get_by_text("Protokoll als Word-Dokument").click()
    return docx.Document(str(download.value.path()))
