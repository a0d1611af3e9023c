"""Own words beside the figures: what people wrote about each topic, perspective by perspective."""

import streamlit as st

from networks.scopes import ReviewScope
from qualitaetsrahmen.languages.translations import language_name
from selfeval.model import Mode
from selfeval.own_words import are_read, people_needed
from selfeval.release import Reach, ReleasedText
from selfeval.results import Results
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.parts.markup import literal
from ui.review.place_words import place_title, places_of


def draw_words(desk: Desk, results: Results) -> None:
    """Draw the released texts by topic, and say of which groups there are none, and why."""
    t = desk.t
    st.header(t("review_ui.words.title"), anchor=False)
    st.write(t(f"review_ui.words.intro.{results.reach.value}"))
    _say_waiting(desk, results)
    for place in places_of(results.framework):
        of_place = [one for one in results.words if one.place == place]
        if of_place:
            st.subheader(place_title(results.framework, place), anchor=False)
            for perspective in results.perspectives:
                _draw_group(results, perspective, [one for one in of_place if one.perspective == perspective], t)
    if results.left_out:
        reasons = [
            t("review_ui.words.left_out_reason", reason=t(f"review_ui.reason.{reason}"), number=count)
            for reason, count in results.left_out.items()
        ]
        st.caption(t("review_ui.words.left_out", reasons=", ".join(reasons)))
    _say_too_few(results, t)


def _draw_group(results: Results, perspective: str, texts: list[ReleasedText], t: Translator) -> None:
    if not texts:
        return
    st.markdown(f"**{literal(results.framework.perspective(perspective).label)}**")
    for one in texts:
        lines = "\n".join(f"> {literal(line)}  " if line else ">" for line in one.text.split("\n"))
        st.markdown(lines)
        if one.translated_from:
            st.caption(t("review_ui.words.translated", language=language_name(one.translated_from)))


def _say_waiting(desk: Desk, results: Results) -> None:
    """Say that texts are being looked through, and show coordinators the way there."""
    t, of_round = desk.t, results.of_round
    if results.words or results.left_out:
        return
    if results.reach is Reach.PUBLIC or not desk.is_coordinator(of_round.network_id):
        st.info(t("review_ui.words.none_yet"))
        return
    if desk.services.review(ReviewScope(of_round.network_id, of_round.id)).texts():
        st.info(t("review_ui.words.waiting"))
        icon = ":material/arrow_forward:"
        links.link_to("texte", t("review_ui.words.to_review"), icon=icon, **{links.ROUND: of_round.id})
    else:
        st.info(t("review_ui.words.nobody_wrote"))


def _say_too_few(results: Results, t: Translator) -> None:
    """Name the groups that were too small for their words to be read; never how much they had written."""
    small = [
        plan
        for plan in results.of_round.plans
        if plan.asks_texts
        and plan.mode is not Mode.CONSENSUS
        and not are_read(plan, results.sent.get(plan.perspective, 0))
    ]
    if not small:
        return
    with st.expander(t("review_ui.words.too_few_title")):
        for plan in small:
            label = literal(results.framework.perspective(plan.perspective).label)
            st.markdown(t("review_ui.words.too_few", label=label, k=people_needed(plan)))
        st.markdown(t("review_ui.words.what_to_do"))
