"""The overview of networks as one table, which becomes cards on a phone."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from dialogues.my_municipalities import Missing, Standing
from texts.catalogue import Translator
from ui.dialogue.choose_session import SESSION

_COLUMNS = ("network", "stage", "next", "overdue", "missing")
_PART_FOR = {Missing.NOTES: "notizen", Missing.HAND_OVER: "uebergabe"}
"""In which part of the preparation something missing is added; everything else stands in the first."""
_IN_AGENDA = {Missing.AGENDA, Missing.SESSION}


def networks_table(standings: Sequence[Standing], places: Mapping[str, str], t: Translator) -> str:
    """Return the table; ``places`` are the names of municipalities by their id."""
    head = "".join(f'<th scope="col">{escape(t(f"my_municipalities_ui.column.{one}"))}</th>' for one in _COLUMNS)
    rows = "".join(_row(one, places, t) for one in standings)
    caption = escape(t("my_municipalities_ui.caption"))
    return (
        f'<table class="kommunen"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(standing: Standing, places: Mapping[str, str], t: Translator) -> str:
    cells = {
        "stage": escape(t(f"my_municipalities_ui.stage.{standing.stage.value}")),
        "next": _next(standing, t),
        "overdue": _overdue(standing, t),
        "missing": _missing(standing, t),
    }
    labelled = "".join(
        f'<td data-name="{escape(t(f"my_municipalities_ui.column.{name}"))}">{cell}</td>'
        for name, cell in cells.items()
    )
    return f'<tr><th scope="row">{_name(standing, places)}</th>{labelled}</tr>'


def _name(standing: Standing, places: Mapping[str, str]) -> str:
    """Return the municipalities with the network below; a network without any stands for itself."""
    network = standing.network
    names = ", ".join(places[one] for one in network.municipalities if one in places)
    if not names or names == network.name:
        return escape(network.name)
    return f"{escape(names)}<small>{escape(network.name)}</small>"


def _next(standing: Standing, t: Translator) -> str:
    coming = standing.next_date
    if coming is None:
        return escape(t("my_municipalities_ui.no_date"))
    what = t(f"my_municipalities_ui.coming.{coming.what.value}")
    day = escape(t.date(coming.on))
    if coming.session_id is None or standing.session is None:
        return f"{day}<small>{escape(what)}</small>"
    title = escape(standing.session.title)
    return f"{day}<small>{_link('vorbereiten', title, **{SESSION: coming.session_id})}</small>"


def _overdue(standing: Standing, t: Translator) -> str:
    if not standing.overdue:
        return escape(t("my_municipalities_ui.none_overdue"))
    return _link("vereinbarungen", escape(t("my_municipalities_ui.overdue", count=standing.overdue)))


def _missing(standing: Standing, t: Translator) -> str:
    """Return what is missing, each with the way to where it is added."""
    if not standing.missing:
        return escape(t("my_municipalities_ui.nothing_missing"))
    session = standing.session
    entries = []
    for one in standing.missing:
        words = escape(t(f"my_municipalities_ui.missing.{one.value}"))
        if one in _IN_AGENDA or session is None:
            entries.append(_link("dialoge", words, **({SESSION: session.id} if session else {})))
        elif one in (Missing.RESULTS, Missing.TEXTS):
            entries.append(words)
        else:
            query = {SESSION: session.id, "teil": _PART_FOR.get(one, "einladung")}
            entries.append(_link("vorbereiten", words, **query))
    return f"<ul>{''.join(f'<li>{entry}</li>' for entry in entries)}</ul>"


def _link(page: str, words: str, **query: str) -> str:
    """Return a link in this tab to a page of ours; ``words`` are HTML already."""
    address = f"/{page}?{urlencode(query)}" if query else f"/{page}"
    return f'<a href="{escape(address)}" target="_self">{words}</a>'
