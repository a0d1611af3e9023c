"""What stands above all results: what was asked, who answered and how, and how far the figures may go."""

from html import escape

import streamlit as st

from exports.palette import mark_of
from exports.phrases import mode_word, reach_word
from selfeval.disclosure import threshold
from selfeval.model import K_INTERNAL, K_PUBLIC, Origin, PerspectivePlan
from selfeval.release import Reach
from selfeval.results import Results
from texts.catalogue import Translator
from ui.parts.markup import literal
from ui.results.marks import mark_image

_CARDS = "display:flex;flex-wrap:wrap;gap:.6rem;margin:0;padding:0;list-style:none"
_CARD = "border:1px solid #c9ced3;border-radius:.375rem;padding:.5rem .8rem;flex:1 1 13rem"
_NAME = "display:flex;gap:.5rem;align-items:center;font-weight:600"


def choose_reach(t: Translator) -> Reach:
    """Ask for which readers the figures are, and say what that means."""
    reach = st.segmented_control(
        t("dialogue_ui.reach.label"),
        list(Reach),
        default=Reach.INTERNAL,
        required=True,
        format_func=lambda reach: reach_word(reach, t),
        key="results.reach",
    )
    return Reach(reach)


def results_header(results: Results, t: Translator) -> None:
    """Draw the framework with its version, the day of closing, and who answered in which way."""
    of_round, header = results.of_round, results.framework.framework
    about = t(
        f"dialogue_ui.header.about.{header.status.value}",
        framework=header.title,
        version=header.version,
        day=t.date(of_round.closed_on) if of_round.closed_on else "",
    )
    st.markdown(literal(about))
    cards = "".join(_card(plan, results, t) for plan in of_round.plans)
    label = escape(t("dialogue_ui.header.perspectives"))
    st.html(f'<ul style="{_CARDS}" aria-label="{label}">{cards}</ul>')


def explain_reach(results: Results, t: Translator) -> None:
    """Say for whom the figures are, and where a perspective is missing, why and what can be done about it."""
    st.write(t(f"dialogue_ui.reach.{results.reach.value}"))
    if not has_hidden(results):
        return
    with st.expander(t("dialogue_ui.hidden.title")):
        k = K_INTERNAL if results.reach is Reach.INTERNAL else K_PUBLIC
        st.write(t("dialogue_ui.hidden.why", k=k))
        st.markdown(t("dialogue_ui.hidden.what_to_do"))
        st.markdown(t("review_ui.hidden.late"))


def has_hidden(results: Results) -> bool:
    """Say whether any perspective is missing anywhere for this reach."""
    return any(figure.answered is None for item in results.items for figure in item.perspectives.values())


def _card(plan: PerspectivePlan, results: Results, t: Translator) -> str:
    part = results.framework.perspective(plan.perspective)
    mark = mark_image(mark_of(results.framework, part.id))
    how = t("dialogue_ui.header.people_and_mode", people=_people(plan, results, t), mode=mode_word(plan.mode, t))
    ways = "".join(f"<div>{escape(line)}</div>" for line in origin_lines(plan.perspective, results, t))
    name = f'<span style="{_NAME}">{mark}{escape(part.label)}</span>'
    return f'<li style="{_CARD}">{name}<div>{escape(how)}</div>{ways}</li>'


def origin_lines(perspective: str, results: Results, t: Translator) -> list[str]:
    """Say how answers came in and how many had help, where neither speaks of a few; only one way needs no word."""
    origins, helped = results.origins.get(perspective, {}), results.helped.get(perspective)
    lines = []
    if origins and set(origins) != {Origin.WEB.value}:
        ways = [t(f"review_ui.origin.{origin}", number=t.number(count)) for origin, count in origins.items()]
        lines.append(", ".join(ways))
    if helped:
        lines.append(t("review_ui.origin.helped", number=t.number(helped)))
    return lines


def _people(plan: PerspectivePlan, results: Results, t: Translator) -> str:
    """Say how many answered; below the smallest group only that they were fewer."""
    sent, least = results.sent.get(plan.perspective, 0), threshold(plan, results.reach)
    if plan.body:
        return plan.body
    if sent < least and least > 1:
        return t("dialogue_ui.header.fewer_than", k=least)
    if plan.invited is None:
        return t("dialogue_ui.header.people", count=sent, number=t.number(sent))
    return t("dialogue_ui.header.people_of", number=t.number(sent), invited=t.number(plan.invited))
