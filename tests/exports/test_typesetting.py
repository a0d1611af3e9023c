"""Typesetting sees only its own templates and our typefaces, and copes with signs that these lack."""

from dataclasses import replace

import pytest
import typst

from exports.look import FONT_FOLDER, PAPER_FONT, PAPER_FONTS
from exports.sheets import perspective_sheets
from exports.typesetting import TEMPLATES, typeset
from tests.exports.pdf_text import fonts_in, pages_of, squeezed
from tests.exports.test_sheets import CONTENT, GERMAN
from texts.catalogue import translator


def test_our_typeface_is_shipped_with_its_licence() -> None:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONT_FOLDER]).families()
    assert sorted(fonts) == ["Noto Sans Arabic", PAPER_FONT]
    assert set(fonts) <= set(PAPER_FONTS)
    for licence in ("OFL.txt", "OFL-NotoSansArabic.txt"):
        assert "SIL OPEN FONT LICENSE" in (FONT_FOLDER / licence).read_text("utf-8")


def test_papers_are_set_in_our_typeface() -> None:
    assert b"+SourceSans3VF" in perspective_sheets([CONTENT], GERMAN)


@pytest.mark.parametrize("name", ["Netz 🙂", "Netz \U0001f469\u200d\U0001f37c"])
def test_a_sign_that_no_typeface_has_costs_the_declaration_and_not_the_paper(name: str) -> None:
    pdf = perspective_sheets([replace(CONTENT, network=name)], GERMAN)
    assert b"pdfuaid" not in pdf
    assert b"/Marked true" in pdf
    assert squeezed(CONTENT.round_title) in pages_of(pdf)[0]


def test_other_scripts_and_control_signs_are_no_obstacle() -> None:
    pdf = perspective_sheets([replace(CONTENT, network="Мережа مرحبا\x00\x0b")], GERMAN)
    assert b"<pdfuaid:part>1" in pdf
    assert "Мережа" in pages_of(pdf)[0]


def test_arabic_is_set_in_the_arabic_typeface_and_cyrillic_in_our_own() -> None:
    arabic = fonts_in(perspective_sheets([CONTENT], translator("ar")))
    assert any("NotoSansArabic" in name for name in arabic)
    assert not any("DejaVu" in name or "Libertinus" in name for name in arabic)
    for language in ("ru", "uk", "tr", "de-leicht"):
        assert {name.partition("-")[0] for name in fonts_in(perspective_sheets([CONTENT], translator(language)))} == {
            PAPER_FONT
        }


def test_a_mistake_in_what_a_template_is_given_is_not_hidden() -> None:
    with pytest.raises(typst.TypstError):
        typeset("sheet.typ", {"language": "de", "title": "ohne Blätter"})


def test_templates_hold_no_text_that_people_read() -> None:
    for template in TEMPLATES.glob("*.typ"):
        content = "\n".join(line for line in template.read_text("utf-8").splitlines() if not line.startswith("//"))
        assert not any(sign in content for sign in "äöüßÄÖÜ„“"), template.name
