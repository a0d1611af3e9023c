"""Names of groups, shares and numbers of the national view, in the language of the reader."""

from analysis.national.breakdowns import Breakdown
from analysis.national.distributions import OTHERS, TOTAL, Spread
from texts.catalogue import Translator

_KEYS = {
    Breakdown.LAND: "ui.land",
    Breakdown.KIND: "ui.place_kind",
    Breakdown.POPULATION: "ui.population",
    Breakdown.NETWORK_KIND: "ui.network_kind",
}


def group_name(group: str, breakdown: Breakdown | None, t: Translator) -> str:
    """Return what a group is called; the total and the rest have names of their own."""
    if group == TOTAL:
        return t("national_ui.total")
    if group == OTHERS or breakdown is None:
        return t(f"national_ui.others.{breakdown.value}" if breakdown else "national_ui.others")
    return t(f"{_KEYS[breakdown]}.{group or 'none'}")


def per_cent(share: float, t: Translator) -> str:
    """Return a share as people read it, without decimals that would pretend to be exact."""
    return t("national_ui.per_cent", number=round(100 * share))


def both_ways(spread: Spread, step: int, t: Translator) -> str:
    """Return the share of a step, and in brackets the other way of weighing where it matters."""
    own = per_cent(spread.by_places[step], t)
    return f"{own} ({per_cent(spread.by_answers[step], t)})" if spread.differs else own


def rests_on(spread: Spread, t: Translator) -> str:
    """Return on how many places and answers a distribution rests."""
    return t("national_ui.rests_on", places=t.number(spread.places), answers=t.number(spread.answers))
