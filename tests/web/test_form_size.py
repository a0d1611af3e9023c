"""A sign-in form is small; what is larger is not read at all."""

import pytest

from tests.web.site import Site
from web.form_size import LARGEST_FORM


@pytest.mark.parametrize("path", ["/anmelden", "/anmelden/passwort", "/abmelden"])
def test_a_form_that_is_too_large_is_refused_in_german(site: Site, path: str) -> None:
    answer = site.browser().post(path, content=b"x" * (LARGEST_FORM + 1))
    assert answer.status_code == 413
    assert "zu groß" in answer.text


def test_a_form_that_does_not_tell_its_size_is_refused(site: Site) -> None:
    assert site.browser().post("/anmelden", content=iter([b"name=a"])).status_code == 413


def test_a_form_of_the_largest_size_is_read(site: Site) -> None:
    assert site.browser().post("/anmelden", data={"name": "a", "passwort": "b" * 1000}).status_code == 401


def test_other_addresses_have_limits_of_their_own(site: Site) -> None:
    assert site.browser().post("/t/fragen", content=b"x" * (LARGEST_FORM + 1)).status_code == 200
