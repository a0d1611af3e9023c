"""A program that is killed again and again while people answer; it tells what was lost or doubled.

    python -m tests.storage.answering_that_dies <address of a database> <round> <number of kills> <seed>

Each time a child opens the database and lets people answer; it is killed at a random moment after the first answer was
acknowledged. Then the database is opened again, as the next start does, and compared with what people were told.
Prints the number of acknowledged steps and every difference.
"""

import json
import os
import random
import signal
import sys
import time
import traceback

from sqlalchemy import func, select

from networks.scopes import NetworkScope
from selfeval.ballots import ballot_of
from selfeval.model import Round
from storage import tables
from storage.database import Database
from storage.rounds import RoundRows
from tests.storage.people_answering import BEGUN, SENT, Told, answer_until_killed, tell_to
from tests.storage.workspace import KEYS, OURS, TEST, ballots

LONGEST_LIFE = 0.15
"""Seconds after the first acknowledgement; some two hundred more follow in this time."""


def told_by_killed_child(url: str, round_id: str, life: float) -> Told:
    """Let people answer in a process of its own, kill it, and return what they were told until then."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(told)
            database = Database.open(url)
            answer_until_killed(database, found(database, round_id), tell_to(telling))
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(1)
    os.close(telling)
    with os.fdopen(told, "rb") as lines:
        first = lines.readline()
        killer = _kill_after(child, life)
        rest = lines.read()
    os.waitpid(killer, 0)
    os.waitpid(child, 0)
    return Told.of((first + rest).decode())


def _kill_after(child: int, life: float) -> int:
    """Kill from a third process, because this one reads all the time, so that nobody waits for a full pipe."""
    killer = os.fork()
    if killer == 0:
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        os._exit(0)
    return killer


def found(database: Database, round_id: str) -> Round:
    return RoundRows(database, NetworkScope.of(OURS)).round(round_id)


def differences(url: str, round_id: str, told: Told, sent_before: int) -> tuple[int, list[str]]:
    """Return how many have sent so far, and where the database differs from what people were told."""
    database = Database.open(url)
    store = ballots(database, found(database, round_id))
    wrong, sent = [], sent_before
    for key in told.last:
        ballot = ballot_of(KEYS, round_id, key)
        is_sent, answers = store.is_sent(ballot.mark), list(store.answers(ballot.id).values())
        sent += is_sent
        stored = [SENT] * is_sent + answers or [BEGUN]
        if len(stored) > 1 or stored[0] not in told.may_have(key):
            wrong.append(f"told {told.last[key]}, stored {stored}")
    counts = counted(database)
    database.close()
    if counts != (sent, sent):
        wrong.append(f"{sent} have sent, stored are {counts[0]} ballots with {counts[1]} answers")
    return sent, wrong


def counted(database: Database) -> tuple[int, int]:
    """Return how many ballots were sent, and how many answers they hold; everybody answers one question."""
    ballot, rating = tables.ballot, tables.rating
    sent = select(func.count()).select_from(ballot).where(ballot.c.sent.is_(True))
    answers = (
        select(func.count())
        .select_from(rating)
        .join(ballot, ballot.c.ballot_id == rating.c.ballot_id)
        .where(ballot.c.sent.is_(True))
    )
    with database.reading(TEST) as connection:
        return connection.execute(sent).scalar_one(), connection.execute(answers).scalar_one()


def main(url: str, round_id: str, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged, sent, wrong = 0, 0, list[str]()
    for _ in range(kills):
        told = told_by_killed_child(url, round_id, chance.uniform(0, LONGEST_LIFE))
        acknowledged += sum(last != BEGUN for last in told.last.values())
        sent, found_wrong = differences(url, round_id, told, sent)
        wrong += found_wrong
    sys.stdout.write(json.dumps({"acknowledged": acknowledged, "sent": sent, "wrong": wrong}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
