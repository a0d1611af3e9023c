"""Who sees the results is said in the same words everywhere, and outside the network with its higher bound."""

from exports.recipients import recipients_named, recipients_sentence
from selfeval.model import K_PUBLIC, Recipient
from texts.catalogue import translator

GERMAN = translator("de")


def test_inside_the_network_one_sentence_says_all() -> None:
    assert recipients_sentence(frozenset({Recipient.NETWORK}), GERMAN) == GERMAN("participant.recipient.only_network")


def test_whoever_is_outside_is_named_with_the_bound_that_protects_there() -> None:
    recipients = frozenset({Recipient.NETWORK, Recipient.NZFH, Recipient.PUBLIC})
    named = recipients_named(recipients, GERMAN)
    for one in recipients:
        assert GERMAN(f"participant.recipient.{one.value}") in named
    sentence = recipients_sentence(recipients, GERMAN)
    assert named in sentence
    assert str(K_PUBLIC) in sentence
