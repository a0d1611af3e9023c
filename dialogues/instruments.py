"""Which instruments fit which part of an agenda, so that a facilitator sees only what helps there."""

from dialogues.phases import Instrument, PhaseKind

_FITTING = {
    PhaseKind.ARRIVE: (Instrument.CARDS,),
    PhaseKind.FOLLOW_UP: (Instrument.CARDS, Instrument.CONSENSUS),
    PhaseKind.INPUT: (Instrument.CARDS,),
    PhaseKind.RESULTS: (Instrument.CARDS, Instrument.DOTS),
    PhaseKind.GROUPS: (Instrument.CARDS, Instrument.DOTS),
    PhaseKind.TALK: (Instrument.VOTE, Instrument.CARDS, Instrument.CONSENSUS, Instrument.DOTS),
    PhaseKind.BREAK: (),
    PhaseKind.PRIORITISE: (Instrument.DOTS, Instrument.CARDS),
    PhaseKind.AGREE: (Instrument.CONSENSUS, Instrument.CARDS, Instrument.DOTS),
    PhaseKind.CLOSE: (Instrument.PULSE, Instrument.CARDS),
}
"""The first is what the part is usually led with."""


def instruments_for(kind: PhaseKind, *, has_criterion: bool) -> tuple[Instrument, ...]:
    """Return the instruments of a part, the usual one first; a vote by perspective needs a criterion to vote on."""
    return tuple(one for one in _FITTING[kind] if has_criterion or one is not Instrument.VOTE)
