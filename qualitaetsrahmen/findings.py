"""What is wrong in a framework's file: a code, a place, and the data that its sentence needs."""

from dataclasses import dataclass, field
from enum import StrEnum


class FindingCode(StrEnum):
    """Every kind of mistake that loading can report.

    Its sentences are the catalogue texts ``finding.<code>.message`` and ``finding.<code>.suggestion``.
    """

    NOT_UTF8 = "NOT_UTF8"
    TOO_LARGE = "TOO_LARGE"
    TOO_DEEP = "TOO_DEEP"
    YAML_SYNTAX = "YAML_SYNTAX"
    ALIAS = "ALIAS"
    TAG = "TAG"
    DUPLICATE_KEY = "DUPLICATE_KEY"
    KEY_NOT_TEXT = "KEY_NOT_TEXT"
    NOT_A_MAPPING = "NOT_A_MAPPING"
    UNKNOWN_KEY = "UNKNOWN_KEY"
    MISSPELT_KEY = "MISSPELT_KEY"
    MISSING_KEY = "MISSING_KEY"
    NOT_TEXT = "NOT_TEXT"
    NOT_A_LIST = "NOT_A_LIST"
    NOT_A_NUMBER = "NOT_A_NUMBER"
    NOT_TRUE_OR_FALSE = "NOT_TRUE_OR_FALSE"
    NOT_A_CHOICE = "NOT_A_CHOICE"
    EMPTY_TEXT = "EMPTY_TEXT"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TOO_FEW = "TOO_FEW"
    TOO_MANY = "TOO_MANY"
    NUMBER_TOO_SMALL = "NUMBER_TOO_SMALL"
    NUMBER_TOO_BIG = "NUMBER_TOO_BIG"
    BAD_ID = "BAD_ID"
    BAD_VERSION = "BAD_VERSION"
    BAD_ADDRESS = "BAD_ADDRESS"
    BAD_VALUE = "BAD_VALUE"
    DUPLICATE_ID = "DUPLICATE_ID"
    RETIRED_ID = "RETIRED_ID"
    UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE"
    MISSPELT_REFERENCE = "MISSPELT_REFERENCE"
    PERSPECTIVE_FORGOTTEN = "PERSPECTIVE_FORGOTTEN"
    ASKED_AND_NOT_ASKED = "ASKED_AND_NOT_ASKED"
    SCALE_ORDER = "SCALE_ORDER"


Path = tuple[str | int, ...]
"""The way from the top of a document to one value: keys and list positions."""


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Finding:
    """One mistake at one place."""

    file: str
    place: Place
    code: FindingCode
    data: dict[str, str] = field(default_factory=dict)
