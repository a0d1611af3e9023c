"""Names of variables that SPSS, Stata, R and every other program take as they are."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 28
"""Stata's 32 signs, less the figures that follow a variable's name in the name of its labels."""
_SAFE = re.compile(r"[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?")
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS", "æ": "ae", "ø": "oe"}
)
_SPSS = "all and by eq ge gt le lt ne not or to with"
_STATA = "byte double float if in int long strl using with"
_R = "break else false for function if in inf na nan next null repeat true while"
_WORKS_IN_R = "c f t"
"""Names that R allows and that hide what every script calls: ``c()``, ``t()``, and true and false in short."""
RESERVED = frozenset(f"{_SPSS} {_STATA} {_R} {_WORKS_IN_R}".split())
_STATA_TEXT = re.compile(r"str[0-9]+", re.IGNORECASE)


def is_safe_name(name: str) -> bool:
    """Say whether a name is one in every program; none ends in an underscore, which SPSS keeps for itself."""
    return bool(_SAFE.fullmatch(name)) and len(name) <= LONGEST_NAME and not _is_reserved(name)


def safe_name(text: str) -> str:
    """Return an id or a word as a name of a variable; the same text always gives the same name.

    >>> safe_name("a1.eltern"), safe_name("Übergänge"), safe_name("2-fach"), safe_name("by")
    ('a1_eltern', 'Uebergaenge', 'v_2_fach', 'v_by')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_SPELLED))
    name = re.sub(r"[^A-Za-z0-9]+", "_", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("_")
    if not name[:1].isalpha() or _is_reserved(name):
        name = f"v_{name}".rstrip("_")
    return name[:LONGEST_NAME].rstrip("_")


def safe_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each text; a name that is taken already gets the next free number.

    >>> safe_names(["a-1", "a.1", "A_1"])
    ('a_1', 'a_1_2', 'A_1_3')
    """
    taken: set[str] = set()
    return tuple(_free_name(safe_name(text), taken) for text in texts)


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, whatever its case, and take it."""
    free, number = name, 1
    while free.lower() in taken:
        number += 1
        end = f"_{number}"
        free = name[: LONGEST_NAME - len(end)].rstrip("_") + end
    taken.add(free.lower())
    return free


def _is_reserved(name: str) -> bool:
    return name.lower() in RESERVED or bool(_STATA_TEXT.fullmatch(name))
