"""A day that is not possible is refused in our words, so no page draws Streamlit's own field for a day."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ROOT / "ui" / "parts" / "day_field.py"
FIELDS = {"date_input", "datetime_input"}


def fields_of(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in FIELDS
    ]


def test_days_are_asked_for_in_one_place_which_takes_every_day() -> None:
    found = {path: fields_of(path) for path in (ROOT / "ui").rglob("*.py")}
    assert found.pop(OURS), "the one field for days is gone"
    assert [place for places in found.values() for place in places] == []
