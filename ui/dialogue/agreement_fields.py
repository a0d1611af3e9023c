"""The fields of an agreement, short at first: four that make it, and the rest behind a fold."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from dialogues.agreements import AgreementDraft
from dialogues.errors import AgreementIncomplete
from texts.catalogue import Translator
from ui.parts.day_field import ANY, Day, Days, ask_day

_LONGEST_TEXT = 1000
_LONGEST_ROLE = 160
_USUAL_REVIEW = timedelta(weeks=26)
_MORE = ("goal", "others", "resources", "cost", "staff", "decision_from")


@dataclass(frozen=True)
class Form:
    """A form as it is now: the key of its fields, what stands in them at first, and today."""

    key: str
    draft: AgreementDraft
    today: date
    first_day: date | None = None
    """The earliest day that can be chosen for it to be done; None where also a past one may stand."""


def ask_fields(form: Form, t: Translator) -> AgreementDraft | None:
    """Draw all fields inside a form and return what stands in them; None where a day says that it is not possible."""
    key, draft = form.key, form.draft
    what = _text(form, "what", t("dialogue_ui.agree.what"))
    responsible = st.text_input(
        t("dialogue_ui.agree.responsible"),
        value=draft.responsible,
        placeholder=t("dialogue_ui.agree.responsible_example"),
        max_chars=_LONGEST_ROLE,
        key=f"{key}.responsible",
    )
    due_on = ask_day(t("dialogue_ui.agree.due_on"), draft.due_on, Days(form.first_day), t, key=f"{key}.due_on").chosen
    sign = _text(form, "sign", t("dialogue_ui.agree.sign"))
    with st.expander(t("agreements_ui.form.more")):
        more = {name: _text(form, name, t(f"agreements_ui.ask.{name}")) for name in _MORE}
        review = _ask_review(form, t)
    if due_on is None or (review is not None and review.chosen is None):
        return None
    review_on = review.chosen if review else None
    return AgreementDraft(draft.criterion_id, what, responsible, due_on, sign, review_on=review_on, **more)


def missing_words(problem: AgreementIncomplete, t: Translator) -> str:
    """Name the fields that an agreement still lacks."""
    fields = problem.data.get("fields")
    names = fields if isinstance(fields, tuple) else ()
    return ", ".join(t(f"dialogue_ui.agree.field.{name}") for name in names)


def _text(form: Form, name: str, label: str) -> str:
    value = str(getattr(form.draft, name))
    return st.text_area(label, value=value, max_chars=_LONGEST_TEXT, height=90, key=f"{form.key}.{name}")


def _ask_review(form: Form, t: Translator) -> Day | None:
    """Ask whether and when it is looked at again; an empty date field of Streamlit would speak English."""
    chosen = form.draft.review_on
    wanted = st.checkbox(t("agreements_ui.ask.review"), value=chosen is not None, key=f"{form.key}.review")
    proposed = chosen or form.today + _USUAL_REVIEW
    day = ask_day(t("agreements_ui.ask.review_on"), proposed, ANY, t, key=f"{form.key}.review_on")
    return day if wanted else None
