"""What leaves a network says nothing of a person, and each audience is asked for apart."""

import pytest

from analysis.handed_in import Audience, HandedInAgreement, HandedInTalk
from qualitaetsrahmen.record import Record
from selfeval.consents import ConsentKind

IDS = {"criterion_id", "format_id", "method_id", "state"}
"""Ids of a framework or of our formats: words of ours, never of a room."""


@pytest.mark.parametrize("kind", [HandedInAgreement, HandedInTalk])
def test_no_free_word_of_a_room_leaves_it(kind: type[Record]) -> None:
    texts = {name for name, field in kind.model_fields.items() if field.annotation is str}
    assert texts <= IDS


def test_every_audience_needs_a_consent_of_its_own() -> None:
    assert {audience.value for audience in Audience} < {kind.value for kind in ConsentKind}
