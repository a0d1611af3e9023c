"""Papers of a dialogue are handed out to whoever is signed in, of the own networks only, and it is noted."""

import io
import zipfile
from datetime import date

import pytest

from dialogues.agreement_model import Agreement
from dialogues.agreements import AgreementDraft, agree
from dialogues.model import Session
from networks.accounts import Grant, Role
from selfeval.closing import close_round
from storage.audit import AuditRows
from tests.storage.workspace import OURS, OURS_ONLY, TEST, THEIRS, add_networks, answered_round, running_session
from tests.web.site import Site

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
NEIGHBOUR = Grant(role=Role.COORDINATOR, network_id=THEIRS)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def session(site: Site) -> Session:
    add_networks(site.services.database)
    answered, _ = answered_round(site.services.database)
    closed = close_round(site.services.closing(), answered.id, site.services.clock.today(), site.services.shuffle())
    return running_session(site.services.database, closed, site.services.keys)


@pytest.fixture
def agreement(site: Site, session: Session) -> Agreement:
    draft = AgreementDraft("finden", "Ein Blatt", "Koordination", date(2027, 3, 1), "Es liegt aus.")
    store = site.services.agreements(OURS_ONLY)
    made = agree(store, session, draft, site.services.clock.today())
    needing = made.model_copy(update={"decision_from": "Jugendhilfeausschuss"})
    store.save_agreement(needing)
    return needing


def noted(site: Site) -> list[tuple[str, str, str | None]]:
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    return [(entry.action, entry.target, entry.network_id) for entry in entries]


@pytest.mark.parametrize(("form", "media_type"), [("docx", WORD), ("pdf", "application/pdf")])
def test_minutes_come_as_word_document_and_as_pdf(site: Site, session: Session, form: str, media_type: str) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    answer = browser.get(f"/herunterladen/protokoll/{session.id}", params={"format": form})
    name = f"protokoll-{session.id}.{form}"
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert noted(site) == [("paper.minutes", name, OURS)]


def test_without_a_wish_the_minutes_are_a_word_document(site: Site, session: Session) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/protokoll/{session.id}")
    assert answer.headers["cache-control"] == "no-store"
    assert session.title in zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_a_list_of_agreements_comes_in_each_form_for_each_reader(
    site: Site, session: Session, agreement: Agreement, form: str
) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    for of, its_id in (("sitzung", session.id), ("netzwerk", OURS)):
        query = {"format": form, "reichweite": "oeffentlich", "verlauf": "ja"}
        answer = browser.get(f"/herunterladen/vereinbarungen/{of}/{its_id}", params=query)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].endswith(f'"vereinbarungen-oeffentlich-{its_id}.{form}"')
    assert [entry[0] for entry in noted(site)] == ["paper.agreements", "paper.agreements"]
    assert agreement.what == "Ein Blatt"


def test_the_proposal_for_a_decision_is_a_word_document(site: Site, session: Session, agreement: Agreement) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    for query in ({}, {"vereinbarung": agreement.id}):
        answer = browser.get(f"/herunterladen/beschlussvorlage/{session.id}", params=query)
        assert (answer.status_code, answer.headers["content-type"]) == (200, WORD)
        assert "Jugendhilfeausschuss" in zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    assert noted(site)[0] == ("paper.decision", f"beschlussvorlage-{session.id}.docx", OURS)


def test_a_session_without_an_awaited_decision_says_what_to_do(site: Site, session: Session) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/beschlussvorlage/{session.id}")
    assert answer.status_code == 404
    assert "welches Gremium entscheiden soll" in answer.text
    assert noted(site) == []


@pytest.mark.parametrize(
    "path",
    [
        "protokoll/{id}?format=xlsx",
        "protokoll/{id}?format=exe",
        "vereinbarungen/sitzung/{id}?format=exe",
        "vereinbarungen/sitzung/{id}?reichweite=alle",
        "vereinbarungen/welt/{id}",
    ],
)
def test_a_paper_that_does_not_exist_is_explained(site: Site, session: Session, path: str) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get("/herunterladen/" + path.format(id=session.id))
    assert answer.status_code == 404
    assert "Dieses Papier gibt es nicht" in answer.text


@pytest.mark.parametrize("kind", ["protokoll/", "beschlussvorlage/", "vereinbarungen/sitzung/"])
def test_papers_of_another_network_are_as_unknown_as_what_never_existed(
    site: Site, session: Session, agreement: Agreement, kind: str
) -> None:
    browser = site.signed_in(site.account(NEIGHBOUR))
    foreign = browser.get(f"/herunterladen/{kind}{session.id}")
    invented = browser.get(f"/herunterladen/{kind}fehlt")
    assert (foreign.status_code, invented.status_code) == (404, 404)
    assert foreign.text.replace(session.id, "") == invented.text.replace("fehlt", "")
    assert agreement.what not in foreign.text
    assert noted(site) == []


def test_a_stranger_is_asked_to_sign_in_first(site: Site, session: Session) -> None:
    for path in (
        f"/herunterladen/vereinbarungen/sitzung/{session.id}",
        f"/herunterladen/beschlussvorlage/{session.id}",
    ):
        answer = site.browser().get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/anmelden?weiter={path}")


def test_the_list_of_another_network_is_not_there(site: Site, session: Session) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/vereinbarungen/netzwerk/{THEIRS}")
    assert answer.status_code == 404
    assert session.network_id == OURS


def test_the_material_of_a_session_is_a_pdf_for_those_who_may_see_the_session(site: Site, session: Session) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    answer = browser.get(f"/herunterladen/material/{session.id}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert noted(site) == [("paper.material", f"material-{session.id}.pdf", OURS)]
    assert browser.get("/herunterladen/material/fremd").status_code == 404
