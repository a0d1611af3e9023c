"""What was shown, said and found about each criterion, and in the other parts of the agenda."""

from collections.abc import Iterable

from dialogues.model import AgendaItem, Talk
from dialogues.room_model import QuestionKind
from exports import phrases
from exports.minutes.figures import figure_blocks
from exports.minutes.opening import reason_sentences
from exports.minutes.questions import question_sections
from exports.minutes.source import MinutesSource
from exports.minutes.words import part_words, topic_words
from exports.report.blocks import Block, Points, Section, Text
from texts.catalogue import Translator

_INSIDE = (QuestionKind.CONSENSUS, QuestionKind.DOTS)
"""The questions that stand under their part; how the meeting was is told at the end."""


def talk_sections(source: MinutesSource, t: Translator) -> tuple[Section, ...]:
    """Return the talks one by one; nothing where no criterion was on the agenda."""
    talks = source.session.talks
    if not talks:
        return ()
    sections = [Section(t("exports.minutes.talks"), 2, ())]
    for talk in talks:
        sections += _talk(source, talk, t)
    return tuple(sections)


def other_sections(source: MinutesSource, t: Translator) -> tuple[Section, ...]:
    """Return what the room wrote or decided in parts that are about no criterion; nothing where it did not."""
    sections: list[Section] = []
    for item in source.session.agenda:
        if isinstance(item, Talk):
            continue
        inside = [*_cards(source, item, t), *question_sections(source, item, _INSIDE, t)]
        if inside:
            sections += [Section(part_words(source.framework, item, t), 3, ()), *inside]
    return (Section(t("minutes.other_parts"), 2, ()), *sections) if sections else ()


def _talk(source: MinutesSource, talk: Talk, t: Translator) -> list[Section]:
    framework = source.framework
    area = framework.area_of[talk.criterion_id]
    word = framework.framework.words.area
    where = Text(t("exports.minutes.area", word=word, ref=area.ref, title=area.title), is_quiet=True)
    sections = [
        Section(topic_words(framework, talk.criterion_id, t), 3, (where,)),
        Section(t("exports.minutes.reasons"), 4, (Points(tuple(reason_sentences(source, talk, t))),)),
    ]
    for heading, blocks in (
        (t("minutes.meaning"), _meaning(source, talk, t)),
        (t("exports.minutes.figures"), figure_blocks(source.figures, [talk], t)),
    ):
        sections += [Section(heading, 4, blocks)] if blocks else []
    sections += _cards(source, talk, t)
    sections += question_sections(source, talk, _INSIDE, t)
    sections.append(Section(t("exports.minutes.outcome"), 4, _outcome(source, talk, t)))
    return sections


def _meaning(source: MinutesSource, talk: Talk, t: Translator) -> tuple[Block, ...]:
    """Return what the criterion means here, by what people would notice it, and since when that holds."""
    found = source.meaning_of(talk.criterion_id)
    if found is None:
        return ()
    is_new = found.session_id == source.session.id
    key = "minutes.meaning.agreed_here" if is_new else "minutes.meaning.agreed_on"
    since = t(key, number=found.number, day=t.date(found.agreed_on))
    signs = (Text(t("minutes.meaning.signs", signs=found.signs)),) if found.signs else ()
    return (Text(found.meaning), *signs, Text(since, is_quiet=True))


def _cards(source: MinutesSource, item: AgendaItem, t: Translator) -> list[Section]:
    """Return the cards that the room saw, each cluster under the name that the room gave it."""
    groups = source.cards(item)
    if not groups:
        return []
    blocks: list[Block] = [Text(t("minutes.card_question", question=item.card_question))] if item.card_question else []
    has_clusters = groups[0][0] is not None
    for cluster, cards in groups:
        if has_clusters:
            title = cluster.title if cluster and cluster.title else ""
            blocks.append(
                Text(title or t("minutes.cards_unnamed" if cluster else "minutes.cards_loose"), is_caption=True)
            )
        blocks.append(Points(tuple(card.text for card in cards)))
    return [Section(t("exports.minutes.contributions"), 4, tuple(blocks))]


def _outcome(source: MinutesSource, talk: Talk, t: Translator) -> tuple[Block, ...]:
    """Return what the talk came to, what was noted of it, and why each perspective sees it as it does."""
    blocks: list[Block] = [Text(phrases.outcome_sentence(talk.outcome, t))]
    if talk.outcome_note:
        blocks.append(Text(talk.outcome_note))
    said = tuple(_standpoints(source, talk, t))
    if said:
        blocks += [Text(t("minutes.standpoints"), is_caption=True), Points(said)]
    return tuple(blocks)


def _standpoints(source: MinutesSource, talk: Talk, t: Translator) -> Iterable[str]:
    for part in source.framework.perspectives:
        if words := talk.standpoints.get(part.id, "").strip():
            yield t("minutes.standpoint", who=part.label, words=words)
