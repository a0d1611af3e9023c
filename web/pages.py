"""Drawing the few HTML pages of staff that are not Streamlit's: signing in, and what goes wrong there."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from texts.catalogue import translator

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class SignInForm:
    """All that the page for name and password may know."""

    template: ClassVar[str] = "anmelden.html"
    login: str = ""
    problem: str = ""
    onward: str = "/"


@dataclass(frozen=True)
class LinkConfirmation:
    """The page of a one-time link; the link itself stands only in the address."""

    template: ClassVar[str] = "link.html"


@dataclass(frozen=True)
class PasswordForm:
    """All that the page for a new password may know."""

    template: ClassVar[str] = "passwort.html"
    name: str
    problem: str = ""


@dataclass(frozen=True)
class Notice:
    """A page with one message and the next step."""

    template: ClassVar[str] = "hinweis.html"
    title: str
    text: str
    link: str
    link_text: str


@dataclass(frozen=True)
class InterfacePage:
    """What people read about the interface for programs: its addresses and what it may refuse."""

    template: ClassVar[str] = "schnittstelle.html"
    address: str
    addresses: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, int, str], ...]


def draw(
    page: SignInForm | LinkConfirmation | PasswordForm | Notice | InterfacePage, status: int = 200, language: str = "de"
) -> HTMLResponse:
    """Return a page as an answer that no cache keeps."""
    html = _environment.get_template(page.template).render(page=page, t=translator(language))
    return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})
