"""The results behind ``/e/<token>``: for those who answered, in their language, and for readers on a committee."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exports.report.blocks import ReportKind
from exports.report.html import report_html
from networks.links import Link, LinkKind
from networks.scopes import PublishedScope
from participant.assets import REPORT_STYLE, asset_address
from participant.echo_entry import load_echo
from participant.echo_views import PART, echo_page, wait_page
from participant.endpoints import reading
from participant.entry import known_link
from participant.languages import wanted_language
from participant.messages import bad_link
from participant.rendering import html_response, render
from selfeval.errors import ResultsErased, RoundNotClosed, RoundUnknown
from selfeval.published import may_be_shown_outside
from selfeval.release import Reach
from wiring.reports import ReportWish, load_report
from wiring.services import Services


class EchoPages:
    """Answers requests for published results; whatever does not let in gets the one page for such links."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the address of published results."""
        return [Route("/e/{token}", reading(self._show), methods=["GET"])]

    def _show(self, request: Request) -> Response:
        services, token = self._provide(), request.path_params["token"]
        for kind, show in ((LinkKind.RESULTS, _show_echo), (LinkKind.COMMITTEE, _show_committee)):
            link = known_link(services, kind, token)
            if link is not None and link.lets_in(services.clock.today()):
                try:
                    return show(services, link, request)
                except (RoundUnknown, RoundNotClosed, ResultsErased):
                    return bad_link()
        return bad_link()


def _show_echo(services: Services, link: Link, request: Request) -> Response:
    echo = load_echo(services, _scope_of(link), wanted_language(request))
    if echo is None:
        return bad_link()
    if echo.results is None:
        return render(wait_page(echo))
    return render(echo_page(echo, echo.results, request.query_params.get(PART)))


def _show_committee(services: Services, link: Link, _request: Request) -> Response:
    """Show the report on one page as it may leave the network, while the public is among those who see the results."""
    if not may_be_shown_outside(services.rounds(_scope_of(link)).round(link.target_id)):
        return bad_link()
    content = load_report(
        services, _scope_of(link), link.target_id, ReportWish(ReportKind.SHORT, wanted_reach=Reach.PUBLIC)
    )
    return html_response(report_html(content, asset_address(REPORT_STYLE)).encode())


def _scope_of(link: Link) -> PublishedScope:
    return PublishedScope(link.network_id, link.target_id)
