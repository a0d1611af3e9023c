"""A whole half-day workshop in a real browser: from the agenda to the minutes, on desk, projector and phones."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk_pages import barriers_on, open_page, wait_until_drawn
from tests.browser.half_day import (
    LAST_TIME,
    PHONE,
    PROJECTOR,
    Workshop,
    go_on,
    open_tab,
    open_the_room,
    plan_the_workshop,
    take_a_seat,
    workshop,
)
from tests.browser.phones import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TALK = "8.4 Jede Familie ist willkommen"
SENTENCE = "Jede Familie wird von zwei Stellen gemeinsam begrüßt."
OBJECTION = "Im Sommer fehlt uns eine Vertretung."
AGREED = {
    "Was wird getan?": "Der erste Besuch geschieht zu zweit",
    "Wer? (Rolle oder Stelle": "Familienhebammen und Kita",
    "Woran werden wir es merken?": "Familien kennen die neue Person vorher.",
    "Was soll dann anders sein?": "Familien fühlen sich erwartet.",
    "Wer macht mit?": "Jugendamt",
    "Was braucht es dafür?": "Zwei Stunden im Monat",
    "Was kostet es?": "1.200 Euro im Jahr",
    "Wie viel Personal braucht es?": "ein Zehntel einer Stelle",
    "Wer muss darüber beschließen?": "Jugendhilfeausschuss",
}
RECORDED = {
    "Notiz dazu": "Alle wollen es, die Wege sind verschieden.",
    "Eltern: unsere Gründe": "Im Amt fühlen wir uns geprüft.",
    "Fachkräfte: unsere Gründe": "Für ein ruhiges Gespräch fehlt die Zeit.",
}
MEANING = {"Was heißt das bei uns?": "Niemand wird weggeschickt.", "Woran merken wir es?": "Familien kommen wieder."}


@dataclass
class Room:
    """Everybody who looks at the workshop: who leads it, the projector, two phones and eleven more without script."""

    desk: Page
    projector: Page
    parent: Page
    coordinator: Page
    arabic: Page
    seats: list[Phone]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Workshop]:
    with workshop(tmp_path_factory.mktemp("home"), browser) as day:
        yield day


def test_a_half_day_goes_from_the_agenda_to_the_minutes(day: Workshop) -> None:
    with ExitStack() as stack:
        desk = stack.enter_context(day.desk())
        plan_the_workshop(desk, day.app)
        change_the_agenda(desk)
        room = everybody_comes(day, desk, stack)
        assert barriers_on(desk) == []
        arrive(room)
        read_the_results(room)
        look_back(room)
        sort_the_cards_of_the_groups(room)
        talk(room)
        put_first_things_first(room)
        agree(room)
        close(room)
        minutes = minutes_of(desk)
        for words in (*AGREED.values(), *RECORDED.values(), *MEANING.values(), SENTENCE, OBJECTION, LAST_TIME):
            assert words in minutes
        for words in ("Das Faltblatt ist gedruckt.", "Womit soll der Tag enden?", "Mit Ruhe", "Briefe sind schwer"):
            assert words in minutes
        take_the_other_papers(desk)
        for seat in room.seats:
            seat.put_away()
    assert day.complaints == []


def change_the_agenda(desk: Page) -> None:
    """Move a part, and see at once that the groups need more time than there is."""
    entries = desk.get_by_test_id("stMain").get_by_role("listitem")
    expect(entries.nth(1)).to_contain_text("14:15–14:30")
    desk.get_by_label("Ergebnisse zeigen: verschieben").press("Enter")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    expect(entries.nth(1)).to_have_text(re.compile("Ergebnisse zeigen.*14:15–14:30"))
    choose(desk, "Einen Teil ändern", "Gemischte Kleingruppen")
    choose(desk, "Dauer", "45 Minuten")
    expect(desk.get_by_text("5 mehr als die 180 Minuten des Dialogs")).to_be_visible()
    assert barriers_on(desk) == []


def choose(desk: Page, field: str, option: str) -> None:
    desk.get_by_role("combobox", name=field).press("ArrowDown")
    desk.get_by_role("option", name=option).click()


def everybody_comes(day: Workshop, desk: Page, stack: ExitStack) -> Room:
    """Open the room; one comes with the code, one by the link of a perspective, one reads Arabic."""
    code = open_the_room(desk)
    projector = stack.enter_context(day.device(PROJECTOR)).new_page()
    projector.goto(desk.get_by_role("link", name="Leinwand öffnen").get_attribute("href") or "")
    expect(projector.get_by_text(code)).to_be_visible()
    expect(projector.get_by_text("0 Handys im Raum")).to_be_in_viewport(ratio=1)
    parent, coordinator = (stack.enter_context(day.device(PHONE)).new_page() for _ in range(2))
    parent.goto(f"{day.app.address}/r")
    parent.get_by_role("textbox").fill(code.lower())
    parent.get_by_role("button").first.click()
    address = parent.url
    take_a_seat(parent, address, "eltern")
    desk.get_by_text("QR-Code und Links").click()
    link = desk.get_by_text(re.compile("fuer=koordination")).inner_text()
    take_a_seat(coordinator, link, "koordination")
    arabic = stack.enter_context(day.device(PHONE, "ar")).new_page()
    take_a_seat(arabic, f"{address}?sprache=ar", "eltern")
    assert arabic.evaluate("getComputedStyle(document.body).direction") == "rtl"
    seats = [Phone(address, "fachkraft") for _ in range(6)] + [Phone(address, "eltern") for _ in range(4)]
    expect(desk.get_by_text("13 Handys im Raum")).to_be_visible()
    return Room(desk, projector, parent, coordinator, arabic, seats)


def arrive(room: Room) -> None:
    """Collect cards to a question; what was looked at stands on the projector below the question."""
    go_on(room.desk, "Ankommen und Rollen")
    collect_cards(room, "Womit soll der Tag enden?", "Mit Ruhe")
    expect(room.projector.get_by_text("Womit soll der Tag enden?")).to_be_visible()
    expect(room.projector.get_by_text("Mit Ruhe")).to_be_visible()


def collect_cards(room: Room, question: str, *cards: str) -> None:
    desk, parent = room.desk, room.parent
    ask = desk.get_by_label("Was sollen die Karten beantworten?")
    ask.fill(question)
    ask.press("Tab")
    switch = desk.get_by_role("switch", name="Karten sammeln")
    if not switch.is_checked():
        desk.get_by_text("Karten sammeln").click()
    for card in cards:
        expect(parent.get_by_label(question)).to_be_visible()
        parent.get_by_label(question).fill(card)
        parent.get_by_role("button", name="Karte abgeben").click()
        expect(parent.get_by_text("Ihre Karte ist angekommen.")).to_be_visible()
        waiting = desk.get_by_test_id("stMain").get_by_text(card)
        expect(waiting).to_be_visible()
        desk.get_by_role("button", name="Zeigen", exact=True).click()
        expect(desk.get_by_role("button", name="Zeigen", exact=True)).to_have_count(0)


def read_the_results(room: Room) -> None:
    """Read the finding of each topic, with all its steps on the projector; nothing is cut off there."""
    go_on(room.desk, "Ergebnisse zeigen")
    expect(room.desk.get_by_text("Zwei Perspektiven liegen").first).to_be_visible()
    expect(room.projector.get_by_role("heading", name="Jede Familie ist willkommen")).to_be_visible()
    for votes in room.projector.get_by_text("8 Antworten").all():
        expect(votes).to_be_in_viewport(ratio=1)


def look_back(room: Room) -> None:
    """Say of the agreement of last time that it is done; the projector says so at once."""
    go_on(room.desk, "Was aus den Vereinbarungen wurde")
    expect(room.projector.get_by_text(LAST_TIME)).to_be_visible()
    room.desk.get_by_role("radio", name="erledigt").click()
    room.desk.get_by_label("Notiz dazu").fill("Das Faltblatt ist gedruckt.")
    room.desk.get_by_role("button", name="Stand festhalten").click()
    expect(room.projector.get_by_text(re.compile("^erledigt"))).to_be_visible()


def sort_the_cards_of_the_groups(room: Room) -> None:
    """Put a card into a group by dragging it there."""
    desk = room.desk
    go_on(desk, "Gemischte Kleingruppen")
    collect_cards(room, "Woran liegt es?", "Briefe sind schwer", "Niemand ruft an")
    for group in ("Sprache", "Wege"):
        desk.get_by_label("Name einer neuen Gruppe").fill(group)
        desk.get_by_role("button", name="Gruppe anlegen").click()
        expect(desk.get_by_role("list", name=group)).to_be_attached()
        wait_until_drawn(desk)
    handle = desk.get_by_label("Briefe sind schwer: verschieben")
    handle.scroll_into_view_if_needed()
    target = desk.get_by_text("Noch leer. Ziehen Sie einen Eintrag hierher.").filter(visible=True).first
    target.scroll_into_view_if_needed()
    start, end = handle.bounding_box(), target.bounding_box()
    assert start
    assert end
    desk.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(end["x"] + 60, end["y"] + end["height"] / 2, steps=8)
    desk.mouse.up()
    expect(room.projector.get_by_text("1 Karte liegt noch in keiner Gruppe")).to_be_visible()
    assert barriers_on(desk) == []
    go_on(desk, "Pause")


def talk(room: Room) -> None:
    """Vote blind, talk, vote again, ask whether all can live with a sentence, and record what came of it."""
    desk = room.desk
    go_on(desk, "3.5 Übergaben von Stelle zu Stelle gelingen")
    go_on(desk, TALK)
    assert barriers_on(desk) == []
    open_tab(desk, "Abstimmung")
    desk.get_by_role("button", name="Verdeckte Abstimmung öffnen").click()
    vote(room, [3, 3, 2, 3, 2, 3, 0, 1, 0, 0], parents=1)
    expect(desk.get_by_text("12 von 13 haben abgestimmt")).to_be_visible()
    assert "Eltern" not in room.projector.locator("main").inner_text()
    reveal(room, "6 Stimmen")
    # the phone that has not voted must have left the first vote, or it would answer that one
    expect(room.coordinator.locator("fieldset")).to_be_hidden()
    desk.get_by_role("button", name="Nach dem Gespräch noch einmal abstimmen").click()
    expect(room.coordinator.locator("fieldset")).to_be_visible()
    room.coordinator.locator("fieldset label").nth(2).click()
    room.coordinator.locator("button[name=absenden]").click()
    vote(room, [2, 3, 2, 3, 2, 3, 1, 2, 1, 2], parents=2)
    expect(desk.get_by_text("13 von 13 haben abgestimmt")).to_be_visible()
    reveal(room, "1 Stimme")
    expect(room.projector.get_by_text("nachher")).to_be_visible()
    assert barriers_on(room.projector) == barriers_on(room.arabic) == []
    check_consensus(room)
    record(room)


def vote(room: Room, places: list[int], parents: int) -> None:
    """Let all phones choose the step at their place of the scale."""
    for page in (room.parent, room.arabic):
        expect(page.locator("fieldset")).to_be_visible()
    for seat, place in zip(room.seats, places, strict=True):
        seat.vote(place)
    for page in (room.parent, room.arabic):
        page.locator("fieldset label").nth(parents).click()
        page.locator("button[name=absenden]").click()
        expect(page.locator("[data-voted]")).to_be_visible()


def reveal(room: Room, words: str) -> None:
    room.desk.get_by_role("button", name="Beenden und aufdecken").click()
    expect(room.projector.get_by_text(words, exact=True).first).to_be_visible()


def check_consensus(room: Room) -> None:
    """Ask all whether they can live with a sentence; the objection gets its reason, and both are shown."""
    desk, parent = room.desk, room.parent
    open_tab(desk, "Fragen an alle")
    desk.get_by_label("Der Satz, zu dem sich alle äußern").fill(SENTENCE)
    desk.get_by_role("button", name="Den Raum fragen").click()
    expect(parent.get_by_text(SENTENCE)).to_be_visible()
    for number, seat in enumerate(room.seats):
        seat.vote(number % 2)
    parent.get_by_text("Einwand").click()
    parent.get_by_role("button", name="Antwort abgeben").click()
    parent.get_by_label("Was hindert Sie, oder was brauchen Sie, um mitzugehen?").fill(OBJECTION)
    parent.locator("#grund").get_by_role("button", name="Karte abgeben").click()
    expect(desk.get_by_text("11 von 13 haben geantwortet")).to_be_visible()
    reveal(room, "1 Antwort")
    desk.get_by_role("button", name="Zeigen", exact=True).click()
    expect(room.projector.get_by_text(OBJECTION)).to_be_visible()


def record(room: Room) -> None:
    """Write down the outcome, the reasons, what the topic means here, and an agreement with everything in it."""
    desk = room.desk
    open_tab(desk, "Festhalten")
    desk.get_by_role("radio", name="bleibender Dissens").click()
    expect(desk.get_by_text("Die Einschätzungen bleiben verschieden.")).to_be_visible()
    for field, words in RECORDED.items():
        desk.get_by_label(field).fill(words)
        desk.get_by_label(field).press("Tab")
        wait_until_drawn(desk)
    desk.get_by_text("Verabreden", exact=True).click()
    for field, words in MEANING.items():
        desk.get_by_label(field, exact=True).fill(words)
    desk.get_by_role("button", name="Verabredung festhalten").click()
    expect(desk.get_by_text("Niemand wird weggeschickt.").first).to_be_visible()
    desk.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(desk.get_by_text("Was Sie geschrieben haben, ist noch da.")).to_be_visible()
    desk.get_by_text("Mehr festhalten").click()
    for field, words in AGREED.items():
        desk.get_by_label(field).fill(words)
    desk.get_by_text("An einem bestimmten Tag wieder ansehen").click()
    desk.get_by_role("button", name="Vereinbarung festhalten").click()
    expect(desk.get_by_text("Die Vereinbarung steht.")).to_be_visible()
    assert barriers_on(desk) == []


def put_first_things_first(room: Room) -> None:
    """Let all put a dot on the groups of cards that the small groups made."""
    go_on(room.desk, "Was zuerst kommt")
    room.desk.get_by_role("button", name="Den Raum fragen").click()
    expect(room.projector.get_by_text("Sprache")).to_be_visible()
    room.parent.get_by_text("Wege").click()
    room.parent.get_by_role("button", name="Antwort abgeben").click()
    expect(room.desk.get_by_text(re.compile("^1 von 13 "))).to_be_visible()
    room.desk.get_by_role("button", name="Beenden und aufdecken").click()
    expect(room.desk.get_by_text("Nicht gezeigt, damit niemand erkennbar wird.")).to_be_visible()


def agree(room: Room) -> None:
    go_on(room.desk, "Maßnahmen vereinbaren")
    expect(room.projector.get_by_text(AGREED["Was wird getan?"])).to_be_visible()


def close(room: Room) -> None:
    """Ask how it was, and end while the question still runs, which the page says before."""
    desk = room.desk
    go_on(desk, "Rückmeldung")
    desk.get_by_role("button", name="Den Raum fragen").click()
    expect(room.parent.get_by_text("Wie war das Treffen für Sie?")).to_be_visible()
    desk.get_by_role("button", name="Dialog beenden").click()
    expect(desk.get_by_text("Im Raum läuft noch eine Frage.")).to_be_visible()
    desk.get_by_role("button", name="Ja, beenden").click()
    expect(desk.get_by_text("Dieser Dialog ist beendet.")).to_be_visible()
    for page in (room.projector, room.parent):
        expect(page.get_by_role("heading", name="Das Treffen ist beendet")).to_be_visible()
    assert barriers_on(desk) == []


def minutes_of(desk: Page) -> str:
    """Return everything that stands in the minutes as Word."""
    with desk.expect_download() as download:
        desk.get_by_text("Protokoll als Word-Dokument").click()
    document = docx.Document(str(download.value.path()))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def take_the_other_papers(desk: Page) -> None:
    for name in ("Protokoll als PDF", "Liste als PDF"):
        with desk.expect_download() as download:
            desk.get_by_text(name).click()
        assert download.value.path().read_bytes().startswith(b"%PDF")
    with desk.expect_download() as download:
        desk.get_by_text("Beschlussvorlage für: Jugendhilfeausschuss").click()
    text = "\n".join(one.text for one in docx.Document(str(download.value.path())).paragraphs)
    assert AGREED["Was wird getan?"] in text


def test_nothing_that_was_written_down_is_lost_when_another_device_goes_on(day: Workshop) -> None:
    address, _ = day.begun()
    with day.desk() as desk, day.desk() as second:
        open_page(desk, address)
        open_tab(desk, "Festhalten")
        desk.get_by_role("radio", name="gemeinsame Einschätzung").click()
        expect(desk.get_by_text("Das Gespräch hat zu einer gemeinsamen Einschätzung geführt.")).to_be_visible()
        desk.get_by_label("Notiz dazu").fill("Darin sind sich alle einig.")
        desk.get_by_label("Notiz dazu").press("Tab")
        wait_until_drawn(desk)
        open_page(second, address)
        for title in ("3.5 Übergaben von Stelle zu Stelle gelingen", TALK):
            second.get_by_role("button", name=title).last.click()
            for page in (second, desk):
                expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        wait_until_drawn(desk)
        expect(desk.get_by_role("button", name=f"jetzt · {TALK} (gemeinsame Einschätzung)")).to_be_visible()
        open_tab(desk, "Festhalten")
        expect(desk.get_by_label("Notiz dazu")).to_have_value("Darin sind sich alle einig.")
        expect(desk.get_by_role("radio", name="gemeinsame Einschätzung")).to_be_checked()


def test_what_is_being_typed_stays_while_phones_vote(day: Workshop) -> None:
    address, room = day.begun()
    seat = Phone(room, "eltern")
    with day.desk() as desk, day.desk() as second:
        open_page(desk, address)
        open_tab(desk, "Abstimmung")
        desk.get_by_role("button", name="Verdeckte Abstimmung öffnen").click()
        expect(desk.get_by_text("0 von 1 haben abgestimmt")).to_be_visible()
        open_tab(desk, "Festhalten")
        field = desk.get_by_label("Was wird getan?")
        field.press_sequentially("Der erste Besuch ")
        seat.vote(0)
        open_page(second, address)
        open_tab(second, "Abstimmung")
        expect(second.get_by_text(re.compile("^1 von 1 "))).to_be_visible()
        second.get_by_role("button", name="Beenden und aufdecken").click()
        expect(desk.get_by_text("Nach dem Gespräch noch einmal abstimmen")).to_be_attached()
        field.press_sequentially("zu zweit")
        expect(field).to_have_value("Der erste Besuch zu zweit")
    seat.put_away()
