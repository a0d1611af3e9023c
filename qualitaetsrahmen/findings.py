"""What is wrong in a framework's file: a code, a place, and the data that its sentence needs."""

from dataclasses import dataclass, field
from enum import StrEnum


class FindingCode(StrEnum):
    """Every kind of mistake that loading can report.

    Its sentences are the catalogue texts ``finding.<code>.message`` and ``finding.<code>.suggestion``.
    """

    # the file as a whole
    NOT_UTF8 = "NOT_UTF8"
    NO_TEXT_FILE = "NO_TEXT_FILE"
    EMPTY_FILE = "EMPTY_FILE"
    TOO_LARGE = "TOO_LARGE"
    TOO_DEEP = "TOO_DEEP"
    CONTROL_CHARACTER = "CONTROL_CHARACTER"
    SECOND_DOCUMENT = "SECOND_DOCUMENT"
    # how it is written
    YAML_SYNTAX = "YAML_SYNTAX"
    TAB = "TAB"
    BAD_INDENT = "BAD_INDENT"
    NO_COLON = "NO_COLON"
    NO_SPACE = "NO_SPACE"
    NO_COMMA = "NO_COMMA"
    NO_DASH = "NO_DASH"
    NO_FIRST_LINE = "NO_FIRST_LINE"
    ODD_DASH = "ODD_DASH"
    EXTRA_DASH = "EXTRA_DASH"
    COLON_IN_TEXT = "COLON_IN_TEXT"
    UNCLOSED_QUOTE = "UNCLOSED_QUOTE"
    TEXT_AFTER_QUOTE = "TEXT_AFTER_QUOTE"
    BACKSLASH = "BACKSLASH"
    UNCLOSED_BRACKET = "UNCLOSED_BRACKET"
    RESERVED_START = "RESERVED_START"
    ALIAS = "ALIAS"
    ANCHOR = "ANCHOR"
    TAG = "TAG"
    FLOW_PROSE = "FLOW_PROSE"
    TEXT_CUT = "TEXT_CUT"
    ODD_QUOTES = "ODD_QUOTES"
    TWO_FIELDS = "TWO_FIELDS"
    # keys
    DUPLICATE_KEY = "DUPLICATE_KEY"
    KEY_NOT_TEXT = "KEY_NOT_TEXT"
    UNKNOWN_KEY = "UNKNOWN_KEY"
    MISSPELT_KEY = "MISSPELT_KEY"
    MISPLACED_KEY = "MISPLACED_KEY"
    MISPLACED_ENTRY = "MISPLACED_ENTRY"
    MISSING_KEY = "MISSING_KEY"
    FIELD_NOT_FOR_KIND = "FIELD_NOT_FOR_KIND"
    # values
    NOT_A_MAPPING = "NOT_A_MAPPING"
    NOT_A_LIST = "NOT_A_LIST"
    NOT_TEXT = "NOT_TEXT"
    NOT_A_NUMBER = "NOT_A_NUMBER"
    NOT_TRUE_OR_FALSE = "NOT_TRUE_OR_FALSE"
    NOT_A_CHOICE = "NOT_A_CHOICE"
    EMPTY_FIELD = "EMPTY_FIELD"
    EMPTY_ENTRY = "EMPTY_ENTRY"
    EMPTY_TEXT = "EMPTY_TEXT"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"
    TOO_FEW = "TOO_FEW"
    TOO_MANY = "TOO_MANY"
    NUMBER_TOO_SMALL = "NUMBER_TOO_SMALL"
    NUMBER_TOO_BIG = "NUMBER_TOO_BIG"
    BAD_ID = "BAD_ID"
    BAD_NAME = "BAD_NAME"
    BAD_VERSION = "BAD_VERSION"
    BAD_ADDRESS = "BAD_ADDRESS"
    BAD_LANGUAGE = "BAD_LANGUAGE"
    BAD_DATE = "BAD_DATE"
    BAD_VALUE = "BAD_VALUE"
    # what belongs together
    DUPLICATE_ID = "DUPLICATE_ID"
    RETIRED_ID = "RETIRED_ID"
    UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE"
    MISSPELT_REFERENCE = "MISSPELT_REFERENCE"
    MISSPELT_DEFINITION = "MISSPELT_DEFINITION"
    SAME_TWICE = "SAME_TWICE"
    PERSPECTIVE_FORGOTTEN = "PERSPECTIVE_FORGOTTEN"
    PERSPECTIVE_NOWHERE = "PERSPECTIVE_NOWHERE"
    ASKED_AND_NOT_ASKED = "ASKED_AND_NOT_ASKED"
    SCALE_ORDER = "SCALE_ORDER"
    SCALE_MISSING = "SCALE_MISSING"
    SCALE_NOT_FOR_KIND = "SCALE_NOT_FOR_KIND"
    YES_NO_STEPS = "YES_NO_STEPS"
    ANCHOR_MISSING = "ANCHOR_MISSING"
    MINIMUM_TOO_HIGH = "MINIMUM_TOO_HIGH"
    # how files belong together: versions, translations, local additions (sentences in files.po)
    FRAMEWORK_UNKNOWN = "FRAMEWORK_UNKNOWN"
    FILE_NAME = "FILE_NAME"
    PUBLISHED_CHANGED = "PUBLISHED_CHANGED"
    PUBLISHED_GONE = "PUBLISHED_GONE"
    NOT_LOCKED = "NOT_LOCKED"
    ID_TAKEN = "ID_TAKEN"
    MAP_MISSING = "MAP_MISSING"
    REV_NOT_RAISED = "REV_NOT_RAISED"
    RETIRED_LEFT = "RETIRED_LEFT"
    SCALE_CHANGED = "SCALE_CHANGED"
    MAP_OLD_LEFT = "MAP_OLD_LEFT"
    MAP_NEW_LEFT = "MAP_NEW_LEFT"
    MAP_COUNTS = "MAP_COUNTS"
    MAP_COMPARABLE = "MAP_COMPARABLE"
    MAP_NOTE = "MAP_NOTE"
    MAP_STEPS = "MAP_STEPS"
    MAP_ORDER = "MAP_ORDER"
    MAP_CONTRARY = "MAP_CONTRARY"
    MAP_NOT_PLAIN = "MAP_NOT_PLAIN"
    TEXT_UNKNOWN = "TEXT_UNKNOWN"
    TEXT_OUTDATED = "TEXT_OUTDATED"
    OWN_PREFIX = "OWN_PREFIX"
    OWN_TOO_MANY = "OWN_TOO_MANY"
    OWN_OPTIONAL = "OWN_OPTIONAL"
    NOT_OPTIONAL = "NOT_OPTIONAL"
    K_LOWERED = "K_LOWERED"


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
