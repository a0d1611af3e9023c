"""What each page knows: one frozen record per template, filled in Python and only laid out in HTML."""

from dataclasses import dataclass
from typing import ClassVar

from qualitaetsrahmen.languages.translations import GERMAN, PLAIN_GERMAN, direction, html_language


@dataclass(frozen=True, kw_only=True)
class LanguageLink:
    """The way to the same page in another language, under its own name."""

    language: str
    name: str
    address: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has; ``title`` names the browser's tab, ``heading`` the strip at the top."""

    template: ClassVar[str]
    language: str = "de"
    title: str
    heading: str = ""
    languages: tuple[LanguageLink, ...] = ()
    """The same page in each language that is offered; empty where there is only one."""
    is_for_all: bool = False
    """Whether it holds nothing that a person has entered, so that it may be drawn once and kept for everybody."""

    @property
    def direction(self) -> str:
        """In which direction the page is written, as HTML says it."""
        return direction(self.language)

    @property
    def tag(self) -> str:
        """The language as HTML names it."""
        return html_language(self.language)

    @property
    def foot_query(self) -> str:
        """What leads from here to our texts on privacy and accessibility in the same language."""
        return "" if self.language in (GERMAN, PLAIN_GERMAN) else f"?sprache={self.language}"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer that can be chosen."""

    id: str
    label: str
    meaning: str | None = None
    """What this step of the scale means for this one question, where the label does not say it."""
    is_chosen: bool = False


@dataclass(frozen=True, kw_only=True)
class HereItMeans:
    """What people here agreed that the criterion of a question means; German in every language."""

    meaning: str
    signs: str


def described_by(name: str, help_line: str | None, evidence: str | None, here: HereItMeans | None = None) -> str:
    """Return the ids of the lines below a question, for screen readers."""
    lines = {"hilfe": help_line, "nachweis": evidence, "verabredet": here}
    return " ".join(f"{kind}-{name}" for kind, line in lines.items() if line)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with its answers: the steps of the scale, and apart from them the answers beside it."""

    id: str
    number: int
    text: str
    help: str | None
    evidence: str | None = None
    """What would show that a minimum standard is met."""
    here: HereItMeans | None = None
    """What its criterion means here; stands at the first question on it of a page."""
    steps: tuple[Answer, ...]
    beside: tuple[Answer, ...]

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer that can be taken back."""
        return any(answer.is_chosen for answer in (*self.steps, *self.beside))

    @property
    def described_by(self) -> str:
        """The ids of the lines that a screen reader reads after the question."""
        return described_by(self.id, self.help, self.evidence, self.here)


@dataclass(frozen=True, kw_only=True)
class WordsField:
    """A place where people may write in their own words."""

    name: str
    id: str
    label: str
    help: str | None
    text: str
    longest: int


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One thing that people should know before the first question."""

    name: str
    text: str
    is_weighty: bool = False
    """Whether it must not be overlooked, such as that answers are not anonymous."""
    is_german: bool = False
    """Whether the text is German in every language, such as the name of a network."""
    is_folded: bool = False
    """Whether it can wait behind a fold, because nobody needs it to decide about the first question."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far one has come; ``part`` counts inside a long topic that was cut in ``parts``."""

    topic: int
    topics: int
    part: int
    parts: int
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class QuestionsPage(Page):
    """One topic of a questionnaire; the first also says who asks and what happens with the answers."""

    template: ClassVar[str] = "questions.html"
    action: str
    perspective: str
    topic: str
    progress: Progress
    questions: tuple[Question, ...]
    fields: tuple[WordsField, ...] = ()
    notices: tuple[Notice, ...] = ()
    message: str | None = None
    message_points: tuple[str, ...] = ()
    is_last: bool = False
    may_start_anew: bool = False
    """Whether somebody has begun on this device, who may be another person."""
    has_begun: bool = False
    """Whether the browser came with a ballot; what ``frage.js`` remembers on the device lives no longer than that."""
    resume_address: str | None = None
    """Where somebody who has begun elsewhere types their personal code; None once they have begun here."""
    late: str | None = None
    """What tells which questionnaire this is when the form comes after its code has been deleted."""


@dataclass(frozen=True, kw_only=True)
class ReviewLine:
    """One question with the answer as the person reads it; ``answer`` is None while it is open."""

    question_id: str
    text: str
    answer: str | None
    answer_id: str | None = None
    is_words: bool = False
    """Whether the person wrote it, so that it needs more room than a step of a scale."""


@dataclass(frozen=True, kw_only=True)
class ReviewTopic:
    """One page of the questionnaire with its answers, and the way back to it."""

    title: str
    address: str
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    """All answers before they are sent."""

    template: ClassVar[str] = "review.html"
    action: str
    topics: tuple[ReviewTopic, ...]
    answered: int
    total: int
    is_anonymous: bool
    message: str | None = None
    message_points: tuple[str, ...] = ()
    has_begun: bool = False
    late: str | None = None
    """What tells which questionnaire this is when the form comes after its code has been deleted."""


@dataclass(frozen=True, kw_only=True)
class SentPage(Page):
    """The last page: the answers have arrived, now or already before."""

    template: ClassVar[str] = "sent.html"
    action: str
    is_repeated: bool
    network: str
    results_address: str
    results_on: str | None
    """The day from which results can be seen, as people write it."""
    is_personal: bool = False
    """Whether the way in was one person's code, so that nobody else can answer here."""


@dataclass(frozen=True, kw_only=True)
class LaterPage(Page):
    """The personal code with which somebody goes on later, and where to type it."""

    template: ClassVar[str] = "later.html"
    action: str
    onward: str
    code: str
    way_back: str
    address: str


@dataclass(frozen=True, kw_only=True)
class ResumePage(Page):
    """Where people type the personal code with which they go on."""

    template: ClassVar[str] = "resume.html"
    action: str
    begin_address: str
    typed: str = ""
    message: str | None = None


@dataclass(frozen=True, kw_only=True)
class NotStoredPage(Page):
    """What a person entered, given back because it could not be stored any more."""

    template: ClassVar[str] = "not_stored.html"
    reason: str
    next_step: str
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, kw_only=True)
class MessagePage(Page):
    """One clear sentence about what happened, and what to do next."""

    template: ClassVar[str] = "message.html"
    paragraphs: tuple[str, ...]
    offers_room: bool = False
    has_ended: bool = False
    """Whether nothing can be sent to this address any more, so that no device needs to remember anything for it."""


@dataclass(frozen=True, kw_only=True)
class ProsePage(Page):
    """A text to read: what is stored, or how accessible these pages are."""

    template: ClassVar[str] = "prose.html"
    intro: str
    sections: tuple[Notice, ...]
    binding: str | None = None
    """Which text holds in law, where this is a translation."""


@dataclass(frozen=True, kw_only=True)
class DoorPage(Page):
    """Where people type a code: of a room, or of the slip that invited them to a questionnaire."""

    template: ClassVar[str] = "door.html"
    action: str
    where: str
    button: str
    typed: str = ""
    message: str | None = None
