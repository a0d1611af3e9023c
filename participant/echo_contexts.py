"""What the pages know on which those who answered see the results and what became of them."""

from dataclasses import dataclass
from typing import ClassVar

from exports.report.blocks import Key, Piece
from participant.contexts import Page


@dataclass(frozen=True, kw_only=True)
class Said:
    """A text of the framework or of the network with the language in which it is written."""

    text: str
    language: str


@dataclass(frozen=True, kw_only=True)
class EchoGroup:
    """One perspective: its name, its mark, and how many answered."""

    name: Said
    colour: str
    shape: str
    people: str


@dataclass(frozen=True, kw_only=True)
class EchoRow:
    """What one perspective said about one statement; no piece where no distribution is shown."""

    name: Said
    colour: str
    shape: str
    answers: str
    words: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class EchoTopic:
    """One statement with what each perspective said about it."""

    title: Said
    statement: Said
    rows: tuple[EchoRow, ...]


@dataclass(frozen=True, kw_only=True)
class EchoArea:
    """One topic of the questionnaire, or a part of it; ``keys`` name the steps of its scale."""

    title: Said
    keys: tuple[Key, ...]
    topics: tuple[EchoTopic, ...]


@dataclass(frozen=True, kw_only=True)
class EchoWords:
    """What one perspective wrote about one topic; these words are in German, written so or translated."""

    topic: Said
    name: Said
    texts: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True)
class EchoPart:
    """The way to one part of the results."""

    title: Said
    address: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class EchoAgreement:
    """What the network will do, who by role, until when, and how far it has come."""

    what: str
    who: str
    until: str
    state: str


@dataclass(frozen=True, kw_only=True)
class EchoPage(Page):
    """The results for those who answered, or one part of them, and what became of them."""

    template: ClassVar[str] = "echo.html"
    intro: str
    groups: tuple[EchoGroup, ...]
    areas: tuple[EchoArea, ...]
    words: tuple[EchoWords, ...]
    """What people wrote about the topics that are shown, as far as it may leave the network."""
    parts: tuple[EchoPart, ...]
    """The ways to all parts where the results do not stand on one page."""
    hidden: str
    agreements: tuple[EchoAgreement, ...]
    message: str | None = None


@dataclass(frozen=True, kw_only=True)
class EchoWaitPage(Page):
    """What the address says while there are no results: that they come, and when."""

    template: ClassVar[str] = "echo_wait.html"
    paragraphs: tuple[str, ...]
    message: str | None = None
