"""What leaves a network of a closed round: public figures, what became of them, and nothing that names anybody."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from analysis.cubes import cube_of
from analysis.errors import LettingGoImpossible
from analysis.handed_in import Audience, Facts, HandedIn, HandedInAgreement, Parcel, Profile
from analysis.session_parts import Parts, parts_of
from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from dialogues.model import Session, SessionState
from dialogues.room_model import AnyVote
from networks.links import KeyRing
from networks.model import Municipality, Network
from networks.places import PopulationBand
from qualitaetsrahmen.additions import ExtendedFramework, is_own
from qualitaetsrahmen.library import core_name
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import pin
from selfeval.consents import Consent
from selfeval.errors import RoundNotClosed
from selfeval.model import Round, RoundState
from selfeval.release import Reach, Release, ReleasedText

_BANDS = tuple(PopulationBand)


@dataclass(frozen=True)
class ClosedRound:
    """All of a closed round from which something may leave, read once."""

    of_round: Round
    asked: Framework
    """What people were asked, with the local addition where there was one."""
    core: Framework
    """The same without a local addition."""
    release: Release
    network: Network
    municipalities: tuple[Municipality, ...]
    """Those of the network."""
    agreements: tuple[Agreement, ...] = ()
    sessions: tuple[Session, ...] = ()
    votes: Mapping[str, Sequence[AnyVote]] = field(default_factory=dict)
    """By session."""
    shared_sessions: frozenset[str] = frozenset()
    """Sessions to which other networks brought their people."""


@dataclass(frozen=True)
class Sender:
    """Who lets go: the keys of the installation, and the fingerprint by which others know it."""

    keys: KeyRing
    origin: str


def let_go(closed: ClosedRound, consent: Consent, audience: Audience, sender: Sender) -> Parcel:
    """Return what leaves a network of a round for one audience.

    Papers that came after closing do not leave: they stand beside the figures of their round and are added to none,
    and a second set of figures would count one round as two. Raises RoundNotClosed, and LettingGoImpossible for a
    network of which nobody knows the place.
    """
    of_round = closed.of_round
    if of_round.state is not RoundState.CLOSED or of_round.closed_on is None:
        raise RoundNotClosed(round=of_round.title)
    snapshot = pin(closed.core)
    handed_in = HandedIn(
        audience=audience,
        release_id=release_id(closed.release),
        origin=sender.origin,
        received_on=max(consent.agreed_on, of_round.closed_on),
        profile=profile_of(closed, sender.keys),
        framework_id=closed.core.framework.id,
        framework_version=closed.core.framework.version,
        framework_sha256=snapshot.sha256,
        opened_on=of_round.opened_on,
        closed_on=of_round.closed_on,
        cube=cube_of(of_round, closed.core, closed.release),
        agreed_by=consent.agreed_by,
        agreed_on=consent.agreed_on,
        network_id=of_round.network_id,
        round_id=of_round.id,
    )
    return Parcel(handed_in, facts_of(closed), snapshot)


def release_id(release: Release) -> str:
    """Return by which id a release is known wherever it goes.

    It is made of the round's random id and of all figures, the hidden ones of the inside too, so that it is the same
    in every copy of the round and nobody outside can work it out.
    """
    part = release.figures
    return hashlib.sha256(f"release\0{part.round_id}\0{part.sha256()}".encode()).hexdigest()


def core_of(asked: Framework, known: Mapping[str, Framework]) -> Framework:
    """Return a framework without its local addition, from those that are known by name.

    Raises LettingGoImpossible when the core that was asked is not at hand word for word.
    """
    if not isinstance(asked, ExtendedFramework):
        return asked
    core = known.get(core_name(asked))
    if core is None or core.scales != asked.scales or not _holds_all(asked, core):
        raise LettingGoImpossible(reason="core_changed", framework=core_name(asked))
    return core


def switched_on(closed: ClosedRound) -> tuple[str, ...]:
    """Return the items of a round that only its local addition has people asked, and that leave as they are known."""
    asked = [one for one in map(closed.core.criteria.get, closed.of_round.criteria) if one is not None]
    return tuple(item.id for one in asked for item in one.items if item.id in closed.asked.switched_on)


def _holds_all(asked: Framework, core: Framework) -> bool:
    return all(asked.items.get(item_id) == item for item_id, item in core.items.items())


def profile_of(closed: ClosedRound, keys: KeyRing) -> Profile:
    """Return what is told of the place of a round.

    A round of one municipality bears its mark. A round of a network with several speaks for all of them: it bears a
    mark of the network, the Land and kind of the largest, and no population. Raises LettingGoImpossible for none.
    """
    named = closed.of_round.municipality_id
    places = [one for one in closed.municipalities if named in (None, one.id)]
    if not places:
        raise LettingGoImpossible(reason="no_place", network=closed.network.name)
    largest = max(places, key=lambda one: (_size_of(one), one.id))
    is_one = len(places) == 1
    return Profile(
        place=keys.place_mark("municipality", largest.id) if is_one else keys.place_mark("network", closed.network.id),
        land=largest.land,
        kind=largest.kind,
        population=largest.population if is_one else None,
        network_kind=closed.network.kind,
    )


def _size_of(place: Municipality) -> int:
    return _BANDS.index(place.population) if place.population else -1


def facts_of(closed: ClosedRound) -> Facts:
    """Return what became of a round: its agreements, the parts of its sessions, and public texts, in no telling order.

    What speaks of a place's own criteria does not leave; the minutes of a talk about one do, without its name.
    """
    agreements = [
        _agreement(one)
        for one in closed.agreements
        if one.round_id == closed.of_round.id and not is_own(one.criterion_id)
    ]
    held = [one for one in closed.sessions if one.round_id == closed.of_round.id and one.state is SessionState.ENDED]
    talks = [talk for one in sorted(held, key=lambda one: (one.held_on, one.id)) for talk in _parts(closed, one)]
    texts = [text for part in closed.release.texts for text in part.texts if _may_leave(text)]
    return Facts(
        tuple(sorted(agreements, key=lambda one: one.model_dump_json())),
        tuple(talks),
        tuple(sorted(texts, key=lambda one: one.model_dump_json())),
    )


def _may_leave(text: ReleasedText) -> bool:
    return text.reach is Reach.PUBLIC and not is_own(text.place)


def _agreement(agreement: Agreement) -> HandedInAgreement:
    return HandedInAgreement(
        criterion_id=agreement.criterion_id,
        state=agreement.state,
        agreed_on=agreement.history[0].on,
        due_on=agreement.due_on,
        finished_on=_finished_on(agreement.history),
    )


def _finished_on(history: Sequence[StatusChange]) -> date | None:
    """Return since when an agreement is done or dropped; a note that came later does not move that day."""
    last, since = history[-1], history[-1].on
    if last.state not in (AgreementState.DONE, AgreementState.DROPPED):
        return None
    for change in reversed(history):
        if change.state is not last.state:
            break
        since = change.on
    return since


def _parts(closed: ClosedRound, session: Session) -> Parts:
    """Return the parts of a session, without its pulse where people of other networks were asked too."""
    votes = () if session.id in closed.shared_sessions else closed.votes.get(session.id, ())
    return parts_of(session, votes, Reach.PUBLIC)
