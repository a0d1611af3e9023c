"""What stops a start or a command, as codes with data; each becomes one clear line."""

from qualitaetsrahmen.errors import CodedError


class StartRefused(CodedError):
    """The app cannot start like this; ``reason`` says why."""

    code = "start.refused"


class SettingsInvalid(CodedError):
    """A setting has a value that cannot work; ``problem`` names the variable and why."""

    code = "settings.invalid"


class CommandRefused(CodedError):
    """A command cannot do what it is asked for; ``reason`` says why."""

    code = "command.refused"


class FileUnusable(CodedError):
    """A file that was named cannot be read or written; ``reason`` says why, where it is one of the usual ones."""

    code = "command.file_unusable"
