"""What a staff page says, as people read it: without the signs that keep Markdown from changing a text."""

from streamlit.testing.v1 import AppTest

from tests.ui.workspace import texts_of


def said(at: AppTest) -> str:
    """Everything that a page says in running text, without escapes."""
    return texts_of(at).replace("\\", "")
