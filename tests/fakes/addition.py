"""A local addition to the small framework, as a municipality would write it."""

from qualitaetsrahmen.additions import Addition
from tests.fakes.versions import framework, value_with

OPTIONAL = (
    "- id: sprache.texte\n            rev: 1\n",
    "- id: sprache.texte\n            rev: 1\n            binding: optional\n",
)
"""A change that leaves an item of the framework open."""

ADDITION = """\
schema: 1
addition: {id: x-musterstadt, extends: kleiner-rahmen@1.0, title: "Ergänzung für Musterstadt"}
switch_on: [sprache.texte]
min_group: {fachkraft: 8}
prompts:
  - {criterion: finden, when: gap, between: [leitung, eltern], text: "Was sehen Eltern anders"}
citations:
  - {id: leitbild, title: "Leitbild", publisher: "Stadt", url: "https://www.example.org/leitbild", licence: "frei"}
own_area:
  title: Was uns hier wichtig ist
  plain_title: Was uns hier wichtig ist
  summary: Eigene Fragen der Stadt.
  sources: [{cite: leitbild, how: "eigene Formulierung"}]
  criteria:
    - id: x-musterstadt-wege
      ref: "1"
      title: Kurze Wege
      plain_title: Kurze Wege
      responsible: steuerung
      sources: [{cite: leitbild, how: "eigene Formulierung"}]
      items:
        - id: x-musterstadt-wege.a
          rev: 1
          scale: vier-stufen
          ask:
            koordination: {text: "Wege sind kurz."}
            leitung: {text: "Wege sind kurz."}
            fachkraft: {text: "Wege sind kurz."}
            ehrenamt: {text: "Wege sind kurz."}
            eltern: {text: "Ich habe es nicht weit."}
"""


def addition(text: str = ADDITION) -> Addition:
    """The addition of a text that has nothing wrong in it."""
    value = value_with(text, framework(OPTIONAL))
    assert isinstance(value, Addition)
    return value


def changed_addition(*changes: tuple[str, str]) -> str:
    """The text of the addition with passages replaced, each the first of its kind."""
    text = ADDITION
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def with_own_items(count: int) -> str:
    """The text of the addition with so many own items."""
    start = ADDITION.index("        - id: x-musterstadt-wege.a\n")
    item = ADDITION[start:]
    return ADDITION[:start] + "".join(item.replace("wege.a", f"wege.{number}") for number in range(1, count + 1))
