"""Addresses that are handed out lead to what they name, and are listed only while they let somebody in."""

import re

from dialogues.sessions import end_session
from networks.links import LinkKind
from networks.scopes import NetworkScope
from selfeval.closing import close_round
from selfeval.model import Mode
from tests.fakes.small_round import plan
from tests.fakes.small_session import NOW
from tests.storage.workspace import (
    CODES,
    OURS,
    THEIRS,
    add_networks,
    codes_for,
    draft_round,
    opened_round,
    running_session,
)
from wiring.addresses import (
    address_in,
    code_address,
    open_addresses,
    questionnaire_door,
    room_address,
    room_door,
    round_address,
    screen_address,
)
from wiring.services import Services

BASE = "http://127.0.0.1:8501"
BOTH = NetworkScope.of(OURS, THEIRS)


def behind(services: Services, address: str) -> tuple[LinkKind, str, str | None] | None:
    """What stands behind the secret part of an address, if it lets anybody in."""
    fingerprint = services.keys.fingerprint(address.rpartition("/")[2])
    link = services.links(fingerprint).link(fingerprint)
    return (link.kind, link.target_id, link.perspective) if link and link.open else None


def test_the_address_of_a_questionnaire_opens_its_perspective(services: Services) -> None:
    add_networks(services.database)
    opened = opened_round(services.database, keys=services.keys)
    for perspective in ("fachkraft", "eltern"):
        address = round_address(services, opened, perspective)
        assert re.fullmatch(rf"{BASE}/t/[a-z2-7]{{26}}", address)
        assert behind(services, address) == (LinkKind.ROUND, opened.id, perspective)


def test_codes_have_addresses_but_are_never_listed(services: Services) -> None:
    add_networks(services.database)
    by_codes = opened_round(services.database, CODES, plan("fachkraft"), keys=services.keys)
    (code,) = codes_for(services.database, by_codes, 1)
    assert code_address(services, code.token) == f"{BASE}/t/{code.token}"
    assert questionnaire_door(services) == f"{BASE}/t"
    assert [entry["perspective"] for entry in open_addresses(services, BOTH)] == ["fachkraft"]


def test_an_address_opens_in_another_language_by_its_query() -> None:
    assert address_in("https://dialog.example.org/t/x", "de") == "https://dialog.example.org/t/x"
    assert address_in("https://dialog.example.org/t/x", "tr") == "https://dialog.example.org/t/x?sprache=tr"


def test_a_room_is_reached_by_its_code_and_its_screen_by_a_link(services: Services) -> None:
    add_networks(services.database)
    session = running_session(services.database, opened_round(services.database), services.keys)
    assert re.fullmatch(rf"{BASE}/r/[2-9A-Y]{{8}}", room_address(services, session))
    assert behind(services, room_address(services, session)) == (LinkKind.ROOM, session.id, None)
    assert behind(services, screen_address(services, session)) == (LinkKind.SCREEN, session.id, None)
    assert room_door(services) == f"{BASE}/r"


def test_only_what_lets_somebody_in_is_listed(services: Services) -> None:
    add_networks(services.database)
    draft_round(services.database, title="Entwurf")
    body = plan("leitung", Mode.CONSENSUS)
    opened = opened_round(services.database, body, plan("eltern"), keys=services.keys)
    session = running_session(services.database, opened, services.keys)
    assert open_addresses(services, BOTH) == [
        {
            "kind": "round",
            "network": "Das netz",
            "perspective": "eltern",
            "url": round_address(services, opened, "eltern"),
        },
        {"kind": "room", "network": "Das netz", "perspective": None, "url": room_address(services, session)},
        {"kind": "screen", "network": "Das netz", "perspective": None, "url": screen_address(services, session)},
    ]
    end_session(services.sessions(BOTH), session.id, NOW)
    close_round(services.closing(), opened.id, services.clock.today(), services.shuffle())
    assert open_addresses(services, BOTH) == []


def test_a_network_lists_only_its_own_links(services: Services) -> None:
    add_networks(services.database)
    opened_round(services.database, network_id=THEIRS, keys=services.keys)
    assert open_addresses(services, NetworkScope.of(OURS)) == []
    assert len(open_addresses(services, NetworkScope.of(THEIRS))) == 2
