"""Agreements: what the room will do, how its words may change, and the dated steps of what became of it."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dialogues.agreement_model import AGREED, WORDS, Agreement, AgreementState, Resolution, StatusChange
from dialogues.errors import AgreementIncomplete, ChangeUnexplained, NoDecisionAsked, ResolutionAhead
from dialogues.model import Session, SessionState
from dialogues.phases import PhaseKind
from dialogues.ports import AgreementStore
from selfeval.model import Round

LONGEST_LIST = 8
"""So many agreements can be read from the back of a room."""


@dataclass(frozen=True)
class AgreementDraft:
    """What the room has said so far; the first four after the criterion must be there before it is an agreement."""

    criterion_id: str
    what: str
    responsible: str
    due_on: date | None
    sign: str
    goal: str = ""
    others: str = ""
    resources: str = ""
    cost: str = ""
    staff: str = ""
    decision_from: str = ""
    review_on: date | None = None

    def words(self) -> dict[str, str | date | None]:
        """Return everything that it says, by field and tidied; raises AgreementIncomplete with what is missing."""
        said = {name: value.strip() if isinstance(value := getattr(self, name), str) else value for name in WORDS}
        missing = tuple(name for name in AGREED if not said[name])
        if missing:
            raise AgreementIncomplete(fields=missing)
        return said


def agree(store: AgreementStore, session: Session, draft: AgreementDraft, today: date) -> Agreement:
    """Record an agreement of a session; raises AgreementIncomplete with the names of what is missing."""
    agreement = Agreement.model_validate(
        {
            "id": secrets.token_hex(6),
            "network_id": session.network_id,
            "session_id": session.id,
            "round_id": session.round_id,
            "criterion_id": draft.criterion_id,
            "history": (StatusChange(on=today, state=AgreementState.OPEN),),
            **draft.words(),
        }
    )
    store.save_agreement(agreement)
    return agreement


def draft_of(agreement: Agreement) -> AgreementDraft:
    """Return what an agreement says now, to be changed."""
    return AgreementDraft(agreement.criterion_id, **{name: getattr(agreement, name) for name in WORDS})


def change_words(
    store: AgreementStore, session: Session, agreement_id: str, draft: AgreementDraft, reason: str, today: date
) -> Agreement:
    """Give an agreement other words, or add what it did not say before; its criterion stays.

    Until its session has ended, the room is still finding its words and nothing of that is kept. Afterwards every
    change is a step in the history that keeps what stood there before, and one that touches what was agreed needs a
    reason: raises ChangeUnexplained without it. Raises AgreementIncomplete like ``agree``.
    """
    current = store.agreement(agreement_id)
    said = draft.words()
    changed = Agreement.model_validate({**current.model_dump(), **said})
    former = {name: _as_text(getattr(current, name)) for name in WORDS if said[name] != getattr(current, name)}
    if not former:
        return current
    if session.state is not SessionState.ENDED:
        store.save_agreement(changed)
        return changed
    if not reason.strip() and not former.keys().isdisjoint(AGREED):
        raise ChangeUnexplained(fields=tuple(name for name in AGREED if name in former))
    return _stepped(store, changed, StatusChange(on=today, state=current.state, note=reason, former=former))


def follow_up(
    store: AgreementStore,
    agreement_id: str,
    state: AgreementState,
    note: str,
    today: date,
    due_on: date | None = None,
) -> Agreement:
    """Note how far an agreement has come, and a new day where one was agreed; the history keeps the old one.

    Saying the same again changes nothing.
    """
    current = store.agreement(agreement_id)
    moved = due_on if due_on != current.due_on else None
    former = {"due_on": _as_text(current.due_on)} if moved else {}
    change = StatusChange(on=today, state=state, note=note, due_on=moved, former=former)
    if current.history[-1] == change or (current.state is state and not change.note and not moved):
        return current
    store.add_status(agreement_id, change)
    return store.agreement(agreement_id)


def resolve(store: AgreementStore, agreement_id: str, on: date, result: str, today: date) -> Agreement:
    """Record what the body said whose decision an agreement needs; a correction keeps what stood there before.

    Raises NoDecisionAsked where it needs none, ResolutionAhead for a day to come, AgreementIncomplete without a result.
    """
    current = store.agreement(agreement_id)
    if not current.decision_from:
        raise NoDecisionAsked
    if on > today:
        raise ResolutionAhead
    if not result.strip():
        raise AgreementIncomplete(fields=("result",))
    resolution, before = Resolution(on=on, result=result), current.resolution
    if resolution == before:
        return current
    resolved = current.model_copy(update={"resolution": resolution})
    if before is None:
        store.save_agreement(resolved)
        return resolved
    former = {"resolved_on": _as_text(before.on), "resolution": before.result}
    return _stepped(store, resolved, StatusChange(on=today, state=current.state, former=former))


def rounds_beside(of_round: Round, rounds: Iterable[Round]) -> frozenset[str]:
    """Return the rounds of the same network and the same municipality, whose agreements belong on one list."""
    place = (of_round.network_id, of_round.municipality_id)
    return frozenset(one.id for one in rounds if (one.network_id, one.municipality_id) == place)


def to_follow_up(
    agreements: Iterable[Agreement], session: Session, rounds: Collection[str], today: date
) -> list[Agreement]:
    """Return what a session looks back at: agreements of other sessions on these rounds that are not settled.

    What was settled on this day stays on the list, so that the room sees what it has just decided. The overdue come
    first, then the next due.
    """
    earlier = [one for one in agreements if one.session_id != session.id and one.round_id in rounds]
    waiting = [one for one in earlier if one.is_unfinished or one.history[-1].on == today]
    return sorted(waiting, key=lambda one: (not one.is_overdue(today), one.due_on, one.id))


def agreements_to_show(
    session: Session,
    agreements: Sequence[Agreement],
    rounds: Collection[str],
    today: date,
    limit: int = LONGEST_LIST,
) -> tuple[list[Agreement], int]:
    """Return what the projector lists, and how many more there are.

    While the room looks back, that is what is to be followed up. At any other time the agreements of this session
    come first, in the order in which they are due, and after them what is still waiting from before.
    """
    before = to_follow_up(agreements, session, rounds, today)
    item = session.agenda_item(session.current_item) if session.current_item else None
    if item is None or item.kind is not PhaseKind.FOLLOW_UP:
        own = [one for one in agreements if one.session_id == session.id]
        before = [*sorted(own, key=lambda one: (one.due_on, one.id)), *before]
    return before[:limit], max(0, len(before) - limit)


def _stepped(store: AgreementStore, changed: Agreement, change: StatusChange) -> Agreement:
    if "due_on" in change.former:
        change = change.model_copy(update={"due_on": changed.due_on})
    store.change_agreement(changed, change)
    return changed.model_copy(update={"history": (*changed.history, change)})


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "")
