"""Rounds in memory, with the shelves on which ballots and releases of the same rounds lie."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from networks.links import Link
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import Snapshot, unpin
from selfeval.errors import RoundNotDraft, RoundUnknown
from selfeval.matrix import Matrix
from selfeval.model import Round, RoundState
from selfeval.own_words import Words
from selfeval.release import LedgerEntry, ReleasePart


@dataclass
class StoredBallot:
    """The answers of one person, by item with its revision."""

    round_id: str
    perspective: str
    answers: dict[str, tuple[int, str]] = field(default_factory=dict)
    sent: bool = False
    words: dict[str, Words] = field(default_factory=dict)
    origin: str = "web"
    helped: bool = False


@dataclass(frozen=True)
class StoredText:
    """What somebody has sent in their own words."""

    round_id: str
    perspective: str
    place: str
    words: Words


@dataclass
class Shelves:
    """What the stores of a test share, as a database would."""

    rounds: dict[str, Round] = field(default_factory=dict)
    snapshots: dict[str, Snapshot] = field(default_factory=dict)
    links: dict[tuple[str, str | None], str] = field(default_factory=dict)
    translations: dict[str, list[Translation]] = field(default_factory=dict)
    ballots: dict[str, StoredBallot] = field(default_factory=dict)
    marks: set[tuple[str, str]] = field(default_factory=set)
    sent_texts: list[StoredText] = field(default_factory=list)
    in_review: list[StoredText] = field(default_factory=list)
    codes: dict[str, Link] = field(default_factory=dict)
    round_keys: dict[str, bytes] = field(default_factory=dict)
    shut: set[str] = field(default_factory=set)
    matrices: dict[tuple[str, str], Matrix] = field(default_factory=dict)
    parts: list[ReleasePart] = field(default_factory=list)
    ledger: list[tuple[str, LedgerEntry]] = field(default_factory=list)


class RoundsInMemory:
    """Fulfils ``selfeval.ports.RoundStore``."""

    def __init__(self, shelves: Shelves) -> None:
        self.shelves = shelves

    def rounds(self) -> list[Round]:
        return list(reversed(self.shelves.rounds.values()))

    def round(self, round_id: str) -> Round:
        if round_id not in self.shelves.rounds:
            raise RoundUnknown(round=round_id)
        return self.shelves.rounds[round_id]

    def save_draft(self, draft: Round, snapshot: Snapshot) -> None:
        known = self.shelves.rounds.get(draft.id)
        if known is not None and known.state is not RoundState.DRAFT:
            raise RoundNotDraft(round=known.title)
        self.shelves.snapshots[snapshot.sha256] = snapshot
        self.shelves.rounds[draft.id] = draft

    def discard_draft(self, round_id: str) -> None:
        draft = self.round(round_id)
        if draft.state is not RoundState.DRAFT:
            raise RoundNotDraft(round=draft.title)
        del self.shelves.rounds[round_id]

    def open(self, opening: Round, links: Mapping[str | None, str], translations: Sequence[Translation]) -> None:
        round_id, draft = opening.id, self.round(opening.id)
        if draft.state is not RoundState.DRAFT:
            raise RoundNotDraft(round=draft.title)
        pinned = {"opened_on": opening.opened_on, "meanings": opening.meanings}
        self.shelves.rounds[round_id] = draft.model_copy(update={"state": RoundState.OPEN, **pinned})
        self.shelves.translations[round_id] = list(translations)
        self.shelves.links.update({(round_id, perspective): link for perspective, link in links.items()})

    def translations(self, round_id: str) -> list[Translation]:
        return self.shelves.translations.get(round_id, [])

    def save_plan(self, changed: Round) -> None:
        self.shelves.rounds[changed.id] = changed

    def save_life(self, changed: Round) -> None:
        current = self.round(changed.id)
        life = ("closes_on", "closes_itself", "results_on", "archived_on", "keep_until", "recipients")
        update = {name: getattr(changed, name) for name in life}
        self.shelves.rounds[changed.id] = current.model_copy(update=update)

    def replace_link(self, changed: Round, shut: str, opened: Link) -> None:
        self.shelves.rounds[changed.id] = changed
        self.shelves.links[changed.id, opened.perspective or ""] = opened.fingerprint
        self.shelves.shut.add(shut)

    def framework(self, sha256: str) -> Framework:
        return unpin(self.shelves.snapshots[sha256])

    def sent_counts(self, round_id: str) -> dict[str, int]:
        sent = [ballot.perspective for ballot in self.shelves.ballots.values() if ballot.sent]
        return {perspective: sent.count(perspective) for perspective in sent}

    def release_parts(self, round_id: str) -> list[ReleasePart]:
        return [part for part in self.shelves.parts if part.round_id == round_id]
