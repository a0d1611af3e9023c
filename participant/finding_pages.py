"""The public pages ``/befunde``: what analysts found out, how it is founded, and the evidence as open data."""

from collections.abc import Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from analysis.findings import RecordedFinding, public_ones, versions_of
from exports.finding_data import evidence_csv, evidence_json, evidence_package
from networks.scopes import FindingsScope
from participant.endpoints import reading
from participant.finding_views import finding_page, findings_page
from participant.languages import wanted_language
from participant.messages import bad_link
from participant.rendering import render
from qualitaetsrahmen.languages.translations import GERMAN
from texts.catalogue import LANGUAGES, Translator, translator
from wiring.addresses import FINDINGS
from wiring.services import Services

_AN_HOUR = "public, max-age=3600"


class FindingPages:
    """Answers requests for findings; what is a draft or unknown gets the one page for links that lead nowhere."""

    def __init__(self, provide: Callable[[], Services]) -> None:
        self._provide = provide

    def routes(self) -> list[Route]:
        """Return the addresses of findings and of their data."""
        return [
            Route(FINDINGS, reading(self._list), methods=["GET"]),
            Route(f"{FINDINGS}/daten.zip", reading(self._package), methods=["GET"]),
            Route(f"{FINDINGS}/{{finding_id}}", reading(self._show), methods=["GET"]),
            Route(f"{FINDINGS}/{{finding_id}}/fassung/{{number:int}}", reading(self._show), methods=["GET"]),
            Route(f"{FINDINGS}/{{finding_id}}/belege.csv", reading(self._csv), methods=["GET"]),
            Route(f"{FINDINGS}/{{finding_id}}/belege.json", reading(self._json), methods=["GET"]),
        ]

    def _findings(self) -> list[RecordedFinding]:
        return self._provide().findings(FindingsScope()).findings()

    def _versions(self, request: Request) -> list[RecordedFinding]:
        return versions_of(self._findings(), str(request.path_params["finding_id"]))

    def _list(self, request: Request) -> Response:
        return render(findings_page(public_ones(self._findings()), _words(request)))

    def _show(self, request: Request) -> Response:
        t, versions = _words(request), self._versions(request)
        number = request.path_params.get("number")
        shown = next((one for one in reversed(versions) if number in (None, one.number)), None)
        return bad_link(t.language) if shown is None else render(finding_page(shown, versions, t))

    def _csv(self, request: Request) -> Response:
        return self._data(request, "csv", "text/csv; charset=utf-8", evidence_csv)

    def _json(self, request: Request) -> Response:
        return self._data(request, "json", "application/json", evidence_json)

    def _data(
        self,
        request: Request,
        ending: str,
        media_type: str,
        make: Callable[[list[RecordedFinding], Translator], bytes],
    ) -> Response:
        """Hand out the evidence of all versions of one finding."""
        t, versions = _words(request), self._versions(request)
        if not versions:
            return bad_link(t.language)
        return _file(make(versions, t), media_type, f"{versions[0].id}.{ending}")

    def _package(self, request: Request) -> Response:
        contents = tuple(one.model_dump_json() for one in self._findings())
        if not contents:
            return bad_link(_words(request).language)
        return _file(_packed(contents, _words(request).language), "application/zip", "befunde.zip")


@lru_cache(maxsize=8)
def _packed(contents: tuple[str, ...], language: str) -> bytes:
    """Return all public evidence as a package; made once for as long as no finding changes."""
    findings = [RecordedFinding.model_validate_json(one) for one in contents]
    return evidence_package(findings, translator(language))


def _words(request: Request) -> Translator:
    wanted = wanted_language(request)
    return translator(wanted if wanted in LANGUAGES else GERMAN)


def _file(content: bytes, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": _AN_HOUR}
    return Response(content, media_type=media_type, headers=headers)
