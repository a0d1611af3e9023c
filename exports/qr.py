"""QR codes for screens and papers."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from io import BytesIO
from itertools import groupby

import segno

_KEPT = 256
"""A projector draws its code anew with every vote, and a facilitator's page with every click."""
QUIET_ZONE = 4
"""White modules around the code, as ISO/IEC 18004 asks for; phones fail without them on a dark ground."""


@lru_cache(maxsize=_KEPT)
def qr_svg(address: str, *, title: str, description: str = "") -> str:
    """Return a QR code as SVG for a page or a paper; screen readers hear ``title`` and ``description``.

    It takes the size that its surroundings give it, brings its own white ground, and carries neither styles
    nor ids: pages that forbid inline styles can hold it, several times if need be.
    """
    rows = [bytes(row) for row in _code(address).matrix_iter(border=QUIET_ZONE)]
    size = len(rows)
    about = f"<desc>{escape(description)}</desc>" if description else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" '
        f'aria-label="{escape(title)}" shape-rendering="crispEdges">'
        f"<title>{escape(title)}</title>{about}"
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path fill="#000" d="{_outline(rows)}"/></svg>'
    )


def qr_png(address: str, *, scale: int = 12) -> bytes:
    """Return a QR code as PNG for office programs, each module ``scale`` pixels wide."""
    file = BytesIO()
    _code(address).save(file, kind="png", scale=scale, border=QUIET_ZONE)
    return file.getvalue()


def _code(address: str) -> segno.QRCode:
    """Return the code with at least error correction M: still read with a seventh of it soiled or torn."""
    return segno.make_qr(address, error="m")


def _outline(rows: Iterable[bytes]) -> str:
    """Return the dark modules as one path, each run of a row a rectangle of its own."""
    rectangles = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            width = len(list(run))
            if dark:
                rectangles.append(f"M{x} {y}h{width}v1h-{width}z")
            x += width
    return "".join(rectangles)
