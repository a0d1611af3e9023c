"""What can go wrong when releases are compared, handed in and taken in, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class CubeDamaged(CodedError):
    """Packed figures do not fit the framework that they name."""

    code = "analysis.cube_damaged"


class FindingIncomplete(CodedError):
    """A finding lacks something that its next step needs; ``reason`` says what."""

    code = "analysis.finding_incomplete"


class FindingNotDraft(CodedError):
    """A version that everybody has read was to be changed in place."""

    code = "analysis.finding_not_draft"


class FindingMoved(CodedError):
    """Somebody else has published, replaced or withdrawn the finding meanwhile."""

    code = "analysis.finding_moved"
