"""Second step of a new round: who answers, in which way, and what that means for small groups."""

import streamlit as st

from exports.phrases import mode_word
from exports.sheets import minutes_to_answer
from qualitaetsrahmen.model import Framework, Perspective
from selfeval.model import Mode, WayIn
from selfeval.own_words import K_TEXTS
from selfeval.rounds import default_mode
from texts.catalogue import Translator
from ui import state
from ui.new_round.invited_count import ask_invited, split_by_sector
from ui.new_round.kept_choice import kept_choice
from ui.new_round.outlook_view import show_outlook
from ui.new_round.round_form import PerspectiveChoice, RoundForm
from ui.parts.markup import literal

_LARGEST_K = 50
_LONGEST_BODY = 120


def choose_people(form: RoundForm, framework: Framework, t: Translator) -> None:
    """Let the perspectives be chosen one by one; what each needs shows once it takes part."""
    st.write(t("ui.new_round.people_intro"))
    st.markdown("\n".join(f"- **{mode_word(one, t)}**: {t(f'ui.new_round.mode.{one.value}')}" for one in Mode))
    for perspective in framework.perspectives:
        with st.container(border=True):
            _choose_perspective(form, framework, perspective, t)
    show_outlook(form, framework, t)


def _choose_perspective(form: RoundForm, framework: Framework, perspective: Perspective, t: Translator) -> None:
    choice = form.choice(perspective, default_mode(framework, perspective.id))
    questions = form.questions(framework, perspective.id)
    level = literal(framework.level(perspective.level).label)
    if not questions:
        st.markdown(f"**{literal(perspective.label)}** · {level}")
        st.write(t("ui.new_round.not_asked"))
        return
    choice.takes_part = st.checkbox(
        f"**{literal(perspective.label)}** · {level}",
        value=choice.takes_part,
        key=f"new_round.takes_part.{perspective.id}",
        on_change=state.keep,
        args=(choice, "takes_part", f"new_round.takes_part.{perspective.id}"),
    )
    if choice.takes_part:
        minutes = t("ui.new_round.minutes", count=minutes_to_answer(questions))
        st.write(t("ui.new_round.effort", questions=t("ui.new_round.questions", count=questions), minutes=minutes))
        _choose_mode(choice, perspective, t)
        _choose_more(choice, perspective, t)
        say_hint(form, perspective, t)


def _choose_mode(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    kept_choice(
        st.radio,
        t("ui.new_round.mode", perspective=literal(perspective.label)),
        {mode: mode_word(mode, t) for mode in Mode},
        (choice, "mode"),
        f"new_round.mode.{perspective.id}",
        horizontal=True,
    )
    if choice.mode is Mode.CONSENSUS:
        choice.body = st.text_input(
            t("ui.new_round.body"),
            value=choice.body,
            max_chars=_LONGEST_BODY,
            key=f"new_round.body.{perspective.id}",
            on_change=state.keep,
            args=(choice, "body", f"new_round.body.{perspective.id}"),
        )
        st.caption(t("ui.new_round.body_help"))
        return
    ask_invited(choice, perspective, t)


def _choose_more(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    """Draw what is right for most as it stands, folded away; a body that answers together has only its own words."""
    if choice.mode is Mode.CONSENSUS:
        _choose_words(choice, perspective, t)
        return
    with st.expander(t("ui.new_round.more"), key=f"new_round.more.{perspective.id}"):
        _choose_way_in(choice, perspective, t)
        _choose_words(choice, perspective, t)
        split_by_sector(choice, perspective, t)
        if choice.mode is Mode.ANONYMOUS:
            _choose_k(choice, perspective, t)


def _choose_k(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    choice.k = st.number_input(
        t("ui.new_round.k"),
        min_value=perspective.min_group,
        max_value=_LARGEST_K,
        value=max(choice.k, perspective.min_group),
        key=f"new_round.k.{perspective.id}",
        on_change=state.keep,
        args=(choice, "k", f"new_round.k.{perspective.id}"),
    )
    st.caption(t("ui.new_round.k_help", k=perspective.min_group))


def _choose_way_in(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    kept_choice(
        st.radio,
        t("ui.way_in.question", perspective=literal(perspective.label)),
        {way_in: t(f"ui.way_in.{way_in.value}") for way_in in WayIn},
        (choice, "way_in"),
        f"new_round.way_in.{perspective.id}",
        captions=[t(f"ui.way_in.{way_in.value}.help") for way_in in WayIn],
    )


def _choose_words(choice: PerspectiveChoice, perspective: Perspective, t: Translator) -> None:
    """Let own words be asked for, with the rule that decides whether anybody will read them."""
    key = f"new_round.asks_texts.{perspective.id}"
    choice.asks_texts = st.checkbox(
        t("review_ui.new_round.asks_texts"),
        value=choice.asks_texts,
        key=key,
        on_change=state.keep,
        args=(choice, "asks_texts", key),
    )
    if choice.mode is Mode.CONSENSUS:
        st.caption(t("review_ui.new_round.body_rule"))
    else:
        st.caption(t("review_ui.new_round.rule", k=max(choice.k, K_TEXTS)))


def say_hint(form: RoundForm, perspective: Perspective, t: Translator) -> None:
    """Warn when so few are invited that their answers would not be shown, and say what to do instead."""
    choice = form.perspectives[perspective.id]
    hint = None if form.is_shown_together(perspective.id) else choice.hint(form.recipients)
    if hint is not None:
        text = t(
            f"ui.new_round.hint.{hint.value}", label=literal(perspective.label), invited=choice.all_invited, k=choice.k
        )
        st.warning(text, icon=":material/group:")
