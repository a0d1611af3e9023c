"""One-time codes of a perspective: made for a number of people, and shown this once."""

from concurrent.futures import Future
from dataclasses import dataclass

import streamlit as st

from exports.slips import Slip, slip_sheet, slips_to_cut
from networks.links import shown_code
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.languages.translations import GERMAN, language_name
from qualitaetsrahmen.model import Framework
from selfeval.codes import Code, codes_left, make_codes
from selfeval.model import PerspectivePlan, Round
from texts.catalogue import Translator, translator
from ui import links, state
from ui.desk import Desk
from ui.new_round.kept_choice import choice_key
from ui.parts.markup import plain_link, to_copy
from ui.rounds.invitations import invitation
from ui.rounds.made_codes import CodeForm, MadeCodes
from wiring.addresses import address_in, code_address, questionnaire_door
from wiring.round_languages import frameworks_by_language

_USUAL = 20


@dataclass(frozen=True)
class Wanted:
    """For how many people codes are wanted, in which form and language."""

    count: int
    form: CodeForm
    language: str


def codes_card(desk: Desk, of_round: Round, framework: Framework, plan: PerspectivePlan) -> None:
    """Draw how many codes there are, the way to make some, and those that wait to be saved."""
    t = desk.t
    st.write(made_sentence(desk.codes.made(of_round.id, plan.perspective), plan.invited, t))
    st.write(t("ui.codes.explain"))
    if not desk.is_coordinator(of_round.network_id):
        st.info(t("ui.codes.coordinators_only"))
        return
    waiting = state.made_codes(of_round.id, plan.perspective)
    if waiting is not None:
        _hand_over(waiting, of_round, framework, plan, t)
    else:
        _ask(desk, of_round, plan)
    plain_link(t("ui.codes.list"), links.hand_over_path(of_round.id, plan.perspective))
    plain_link(t("hand_over.sheet"), links.hand_over_sheet_path(of_round.id, plan.perspective))


def made_sentence(made: int, invited: int | None, t: Translator) -> str:
    """Say how many codes have been made, and for how many people where that is known."""
    if invited is None:
        return t("ui.codes.made", count=made)
    return t("ui.codes.made_of", count=made, invited=invited)


def _ask(desk: Desk, of_round: Round, plan: PerspectivePlan) -> None:
    t, who = desk.t, plan.perspective
    left = codes_left(desk.codes, of_round, who)
    if not left:
        st.info(t("ui.codes.full"))
        return
    with st.expander(t("ui.codes.open"), key=f"codes.open.{who}"):
        st.warning(t("ui.codes.once"), icon=":material/info:")
        count = st.number_input(
            t("ui.codes.count"),
            min_value=1,
            max_value=left,
            value=min(left, max(1, (plan.invited or _USUAL) - desk.codes.made(of_round.id, who))),
            key=f"codes.count.{who}",
        )
        labels = {one: t(f"ui.codes.form.{one.value}") for one in CodeForm}
        form_key = choice_key(f"codes.form.{who}", labels.values())
        st.radio(
            t("ui.codes.form"),
            list(CodeForm),
            format_func=labels.__getitem__,
            captions=[t(f"ui.codes.form.{one.value}.help") for one in CodeForm],
            key=form_key,
        )
        _language(desk, of_round, plan)
        st.button(
            t("ui.codes.make", count=count),
            type="primary",
            on_click=_make,
            args=(desk, of_round, plan, form_key),
            key=f"codes.make.{who}",
        )


def _language(desk: Desk, of_round: Round, plan: PerspectivePlan) -> None:
    """Ask for the language where there is a choice: slips and questions are then in the same one."""
    offered = list(frameworks_by_language(desk.rounds, of_round, plan.perspective))
    if len(offered) > 1:
        st.selectbox(
            desk.t("ui.codes.language"), offered, format_func=language_name, key=f"codes.language.{plan.perspective}"
        )


def _make(desk: Desk, of_round: Round, plan: PerspectivePlan, form_key: str) -> None:
    """Make the codes and keep them in this tab until they are saved; whoever clicks twice makes them once."""
    waiting, place, wanted = state.waiting_codes(), (of_round.id, plan.perspective), _wanted(plan.perspective, form_key)
    making: Future[MadeCodes | None] = Future()
    if waiting.setdefault(place, making) is not making:
        return
    try:
        making.set_result(_made(desk, of_round, plan, wanted))
    except CodedError as problem:
        state.leave_problem(problem)
    finally:
        if not making.done():  # a run that waits for it must not wait for ever
            del waiting[place]
            making.set_result(None)


def _made(desk: Desk, of_round: Round, plan: PerspectivePlan, wanted: Wanted) -> MadeCodes:
    desk.require_coordinator(of_round.network_id)
    codes = make_codes(desk.codes, desk.services.keys, of_round, plan.perspective, wanted.count)
    desk.note("codes.made", f"{of_round.id} {plan.perspective}: {wanted.count}", of_round.network_id)
    content = _content(desk, of_round, plan, wanted, codes)
    return MadeCodes(of_round.id, plan.perspective, wanted.count, wanted.form, content)


def _wanted(who: str, form_key: str) -> Wanted:
    """Return what stands in the fields now, which may be newer than what was last drawn."""
    form, language = state.written(form_key), state.written(f"codes.language.{who}")
    return Wanted(
        count=int(str(state.written(f"codes.count.{who}"))),
        form=form if isinstance(form, CodeForm) else CodeForm.SLIPS,
        language=str(language) if language else GERMAN,
    )


def _content(desk: Desk, of_round: Round, plan: PerspectivePlan, wanted: Wanted, codes: list[Code]) -> bytes:
    """Return the codes as a paper to cut up, or as a list of addresses."""
    services = desk.services
    slips = [
        Slip(address_in(code_address(services, code.token), wanted.language), shown_code(code.typed)) for code in codes
    ]
    if wanted.form is CodeForm.LINKS:
        return "".join(f"{slip.address}\n" for slip in slips).encode()
    offered = frameworks_by_language(desk.rounds, of_round, plan.perspective)
    label = offered[wanted.language].perspective(plan.perspective).label
    sheet = slip_sheet(of_round, plan, perspective=label, door=questionnaire_door(services))
    return slips_to_cut(sheet, slips, translator(wanted.language))


def _hand_over(made: MadeCodes, of_round: Round, framework: Framework, plan: PerspectivePlan, t: Translator) -> None:
    """Draw what was just made, until somebody says that it is saved."""
    st.warning(t(f"ui.codes.ready.{made.form.value}", count=made.count), icon=":material/info:")
    is_slips = made.form is CodeForm.SLIPS
    st.download_button(
        t(f"ui.codes.save.{made.form.value}"),
        made.content,
        file_name=f"{'zettel' if is_slips else 'links'}-{plan.perspective}.{'pdf' if is_slips else 'txt'}",
        mime="application/pdf" if is_slips else "text/plain",
        type="primary",
        on_click="ignore",
        key=f"codes.save.{plan.perspective}",
    )
    if not is_slips:
        to_copy(made.content.decode().rstrip(), t("ui.codes.links"))
        with st.expander(t("ui.codes.mail"), key=f"codes.mail.{plan.perspective}"):
            to_copy(invitation(of_round, framework, plan, t("ui.codes.mail_here"), t), t("ui.codes.mail"))
    st.button(
        t("ui.codes.done"),
        on_click=state.forget_codes,
        args=(made.round_id, made.perspective),
        key=f"codes.done.{plan.perspective}",
    )
