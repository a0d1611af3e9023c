"""What a room reads before it talks: for each criterion on the agenda, where its views lie furthest apart."""

from dialogues.model import Session
from selfeval.results import ItemResult, Results


def shown_findings(results: Results, session: Session) -> tuple[ItemResult, ...]:
    """Return one statement for each criterion that the room will talk about, in the order of the agenda.

    It is the one with the widest gap; where nothing can be compared, the first. A projector has no room for more, and
    the talk about a criterion shows all of its statements.
    """
    found = (results.of_criterion(one) for one in dict.fromkeys(talk.criterion_id for talk in session.talks))
    return tuple(max(items, key=lambda item: item.gap.steps if item.gap else -1.0) for items in found if items)
