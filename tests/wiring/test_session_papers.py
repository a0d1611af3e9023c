"""Papers of a dialogue are put together from what is stored of its session, of the own networks only."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from dialogues.agreements import AgreementDraft, agree
from dialogues.errors import SessionUnknown
from dialogues.model import Session
from exports.agreement_list import ListOf
from exports.errors import PaperRefused
from networks.errors import NetworkUnknown
from networks.model import Municipality, Network, NetworkKind
from networks.places import Land, MunicipalityKind
from networks.scopes import AdministrationScope, NetworkScope
from selfeval.closing import close_round
from selfeval.release import Reach
from storage import tables
from tests.exports.pdf_text import pages_of, squeezed
from tests.storage.workspace import OURS, OURS_ONLY, TEST, THEIRS_ONLY, add_networks, answered_round, running_session
from tests.wiring.installation import installation_at
from wiring.services import Services
from wiring.session_papers import (
    ListWish,
    PaperFormat,
    agreement_list_file,
    awaited_decisions,
    decision_file,
    minutes_file,
    minutes_source,
)

NOTE = "Nur für mich: leise anfangen."
MADE_ON = date(2026, 11, 20)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with installation_at(tmp_path / "home") as made:
        add_networks(made.database)
        yield made


@pytest.fixture
def session(services: Services) -> Session:
    answered, _ = answered_round(services.database)
    closed = close_round(services.closing(), answered.id, services.clock.today(), services.shuffle())
    return running_session(services.database, closed, services.keys)


def agreed(services: Services, session: Session, what: str, **more: object) -> Agreement:
    draft = AgreementDraft("finden", what, "Netzwerkkoordination", date(2027, 3, 1), "Es liegt aus.")
    store = services.agreements(OURS_ONLY)
    made = agree(store, session, draft, MADE_ON).model_copy(update=more)
    store.save_agreement(made)
    return made


def text_of(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


def test_a_preparation_note_never_reaches_a_paper(services: Services, session: Session) -> None:
    """The table of notes is read by no export, and no paper holds a word of one."""
    row = {"network_id": session.network_id, "session_id": session.id, "account_id": "konto", "text": NOTE}
    services.database.write(TEST, lambda connection: connection.execute(tables.preparation_note.insert().values(row)))
    agreed(services, session, "Ein Blatt", decision_from="Jugendhilfeausschuss")
    minutes = minutes_file(services, OURS_ONLY, session.id, PaperFormat.PDF)
    wish = ListWish(ListOf.SESSION, session.id, PaperFormat.PDF, with_history=True)
    listed, _ = agreement_list_file(services, OURS_ONLY, wish)
    for paper in (minutes, listed):
        assert squeezed("Ein Blatt") in text_of(paper)
        assert squeezed(NOTE) not in text_of(paper)
    assert NOTE not in str(minutes_source(services, OURS_ONLY, session.id))


def test_minutes_hold_the_agreements_of_the_own_network_and_the_next_session(
    services: Services, session: Session
) -> None:
    agreed(services, session, "Ein Blatt")
    later = session.model_copy(update={"id": "spaeter", "held_on": date(2027, 6, 1), "title": "Bilanz"})
    earlier = session.model_copy(update={"id": "frueher", "held_on": date(2026, 1, 1), "title": "Auftakt"})
    elsewhere = later.model_copy(update={"id": "reihe", "series_id": "andere", "held_on": date(2027, 1, 1)})
    for one in (later, earlier, elsewhere):
        services.sessions(OURS_ONLY).save_session(one, {})
    source = minutes_source(services, OURS_ONLY, session.id)
    assert [one.what for one in source.own_agreements] == ["Ein Blatt"]
    assert source.next_session is not None
    assert source.next_session.title == "Bilanz"


def test_nothing_is_put_together_for_another_network(services: Services, session: Session) -> None:
    with pytest.raises(SessionUnknown):
        minutes_file(services, THEIRS_ONLY, session.id, PaperFormat.WORD)
    with pytest.raises(SessionUnknown):
        decision_file(services, THEIRS_ONLY, session.id, ())
    for wish, error in (
        (ListWish(ListOf.SESSION, session.id), SessionUnknown),
        (ListWish(ListOf.NETWORK, OURS), NetworkUnknown),
    ):
        with pytest.raises(error):
            agreement_list_file(services, THEIRS_ONLY, wish)


def test_the_list_of_a_municipality_holds_its_rounds_and_those_of_networks_that_have_no_other(
    services: Services, session: Session
) -> None:
    agreed(services, session, "Ein Blatt")
    store = services.networks(AdministrationScope())
    for name in ("stadt", "dorf"):
        store.save_municipality(Municipality(id=name, name=name.title(), kind=MunicipalityKind.STADT, land=Land.SN))
    wish = ListWish(ListOf.MUNICIPALITY, "stadt", PaperFormat.PDF)

    def belonging_to(*places: str) -> str:
        store.save_network(Network(id=OURS, name="Das netz", kind=NetworkKind.FRUEHE_HILFEN, municipalities=places))
        paper, networks = agreement_list_file(services, OURS_ONLY, wish)
        assert networks == (OURS,)
        return text_of(paper)

    assert squeezed("Ein Blatt") in belonging_to("stadt")
    assert squeezed("Ein Blatt") not in belonging_to("stadt", "dorf")
    with pytest.raises(PaperRefused):
        agreement_list_file(services, OURS_ONLY, ListWish(ListOf.MUNICIPALITY, "anderswo"))


def test_a_list_of_all_networks_of_an_account_names_those_it_is_about(services: Services, session: Session) -> None:
    agreed(services, session, "Ein Blatt")
    both = NetworkScope.of(OURS, "nachbarnetz")
    paper, networks = agreement_list_file(services, both, ListWish(ListOf.NETWORK, OURS, PaperFormat.PDF))
    assert networks == (OURS,)
    assert squeezed("Ein Blatt") in text_of(paper)


def test_every_file_of_a_list_is_there_for_both_reaches(services: Services, session: Session) -> None:
    agreed(services, session, "Ein Blatt")
    starts = {PaperFormat.PDF: b"%PDF", PaperFormat.WORD: b"PK", PaperFormat.SHEET: b"PK"}
    for form, start in starts.items():
        for reach in Reach:
            paper, _ = agreement_list_file(services, OURS_ONLY, ListWish(ListOf.SESSION, session.id, form, reach))
            assert paper.startswith(start)


def test_a_proposal_needs_an_agreement_on_which_a_decision_is_awaited(services: Services, session: Session) -> None:
    agreed(services, session, "Ohne Gremium")
    with pytest.raises(PaperRefused):
        decision_file(services, OURS_ONLY, session.id, ())
    decided = Resolution(on=date(2026, 12, 1), result="Zugestimmt.")
    named = agreed(services, session, "Schon beschlossen", decision_from="Kreistag", resolution=decided)
    with pytest.raises(PaperRefused):
        decision_file(services, OURS_ONLY, session.id, ())
    assert decision_file(services, OURS_ONLY, session.id, (named.id,)).startswith(b"PK")
    agreed(services, session, "Noch offen", decision_from="Kreistag")
    assert decision_file(services, OURS_ONLY, session.id, ()).startswith(b"PK")


def test_awaited_decisions_are_gathered_by_body_however_it_is_spelled(services: Services, session: Session) -> None:
    made = [
        agreed(services, session, what, decision_from=body)
        for what, body in (("a", "Jugendhilfeausschuss"), ("b", "jugendhilfeausschuss "), ("c", "Kreistag"), ("d", ""))
    ]
    assert {body: [one.what for one in those] for body, those in awaited_decisions(made).items()} == {
        "Jugendhilfeausschuss": ["a", "b"],
        "Kreistag": ["c"],
    }


def test_papers_of_the_same_data_have_the_same_bytes(services: Services, session: Session) -> None:
    made = agreed(services, session, "Ein Blatt", decision_from="Kreistag")
    step = StatusChange(on=MADE_ON, state=AgreementState.UNDER_WAY)
    services.agreements(OURS_ONLY).add_status(made.id, step)

    def papers() -> list[bytes]:
        wish = ListWish(ListOf.NETWORK, OURS, PaperFormat.SHEET, with_history=True)
        return [
            minutes_file(services, OURS_ONLY, session.id, PaperFormat.WORD),
            minutes_file(services, OURS_ONLY, session.id, PaperFormat.PDF),
            agreement_list_file(services, OURS_ONLY, wish)[0],
            decision_file(services, OURS_ONLY, session.id, ()),
        ]

    assert papers() == papers()
