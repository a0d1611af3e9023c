"""Agreements: what the room will do, and the dated steps of what became of it."""

import secrets
from dataclasses import dataclass
from datetime import date

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.errors import AgreementIncomplete
from dialogues.model import Session
from dialogues.ports import AgreementStore


@dataclass(frozen=True)
class AgreementDraft:
    """What the room has said so far; each part must be there before it counts as an agreement."""

    criterion_id: str
    what: str
    responsible: str
    due_on: date | None
    sign: str


def agree(store: AgreementStore, session: Session, draft: AgreementDraft, today: date) -> Agreement:
    """Record an agreement of a session; raises AgreementIncomplete with the names of what is missing."""
    parts = {"what": draft.what, "responsible": draft.responsible, "due_on": draft.due_on, "sign": draft.sign}
    missing = [name for name, value in parts.items() if not (value.strip() if isinstance(value, str) else value)]
    if missing or draft.due_on is None:
        raise AgreementIncomplete(fields=tuple(missing))
    agreement = Agreement(
        id=secrets.token_hex(6),
        network_id=session.network_id,
        session_id=session.id,
        round_id=session.round_id,
        criterion_id=draft.criterion_id,
        what=draft.what,
        responsible=draft.responsible,
        due_on=draft.due_on,
        sign=draft.sign,
        history=(StatusChange(on=today, state=AgreementState.OPEN),),
    )
    store.save_agreement(agreement)
    return agreement


def follow_up(store: AgreementStore, agreement_id: str, state: AgreementState, note: str, today: date) -> Agreement:
    """Note how far an agreement has come; saying the same again changes nothing."""
    current = store.agreement(agreement_id)
    change = StatusChange(on=today, state=state, note=note)
    if current.history[-1] == change or (current.state is state and not change.note):
        return current
    store.add_status(agreement_id, change)
    return current.model_copy(update={"history": (*current.history, change)})
