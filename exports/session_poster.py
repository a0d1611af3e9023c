"""The poster of a dialogue for the municipality, A3: where we stood, what we talked about, what we agreed."""

from collections.abc import Sequence

from dialogues.agreement_model import Agreement
from dialogues.model import Talk
from exports.minutes.words import framework_words, topic_words
from exports.phrases import reach_word
from exports.public_session import PublicSession
from exports.report.as_data import as_data
from exports.report.charts import gap_chart
from exports.report.words import shortened
from exports.typesetting import typeset
from selfeval.model import K_PUBLIC
from selfeval.release import Reach
from selfeval.results import ItemResult
from texts.catalogue import Translator

_MOST = 6
"""More of a kind are never read from two metres; the poster says how many there are."""
_CALM = 3
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
    """Return a chart for each criterion of which something may be shown, or why there is none."""
    found = [items for talk in source.talks if (items := source.shown_items(talk.criterion_id))]
    charts = [as_data(gap_chart(_on_one_scale(items), source.report, t)) for items in found]
    note = source.why_no_figures(t)
    if not note and not charts:
        note = t("session_poster.nothing_shown", k=K_PUBLIC)
    return _part("stood", charts[:_MOST], note, len(charts), t)


def _on_one_scale(items: Sequence[ItemResult]) -> list[ItemResult]:
    """Return the statements of a criterion that can stand in one chart, as many as stay calm."""
    return [one for one in items if one.scale.id == items[0].scale.id][:_CALM]


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
    return [f"{basis}.", t("session_poster.shown_from", k=K_PUBLIC), t("session_poster.no_measure")]
