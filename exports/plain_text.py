"""Text that people typed, as papers can hold it."""

import unicodedata

_NO_SIGNS = "\ufffe\uffff"


def printable(text: str) -> str:
    r"""Return a text without the signs that no paper may hold; line breaks stay, tabs become spaces.

    >>> printable("a\x00b\tc\nd")
    'ab c\nd'
    """
    return "".join(
        sign
        for sign in text.replace("\t", " ")
        if sign == "\n" or (unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _NO_SIGNS)
    )
