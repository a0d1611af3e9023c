"""What the projector shows, where the facilitator wants something else than the agenda brings by itself."""

from dialogues.errors import SessionNotRunning
from dialogues.model import ScreenView, Session, SessionState
from dialogues.ports import SessionStore


def turn_screen(store: SessionStore, session_id: str, view: ScreenView) -> Session:
    """Turn the projector to a view; going on in the agenda turns it back."""
    session = store.session(session_id)
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    if session.screen is view:
        return session
    turned = session.model_copy(update={"screen": view})
    store.save_session(turned, {})
    return turned
