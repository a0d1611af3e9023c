"""Noticing when „verantwortlich“ reads like the name of a person, so that it can be said gently.

It is a guess from how the words are written and knows no list of names: a form of address, a title or an initial
before a capitalised word. It never forbids anything, and what it noticed is kept nowhere.
"""

import re

_ADDRESSED = r"(?:Frau|Herrn?|Fr\.|Hr\.|Dr\.|Prof\.|Mrs?\.?|Ms\.?)"
_INITIAL = r"(?<![a-z]\. )[A-ZÄÖÜ]\."  # not the second half of „z. B.“
_NAME = r"[A-ZÄÖÜ][a-zäöüß]{2,}"
_PERSON = re.compile(rf"(?<!\w)(?:{_ADDRESSED}(?:\s+(?:{_ADDRESSED}|med\.))*|{_INITIAL})\s+(?:{_INITIAL}\s+)*{_NAME}")


def reads_like_a_person(words: str) -> bool:
    """Say whether somebody may have written a person's name where a role or an organisation belongs.

    >>> reads_like_a_person("Frau Beispiel vom Jugendamt"), reads_like_a_person("Netzwerkkoordination Frühe Hilfen")
    (True, False)
    """
    return _PERSON.search(words) is not None
