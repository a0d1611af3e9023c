"""Every kind of time in a session, and every instrument, is there because sessions need it."""

from dialogues.phases import Instrument, PhaseKind
from dialogues.session_formats import formats, methods


def test_every_kind_of_phase_and_every_instrument_is_used_and_has_a_card() -> None:
    phases = [phase for one in formats() for phase in one.phases]
    assert {phase.kind for phase in phases} == set(PhaseKind)
    assert {instrument for phase in phases for instrument in phase.instruments} == set(Instrument)
    assert {kind for card in methods() for kind in card.for_kinds} == set(PhaseKind) - {PhaseKind.BREAK}
