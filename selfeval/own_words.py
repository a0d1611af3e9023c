"""Answers in people's own words: where they are asked for, how long they may be, and when anybody reads them.

Words can give their author away, by what they tell and by how they tell it. So they are never joined to ratings or to
each other, nobody reads them while a round is open, and those of a small group are deleted unread (docs/privacy.md).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from qualitaetsrahmen.model import Area, Framework
from selfeval.errors import AnswerNotOffered, WordsTooLong
from selfeval.model import K_PUBLIC, Mode, PerspectivePlan, Round
from selfeval.questionnaire import Questionnaire, questionnaire_for

K_TEXTS = K_PUBLIC
"""From so many people on, what they wrote is read at all (design.md, Numbers)."""
LONGEST_TEXT = 1000
"""Signs; enough for a few sentences, and short enough to be looked through before anybody else reads them."""


@dataclass(frozen=True)
class Words:
    """What somebody wrote, with the language in which the page was read."""

    language: str
    text: str


NO_WORDS: Mapping[str, Words] = MappingProxyType({})


@dataclass(frozen=True)
class TextField:
    """A place on a page where people may write: an area of the framework, or an item that is answered in words."""

    place: str
    page: int
    question: str | None = None
    """What is asked there; None where a general sentence asks."""
    help: str | None = None


def text_fields(
    framework: Framework, criteria: tuple[str, ...], questionnaire: Questionnaire, german: Framework | None = None
) -> tuple[TextField, ...]:
    """Return the places where a perspective may write, page by page.

    Each topic has one below its last questions; before it stand its items that are answered in words. ``german`` is
    what a translated framework was before. Where the reflective question of a topic has no translation, a general
    sentence asks there, so that no page is in two languages.
    """
    fields: list[TextField] = []
    perspective = questionnaire.perspective
    left = {area.id: _reflective_question(area, perspective) for area in german.areas} if german else {}
    last = len(questionnaire.pages)
    for area in framework.areas:
        page = max((page.number for page in questionnaire.pages if page.area_id == area.id), default=None)
        fields += _open_items(framework, area, criteria, questionnaire.perspective, page or last)
        if page is not None:
            question = _reflective_question(area, perspective)
            fields.append(TextField(area.id, page, None if question == left.get(area.id) else question))
    return tuple(fields)


def _open_items(
    framework: Framework, area: Area, criteria: tuple[str, ...], perspective: str, page: int
) -> Iterable[TextField]:
    for criterion in area.criteria:
        for item in framework.asked_items(criterion):
            if criterion.id in criteria and not item.is_counted and perspective in item.ask:
                wording = item.ask[perspective]
                yield TextField(item.id, page, wording.text, wording.help)


def _reflective_question(area: Area, perspective: str) -> str | None:
    return next((one.ask[perspective] for one in area.questions if perspective in one.ask), None)


def checked_words(fields: Iterable[TextField], typed: Mapping[str, str]) -> dict[str, str]:
    """Return what was typed, by place and tidied; raises AnswerNotOffered or WordsTooLong.

    An empty text is kept in the result, because it takes back what stood there before.
    """
    places = {field.place for field in fields}
    tidied: dict[str, str] = {}
    for place, text in typed.items():
        if place not in places:
            raise AnswerNotOffered(item=place[:80], answer="")
        tidied[place] = "\n".join(line.rstrip() for line in text.splitlines()).strip()
        if len(tidied[place]) > LONGEST_TEXT:
            raise WordsTooLong(longest=LONGEST_TEXT, length=len(tidied[place]))
    return tidied


def people_needed(plan: PerspectivePlan) -> int:
    """Return from how many people on the words of a perspective are read.

    Who answers openly is known to have answered, yet not who wrote which sentence; so the bound holds there too. A
    body's answer is that of the body, and its words are its own.
    """
    return 1 if plan.mode is Mode.CONSENSUS else max(plan.k, K_TEXTS)


def are_read(plan: PerspectivePlan, sent: int) -> bool:
    """Say whether the words of a perspective are read when so many of it have sent their answers."""
    return plan.asks_texts and sent >= people_needed(plan)


def places_read(framework: Framework, of_round: Round, sent: Mapping[str, int]) -> dict[tuple[str, str], str]:
    """Return whose words about which place will be read, and the perspective under which they will stand.

    Words of perspectives that are shown together stand under the leading one, so that nobody reads from which of
    them they come. Enough people are counted among all who were asked there: words at a question that only few of a
    group could see would be the words of these few.
    """
    read: dict[tuple[str, str], str] = {}
    asked = {plan.perspective: _places_of(framework, of_round, plan) for plan in of_round.plans}
    for leading, members in of_round.shown_groups().items():
        whole = of_round.shown_plan(leading)
        for place in sorted({place for one in members for place in asked[one]}):
            writers = [one for one in members if place in asked[one]]
            if whole is not None and are_read(whole, sum(sent.get(one, 0) for one in writers)):
                read.update({(one, place): leading for one in writers})
    return read


def _places_of(framework: Framework, of_round: Round, plan: PerspectivePlan) -> frozenset[str]:
    if not plan.asks_texts:
        return frozenset()
    questionnaire = questionnaire_for(framework, of_round.criteria, plan.perspective)
    return frozenset(field.place for field in text_fields(framework, of_round.criteria, questionnaire))


def may_leave(plan: PerspectivePlan) -> bool:
    """Say whether words of a perspective may leave the network at all; a body must have agreed to it."""
    return plan.mode is not Mode.CONSENSUS or plan.leave_agreed_on is not None
