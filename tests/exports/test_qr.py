"""QR codes hold the address, keep their quiet zone, and need no styles."""

import re
import struct

import pytest
import segno
from docx.oxml import parse_xml

from exports.qr import QUIET_ZONE, qr_png, qr_svg

ADDRESS = "https://dialog.example.org/t/k7d2w5pqxmztc4rhvbnyaegju3"
SVG = "{http://www.w3.org/2000/svg}"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """Every module that the drawing covers, by column and row."""
    path = parse_xml(svg).findall(f"{SVG}path")[1].attrib["d"]
    assert RUN.sub("", path) == "", "something else than rectangles is drawn"
    runs = [tuple(map(int, run)) for run in RUN.findall(path)]
    assert all(there == back for _, _, there, back in runs)
    return {(x + step, y) for x, y, there, _ in runs for step in range(there)}


def test_the_drawing_has_exactly_the_modules_of_the_code() -> None:
    rows = segno.make_qr(ADDRESS, error="m").matrix
    expected = {(x + QUIET_ZONE, y + QUIET_ZONE) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}
    assert dark_modules(qr_svg(ADDRESS, title="Code")) == expected


def test_four_white_modules_stand_around_the_code() -> None:
    svg = qr_svg(ADDRESS, title="Code")
    size = int(parse_xml(svg).attrib["viewBox"].split()[-1])
    places = [place for module in dark_modules(svg) for place in module]
    assert (min(places), max(places)) == (4, size - 5)


def test_screen_readers_hear_what_the_code_is_for() -> None:
    root = parse_xml(qr_svg(ADDRESS, title="Zur Befragung", description="Mit der Kamera öffnen"))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == root.findtext(f"{SVG}title") == "Zur Befragung"
    assert root.findtext(f"{SVG}desc") == "Mit der Kamera öffnen"


def test_no_style_and_no_id_stands_in_the_drawing() -> None:
    attributes = {name for part in parse_xml(qr_svg(ADDRESS, title="Code")).iter() for name in part.attrib}
    assert attributes & {"style", "class", "id"} == set()


@pytest.mark.parametrize("title", ['<script>alert("x")</script>', "Eltern & „Fachkräfte“", "'\"><"])
def test_a_title_is_text_and_never_markup(title: str) -> None:
    root = parse_xml(qr_svg(ADDRESS, title=title, description=title))
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (title, title)
    assert [part.tag for part in root] == [f"{SVG}{name}" for name in ("title", "desc", "path", "path")]


def test_the_picture_for_office_programs_is_as_large_as_asked_for() -> None:
    modules = len(segno.make_qr(ADDRESS, error="m").matrix) + 2 * QUIET_ZONE
    picture = qr_png(ADDRESS, scale=5)
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (modules * 5, modules * 5)


def test_the_same_address_gives_the_same_code() -> None:
    assert qr_svg(ADDRESS, title="Code") == qr_svg(ADDRESS, title="Code")
    assert qr_png(ADDRESS) == qr_png(ADDRESS)
