"""Everything that screens and commands work with, built once from the settings."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from analysis.answer_sheets import AnswerSheetStore
from analysis.circles import CircleStore
from analysis.coding import CodingStore
from analysis.findings import FindingStore
from analysis.handed_in import HandedInPages, HandedInStore, ParcelStore
from dialogues.cards import ClusterStore
from dialogues.event_pages import EventPageStore
from dialogues.guests import GuestStore, MemberStore
from dialogues.hand_over import HandOverStore
from dialogues.local_meanings import LocalMeaningStore
from dialogues.notes import NoteStore
from dialogues.ports import AgreementStore, RoomStore, SessionStore
from dialogues.series import SeriesStore
from dialogues.templates import TemplateStore
from networks.accounts import AccountStore
from networks.links import KeyRing, LinkStore
from networks.ports import AuditStore, NetworkStore
from networks.scopes import (
    AdministrationScope,
    BallotScope,
    ClusterScope,
    ComparedScope,
    FindingsScope,
    LinkScope,
    MicrodataScope,
    NetworkScope,
    NotesScope,
    OpenedScope,
    PublishedScope,
    ReleasedScope,
    ReviewScope,
    RoomScope,
    Scope,
    StaffScope,
    SystemScope,
)
from networks.tokens import TokenStore
from qualitaetsrahmen.languages.interface_reviews import framework_files
from qualitaetsrahmen.library import Library, core_name, load_library
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.ports import DocumentStore
from selfeval.consents import ConsentStore
from selfeval.late import LateReleaseStore, LateStore
from selfeval.model import Round
from selfeval.paper import PaperStore
from selfeval.ports import BallotStore, ClosingStore, CodeStore, PublishedLinks, RoundEndings, RoundStore, WayInStore
from selfeval.recount import RecountStore
from selfeval.stacks import StackStore
from selfeval.text_review import ReviewStore
from storage.access_tokens import AccessTokenRows
from storage.accounts import AccountRows
from storage.agreements import AgreementRows
from storage.answer_sheets import AnswerSheetRows
from storage.audit import AuditRows
from storage.ballots import BallotRows
from storage.card_clusters import ClusterRows
from storage.circles import CircleRows
from storage.closing import ClosingRows
from storage.codes import CodeRows
from storage.consents import ConsentRows
from storage.database import Database
from storage.event_pages import EventPageRows
from storage.findings import FindingRows
from storage.framework_documents import FrameworkDocumentRows
from storage.guests import GuestRows, MemberRows
from storage.handed_in import HandedInRows
from storage.late import LateReleaseRows, LateRows
from storage.links import LinkRows
from storage.local_meanings import LocalMeaningRows
from storage.networks import NetworkRows
from storage.paper import PaperRows, StackRows
from storage.parcels import ParcelRows
from storage.preparation import HandOverRows, NoteRows
from storage.published_links import PublishedLinkRows
from storage.recount import RecountRows
from storage.rooms import RoomRows
from storage.round_endings import RoundEndingRows
from storage.rounds import RoundRows
from storage.series import SeriesRows, TemplateRows
from storage.sessions import SessionRows
from storage.text_coding import TextCodingRows
from storage.text_review import ReviewRows
from storage.ways_in import WayInRows
from wiring.clock import Clock
from wiring.server_key import load_keys
from wiring.settings import Settings, load_settings

_RoundReaders = NetworkScope | BallotScope | RoomScope | PublishedScope | OpenedScope | ReleasedScope | SystemScope
_NetworkReaders = NetworkScope | AdministrationScope | BallotScope | PublishedScope | OpenedScope | SystemScope


@dataclass(frozen=True)
class Services:
    """The stores, each for one scope, and what else a use case needs."""

    settings: Settings
    database: Database
    keys: KeyRing
    clock: Clock

    def networks(self, scope: _NetworkReaders) -> NetworkStore:
        """Return the networks of a scope."""
        return NetworkRows(self.database, scope)

    def rounds(self, scope: _RoundReaders) -> RoundStore:
        """Return the rounds of a scope."""
        return RoundRows(self.database, scope)

    def ballots(self, scope: BallotScope) -> BallotStore:
        """Return the ballots of one round and perspective."""
        return BallotRows(self.database, scope)

    def papers(self, scope: BallotScope) -> PaperStore:
        """Return the forms on paper of one round and perspective."""
        return PaperRows(self.database, scope)

    def stacks(self, of_round: Round) -> StackStore:
        """Return where a stack of answers from elsewhere enters a round, whole or not at all."""
        return StackRows(self.database, of_round.network_id, of_round.id)

    def codes(self, scope: NetworkScope) -> CodeStore:
        """Return the one-time codes of a scope, to be made and counted."""
        return CodeRows(self.database, scope)

    def ways_in(self, scope: BallotScope) -> WayInStore:
        """Return what stands at the way in to the ballots of one round and perspective."""
        return WayInRows(self.database, scope)

    def closing(self) -> ClosingStore:
        """Return what closing a round works with, beyond the scope of any person."""
        return ClosingRows(self.database, SystemScope("closing a round"))

    def recounting(self) -> RecountStore:
        """Return the closed rounds of every network, to be counted again."""
        return RecountRows(self.database, SystemScope("counting closed rounds again"))

    def endings(self) -> RoundEndings:
        """Return what deletes all that a round holds, beyond the scope of any person."""
        return RoundEndingRows(self.database, SystemScope("deleting what a round holds"))

    def late(self, scope: BallotScope) -> LateStore:
        """Return the papers of one perspective that came after closing."""
        return LateRows(self.database, scope)

    def late_release(self) -> LateReleaseStore:
        """Return what releasing a late batch works with, beyond the scope of any person."""
        return LateReleaseRows(self.database, SystemScope("releasing a late batch"))

    def review(self, scope: ReviewScope) -> ReviewStore:
        """Return the texts of one round before they are released."""
        return ReviewRows(self.database, scope)

    def consents(self, scope: NetworkScope | ReleasedScope | SystemScope) -> ConsentStore:
        """Return what networks agreed to let go of their rounds."""
        return ConsentRows(self.database, scope)

    def handed_in(self, scope: NetworkScope | ComparedScope | ReleasedScope | SystemScope) -> HandedInStore:
        """Return the releases that were let go: a network's own, all for comparison, or all for analysts."""
        return HandedInRows(self.database, scope)

    def parcels(self, scope: NetworkScope | ReleasedScope | SystemScope) -> ParcelStore:
        """Return where releases are let go of by their network, and taken in from other installations."""
        return ParcelRows(self.database, scope)

    def text_codings(self, scope: ReleasedScope) -> CodingStore:
        """Return what analysts coded of people's texts; an account writes its own."""
        return TextCodingRows(self.database, scope)

    def answer_sheets(self, scope: MicrodataScope) -> AnswerSheetStore:
        """Return the answer sheets of rounds whose networks agreed to it."""
        return AnswerSheetRows(self.database, scope)

    def findings(self, scope: ReleasedScope | FindingsScope) -> FindingStore:
        """Return the findings of analysts: all for them, what was published for everyone."""
        return FindingRows(self.database, scope)

    def circles(self, scope: ComparedScope) -> CircleStore:
        """Return in which circles places are compared."""
        return CircleRows(self.database, scope)

    def handed_in_pages(self, scope: ReleasedScope) -> HandedInPages:
        """Return what networks handed in to the analysts, to be read page by page."""
        return HandedInRows(self.database, scope)

    def sessions(self, scope: NetworkScope) -> SessionStore:
        """Return the dialogue sessions of a scope."""
        return SessionRows(self.database, scope)

    def room(self, scope: RoomScope) -> RoomStore:
        """Return one room."""
        return RoomRows(self.database, scope)

    def card_clusters(self, scope: NetworkScope) -> ClusterStore:
        """Return the clusters of cards of a scope's sessions."""
        return ClusterRows(self.database, scope)

    def agreements(self, scope: NetworkScope | PublishedScope | RoomScope) -> AgreementStore:
        """Return the agreements of a scope."""
        return AgreementRows(self.database, scope)

    def local_meanings(self, scope: NetworkScope) -> LocalMeaningStore:
        """Return what criteria mean in the networks of a scope."""
        return LocalMeaningRows(self.database, scope)

    def event_pages(self, scope: NetworkScope | RoomScope) -> EventPageStore:
        """Return the public pages of events of a scope."""
        return EventPageRows(self.database, scope)

    def accounts(self) -> AccountStore:
        """Return the staff accounts."""
        return AccountRows(self.database, StaffScope())

    def access_tokens(self) -> TokenStore:
        """Return the tokens with which programs read in the name of an account."""
        return AccessTokenRows(self.database, StaffScope())

    def links(self, fingerprint: str) -> LinkStore:
        """Return the one link that a fingerprint may open."""
        return LinkRows(self.database, LinkScope(fingerprint))

    def published_links(self, scope: NetworkScope) -> PublishedLinks:
        """Return the links to results of the rounds of a scope."""
        return PublishedLinkRows(self.database, scope)

    def audit(self, scope: Scope) -> AuditStore:
        """Return the record of what staff did."""
        return AuditRows(self.database, scope, self.clock.now)

    def series(self, scope: NetworkScope) -> SeriesStore:
        """Return the series of meetings of a scope."""
        return SeriesRows(self.database, scope)

    def templates(self, scope: NetworkScope) -> TemplateStore:
        """Return the reusable plans of a scope."""
        return TemplateRows(self.database, scope)

    def notes(self, scope: NotesScope) -> NoteStore:
        """Return the private notes of one account."""
        return NoteRows(self.database, scope)

    def hand_overs(self, scope: NetworkScope) -> HandOverStore:
        """Return how the sessions of a scope are passed on."""
        return HandOverRows(self.database, scope)

    def guests(self, scope: NetworkScope) -> GuestStore:
        """Return for which sessions of several the networks of a scope were asked for their results."""
        return GuestRows(self.database, scope)

    def session_members(self, scope: ClusterScope) -> MemberStore:
        """Return the networks of one session of several."""
        return MemberRows(self.database, scope)

    def framework_documents(self, scope: NetworkScope) -> DocumentStore:
        """Return the framework documents that networks of a scope brought along."""
        return FrameworkDocumentRows(self.database, scope)

    def library(self, network_id: str | None = None) -> Library:
        """Return the frameworks of the installation, for a network together with those that it brought along."""
        if network_id is None:
            return load_library(self.settings.frameworks)
        documents = framework_files(self.framework_documents(NetworkScope.of(network_id)).documents(network_id))
        return _with_documents(self.settings.frameworks, tuple((one.name, one.content) for one in documents))

    def framework_file(self, framework: Framework, network_id: str | None = None) -> tuple[str, bytes]:
        """Return name and content of a framework's file as its authors wrote it, without a local addition."""
        name = f"{core_name(framework).replace('@', '-')}.yaml"
        if network_id is not None:
            documents = self.framework_documents(NetworkScope.of(network_id)).documents(network_id)
            if (own := next((one for one in documents if one.name == name), None)) is not None:
                return name, own.content.encode()
        return name, (self.settings.frameworks / name).read_bytes()

    def shuffle(self) -> Callable[[list[Any]], None]:
        """Return a shuffle that draws from the operating system's randomness."""
        return random.SystemRandom().shuffle


@lru_cache(maxsize=64)
def _with_documents(folder: Path, documents: tuple[tuple[str, str], ...]) -> Library:
    base = load_library(folder)
    return base.extended_by({name: content.encode() for name, content in documents}) if documents else base


def build_services(settings: Settings, clock: Clock | None = None) -> Services:
    """Open the database, give an empty one its tables, and return the services of this process."""
    keys = load_keys(settings.home)
    database = Database.open(settings.effective_database_url)
    return Services(settings, database, keys, clock or Clock())


@cache
def services() -> Services:
    """Return the services of this process, built at the first call from the environment."""
    return build_services(load_settings())
