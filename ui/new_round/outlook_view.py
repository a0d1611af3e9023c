"""What will show of each perspective at 40, 60 and 80 per cent response, and what is shown together."""

from collections.abc import Sequence

import streamlit as st

from qualitaetsrahmen.model import Framework
from selfeval.forecast import RESPONSES, Forecast, Outlook, Place, forecasts, merge_partners
from selfeval.model import Mode, PerspectivePlan
from selfeval.rounds import may_show_together
from texts.catalogue import Translator
from ui.new_round.kept_choice import kept_choice
from ui.new_round.round_form import RoundForm
from ui.parts.markup import literal

_PLACES = (Place.NETWORK, Place.OWN_WORDS, Place.NZFH)
"""One line each; a comparison with others has the bound of the NZFH and stands with it."""


def show_outlook(form: RoundForm, framework: Framework, t: Translator) -> None:
    """Draw the table and, where something will hardly show, what can still be done about it."""
    plans = form.plans(framework)
    if not plans:
        return
    st.header(t("round_life.outlook.title"), anchor=False)
    outlook_table(plans, framework, t)
    _offer_merging(form, framework, plans, t)


def outlook_table(plans: Sequence[PerspectivePlan], framework: Framework, t: Translator) -> None:
    """Draw one line a group and place: how many answers each response means, and whether that is enough."""
    found = forecasts(plans)
    known = [one for one in found if one.at(Place.NETWORK).invited is not None]
    if known:
        st.write(t("round_life.outlook.intro"))
    for one in known:
        label, invited = _label(one.perspectives, framework), one.at(Place.NETWORK).invited
        st.markdown(t("round_life.outlook.group", label=literal(label), invited=invited))
        st.table([_row(one, place, t) for place in _places(one, plans)], border="horizontal", hide_index=True)
    unknown = [_label(one.perspectives, framework) for one in found if one not in known]
    if unknown:
        st.write(t("round_life.outlook.unknown", labels=literal(", ".join(unknown))))
    bodies = [framework.perspective(plan.perspective).label for plan in plans if plan.mode is Mode.CONSENSUS]
    if bodies:
        st.write(t("round_life.outlook.consensus", labels=literal(", ".join(bodies))))


def warn_of_small_groups(plans: Sequence[PerspectivePlan], framework: Framework, t: Translator) -> None:
    """Name the groups that will hardly show, with the ways out that there are before opening."""
    found = [one for one in forecasts(plans) if one.at(Place.NETWORK).invited is not None and _hardly_shows(one)]
    if found:
        labels = ", ".join(_label(one.perspectives, framework) for one in found)
        st.warning(t("round_life.outlook.small", labels=literal(labels)), icon=":material/group:")


def _places(one: Forecast, plans: Sequence[PerspectivePlan]) -> Sequence[Place]:
    """Return the places that a group has a line for; own words only where somebody of it is asked for them."""
    is_asked = any(plan.asks_texts for plan in plans if plan.perspective in one.perspectives)
    return [place for place in _PLACES if is_asked or place is not Place.OWN_WORDS]


def _row(one: Forecast, place: Place, t: Translator) -> dict[str, str]:
    outlook = one.at(place)
    is_open = one.mode is Mode.DECLARED and place is Place.NETWORK
    return {
        t("round_life.outlook.place"): t(
            f"round_life.place.{'openly' if is_open else place.value}", needed=outlook.needed
        ),
        **{t("round_life.outlook.at", response=response): _cell(outlook, response, t) for response in RESPONSES},
    }


def _cell(outlook: Outlook, response: int, t: Translator) -> str:
    """Return whether a response is enough, in a word and with the number of people that it means."""
    key = "shown" if outlook.shows_at(response) else "not_shown"
    return t(f"round_life.outlook.{key}", people=outlook.people_at(response))


def _hardly_shows(one: Forecast) -> bool:
    """Say whether a group will not show inside the network when six of ten answer."""
    return one.mode is Mode.ANONYMOUS and not one.at(Place.NETWORK).shows_at(RESPONSES[1])


def _label(perspectives: Sequence[str], framework: Framework) -> str:
    return " / ".join(framework.perspective(one).label for one in perspectives)


def _offer_merging(form: RoundForm, framework: Framework, plans: Sequence[PerspectivePlan], t: Translator) -> None:
    """Let two anonymous perspectives of one level be shown as one group, one choice each that may join another."""
    asked = [plan.perspective for plan in plans]
    may_join = {
        one: frozenset(other for other in asked if other != one and may_show_together(framework, one, other))
        for one in asked
    }
    offers = {one: merge_partners(plans, one, may_join) for one in asked}
    offers = {one: partners for one, partners in offers.items() if partners}
    if not offers:
        return
    with st.expander(t("round_life.merge.title"), key="new_round.merge"):
        st.write(t("round_life.merge.text"))
        for one, partners in offers.items():
            label = framework.perspective(one).label
            options: dict[str | None, str] = {None: t("round_life.merge.alone")}
            for other in partners:
                options[other] = t("round_life.merge.with", label=framework.perspective(other).label)
            kept_choice(
                st.selectbox,
                t("round_life.merge.choose", label=literal(label)),
                options,
                (form.perspectives[one], "shown_with"),
                f"new_round.shown_with.{one}",
            )
