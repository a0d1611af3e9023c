"""Later versions of the small framework, and libraries in which they stand with their maps."""

from qualitaetsrahmen.library import Library, Shelf
from tests.fakes.small_framework import SMALL_YAML, STEPS
from tests.fakes.small_round import Counts

Edit = tuple[str, str]
"""A passage of the framework's text, and what stands in its place in a later version."""

LOWEST, LOW, HIGH, HIGHEST = STEPS

RENAMED: Edit = ("- id: sprache.texte", "- id: sprache.verstehen")
SECOND_CHILD = """\
          - id: rueckmeldung.folgen
            rev: 1
            scale: vier-stufen
            ask: {eltern: {text: "Aus meiner Meinung wird etwas."}, fachkraft: {text: "Aus Meinungen wird etwas."}}
            not_asked: {koordination: "Anders gefragt.", leitung: "Anders gefragt.", ehrenamt: "Anders gefragt."}
"""
SPLIT: Edit = ("          - id: rueckmeldung.kommt-an", f"{SECOND_CHILD}          - id: rueckmeldung.gefragt")
THREE_STEPS = """\
scales:
  - id: drei-stufen
    label: Drei Stufen
    note: Eigene Skala.
    steps:
      - {id: selten, value: 1, label: selten}
      - {id: manchmal, value: 2, label: manchmal}
      - {id: oft, value: 3, label: oft}
    off_scale:
      - {id: unklar, counts_as: unknown, label: "kann ich nicht sagen"}
"""
NEW_SCALE: Edit = ("scales:\n", THREE_STEPS)
ON_IT: Edit = (
    "- id: wechsel.begleitet\n            rev: 1\n            scale: vier-stufen",
    "- id: wechsel.begleitet\n            rev: 1\n            scale: drei-stufen",
)
TABLE = f"steps: {{{LOWEST}: selten, {LOW}: manchmal, {HIGH}: manchmal, {HIGHEST}: oft}}"
RESCALED = (
    "change: rescaled, from: [wechsel.begleitet], to: [wechsel.begleitet], comparable: with_note, "
    f'{TABLE}, note: "Aus vier Stufen wurden drei."'
)


def version(number: str, *edits: Edit) -> str:
    """The text of the small framework as another version, with passages replaced, the first of each kind."""
    text = SMALL_YAML.replace('version: "1.0"', f'version: "{number}"')
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def version_map(old: str, new: str, *items: str, scales: tuple[str, ...] = ()) -> str:
    """The text of a map with these entries, each as one line of a flow mapping."""
    lines = ["schema: 1", "map:", "  framework: kleiner-rahmen", f'  from: "{old}"', f'  to: "{new}"']
    for name, entries in (("scales", scales), ("items", items)):
        if entries:
            lines += [f"{name}:", *(f"  - {{{entry}}}" for entry in entries)]
    return "\n".join(lines) + "\n"


def library_of(versions: dict[str, str], *maps: tuple[str, str, str], additions: tuple[str, ...] = ()) -> Library:
    """A library of these versions by number; a map is given with the two versions that it joins."""
    files = {f"kleiner-rahmen-{number}.yaml": text for number, text in versions.items()}
    files |= {f"maps/kleiner-rahmen-{old}--{new}.yaml": text for old, new, text in maps}
    files |= {f"additions/x-zusatz-{number}.yaml": text for number, text in enumerate(additions)}
    library = Library()
    Shelf({name: text.encode() for name, text in files.items()}).fill(library)
    assert library.findings == (), [str(finding) for finding in library.findings]
    return library


SECOND = version("2.0", RENAMED, SPLIT, NEW_SCALE, ON_IT)
"""A second version: one item has another name, one was split, one is rated on another scale."""
MAP = version_map(
    "1.0",
    "2.0",
    "change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes",
    "change: split, from: [rueckmeldung.kommt-an], to: [rueckmeldung.gefragt, rueckmeldung.folgen], "
    'comparable: with_note, note: "Aus einer Frage wurden zwei."',
    RESCALED,
)
# what parents, and a smaller group, answer on the first version and on the second
BEFORE: Counts = {
    "sprache.texte": {LOWEST: 3, LOW: 8, HIGH: 1},
    "rueckmeldung.kommt-an": {LOW: 3, HIGH: 9},
    "wechsel.begleitet": {LOWEST: 7, LOW: 4, "weiss-nicht": 1},
    "finden.angebote": {HIGH: 6, HIGHEST: 6},
}
AFTER: Counts = {
    "sprache.verstehen": {LOW: 2, HIGH: 12, HIGHEST: 1},
    "rueckmeldung.gefragt": {HIGH: 5, HIGHEST: 10},
    "rueckmeldung.folgen": {LOW: 9, HIGH: 6},
    "wechsel.begleitet": {"manchmal": 11, "oft": 3, "unklar": 1},
}
FEW: Counts = {"sprache.texte": {HIGH: 3}, "wechsel.begleitet": {LOW: 3}}
MORE: Counts = {"sprache.verstehen": {HIGH: 4, HIGHEST: 4}, "wechsel.begleitet": {"oft": 4, "selten": 4}}
