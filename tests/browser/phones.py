"""People with phones that run no script: they answer a questionnaire, take a seat, and vote."""

import httpx2

from tests.participant.forms import Reader


def answer_all(address: str, choose: int) -> None:
    """Answer every question of a link with the step at this place of the scale, and send."""
    with httpx2.Client(follow_redirects=True) as client:
        page = client.get(address)
        for _ in range(30):
            reader = Reader(page.text)
            if reader.body.get("data-ende") == "gesendet":
                return
            form = reader.question_form
            names = [name for name, _ in form.buttons]
            chosen = {name: values[choose] for name, values in form.choices.items()}
            button = "absenden" if "absenden" in names else "weiter"
            page = client.post(_target(page, form.action), data=form.sent_by(button, **chosen))
            page.raise_for_status()
    raise AssertionError("the questionnaire has no end")


class Phone:
    """A phone in the room, without script."""

    def __init__(self, room: str, perspective: str) -> None:
        self._client = httpx2.Client(follow_redirects=True)
        self._room = room
        page = self._client.get(room)
        form = Reader(page.text).question_form
        button = next(pair for pair in form.buttons if pair[1] == perspective)
        self._client.post(_target(page, form.action), data=form.fields | dict([button])).raise_for_status()

    def vote(self, choose: int) -> None:
        """Vote for the step at this place of the scale."""
        page = self._client.get(self._room)
        form = next(form for form in Reader(page.text).forms if form.choices)
        ((name, values),) = form.choices.items()
        pressed = dict(form.buttons[:1])
        data = form.fields | {name: values[choose]} | pressed
        self._client.post(_target(page, form.action), data=data).raise_for_status()

    def put_away(self) -> None:
        """End the phone's connection."""
        self._client.close()


def _target(page: httpx2.Response, action: str) -> str:
    return str(page.url.join(action)) if action else str(page.url)
