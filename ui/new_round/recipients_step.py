"""Third step of a new round: who will see the results, in the words that everyone who answers reads."""

import streamlit as st

from exports.recipients import recipients_sentence
from networks.model import NetworkKind
from qualitaetsrahmen.model import Framework
from selfeval.model import K_PUBLIC, Recipient
from texts.catalogue import Translator
from ui import state
from ui.new_round.round_form import Hint, RoundForm
from ui.parts.markup import literal


def choose_recipients(form: RoundForm, framework: Framework, kind: NetworkKind, t: Translator) -> None:
    """Let recipients beyond the network be chosen, and show what people will read about it.

    The NZFH looks after the Frühe Hilfen only, so other networks are not asked about it.
    """
    st.write(t("ui.new_round.recipients_intro"))
    st.checkbox(t("ui.recipient.network"), value=True, disabled=True, key="new_round.recipient.network")
    beyond = [
        recipient
        for recipient in Recipient
        if recipient is not Recipient.NETWORK
        and (recipient is not Recipient.NZFH or kind is NetworkKind.FRUEHE_HILFEN)
        and st.checkbox(
            t(f"ui.recipient.{recipient.value}"),
            value=recipient in form.recipients,
            key=f"new_round.recipient.{recipient.value}",
            on_change=_take,
            args=(form, recipient, f"new_round.recipient.{recipient.value}"),
        )
    ]
    form.recipients = frozenset({Recipient.NETWORK, *beyond})
    _what_people_read(form.recipients, t)
    _too_small_outside(form, framework, t)


def _take(form: RoundForm, recipient: Recipient, key: str) -> None:
    """Take a recipient in or out before anything is drawn."""
    others = form.recipients - {recipient}
    form.recipients = others | {recipient} if state.written(key) else others


def _what_people_read(recipients: frozenset[Recipient], t: Translator) -> None:
    with st.container(border=True):
        st.markdown(f"**{t('ui.new_round.people_read')}**")
        st.write(recipients_sentence(recipients, t))
    st.write(t("ui.new_round.only_narrower"))


def _too_small_outside(form: RoundForm, framework: Framework, t: Translator) -> None:
    small = [
        literal(framework.perspective(one).label)
        for one, choice in form.perspectives.items()
        if choice.takes_part and choice.hint(form.recipients) is Hint.NOT_OUTSIDE
    ]
    if small:
        st.warning(t("ui.new_round.small_outside", labels=", ".join(small), k=K_PUBLIC), icon=":material/group:")
