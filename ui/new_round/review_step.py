"""Last step of a new round: its name, what every perspective will see, and what is still missing."""

from datetime import date

import streamlit as st

from exports.phrases import mode_word
from exports.sheets import minutes_to_answer
from qualitaetsrahmen.model import Framework
from selfeval.model import PerspectivePlan, Recipient
from selfeval.questionnaire import questionnaire_for
from texts.catalogue import Translator
from ui import state
from ui.new_round.invited_table import show_invited, warn_of_empty_sectors
from ui.new_round.outlook_view import warn_of_small_groups
from ui.new_round.round_form import Lack, RoundForm
from ui.parts.markup import literal
from ui.parts.questionnaire_sheet import questionnaire_preview

_LONGEST_TITLE = 120


def name_round(form: RoundForm, framework: Framework, today: date, t: Translator) -> None:
    """Ask for the round's name, proposing one from its topics."""
    is_own = form.title not in (None, form.proposed_title)
    form.proposed_title = _proposal(form, framework, today, t)
    form.title = st.text_input(
        t("ui.new_round.name"),
        value=form.title if is_own else form.proposed_title,
        max_chars=_LONGEST_TITLE,
        key="new_round.name",
        on_change=state.keep,
        args=(form, "title", "new_round.name"),
    )
    st.caption(t("ui.new_round.name_help"))


def review(form: RoundForm, framework: Framework, t: Translator) -> list[Lack]:
    """Show the round as it will be, and return what is still missing."""
    lacks = form.lacks(framework)
    for lack in lacks:
        st.warning(t(f"ui.new_round.lack.{lack.value}"), icon=":material/info:")
    summarise(form, framework, t)
    plans = form.plans(framework)
    if plans:
        st.table([_row(form, framework, plan, t) for plan in plans], border="horizontal", hide_index=True)
        st.subheader(t("round_life.invited.title"), anchor=False)
        show_invited(plans, framework, t)
        warn_of_empty_sectors(plans, framework, t)
        warn_of_small_groups(plans, framework, t)
        st.write(t("ui.new_round.preview_intro"))
    for plan in plans:
        label = t("ui.new_round.preview", perspective=literal(framework.perspective(plan.perspective).label))
        with st.expander(label, key=f"new_round.preview.{plan.perspective}"):
            questionnaire_preview(questionnaire_for(framework, form.criteria(framework), plan.perspective))
    return lacks


def summarise(form: RoundForm, framework: Framework, t: Translator) -> None:
    """Say in two lines what the round is about and who will see its results."""
    criteria = form.criteria(framework)
    if criteria:
        topics = literal(", ".join(form.topics(framework)))
        words = framework.framework.words
        noun = literal(words.criterion if len(criteria) == 1 else words.criteria)
        st.markdown(t("ui.new_round.about", topics=topics, count=len(criteria), noun=noun))
    names = [t(f"ui.recipient.{one.value}") for one in Recipient if one in form.recipients]
    st.markdown(t("ui.new_round.for_whom", names="; ".join(names)))


def _row(form: RoundForm, framework: Framework, plan: PerspectivePlan, t: Translator) -> dict[str, str]:
    questions = form.questions(framework, plan.perspective)
    way = mode_word(plan.mode, t)
    return {
        t("ui.column.perspective"): framework.perspective(plan.perspective).label,
        t("ui.column.way"): f"{way} ({plan.body})" if plan.body else way,
        t("ui.way_in.column"): t(f"ui.way_in.short.{plan.way_in.value if plan.has_link else 'body'}"),
        t("ui.column.invited"): str(plan.invited) if plan.invited else "–",
        t("ui.column.questions"): str(questions),
        t("ui.column.minutes"): t("ui.new_round.minutes", count=minutes_to_answer(questions)),
    }


def _proposal(form: RoundForm, framework: Framework, today: date, t: Translator) -> str:
    topics = form.topics(framework)
    if len(topics) != 1:
        return t("ui.new_round.proposal", topic=framework.framework.title, year=today.year)[:_LONGEST_TITLE]
    return t("ui.new_round.proposal", topic=topics[0], year=today.year)[:_LONGEST_TITLE]
