"""What a text speaks of, in the framework's words: a topic, or a question that is answered in words."""

from qualitaetsrahmen.model import Framework


def places_of(framework: Framework) -> list[str]:
    """Return every place that a text can speak of, in the order of the framework."""
    places: list[str] = []
    for area in framework.areas:
        places.append(area.id)
        places += [item.id for criterion in area.criteria for item in criterion.items if not item.is_counted]
    return places


def place_title(framework: Framework, place: str) -> str:
    """Return the title of the topic or the criterion that a text speaks of."""
    for area in framework.areas:
        if area.id == place:
            return f"{area.ref} {area.title}"
    criterion = framework.criterion_of[place]
    return f"{criterion.ref} {criterion.title}"


def asked_there(framework: Framework, place: str, perspective: str) -> str | None:
    """Return the question that stood at the field, or None where a general sentence did."""
    for area in framework.areas:
        if area.id == place:
            return next((one.ask[perspective] for one in area.questions if perspective in one.ask), None)
    wording = framework.items[place].ask.get(perspective)
    return wording.text if wording else None
