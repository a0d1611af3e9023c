"""Small variants of the small framework, and files that refer to it: other versions, and maps between them."""

from functools import cache

from qualitaetsrahmen.findings import Finding
from qualitaetsrahmen.loading import Read, Value, check_framework, read_file
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.versions.version_map import VersionMap
from tests.fakes.small_framework import SMALL_YAML

REWORDED = ('"Absprachen gelten."', '"Unsere Absprachen gelten."')
"""Another wording of absprachen.gelten."""
FIVE_STEPS = (
    '      - {id: trifft-zu, value: 4, label: "trifft zu"}\n',
    '      - {id: trifft-zu, value: 4, label: "trifft zu"}\n      - {id: voll, value: 5, label: "trifft voll zu"}\n',
)
"""A fifth step on the scale of all items."""
SECOND_SCALE = (
    "citations:\n",
    """\
  - id: ja-nein
    kind: yesno
    label: Ja oder nein
    note: Eigene Skala.
    steps:
      - {id: nein, value: 1, label: "nein"}
      - {id: ja, value: 2, label: "ja"}
citations:
""",
)
"""One more scale, which no item uses."""


def text_of(*changes: tuple[str, str], version: str = "1.0") -> str:
    """The text of the small framework in a version, with passages replaced, each the first of its kind."""
    text = SMALL_YAML
    for old, new in (*changes, ('version: "1.0"', f'version: "{version}"')):
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


@cache
def framework(*changes: tuple[str, str], version: str = "1.0") -> Framework:
    """The framework of such a text."""
    loaded = check_framework(text_of(*changes, version=version).encode(), "rahmen.yaml")
    assert loaded.framework is not None, loaded.findings
    return loaded.framework


def on_other_scale(item: str) -> tuple[str, str]:
    """A change that puts an item on the second scale."""
    start = SMALL_YAML.index(f"- id: {item}\n")
    passage = SMALL_YAML[start : SMALL_YAML.index("scale: vier-stufen", start) + len("scale: vier-stufen")]
    return passage, passage.replace("scale: vier-stufen", "scale: ja-nein")


def of_items(ids: str, version: str = "1.0", **changes: dict[str, object]) -> Framework:
    """A version with items of these ids in one criterion, or in several with ``|`` between them.

    ``changes`` gives fields of single items; scales are those of the small framework and the second one.
    """
    data = framework(SECOND_SCALE, version=version).model_dump(mode="json", by_alias=True)
    area = data["areas"][0]
    like = area["criteria"][0]
    asked = {who: {"text": "Das gelingt uns."} for who in ("koordination", "leitung", "fachkraft", "ehrenamt")}
    other = {"scale": "vier-stufen", "not_asked": {"eltern": "Von außen nicht zu sehen."}}
    area["criteria"] = [
        {
            **like,
            "id": f"merkmal-{number}",
            "items": [{"id": id_, "rev": 1, "ask": asked, **other, **changes.get(id_, {})} for id_ in group.split()],
        }
        for number, group in enumerate(ids.split("|"), start=1)
    ]
    return Framework.model_validate({**data, "areas": [area]})


def map_of(items: str = "", scales: str = "", *, old: str = "1.0", new: str = "2.0") -> str:
    """The text of a map; one entry on each line, without its dash and braces."""
    lines = ["schema: 1", f'map: {{framework: kleiner-rahmen, from: "{old}", to: "{new}"}}']
    for name, entries in (("scales", scales), ("items", items)):
        lines += (
            [f"{name}:", *(f"  - {{{entry.strip()}}}" for entry in entries.strip().splitlines())] if entries else []
        )
    return "\n".join(lines) + "\n"


def read_with(text: str, *frameworks: Framework) -> Read:
    """A file of any kind, read beside these frameworks."""
    return read_file(text.encode(), "datei.yaml", {one.name: one for one in frameworks}.get)


def findings_with(text: str, *frameworks: Framework) -> list[Finding]:
    """What is wrong in a file beside these frameworks."""
    return list(read_with(text, *frameworks).findings)


def value_with(text: str, *frameworks: Framework) -> Value:
    """What a file holds that has nothing wrong in it."""
    read = read_with(text, *frameworks)
    assert read.findings == ()
    assert read.value is not None
    return read.value


def checked_map(text: str, old: Framework, new: Framework) -> VersionMap:
    """A map that is right and complete."""
    written = value_with(text, old, new)
    assert isinstance(written, VersionMap)
    return written
