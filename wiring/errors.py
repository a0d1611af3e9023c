"""What stops the start, as codes with data; each becomes one clear line."""

from qualitaetsrahmen.errors import CodedError


class StartRefused(CodedError):
    """The app cannot start like this; ``reason`` says why."""

    code = "start.refused"
