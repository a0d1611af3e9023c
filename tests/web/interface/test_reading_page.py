"""People find out in German what the interface is for, without signing in and without any script."""

from tests.web.interface.town import ROOT
from tests.web.site import Site
from web.interface.resources import RESOURCES


def test_the_page_explains_the_interface_in_five_sentences_with_an_example(site: Site) -> None:
    answered = site.browser().get(ROOT)
    assert (answered.status_code, answered.headers["content-type"]) == (200, "text/html; charset=utf-8")
    about = answered.text.partition("<h1>")[2].partition("<p>")[2].partition("</p>")[0]
    assert about.count(".") == 5
    assert "http://testserver/api/v1/networks" in answered.text
    assert "<script" not in answered.text


def test_the_page_names_every_address_with_its_words(site: Site) -> None:
    page = site.browser().get(ROOT).text
    assert [one.path for one in RESOURCES if f"<code>/api/v1{one.path}</code>" not in page] == []
