"""What can go wrong when releases are compared, handed in and taken in, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class CubeDamaged(CodedError):
    """Packed figures do not fit the framework that they name."""

    code = "analysis.cube_damaged"


class LettingGoImpossible(CodedError):
    """Nothing of a round can leave its network; ``reason`` is ``no_place`` or ``core_changed``."""

    code = "analysis.letting_go_impossible"


class ConsentMissing(CodedError):
    """Nobody agreed that results of a round are handed in, or it was taken back."""

    code = "analysis.consent_missing"


class AlreadyTakenIn(CodedError):
    """Releases of one import have been taken in meanwhile, so none of them was."""

    code = "analysis.already_taken_in"


class CodeUnknown(CodedError):
    """A text was given a code that its framework does not have."""

    code = "analysis.code_unknown"


class FindingIncomplete(CodedError):
    """A finding lacks something that its next step needs; ``reason`` says what."""

    code = "analysis.finding_incomplete"


class FindingNotDraft(CodedError):
    """A version that everybody has read was to be changed in place."""

    code = "analysis.finding_not_draft"


class FindingMoved(CodedError):
    """Somebody else has published, replaced or withdrawn the finding meanwhile."""

    code = "analysis.finding_moved"
