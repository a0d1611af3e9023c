"""The evening before a half-day workshop: a network with results, an agreement of last time, and people with phones."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from benchmarks.room_stage import FRAMEWORK, PERSPECTIVES
from dialogues.agenda import chosen_by_hand
from dialogues.agreements import AgreementDraft, agree
from dialogues.sessions import SessionDraft, end_session, plan_session, room_code, show_item, start_session
from networks.accounts import Grant, Role, create_account
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope
from qualitaetsrahmen.model import Framework
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.browser.desk_pages import Watched, open_page, wait_until_drawn
from tests.browser.test_languages import as_confirmed
from tools.running_app import RunningApp, running_app
from wiring.services import Services, build_services
from wiring.settings import Settings

DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
PROJECTOR = ViewportSize(width=1280, height=720)
PATIENCE_MS = 15_000
NETWORK = "probeort"
TITLE = "Wie wir mit Familien arbeiten"
WELCOME, HAND_OVER = "angebote.willkommen", "netzwerk.uebergaben"
LAST_TIME = "Ein Faltblatt liegt in jeder Praxis"
_ANSWERS: Mapping[str, tuple[int, ...]] = {
    "koordination": (3,),
    "fachkraft": (3, 3, 3, 2, 2, 3, 2, 3),
    "eltern": (0, 0, 1, 0, 1, 0, 0, 1),
}
"""The place of the step that each person of a perspective chooses everywhere, so that the views lie far apart."""


@dataclass(frozen=True)
class Workshop:
    """The app in the morning, and who comes to it with which device."""

    app: RunningApp
    browser: Browser
    signed_in: Path
    """What the browser of whoever has signed in keeps; the link works once."""
    watched: list[Watched] = field(default_factory=list)

    @property
    def complaints(self) -> list[str]:
        """What has broken the content policy or left for another host, on any device."""
        return [complaint for one in self.watched for complaint in one.complaints]

    @contextmanager
    def desk(self) -> Iterator[Page]:
        """The facilitator's page, signed in."""
        with self.device(DESK, signed_in=self.signed_in) as context:
            yield context.new_page()

    def begun(self) -> tuple[str, str]:
        """Begin a session on both topics, and return where it is led and where phones come in."""
        services = build_services(Settings(home=self.app.home))
        sessions = services.sessions(NetworkScope.of(NETWORK))
        of_round = next(iter(services.rounds(NetworkScope.of(NETWORK)).rounds()))
        criteria = services.library().frameworks[FRAMEWORK].criteria
        talks = [chosen_by_hand(criteria[one]) for one in (WELCOME, HAND_OVER)]
        planned = plan_session(sessions, of_round, SessionDraft("Kurzes Treffen", services.clock.today(), 90, talks))
        session = start_session(sessions, services.keys, planned.id)
        show_item(sessions, session.id, session.talks[0].id, services.clock.now())
        room = room_code(services.keys, session)
        services.database.close()
        return f"{self.app.address}/dialog_fuehren?dialog={session.id}", f"{self.app.address}/r/{room}"

    @contextmanager
    def device(
        self, size: ViewportSize, language: str = "de-DE", signed_in: Path | None = None
    ) -> Iterator[BrowserContext]:
        """A browser of its own, because a tab that lies behind another one is drawn only once in a second."""
        context = self.browser.new_context(viewport=size, locale=language, storage_state=signed_in)
        context.set_default_timeout(PATIENCE_MS)
        self.watched.append(Watched(context, self.app.address))
        yield context
        context.close()


@contextmanager
def workshop(home: Path, browser: Browser) -> Iterator[Workshop]:
    """Prepare everything that stands before the day, and start the app."""
    services = build_services(Settings(home=home))
    network = Network(id=NETWORK, name="Netzwerk Probeort", kind=NetworkKind.FRUEHE_HILFEN)
    services.networks(AdministrationScope()).save_network(network)
    working = (Grant(role=role, network_id=NETWORK) for role in (Role.COORDINATOR, Role.FACILITATOR))
    grants = (*working, Grant(role=Role.ADMINISTRATOR))
    create_account(services.accounts(), "begleitung@example.org", "Prozessbegleitung", grants)
    framework = services.library().frameworks[FRAMEWORK]
    _agreed_last_time(services, _closed_round(services, framework), framework)
    services.database.close()
    with running_app(home) as app:
        yield Workshop(app, browser, _sign_in(app, browser))


def _sign_in(app: RunningApp, browser: Browser) -> Path:
    context, kept = browser.new_context(locale="de-DE"), app.home / "signed_in.json"
    page = context.new_page()
    page.goto(app.sign_in_link)
    page.get_by_role("button", name="Jetzt anmelden").click()
    expect(page.get_by_role("heading", name="Übersicht")).to_be_visible()
    context.storage_state(path=kept)
    context.close()
    return kept


def _closed_round(services: Services, framework: Framework) -> Round:
    """A round whose questionnaire and room are offered in every language, with clear differences."""
    store = services.rounds(NetworkScope.of(NETWORK))
    plans = tuple(
        PerspectivePlan(perspective=one, mode=Mode.DECLARED if one == "koordination" else Mode.ANONYMOUS)
        for one in PERSPECTIVES
    )
    planned = plan_round(store, framework, RoundDraft(NETWORK, TITLE, (HAND_OVER, WELCOME), plans))
    confirmed = [as_confirmed(one) for one in services.library().translations_of(framework).values()]
    of_round = open_round(store, services.keys, planned.id, services.clock.today(), confirmed)
    for perspective, people in _ANSWERS.items():
        ballots = services.ballots(BallotScope(NETWORK, of_round.id, perspective))
        asked = questionnaire_for(framework, of_round.criteria, perspective)
        for place in people:
            ballot = ballot_of(services.keys, of_round.id, new_ballot_key())
            keep_answers(ballots, asked, ballot, {name: one.steps[place].id for name, one in asked.questions.items()})
            send_ballot(ballots, ballot)
    return close_round(services.closing(), of_round.id, services.clock.today(), services.shuffle())


def _agreed_last_time(services: Services, of_round: Round, framework: Framework) -> None:
    scope, today = NetworkScope.of(NETWORK), services.clock.today()
    sessions = services.sessions(scope)
    talk = chosen_by_hand(framework.criteria[HAND_OVER])
    planned = plan_session(sessions, of_round, SessionDraft("Erstes Treffen", today - timedelta(weeks=20), 90, [talk]))
    session = start_session(sessions, services.keys, planned.id)
    due = today - timedelta(weeks=2)
    draft = AgreementDraft(HAND_OVER, LAST_TIME, "Netzwerkkoordination", due, "Familien kennen es.")
    agree(services.agreements(scope), session, draft, today - timedelta(weeks=20))
    end_session(sessions, planned.id, services.clock.now())


def plan_the_workshop(desk: Page, app: RunningApp) -> None:
    """Plan a half day on the closed round, with the usual agenda."""
    open_page(desk, f"{app.address}/dialoge")
    desk.get_by_role("button", name="Neuen Dialog planen").click()
    desk.get_by_role("button", name="Qualitätsentwicklungswerkstatt wählen").click()
    expect(desk.get_by_role("cell", name="14:00–14:15")).to_be_visible()
    desk.get_by_role("button", name="Dialog planen", exact=True).click()
    expect(desk.get_by_text("Die Tagesordnung können Sie bis zuletzt ändern.")).to_be_visible()


def open_the_room(desk: Page) -> str:
    """Go to the planned workshop, open its room and return the code."""
    desk.get_by_role("link", name="Vorbereiten und beginnen").click()
    desk.get_by_role("button", name="Raum öffnen").click()
    return desk.get_by_text(re.compile(r"^[2-9A-HJ-NP-Y]{4} [2-9A-HJ-NP-Y]{4}$")).first.inner_text()


def go_on(desk: Page, part: str) -> None:
    """Go to the next part by the one button that is for it."""
    desk.get_by_role("button", name=f"Weiter: {part}").click()
    expect(desk.get_by_role("heading", name=part, exact=True)).to_be_visible()
    wait_until_drawn(desk)


def open_tab(desk: Page, name: str) -> None:
    """Turn to what can be done in the present part."""
    desk.get_by_role("tab", name=name).click()
    expect(desk.get_by_role("tab", name=name)).to_have_attribute("aria-selected", "true")
    wait_until_drawn(desk)


def take_a_seat(phone: Page, address: str, perspective: str) -> None:
    """Come in, choose a perspective, and wait for the room."""
    phone.goto(address)
    phone.locator(f"button[name=perspektive][value={perspective}]").click()
    expect(phone.locator(".for-whom")).to_be_visible()
