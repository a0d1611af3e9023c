"""The commands of ``qualitaetsdialog framework texts``: texts go to translators, and translations come back."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from texts.catalogue import Translator
from wiring.command_files import content_of, write_file
from wiring.command_parser import CommandParser
from wiring.errors import CommandRefused

if TYPE_CHECKING:
    from qualitaetsrahmen.languages.translations import Translation, TranslationHeader
    from qualitaetsrahmen.languages.translators import Delivery, Order
    from qualitaetsrahmen.model import Framework


def add_texts(commands: "argparse._SubParsersAction[CommandParser]", t: Translator) -> None:
    """Add the command ``texts`` with its two directions."""
    parser = commands.add_parser("texts", help=t("commands.help.texts"))
    texts = parser.add_subparsers(required=True, title=t("commands.commands"), metavar=t("commands.command"))

    out = texts.add_parser("export", help=t("commands.help.texts_export"))
    out.add_argument("file", type=Path, metavar=t("commands.file"), help=t("commands.help.framework_file"))
    out.add_argument("--language", required=True, metavar=t("commands.language"), help=t("commands.help.language"))
    out.add_argument("--perspective", metavar=t("commands.id"), help=t("commands.help.perspective"))
    out.add_argument("--out", required=True, type=Path, metavar=t("commands.file"), help=t("commands.help.texts_out"))
    out.add_argument("--force", action="store_true", help=t("commands.help.force"))
    out.set_defaults(run=_export)

    back = texts.add_parser("import", help=t("commands.help.texts_import"))
    back.add_argument("file", type=Path, metavar=t("commands.file"), help=t("commands.help.texts_back"))
    back.add_argument("--to", type=Path, metavar=t("commands.folder"), help=t("commands.help.texts_to"))
    back.set_defaults(run=_import)


def _export(options: argparse.Namespace, t: Translator) -> int:
    from qualitaetsrahmen.languages.translators import TextState, order
    from wiring.framework_files import extended_at, place_in_collection

    write = _writers()[_suffix(options.out)]
    framework = extended_at(options.file)
    perspectives = [perspective.id for perspective in framework.perspectives]
    if options.perspective is not None and options.perspective not in perspectives:
        known = ", ".join(perspectives)
        raise CommandRefused(reason="perspective_unknown", perspective=options.perspective, known=known)
    header = _header(framework, options.language)
    before, _ = _present(framework, header, place_in_collection(options.file)[0])
    what = order(framework, header.language, before, options.perspective)
    write_file(options.out, write(what, t), replaces=options.force)
    count = sum(text.state is not TextState.CURRENT for text in what.texts)
    print(t("commands.texts.exported", file=options.out, total=len(what.texts), open=count))
    return 0


def _import(options: argparse.Namespace, t: Translator) -> int:
    from qualitaetsrahmen.languages.translators import taken_in
    from wiring.framework_files import extended_at

    delivery = _readers()[_suffix(options.file)](content_of(options.file))
    folder = options.to or _installed()
    core, _, addition = delivery.of.partition("+")
    place = folder / (f"additions/{addition}.yaml" if addition else f"{core.replace('@', '-')}.yaml")
    if not place.is_file():
        raise CommandRefused(reason="framework_missing", name=delivery.of, folder=str(folder))
    framework = extended_at(place)
    before, text = _present(framework, _header(framework, delivery.language), folder)
    taken = taken_in(framework, before, delivery)
    for one in taken.refused:
        reason = t(f"commands.texts.refused.{one.reason}", key=one.key)
        print(t("commands.texts.line", file=options.file, line=one.line, reason=reason), file=sys.stderr)
    if taken.changed:
        written = _write(framework, taken.translation, folder, (text, t))
        print(t("commands.texts.imported", count=len(taken.changed), file=written))
    else:
        print(t("commands.texts.nothing_new"))
    if before is not None and before.is_checked and not taken.translation.is_checked:
        print(t("commands.texts.no_longer_checked"))
    return 1 if taken.refused else 0


def _installed() -> Path:
    from wiring.settings import load_settings

    return load_settings().frameworks


def _header(framework: "Framework", language: str) -> "TranslationHeader":
    """Return for what a translation is; raises CommandRefused for a language that cannot be one."""
    from pydantic import ValidationError

    from qualitaetsrahmen.languages.translations import GERMAN, TranslationHeader

    try:
        header = TranslationHeader(of=framework.name, language=language)
    except ValidationError as error:
        raise CommandRefused(reason="language_unknown", language=language) from error
    if header.language == GERMAN:
        raise CommandRefused(reason="language_unknown", language=language)
    return header


def _present(framework: "Framework", header: "TranslationHeader", folder: Path) -> "tuple[Translation | None, str]":
    """Return the translation that lies in a folder already, and the text of its file."""
    from qualitaetsrahmen.languages.translations import Translation

    place = folder / _name(Translation.model_validate({"schema": 1, "translation": header, "texts": {}}))
    if not place.is_file():
        return None, ""
    content = content_of(place)
    found = _sound(content, place, framework)
    if (found.translation.of, found.language) != (header.of, header.language):
        raise CommandRefused(reason="other_translation", file=str(place))
    return found, content.decode("utf-8-sig")


def _sound(content: bytes, place: Path, framework: "Framework") -> "Translation":
    """Return a translation; one whose file has findings, but for outdated and lost texts, is refused."""
    from qualitaetsrahmen.findings import FindingCode
    from qualitaetsrahmen.languages.translations import Translation
    from qualitaetsrahmen.loading import FrameworkInvalid, read_file

    read = read_file(content, str(place), {framework.name: framework}.get)
    bearable = {FindingCode.TEXT_OUTDATED, FindingCode.TEXT_UNKNOWN}
    found = [finding for finding in read.findings if finding.code not in bearable]
    if found:
        raise FrameworkInvalid(tuple(found))
    if not isinstance(read.value, Translation):
        raise CommandRefused(reason="other_translation", file=str(place))
    return read.value


def _write(framework: "Framework", translation: "Translation", folder: Path, about: tuple[str, Translator]) -> Path:
    """Write a translation under the comments that its file has had; what could not be read again is not written."""
    from qualitaetsrahmen.languages.translations import language_name
    from qualitaetsrahmen.writing import opening_of, translation_text

    before, t = about
    name = language_name(translation.language)
    fresh = t("commands.texts.opening", title=framework.framework.title, name=framework.name, language=name)
    place = folder / _name(translation)
    content = translation_text(translation, opening_of(before) if before else fresh).encode()
    _sound(content, place, framework)
    write_file(place, content, replaces=True)
    return place


def _name(translation: "Translation") -> str:
    from qualitaetsrahmen.library import place_of

    return place_of(translation)[0]


def _suffix(path: Path) -> str:
    """Return the kind of a translator's file; raises CommandRefused for any other."""
    suffix = path.suffix.lower()
    if suffix not in {".xlsx", ".xlf", ".xliff"}:
        raise CommandRefused(reason="suffix_unknown", file=str(path))
    return suffix


def _writers() -> "Mapping[str, Callable[[Order, Translator], bytes]]":
    from exports.translator_sheet import translator_sheet
    from exports.xliff import xliff

    return {".xlsx": translator_sheet, ".xlf": xliff, ".xliff": xliff}


def _readers() -> "Mapping[str, Callable[[bytes], Delivery]]":
    from exports.translator_sheet import read_translator_sheet
    from exports.xliff import read_xliff

    return {".xlsx": read_translator_sheet, ".xlf": read_xliff, ".xliff": read_xliff}
