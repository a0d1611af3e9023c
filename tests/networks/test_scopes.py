"""A scope names exactly whose data may be touched."""

from networks.scopes import NetworkScope


def test_a_scope_of_networks_is_the_same_whatever_their_order() -> None:
    assert NetworkScope.of("a", "b") == NetworkScope.of("b", "a")
    assert NetworkScope.of("a") != NetworkScope.of("a", "b")


def test_a_scope_of_no_network_reaches_nothing() -> None:
    assert NetworkScope.of().ids == frozenset()
