"""Who sees the results, in the same words on the first page of a questionnaire, on papers and on screens."""

from selfeval.model import K_PUBLIC, Recipient
from texts.catalogue import Translator


def recipients_named(recipients: frozenset[Recipient], t: Translator) -> str:
    """Name everyone who sees the results, and nothing more."""
    return t.listed([t(f"participant.recipient.{one.value}") for one in Recipient if one in recipients])


def recipients_sentence(recipients: frozenset[Recipient], t: Translator) -> str:
    """Say who sees the results, and the higher bound that protects outside the network."""
    if recipients == {Recipient.NETWORK}:
        return t("participant.recipient.only_network")
    return t("participant.notice.leaves", names=recipients_named(recipients, t), k=K_PUBLIC)
