"""People who answer one questionnaire at once, each of whom tells what was acknowledged as soon as it was."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.model import Round
from storage.database import Database
from tests.fakes.small_round import ITEM
from tests.storage.workspace import KEYS, ballots, questions

ANSWERS = ("trifft-zu", "trifft-eher-zu")
"""What everybody answers, first and then instead; after that they send."""
BEGUN, SENT = "begun", "sent"
PLACES = 12

Tell = Callable[[str, str], None]


def answer_until_killed(database: Database, of_round: Round, tell: Tell) -> None:
    """Let people come to every place, one after the other, for good."""
    for _ in range(PLACES):
        threading.Thread(target=_stay, args=(database, of_round, tell), daemon=True).start()
    threading.Event().wait()


def _stay(database: Database, of_round: Round, tell: Tell) -> None:
    while True:
        answer_once(database, of_round, tell)


def answer_once(database: Database, of_round: Round, tell: Tell) -> None:
    """Answer, change the answer, and send it, as one person."""
    key = new_ballot_key()
    ballot, store = ballot_of(KEYS, of_round.id, key), ballots(database, of_round)
    tell(key, BEGUN)
    for step in ANSWERS:
        keep_answers(store, questions(of_round), ballot, {ITEM: step})
        tell(key, step)
    send_ballot(store, ballot)
    tell(key, SENT)


def tell_to(file: int) -> Tell:
    """Return a way to tell that is over when it returns: a line in one call of the system, which no buffer holds."""

    def tell(key: str, what: str) -> None:
        os.write(file, f"{key} {what}\n".encode())

    return tell


@dataclass
class Told:
    """What people were told before the end."""

    last: dict[str, str] = field(default_factory=dict)
    """For every person the last step that was acknowledged."""

    @classmethod
    def of(cls, lines: str) -> "Told":
        """Read what was told; a line that the end cut off was not."""
        whole = lines.rpartition("\n")[0].splitlines()
        return cls(dict(line.split(" ", 1) for line in whole))

    def may_have(self, key: str) -> set[str]:
        """Return what may be stored of somebody: what was acknowledged, or the step after it, that was under way."""
        steps = (BEGUN, *ANSWERS, SENT)
        at = steps.index(self.last[key])
        return set(steps[at : at + 2])
