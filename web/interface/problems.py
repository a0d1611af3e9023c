"""What the interface for programs refuses and why, as problem details (RFC 9457) in German or English."""

from enum import Enum

from starlette.requests import Request

from qualitaetsrahmen.errors import CodedError
from texts.catalogue import LANGUAGES, Translator, translator
from web.interface.models import Problem

ROOT = "/api/v1"


class ProblemKind(Enum):
    """A kind of problem with its status; its title and explanation are texts."""

    PARAMETER_UNKNOWN = 400, "parameter_unknown"
    PARAMETER_TWICE = 400, "parameter_twice"
    PARAMETER_INVALID = 400, "parameter_invalid"
    TOKEN_REFUSED = 401, "token_refused"
    NOT_FOUND = 404, "not_found"
    NO_RESULTS = 404, "no_results"
    METHOD = 405, "method"
    TOO_MANY = 429, "too_many"
    BROKEN = 500, "broken"
    UNAVAILABLE = 503, "unavailable"

    @property
    def status(self) -> int:
        """The status of the answer."""
        return self.value[0]

    @property
    def slug(self) -> str:
        """The name of the kind, which stands in its address and in the keys of its texts."""
        return self.value[1]


class Refused(Exception):
    """A request gets a problem instead of what it asked for."""

    def __init__(self, kind: ProblemKind, parameter: str | None = None, because: CodedError | None = None) -> None:
        super().__init__(kind.slug)
        self.kind = kind
        self.parameter = parameter
        self.because = because

    def told(self, t: Translator) -> Problem:
        """Return what is told of it in a language."""
        detail = t(f"interface.problem.{self.kind.slug}", parameter=self.parameter)
        if self.because is not None:
            detail = t.error(self.because.code, self.because.data)
        return Problem(
            type=f"{ROOT}#{self.kind.slug}",
            title=t(f"interface.problem.{self.kind.slug}.title"),
            status=self.kind.status,
            detail=detail,
            parameter=self.parameter,
        )


def language_of(request: Request) -> str:
    """Return the language that a program prefers among ours; German without a wish."""
    wishes: list[tuple[float, str]] = []
    for part in request.headers.get("accept-language", "").split(","):
        name, _, weight = part.partition(";")
        language = name.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            wishes.append((_weight(weight), language))
    best = max((weight for weight, _ in wishes), default=0.0)
    return next((language for weight, language in wishes if weight == best and weight > 0), LANGUAGES[0])


def translator_for(request: Request) -> Translator:
    """Return the texts in the language that a program prefers."""
    return translator(language_of(request))


def _weight(text: str) -> float:
    name, _, number = text.strip().partition("=")
    try:
        return float(number) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
