"""Putting together what a paper needs, within the scope of whoever asks for it."""

from dataclasses import dataclass

from dialogues.room_model import item_votes
from exports.hand_over import hand_over_list
from exports.minutes import MinutesContent, session_minutes
from exports.paper_forms import Fold, default_fold, form_languages, paper_form, paper_form_pdf
from exports.posters import posters
from exports.sheets import SheetContent, perspective_sheets, sheet_content
from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.translations import GERMAN, Translation, language_name
from qualitaetsrahmen.model import Framework
from selfeval.errors import LanguageNotOffered, RoundNotOpen
from selfeval.model import Round, RoundState
from selfeval.release import Reach
from selfeval.results import results_at_hand
from texts.catalogue import translator
from wiring.addresses import round_address
from wiring.interface_languages import translations_to_offer
from wiring.round_languages import frameworks_by_language
from wiring.services import Services


def sheets_paper(
    services: Services, scope: NetworkScope, round_id: str, perspective: str | None, language: str = GERMAN
) -> bytes:
    """Return the printable sheets of an open round, for one perspective or for all that have an open link.

    In another language it holds those perspectives that are offered it; their addresses lead to it.
    Raises RoundUnknown outside the scope, RoundNotOpen while its links let nobody in, and LanguageNotOffered where
    none of them is offered the language.
    """
    return perspective_sheets(_sheets(services, scope, round_id, perspective, language), translator(language))


def posters_paper(
    services: Services, scope: NetworkScope, round_id: str, perspective: str | None, language: str = GERMAN
) -> bytes:
    """Return the posters of an open round, for the same perspectives and languages as the sheets."""
    return posters(_sheets(services, scope, round_id, perspective, language), translator(language))


def _sheets(
    services: Services, scope: NetworkScope, round_id: str, perspective: str | None, language: str
) -> list[SheetContent]:
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    with_link = [plan.perspective for plan in of_round.plans if plan.has_open_link]
    wanted = [one for one in with_link if perspective in (None, one)]
    if of_round.state is not RoundState.OPEN or not wanted:
        raise RoundNotOpen(round=of_round.title)
    network = services.networks(scope).network(of_round.network_id).name
    contents = [
        sheet_content(of_round, words, one, network=network, address=round_address(services, of_round, one, language))
        for one in wanted
        if (words := frameworks_by_language(rounds, of_round, one).get(language)) is not None
    ]
    if not contents:
        raise LanguageNotOffered(language=language_name(language), round=of_round.title)
    return contents


def hand_over_paper(
    services: Services, scope: NetworkScope, round_id: str, perspective: str | None, language: str
) -> bytes:
    """Return the list to tick off for the slips of a perspective; it knows their number and nothing else of them.

    Raises RoundUnknown outside the scope and RoundNotOpen where there are no slips to hand out.
    """
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    plan = of_round.plan(perspective or "")
    if of_round.state is not RoundState.OPEN or plan is None or not plan.has_codes:
        raise RoundNotOpen(round=of_round.title)
    label = rounds.framework(of_round.framework_sha256).perspective(plan.perspective).label
    made = services.codes(scope).made(round_id, plan.perspective)
    return hand_over_list(of_round.title, label, made, translator(language))


def minutes_paper(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the minutes of a session as a Word document; raises SessionUnknown outside the scope."""
    sessions = services.sessions(scope)
    session = sessions.session(session_id)
    content = MinutesContent(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results_at_hand(services.rounds(scope), session.round_id, Reach.INTERNAL),
        votes=tuple(item_votes(sessions.votes(session_id))),
        contributions=tuple(sessions.contributions(session_id)),
        agreements=tuple(
            agreement
            for agreement in services.agreements(NetworkScope.of(session.network_id)).agreements()
            if agreement.session_id == session_id
        ),
    )
    return session_minutes(content, translator("de"))


@dataclass(frozen=True)
class FormChoice:
    """Which form is wanted: for whom, in which language, and how it is folded; None leaves it to the perspective."""

    perspective: str
    language: str
    fold: str | None = None


def form_paper(services: Services, scope: NetworkScope, round_id: str, choice: FormChoice) -> bytes:
    """Return the printed questionnaire of one perspective, of an open round or a draft.

    Raises RoundUnknown outside the scope, and RoundNotOpen for a round that takes no forms, a perspective that does
    not answer person by person, or a language that it is not offered.
    """
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    plan = of_round.plan(choice.perspective)
    if of_round.state not in (RoundState.DRAFT, RoundState.OPEN) or plan is None or not plan.has_link:
        raise RoundNotOpen(round=of_round.title)
    framework = rounds.framework(of_round.framework_sha256)
    languages = offered_forms(services, scope, of_round, framework, choice.perspective)
    if choice.language not in languages:
        raise RoundNotOpen(round=of_round.title)
    network = services.networks(scope).network(of_round.network_id).name
    form = paper_form(of_round, framework, choice.perspective, network, languages[choice.language])
    folds = {one.value: one for one in Fold}
    return paper_form_pdf(form, folds.get(choice.fold or "") or default_fold(framework, choice.perspective))


def offered_forms(
    services: Services, scope: NetworkScope, of_round: Round, framework: Framework, perspective: str
) -> dict[str, Translation | None]:
    """Return the languages of a perspective's form: those that the round pinned, for a draft those it would pin."""
    if of_round.state is RoundState.DRAFT:
        translations = translations_to_offer(services, of_round.network_id, framework)
    else:
        translations = services.rounds(scope).translations(of_round.id)
    return form_languages(framework, translations, perspective)
