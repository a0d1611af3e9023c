"""A field for files that speaks our language: Streamlit's own has English words and no setting for them."""

import streamlit as st

from texts.catalogue import Translator
from ui import state

_FIELD = ".files"
"""How the key of a field with its button ends."""


def choose_files(form: str, label: str, t: Translator) -> dict[str, bytes]:
    """Ask for files and return what is in them by their names; two of the same name are told apart by a number.

    The names of the chosen files stand in the field; one button empties it, because the signs that Streamlit has for
    single files are named in English for screen readers. The style sheet hides it while the field is empty and not we:
    of a file that did not arrive, only the browser knows.
    """
    st.html(f"<style>{_style(t)}</style>")
    files: dict[str, bytes] = {}
    with st.container(key=f"{form}{_FIELD}"):
        chosen = st.file_uploader(label, accept_multiple_files=True, key=state.form_key(form))
        for one in chosen:
            files[_free_name(one.name, files)] = one.getvalue()
        st.button(t("ui.files.empty"), on_click=state.empty_form, args=(form,), key=f"{form}.empty")
    return files


def _free_name(name: str, taken: dict[str, bytes]) -> str:
    if name not in taken:
        return name
    number = next(number for number in range(2, len(taken) + 2) if f"{name} ({number})" not in taken)
    return f"{name} ({number})"


def _style(t: Translator) -> str:
    """Return what hides the English words of Streamlit's field and puts ours in their place.

    Browsers take the button's name from the words that a style sheet puts into it, so screen readers say ours. axe
    looks only at what stands in the page and reports a button without a name; to satisfy it, the English word would
    have to be read out.
    """
    choose, drop, failed = (_quoted(t(f"ui.files.{name}")) for name in ("choose", "drop", "failed"))
    zone = '[data-testid="stFileUploaderDropzone"]'
    dragged = f'{zone} > input + div:not(:has([data-testid="stFileChips"]))'
    chip = '[data-testid="stFileChip"]'
    return f"""
{zone} > input {{ visibility: hidden }}
{zone} button > *, {dragged} > * {{ display: none }}
{zone} > span button::after {{ content: {choose} }}
{dragged}::after {{ content: {drop}; margin: auto }}
[data-testid="stFileUploaderDropzoneInstructions"], [data-testid="stFileChips"] > button {{ display: none }}
{chip} {{ pointer-events: none }}
[data-testid="stFileChipDeleteBtn"], [data-testid="stFileChipName"] ~ *, {chip} [role="alert"] {{ display: none }}
[class*="-files"]:not(:has({chip})) > :has(> .stButton) {{ display: none }}
{chip}[aria-invalid]::after {{ content: {failed} }}
"""


def _quoted(text: str) -> str:
    """Return a text as CSS writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
