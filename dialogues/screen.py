"""What the projector shows: by itself it follows the agenda, and the facilitator may choose another view."""

from dialogues.errors import SessionNotRunning
from dialogues.model import ScreenView, Session, SessionState
from dialogues.ports import SessionStore


def show_view(store: SessionStore, session_id: str, view: ScreenView) -> Session:
    """Turn the projector to a view, which stays until the room goes on; choosing it twice changes nothing."""
    session = store.session(session_id)
    if session.state is not SessionState.RUNNING:
        raise SessionNotRunning(session=session.title)
    if session.screen is view:
        return session
    turned = session.model_copy(update={"screen": view})
    store.save_session(turned, {})
    return turned
