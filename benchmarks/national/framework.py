"""The framework of the measurement: 60 criteria in 8 dimensions, all of them asked of six perspectives."""

from typing import Any

from qualitaetsrahmen.model import Framework

CRITERIA, DIMENSIONS = 60, 8
PERSPECTIVES = {
    "koordination": "steuerung",
    "leitung": "steuerung",
    "traeger": "steuerung",
    "fachkraft": "praxis",
    "ehrenamt": "praxis",
    "eltern": "praxis",
}
_SOURCES = [{"cite": "messung", "how": "eigene Formulierung"}]


def measured_framework() -> Framework:
    """Return the framework; it holds nothing but what the measurement needs."""
    per_area = [list(range(CRITERIA))[number::DIMENSIONS] for number in range(DIMENSIONS)]
    return Framework.model_validate(
        {
            "schema": 1,
            "framework": {
                "id": "messung",
                "version": "1.0",
                "status": "draft",
                "language": "de",
                "title": "Messung",
                "note": "Nur zum Messen.",
                "words": {"area": "Dimension", "areas": "Dimensionen", "criterion": "Ziel", "criteria": "Ziele"},
                "scale": "zustimmung",
            },
            "levels": [{"id": level, "label": level.title()} for level in ("steuerung", "praxis")],
            "perspectives": [_perspective(name, level) for name, level in PERSPECTIVES.items()],
            "scales": [_scale()],
            "citations": [
                {"id": "messung", "title": "Messung", "url": "https://example.org/", "publisher": "Messung"}
                | {"licence": "EUPL-1.2"}
            ],
            "areas": [_area(number, criteria) for number, criteria in enumerate(per_area)],
        }
    )


def _perspective(name: str, level: str) -> dict[str, Any]:
    return {
        "id": name,
        "level": level,
        "label": name.title(),
        "register": "fach",
        "declared": name == "koordination",
        "own_line": name == "eltern",
    }


def _scale() -> dict[str, Any]:
    steps = ("trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu")
    beside = {"weiss-nicht": "unknown", "entfaellt": "not_applicable", "keine-angabe": "refused"}
    return {
        "id": "zustimmung",
        "label": "Zustimmung",
        "note": "Vier Stufen.",
        "steps": [{"id": step, "value": value, "label": step} for value, step in enumerate(steps, start=1)],
        "off_scale": [{"id": name, "counts_as": kind, "label": name} for name, kind in beside.items()],
    }


def _area(number: int, criteria: list[int]) -> dict[str, Any]:
    head = {"title": f"Dimension {number + 1}", "plain_title": f"Dimension {number + 1}", "ref": str(number + 1)}
    rated = [_criterion(one, number) for one in criteria]
    return {"id": f"d{number}", **head, "summary": "Messung.", "sources": _SOURCES, "criteria": rated}


def _criterion(number: int, area: int) -> dict[str, Any]:
    text = f"Aussage {number + 1} trifft zu."
    return {
        "id": f"d{area}.k{number}",
        "ref": f"{area + 1}.{number}",
        "title": f"Ziel {number + 1}",
        "plain_title": f"Ziel {number + 1}",
        "responsible": ("steuerung", "praxis")[number % 2],
        "sources": _SOURCES,
        "items": [{"id": f"d{area}.k{number}.a", "rev": 1, "ask": {name: {"text": text} for name in PERSPECTIVES}}],
    }
