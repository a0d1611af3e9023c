"""All that a browser tab remembers between two clicks; nothing here is missed when it is lost.

Answers, plans and results live in the database. What stands here is where somebody is in a form, and a plan that
has not been saved yet. No other module but this one touches ``st.session_state``.
"""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future

import streamlit as st

from qualitaetsrahmen.errors import CodedError
from texts.catalogue import LANGUAGES
from ui.new_round.round_form import RoundForm
from ui.rounds.made_codes import MadeCodes

LANGUAGE = "language"
"""The key of the language switch, which also stands in the address, so that reloading keeps the language."""

_ROUND_FORM = "round_form"
_MESSAGE = "message"
_ASKED = "asked"
_SIGN_IN_LINK = "sign_in_link"
_PROBLEM = "problem"
_SHOWN_ONCE = "shown_once"
_CODES = "made_codes"


def language() -> str:
    """Return the language of this tab; German until somebody chooses another one."""
    chosen = st.session_state.get(LANGUAGE)
    return chosen if chosen in LANGUAGES else LANGUAGES[0]


def round_form() -> RoundForm:
    """Return the plan for a new round as far as it has been filled in."""
    form: RoundForm = st.session_state.setdefault(_ROUND_FORM, RoundForm())
    return form


def fill_round_form(form: RoundForm) -> None:
    """Begin a form from what a draft or an earlier round holds."""
    st.session_state[_ROUND_FORM] = form


def forget_round_form() -> None:
    """Begin the next round with an empty plan."""
    st.session_state.pop(_ROUND_FORM, None)


def form_key(form: str) -> str:
    """Return the key of a form's present filling; a new filling begins empty, a refused one keeps its input."""
    return f"{form}:{st.session_state.get(f'filled:{form}', 0)}"


def empty_form(form: str) -> None:
    """Begin a new filling of a form, after the last one was stored."""
    st.session_state[f"filled:{form}"] = int(st.session_state.get(f"filled:{form}", 0)) + 1


def leave_message(text: str) -> None:
    """Keep a sentence for the next run, which draws the page anew after a click has worked."""
    st.session_state[_MESSAGE] = text


def take_message() -> str | None:
    """Return the sentence that the last run left, once."""
    message = st.session_state.pop(_MESSAGE, None)
    return str(message) if message is not None else None


def leave_sign_in_link(name: str, address: str) -> None:
    """Keep a one-time link for the next run, which shows it once."""
    st.session_state[_SIGN_IN_LINK] = (name, address)


def take_sign_in_link() -> tuple[str, str] | None:
    """Return for whom a one-time link was made and its address, once."""
    offered: tuple[str, str] | None = st.session_state.pop(_SIGN_IN_LINK, None)
    return offered


def leave_secret_address(address: str) -> None:
    """Keep an address that is stored nowhere for the next run, which shows it once."""
    st.session_state[_SHOWN_ONCE] = address


def take_secret_address() -> str | None:
    """Return an address that was just made, once."""
    address = st.session_state.pop(_SHOWN_ONCE, None)
    return None if address is None else str(address)


def waiting_codes() -> dict[tuple[str, str], Future[MadeCodes | None]]:
    """Return where codes wait by round and perspective until somebody has saved them; they exist nowhere else.

    To be fetched before codes are made: when the browser asks for another run meanwhile (a further click, a line
    that broke), Streamlit draws that one at once and ends the first at its next touch of Streamlit's own state.
    So what is kept is the making itself, in a plain dict: the newer run waits for it and draws what it brings.
    """
    waiting: dict[tuple[str, str], Future[MadeCodes | None]] = st.session_state.setdefault(_CODES, {})
    return waiting


def made_codes(round_id: str, perspective: str) -> MadeCodes | None:
    """Return the codes of a perspective that wait to be saved, as soon as they are made."""
    making = waiting_codes().get((round_id, perspective))
    return None if making is None else making.result()


def forget_codes(round_id: str, perspective: str) -> None:
    """Forget the codes that were made for a perspective; nobody can show them again."""
    waiting_codes().pop((round_id, perspective), None)


def leave_problem(problem: CodedError) -> None:
    """Keep what went wrong while a widget's change was being stored, for when the page is drawn."""
    st.session_state[_PROBLEM] = problem


def take_problem() -> CodedError | None:
    """Return what went wrong just now, once."""
    problem: CodedError | None = st.session_state.pop(_PROBLEM, None)
    return problem


def ask(question: str) -> None:
    """Note that a question is waiting for its yes or no, such as whether a round shall really be closed."""
    st.session_state[_ASKED] = question


def is_asked(question: str) -> bool:
    """Say whether this question is waiting for its answer."""
    return bool(st.session_state.get(_ASKED) == question)


def forget_question() -> None:
    """Take the question back, answered or not."""
    st.session_state.pop(_ASKED, None)


def written(key: str) -> object:
    """Return what stands in a widget."""
    return st.session_state.get(key)


def is_written(key: str) -> bool:
    """Say whether a widget stands on the page, or stood on it in the run before."""
    return key in st.session_state


def keep(whole: object, part: str, key: str) -> None:
    """Write a widget's new value into what it belongs to, before anything is drawn.

    A fast next click can lead to another step before the step with the widget was drawn once more; what was only
    read while drawing would be lost then.
    """
    setattr(whole, part, st.session_state[key])


def keep_option(whole: object, part: str, key: str, options: Collection[object]) -> None:
    """Write what was chosen into what it belongs to, like ``keep``, but never a value that is not among the options.

    Before a widget is drawn, it can hold a label that a browser still sends and no option has any more.
    """
    if st.session_state[key] in options:
        keep(whole, part, key)


def write(key: str, value: object) -> None:
    """Put a value into a widget before it is drawn, so that it shows what the database holds."""
    st.session_state[key] = value


def order_key(lists: str) -> str:
    """Return the key under which a new order of lists waits to be drawn and stored."""
    return f"order:{lists}"


def leave_order(lists: str, order: Mapping[str, Sequence[str]], move: int) -> None:
    """Keep a new order of lists for the run that follows, and the number that the browser gave the move."""
    st.session_state[order_key(lists)] = order
    st.session_state[f"move:{lists}"] = move


def take_order(lists: str) -> Mapping[str, Sequence[str]] | None:
    """Return the order that was just made, once."""
    order: Mapping[str, Sequence[str]] | None = st.session_state.pop(order_key(lists), None)
    return order


def last_move(lists: str) -> int:
    """Return the number of the last move that arrived, so that a browser which is ahead knows it."""
    return int(st.session_state.get(f"move:{lists}", 0))


def remember_move(lists: str, move: int) -> None:
    """Keep the number that the browser gave to what it told last, so that it knows what is stored."""
    st.session_state[f"move:{lists}"] = move


def step_key(walk: str) -> str:
    """Return the key of the switch that shows at which step of a walk this tab is."""
    return f"step:{walk}"


def step_of(walk: str, otherwise: int) -> int:
    """Return at which step of a walk this tab is."""
    return int(st.session_state.get(step_key(walk)) or otherwise)


def go_to_step(walk: str, step: int) -> None:
    """Go to a step of a walk."""
    st.session_state[step_key(walk)] = step


def forget_step(walk: str) -> None:
    """Let the walk begin where it makes most sense."""
    st.session_state.pop(step_key(walk), None)
