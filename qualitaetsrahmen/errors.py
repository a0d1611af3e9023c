"""The base of all named errors: a code with data, whose sentence stands in the text catalogues."""

from typing import ClassVar


class CodedError(Exception):
    """Something that a person can mend, told as a code and data instead of a sentence.

    The sentence for ``code`` is the catalogue text ``error.<code>``, so that it exists in every interface
    language; ``data`` fills its placeholders.
    """

    code: ClassVar[str]

    def __init__(self, **data: object) -> None:
        super().__init__(self.code, data)
        self.data = data
