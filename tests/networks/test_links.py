"""Links can be shown again because they are derived, and cannot be found in the database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networks.links import CODE_ALPHABET, KeyRing, Link, LinkKind, new_token, shown_code, tidy_code

KEYS = KeyRing(b"k" * 32)
OTHER_KEYS = KeyRing(b"o" * 32)
LAST_DAY = date(2026, 12, 18)


def test_a_link_is_derived_the_same_way_every_time() -> None:
    again = KeyRing(b"k" * 32)
    assert KEYS.token(LinkKind.ROUND, "r", "eltern", 1) == again.token(LinkKind.ROUND, "r", "eltern", 1)


def test_every_kind_target_perspective_and_rotation_has_a_link_of_its_own() -> None:
    tokens = {
        KEYS.token(kind, target, perspective, rotation)
        for kind in LinkKind
        for target in ("r", "s")
        for perspective in ("eltern", "leitung", None)
        for rotation in (1, 2)
    }
    assert len(tokens) == len(LinkKind) * 2 * 3 * 2


def test_another_installation_has_other_links() -> None:
    assert KEYS.token(LinkKind.ROUND, "r", None, 1) != OTHER_KEYS.token(LinkKind.ROUND, "r", None, 1)


def test_a_link_has_26_signs_that_fit_into_an_address() -> None:
    token = KEYS.token(LinkKind.ROUND, "r", "eltern", 1)
    assert len(token) == 26
    assert token.isalnum()
    assert token == token.lower()


@given(session=st.text(min_size=1, max_size=12), rotation=st.integers(1, 99))
def test_a_room_code_has_8_signs_that_nobody_mistakes(session: str, rotation: int) -> None:
    code = KEYS.room_code(session, rotation)
    assert len(code) == 8
    assert set(code) <= set(CODE_ALPHABET)
    assert tidy_code(shown_code(code)) == code


def test_the_alphabet_of_codes_has_31_signs_and_none_that_look_alike() -> None:
    assert len(set(CODE_ALPHABET)) == 31
    assert not set("01IOZ") & set(CODE_ALPHABET)


def test_a_new_rotation_gives_the_room_a_new_code() -> None:
    assert KEYS.room_code("s", 1) != KEYS.room_code("s", 2)


def test_a_one_time_link_looks_like_any_other_and_is_derived_from_nothing() -> None:
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {26}
    assert all(token.isalnum() and token == token.lower() for token in tokens)


def test_the_typed_code_of_a_link_is_the_same_every_time_and_belongs_to_this_installation() -> None:
    token = new_token()
    code = KEYS.typed_code(token)
    assert code == KEYS.typed_code(token)
    assert code != OTHER_KEYS.typed_code(token)
    assert len(code) == 8
    assert set(code) <= set(CODE_ALPHABET)


def test_a_code_is_understood_however_it_is_typed() -> None:
    assert tidy_code(" abcd-23 45\n") == "ABCD2345"
    assert shown_code("ABCD2345") == "ABCD 2345"


def test_a_fingerprint_cannot_be_made_without_the_server_key() -> None:
    assert KEYS.fingerprint("geheim") == KEYS.fingerprint("geheim")
    assert KEYS.fingerprint("geheim") != OTHER_KEYS.fingerprint("geheim")
    assert "geheim" not in KEYS.fingerprint("geheim")


def test_what_is_derived_for_one_purpose_is_never_the_same_for_another() -> None:
    derived = [
        KEYS.fingerprint("x"),
        KEYS.cookie_secret(),
        KEYS.ballot_id("x", "x"),
        KEYS.used_mark("x", "x"),
        KEYS.ballot_id("x", "y"),
        KEYS.used_mark("y", "x"),
        KEYS.code_mark("x", b"x", "x"),
        KEYS.resume_key("x", "x"),
    ]
    assert len({value[:32] for value in derived}) == len(derived)


def test_a_short_server_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing(b"k" * 31)


def test_a_link_lets_people_in_until_the_end_of_its_last_day() -> None:
    link = Link(fingerprint="f", kind=LinkKind.COMMITTEE, network_id="netz", target_id="runde", expires_on=LAST_DAY)
    assert link.lets_in(LAST_DAY)
    assert not link.lets_in(LAST_DAY + timedelta(1))


def test_a_link_that_was_shut_lets_nobody_in() -> None:
    link = Link(fingerprint="f", kind=LinkKind.ROUND, network_id="netz", target_id="runde", open=False)
    assert not link.lets_in(LAST_DAY)
