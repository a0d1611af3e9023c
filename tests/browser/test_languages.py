"""Each language in a real browser: no barrier on any page of a questionnaire, nothing cut off, direction kept."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, NetworkScope
from qualitaetsrahmen.languages.translations import Translation, direction
from selfeval.model import PerspectivePlan
from selfeval.rounds import RoundDraft, link_token, open_round, plan_round
from tests.browser.desk_pages import barriers_on
from texts.catalogue import PARTICIPANT_LANGUAGES
from tools.running_app import RunningApp
from wiring.services import Services, build_services
from wiring.settings import Settings

pytestmark = pytest.mark.browser

SMALLEST, USUAL = ViewportSize(width=320, height=568), ViewportSize(width=390, height=844)
SIZES = (SMALLEST, pytest.param(USUAL, marks=pytest.mark.slow))
"""What fits the smallest phone nearly always fits a usual one."""
ALWAYS_WHOLE = ("de", "ar")
"""One language of each direction: the pages of the others are built the same and differ in their words."""
CRITERIA = ("grundidee.selbstverstaendlich", "netzwerk.uebergaben")
CHECKED = {"by": "Probe der Software", "on": "2026-11-01"}


@pytest.fixture(scope="module")
def questionnaire(app: RunningApp) -> str:
    """The address of a questionnaire that is offered in every language, as if all were confirmed."""
    services = build_services(Settings(home=app.home))
    token = open_in_all_languages(services)
    services.database.close()
    return f"{app.address}/t/{token}"


def open_in_all_languages(services: Services) -> str:
    network = Network(id="sprachort", name="Netzwerk Sprachort", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    library = services.library()
    framework = library.frameworks["fruehe-hilfen@2.0"]
    store = services.rounds(NetworkScope.of("sprachort"))
    draft = RoundDraft("sprachort", "Runde im Herbst", CRITERIA, (PerspectivePlan(perspective="eltern"),))
    planned = plan_round(store, framework, draft)
    confirmed = [as_confirmed(one) for one in library.translations_of(framework).values()]
    opened = open_round(store, services.keys, planned.id, services.clock.today(), confirmed)
    return link_token(services.keys, opened, "eltern")


def as_confirmed(translation: Translation) -> Translation:
    data = translation.model_dump(mode="json", by_alias=True, exclude_none=True)
    data["translation"]["checked"] = CHECKED
    return Translation.model_validate(data)


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page to which it leads, because the script goes there by itself."""
    before = page.url
    page.locator(f"button[name={name}]").click()
    page.wait_for_url(lambda url: url != before)
    page.wait_for_load_state()


def assert_sound(page: Page, language: str) -> None:
    """No barrier that axe finds, nothing wider than the screen, and the direction of the language.

    On the smallest phone axe looks at one language of each direction; on a usual one, where time is, at all.
    """
    if language in ALWAYS_WHOLE or page.viewport_size == USUAL:
        assert barriers_on(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert page.evaluate("getComputedStyle(document.body).direction") == direction(language)


@pytest.mark.parametrize("size", SIZES, ids=["320", "390"])
@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES)
def test_a_whole_questionnaire_has_no_barrier(
    app: RunningApp, questionnaire: str, browser: Browser, language: str, size: ViewportSize
) -> None:
    context = browser.new_context(viewport=size, java_script_enabled=True)
    page = context.new_page()
    page.goto(f"{questionnaire}?sprache={language}")
    assert page.locator(".languages > *").count() == len(PARTICIPANT_LANGUAGES)
    assert_sound(page, language)
    for _ in range(2):
        for question in page.locator("form fieldset").all():
            question.locator("label").last.click()
        press(page, "weiter")
        assert_sound(page, language)
    press(page, "absenden")
    assert page.locator("body[data-ende=gesendet]").count() == 1
    assert_sound(page, language)
    for text in ("/datenschutz", "/barrierefreiheit", "/r", "/t/gibt-es-nicht"):
        page.goto(f"{app.address}{text}?sprache={language}")
        assert_sound(page, language)
    context.close()


def test_from_right_to_left_steps_and_progress_begin_on_the_right(questionnaire: str, browser: Browser) -> None:
    context = browser.new_context(viewport=ViewportSize(width=1024, height=800))
    page = context.new_page()
    page.goto(f"{questionnaire}?sprache=ar")
    steps = [label.bounding_box() for label in page.locator("fieldset").first.locator(".steps label").all()]
    places = [box["x"] for box in steps if box]
    assert places == sorted(places, reverse=True)
    assert page.evaluate("getComputedStyle(document.querySelector('progress')).direction") == "rtl"
    context.close()
