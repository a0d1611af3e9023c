"""Private notes for preparing a session: one for each account and session, read by nobody else and by no paper."""

from typing import Protocol

from qualitaetsrahmen.errors import CodedError

LONGEST = 20_000
"""As many letters as a note holds; ten pages of it are no note any more."""


class NoteTooLong(CodedError):
    """A note has more letters than fit."""

    code = "dialogues.note_too_long"


class NoteStore(Protocol):
    """The notes of one account."""

    def note(self, session_id: str) -> str:
        """Return what the account has noted for a session; empty where nothing is."""
        ...

    def noted(self) -> frozenset[str]:
        """Return for which sessions the account has noted something."""
        ...

    def save_note(self, network_id: str, session_id: str, text: str) -> None:
        """Write the note over the one before."""
        ...

    def delete_note(self, session_id: str) -> None:
        """Delete the note; where there is none, nothing happens."""
        ...


def keep_note(store: NoteStore, network_id: str, session_id: str, text: str) -> None:
    """Store what somebody has typed as it is; an empty note is deleted. Raises NoteTooLong."""
    if len(text) > LONGEST:
        raise NoteTooLong(longest=LONGEST, length=len(text))
    if text.strip():
        store.save_note(network_id, session_id, text)
    else:
        store.delete_note(session_id)
