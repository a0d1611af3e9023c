"""Reading pages as a browser without script does: their forms, their text, and what they fetch."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form of a page: where it goes, what it would send, and its buttons."""

    method: str
    action: str
    fields: dict[str, str] = field(default_factory=dict)
    """Hidden and text fields, and radio groups with a choice."""
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Every radio group with all its values."""
    boxes: dict[str, str] = field(default_factory=dict)
    """Every box that can be ticked, with what it then sends."""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    legends: list[str] = field(default_factory=list)

    def sent_by(self, button: str, **changed: str) -> dict[str, str]:
        """What a browser sends when this button is pressed."""
        pressed = next(pair for pair in self.buttons if pair[0] == button)
        return self.fields | changed | dict([pressed])


class Reader(HTMLParser):
    """Collects what tests ask of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.language = ""
        self.title = ""
        self.body: dict[str, str | None] = {}
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self._inside: list[str] = []
        self._textarea = ""
        self.feed(html)

    @property
    def text(self) -> str:
        """All that can be read, in one line."""
        return " ".join(" ".join(self._words).split())

    @property
    def question_form(self) -> Form:
        """The first form that is sent by POST."""
        return next(form for form in self.forms if form.method == "post")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self._inside.append(tag)
        if tag == "html":
            self.language = given["lang"] or ""
        elif tag == "body":
            self.body = given
        elif tag == "form":
            self.forms.append(Form(given.get("method") or "get", given.get("action") or ""))
        elif tag == "a":
            self.links.append(given["href"] or "")
        elif tag in {"link", "script", "img"}:
            self.fetched.append(given.get("href") or given.get("src") or "")
        elif tag in {"input", "button", "textarea"}:
            self._field(tag, given)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._inside or self._inside[-1] in {"style", "script"}:
            return
        if self._inside[-1] == "title":
            self.title += data
            return
        self._words.append(data)
        if self._inside[-1] == "textarea":
            self.forms[-1].fields[self._textarea] += data
        if "legend" in self._inside:
            self.forms[-1].legends.append(data)

    def _field(self, tag: str, given: dict[str, str | None]) -> None:
        name, value = given.get("name") or "", given.get("value") or ""
        form = self.forms[-1]
        if tag == "button":
            form.buttons.append((name, value))
        elif tag == "textarea":
            self._textarea = name
            form.fields[name] = ""
        elif given.get("type") == "radio":
            form.choices.setdefault(name, []).append(value)
            if "checked" in given:
                form.fields[name] = value
        elif given.get("type") == "checkbox":
            form.boxes[name] = value
            if "checked" in given:
                form.fields[name] = value
        else:
            form.fields[name] = value
