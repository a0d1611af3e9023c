"""What can go wrong when releases are compared, handed in and taken in, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class CubeDamaged(CodedError):
    """Packed figures do not fit the framework that they name."""

    code = "analysis.cube_damaged"


class CodeUnknown(CodedError):
    """A text was given a code that its framework does not have."""

    code = "analysis.code_unknown"
