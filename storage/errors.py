"""What can go wrong with the database, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class DatabaseOnNetworkDrive(CodedError):
    """The embedded database lies on a network drive, where its locks do not hold."""

    code = "storage.network_drive"


class DatabasePragmaRefused(CodedError):
    """SQLite does not accept a setting that keeps answers safe."""

    code = "storage.pragma_refused"


class DatabaseOutdated(CodedError):
    """The tables are of another version than the program."""

    code = "storage.outdated"


class DatabaseUnreachable(CodedError):
    """The database cannot be opened."""

    code = "storage.unreachable"


class DatabaseUnavailable(CodedError):
    """The database does not take or give anything right now: its disk is full, it is locked, or it has stopped."""

    code = "storage.unavailable"


class ErasureDelayed(CodedError):
    """The answers are deleted, but their traces in the files are not yet; closing goes on when it is tried again."""

    code = "storage.erasure_delayed"


class RowsLeadNowhere(CodedError):
    """After a migration there are rows that belong to nothing, so the copy made before it must come back."""

    code = "storage.rows_lead_nowhere"
