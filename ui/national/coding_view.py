"""Free texts: code them by keyboard, see how far two agree, talk about differences, and take the coding home."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.coding import (
    FITS_NONE,
    MAY_REVEAL,
    Agreement,
    CodingStore,
    Text,
    TextCoding,
    TextKey,
    agreement_of,
    both_coded,
    clear,
    differences,
    held_back,
    keep_codes,
    may_see,
    own_codings,
    texts_to_code,
    waiting_for,
)
from analysis.handed_in import Audience
from analysis.statistics.measures import NotComputable
from qualitaetsrahmen.model import Framework
from texts.catalogue import Translator
from ui import links
from ui.desk import Desk
from ui.national.view import View
from ui.parts.card_table import copied_table
from ui.parts.markup import literal, plain_link
from ui.parts.text_coder import Chosen, Code, Coded, keyed, text_coder

_AHEAD = 40
"""How many texts the browser gets at once, so that going on never waits."""
_SEPARATOR = ":"
_RELIABLE, _TENTATIVE = 0.8, 0.667
"""Krippendorff's own bounds (2004, page 241)."""
_FEW_TEXTS = 20


def draw_coding(desk: Desk, view: View) -> None:
    """Draw the texts that wait, then what comes of the codes of two."""
    t = desk.t
    facts = desk.services.handed_in(view.scope).facts_for(Audience.NZFH, view.framework_id, only="texts")
    texts = texts_to_code(view.handed_in, facts)
    if not texts:
        st.info(t("coding_ui.no_texts"))
        return
    store = desk.services.text_codings(view.scope)
    codings = store.codings()
    has_coded = bool(may_see(desk.account.id, texts, codings))
    _code(desk, view, texts, has_coded=has_coded)
    together = both_coded(texts, codings)
    _draw_agreement(codebook_of(view), together, t)
    if together:
        _draw_differences(desk, codebook_of(view), texts, codings)
    _draw_held_back(desk, view, texts, store)
    st.header(t("coding_ui.export"), anchor=False)
    if not has_coded:
        st.write(t("coding_ui.export_nothing"))
        return
    st.write(t("coding_ui.export_note"))
    plain_link(t("coding_ui.export_link"), links.coding_path(view.framework_id, t.language))


def codebook_of(view: View) -> Framework:
    """Return the version whose dimensions are the codes: always the newest, so that codes stay the same ones."""
    return list(view.questions.versions.values())[-1]


@st.fragment
def _code(desk: Desk, view: View, texts: tuple[Text, ...], *, has_coded: bool) -> None:
    """Draw the text coder; what is chosen draws this part anew, and the rest of the page after the first text only."""
    t = desk.t
    account, store = desk.account.id, desk.services.text_codings(view.scope)
    st.write(t("coding_ui.how_two", count=len(texts)))
    mode = st.segmented_control(
        t("coding_ui.mode"),
        ["open", "own"],
        default="open",
        required=True,
        format_func=lambda one: t(f"coding_ui.mode.{one}"),
        key="coding.mode",
    )
    codings = store.codings()
    if not has_coded and may_see(account, texts, codings):
        st.rerun()
    own, hidden = own_codings(account, codings), held_back(codings)
    waiting = waiting_for(account, texts, codings)
    mine = [one for one in texts if one.key in own and own[one.key].themes and one.key not in hidden]
    shown = waiting[:_AHEAD] if mode != "own" else mine
    text_coder(
        [_coded(one, own.get(one.key), view, t) for one in shown],
        _codes(codebook_of(view), t),
        key=f"coding.{view.framework_id}.{mode}",
        left=len(waiting) if mode != "own" else len(mine),
        t=t,
        keep=partial(_keep, store, codebook_of(view), account),
    )


def _keep(store: CodingStore, framework: Framework, account: str, chosen: Chosen) -> None:
    for one, codes in chosen.items():
        release_id, _, sha256 = one.partition(_SEPARATOR)
        keep_codes(store, framework, account, (release_id, sha256), codes)


def _coded(text: Text, own: TextCoding | None, view: View, t: Translator) -> Coded:
    return Coded(_SEPARATOR.join(text.key), _about(text, view, t), text.text, tuple(sorted(own.themes if own else ())))


def _about(text: Text, view: View, t: Translator) -> str:
    """Return where a text was written, as far as the installation knows the version."""
    framework = view.questions.versions.get(text.version)
    if framework is None:
        return text.perspective
    titles = {area.id: area.title for area in framework.areas}
    titles |= {item: framework.criterion_of[item].title for item in framework.items}
    who = {one.id: one.label for one in framework.perspectives}
    place = titles.get(text.place, text.place)
    return t("coding_ui.about", who=who.get(text.perspective, text.perspective), place=place)


def _codes(framework: Framework, t: Translator) -> tuple[Code, ...]:
    wholes = [
        (area.id, area.title, [(one.id, f"{one.ref} {one.title}") for one in area.criteria]) for area in framework.areas
    ]
    none = Code(FITS_NONE, t("coding_ui.code.none"), "0", excludes=True)
    return keyed(wholes, none, Code(MAY_REVEAL, t("coding_ui.code.person"), "x"))


def _draw_agreement(framework: Framework, together: dict[TextKey, tuple[TextCoding, ...]], t: Translator) -> None:
    st.header(t("coding_ui.agreement"), anchor=False)
    if not together:
        st.info(t("coding_ui.agreement.nothing"))
        return
    overall, *areas = agreement_of(framework, together)
    st.markdown(literal(_meaning(overall, len(together), t)))
    st.caption(t("coding_ui.agreement.conditions"))
    titles = {area.id: f"{area.ref} {area.title}" for area in framework.areas}
    rows = [
        {
            "": titles[one.area_id] if one.area_id else t("coding_ui.agreement.overall"),
            t("coding_ui.agreement.chosen"): t.number(one.chosen),
            t("coding_ui.agreement.agreed"): _per_cent(one, t),
            t("coding_ui.agreement.alpha"): _alpha(one, t),
        }
        for one in (overall, *areas)
    ]
    with st.expander(t("coding_ui.agreement.button")):
        copied_table(pd.DataFrame(rows), t, key="coding.agreement")


def _meaning(overall: Agreement, texts: int, t: Translator) -> str:
    """Return what alpha means in words, with the number of texts that it rests on."""
    alpha = overall.found.alpha
    if isinstance(alpha, NotComputable):
        return t("coding_ui.agreement.not_computable", count=texts)
    word = "few" if texts < _FEW_TEXTS else "low"
    if texts >= _FEW_TEXTS and alpha >= _TENTATIVE:
        word = "reliable" if alpha >= _RELIABLE else "tentative"
    return t(f"coding_ui.agreement.{word}", alpha=_alpha(overall, t), count=texts)


def _alpha(one: Agreement, t: Translator) -> str:
    alpha = one.found.alpha
    return (
        t("coding_ui.agreement.none")
        if isinstance(alpha, NotComputable)
        else f"{alpha:.2f}".replace(".", t("coding_ui.decimal_sign"))
    )


def _per_cent(one: Agreement, t: Translator) -> str:
    agreed = one.found.agreed
    if isinstance(agreed, NotComputable):
        return t("coding_ui.agreement.none")
    return t("national_ui.per_cent", number=round(100 * agreed))


def _draw_differences(desk: Desk, framework: Framework, texts: tuple[Text, ...], codings: list[TextCoding]) -> None:
    """Draw what two coded differently, to be talked about; nobody else's codes are shown before both have coded."""
    t = desk.t
    found = differences(desk.account.id, texts, codings)
    st.header(t("coding_ui.differences"), anchor=False)
    if not found:
        st.write(t("coding_ui.differences.none"))
        return
    st.write(t("coding_ui.differences.note", count=len(found)))
    titles = {area.id: area.title for area in framework.areas}
    titles |= {one: f"{criterion.ref} {criterion.title}" for one, criterion in framework.criteria.items()}
    titles[FITS_NONE] = t("coding_ui.code.none")
    with st.expander(t("coding_ui.differences.button")):
        for text, held in found:
            st.markdown(literal(t("ui.quoted", text=text.text)))
            for one in held:
                who = "own" if one.account_id == desk.account.id else "other"
                listed = t.listed([titles.get(code, code) for code in sorted(one.themes)])
                st.markdown(literal(t(f"coding_ui.differences.{who}", listed=listed)))


def _draw_held_back(desk: Desk, view: View, texts: tuple[Text, ...], store: CodingStore) -> None:
    """Draw the texts that may reveal somebody, closed, so that only who clears them reads them."""
    t = desk.t
    hidden = held_back(store.codings())
    waiting = [one for one in texts if one.key in hidden]
    if not waiting:
        return
    st.header(t("coding_ui.held_back"), anchor=False)
    st.write(t("coding_ui.held_back.note", count=len(waiting)))
    for number, text in enumerate(waiting, start=1):
        with st.expander(t("coding_ui.held_back.one", number=number, about=_about(text, view, t))):
            st.text(text.text)
            key = f"clear:{_SEPARATOR.join(text.key)}"
            if st.button(t("coding_ui.held_back.clear"), key=key):
                clear(store, desk.account.id, text.key)
                st.rerun()
