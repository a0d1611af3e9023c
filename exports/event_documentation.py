"""Makes the words of the public page on an event from what may be told outside and what somebody wrote."""

from dialogues.event_pages import EventAgreement, EventContent, EventDraft, EventFigures, EventTopic
from exports.minutes.words import framework_words, topic_words
from exports.phrases import distribution_words, figure_words
from exports.public_session import PublicSession
from exports.report.words import title_of
from networks.model import Sector
from selfeval.model import K_PUBLIC, Round, RoundState
from selfeval.published import may_be_shown_outside
from selfeval.results import ItemResult
from texts.catalogue import Translator

_LIMITS = ("view", "chosen", "missing", "few", "hidden", "compare")
_FEW = 5
"""Below this a number of people of one sector comes close to a name."""


def event_content(source: PublicSession, draft: EventDraft, t: Translator) -> EventContent:
    """Return all that the page says; nothing of it was written for the inside of the network."""
    of_round = source.results.of_round
    figures = tuple(
        _figures(source, item, t) for talk in source.talks for item in source.shown_items(talk.criterion_id)
    )
    why_none = source.why_no_figures(t)
    if not why_none and not figures:
        why_none = t("session_poster.nothing_shown", k=K_PUBLIC)
    return EventContent(
        network=source.network,
        day=t.date(source.day),
        place=draft.place,
        purpose=draft.purpose,
        present=_present(source, t),
        topics=tuple(
            EventTopic(title=topic_words(source.framework, talk.criterion_id, t), outcome=source.outcome(talk, t))
            for talk in source.talks
        ),
        agreements=tuple(
            EventAgreement(what=one.what, who=one.responsible, until=t.date(one.due_on), sign=one.sign)
            for one in source.agreed
        ),
        figures=figures,
        why_no_figures=why_none,
        basis=t("exports.minutes.basis", round=of_round.title, framework=framework_words(source.framework, t)),
        limits=tuple(t(f"report.limit.{name}") for name in _LIMITS) if figures else (),
    )


def as_it_may_stand(content: EventContent, of_round: Round, t: Translator) -> EventContent:
    """Return a published page's words without what may not be shown any more.

    Words never change, but figures go from a page too when their time is over, or when the public is taken from those
    who see the results; then the outcomes go with them.
    """
    is_promised = may_be_shown_outside(of_round)
    if is_promised and of_round.state is not RoundState.ERASED:
        return content
    topics = content.topics if is_promised else tuple(EventTopic(title=one.title) for one in content.topics)
    why = t("public_session.erased" if is_promised else "public_session.not_promised")
    return content.model_copy(update={"topics": topics, "figures": (), "limits": (), "why_no_figures": why})


def _present(source: PublicSession, t: Translator) -> tuple[tuple[str, str], ...]:
    """Return how many of each sector were there; of fewer than five only that they are few."""
    counts = [(sector, source.session.present.get(f"sector:{sector.value}", 0)) for sector in Sector]
    return tuple(
        (t(f"ui.sector.{sector.value}"), t.number(count) if count >= _FEW else t("event_page.few", most=_FEW))
        for sector, count in counts
        if count
    )


def _figures(source: PublicSession, item: ItemResult, t: Translator) -> EventFigures:
    """Return a row for each group of which something is shown, in the order of the framework."""
    shown = [one for one in source.results.perspectives if one in item.perspectives]
    rows = []
    for group in shown:
        figure = item.perspectives[group]
        if figure.answered is None:
            continue
        words = figure_words(figure, item.scale, t)
        spread = distribution_words(figure, item.scale, t)
        told = t("event_page.figure", middle=words, spread=spread) if spread and figure.median is not None else words
        rows.append((source.framework.perspective(group).label, t.number(figure.answered), told))
    return EventFigures(title=title_of(item, t), rows=tuple(rows))
