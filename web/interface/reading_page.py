"""The page that explains the interface for programs to people, in German and without any script."""

from functools import cache

from texts.catalogue import translator
from web.interface.problems import ProblemKind
from web.interface.resources import RESOURCES
from web.pages import InterfacePage, draw


@cache
def reading_page(base_url: str) -> bytes:
    """Return the page as it is sent; the example in it begins with the address of this installation."""
    t = translator("de")
    addresses = tuple((one.path, t(f"interface.resource.{one.name}")) for one in RESOURCES)
    problems = tuple((one.slug, one.status, t(f"interface.problem.{one.slug}.title")) for one in ProblemKind)
    return bytes(draw(InterfacePage(base_url.rstrip("/"), addresses, problems)).body)
