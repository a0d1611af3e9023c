"""One item over time as a picture, with every step in words and what was agreed meanwhile."""

from collections.abc import Sequence

from analysis.agreement_marks import AgreementMark
from analysis.over_time_model import OverTime, Thread
from exports import phrases
from exports.over_time.chart import time_chart
from exports.over_time.words import (
    agreement_lines,
    edge_words,
    latest_sentences,
    thread_title,
    unknown_sentences,
)
from exports.picture_sources import smallest_words
from exports.pictures import Picture
from exports.report.words import framework_words, smallest_group
from texts.catalogue import Translator


def time_picture(
    thread: Thread, found: OverTime, marks: Sequence[AgreementMark], network: str, t: Translator
) -> Picture:
    """Return the chart of an item with its sentences and its source."""
    sentences = (
        *latest_sentences(thread, found, t),
        *unknown_sentences(thread, found, t),
        *edge_words(thread, t),
        *agreement_lines(marks, found.newest.reach, t),
    )
    chart = time_chart(thread, found, marks, t)
    return Picture(t.language, thread_title(thread, t), chart, sentences, time_source(found, network, t))


def time_source(found: OverTime, network: str, t: Translator) -> tuple[str, ...]:
    """Return which rounds it is made from, that nobody was followed, how far it may go, and whose it is."""
    days = [t.short_date(one.of_round.closed_on) for one in found.rounds if one.of_round.closed_on]
    about = t(
        "picture.rounds",
        days=t.listed(days),
        framework=framework_words(found.newest.framework, t),
        reach=phrases.reach_word(found.newest.reach, t),
    )
    smallest = smallest_words(found.newest.reach, smallest_group(found.newest), t)
    return about, smallest, t("picture.nobody_followed"), t("picture.source", network=network)
