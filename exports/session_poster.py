"""The poster of a dialogue for the municipality, A3: where we stood, what we talked about, what we agreed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogues.agreement_model import Agreement
from dialogues.model import Talk
from exports.minutes.words import framework_words, topic_words
from exports.phrases import reach_word
from exports.public_session import PublicSession
from exports.report.as_data import as_data
from exports.report.blocks import GapChart, GapRow
from exports.report.charts import gap_chart, gap_words
from exports.report.words import hidden_groups, shortened
from exports.typesetting import typeset
from selfeval.model import K_PUBLIC
from selfeval.release import Reach
from selfeval.results import ItemResult
from texts.catalogue import Translator

_MOST = 6
"""More of a kind are never read from two metres; the poster says how many there are."""
_LONGEST_WHAT = 170
_LONGEST_ROLE = 90
_LONGEST_TITLE = 110


def session_poster(source: PublicSession, t: Translator) -> bytes:
    """Return the poster as a PDF of one page; what has no room on it is counted, never made smaller than readable."""
    return typeset(
        "session_poster.typ",
        {
            "language": t.language,
            "title": t("session_poster.document_title", title=source.session.title),
            "author": source.network,
            "eyebrow": t("session_poster.eyebrow", reach=reach_word(Reach.PUBLIC, t)),
            "heading": shortened(source.session.title, _LONGEST_TITLE, t),
            "where": t("session_poster.where", network=source.network, day=t.date(source.day)),
            "stood": _stood(source, t),
            "talked": _talked(source, t),
            "agreed": _agreed(source, t),
            "foot": _foot(source, t),
        },
    )


def _part(name: str, entries: Sequence[object], note: str, of_all: int, t: Translator) -> dict[str, object]:
    """Return a part with its heading, and for each number of entries that is shown the sentence on the others."""
    more = [
        t("session_poster.more", count=of_all - shown) if shown < of_all else "" for shown in range(len(entries) + 1)
    ]
    return {"heading": t(f"session_poster.{name}"), "entries": list(entries), "note": note, "more": more}


def _stood(source: PublicSession, t: Translator) -> dict[str, object]:
    """Return one chart with a row for each statement of which something may be shown, or why there is none."""
    found = [one for talk in source.talks for one in source.shown_items(talk.criterion_id)]
    items = list({one.item.id: one for one in found}.values())
    charted = _on_the_usual_scale(items)[:_MOST]
    note = source.why_no_figures(t)
    if not note and not items:
        note = t("session_poster.nothing_shown", k=K_PUBLIC)
    chart = gap_chart(charted, source.report, t) if charted else None
    rows = [
        {"row": as_data(replace(row, note="")), "alt": gap_words(item, source.report, t)}
        for item, row in _rows(charted, chart)
    ]
    return _part("stood", rows, note, len(items), t) | {"chart": as_data(chart) if chart else None}


def _rows(items: Sequence[ItemResult], chart: GapChart | None) -> Iterable[tuple[ItemResult, GapRow]]:
    return zip(items, chart.rows, strict=True) if chart else ()


def _on_the_usual_scale(items: Sequence[ItemResult]) -> list[ItemResult]:
    """Return the statements that can stand in one chart: those on the scale that most of them have."""
    scales = Counter(one.scale.id for one in items)
    usual = next((scale for scale, _ in scales.most_common(1)), None)
    return [one for one in items if one.scale.id == usual]


def _talked(source: PublicSession, t: Translator) -> dict[str, object]:
    entries = [_talk_entry(source, talk, t) for talk in source.talks]
    note = "" if entries else t("session_poster.nothing_talked")
    return _part("talked", entries[:_MOST], note, len(entries), t)


def _talk_entry(source: PublicSession, talk: Talk, t: Translator) -> dict[str, str]:
    topic = shortened(topic_words(source.framework, talk.criterion_id, t), _LONGEST_TITLE, t)
    return {"name": topic, "text": source.outcome(talk, t)}


def _agreed(source: PublicSession, t: Translator) -> dict[str, object]:
    entries = [_agreement_entry(one, t) for one in source.agreed]
    note = "" if entries else t("session_poster.nothing_agreed")
    return _part("agreed", entries[:_MOST], note, len(entries), t)


def _agreement_entry(one: Agreement, t: Translator) -> dict[str, str]:
    role = shortened(one.responsible, _LONGEST_ROLE, t)
    return {
        "name": shortened(one.what, _LONGEST_WHAT, t),
        "text": t("session_poster.who_until", role=role, day=t.date(one.due_on)),
    }


def _foot(source: PublicSession, t: Translator) -> list[str]:
    """Return what the figures rest on and do not say."""
    of_round = source.results.of_round
    basis = t("exports.minutes.basis", round=of_round.title, framework=framework_words(source.framework, t))
    if not source.shows_figures:
        return [basis]
    hidden = _hidden(source)
    missing = [t("session_poster.hidden", names=t.listed(hidden))] if hidden else []
    return [f"{basis}.", t("session_poster.shown_from", k=K_PUBLIC), *missing, t("session_poster.no_measure")]


def _hidden(source: PublicSession) -> list[str]:
    """Return the perspectives that answered something of what was talked about and are not shown everywhere."""
    found = [one for talk in source.talks for one in source.shown_items(talk.criterion_id)]
    hidden = {group for one in found for group in hidden_groups(one)}
    return [source.framework.perspective(one).label for one in source.results.perspectives if one in hidden]
