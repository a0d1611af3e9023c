"""Scopes: values that say whose data a piece of work may touch; storage raises without one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NetworkScope:
    """The work of coordinators and facilitators: everything of their networks but the answers themselves."""

    ids: frozenset[str]

    @classmethod
    def of(cls, *ids: str) -> "NetworkScope":
        """Return the scope of the named networks."""
        return cls(frozenset(ids))


@dataclass(frozen=True)
class BallotScope:
    """One person's way through a questionnaire: one round, one perspective."""

    network_id: str
    round_id: str
    perspective: str


@dataclass(frozen=True)
class ReviewScope:
    """A coordinator who looks through what people of one round wrote, before anybody else reads it."""

    network_id: str
    round_id: str


@dataclass(frozen=True)
class RoomScope:
    """A phone or a projector in one session's room."""

    network_id: str
    session_id: str


@dataclass(frozen=True)
class PublishedScope:
    """Reading the released results of one round and what became of them; no answer and no draft."""

    network_id: str
    round_id: str


@dataclass(frozen=True)
class ClusterScope:
    """Reading which networks were asked to one session of several, and what each agreed to; nothing else of them."""

    host_network_id: str
    session_id: str


@dataclass(frozen=True)
class OpenedScope:
    """Reading the release of one round that its network has opened to the others of a session."""

    network_id: str
    round_id: str


@dataclass(frozen=True)
class ComparedScope:
    """Reading what networks released for comparison with others; whose it is stays unread by everyone."""


@dataclass(frozen=True)
class ReleasedScope:
    """The work of an analyst: what networks handed in, findings, and an analyst's own coding of texts."""

    account_id: str


@dataclass(frozen=True)
class MicrodataScope:
    """Reading the matrices of rounds whose networks agreed to it, for data sets about single, unknown people."""

    round_ids: frozenset[str]


@dataclass(frozen=True)
class FindingsScope:
    """Reading what analysts published of their findings; open to everyone."""


@dataclass(frozen=True)
class NotesScope:
    """One account's private notes on the sessions of its networks; nobody else's work reaches them."""

    account_id: str
    ids: frozenset[str]


@dataclass(frozen=True)
class LinkScope:
    """Looking up what stands behind one link, and nothing else."""

    fingerprint: str


@dataclass(frozen=True)
class StaffScope:
    """Signing in and out: accounts and their sessions."""


@dataclass(frozen=True)
class AdministrationScope:
    """Setting up: networks, municipalities, organisations and accounts, but no rounds and no dialogues."""


@dataclass(frozen=True)
class SystemScope:
    """Everything; only for closing, migration, deletion and the command line.

    A test lists every place that makes one.
    """

    reason: str


Scope = (
    NetworkScope
    | BallotScope
    | ReviewScope
    | RoomScope
    | PublishedScope
    | ClusterScope
    | OpenedScope
    | ComparedScope
    | ReleasedScope
    | MicrodataScope
    | FindingsScope
    | NotesScope
    | LinkScope
    | StaffScope
    | AdministrationScope
    | SystemScope
)
