"""The codebook is a page of its own in the language of the labels, and shows texts as texts."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from exports.statistical.codebook_page import write_codebook_page
from exports.statistical.model import Dataset
from tests.exports.statistical.example import LONG_LABEL, VARIABLES, example


def page_of(dataset: Dataset, folder: Path) -> "html.HtmlElement":
    write_codebook_page(dataset, folder / "a.html")
    return html.fromstring((folder / "a.html").read_bytes())


def test_every_variable_has_its_place_and_a_link_to_it(tmp_path: Path) -> None:
    page = page_of(example(), tmp_path)
    assert [section.get("id") for section in page.findall(".//section")] == [one.name for one in VARIABLES]
    assert [link.get("href") for link in page.findall(".//a")] == [f"#{one.name}" for one in VARIABLES]
    assert LONG_LABEL in page.text_content()


def test_codes_are_told_with_what_they_count_as(tmp_path: Path) -> None:
    section = page_of(example(), tmp_path).get_element_by_id("a1_eltern")
    rows = [[cell.text_content() for cell in row] for row in section.findall(".//tbody/tr")]
    assert rows[3] == ["4", "4", "trifft zu – „ganz & gar“ <sehr>", "gültig"]
    assert rows[-1] == ["−99", ".s", "nicht gezeigt", "fehlt"]


def test_the_page_speaks_the_language_of_the_labels(tmp_path: Path) -> None:
    page = page_of(replace(example(), language="en"), tmp_path)
    assert page.get("lang") == "en"
    assert page.find(".//h1").text_content().startswith("Codebook: ")


def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    page = page_of(example(), tmp_path)
    assert page.xpath("//script | //link | //img | //@src | //*[starts-with(@href, 'http')]") == []


def test_a_data_set_that_does_not_know_its_rows_says_nothing_of_them(tmp_path: Path) -> None:
    assert "8 Zeilen" in page_of(example(), tmp_path).text_content()
    assert "Zeilen" not in page_of(replace(example(), count=None, notes=()), tmp_path).find(".//header").text_content()
