"""One-time codes: made for a number of people, shown once, and used by sending one ballot."""

import secrets
from dataclasses import dataclass

from networks.links import KeyRing, Link, LinkKind, new_token
from selfeval.errors import CodesNotPlanned, RoundNotOpen, TooManyCodes
from selfeval.model import Round, RoundState
from selfeval.ports import CodeStore, WayInStore
from selfeval.rounds import link_token

MOST_AT_ONCE = 200
"""So many codes make one batch of slips that somebody can still cut up."""
MOST_CODES = 5_000
"""So many codes one perspective may have; more would only help whoever guesses."""
_ROUND_KEY_BYTES = 32


@dataclass(frozen=True)
class Code:
    """What one person gets: the secret part of a link, and the code beside it for those who type."""

    token: str
    typed: str


def make_codes(store: CodeStore, keys: KeyRing, of_round: Round, perspective: str, count: int) -> list[Code]:
    """Make codes for so many people and return them, for the only time: only their fingerprints are kept.

    Nothing says in which order they were made, and which of them go on paper together. Raises RoundNotOpen,
    CodesNotPlanned or TooManyCodes.
    """
    plan = of_round.plan(perspective)
    if of_round.state is not RoundState.OPEN:
        raise RoundNotOpen(round=of_round.title)
    if plan is None or not plan.has_codes:
        raise CodesNotPlanned(round=of_round.title)
    left = codes_left(store, of_round, perspective)
    if not 1 <= count <= left:
        raise TooManyCodes(count=count, left=left)
    late = _link(of_round, perspective, LinkKind.ROUND, keys.fingerprint(link_token(keys, of_round, perspective)))
    while True:
        codes = [_new_code(keys) for _ in range(count)]
        links = [one for code in codes for one in _links(keys, of_round, perspective, code)]
        # ordered by their fingerprints, so that no row stands beside the other one of the same slip
        links.sort(key=lambda link: link.fingerprint)
        is_new = len({link.fingerprint for link in links}) == len(links)
        if is_new and store.add(links, late.model_copy(update={"open": False}), secrets.token_bytes(_ROUND_KEY_BYTES)):
            return codes


def codes_left(store: CodeStore, of_round: Round, perspective: str) -> int:
    """Return how many codes may be made in the next batch."""
    return max(0, min(MOST_AT_ONCE, MOST_CODES - store.made(of_round.id, perspective)))


def mark_of_code(store: WayInStore, keys: KeyRing, round_id: str, typed: str) -> str | None:
    """Return the mark that sending by this code leaves; None once the round's key has gone with its closing.

    Link and typed code of one slip leave the same mark, so together they count once.
    """
    round_key = store.round_key()
    return None if round_key is None else keys.code_mark(round_id, round_key, typed)


def _new_code(keys: KeyRing) -> Code:
    token = new_token()
    return Code(token, keys.typed_code(token))


def _links(keys: KeyRing, of_round: Round, perspective: str, code: Code) -> list[Link]:
    return [
        _link(of_round, perspective, LinkKind.ONE_TIME, keys.fingerprint(code.token)),
        _link(of_round, perspective, LinkKind.TYPED, keys.fingerprint(code.typed)),
    ]


def _link(of_round: Round, perspective: str, kind: LinkKind, fingerprint: str) -> Link:
    return Link(
        fingerprint=fingerprint,
        kind=kind,
        network_id=of_round.network_id,
        target_id=of_round.id,
        perspective=perspective,
    )
