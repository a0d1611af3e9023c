"""The texts for a translator's own program, as XLIFF 1.2: a unit for each text, with its place as a note."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from exports.errors import TranslatorFileRefused
from exports.plain_text import printable
from exports.text_places import place_of_text
from exports.translator_files import MOST_BYTES, delivery_of
from qualitaetsrahmen.languages.texts_of import TextUnit
from qualitaetsrahmen.languages.translations import GERMAN
from qualitaetsrahmen.languages.translators import DeliveredText, Delivery, Order, OrderedText, TextState
from texts.catalogue import Translator

_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OPEN_STATES = {"new", "needs-translation"}


def xliff(what: Order, t: Translator) -> bytes:
    """Return the file for an order; the mark of each German text travels in ``extradata``."""
    root = etree.Element(_name("xliff"), {"version": "1.2"}, nsmap={None: _SPACE})
    about = {
        "original": what.framework.name,
        "source-language": GERMAN,
        "target-language": what.language,
        "datatype": "plaintext",
    }
    file = etree.SubElement(root, _name("file"), about)
    header = etree.SubElement(file, _name("header"))
    etree.SubElement(header, _name("note")).text = printable(what.framework.framework.title)
    body = etree.SubElement(file, _name("body"))
    for text in what.texts:
        _add_unit(body, text, str(place_of_text(what.framework, text.unit.key, t)))
    content: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return content


def _add_unit(body: Any, text: OrderedText, place: str) -> None:
    key, is_done = text.unit.key, text.state is TextState.CURRENT
    unit = etree.SubElement(body, _name("trans-unit"), {"id": key, "resname": key, "extradata": text.unit.source})
    unit.set(_XML_SPACE, "preserve")
    etree.SubElement(unit, _name("source")).text = printable(text.unit.german)
    target = etree.SubElement(unit, _name("target"), {"state": "translated" if is_done else "needs-translation"})
    target.text = printable(text.text)
    etree.SubElement(unit, _name("note")).text = printable(place)
    if text.earlier:
        earlier = etree.SubElement(unit, _name("alt-trans"))
        etree.SubElement(earlier, _name("target")).text = printable(text.earlier)


def read_xliff(content: bytes) -> Delivery:
    """Return what a file brings back; raises TranslatorFileRefused for one that is damaged or none of ours."""
    if len(content) > MOST_BYTES:
        raise TranslatorFileRefused(reason="too_large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise TranslatorFileRefused(reason="damaged") from error
    files = root.findall(_name("file"))
    if root.getroottree().docinfo.doctype or root.tag != _name("xliff") or len(files) != 1:
        raise TranslatorFileRefused(reason="not_ours")
    file = files[0]
    return delivery_of(file.get("original", ""), file.get("target-language", ""), _delivered(file))


def _delivered(file: Any) -> Iterator[DeliveredText]:
    """Yield every unit; a German text that a program has put where the translation belongs is none."""
    for unit in file.iter(_name("trans-unit")):
        german, target = _text(unit.find(_name("source"))), unit.find(_name("target"))
        text = _text(target)
        is_copied = text == german and target is not None and target.get("state") in _OPEN_STATES
        yield DeliveredText(
            line=unit.sourceline,
            key=unit.get("resname") or unit.get("id") or "",
            source=unit.get("extradata") or TextUnit("", german, ()).source,
            text="" if is_copied else text,
        )


def _text(element: Any) -> str:
    """Return the text of an element, also what stands inside of marks that a program has set."""
    return "" if element is None else printable("".join(element.itertext())).strip()


def _name(tag: str) -> str:
    return f"{{{_SPACE}}}{tag}"
