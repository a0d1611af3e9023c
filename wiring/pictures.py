"""Charts to save as pictures, made anew from the release within the scope of whoever asks for one."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.agreement_marks import agreement_marks
from analysis.earlier_rounds import Chain, chains_of, for_reach
from analysis.over_time import over_time
from exports.errors import ReportRefused
from exports.over_time.picture_of import time_picture
from exports.pictures import Picture, PictureFormat, picture_file
from exports.report.picture_of import bar_picture, gap_picture, level_picture
from exports.report.source import ReportSource
from networks.scopes import NetworkScope
from selfeval.errors import RoundNotClosed
from selfeval.release import Reach
from selfeval.results import ItemResult, Results, results_of
from texts.catalogue import Translator, translator
from wiring.services import Services


class PictureKind(StrEnum):
    """Which chart is wanted; the names are those of addresses."""

    GAPS = "unterschiede"
    BARS = "verteilung"
    LEVELS = "ebenen"
    TIME = "verlauf"


@dataclass(frozen=True)
class PictureWish:
    """Which chart of which statements, for which readers, as which file, in which language."""

    kind: PictureKind
    items: tuple[str, ...]
    reach: Reach = Reach.INTERNAL
    format: PictureFormat = PictureFormat.SVG
    language: str = "de"
    batch: int = 0
    """Which late batch, from 1; 0 for what was counted at closing."""
    past: int = 0
    """Which past of a statement that comes from several, from 0."""


def picture_of(services: Services, scope: NetworkScope, round_id: str, wish: PictureWish) -> bytes:
    """Return a chart as a file; raises ReportRefused where there is nothing of what was wished for."""
    t = translator(wish.language)
    make = _over_time if wish.kind is PictureKind.TIME else _of_round
    return picture_file(make(services, scope, round_id, wish, t), wish.format)


def _of_round(services: Services, scope: NetworkScope, round_id: str, wish: PictureWish, t: Translator) -> Picture:
    results = _batch(results_of(services.rounds(scope), round_id, wish.reach), wish.batch)
    source = ReportSource(services.networks(scope).network(results.of_round.network_id).name, results)
    items = [item for item in results.items if item.item.id in wish.items]
    if not items or len({item.scale.id for item in items}) > 1:
        raise ReportRefused(reason="picture")
    return _drawn(wish.kind, items, source, t)


def _drawn(kind: PictureKind, items: list[ItemResult], source: ReportSource, t: Translator) -> Picture:
    if kind is PictureKind.BARS:
        return bar_picture(items[0], source, t)
    make = gap_picture if kind is PictureKind.GAPS else level_picture
    return make(items, source, t)


def _batch(results: Results, number: int) -> Results:
    if not number:
        return results
    if not 0 < number <= len(results.late):
        raise ReportRefused(reason="picture")
    return results.late[number - 1]


def _over_time(services: Services, scope: NetworkScope, round_id: str, wish: PictureWish, t: Translator) -> Picture:
    of_round = services.rounds(scope).round(round_id)
    chain = for_reach(_chain_with(services, of_round.network_id, round_id), wish.reach)
    if not chain.closed:
        raise ReportRefused(reason="picture")
    own = NetworkScope.of(of_round.network_id)
    found = over_time(chain, services.rounds(own), services.library(of_round.network_id), wish.reach)
    threads = [one for one in found.threads if one.newest.item.id in wish.items]
    if not 0 <= wish.past < len(threads):
        raise ReportRefused(reason="picture")
    thread = threads[wish.past]
    marks = agreement_marks(services.agreements(own).agreements(), chain, thread.criteria)
    return time_picture(thread, found, marks, services.networks(scope).network(of_round.network_id).name, t)


def _chain_with(services: Services, network_id: str, round_id: str) -> Chain:
    rounds = services.rounds(NetworkScope.of(network_id)).rounds()
    found = next((chain for chain in chains_of(rounds, network_id) if round_id in chain.ids), None)
    if found is None:
        raise RoundNotClosed(round=round_id)
    return found
