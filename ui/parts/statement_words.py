"""A statement behind its name, in its own words and short enough for a line."""

from collections.abc import Iterable
from textwrap import shorten

from qualitaetsrahmen.model import Item
from texts.catalogue import Translator
from ui.parts.markup import literal

_LONGEST = 120


def with_statement(name: str, item: Item, perspectives: Iterable[str], t: Translator) -> str:
    """Return a name with what the first of these perspectives that is asked reads, both as Markdown.

    Nothing is added to the name if none of them is asked.
    """
    read = [item.ask[one].text for one in perspectives if one in item.ask]
    words = literal(shorten(read[0], _LONGEST, placeholder=" …")) if read else ""
    return t("ui.framework.statement", name=name, words=words) if words else name
