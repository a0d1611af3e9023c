"""Reads the text of a PDF that Typst has made, with nothing but its own tables of characters."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_CHARACTER = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_INNER = rb"(?:\\.|[^\\()])*"
_SHOWN = re.compile(rb"/(f\d+) [\d.]+ Tf|\((" + _INNER + rb"(?:\(" + _INNER + rb"\)" + _INNER + rb")*)\)", re.DOTALL)
"""A font, or a string, in which parentheses may stand as they are when they come in pairs."""
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page without any white space, because lines break where they like."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [body for body in objects.values() if b"/Type/Page/" in body]
    return ["".join(_text(objects, page).split()) for page in pages]


def fonts_in(pdf: bytes) -> set[str]:
    """The names of all fonts that a PDF brings along."""
    return {name.decode() for name in re.findall(rb"/BaseFont/[A-Z]{6}\+([\w-]+)", pdf)}


def squeezed(text: str) -> str:
    """A text without white space, to look for on a page."""
    return "".join(text.split())


def _text(objects: dict[int, bytes], page: bytes) -> str:
    resources = objects[_reference(page, b"Resources")]
    fonts = {
        name.decode(): _characters(objects, int(font)) for name, font in re.findall(rb"/(f\d+) (\d+) 0 R", resources)
    }
    characters: dict[int, str] = {}
    text = []
    for font, shown in _SHOWN.findall(_stream(objects[_reference(page, b"Contents")])):
        if font:
            characters = fonts[font.decode()]
            continue
        codes = _ESCAPED.sub(_unescaped, shown)
        text += [characters.get(int.from_bytes(codes[at : at + 2]), "") for at in range(0, len(codes), 2)]
    return "".join(text)


def _characters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    table = _stream(objects[_reference(objects[font], b"ToUnicode")])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _CHARACTER.findall(table)}


def _unescaped(match: re.Match[bytes]) -> bytes:
    sign = match.group(1)
    return bytes([int(sign, 8)]) if len(sign) == 3 else _SIGNS.get(sign, sign)


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found, name
    return int(found.group(1))


def _stream(body: bytes) -> bytes:
    return zlib.decompress(body.partition(b"stream\n")[2].rpartition(b"\nendstream")[0])
