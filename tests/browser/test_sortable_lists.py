"""Entries are put in order by mouse, finger, keyboard and buttons, under the content policy of the staff's pages."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.browser.answering import PATIENCE_MS
from tests.browser.desk_pages import barriers_on
from tools.running_app import small_page

pytestmark = pytest.mark.browser

WIDE, NARROW = 1440, 390
BEFUND = "Wo gehen unsere Sichten auseinander?"
KARTEN = "Karten zu den Übergängen"
AS_PLANNED = {"heute": ["ankommen", "befund", "gespraech", "abschluss"], "spaeter": ["karten"], "nie": []}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small page with the lists answers."""
    with small_page("tests.browser.sorting_app:app", tmp_path_factory.mktemp("sorting")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, as wide as a test asks; whatever the browser complains about fails the test."""
    width = getattr(request, "param", WIDE)
    context = browser.new_context(viewport={"width": width, "height": 844}, locale="de-DE", has_touch=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    expect(entry(page, BEFUND)).to_be_visible()
    yield page
    context.close()
    assert complaints == []


def entry(page: Page, text: str) -> Locator:
    return page.locator(".entry").filter(has_text=text)


def handle(page: Page, text: str) -> Locator:
    return page.get_by_role("button", name=f"{text}: verschieben")


def entries(page: Page) -> dict[str, list[str]]:
    """The ids that stand in each list on the screen."""
    shown = page.locator(".list").evaluate_all(
        "lists => lists.map(list => [...list.querySelectorAll('.entry')].map(entry => entry.dataset.id))"
    )
    return dict(zip(AS_PLANNED, shown, strict=True))


def see_stored(page: Page, moves: int, **changed: list[str]) -> None:
    """See that the page has stored so many moves, and that the screen shows what is stored."""
    expect(page.get_by_text(f"Gespeichert: {moves}", exact=True)).to_be_visible()
    expected = AS_PLANNED | changed
    assert json.loads(page.get_by_test_id("stText").inner_text()) == expected
    assert entries(page) == expected


def draw_again(page: Page) -> None:
    """Let the page run once more, so that a move which was told by mistake would have arrived."""
    button = page.get_by_role("button", name="Gezeichnet:")
    before = button.inner_text()
    button.click()
    expect(button).not_to_have_text(before)


def middle(place: Locator) -> tuple[float, float]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, what: Locator, to: Locator, down: float = 0) -> None:
    """Pull something onto the middle of something else, or so many pixels below."""
    x, y = middle(to)
    page.mouse.move(*middle(what))
    page.mouse.down()
    page.mouse.move(x, y, steps=8)
    page.mouse.move(x, y + down, steps=3)


def see_said(page: Page, text: str) -> None:
    expect(page.locator("[aria-live=assertive].unseen")).to_have_text(text)


def test_a_mouse_drags_an_entry_within_its_list_and_into_another(page: Page) -> None:
    drag(page, entry(page, BEFUND).locator(".text"), entry(page, "Was nehmen wir mit?"), down=15)
    page.mouse.up()
    see_stored(page, 1, heute=["ankommen", "gespraech", "abschluss", "befund"])
    drag(page, handle(page, BEFUND), entry(page, KARTEN), down=-15)
    page.mouse.up()
    see_stored(page, 2, heute=["ankommen", "gespraech", "abschluss"], spaeter=["befund", "karten"])
    see_said(page, f"{BEFUND}: abgelegt auf Platz 1 von 2 in „Später“.")


def test_an_entry_can_be_dropped_into_an_empty_list(page: Page) -> None:
    drag(page, handle(page, KARTEN), page.locator(".list").nth(2))
    page.mouse.up()
    see_stored(page, 1, spaeter=[], nie=["karten"])


def test_escape_ends_a_drag_and_leaves_everything_as_it_was(page: Page) -> None:
    drag(page, handle(page, BEFUND), entry(page, KARTEN))
    page.keyboard.press("Escape")
    page.mouse.up()
    draw_again(page)
    see_stored(page, 0)


def test_a_press_without_a_drag_moves_nothing(page: Page) -> None:
    entry(page, BEFUND).locator(".text").click()
    draw_again(page)
    see_stored(page, 0)


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_a_finger_drags_an_entry_by_its_handle_and_scrolls_the_page_elsewhere(page: Page) -> None:
    finger = page.context.new_cdp_session(page)
    (x, y), (_, to) = middle(handle(page, BEFUND)), middle(entry(page, "Ankommen und Rahmen"))
    swipe(finger, (x, y), (x, to - 10))
    see_stored(page, 1, heute=["befund", "ankommen", "gespraech", "abschluss"])
    text = entry(page, BEFUND).locator(".text")
    (x, y), (_, to) = middle(text), middle(entry(page, "Gespräch"))
    swipe(finger, (x, y), (x, to))
    draw_again(page)
    see_stored(page, 1, heute=["befund", "ankommen", "gespraech", "abschluss"])


def swipe(finger: CDPSession, start: tuple[float, float], end: tuple[float, float]) -> None:
    steps = [
        (start[0] + (end[0] - start[0]) * part / 8, start[1] + (end[1] - start[1]) * part / 8) for part in range(9)
    ]
    for number, (x, y) in enumerate(steps):
        kind = "touchMove" if number else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_keyboard_takes_moves_and_drops_and_hears_where_it_is(page: Page) -> None:
    handle(page, "Ankommen und Rahmen").focus()
    page.keyboard.press("ArrowDown")
    expect(handle(page, BEFUND)).to_be_focused()
    page.keyboard.press("Space")
    expect(handle(page, BEFUND)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("ArrowDown")
    see_said(page, f"{BEFUND}: Platz 3 von 4 in „Heute“.")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    see_said(page, f"{BEFUND}: Platz 1 von 4 in „Heute“.")
    page.keyboard.press("ArrowRight")
    see_said(page, f"{BEFUND}: Platz 1 von 2 in „Später“.")
    expect(page.get_by_text("Gespeichert: 0")).to_be_visible()
    page.keyboard.press("Enter")
    see_stored(page, 1, heute=["ankommen", "gespraech", "abschluss"], spaeter=["befund", "karten"])
    expect(handle(page, BEFUND)).to_be_focused()


def test_escape_puts_back_what_a_keyboard_has_taken(page: Page) -> None:
    handle(page, BEFUND).focus()
    for key in ("Enter", "ArrowRight", "ArrowRight", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    see_said(page, f"{BEFUND}: wieder an der alten Stelle.")
    expect(handle(page, BEFUND)).to_be_focused()
    draw_again(page)
    see_stored(page, 0)


def test_whoever_leaves_a_taken_entry_has_put_it_down(page: Page) -> None:
    handle(page, BEFUND).focus()
    for key in ("Enter", "ArrowUp", "Tab"):
        page.keyboard.press(key)
    see_stored(page, 1, heute=["befund", "ankommen", "gespraech", "abschluss"])


def test_buttons_move_by_one_and_quick_clicks_are_all_kept(page: Page) -> None:
    up = page.get_by_role("button", name="Was nehmen wir mit?: nach oben")
    for _ in range(4):  # at the top the last click moves nothing
        up.click(force=True)
    expect(up).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_test_id("stText")).to_contain_text('["abschluss", "ankommen", "befund", "gespraech"]')
    assert entries(page)["heute"] == ["abschluss", "ankommen", "befund", "gespraech"]


LATE_NEWS = """async () => {
    const module = await import("/_stcore/bidi-components/qualitaetsdialog.sortable_lists/sortable_lists.js");
    const words = { how: "", handle: "{text}", up_of: "", down_of: "", dropped: "", up: "", down: "", empty: "" };
    const host = document.body.appendChild(document.createElement("div"));
    const parentElement = host.attachShadow({ mode: "open" });
    const told = [];
    const seen = (ids, seen) => {
        const entries = [...ids].map((id) => ({ id, text: id, note: "" }));
        const data = { label: "", words, lists: [{ id: "eins", title: "", entries }], seen };
        module.default({ parentElement, data, setTriggerValue: (_, value) => told.push(value.order.eins.join("")) });
        return [...parentElement.querySelectorAll(".entry")].map((entry) => entry.dataset.id).join("");
    };
    const up = (id) => parentElement.querySelector(`[data-id=${id}] .up`).click();
    seen("abcd", 0);
    up("d");
    up("d");
    return { told, late: seen("abdc", 1), known: seen("adbc", 2), another: seen("adbce", 2) };
}"""


def test_news_that_a_later_move_has_overtaken_does_not_undo_it(page: Page) -> None:
    """The app answers the first of two quick moves after the second was made."""
    shown = page.evaluate(LATE_NEWS)
    assert shown == {"told": ["abdc", "adbc"], "late": "adbc", "known": "adbc", "another": "adbce"}


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_another_list_can_be_chosen_without_dragging(page: Page) -> None:
    page.get_by_label(f"{BEFUND}: in eine andere Liste").select_option("Ohne Termin")
    see_stored(page, 1, heute=["ankommen", "gespraech", "abschluss"], nie=["befund"])


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True)
def test_axe_finds_no_barrier_and_nothing_is_wider_than_the_screen(page: Page) -> None:
    handle(page, BEFUND).focus()
    page.keyboard.press("Enter")
    assert barriers_on(page, ".stBidiComponent") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator(".lists :is(button, select)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24).length"
    )
    assert small == 0


def test_the_lists_speak_the_language_of_the_page(page: Page) -> None:
    page.get_by_role("radio", name="English").or_(page.get_by_text("English", exact=True)).first.click()
    expect(page.get_by_role("button", name=f"{BEFUND}: move")).to_be_visible()
    expect(page.locator(".how")).to_contain_text("Drag an entry")
