"""Networks, rounds and rooms in a database, made through the use cases that people's clicks take."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from dialogues.agenda import chosen_by_hand
from dialogues.model import Session
from dialogues.sessions import SessionDraft, plan_session, start_session
from networks.links import KeyRing
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope, SystemScope
from qualitaetsrahmen.languages.translations import Translation
from selfeval.ballots import Ballot, ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.codes import Code, make_codes, mark_of_code
from selfeval.model import PerspectivePlan, Round, WayIn
from selfeval.own_words import Words
from selfeval.questionnaire import Questionnaire, questionnaire_for
from selfeval.release import ReleasePart
from selfeval.rounds import RoundDraft, open_round, plan_round
from storage.ballots import BallotRows
from storage.closing import ClosingRows
from storage.codes import CodeRows
from storage.database import Database
from storage.networks import NetworkRows
from storage.rounds import RoundRows
from storage.sessions import SessionRows
from storage.ways_in import WayInRows
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan

KEYS = KeyRing(b"k" * 32)
OURS = "netz"
THEIRS = "nachbarnetz"
OURS_ONLY = NetworkScope.of(OURS)
THEIRS_ONLY = NetworkScope.of(THEIRS)
TEST = SystemScope("a test looks at everything")


def add_networks(database: Database) -> None:
    store = NetworkRows(database, AdministrationScope())
    for network_id in (OURS, THEIRS):
        store.save_network(Network(id=network_id, name=f"Das {network_id}", kind=NetworkKind.FRUEHE_HILFEN))


def draft_round(database: Database, *plans: PerspectivePlan, network_id: str = OURS, title: str = "Runde") -> Round:
    draft = RoundDraft(network_id, title, ("finden",), plans or (plan("fachkraft"), plan("eltern")))
    return plan_round(RoundRows(database, NetworkScope.of(network_id)), FRAMEWORK, draft)


def opened_round(
    database: Database,
    *plans: PerspectivePlan,
    network_id: str = OURS,
    title: str = "Runde",
    keys: KeyRing = KEYS,
    translations: Sequence[Translation] = (),
) -> Round:
    drafted = draft_round(database, *plans, network_id=network_id, title=title)
    return open_round(RoundRows(database, NetworkScope.of(network_id)), keys, drafted.id, TODAY, translations)


def ballots(database: Database, of_round: Round, perspective: str = "eltern") -> BallotRows:
    return BallotRows(database, BallotScope(of_round.network_id, of_round.id, perspective))


def questions(of_round: Round, perspective: str = "eltern") -> Questionnaire:
    return questionnaire_for(FRAMEWORK, of_round.criteria, perspective)


def begin(
    database: Database, of_round: Round, perspective: str = "eltern", answer: str = "trifft-zu"
) -> tuple[str, Ballot]:
    """Somebody who has answered one item and not sent it: the key of their cookie, and their ballot."""
    key = new_ballot_key()
    ballot = ballot_of(KEYS, of_round.id, key)
    store = ballots(database, of_round, perspective)
    keep_answers(store, questions(of_round, perspective), ballot, {ITEM: answer})
    return key, ballot


def answer(
    database: Database, of_round: Round, perspective: str = "eltern", step: str = "trifft-zu"
) -> tuple[str, Ballot]:
    """Somebody who has sent one answer."""
    key, ballot = begin(database, of_round, perspective, step)
    send_ballot(ballots(database, of_round, perspective), ballot)
    return key, ballot


PEOPLE = {"fachkraft": 6, "eltern": 7}
"""How many answer in a round of the tests, by perspective."""


def write(database: Database, of_round: Round, text: str, perspective: str = "eltern", place: str = "wege") -> Ballot:
    """Somebody who has sent a text and nothing else."""
    ballot = ballot_of(KEYS, of_round.id, new_ballot_key())
    store = ballots(database, of_round, perspective)
    keep_answers(store, questions(of_round, perspective), ballot, {}, {place: Words("de", text)})
    send_ballot(store, ballot)
    return ballot


def answered_round(
    database: Database,
    people: Mapping[str, int] = MappingProxyType(PEOPLE),
    title: str = "Runde",
    *,
    asks_texts: bool = False,
) -> tuple[Round, list[tuple[str, Ballot]]]:
    """An open round in which so many of each perspective have answered, with their keys and ballots."""
    plans = [plan(name).model_copy(update={"asks_texts": asks_texts}) for name in ("fachkraft", "eltern")]
    opened = opened_round(database, *plans, title=title)
    steps = ("trifft-zu", "trifft-eher-zu", "weiss-nicht")
    sent = [
        answer(database, opened, perspective, steps[number % len(steps)])
        for perspective, count in people.items()
        for number in range(count)
    ]
    return opened, sent


CODES = PerspectivePlan(perspective="eltern", way_in=WayIn.CODES)
"""Parents who come in by codes."""


def codes_for(database: Database, of_round: Round, count: int, perspective: str = "eltern") -> list[Code]:
    store = CodeRows(database, NetworkScope.of(of_round.network_id))
    return make_codes(store, KEYS, of_round, perspective, count)


def ways_in(database: Database, of_round: Round, perspective: str = "eltern") -> WayInRows:
    return WayInRows(database, BallotScope(of_round.network_id, of_round.id, perspective))


def ballot_by_code(database: Database, of_round: Round, code: Code, key: str) -> Ballot:
    """The ballot of somebody who came in by a code, in the browser with this key."""
    mark = mark_of_code(ways_in(database, of_round), KEYS, of_round.id, code.typed)
    return replace(ballot_of(KEYS, of_round.id, key), mark=mark or "")


def closed(database: Database, of_round: Round, on: date = TODAY) -> Round:
    return close_round(ClosingRows(database, SystemScope("closing a round")), of_round.id, on, lambda _: None)


def release_of(database: Database, of_round: Round) -> list[ReleasePart]:
    return RoundRows(database, NetworkScope.of(of_round.network_id)).release_parts(of_round.id)


def planned_session(database: Database, of_round: Round) -> Session:
    criteria = [FRAMEWORK.criteria[name] for name in ("finden", "wechsel")]
    draft = SessionDraft("Werkstatt", TODAY, 120, [chosen_by_hand(criterion) for criterion in criteria])
    return plan_session(SessionRows(database, NetworkScope.of(of_round.network_id)), of_round, draft)


def running_session(database: Database, of_round: Round, keys: KeyRing = KEYS) -> Session:
    session = planned_session(database, of_round)
    return start_session(SessionRows(database, NetworkScope.of(of_round.network_id)), keys, session.id)
