"""What people should know before their first question: who asks, how long it takes, who sees what."""

from exports.recipients import recipients_named, recipients_sentence
from exports.sheets import minutes_to_answer
from networks.scopes import BallotScope
from participant.contexts import Notice
from participant.entry import Asked
from selfeval.model import PerspectivePlan, Recipient, Round
from selfeval.own_words import people_needed
from texts.catalogue import Translator, translator
from wiring.services import Services


def load_notices(services: Services, asked: Asked) -> tuple[Notice, ...]:
    """Return the notices of a questionnaire as they are now: recipients may be narrowed while a round is open."""
    scope = asked.scope
    of_round = services.rounds(scope).round(scope.round_id)
    return notices_for(of_round, asked, asking_network(services, scope), translator(asked.language))


def asking_network(services: Services, scope: BallotScope) -> str:
    """Return the name of the network that asks."""
    return services.networks(scope).network(scope.network_id).name


def notices_for(of_round: Round, asked: Asked, network: str, t: Translator) -> tuple[Notice, ...]:
    """Return the notices in the order in which people ask themselves: is it safe, is it long, who wants to know.

    What one must know before answering stands open and short; what makes it more exact follows behind a fold, so that
    the first question is near.
    """
    plan, whole = of_round.plan(asked.scope.perspective), of_round.plan_as_shown(asked.scope.perspective)
    return (
        Notice(name=t("participant.notice.who"), text=network, is_german=True),
        _duration(of_round, asked, t),
        Notice(name=t("participant.notice.free"), text=t("participant.notice.free_text")),
        *([_protection(of_round, plan, asked, t)] if plan else []),
        Notice(name=t("participant.notice.recipients"), text=_shortly(of_round.recipients, t)),
        _recipients(of_round.recipients, t),
        *([_words(whole, of_round.recipients, t), _nobody_named(t)] if whole and asked.fields else []),
    )


def _duration(of_round: Round, asked: Asked, t: Translator) -> Notice:
    questions = len(asked.questionnaire.questions)
    minutes = t("participant.notice.minutes", count=minutes_to_answer(questions))
    text = t("participant.notice.duration_text", minutes=minutes, questions=t("participant.questions", count=questions))
    if of_round.closes_on is not None:
        text = t("participant.notice.until", text=text, day=t.date(of_round.closes_on))
    return Notice(name=t("participant.notice.duration"), text=text)


def _protection(of_round: Round, plan: PerspectivePlan, asked: Asked, t: Translator) -> Notice:
    """Say how answers are protected; whoever is shown with others is told so, and the bound of all of them."""
    if asked.shown_with:
        k = of_round.bound_of(plan.perspective)
        text = t("round_notices.anonymous_together", labels=", ".join(asked.shown_with), k=k)
        return Notice(name=t("participant.notice.anonymous"), text=text)
    if plan.is_anonymous:
        text = t("participant.notice.anonymous_text", k=plan.k)
        return Notice(name=t("participant.notice.anonymous"), text=text)
    text = t("participant.notice.declared_text", perspective=asked.perspective)
    return Notice(name=t("participant.notice.declared"), text=text, is_weighty=True)


def _words(plan: PerspectivePlan, recipients: frozenset[Recipient], t: Translator) -> Notice:
    """Say who reads what people write, before they write it."""
    text = t("own_words.notice.read", k=people_needed(plan))
    reach = "own_words.notice.stays" if recipients == {Recipient.NETWORK} else "own_words.notice.may_leave"
    return Notice(name=t("own_words.notice"), text=f"{text} {t(reach)}", is_folded=True)


def _nobody_named(t: Translator) -> Notice:
    """Ask to name nobody; only where people can write, because a step of a scale names nobody."""
    return Notice(name=t("participant.notice.names"), text=t("participant.notice.names_text"), is_folded=True)


def _shortly(recipients: frozenset[Recipient], t: Translator) -> str:
    """Name everyone who sees the results, and nothing more."""
    if recipients == {Recipient.NETWORK}:
        return t("first_page.recipients.network")
    return recipients_named(recipients, t)


def _recipients(recipients: frozenset[Recipient], t: Translator) -> Notice:
    """Say more about who sees the results: outside the network a higher bound protects."""
    return Notice(name=t("first_page.recipients.more"), text=recipients_sentence(recipients, t), is_folded=True)
