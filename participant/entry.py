"""Which link or code leads where, and what never changes behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from networks.links import CODE_LENGTH, Link, LinkKind, tidy_code
from networks.scopes import BallotScope, RoomScope
from participant.languages import in_order
from qualitaetsrahmen.languages.translations import GERMAN, PLAIN_GERMAN, is_offered, translated
from qualitaetsrahmen.model import Framework
from selfeval.model import PinnedMeaning, Round
from selfeval.own_words import TextField, text_fields
from selfeval.plain_words import has_plain_words, in_plain_words
from selfeval.questionnaire import Questionnaire, questionnaire_for
from wiring.round_languages import pinned_translations, translations_for
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
    languages: tuple[str, ...] = (GERMAN,)
    """All languages and registers in which this perspective may answer, German first."""
    shown_with: tuple[str, ...] = ()
    """The labels of the perspectives together with which the answers are shown."""
    fields: tuple[TextField, ...] = ()
    """Where people may write in their own words; empty where the round does not ask for them."""
    meanings: Mapping[str, PinnedMeaning] = field(default_factory=dict)
    """By criterion, what it means here, as it was agreed when the round opened."""
    refused_language: bool = False
    """Whether another language was asked for, which is not offered here."""


def known_link(services: Services, kind: LinkKind, secret: str) -> Link | None:
    """Return what stands behind a link or code of this kind, whether or not it still lets anybody in."""
    fingerprint = services.keys.fingerprint(secret)
    link = services.links(fingerprint).link(fingerprint)
    return link if link is not None and link.kind is kind else None


@dataclass(frozen=True)
class Entrance:
    """The way in by which somebody has come to a questionnaire, open or not."""

    link: Link
    secret: str
    """The link's secret part or the typed code, as it is spelled in an address."""
    typed: str | None = None
    """The typed code of the same slip, where the way in is for one person only."""


_WAYS_IN = (LinkKind.ROUND, LinkKind.ONE_TIME, LinkKind.TYPED)


def find_entrance(services: Services, secret: str) -> Entrance | None:
    """Return what an open link, a one-time link or a typed code leads to; a code may be spelled in any way."""
    return _entrance(services, secret) or (_entrance(services, tidy_code(secret)) if looks_typed(secret) else None)


def _entrance(services: Services, spelled: str) -> Entrance | None:
    fingerprint = services.keys.fingerprint(spelled)
    link = services.links(fingerprint).link(fingerprint)
    if link is None or link.kind not in _WAYS_IN:
        return None
    return Entrance(link, spelled, _typed_code(services, link, spelled))


def looks_typed(secret: str) -> bool:
    """Say whether something has as many signs as a code that people type."""
    return len(tidy_code(secret)) == CODE_LENGTH


def _typed_code(services: Services, link: Link, secret: str) -> str | None:
    match link.kind:
        case LinkKind.ONE_TIME:
            return services.keys.typed_code(secret)
        case LinkKind.TYPED:
            return secret
    return None


def load_asked(services: Services, scope: BallotScope, language: str = GERMAN) -> Asked:
    """Return what a perspective is asked, read from the framework and the translations that its round pinned.

    A language that is not offered to this perspective is answered in German: a page is never a mix of two.
    """
    store = services.rounds(scope)
    of_round = store.round(scope.round_id)
    framework = store.framework(of_round.framework_sha256)
    plan = of_round.plan(scope.perspective)
    german = questionnaire_for(framework, of_round.criteria, scope.perspective)
    offered = translations_for(store, scope.round_id, framework, scope.perspective)
    languages = [*offered, *([PLAIN_GERMAN] if has_plain_words(german, framework) else [])]
    language = language if language in languages else GERMAN
    in_german = framework if language in offered else None
    if language in offered:
        framework = translated(framework, offered[language])
    questionnaire = _questionnaire(framework, of_round, scope.perspective, language)
    asks_texts = plan is not None and plan.asks_texts
    return Asked(
        scope=scope,
        round_title=of_round.title,
        perspective=framework.perspective(scope.perspective).label,
        is_anonymous=plan is not None and plan.is_anonymous,
        language=language,
        questionnaire=questionnaire,
        languages=in_order(tuple(languages)),
        shown_with=tuple(framework.perspective(one).label for one in of_round.shown_together_with(scope.perspective)),
        fields=text_fields(framework, of_round.criteria, questionnaire, in_german) if asks_texts else (),
        meanings=of_round.meanings,
    )


def _questionnaire(framework: Framework, of_round: Round, perspective: str, language: str) -> Questionnaire:
    questionnaire = questionnaire_for(framework, of_round.criteria, perspective)
    return in_plain_words(questionnaire, framework) if language == PLAIN_GERMAN else questionnaire


@dataclass(frozen=True)
class RoomTexts:
    """What a room talks about, in one language; none of it changes while the room is there."""

    framework: Framework
    language: str
    readers: Mapping[str, frozenset[str]]
    """By each other language, the perspectives for whom all is translated."""


def load_room_texts(services: Services, scope: RoomScope, round_id: str, language: str = GERMAN) -> RoomTexts:
    """Return the framework of the round that a room talks about, in a language that the round pinned or in German."""
    store = services.rounds(scope)
    framework = store.framework(store.round(round_id).framework_sha256)
    pinned = pinned_translations(store, round_id)
    readers = {
        name: frozenset(who.id for who in framework.perspectives if is_offered(framework, one, who.id))
        for name, one in pinned.items()
    }
    if language not in pinned:
        return RoomTexts(framework, GERMAN, readers)
    return RoomTexts(translated(framework, pinned[language]), language, readers)
