"""The example workspace, built through the product's own use cases; building it twice changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from dialogues.agenda import propose
from dialogues.agreement_model import AgreementState
from dialogues.agreements import AgreementDraft, agree, follow_up
from dialogues.local_meanings import agree_meaning, first_meaning, to_pin
from dialogues.model import Outcome, Session
from dialogues.presence import count_present
from dialogues.room import cast_vote, contribute, join, new_seat_key
from dialogues.room_model import ContributionState
from dialogues.sessions import (
    SessionDraft,
    end_session,
    moderate,
    plan_session,
    record_outcome,
    show_item,
    start_session,
)
from dialogues.timetable import begins_at
from dialogues.votes import open_vote, reveal
from networks.accounts import Grant, Role, create_account
from networks.model import Municipality, Network, Organisation
from networks.scopes import AdministrationScope, BallotScope, NetworkScope, RoomScope
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.scales import OffScaleKind, Scale
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.model import Mode, PerspectivePlan, Recipient, Round
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Reach
from selfeval.results import results_of
from selfeval.retention import settle_keeping
from selfeval.rounds import RoundDraft, default_mode, open_round, plan_round
from wiring.demo_places import build_other_places
from wiring.services import Services

FRAMEWORK = "fruehe-hilfen"
MAIN = "demo-musterstadt"
_SEED = 2026
_PERSPECTIVES = ("koordination", "fachkraft", "eltern")


@dataclass
class Demo:
    """The data of the example and what is needed to build it."""

    services: Services
    data: dict[str, Any]
    framework: Framework
    chance: np.random.Generator

    @property
    def scope(self) -> NetworkScope:
        """The scope of the example's main network."""
        return NetworkScope.of(MAIN)

    @property
    def today(self) -> date:
        """The day in Germany."""
        return self.services.clock.today()

    def has_round(self, title: str, network_id: str = MAIN) -> bool:
        """Say whether a round of the example exists already."""
        return any(one.title == title for one in self.services.rounds(NetworkScope.of(network_id)).rounds())

    def draw(self, pattern: str, scale: Scale) -> str:
        """Draw one answer by a pattern's weights: the steps from low to high, then "weiß nicht"."""
        unknown = next(kind.id for kind in scale.off_scale if kind.counts_as is OffScaleKind.UNKNOWN)
        answers = [*(step.id for step in scale.steps), unknown]
        weights = np.array(self.data["patterns"][pattern], dtype=float)
        return answers[int(self.chance.choice(len(answers), p=weights / weights.sum()))]


def build_demo(services: Services) -> None:
    """Fill the example workspace; what exists already stays as it is."""
    data = yaml.safe_load(Path(__file__).with_name("demo.yaml").read_text(encoding="utf-8"))
    framework = services.library().versions_of(FRAMEWORK)[-1]
    demo = Demo(services, data, framework, np.random.default_rng(_SEED))
    _build_networks(demo)
    if not demo.has_round(data["earlier_round"]["title"]):
        _build_earlier_round(demo)
    if not demo.has_round(data["closed_round"]["title"]):
        _build_closed_round(demo, data["closed_round"])
    if not services.sessions(demo.scope).sessions():
        _build_session(demo)
    if not demo.has_round(data["open_round"]["title"]):
        _build_open_round(demo)
    if not demo.has_round(data["draft_round"]["title"], data["draft_round"]["network"]):
        _build_draft_round(demo)
    build_other_places(services, framework, data["other_places"])


def _build_networks(demo: Demo) -> None:
    store = demo.services.networks(AdministrationScope())
    known = {network.id for network in store.networks()}
    for entry in demo.data["networks"]:
        if entry["id"] in known:
            continue
        place = entry.get("municipality")
        if place:
            store.save_municipality(Municipality.model_validate(place))
        store.save_network(
            Network(
                id=entry["id"],
                name=entry["name"],
                kind=entry["kind"],
                concern=entry["concern"],
                municipalities=(place["id"],) if place else (),
            )
        )
        for number, organisation in enumerate(entry["organisations"], start=1):
            fields = {"id": f"{entry['id']}-{number}", "network_id": entry["id"], **organisation}
            store.save_organisation(Organisation.model_validate(fields))
    _build_account(demo)


def _build_account(demo: Demo) -> None:
    """Create the example's account; one of an older example gets the roles that came since, so that it can be used."""
    account = demo.data["account"]
    accounts = demo.services.accounts()
    grants = [
        Grant(role=role, network_id=network["id"])
        for network in demo.data["networks"]
        for role in (Role.COORDINATOR, Role.FACILITATOR)
    ]
    grants += [Grant(role=Role.ADMINISTRATOR), Grant(role=Role.ANALYST)]
    present = accounts.account_by_login(account["login"])
    if present is None:
        create_account(accounts, account["login"], account["name"], tuple(grants))
    elif missing := [one for one in grants if one not in present.grants]:
        accounts.save_account(present.model_copy(update={"grants": (*present.grants, *missing)}))


def _plans(demo: Demo, invited: Mapping[str, int]) -> tuple[PerspectivePlan, ...]:
    return tuple(
        PerspectivePlan(
            perspective=perspective,
            mode=default_mode(demo.framework, perspective),
            invited=invited[perspective],
        )
        for perspective in _PERSPECTIVES
    )


def _build_earlier_round(demo: Demo) -> None:
    """Build a round on an earlier version, with chance of its own, so that all other rounds stay as they are."""
    entry = demo.data["earlier_round"]
    framework = demo.services.library().frameworks[entry["framework"]]
    _build_closed_round(replace(demo, framework=framework, chance=np.random.default_rng(_SEED)), entry)


def _build_closed_round(demo: Demo, entry: Mapping[str, Any]) -> None:
    days = entry["days_ago"]
    rounds = demo.services.rounds(demo.scope)
    draft = RoundDraft(
        network_id=MAIN,
        title=entry["title"],
        criteria=tuple(entry["answers"]),
        plans=_plans(demo, entry["invited"]),
        recipients=frozenset(Recipient),
        municipality_id="demo-stadt",
    )
    planned = plan_round(rounds, demo.framework, draft)
    opened = open_round(rounds, demo.services.keys, planned.id, demo.today - timedelta(days["opened"]))
    for perspective, people in entry["people"].items():
        answers = entry["answers"]
        patterns = {criterion: of_all[perspective] for criterion, of_all in answers.items() if perspective in of_all}
        _answer(demo, opened, perspective, people, patterns)
    closed_on = demo.today - timedelta(days["closed"])
    close_round(demo.services.closing(), planned.id, closed_on, demo.services.shuffle())
    settle_keeping(rounds, planned.id, demo.services.settings.keep_months)


def _build_open_round(demo: Demo) -> None:
    entry = demo.data["open_round"]
    rounds = demo.services.rounds(demo.scope)
    draft = RoundDraft(
        network_id=MAIN,
        title=entry["title"],
        criteria=tuple(entry["criteria"]),
        plans=_plans(demo, entry["invited"]),
        municipality_id="demo-stadt",
        closes_on=demo.today + timedelta(entry["closes_in_days"]),
    )
    planned = plan_round(rounds, demo.framework, draft)
    opened_on = demo.today - timedelta(entry["opened_days_ago"])
    known = demo.services.local_meanings(demo.scope).meanings(demo.framework.framework.id)
    meanings = to_pin(known, MAIN, planned.criteria)
    opened = open_round(rounds, demo.services.keys, planned.id, opened_on, (), meanings)
    for perspective, people in entry["people"].items():
        patterns = dict.fromkeys(entry["criteria"], entry["pattern"])
        _answer(demo, opened, perspective, people, patterns)


def _build_draft_round(demo: Demo) -> None:
    entry = demo.data["draft_round"]
    plans = tuple(
        PerspectivePlan(perspective=perspective, mode=Mode.CONSENSUS if body else Mode.ANONYMOUS, body=body or None)
        for perspective, body in entry["perspectives"].items()
    )
    draft = RoundDraft(entry["network"], entry["title"], tuple(entry["criteria"]), plans)
    plan_round(demo.services.rounds(NetworkScope.of(entry["network"])), demo.framework, draft)


def _answer(demo: Demo, opened: Round, perspective: str, people: int, patterns: Mapping[str, str]) -> None:
    """Let so many people answer everything that they are asked, each on a ballot of their own."""
    questionnaire = questionnaire_for(demo.framework, opened.criteria, perspective)
    ballots = demo.services.ballots(BallotScope(opened.network_id, opened.id, perspective))
    for _ in range(people):
        ballot = ballot_of(demo.services.keys, opened.id, new_ballot_key())
        answers = {
            question.item_id: demo.draw(
                patterns[question.criterion_id],
                demo.framework.scale_of(demo.framework.items[question.item_id]),
            )
            for question in questionnaire.questions.values()
        }
        keep_answers(ballots, questionnaire, ballot, answers)
        send_ballot(ballots, ballot)


def _build_session(demo: Demo) -> None:
    entry = demo.data["session"]
    sessions = demo.services.sessions(demo.scope)
    rounds = demo.services.rounds(demo.scope).rounds()
    closed = next(one for one in rounds if one.title == demo.data["closed_round"]["title"])
    results = results_of(demo.services.rounds(demo.scope), closed.id, Reach.INTERNAL)
    proposed = {proposal.criterion.id: proposal for proposal in propose(results)}
    held_on = demo.today - timedelta(entry["days_ago"])
    draft = SessionDraft(
        title=entry["title"],
        held_on=held_on,
        minutes=entry["minutes"],
        chosen=[proposed[criterion] for criterion in entry["criteria"]],
        format_id=entry["format"],
        starts_at=entry["starts_at"],
        place=entry["place"],
    )
    session = plan_session(sessions, closed, draft)
    session = start_session(sessions, demo.services.keys, session.id)
    _hold_session(demo, session)
    for item, outcome in zip(session.talks, entry["outcomes"], strict=False):
        record_outcome(sessions, session.id, item.id, Outcome(outcome["outcome"]), outcome["note"])
    _agree_meanings(demo, session, held_on)
    _make_agreements(demo, session, held_on)


def _hold_session(demo: Demo, session: Session) -> None:
    """Count who is there and go through all parts, each for as long as the example says, and end the session."""
    entry = demo.data["session"]
    sessions = demo.services.sessions(demo.scope)
    levels = [level.id for level in demo.framework.levels]
    count_present(sessions, session.id, "sector", entry["present"]["sector"])
    count_present(sessions, session.id, "level", entry["present"]["level"], levels)
    now = begins_at(session) or demo.services.clock.now()
    for part in session.agenda:
        show_item(sessions, session.id, part.id, now)
        if part.id == session.talks[0].id:
            _fill_room(demo, session)
        now += timedelta(minutes=entry["took"].get(part.kind.value, part.minutes))
    end_session(sessions, session.id, now)


def _fill_room(demo: Demo, session: Session) -> None:
    """Seat phones, vote twice on the first item, and hand in cards."""
    entry = demo.data["session"]
    sessions = demo.services.sessions(demo.scope)
    room = demo.services.room(RoomScope(MAIN, session.id))
    seats = list(_take_seats(demo, session, entry["seats"]))
    first = session.talks[0]
    item = demo.framework.criteria[first.criterion_id].items[0]
    for patterns in (entry["first_vote"], entry["second_vote"]):
        vote = open_vote(sessions, session, first.id, item.id)
        for seat_key, perspective in seats:
            step = demo.draw(patterns[perspective], demo.framework.scale_of(item))
            cast_vote(room, demo.services.keys, demo.framework, seat_key, vote.id, (step,))
        reveal(sessions, session, demo.framework, vote.id)
    for text in entry["contributions"]:
        contribute(room, first.id, text)
    for card in sessions.contributions(session.id):
        moderate(sessions, session.id, card.id, ContributionState.SHOWN)


def _take_seats(demo: Demo, session: Session, seats: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    room = demo.services.room(RoomScope(MAIN, session.id))
    for perspective, people in seats.items():
        for _ in range(people):
            seat_key = new_seat_key()
            join(room, demo.services.keys, seat_key, perspective)
            yield seat_key, perspective


def _agree_meanings(demo: Demo, session: Session, held_on: date) -> None:
    store = demo.services.local_meanings(demo.scope)
    for criterion_id, said in demo.data["session"]["meanings"].items():
        blank = first_meaning(MAIN, demo.framework.framework.id, criterion_id, held_on)
        agree_meaning(store, None, blank.model_copy(update={**said, "session_id": session.id}))


def _make_agreements(demo: Demo, session: Session, held_on: date) -> None:
    store = demo.services.agreements(demo.scope)
    for item, entry in zip(session.talks, demo.data["session"]["agreements"], strict=False):
        draft = AgreementDraft(
            criterion_id=item.criterion_id,
            what=entry["what"],
            responsible=entry["responsible"],
            due_on=demo.today + timedelta(entry["due_in"]),
            sign=entry["sign"],
            **entry.get("more", {}),
        )
        agreement = agree(store, session, draft, held_on)
        state = AgreementState(entry["state"])
        if state is not AgreementState.OPEN:
            follow_up(store, agreement.id, state, entry["note"], demo.today - timedelta(7))
