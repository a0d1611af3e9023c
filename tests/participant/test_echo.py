"""Those who answered see the results at an address of their own, and later what became of them."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from dialogues.agenda import chosen_by_hand
from dialogues.agreement_model import AgreementState
from dialogues.agreements import AgreementDraft, agree, follow_up
from dialogues.sessions import SessionDraft, plan_session
from networks.links import LinkKind
from networks.scopes import BallotScope, PublishedScope, ReviewScope
from participant.assets import asset
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.model import Mode, PerspectivePlan, Recipient, Round
from selfeval.own_words import Words
from selfeval.published import committee_links, end_committee_link, make_committee_link, results_token
from selfeval.questionnaire import questionnaire_for
from selfeval.recipients import Narrowing, narrow_recipients
from selfeval.round_life import abandon_round
from selfeval.text_review import keep, release_texts
from storage.scoping import OutsideScope
from tests.fakes.translation import translation_of
from tests.participant.conftest import NETWORK, Town

BOTH = frozenset({Recipient.NETWORK, Recipient.PUBLIC})
PLANS = (
    PerspectivePlan(perspective="koordination", mode=Mode.DECLARED, invited=1),
    PerspectivePlan(perspective="fachkraft", invited=14),
    PerspectivePlan(perspective="eltern", invited=40, asks_texts=True),
)
LIGHT = 30 * 1024


@pytest.fixture
def client(phone: Callable[[], TestClient]) -> TestClient:
    return phone()


def answer(town: Town, of_round: Round, perspective: str, steps: list[int]) -> None:
    """Let one person after the other choose the same step for every question."""
    questionnaire = questionnaire_for(town.framework, of_round.criteria, perspective)
    store = town.services.ballots(BallotScope(NETWORK, of_round.id, perspective))
    for step in steps:
        ballot = ballot_of(town.services.keys, of_round.id, new_ballot_key())
        chosen = {name: one.steps[step].id for name, one in questionnaire.questions.items()}
        words = {"wege": Words("de", f"Satz {step}")} if perspective == "eltern" else {}
        keep_answers(store, questionnaire, ballot, chosen, words)
        send_ballot(store, ballot)


def answered(town: Town, recipients: frozenset[Recipient] = BOTH) -> Round:
    """A closed round in which seven professionals and twelve parents answered."""
    of_round = town.round(*PLANS, recipients=recipients)
    answer(town, of_round, "koordination", [3])
    answer(town, of_round, "fachkraft", [3, 3, 3, 3, 3, 2, 2])
    answer(town, of_round, "eltern", [0] * 8 + [1] * 4)
    town.close(of_round)
    return town.services.rounds(town.scope).round(of_round.id)


def address(town: Town, of_round: Round) -> str:
    return f"/e/{results_token(town.services.keys, of_round.id)}"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_before_closing_the_address_says_that_results_come(client: TestClient, town: Town) -> None:
    page = client.get(address(town, town.round(*PLANS)))
    assert page.status_code == 200
    assert "Die Ergebnisse kommen noch" in page.text
    assert "Sobald die Befragung geschlossen ist, stehen die Ergebnisse hier" in page.text


def test_nothing_of_the_answers_stands_there_before_closing(client: TestClient, town: Town) -> None:
    of_round = town.round(*PLANS)
    before = client.get(address(town, of_round)).text
    answer(town, of_round, "eltern", [0] * 12)
    assert client.get(address(town, of_round)).text == before


def test_after_closing_each_perspective_from_ten_people_on_is_shown_in_words(client: TestClient, town: Town) -> None:
    text = words(client.get(address(town, answered(town))).text)
    assert "Eltern 12 von 40 Eingeladenen haben geantwortet" in text
    assert "Eltern 12 Antworten 8 4 Mehr als die Hälfte sagt: „trifft nicht zu“" in text
    assert "Hilfe finden" in text
    assert "Median" not in text


def test_a_smaller_group_is_hidden_with_its_reason_and_none_of_its_numbers(client: TestClient, town: Town) -> None:
    text = words(client.get(address(town, answered(town))).text)
    assert "Fachkräfte weniger als 10 Menschen haben geantwortet" in text
    assert "Koordination weniger als 10 Menschen haben geantwortet" in text
    assert "Eine Gruppe zeigen wir erst, wenn mindestens 10 Menschen aus ihr geantwortet haben." in text
    assert "7 von 14" not in text
    assert "7 Antworten" not in text


def test_a_group_that_is_hidden_everywhere_has_a_line_only_where_nobody_else_was_asked(
    client: TestClient, town: Town
) -> None:
    html = client.get(address(town, answered(town))).text
    topics = [words(topic) for topic in html.partition("<aside")[0].split("<h3>")[1:]]
    of_parents = [topic for topic in topics if "Eltern" in topic]
    others = [topic for topic in topics if "Eltern" not in topic]
    assert of_parents
    assert others
    assert not any("Das zeigen wir nicht" in topic for topic in of_parents)
    assert all("Das zeigen wir nicht, damit niemand erkannt wird" in topic for topic in others)


def test_what_was_agreed_stands_there_with_its_present_status(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    assert "Das Netzwerk spricht nun über diese Ergebnisse" in client.get(address(town, of_round)).text
    today = town.services.clock.today()
    sessions, agreements = town.services.sessions(town.scope), town.services.agreements(town.scope)
    chosen = [chosen_by_hand(town.framework.criteria["finden"])]
    session = plan_session(sessions, of_round, SessionDraft("Gespräch", today, 120, chosen))
    draft = AgreementDraft(
        criterion_id="finden",
        what="Ein Blatt mit allen Angeboten liegt in jeder Praxis.",
        responsible="Netzwerkkoordination",
        due_on=today + timedelta(30),
        sign="Es liegt aus.",
    )
    made = agree(agreements, session, draft, today)
    assert "Noch nicht begonnen" in client.get(address(town, of_round)).text
    follow_up(agreements, made.id, AgreementState.DONE, "", today)
    text = words(client.get(address(town, of_round)).text)
    assert "Ein Blatt mit allen Angeboten liegt in jeder Praxis." in text
    assert "Darum kümmert sich: Netzwerkkoordination" in text
    assert "Stand: Das ist erledigt." in text


def test_the_agreements_of_another_round_stay_away(client: TestClient, town: Town) -> None:
    text = client.get(address(town, answered(town))).text
    assert "Ein Blatt mit allen Angeboten" not in text


def test_it_speaks_every_confirmed_language_of_the_round_and_says_what_stays_german(
    client: TestClient, town: Town
) -> None:
    english = translation_of(town.framework, "en")
    of_round = town.round(*PLANS, translations=[english])
    answer(town, of_round, "eltern", [0] * 8 + [1] * 4)
    town.close(of_round)
    page = client.get(address(town, of_round), params={"sprache": "en"}).text
    assert '<html lang="en" dir="ltr">' in page
    assert "These are the results" in page
    assert '<span lang="de" dir="ltr">Fachkräfte</span>' in page
    german = client.get(address(town, of_round)).text
    assert '<a href="?sprache=en" lang="en" hreflang="en">English</a>' in german
    assert '<a href="?sprache=de" lang="de" hreflang="de">' in page


def test_a_language_that_is_not_offered_is_answered_in_german_with_a_word_about_it(
    client: TestClient, town: Town
) -> None:
    page = client.get(address(town, answered(town)), params={"sprache": "xx"})
    assert (page.status_code, '<html lang="de"' in page.text, 'role="alert"' in page.text) == (200, True, True)


def test_the_page_is_light_and_needs_no_script(client: TestClient, town: Town) -> None:
    page = client.get(address(town, answered(town)))
    styles = len(asset("stil.css").body) + len(asset("ergebnis.css").body)
    assert len(page.content) + styles < LIGHT
    assert "<script" not in page.text
    assert "style=" not in page.text


def test_neither_token_nor_cookie_stands_in_the_page(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    page = client.get(address(town, of_round))
    assert results_token(town.services.keys, of_round.id) not in page.text
    assert "set-cookie" not in page.headers
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("token", ["unbekannt", "a" * 26, "%3Cscript%3E"])
def test_an_unknown_token_gets_the_page_for_all_such_links(client: TestClient, town: Town, token: str) -> None:
    unknown, questionnaire = client.get(f"/e/{token}"), client.get("/t/unbekannt")
    assert (unknown.status_code, unknown.text) == (404, questionnaire.text)


def test_the_link_of_a_questionnaire_opens_no_results(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    assert client.get(town.address(of_round).replace("/t/", "/e/")).status_code == 404
    assert client.get(address(town, of_round).replace("/e/", "/t/")).status_code == 404


def test_a_committee_reads_the_one_page_and_only_until_its_day(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    services, today = town.services, town.services.clock.today()
    store = services.published_links(town.scope)
    secret = make_committee_link(store, services.keys, of_round, today, today)
    page = client.get(f"/e/{secret}")
    assert page.status_code == 200
    text = words(page.text)
    assert "Ergebnisse der Selbsteinschätzung auf einer Seite · öffentlich" in text
    assert "Eltern: 12 von 40 Eingeladenen" in text
    assert "7 von 14" not in text
    assert "<style" not in page.text
    [style] = re.findall(r'rel="stylesheet" href="([^"]+)"', page.text)
    assert client.get(style).headers["content-type"].startswith("text/css")
    past = make_committee_link(store, services.keys, of_round, today, today)
    links = {link.fingerprint: link for link in store.links(of_round.id, LinkKind.COMMITTEE)}
    before = links[services.keys.fingerprint(past)]
    store.add(before.model_copy(update={"expires_on": today - timedelta(1)}))
    assert client.get(f"/e/{past}").text == client.get("/e/unbekannt").text


def test_an_ended_committee_link_lets_nobody_in(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    services, today = town.services, town.services.clock.today()
    store = services.published_links(town.scope)
    secret = make_committee_link(store, services.keys, of_round, today, today)
    [link] = committee_links(store, of_round.id, today)
    end_committee_link(store, link.fingerprint)
    assert client.get(f"/e/{secret}").status_code == 404


def test_once_the_public_is_left_out_no_committee_link_lets_anybody_in(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    services, today = town.services, town.services.clock.today()
    secret = make_committee_link(services.published_links(town.scope), services.keys, of_round, today, today)
    assert client.get(f"/e/{secret}").status_code == 200
    by = Narrowing(services.consents(town.scope), "Koordination", today)
    narrow_recipients(services.rounds(town.scope), of_round.id, frozenset({Recipient.NETWORK}), by)
    assert client.get(f"/e/{secret}").text == client.get("/e/unbekannt").text


def test_a_round_that_was_abandoned_has_no_results_to_come(client: TestClient, town: Town) -> None:
    of_round = town.round(*PLANS)
    page = address(town, of_round)
    assert client.get(page).status_code == 200
    abandon_round(town.services.endings(), of_round.id, town.services.clock.today())
    assert client.get(page).status_code == 404


def test_the_scope_of_published_results_reaches_no_answers(town: Town) -> None:
    of_round = town.round(*PLANS)
    with pytest.raises(OutsideScope):
        town.services.rounds(PublishedScope(NETWORK, of_round.id)).sent_counts(of_round.id)


def test_only_words_that_may_leave_the_network_stand_there_under_their_topic(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    token = results_token(town.services.keys, of_round.id)
    store = town.services.review(ReviewScope(NETWORK, of_round.id))
    for text in store.texts():
        keep(store, text, f"Mehr <Zeit> {text.text[-1]}", is_public=text.text == "Satz 1")
    assert "Eigene Worte" not in client.get(f"/e/{token}").text
    release_texts(store, of_round, town.services.clock.today(), lambda _: None)
    page = client.get(f"/e/{token}").text
    assert page.count("<blockquote>Mehr &lt;Zeit&gt; 1</blockquote>") == 4
    assert "Zeit&gt; 0" not in page
    assert "<h3>So finden Sie Hilfe</h3>" in page


def test_perspectives_that_are_shown_together_bear_one_name_there(client: TestClient, town: Town) -> None:
    joined = PerspectivePlan(perspective="ehrenamt", shown_with="fachkraft")
    of_round = town.round(PerspectivePlan(perspective="fachkraft"), joined, recipients=BOTH)
    answer(town, of_round, "fachkraft", [3, 3, 2, 2, 0, 0])
    answer(town, of_round, "ehrenamt", [1, 1, 1, 2, 0])
    town.close(of_round)
    page = client.get(f"/e/{results_token(town.services.keys, of_round.id)}").text
    assert "<strong>Fachkräfte / Ehrenamt</strong>" in page
    assert "<strong>Ehrenamt</strong>" not in page


def test_when_the_time_of_keeping_is_over_no_link_leads_to_results_any_more(client: TestClient, town: Town) -> None:
    of_round = answered(town)
    today = town.services.clock.today()
    token = results_token(town.services.keys, of_round.id)
    store = town.services.published_links(town.scope)
    secret = make_committee_link(store, town.services.keys, of_round, today, today)
    assert [client.get(f"/e/{one}").status_code for one in (token, secret)] == [200, 200]
    town.services.endings().erase(of_round.id, today + timedelta(800))
    assert [client.get(f"/e/{one}").status_code for one in (token, secret)] == [404, 404]
