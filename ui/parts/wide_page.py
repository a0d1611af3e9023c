"""A page that needs the width of the screen: what leads a room stands beside what it talks about."""

import streamlit as st

_STYLE = "<style>[data-testid='stMainBlockContainer'] {max-width: 64rem}</style>"


def widen() -> None:
    """Let this page be wider than the others; asking for another layout would make every click flicker."""
    st.html(_STYLE)
