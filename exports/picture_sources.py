"""Where a picture comes from, how far it may go, and from how many answers on it shows a group: lines to print."""

from datetime import date

from dialogues.model import Session
from dialogues.preparation_model import GuestNetwork
from exports import phrases
from exports.report.source import ReportSource
from exports.report.words import framework_words, label_of, response_words, smallest_group
from qualitaetsrahmen.model import Framework
from selfeval.model import K_INTERNAL, K_PUBLIC
from selfeval.release import Reach
from selfeval.results import Results
from texts.catalogue import Translator


def round_source(source: ReportSource, t: Translator) -> tuple[str, ...]:
    """Return who took part, of which round and day it is, how far it may go, and whose it is."""
    results = source.results
    took_part = t("report.separator").join(
        t(
            "picture.took_part_of",
            who=label_of(source, plan.perspective),
            people=response_words(plan, results, t),
        )
        for plan in results.of_round.plans
    )
    return t("picture.took_part", people=took_part), *_of_round(results, source.network, t)


def compared_source(results: Results, who: str, network: str, t: Translator) -> tuple[str, ...]:
    """Return what stands under a round beside others, who are told as a kind and never by name."""
    return t("picture.compared", who=who), *_of_round(results, network, t)


def vote_source(session: Session, framework: Framework, network: str, t: Translator) -> tuple[str, ...]:
    """Return of which meeting a vote is; what a room sees of its votes stays inside the network."""
    about = t(
        "picture.votes",
        session=session.title,
        day=t.date(session.held_on),
        framework=framework_words(framework, t),
        reach=phrases.reach_word(Reach.INTERNAL, t),
    )
    return about, t("picture.votes.smallest", k=K_INTERNAL), t("picture.votes.source", network=network)


def cluster_source(guest: GuestNetwork, framework: Framework, t: Translator) -> tuple[str, ...]:
    """Return for whom alone the results of several networks lie open, for what and until when."""
    lines = [
        t("picture.cluster", session=guest.title, day=t.date(guest.held_on), framework=framework_words(framework, t)),
        t("picture.cluster.purpose", purpose=guest.purpose) if guest.purpose else "",
        t("picture.cluster.smallest", k=K_INTERNAL, outside=K_PUBLIC),
        t("picture.cluster.no_rank"),
    ]
    return tuple(line for line in lines if line)


def national_source(framework: Framework, about: str, day: date, t: Translator) -> tuple[str, ...]:
    """Return what many networks let go of is read for; ``about`` says which of it."""
    return (
        t("picture.national", framework=framework_words(framework, t), about=about, day=t.date(day)),
        t("picture.national.smallest", k=K_PUBLIC),
        t("picture.national.source"),
    )


def smallest_words(reach: Reach, k: int, t: Translator) -> str:
    """Say from how many answers on a perspective is shown, inside the network or outside of it."""
    return t(f"picture.smallest.{reach.value}", k=k)


def _of_round(results: Results, network: str, t: Translator) -> tuple[str, ...]:
    of_round = results.of_round
    about = t(
        "picture.round",
        round=of_round.title,
        day=t.date(of_round.closed_on) if of_round.closed_on else "",
        released=t.date(results.released_on),
        framework=framework_words(results.framework, t),
        reach=phrases.reach_word(results.reach, t),
    )
    smallest = smallest_words(results.reach, smallest_group(results), t)
    return about, smallest, t("picture.source", network=network)
