"""Who sees the results: chosen before opening, and only ever narrowed after it."""

from selfeval.errors import RecipientsOnlyNarrower, RoundNotOpen
from selfeval.model import Recipient, Round, RoundState
from selfeval.ports import RoundStore


def narrow_recipients(store: RoundStore, round_id: str, recipients: frozenset[Recipient]) -> Round:
    """Leave recipients out of an open or closed round; everybody who answers reads the new list from now on.

    Raises RecipientsOnlyNarrower when somebody would be added or the own network left out, RoundNotOpen for a draft,
    whose form decides, and for a round that holds no results any more.
    """
    current = store.round(round_id)
    if current.state not in (RoundState.OPEN, RoundState.CLOSED):
        raise RoundNotOpen(round=current.title)
    if not recipients <= current.recipients or Recipient.NETWORK not in recipients:
        raise RecipientsOnlyNarrower(round=current.title)
    changed = current.model_copy(update={"recipients": recipients})
    store.save_life(changed)
    return changed
