"""Leaving a questionnaire and coming back to it by a personal code that nobody keeps.

The code and the key behind it are both derived, so the database holds neither: whoever wants to go on gets a ballot
whose id the code leads to, and after sending it leads to nothing but "has arrived".
"""

from networks.links import KeyRing
from selfeval.ballots import Ballot, ballot_of
from selfeval.errors import ResumeCodeUnknown
from selfeval.ports import BallotStore, WayInStore

_BETWEEN = "."
"""Stands between code and key in a cookie; no key that was made by chance has one."""


def resume_code_in(keys: KeyRing, round_id: str, ballot_key: str) -> str | None:
    """Return the personal code inside the key of a cookie, so that the person can look at it again."""
    code, between, rest = ballot_key.partition(_BETWEEN)
    return code if between and rest == keys.resume_key(round_id, code) else None


def leave_for_later(store: WayInStore, keys: KeyRing, round_id: str, ballot_key: str, mark: str) -> str:
    """Move what was begun to where a personal code finds it, and return the new key of the cookie.

    Asked again, it leads to the same code: nobody loses what is written down already. Raises RoundNotOpen or
    AlreadySent.
    """
    if resume_code_in(keys, round_id, ballot_key) is not None:
        return ballot_key
    new_key = _key(keys, round_id, keys.resume_code(round_id, ballot_key))
    store.move(keys.ballot_id(round_id, ballot_key), mark, keys.ballot_id(round_id, new_key))
    return new_key


def come_back(store: WayInStore, ballots: BallotStore, keys: KeyRing, round_id: str, code: str) -> str:
    """Return the cookie's key that a personal code stands for; raises ResumeCodeUnknown."""
    key = _key(keys, round_id, code)
    ballot: Ballot = ballot_of(keys, round_id, key)
    if not store.is_begun(ballot.id) and not ballots.is_sent(ballot.mark):
        raise ResumeCodeUnknown
    return key


def _key(keys: KeyRing, round_id: str, code: str) -> str:
    return f"{code}{_BETWEEN}{keys.resume_key(round_id, code)}"
