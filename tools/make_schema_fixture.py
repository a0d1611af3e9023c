"""Write the tables of today, filled by the example workspace, to a file that upgrade tests keep for ever.

``python -m tools.make_schema_fixture`` writes tests/storage/fixtures/schema-<version>.sql and refuses to write over a
file that exists: it is made once, when the version of the tables is released. No secret is in it: the server key of
the example is thrown away, and no account has a password.
"""

import hashlib
import sqlite3
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from dialogues.agenda import propose
from dialogues.room import cast_vote, join, new_seat_key
from dialogues.sessions import SessionDraft, plan_session, start_session
from dialogues.votes import open_vote
from networks.accounts import offer_sign_in_link, redeem_sign_in_link
from networks.scopes import BallotScope, NetworkScope, ReleasedScope, RoomScope
from qualitaetsrahmen.languages.translations import Review
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.ports import StoredDocument
from qualitaetsrahmen.writing import translation_text
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key
from selfeval.model import Round, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.release import Reach
from selfeval.results import results_of
from selfeval.rounds import RoundDraft, open_round, plan_round
from storage.schema import HEAD
from tools.schema_fixture_coding import add_codings
from tools.schema_fixture_comparing import add_circles
from tools.schema_fixture_dialogues import add_dialogues
from tools.schema_fixture_findings import add_findings
from tools.schema_fixture_handing_in import add_handed_in
from tools.schema_fixture_rounds import add_ways_in_and_words
from tools.schema_fixture_tokens import add_access_tokens
from wiring.demo import MAIN, build_demo
from wiring.services import Services, build_services
from wiring.settings import Settings

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "storage" / "fixtures"
SCOPE = NetworkScope.of(MAIN)


def main() -> int:
    """Build the workspace in a folder that is thrown away and write its tables as SQL."""
    target = FIXTURES / f"schema-{HEAD}.sql"
    if target.exists():
        print(f"{target.name} exists already and is never written again.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(Settings(home=Path(folder)))
        build_demo(services)
        _add_what_the_demo_leaves_out(services)
        add_ways_in_and_words(services)
        services.database.close()
        url = services.settings.effective_database_url
        connection = sqlite3.connect(url.removeprefix("sqlite:///"))
        target.write_text("\n".join(connection.iterdump()) + "\n", "utf-8")
        connection.close()
    print(target.name)
    return 0


def _bring_along_a_document(services: Services, like: Round) -> None:
    """Add a network's own translation, confirmed, and a round that pinned it."""
    draft = next(one for one in services.library().translations[like.framework_name] if one.language == "en")
    header = draft.translation.model_copy(update={"checked": Review(by="Sprachmittlung", on="2026-11-01")})
    confirmed = draft.model_copy(update={"translation": header})
    text = translation_text(confirmed)
    services.framework_documents(SCOPE).save_document(
        StoredDocument(
            network_id=MAIN,
            name=f"text/{like.framework_name.replace('@', '-')}.en.yaml",
            content=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            added_on=services.clock.today(),
        )
    )
    rounds = services.rounds(SCOPE)
    framework = rounds.framework(like.framework_sha256)
    plans = tuple(plan for plan in like.plans if plan.perspective == "eltern")
    planned = plan_round(rounds, framework, RoundDraft(MAIN, "In zwei Sprachen", like.criteria, plans))
    open_round(rounds, services.keys, planned.id, services.clock.today(), [confirmed])


def _add_what_the_demo_leaves_out(services: Services) -> None:
    """Fill the tables that are empty in the example: whoever is answering, voting or signed in right now."""
    rounds = services.rounds(SCOPE)
    closed = next(one for one in rounds.rounds() if one.state is RoundState.CLOSED)
    opened = next(one for one in rounds.rounds() if one.state is RoundState.OPEN)
    framework = rounds.framework(opened.framework_sha256)

    questionnaire = questionnaire_for(framework, opened.criteria, "eltern")
    first = next(iter(questionnaire.questions.values()))
    ballots = services.ballots(BallotScope(MAIN, opened.id, "eltern"))
    ballot = ballot_of(services.keys, opened.id, new_ballot_key())
    keep_answers(ballots, questionnaire, ballot, {first.item_id: first.steps[0].id})

    _bring_along_a_document(services, opened)

    sessions = services.sessions(SCOPE)
    chosen = propose(results_of(rounds, closed.id, Reach.INTERNAL))[:1]
    held_on = services.clock.today() + timedelta(1)
    session = plan_session(sessions, closed, SessionDraft("Ein laufendes Gespräch", held_on, 90, chosen))
    session = start_session(sessions, services.keys, session.id)
    item = framework.criteria[session.talks[0].criterion_id].items[0]
    vote = open_vote(sessions, session, session.talks[0].id, item.id)
    room, seat_key = services.room(RoomScope(MAIN, session.id)), new_seat_key()
    join(room, services.keys, seat_key, "eltern")
    cast_vote(room, services.keys, framework, seat_key, vote.id, (framework.scale_of(item).steps[0].id,))
    add_dialogues(services, session, closed, seat_key)
    _add_what_leaves(services, closed, framework)

    accounts, now = services.accounts(), services.clock.now()
    account = accounts.accounts()[0]
    redeem_sign_in_link(accounts, offer_sign_in_link(accounts, account.id, now), now)
    offer_sign_in_link(accounts, account.id, now)
    services.audit(SCOPE).note("round.opened", opened.id, account.id, MAIN)


def _add_what_leaves(services: Services, closed: Round, framework: Framework) -> None:
    """Let results go, compare them, code what people wrote, record a finding, and let a program read."""
    add_handed_in(services, closed)
    add_circles(services, framework.framework.id, services.clock.today())
    add_codings(services, framework)
    analyst = services.accounts().accounts()[0]
    add_findings(services.findings(ReleasedScope(analyst.id)), framework)
    add_access_tokens(services)


if __name__ == "__main__":
    sys.exit(main())
