"""A framework for tests in which somebody wrote plain words for a perspective."""

from qualitaetsrahmen.model import Framework


def with_plain_words(framework: Framework, perspective: str, leave_out: str = "") -> Framework:
    """Return a framework with plain words for every question of a perspective, but for one item."""
    data = framework.model_dump(mode="json", by_alias=True)
    for area in data["areas"]:
        for criterion in area["criteria"]:
            for item in criterion["items"]:
                wording = item["ask"].get(perspective)
                if wording and item["id"] != leave_out:
                    wording["plain_text"] = f"In einfachen Worten: {item['id']}"
                    wording["plain_help"] = "Kurz gesagt." if wording["help"] else None
    return Framework.model_validate(data)
