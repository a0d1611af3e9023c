"""What must be stored for rounds, ballots, their closing and their release."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from networks.links import Link, LinkKind
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import Snapshot
from selfeval.matrix import Matrix, Shuffle, Submission
from selfeval.model import Round
from selfeval.origins import OriginCounts
from selfeval.own_words import NO_WORDS, Words
from selfeval.release import LedgerEntry, ReleasePart


class RoundStore(Protocol):
    """Rounds within the caller's scope."""

    def rounds(self) -> list[Round]:
        """Return all rounds of the scope, the newest first."""
        ...

    def round(self, round_id: str) -> Round:
        """Return one round; raises RoundUnknown outside the scope."""
        ...

    def save_draft(self, draft: Round, snapshot: Snapshot) -> None:
        """Write a round that has not been opened, with the framework that it pins, over what it was before.

        Raises RoundNotDraft when it has been opened meanwhile.
        """
        ...

    def discard_draft(self, round_id: str) -> None:
        """Delete a round that has not been opened; raises RoundNotDraft for any other."""
        ...

    def open(self, opening: Round, links: Mapping[str | None, str], translations: Sequence[Translation]) -> None:
        """Move a draft to open, pin its translations, and let the links in, given as perspective and fingerprint.

        Of the given round its day and its local meanings are written; all else stays as the draft has it. The link
        without a perspective is that to the results.
        """
        ...

    def translations(self, round_id: str) -> list[Translation]:
        """Return the translations that a round pinned when it opened."""
        ...

    def save_plan(self, changed: Round) -> None:
        """Write what may change while a round is open: its links' rotation, its end, what a body agreed."""
        ...

    def save_life(self, changed: Round) -> None:
        """Write a round's days, its recipients and how it ends, and nothing of its plans and its state."""
        ...

    def replace_link(self, changed: Round, shut: str, opened: Link) -> None:
        """Write a plan whose link has a new rotation, shut the old fingerprint and let the new link in."""
        ...

    def framework(self, sha256: str) -> Framework:
        """Return the framework that a round pinned, proven by its hash."""
        ...

    def sent_counts(self, round_id: str) -> dict[str, int]:
        """Return how many have sent their answers, by perspective; nothing else is known before closing."""
        ...

    def release_parts(self, round_id: str) -> list[ReleasePart]:
        """Return the parts of a round's release in the order in which they were made."""
        ...


class PublishedLinks(Protocol):
    """The links to results of the rounds within the caller's scope."""

    def add(self, link: Link) -> None:
        """Let a link in; one that is there already is written as it is."""
        ...

    def links(self, round_id: str, kind: LinkKind) -> list[Link]:
        """Return the links of one kind to a round, open or not."""
        ...

    def shut(self, fingerprint: str, kind: LinkKind) -> None:
        """Let nobody in by a link any more."""
        ...


class BallotStore(Protocol):
    """The answers of people who are still answering, within one round and perspective.

    Every write asks in its own transaction whether the round is open and whether the answers have been sent.
    """

    def answers(self, ballot_id: str) -> dict[str, str]:
        """Return what has been kept so far, by item."""
        ...

    def words(self, ballot_id: str) -> dict[str, str]:
        """Return what has been written so far, by place."""
        ...

    def keep(
        self,
        ballot_id: str,
        mark: str,
        answers: Mapping[str, tuple[int, str]],
        words: Mapping[str, Words] = NO_WORDS,
    ) -> None:
        """Keep answers, by item with its revision, and words, by place; raises RoundNotOpen or AlreadySent.

        An empty text deletes what stood at its place.
        """
        ...

    def empty(self, ballot_id: str, mark: str, item_ids: Collection[str]) -> None:
        """Take kept answers back, so that these items are unanswered again; raises RoundNotOpen or AlreadySent."""
        ...

    def send(self, ballot_id: str, mark: str, detached_id: str, *, helped: bool) -> None:
        """Move the answers to an id that nobody knows, each text to one of its own, and leave only the mark.

        ``helped`` says whether somebody helped with answering. Raises RoundNotOpen, AlreadySent or NothingAnswered.
        """
        ...

    def is_sent(self, mark: str) -> bool:
        """Say whether the answers behind this mark have arrived."""
        ...


class CodeStore(Protocol):
    """One-time codes of the rounds in the caller's scope: made and counted, and never to be read again."""

    def made(self, round_id: str, perspective: str) -> int:
        """Return how many codes have been made for a perspective."""
        ...

    def add(self, codes: Sequence[Link], late: Link, round_key: bytes) -> bool:
        """Let codes in, and keep the round's key unless it has one.

        ``late`` lets nobody in; it stands for the questionnaire when a form comes after the codes have gone.
        Returns False, with nothing kept, when one of the codes is taken; raises RoundNotOpen.
        """
        ...


class WayInStore(Protocol):
    """What stands at the way in to the ballots of one round and perspective, and the way back to one."""

    def round_key(self) -> bytes | None:
        """Return the key without which no mark of a code can be made; None where no code was made."""
        ...

    def is_full(self) -> bool:
        """Say whether as many ballots have been sent as the coordinator allowed."""
        ...

    def is_begun(self, ballot_id: str) -> bool:
        """Say whether a ballot of this perspective has been begun and not been sent."""
        ...

    def move(self, ballot_id: str, mark: str, new_id: str) -> None:
        """Move what was begun to another id, to what lies there already; raises RoundNotOpen or AlreadySent."""
        ...


class ClosingStore(Protocol):
    """The steps of closing; each may be repeated after a break without harm."""

    def begin_closing(self, round_id: str, closed_on: date) -> Round:
        """Move an open round to closing, so that no answer comes in any more, and drop what is unsent."""
        ...

    def submissions(self, round_id: str, perspective: str) -> list[Submission]:
        """Return what people of a perspective have sent; whoever sent words alone is in it without an answer."""
        ...

    def origins(self, round_id: str) -> dict[str, OriginCounts]:
        """Return how the sent ballots of each perspective came in."""
        ...

    def rating_counts(self, round_id: str) -> dict[str, dict[tuple[str, str], int]]:
        """Return by perspective how many sent ballots hold each answer to each item, counted by the database."""
        ...

    def matrix(self, round_id: str, perspective: str) -> Matrix | None:
        """Return the matrix of a perspective, if it has been written."""
        ...

    def write_matrix(self, round_id: str, matrix: Matrix) -> None:
        """Write the matrix of a perspective."""
        ...

    def has_part(self, round_id: str, number: int) -> bool:
        """Say whether a part of the release has been made."""
        ...

    def ledger(self, round_id: str) -> list[LedgerEntry]:
        """Return every view that has been granted for this round."""
        ...

    def add_part(self, part: ReleasePart, granted: list[LedgerEntry]) -> None:
        """Append a part to the release with the views that it grants; a second call changes nothing."""
        ...

    def move_words(self, round_id: str, read: Mapping[tuple[str, str], str], shuffle: Shuffle) -> None:
        """Put words before whoever looks them through, and delete all others unread.

        ``read`` says by perspective and place whose are read, and under which perspective they stand from now on.
        They get new ids in random order; a second call finds nothing left to move.
        """
        ...

    def erase_ballots(self, round_id: str) -> None:
        """Delete ratings, ballots and marks of a round, so that the file does not hold them any more."""
        ...

    def finish_closing(self, round_id: str) -> None:
        """Move a round from closing to closed."""
        ...

    def rounds_in_closing(self) -> list[str]:
        """Return the rounds whose closing was interrupted."""
        ...

    def framework(self, sha256: str) -> Framework:
        """Return the framework that a round pinned, proven by its hash."""
        ...


class RoundEndings(Protocol):
    """Deleting what a round holds, beyond the scope of any person; each step may be repeated without harm."""

    def abandon(self, round_id: str, on: date) -> None:
        """Move an open round to abandoned and delete all answers, texts, codes and links; raises RoundNotOpen."""
        ...

    def erase(self, round_id: str, on: date) -> None:
        """Move a closed round to erased and delete all but its title, its days and what it was about."""
        ...

    def purge(self, round_id: str) -> Round:
        """Make sure that what these deleted is gone from the files too, and return the round; raises ErasureDelayed."""
        ...
