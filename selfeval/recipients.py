"""Who sees the results: chosen before opening, and only ever narrowed after it."""

from dataclasses import dataclass
from datetime import date

from selfeval.consents import ConsentStore, revoke_beyond
from selfeval.errors import RecipientsOnlyNarrower, RoundNotOpen
from selfeval.model import Recipient, Round, RoundState
from selfeval.ports import RoundStore


@dataclass(frozen=True)
class Narrowing:
    """Where the consents of a round stand that narrowing takes back, and by whom and when it does so."""

    consents: ConsentStore
    by: str
    today: date


def narrow_recipients(
    store: RoundStore, round_id: str, recipients: frozenset[Recipient], narrowing: Narrowing
) -> Round:
    """Leave recipients out of an open or closed round; everybody who answers reads the new list from now on.

    What was let go to those who are left out is taken back before, so that nothing is with them when the list says
    that they see nothing. Raises RecipientsOnlyNarrower when somebody would be added or the own network left out,
    RoundNotOpen for a draft, whose form decides, and for a round that holds no results any more.
    """
    current = store.round(round_id)
    if current.state not in (RoundState.OPEN, RoundState.CLOSED):
        raise RoundNotOpen(round=current.title)
    if not recipients <= current.recipients or Recipient.NETWORK not in recipients:
        raise RecipientsOnlyNarrower(round=current.title)
    revoke_beyond(narrowing.consents, round_id, recipients, narrowing.by, narrowing.today)
    changed = current.model_copy(update={"recipients": recipients})
    store.save_life(changed)
    return changed
