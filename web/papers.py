"""Putting together what a paper needs, within the scope of whoever asks for it."""

from dataclasses import dataclass

from exports.minutes import MinutesContent, session_minutes
from exports.paper_forms import Fold, default_fold, form_languages, paper_form, paper_form_pdf
from exports.sheets import perspective_sheets, sheet_content
from networks.scopes import NetworkScope
from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.model import Framework
from selfeval.errors import RoundNotOpen
from selfeval.model import Round, RoundState
from selfeval.release import Reach
from selfeval.results import results_at_hand
from texts.catalogue import translator
from wiring.addresses import round_address
from wiring.services import Services


def sheets_paper(services: Services, scope: NetworkScope, round_id: str, perspective: str | None) -> bytes:
    """Return the printable sheets of an open round, for one perspective or for all that answer by a link.

    Raises RoundUnknown outside the scope and RoundNotOpen while its links let nobody in.
    """
    rounds = services.rounds(scope)
    of_round = rounds.round(round_id)
    wanted = [plan.perspective for plan in of_round.plans if plan.has_link and perspective in (None, plan.perspective)]
    if of_round.state is not RoundState.OPEN or not wanted:
        raise RoundNotOpen(round=of_round.title)
    framework = rounds.framework(of_round.framework_sha256)
    network = services.networks(scope).network(of_round.network_id).name
    contents = [
        sheet_content(of_round, framework, one, network=network, address=round_address(services, of_round, one))
        for one in wanted
    ]
    return perspective_sheets(contents, translator("de"))


def minutes_paper(services: Services, scope: NetworkScope, session_id: str) -> bytes:
    """Return the minutes of a session as a Word document; raises SessionUnknown outside the scope."""
    sessions = services.sessions(scope)
    session = sessions.session(session_id)
    content = MinutesContent(
        network=services.networks(scope).network(session.network_id).name,
        session=session,
        results=results_at_hand(services.rounds(scope), session.round_id, Reach.INTERNAL),
        votes=tuple(sessions.votes(session_id)),
        contributions=tuple(sessions.contributions(session_id)),
        agreements=tuple(
            agreement for agreement in services.agreements(scope).agreements() if agreement.session_id == session_id
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
        translations = list(services.library(of_round.network_id).translations_of(framework).values())
    else:
        translations = services.rounds(scope).translations(of_round.id)
    return form_languages(framework, translations, perspective)
