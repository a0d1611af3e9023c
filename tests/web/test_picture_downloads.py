"""Charts are saved by whoever may see them, and by nobody else."""

import pytest

from networks.accounts import Grant, Role
from selfeval.closing import close_round
from selfeval.model import Round
from storage.audit import AuditRows
from tests.storage.workspace import OURS, TEST, THEIRS, add_networks, answered_round
from tests.web.site import Site

COORDINATOR = Grant(role=Role.COORDINATOR, network_id=OURS)
NEIGHBOUR = Grant(role=Role.COORDINATOR, network_id=THEIRS)


@pytest.fixture
def closed(site: Site) -> Round:
    add_networks(site.services.database)
    answered, _ = answered_round(site.services.database, title="Abgeschlossen")
    return close_round(site.services.closing(), answered.id, site.services.clock.today(), site.services.shuffle())


def address(of_round: Round, **query: str) -> str:
    asked = {"art": "verteilung", "aussage": "finden.angebote", **query}
    return f"/herunterladen/diagramm/{of_round.id}?" + "&".join(f"{name}={value}" for name, value in asked.items())


@pytest.mark.parametrize("kind", ["unterschiede", "verteilung", "ebenen", "verlauf"])
@pytest.mark.parametrize(("form", "media"), [("svg", "image/svg+xml"), ("png", "image/png")])
def test_every_kind_of_chart_is_handed_out_in_both_formats(
    site: Site, closed: Round, kind: str, form: str, media: str
) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(address(closed, art=kind, format=form))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media)
    assert f"diagramm-{kind}-finden-angebote-intern-{closed.id}.{form}" in answer.headers["content-disposition"]


def test_it_is_noted_who_took_a_chart_along(site: Site, closed: Round) -> None:
    account = site.account(COORDINATOR)
    site.signed_in(account).get(address(closed))
    entries = AuditRows(site.services.database, TEST, site.services.clock.now).entries()
    assert [(entry.action, entry.network_id) for entry in entries if entry.account_id == account.id] == [
        ("paper.picture", OURS)
    ]


def test_neighbours_get_no_chart_and_learn_nothing(site: Site, closed: Round) -> None:
    answer = site.signed_in(site.account(NEIGHBOUR)).get(address(closed, art="verlauf"))
    assert answer.status_code == 404
    assert closed.title not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        {"art": "torte"},
        {"aussage": "gibt-es-nicht"},
        {"format": "gif"},
        {"reichweite": "alle"},
        {"stapel": "7"},
        {"stapel": "x"},
        {"sprache": "xx"},
        {"art": "verlauf", "herkunft": "3"},
        {"art": "verlauf", "reichweite": "oeffentlich", "herkunft": "-1"},
    ],
)
def test_what_does_not_exist_is_refused_with_a_sentence(site: Site, closed: Round, query: dict[str, str]) -> None:
    answer = site.signed_in(site.account(COORDINATOR)).get(address(closed, **query))
    assert answer.status_code == 404
    assert "gibt es nicht" in answer.text
