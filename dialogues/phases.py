"""What the parts of a session are for, and what a room has at hand in them."""

from enum import StrEnum


class PhaseKind(StrEnum):
    """The kinds of time in a session; a format orders them, an agenda fills them."""

    ARRIVE = "arrive"
    """Welcome, who is in the room, how we talk with each other."""
    FOLLOW_UP = "follow_up"
    """What became of the agreements of last time."""
    INPUT = "input"
    """Somebody explains something to all."""
    RESULTS = "results"
    """The results are shown and read together."""
    GROUPS = "groups"
    """Small groups work side by side."""
    TALK = "talk"
    """All talk about one criterion; a format has one such phase, an agenda one item for each criterion."""
    BREAK = "break"
    PRIORITISE = "prioritise"
    """What comes first, out of what was said."""
    AGREE = "agree"
    """Who does what until when, and how everyone will notice."""
    CLOSE = "close"
    """How was it, and what comes next."""


class Instrument(StrEnum):
    """What phones, projector and facilitator can do together."""

    VOTE = "vote"
    CARDS = "cards"
    DOTS = "dots"
    CONSENSUS = "consensus"
    PULSE = "pulse"
