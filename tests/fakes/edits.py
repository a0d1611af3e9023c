"""Random changes to the small framework, as authors make them from one version to the next."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from qualitaetsrahmen.model import Framework
from tests.fakes.small_framework import small_framework

Edit = Callable[[dict[str, Any]], None]

TEXTS = ("Familien finden Hilfe.", "Alle kennen die Angebote.", "Wir sprechen miteinander.", "Absprachen gelten.")
IDS = ("neu.eins", "neu.zwei", "neu.drei", "finden.angebote", "sprache.texte")


def edited(edits: Iterable[Edit], version: str) -> Framework:
    """The small framework after some edits; areas and criteria that are left empty go as well."""
    data = small_framework().model_dump(mode="json", by_alias=True)
    data["framework"]["version"] = version
    for edit in edits:
        edit(data)
    for area in data["areas"]:
        area["criteria"] = [criterion for criterion in area["criteria"] if criterion["items"]]
    data["areas"] = [area for area in data["areas"] if area["criteria"]]
    return Framework.model_validate(data)


def edits() -> st.SearchStrategy[Edit]:
    """One change to an item or a scale."""
    which = st.integers(0, 20)
    return st.one_of(
        st.builds(partial, st.just(_reword), which, st.sampled_from(TEXTS)),
        st.builds(partial, st.just(_raise), which),
        st.builds(partial, st.just(_move), which, which),
        st.builds(partial, st.just(_rename), which, st.sampled_from(IDS)),
        st.builds(partial, st.just(_remove), which),
        st.builds(partial, st.just(_add), which, st.sampled_from(IDS), st.sampled_from(TEXTS)),
        st.builds(partial, st.just(_rescale), st.integers(2, 6)),
        st.builds(partial, st.just(_relabel), which),
        st.builds(partial, st.just(_put_on_own_scale), which, st.booleans()),
        st.builds(partial, st.just(_open), which),
    )


def _criteria(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [criterion for area in data["areas"] for criterion in area["criteria"]]


def _items(data: dict[str, Any]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(criterion, item) for criterion in _criteria(data) for item in criterion["items"]]


def _item(data: dict[str, Any], which: int) -> tuple[dict[str, Any], dict[str, Any]]:
    items = _items(data)
    return items[which % len(items)]


def _reword(which: int, text: str, data: dict[str, Any]) -> None:
    _, item = _item(data, which)
    item["ask"]["fachkraft"]["text"] = text


def _raise(which: int, data: dict[str, Any]) -> None:
    _, item = _item(data, which)
    item["rev"] += 1


def _move(which: int, where: int, data: dict[str, Any]) -> None:
    criterion, item = _item(data, which)
    criterion["items"].remove(item)
    criteria = _criteria(data)
    criteria[where % len(criteria)]["items"].append(item)


def _rename(which: int, name: str, data: dict[str, Any]) -> None:
    if name not in [item["id"] for _, item in _items(data)]:
        _item(data, which)[1]["id"] = name


def _remove(which: int, data: dict[str, Any]) -> None:
    if len(_items(data)) > 1:
        criterion, item = _item(data, which)
        criterion["items"].remove(item)


def _add(which: int, name: str, text: str, data: dict[str, Any]) -> None:
    if name not in [item["id"] for _, item in _items(data)]:
        criterion, item = _item(data, which)
        criterion["items"].append({**item, "id": name, "ask": {"fachkraft": {"text": text}}})


def _rescale(count: int, data: dict[str, Any]) -> None:
    data["scales"][0]["steps"] = [{"id": f"stufe-{n}", "value": n, "label": f"Stufe {n}"} for n in range(1, count + 1)]


def _relabel(which: int, data: dict[str, Any]) -> None:
    steps = data["scales"][0]["steps"]
    steps[which % len(steps)]["label"] = "anders gesagt"


def _put_on_own_scale(which: int, is_alike: bool, data: dict[str, Any]) -> None:
    scale = {**data["scales"][0], "id": "eigene"}
    scale["steps"] = scale["steps"] if is_alike else [{"id": f"s{n}", "value": n, "label": f"{n}"} for n in (1, 2, 3)]
    data["scales"][1:] = [scale]
    _item(data, which)[1]["scale"] = "eigene"


def _open(which: int, data: dict[str, Any]) -> None:
    _item(data, which)[1].update(kind="open", scale=None)
