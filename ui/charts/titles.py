"""How an item is called in charts, tables and sentences."""

from selfeval.results import ItemResult
from texts.catalogue import Translator


def title_of(result: ItemResult, t: Translator) -> str:
    """Return an item as the framework counts its criterion; where there are several, it says which one."""
    title = f"{result.criterion.ref} {result.criterion.title}"
    items = [item.id for item in result.criterion.items]
    if len(items) == 1:
        return title
    number = items.index(result.item.id) + 1
    return t("dialogue_ui.chart.one_of_several", title=title, number=number, total=len(items))
