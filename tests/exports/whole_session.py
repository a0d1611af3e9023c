"""A session in which everything happened: series, all instruments, merged perspectives, votes by hand, earlier ones."""

from datetime import date

from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from dialogues.model import AgendaItem, Reason, ReasonKind, Session, SessionState, Talk
from dialogues.phases import PhaseKind
from dialogues.preparation_model import LocalMeaning, Numbering, Series
from dialogues.questions import AGREED, BEARABLE, CONSENSUS, OBJECTION, PULSE
from dialogues.room_model import (
    WHOLE_ROOM,
    AnyVote,
    CardCluster,
    Contribution,
    ContributionState,
    Option,
    QuestionKind,
    RoomQuestion,
    VoteFigure,
    VoteOrigin,
    VoteState,
)
from exports.minutes.source import MinutesSource
from selfeval.release import Reach
from tests.exports.example_session import DAY, FIRST_VOTE, ROUND, SECOND_VOTE, SESSION, agreement, example_results

DRAFT_NOTE = "Vorher mit der Leitung sprechen."
"""Something that must never reach a paper: a note of the facilitator, and the text of a withheld card."""

TALK: Talk = SESSION.talks[0].model_copy(
    update={
        "reasons": (*SESSION.talks[0].reasons, Reason(kind=ReasonKind.AGREED, count=2)),
        "spent_seconds": 2400,
        "method_id": "drei-runden",
        "standpoints": {
            "fachkraft": "Wir sagen es in jedem Gespräch.",
            "eltern": "In den ersten Wochen bleibt davon wenig hängen.",
        },
    }
)
WHOLE: Session = SESSION.model_copy(
    update={
        "starts_at": "14:00",
        "place": "Familienzentrum am Park",
        "series_id": "reihe",
        "number": 3,
        "state": SessionState.ENDED,
        "present": {"sector:gesundheitswesen": 4, "sector:fruehe-bildung": 6, "level:steuerung": 3, "level:praxis": 12},
        "counted_with": {"ehrenamt": "fachkraft"},
        "agenda": (
            AgendaItem(id="an", kind=PhaseKind.ARRIVE, title="Ankommen", minutes=10, spent_seconds=720),
            AgendaItem(id="rueck", kind=PhaseKind.FOLLOW_UP, minutes=15, spent_seconds=900),
            TALK,
            SESSION.talks[1],
            AgendaItem(id="pause", kind=PhaseKind.BREAK, minutes=10),
            AgendaItem(id="prio", kind=PhaseKind.PRIORITISE, title="Was zuerst", minutes=15, takes_cards=True),
            AgendaItem(id="schluss", kind=PhaseKind.CLOSE, minutes=5),
        ),
    }
)


def question(kind: QuestionKind, item_id: str, counts: dict[str, int] | None, **more: object) -> RoomQuestion:
    """A revealed question to the whole room; without counts its result is hidden."""
    shown = "full" if counts else "hidden"
    figures = tuple(
        VoteFigure(
            perspective=WHOLE_ROOM,
            shown=shown,
            reach=reach,
            answered=15 if counts else None,
            counts=counts or {},
        )
        for reach in Reach
    )
    known: dict[str, object] = {
        "id": f"{kind}-{item_id}",
        "session_id": WHOLE.id,
        "agenda_item_id": item_id,
        "state": VoteState.REVEALED,
        "result": figures,
        "kind": kind,
    }
    return RoomQuestion.model_validate(known | more)


CHECK = question(
    QuestionKind.CONSENSUS,
    TALK.id,
    {AGREED: 11, BEARABLE: 3, OBJECTION: 1},
    text="Jede Familie bekommt das Blatt in der Klinik.",
    options=CONSENSUS,
)
DOTS = question(
    QuestionKind.DOTS,
    "prio",
    {"finden": 4, "blatt": 9},
    text="Womit fangen wir an?",
    options=(Option(id="finden"), Option(id="blatt", label="Das Blatt"), Option(id="gruppe")),
    dots=3,
    origin=VoteOrigin.BY_HAND,
)
CLOSING = question(
    QuestionKind.PULSE,
    "schluss",
    {"gelohnt-4": 9, "gelohnt-3": 6, "gehoert-3": 15, "weiter-4": 14, "weiter-1": 1},
    options=PULSE,
    dots=3,
)
VOTES: tuple[AnyVote, ...] = (
    FIRST_VOTE,
    SECOND_VOTE.model_copy(update={"origin": VoteOrigin.BY_HAND}),
    CHECK,
    DOTS,
    CLOSING,
)


def written(text: str, item_id: str = TALK.id, **more: object) -> Contribution:
    """A card of the session, shown where nothing else is said."""
    known: dict[str, object] = {"id": text, "session_id": WHOLE.id, "agenda_item_id": item_id, "text": text}
    return Contribution.model_validate(known | {"state": ContributionState.SHOWN} | more)


CARDS = (
    written("Plakate helfen wenig.", cluster_id="gruppe", position=1),
    written("Ein Blatt in der Klinik.", cluster_id="gruppe", position=0),
    written("Wer neu zuzieht, erfährt nichts."),
    written(DRAFT_NOTE, state=ContributionState.WITHHELD, cluster_id="gruppe"),
    written("Wartet noch auf Durchsicht.", state=ContributionState.WAITING),
    written("Die Klinik muss mitmachen.", about=CHECK.id),
    written("Erst das Naheliegende.", "prio"),
)
CLUSTERS = (
    CardCluster(id="leer", session_id=WHOLE.id, agenda_item_id=TALK.id, title="Ohne Karten"),
    CardCluster(id="gruppe", session_id=WHOLE.id, agenda_item_id=TALK.id, title="Wo Familien sind", position=1),
)
FULL: Agreement = agreement("Ein Blatt mit allen Anlaufstellen liegt aus.", date(2027, 3, 31)).model_copy(
    update={
        "goal": "Jede Familie kennt eine Anlaufstelle.",
        "others": "Geburtsklinik, Familienzentrum",
        "resources": "Druck über die Kreisverwaltung",
        "cost": "400 Euro im Jahr",
        "staff": "zwei Stunden im Monat",
        "decision_from": "Jugendhilfeausschuss",
        "review_on": date(2027, 4, 15),
    }
)
EARLIER: Agreement = agreement("Sprechstunde im Familienzentrum", date(2026, 10, 1), "frueher").model_copy(
    update={
        "decision_from": "Jugendhilfeausschuss",
        "resolution": Resolution(on=date(2026, 5, 12), result="Zugestimmt, befristet auf ein Jahr."),
        "history": (
            StatusChange(on=date(2026, 4, 2), state=AgreementState.OPEN),
            StatusChange(on=DAY, state=AgreementState.UNDER_WAY, note="Raum gefunden.", due_on=date(2027, 1, 15)),
            StatusChange(on=date(2027, 2, 1), state=AgreementState.DONE, note="Läuft seit Januar."),
        ),
    }
)
WAITING: Agreement = agreement("Liste der Ehrenamtlichen", date(2026, 12, 1), "frueher").model_copy(
    update={"history": (StatusChange(on=date(2026, 4, 2), state=AgreementState.OPEN),)}
)
DONE_BEFORE: Agreement = agreement("Schon lange erledigt", date(2026, 6, 1), "frueher").model_copy(
    update={
        "history": (
            StatusChange(on=date(2026, 4, 2), state=AgreementState.OPEN),
            StatusChange(on=date(2026, 6, 1), state=AgreementState.DONE),
        )
    }
)
LATER: Agreement = agreement("Erst danach vereinbart", date(2027, 9, 1), "spaeter").model_copy(
    update={"history": (StatusChange(on=date(2027, 3, 3), state=AgreementState.OPEN),)}
)


def meaning(number: int, words: str, agreed_on: date, session_id: str | None = None) -> LocalMeaning:
    """What being found means here, in one of its versions."""
    return LocalMeaning(
        network_id=ROUND.network_id,
        framework_id="kleiner-rahmen",
        criterion_id="finden",
        number=number,
        meaning=words,
        signs="Eltern nennen von selbst eine Anlaufstelle.",
        agreed_on=agreed_on,
        session_id=session_id,
    )


MEANINGS = (
    meaning(1, "Angebote stehen im Netz.", date(2025, 11, 3)),
    meaning(2, "Familien erfahren in der ersten Woche davon.", DAY, WHOLE.id),
    meaning(3, "Fassung aus einer späteren Sitzung.", date(2027, 3, 3), "spaeter"),
)
COMING: Session = WHOLE.model_copy(
    update={"id": "spaeter", "title": "Bilanz", "held_on": date(2027, 3, 3), "number": 4, "agenda": ()}
)


def whole_minutes() -> MinutesSource:
    """The minutes of that session, with all that a store could bring."""
    return MinutesSource(
        network="Netzwerk Frühe Hilfen Musterstadt",
        session=WHOLE,
        results=example_results(),
        votes=VOTES,
        contributions=CARDS,
        clusters=CLUSTERS,
        agreements=(FULL, EARLIER, WAITING, DONE_BEFORE, LATER),
        meanings=MEANINGS,
        series=Series(id="reihe", network_id=ROUND.network_id, title="Runder Tisch", numbering=Numbering.PER_YEAR),
        next_session=COMING,
        methods={"drei-runden": "Reden in drei Runden"},
    )
