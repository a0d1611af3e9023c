"""A form that begins with what is known: a draft that is changed, or an earlier round that is repeated."""

from collections.abc import Iterable

from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Round, RoundState
from selfeval.repeating import Repetition
from ui.new_round.round_form import PerspectiveChoice, RoundForm, Way


def form_of_draft(draft: Round, framework: Framework) -> RoundForm:
    """Return the form from which a draft was made; saving it writes over the draft."""
    form = _form(draft, framework, draft.criteria, draft.plans)
    form.title = draft.title
    form.closes_on, form.closes_itself = draft.closes_on, draft.closes_itself
    form.results_on, form.keep_until = draft.results_on, draft.keep_until
    form.edits, form.follows = draft.id, draft.follows
    return form


def form_of_repetition(earlier: Round, pinned: Framework, repetition: Repetition) -> RoundForm:
    """Return the form of a second round; its name and its days are new, and what has gone is named."""
    form = _form(earlier, repetition.framework, repetition.criteria, repetition.plans)
    form.is_repetition = True
    form.follows = earlier.id if earlier.state is RoundState.CLOSED else None
    form.left_out = (
        *(pinned.criteria[one].title for one in repetition.without_successor),
        *(pinned.perspective(one).label for one in repetition.not_asked),
    )
    return form


def _form(
    of_round: Round, framework: Framework, criteria: tuple[str, ...], plans: Iterable[PerspectivePlan]
) -> RoundForm:
    whole = next((area for area in framework.areas if tuple(one.id for one in area.criteria) == criteria), None)
    return RoundForm(
        network_id=of_round.network_id,
        municipality_id=of_round.municipality_id,
        framework_name=framework.name,
        way=Way.AREA if whole else Way.CRITERIA,
        area_id=whole.id if whole else None,
        picked=set() if whole else set(criteria),
        perspectives={plan.perspective: _choice(plan) for plan in plans},
        recipients=of_round.recipients,
    )


def _choice(plan: PerspectivePlan) -> PerspectiveChoice:
    return PerspectiveChoice(
        takes_part=True,
        mode=plan.mode,
        invited=plan.invited,
        k=plan.k,
        body=plan.body or "",
        is_split=bool(plan.invited_by_sector),
        by_sector=dict(plan.invited_by_sector),
        shown_with=plan.shown_with,
    )
