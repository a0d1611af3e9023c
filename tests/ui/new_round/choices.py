"""The choices of a new round, whose keys end with a mark of their labels."""

from collections.abc import Iterable
from typing import Any, TypeVar

from streamlit.testing.v1.element_tree import Radio, Selectbox

Choice = TypeVar("Choice", Radio[Any], Selectbox[Any])


def named(widgets: Iterable[Choice], name: str) -> Choice:
    """The one choice of this name."""
    [found] = [one for one in widgets if (one.key or "").split(":")[0] == name]
    return found
