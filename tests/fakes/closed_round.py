"""A closed round with its network, agreements and a session, from which something may leave."""

from dataclasses import replace
from datetime import date
from typing import Any

from analysis.letting_go import ClosedRound, Sender
from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import AgendaItem, Session, SessionState, Talk
from networks.links import KeyRing
from networks.model import Municipality, Network, NetworkKind
from networks.places import Land, MunicipalityKind, PopulationBand
from selfeval.consents import Consent, ConsentKind
from selfeval.model import Recipient, Round, RoundState
from selfeval.release import PartKind, Reach, Release, ReleasedText, ReleasePart
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, Counts, release, small_round

KEYS = KeyRing(b"k" * 32)
SENDER = Sender(KEYS, "1" * 30)
TOWN = Municipality(
    id="musterstadt",
    name="Musterstadt",
    kind=MunicipalityKind.STADT,
    land=Land.NW,
    population=PopulationBand.UNDER_50000,
)
CONSENT = Consent(
    network_id="netz",
    round_id="runde",
    kind=ConsentKind.NZFH,
    number=1,
    agreed_by="Steuerungsgruppe",
    agreed_on=TODAY,
)
ANSWERS: dict[str, Counts] = {
    "fachkraft": {ITEM: {STEPS[0]: 4, STEPS[3]: 9}},
    "eltern": {ITEM: {STEPS[1]: 3, STEPS[2]: 4}},
}
"""Thirteen professionals, and seven parents who are too few to be shown outside."""
TELLS_PUBLICLY = ReleasedText(place="wege", perspective="fachkraft", text="Die Wege sind kurz.", reach=Reach.PUBLIC)
TELLS_INSIDE = TELLS_PUBLICLY.model_copy(update={"text": "Nur unter uns.", "reach": Reach.INTERNAL})


def closed_round() -> Round:
    told = frozenset({Recipient.NETWORK, Recipient.CLUSTER, Recipient.NZFH})
    return small_round().model_copy(update={"state": RoundState.CLOSED, "closed_on": TODAY, "recipients": told})


def with_texts(made: Release, *texts: ReleasedText) -> Release:
    part = ReleasePart(
        round_id="runde", network_id="netz", number=2, kind=PartKind.TEXTS, released_on=TODAY, texts=texts
    )
    return Release((*made.parts, part))


def agreement(criterion_id: str = "finden", *states: tuple[date, AgreementState]) -> Agreement:
    return Agreement(
        id="vereinbarung",
        network_id="netz",
        session_id="sitzung",
        round_id="runde",
        criterion_id=criterion_id,
        what="Ein Blatt für alle Praxen",
        responsible="Koordination",
        due_on=date(2027, 6, 30),
        sign="Es liegt aus.",
        history=tuple(StatusChange(on=day, state=state) for day, state in states)
        or (StatusChange(on=TODAY, state=AgreementState.OPEN),),
    )


def session(*agenda: Talk | AgendaItem, state: SessionState = SessionState.ENDED) -> Session:
    return Session(
        id="sitzung",
        network_id="netz",
        round_id="runde",
        title="Werkstatt",
        held_on=TODAY,
        minutes=120,
        state=state,
        format_id="werkstatt",
        agenda=agenda or (Talk(id="erstens", criterion_id="finden", minutes=30, spent_seconds=1810),),
        perspectives=("fachkraft", "eltern"),
    )


def all_of(**changes: Any) -> ClosedRound:
    """A closed round of a town, with what a test changes of it."""
    held = closed_round()
    whole = ClosedRound(
        of_round=held,
        asked=FRAMEWORK,
        core=FRAMEWORK,
        release=release(held, ANSWERS),
        network=Network(id="netz", name="Netz", kind=NetworkKind.FRUEHE_HILFEN, municipalities=("musterstadt",)),
        municipalities=(TOWN,),
    )
    return replace(whole, **changes)
