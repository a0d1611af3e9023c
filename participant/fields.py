"""What the fields of a question form mean: answers, answers that are taken back, and whether somebody helped."""

from participant.endpoints import Form

FORWARD, BACK, SEND, ANEW, LATER = "weiter", "zurueck", "absenden", "neu", "spaeter"
"""The names of the buttons."""
CODE = "code"
"""The field for a code that somebody types."""
LATE = "bogen"
"""The field that says which questionnaire a form belongs to, for when its code has been deleted meanwhile."""
HELPED = "geholfen"
"""The box that says that somebody helped with answering."""
TAKEN_BACK = "leer:"
"""What the name of a box begins with that makes a question unanswered again; the question's id follows."""
_OTHER = {FORWARD, BACK, SEND, ANEW, LATER, CODE, LATE, HELPED}


def answers_in(form: Form) -> dict[str, str]:
    """Return the answers of a form by question, without those that the same form takes back."""
    taken_back = taken_back_in(form)
    return {
        name: value
        for name, value in form.items()
        if name not in _OTHER and name not in taken_back and not name.startswith(TAKEN_BACK)
    }


def taken_back_in(form: Form) -> set[str]:
    """Return the questions that shall be unanswered again."""
    return {name.removeprefix(TAKEN_BACK) for name in form if name.startswith(TAKEN_BACK)}
