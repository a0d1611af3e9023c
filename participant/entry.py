"""Which link or code leads where, and what never changes behind it."""

from dataclasses import dataclass

from networks.links import Link, LinkKind
from networks.scopes import BallotScope, RoomScope
from qualitaetsrahmen.model import Framework
from selfeval.questionnaire import Questionnaire, questionnaire_for
from wiring.services import Services

KEPT = 256
"""So many questionnaires and frameworks of rooms stay in memory; more rounds are hardly ever open at once."""


@dataclass(frozen=True)
class Asked:
    """What one perspective is asked in a round; none of it changes once the round is open."""

    scope: BallotScope
    round_title: str
    perspective: str
    is_anonymous: bool
    language: str
    questionnaire: Questionnaire


def known_link(services: Services, kind: LinkKind, secret: str) -> Link | None:
    """Return what stands behind a link or code of this kind, whether or not it still lets anybody in."""
    fingerprint = services.keys.fingerprint(secret)
    link = services.links(fingerprint).link(fingerprint)
    return link if link is not None and link.kind is kind else None


def load_asked(services: Services, scope: BallotScope) -> Asked:
    """Return what a perspective is asked, read from the framework that its round pinned."""
    store = services.rounds(scope)
    of_round = store.round(scope.round_id)
    framework = store.framework(of_round.framework_sha256)
    plan = of_round.plan(scope.perspective)
    return Asked(
        scope=scope,
        round_title=of_round.title,
        perspective=framework.perspective(scope.perspective).label,
        is_anonymous=plan is not None and plan.is_anonymous,
        language=framework.framework.language,
        questionnaire=questionnaire_for(framework, of_round.criteria, scope.perspective),
    )


def load_room_framework(services: Services, scope: RoomScope, round_id: str) -> Framework:
    """Return the framework of the round that a room talks about."""
    store = services.rounds(scope)
    return store.framework(store.round(round_id).framework_sha256)
