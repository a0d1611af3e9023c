"""The town that the tests of the interface for programs share."""

import pytest

from tests.web.interface.town import Town, town_at
from tests.web.site import Site


@pytest.fixture
def town(site: Site) -> Town:
    return town_at(site)
