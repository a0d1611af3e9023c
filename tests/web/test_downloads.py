"""Papers are handed out to whoever is signed in, of the own networks only, and it is noted."""

import io

import pytest
from openpyxl import load_workbook

from dialogues.model import Session
from networks.accounts import Grant, Role
from networks.scopes import NetworkScope
from selfeval.closing import close_round
from selfeval.model import Round
from storage.audit import AuditRows
from tests.exports.pdf_text import pages_of
from tests.fakes.small_round import FRAMEWORK
from tests.fakes.translation import translation_of
from tests.storage.workspace import (
    CODES,
    OURS,
    OURS_ONLY,
    TEST,
    THEIRS,
    add_networks,
    answered_round,
    codes_for,
    draft_round,
    opened_round,
    running_session,
)
from tests.web.site import Site

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
NEIGHBOUR = Grant(role=Role.COORDINATOR, network_id=THEIRS)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def opened(site: Site) -> Round:
    add_networks(site.services.database)
    return opened_round(site.services.database, keys=site.services.keys)


@pytest.fixture
def session(site: Site, opened: Round) -> Session:
    answered, _ = answered_round(site.services.database, title="Abgeschlossen")
    closed = close_round(site.services.closing(), answered.id, site.services.clock.today(), site.services.shuffle())
    return running_session(site.services.database, closed, site.services.keys)


def noted(site: Site) -> list[tuple[str, str, str | None, str | None]]:
    """What the record says: action, target, account and network."""
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    return [(entry.action, entry.target, entry.account_id, entry.network_id) for entry in entries]


def test_the_sheets_of_an_open_round_are_a_pdf(site: Site, opened: Round) -> None:
    account = site.account(COORDINATOR)
    answer = site.signed_in(account).get(f"/herunterladen/bogen/{opened.id}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="infoblatt-{opened.id}.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"%PDF")
    assert noted(site) == [("paper.sheets", f"infoblatt-{opened.id}.pdf", account.id, OURS)]


def test_the_sheet_of_one_perspective_is_smaller_than_those_of_all(site: Site, opened: Round) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    everything = browser.get(f"/herunterladen/bogen/{opened.id}").content
    one = browser.get(f"/herunterladen/bogen/{opened.id}", params={"perspektive": "eltern"}).content
    assert one.startswith(b"%PDF")
    assert len(one) < len(everything)


def test_the_posters_of_an_open_round_are_a_pdf_and_noted(site: Site, opened: Round) -> None:
    account = site.account(COORDINATOR)
    answer = site.signed_in(account).get(f"/herunterladen/plakat/{opened.id}", params={"perspektive": "eltern"})
    assert answer.content.startswith(b"%PDF")
    assert noted(site) == [("paper.posters", f"plakat-eltern-{opened.id}.pdf", account.id, OURS)]


def test_the_list_to_tick_off_is_there_for_slips_only(site: Site, opened: Round) -> None:
    account = site.account(COORDINATOR)
    by_codes = opened_round(site.services.database, CODES, keys=site.services.keys, title="Mit Codes")
    codes_for(site.services.database, by_codes, 30)
    browser = site.signed_in(account)
    answer = browser.get(f"/herunterladen/uebergabeliste/{by_codes.id}", params={"perspektive": "eltern"})
    assert answer.content.startswith(b"%PDF")
    assert noted(site) == [("paper.hand_over", f"uebergabeliste-eltern-{by_codes.id}.pdf", account.id, OURS)]
    for round_id, perspective in ((opened.id, "eltern"), (by_codes.id, "fachkraft")):
        refused = browser.get(f"/herunterladen/uebergabeliste/{round_id}", params={"perspektive": perspective})
        assert refused.status_code == 404


def test_the_list_to_tick_off_is_a_spreadsheet_too(site: Site, opened: Round) -> None:
    account = site.account(COORDINATOR)
    by_codes = opened_round(site.services.database, CODES, keys=site.services.keys, title="Mit Codes")
    codes_for(site.services.database, by_codes, 30)
    browser, asked = site.signed_in(account), {"perspektive": "eltern", "format": "xlsx"}
    answer = browser.get(f"/herunterladen/uebergabeliste/{by_codes.id}", params=asked)
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert load_workbook(io.BytesIO(answer.content)).worksheets[0].max_row > 30
    assert noted(site) == [("paper.hand_over", f"uebergabeliste-eltern-{by_codes.id}.xlsx", account.id, OURS)]
    assert browser.get(f"/herunterladen/uebergabeliste/{opened.id}", params=asked).status_code == 404


def test_a_perspective_with_codes_gets_neither_sheet_nor_poster(site: Site, opened: Round) -> None:
    by_codes = opened_round(site.services.database, CODES, keys=site.services.keys, title="Mit Codes")
    browser = site.signed_in(site.account(COORDINATOR))
    for paper in ("bogen", "plakat"):
        assert browser.get(f"/herunterladen/{paper}/{by_codes.id}").status_code == 404


def test_a_sheet_comes_in_a_language_of_the_round_and_leads_to_it(site: Site, opened: Round) -> None:
    of_round = opened_round(
        site.services.database,
        keys=site.services.keys,
        title="Mehrsprachig",
        translations=[translation_of(FRAMEWORK, "ar")],
    )
    browser = site.signed_in(site.account(COORDINATOR))
    answer = browser.get(f"/herunterladen/bogen/{of_round.id}", params={"sprache": "ar"})
    assert answer.headers["content-disposition"] == f'attachment; filename="infoblatt-{of_round.id}-ar.pdf"'
    assert b"/Lang(ar)" in answer.content
    assert b"?sprache=ar)" in answer.content
    (page,) = pages_of(answer.content)
    assert "ar:Eltern" in page


@pytest.mark.parametrize("language", ["ar", "tr", "xx", "../x"])
def test_a_language_that_the_round_does_not_have_is_explained(site: Site, opened: Round, language: str) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    answer = browser.get(f"/herunterladen/bogen/{opened.id}", params={"sprache": language})
    assert answer.status_code == 404
    assert "kein Blatt" in answer.text
    assert noted(site) == []


def test_the_guide_for_helpers_comes_in_the_language_of_those_who_read_it(site: Site) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    for wanted, given in (("uk", b"/Lang(uk)"), ("xx", b"/Lang(de)")):
        assert given in browser.get("/herunterladen/hilfe-beim-ausfuellen", params={"sprache": wanted}).content


def test_the_guide_for_helpers_is_handed_out_to_whoever_is_signed_in(site: Site) -> None:
    path = "/herunterladen/hilfe-beim-ausfuellen"
    answer = site.signed_in(site.account(COORDINATOR)).get(path)
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-disposition"] == 'attachment; filename="hilfe-beim-ausfuellen.pdf"'
    assert site.browser().get(path, follow_redirects=False).headers["location"] == f"/anmelden?weiter={path}"


@pytest.fixture
def closed(site: Site, session: Session) -> Round:
    return next(one for one in site.services.rounds(OURS_ONLY).rounds() if one.title == "Abgeschlossen")


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("pdf", "application/pdf"), ("docx", WORD), ("html", "text/html; charset=utf-8")],
)
def test_the_report_of_a_closed_round_is_handed_out_as_wished(
    site: Site, closed: Round, form: str, media_type: str
) -> None:
    account = site.account(COORDINATOR)
    query = {"art": "kurz", "format": form, "reichweite": "oeffentlich"}
    answer = site.signed_in(account).get(f"/herunterladen/bericht/{closed.id}", params=query)
    name = f"bericht-kurz-oeffentlich-{closed.id}.{form}"
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert noted(site) == [("paper.report", name, account.id, OURS)]


def test_the_parents_version_always_leaves_the_network(site: Site, closed: Round) -> None:
    query = {"art": "eltern", "format": "html", "reichweite": "intern"}
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/bericht/{closed.id}", params=query)
    assert "bericht-eltern-oeffentlich" in answer.headers["content-disposition"]


@pytest.mark.parametrize("query", [{"art": "lang"}, {"format": "exe"}, {"reichweite": "alle"}])
def test_a_report_that_does_not_exist_is_not_there(site: Site, closed: Round, query: dict[str, str]) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/bericht/{closed.id}", params=query)
    assert answer.status_code == 404
    assert "Diesen Bericht gibt es nicht" in answer.text


def test_there_is_no_report_before_closing(site: Site, opened: Round) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(f"/herunterladen/bericht/{opened.id}")
    assert answer.status_code == 404
    assert "noch keine Ergebnisse" in answer.text


def test_a_report_is_for_those_of_its_own_network_who_are_signed_in(site: Site, closed: Round) -> None:
    path = f"/herunterladen/bericht/{closed.id}"
    assert site.signed_in(site.account(NEIGHBOUR)).get(path).status_code == 404
    assert site.browser().get(path).status_code == 303
    assert noted(site) == []


def test_the_printed_questionnaire_of_a_perspective_is_a_pdf(site: Site, opened: Round) -> None:
    account = site.account(COORDINATOR)
    browser = site.signed_in(account)
    answer = browser.get(f"/herunterladen/fragebogen/{opened.id}", params={"perspektive": "eltern"})
    name = f"fragebogen-eltern-de-{opened.id}.pdf"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(b"%PDF")
    assert noted(site) == [("paper.form", name, account.id, OURS)]


def test_the_same_questionnaire_in_two_sizes_is_saved_under_two_names(site: Site, opened: Round) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    names = {
        browser.get(f"/herunterladen/fragebogen/{opened.id}", params={"perspektive": "eltern", "format": fold}).headers[
            "content-disposition"
        ]
        for fold in ("a4", "a5")
    }
    assert names == {f'attachment; filename="fragebogen-eltern-de-{fold}-{opened.id}.pdf"' for fold in ("a4", "a5")}


def test_a_draft_can_be_printed_before_it_opens(site: Site, opened: Round) -> None:
    draft = draft_round(site.services.database, title="Entwurf")
    browser = site.signed_in(site.account(COORDINATOR))
    asked = {"perspektive": "fachkraft", "format": "a5"}
    assert browser.get(f"/herunterladen/fragebogen/{draft.id}", params=asked).status_code == 200


@pytest.mark.parametrize("asked", [{}, {"perspektive": "leitung"}, {"perspektive": "eltern", "sprache": "xx"}])
def test_a_form_that_does_not_exist_is_not_there(site: Site, opened: Round, asked: dict[str, str]) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    assert browser.get(f"/herunterladen/fragebogen/{opened.id}", params=asked).status_code == 404


def test_a_form_of_another_network_is_not_there(site: Site, opened: Round) -> None:
    browser = site.signed_in(site.account(NEIGHBOUR))
    asked = {"perspektive": "eltern"}
    assert browser.get(f"/herunterladen/fragebogen/{opened.id}", params=asked).status_code == 404


def test_a_paper_is_noted_in_the_network_that_it_is_about(site: Site, opened: Round) -> None:
    """An account with several networks must not fill the record of another one."""
    browser = site.signed_in(site.account(COORDINATOR, NEIGHBOUR))
    browser.get(f"/herunterladen/bogen/{opened.id}")
    assert [entry[3] for entry in noted(site)] == [OURS]


def test_a_stranger_is_asked_to_sign_in_first(site: Site, opened: Round, session: Session) -> None:
    for path in (f"/herunterladen/bogen/{opened.id}", f"/herunterladen/protokoll/{session.id}"):
        answer = site.browser().get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/anmelden?weiter={path}")
    assert noted(site) == []


@pytest.mark.parametrize("grants", [(NEIGHBOUR,), (Grant(role=Role.ADMINISTRATOR),), (Grant(role=Role.ANALYST),), ()])
def test_what_belongs_to_another_network_is_as_unknown_as_what_never_existed(
    site: Site, opened: Round, session: Session, grants: tuple[Grant, ...]
) -> None:
    browser = site.signed_in(site.account(*grants))
    for kind, name in (("bogen", opened.id), ("protokoll", session.id)):
        foreign, invented = browser.get(f"/herunterladen/{kind}/{name}"), browser.get(f"/herunterladen/{kind}/fehlt")
        assert (foreign.status_code, invented.status_code) == (404, 404)
        assert foreign.text.replace(name, "") == invented.text.replace("fehlt", "")
    assert noted(site) == []


def test_there_are_sheets_only_while_links_let_somebody_in(site: Site, opened: Round, session: Session) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    rounds = site.services.rounds(OURS_ONLY)
    drafted = draft_round(site.services.database, title="Entwurf")
    closed_id = next(one.id for one in rounds.rounds() if one.title == "Abgeschlossen")
    for round_id in (drafted.id, closed_id):
        assert browser.get(f"/herunterladen/bogen/{round_id}").status_code == 404


def test_a_perspective_that_is_not_asked_has_no_sheet(site: Site, opened: Round) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    answer = browser.get(f"/herunterladen/bogen/{opened.id}", params={"perspektive": "ehrenamt"})
    assert answer.status_code == 404


def test_a_name_in_an_address_is_shown_as_text(site: Site, opened: Round) -> None:
    browser = site.signed_in(site.account(COORDINATOR))
    answer = browser.get("/herunterladen/bogen/<script>x")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_a_session_of_two_networks_is_never_mixed(site: Site, session: Session) -> None:
    assert site.services.sessions(NetworkScope.of(THEIRS)).sessions() == []
    assert [one.id for one in site.services.sessions(OURS_ONLY).sessions()] == [session.id]
