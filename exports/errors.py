"""What stops a file that comes in from outside, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class TranslatorFileRefused(CodedError):
    """A translator's file is none that we have given out, or too damaged to be read; ``reason`` says why."""

    code = "exports.translator_file_refused"


class ReportRefused(CodedError):
    """There is no such report; ``reason`` says why."""

    code = "exports.report_refused"


class TableRefused(CodedError):
    """A table of answers or a survey's structure is none that can be read; ``reason`` says why."""

    code = "exports.table_refused"


class PaperRefused(CodedError):
    """A paper of a dialogue cannot be made; ``reason`` says why."""

    code = "exports.paper_refused"


class DataExportRefused(CodedError):
    """Data cannot be written in the format that was asked for; ``reason`` says why, and which formats can hold it."""

    code = "exports.data_export_refused"
