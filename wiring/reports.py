"""Putting a report together within the scope of whoever asks for it, and setting it as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from analysis.earlier_rounds import chains_of, for_reach
from analysis.over_time import over_time
from analysis.over_time_model import OverTime
from exports.report.blocks import ReportContent, ReportKind
from exports.report.content import report_content
from exports.report.html import report_html
from exports.report.pdf import report_pdf
from exports.report.source import ReportSource
from exports.report.word import report_word
from networks.scopes import NetworkScope, PublishedScope
from selfeval.release import Reach
from selfeval.results import Results, results_of
from texts.catalogue import translator
from wiring.services import Services

LANGUAGE = "de"
"""The language of reports; people who answered read the results in theirs at ``/e/``."""


class ReportFormat(StrEnum):
    """As which file a report is wanted; the names are those of addresses and of the command line."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"


@dataclass(frozen=True)
class ReportWish:
    """Which report, as which file, for which readers; the parents' version always leaves the network."""

    kind: ReportKind = ReportKind.FULL
    format: ReportFormat = ReportFormat.PDF
    wanted_reach: Reach = Reach.INTERNAL

    @property
    def reach(self) -> Reach:
        """The reach that the report really has."""
        return Reach.PUBLIC if self.kind is ReportKind.PARENTS else self.wanted_reach

    @property
    def file_name(self) -> str:
        """How the file is called, after the word "bericht" and before its round."""
        return f"{self.kind.value}-{self.reach.value}"


def report_file(services: Services, scope: NetworkScope, round_id: str, wish: ReportWish) -> bytes:
    """Return a report as a file; the same release and the same wish give the same bytes.

    Raises RoundUnknown outside the scope and RoundNotClosed while there is no release.
    """
    return _MAKERS[wish.format](load_report(services, scope, round_id, wish))


def load_report(
    services: Services, scope: NetworkScope | PublishedScope, round_id: str, wish: ReportWish
) -> ReportContent:
    """Return what a report says."""
    results = results_of(services.rounds(scope), round_id, wish.reach)
    agreements = services.agreements(scope).agreements()
    source = ReportSource(
        network=services.networks(scope).network(results.of_round.network_id).name,
        results=results,
        agreements=tuple(one for one in agreements if one.round_id == round_id),
        over_time=_over_time(services, scope, results) if wish.kind is ReportKind.FULL else None,
        all_agreements=tuple(agreements),
    )
    return report_content(source, wish.kind, translator(LANGUAGE))


def _over_time(services: Services, scope: NetworkScope | PublishedScope, results: Results) -> OverTime | None:
    """Return the round with those before it; outside, only those of which people were told so. Links show one round."""
    if isinstance(scope, PublishedScope):
        return None
    of_round, store = results.of_round, services.rounds(NetworkScope.of(results.of_round.network_id))
    chain = next((one for one in chains_of(store.rounds(), of_round.network_id) if of_round.id in one.ids), None)
    chain = for_reach(chain, results.reach).up_to(of_round.id) if chain else None
    if chain is None or not chain.has_several:
        return None
    return over_time(chain, store, services.library(of_round.network_id), results.reach)


def _html_file(content: ReportContent) -> bytes:
    return report_html(content).encode()


_MAKERS: dict[ReportFormat, Callable[[ReportContent], bytes]] = {
    ReportFormat.PDF: report_pdf,
    ReportFormat.WORD: report_word,
    ReportFormat.HTML: _html_file,
}
