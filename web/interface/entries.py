"""From what the house knows to what programs are told: networks, rounds, agreements, what was handed in."""

from analysis.handed_in import HandedIn
from dialogues.agreement_model import Agreement
from networks.model import Municipality, Network
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import pin
from selfeval.model import Recipient, Round
from selfeval.release import ReleasedText
from web.interface.figures import responses_handed_in
from web.interface.models import (
    AgreementEntry,
    AgreementStep,
    FrameworkEntry,
    HandedInEntry,
    MunicipalityEntry,
    NetworkEntry,
    ResolutionEntry,
    RoundEntry,
    RoundPerspective,
    TextEntry,
)

_WORDS = ("due_on", "what", "responsible", "sign", "goal", "others", "resources", "cost", "staff", "decision_from")
_DAYS = ("opened_on", "closes_on", "results_on", "closed_on", "keep_until")


def municipality_entry(place: Municipality) -> MunicipalityEntry:
    """Return a municipality as programs read it."""
    return MunicipalityEntry.model_validate(place.model_dump())


def network_entry(network: Network) -> NetworkEntry:
    """Return a network as programs read it."""
    return NetworkEntry.model_validate(network.model_dump())


def round_entry(of_round: Round) -> RoundEntry:
    """Return a round as programs read it; nothing tells how many have answered before there are results."""
    perspectives = tuple(
        RoundPerspective(
            id=plan.perspective,
            mode=plan.mode,
            smallest_group=plan.k,
            invited=plan.invited,
            shown_with=plan.shown_with,
        )
        for plan in of_round.plans
    )
    return RoundEntry(
        id=of_round.id,
        network_id=of_round.network_id,
        municipality_id=of_round.municipality_id,
        title=of_round.title,
        state=of_round.state,
        framework=of_round.framework_name,
        framework_sha256=of_round.framework_sha256,
        criteria=of_round.criteria,
        perspectives=perspectives,
        recipients=tuple(one for one in Recipient if one in of_round.recipients),
        follows=of_round.follows,
        **{name: getattr(of_round, name) for name in _DAYS},
    )


def text_entry(text: ReleasedText) -> TextEntry:
    """Return a released text as programs read it."""
    return TextEntry.model_validate(text.model_dump(exclude={"reach"}))


def agreement_entry(agreement: Agreement) -> AgreementEntry:
    """Return an agreement with its history as programs read it."""
    resolution = agreement.resolution
    return AgreementEntry(
        id=agreement.id,
        session_id=agreement.session_id,
        criterion=agreement.criterion_id,
        state=agreement.state,
        agreed_on=agreement.history[0].on,
        resolution=ResolutionEntry(on=resolution.on, result=resolution.result) if resolution else None,
        review_on=agreement.review_on,
        history=tuple(
            AgreementStep(on=step.on, state=step.state, note=step.note, due_on=step.due_on)
            for step in agreement.history
        ),
        **{name: getattr(agreement, name) for name in _WORDS},
    )


def framework_entry(framework: Framework) -> FrameworkEntry:
    """Return a framework as programs read it."""
    return FrameworkEntry(name=framework.name, sha256=pin(framework).sha256, content=framework)


def handed_in_entry(handed_in: HandedIn, framework: Framework) -> HandedInEntry:
    """Return a release that was handed in as programs read it: nothing of which network or round it was."""
    return HandedInEntry(
        release_id=handed_in.release_id,
        framework=f"{handed_in.framework_id}@{handed_in.framework_version}",
        framework_sha256=handed_in.framework_sha256,
        opened_on=handed_in.opened_on,
        closed_on=handed_in.closed_on,
        received_on=handed_in.received_on,
        tells_members=handed_in.cube.tells_who_is_together,
        response=responses_handed_in(framework, handed_in),
        **handed_in.profile.model_dump(),
    )
