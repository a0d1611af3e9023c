"""Letting results go within somebody's scope: the consent, what leaves under it, the file, taking back."""

from collections.abc import Iterator
from datetime import date

from analysis.errors import ConsentMissing
from analysis.handed_in import Audience, Parcel
from analysis.letting_go import ClosedRound, Sender, core_of, let_go, profile_of, release_id
from exports.handing_in.signing import Signer
from exports.handing_in.writing import handed_in_file
from networks.scopes import NetworkScope
from qualitaetsrahmen.errors import CodedError
from selfeval.consents import NEEDS, Consent, ConsentKind, check_day, consent_to, current, revoke_consent
from selfeval.model import Round, RoundState
from selfeval.release import Release
from wiring.administration import all_networks
from wiring.clusters import members_of
from wiring.services import Services

AUDIENCES = {ConsentKind.COMPARISON: Audience.COMPARISON, ConsentKind.NZFH: Audience.NZFH}
"""For whom a consent lets figures go; that for microdata lets nothing go by itself."""


def signer_of(services: Services) -> Signer:
    """Return what signs for this installation; its key is derived from the server key and stored nowhere."""
    return Signer(services.keys.signing_seed())


def closed_round(services: Services, scope: NetworkScope, round_id: str) -> ClosedRound:
    """Return all of a round from which something may leave; raises LettingGoImpossible for a core that is gone."""
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    networks = services.networks(scope)
    network = networks.network(of_round.network_id)
    asked = rounds.framework(of_round.framework_sha256)
    places = {of_round.municipality_id, *network.municipalities}
    sessions = [one for one in services.sessions(scope).sessions() if one.round_id == round_id]
    return ClosedRound(
        of_round=of_round,
        asked=asked,
        core=core_of(asked, services.library(network.id).frameworks),
        release=Release(tuple(rounds.release_parts(round_id))),
        network=network,
        municipalities=tuple(one for one in networks.municipalities() if one.id in places),
        agreements=tuple(one for one in services.agreements(scope).agreements() if one.round_id == round_id),
        sessions=tuple(sessions),
        votes={one.id: services.sessions(scope).votes(one.id) for one in sessions},
        shared_sessions=frozenset(one.id for one in sessions if len(members_of(services, scope, one.id)) > 1),
    )


def preview(services: Services, scope: NetworkScope, round_id: str) -> Parcel:
    """Return what would leave of a round, before anybody agreed to it; nothing is written."""
    closed = closed_round(services, scope, round_id)
    unsaid = Consent(
        network_id=closed.network.id,
        round_id=round_id,
        kind=ConsentKind.NZFH,
        number=1,
        agreed_by="–",
        agreed_on=services.clock.today(),
    )
    return let_go(closed, unsaid, Audience.NZFH, _sender(services))


def agree(
    services: Services, scope: NetworkScope, round_id: str, kind: ConsentKind, agreed: tuple[str, date]
) -> Consent:
    """Record which body agreed on which day, and let go what may leave from now on.

    Whether anything can leave at all is asked first, so that no consent stands on record under which nothing did.
    Raises ConsentImpossible for a day that cannot be, or of a year whose single sheets have left already.
    """
    if kind in AUDIENCES:
        profile_of(closed_round(services, scope, round_id), services.keys)
    body, day = agreed
    of_round = services.rounds(scope).round(round_id)
    check_day(of_round, kind, day, services.clock.today())
    consent = consent_to(services.consents(scope), of_round, kind, body, day)
    if kind in AUDIENCES:
        services.parcels(scope).renew(_parcel(services, scope, consent))
    return consent


def take_back(services: Services, scope: NetworkScope, round_id: str, kind: ConsentKind, by: str) -> None:
    """Take a consent back; what was let go under it in this installation is deleted in the same moment."""
    of_round = services.rounds(scope).round(round_id)
    revoke_consent(services.consents(scope), of_round, kind, by, services.clock.today())


def release_file(services: Services, scope: NetworkScope, round_id: str) -> bytes:
    """Return the signed file of a round for the NZFH; raises ConsentMissing where nobody agreed to that."""
    of_round = services.rounds(scope).round(round_id)
    consent = current(services.consents(scope).consents(round_id), ConsentKind.NZFH)
    if consent is None or NEEDS[ConsentKind.NZFH] not in of_round.recipients:
        raise ConsentMissing(round=of_round.title)
    return handed_in_file(_parcel(services, scope, consent), consent, signer_of(services))


def file_name(services: Services, scope: NetworkScope, round_id: str) -> str:
    """Return under which name the file of a round is saved; it says nothing of the network or the round."""
    release = Release(tuple(services.rounds(scope).release_parts(round_id)))
    return f"abgabe-{release_id(release)[:8]}.json"


def bring_up_to_date(services: Services) -> Iterator[tuple[Round, CodedError]]:
    """Let go anew what is let go, with what became of agreements and sessions since; yield what stood against it.

    A consent whose recipients are not among those that people read of any more is passed over: nothing is let go
    under it.
    """
    scope = all_networks(services, "bringing what was let go up to date")
    closed = {one.id: one for one in services.rounds(scope).rounds() if one.state is RoundState.CLOSED}
    for consent in services.consents(scope).consents():
        of_round = closed.get(consent.round_id)
        if of_round is None or not consent.holds or consent.kind not in AUDIENCES:
            continue
        if NEEDS[consent.kind] not in of_round.recipients:
            continue
        own = NetworkScope.of(consent.network_id)
        try:
            services.parcels(own).renew(_parcel(services, own, consent))
        except CodedError as problem:
            yield of_round, problem


def _parcel(services: Services, scope: NetworkScope, consent: Consent) -> Parcel:
    closed = closed_round(services, scope, consent.round_id)
    return let_go(closed, consent, AUDIENCES[consent.kind], _sender(services))


def _sender(services: Services) -> Sender:
    return Sender(services.keys, signer_of(services).fingerprint)
