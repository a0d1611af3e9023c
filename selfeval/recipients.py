"""Who sees the results: chosen before opening, only ever narrowed after it, and what a withdrawal can still do."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from selfeval.disclosure import may_be_granted
from selfeval.errors import RecipientsOnlyNarrower, RoundNotOpen
from selfeval.model import Recipient, Round, RoundState
from selfeval.ports import RoundStore
from selfeval.release import LedgerEntry


class Withdrawal(StrEnum):
    """What becomes of a withdrawal after closing."""

    ACTS = "acts"
    """The next release for these readers is made without the round."""
    WOULD_TELL = "would_tell"
    """What readers have and what they would get next would together give a small group away, so nothing changes."""


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


def withdrawal(given: Sequence[LedgerEntry], would_be: Sequence[LedgerEntry], k_of: Mapping[str, int]) -> Withdrawal:
    """Decide on a withdrawal after closing from what readers outside were given and would be given next without it.

    A release that was made cannot be taken back, so a withdrawal acts from the next one on. A reader who has both can
    subtract one from the other: only when no group smaller than its k lies in the space of both together (P1) may the
    next one leave the round out.
    """
    return Withdrawal.ACTS if may_be_granted([*given, *would_be], k_of) else Withdrawal.WOULD_TELL
