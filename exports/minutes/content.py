"""Makes the content of minutes from what is stored of a session: once, so that Word and PDF say the same."""

from exports import phrases
from exports.minutes.ending import (
    agreement_section,
    agreements_in_full,
    limits_section,
    next_sections,
    source_section,
)
from exports.minutes.opening import agenda_section, facts, follow_up_sections
from exports.minutes.questions import pulse_sections
from exports.minutes.source import MinutesSource
from exports.minutes.talks import other_sections, talk_sections
from exports.report.blocks import PaperContent
from selfeval.release import Reach
from texts.catalogue import Translator


def minutes_content(source: MinutesSource, t: Translator) -> PaperContent:
    """Return what the minutes say, without names and without a time finer than the planned hour of the session.

    Raises ValueError for results of another reach, because the room's votes are shown from five people on.
    """
    if source.results.reach is not Reach.INTERNAL:
        raise ValueError("minutes are for use inside the network")
    session = source.session
    before, between, _ = t("exports.minutes.pages", page="\0", pages="\0").split("\0")
    reach = phrases.reach_word(source.results.reach, t)
    return PaperContent(
        language=t.language,
        title=session.title,
        eyebrow=t("exports.minutes.kind"),
        subject=source.results.of_round.title,
        author=source.network,
        day=session.held_on,
        facts=facts(source, t),
        sections=(
            agenda_section(source, t),
            *follow_up_sections(source, t),
            agreement_section(source, t),
            *talk_sections(source, t),
            *other_sections(source, t),
            *agreements_in_full(source, t),
            *pulse_sections(source, t),
            *next_sections(source, t),
            source_section(source, t),
            limits_section(t),
        ),
        footer=t("exports.minutes.footer", network=source.network, reach=reach),
        page_words=(before, between),
        table_word=t("report.as_table"),
        file_title=t("exports.minutes.document_title", title=session.title),
    )
