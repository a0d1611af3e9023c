"""What an addition may not do: touch the core, use ids that are not its own, ask too much, or lower protection."""

from collections.abc import Iterator

from qualitaetsrahmen.additions import MOST_OWN_ITEMS, OWN_PREFIX
from qualitaetsrahmen.checks.frameworks import check_framework_parts
from qualitaetsrahmen.checks.references import Definitions, Reference, check_named_once, check_references
from qualitaetsrahmen.files.document import Document
from qualitaetsrahmen.files.parts import Part, criteria, whole
from qualitaetsrahmen.findings import FindingCode, Path
from qualitaetsrahmen.model import Framework


def check_addition(framework: Framework, document: Document) -> None:
    """Report everything in an addition that does not fit the framework that it extends, beyond its shape."""
    own = whole(document.data)
    _check_prefix(own, framework, document)
    _check_switches(own, framework, document)
    _check_groups(own, framework, document)
    known = Definitions(framework.name, dict.fromkeys(framework.criteria, ()))
    named = [Reference((*part.path, "criterion"), part.text("criterion") or "") for part in own.parts("prompts")]
    check_references([one for one in named if one.id], known, document)
    items = list(_own_items(own))
    for item in items:
        if item.text("binding") == "optional":
            document.report_at((*item.path, "binding"), FindingCode.OWN_OPTIONAL, id=item.text("id") or "…")
    if len(items) > MOST_OWN_ITEMS:
        data = {"count": str(len(items)), "limit": str(MOST_OWN_ITEMS)}
        document.report_at(items[MOST_OWN_ITEMS].path, FindingCode.OWN_TOO_MANY, **data)
    _check_as_a_whole(own, framework, document)


def _own_items(own: Part) -> Iterator[Part]:
    for criterion in own.part("own_area").parts("criteria"):
        yield from criterion.parts("items")


def _check_prefix(own: Part, framework: Framework, document: Document) -> None:
    """Report ids without the prefix; a source of its own may have any id that the framework does not use."""
    prefix = own.part("addition").text("id") or OWN_PREFIX
    if not prefix.startswith(OWN_PREFIX):
        document.report_at(("addition", "id"), FindingCode.OWN_PREFIX, id=prefix, prefix=OWN_PREFIX)
        return
    known = {citation.id for citation in framework.citations}
    own_parts = [*own.part("own_area").parts("criteria"), *_own_items(own)]
    own_parts += [part for part in own.parts("citations") if part.text("id") in known]
    for part in own_parts:
        identifier = part.text("id")
        if identifier and not identifier.startswith(f"{prefix}-"):
            document.report_at((*part.path, "id"), FindingCode.OWN_PREFIX, id=identifier, prefix=f"{prefix}-")


def _check_switches(own: Part, framework: Framework, document: Document) -> None:
    known = Definitions(framework.name, dict.fromkeys(framework.items, ()))
    switches = [Reference(path, identifier) for path, identifier in own.texts("switch_on")]
    check_references(switches, known, document)
    check_named_once(own, "switch_on", document)
    for switch in switches:
        item = framework.items.get(switch.id)
        if item is not None and item.binding != "optional":
            document.report_at(switch.path, FindingCode.NOT_OPTIONAL, id=switch.id)


def _check_groups(own: Part, framework: Framework, document: Document) -> None:
    known = Definitions(framework.name, {part.id: () for part in framework.perspectives})
    raised = [Reference(path, name, at_key=True) for path, name in own.keys("min_group")]
    check_references(raised, known, document)
    for part in framework.perspectives:
        size = own.part("min_group").data.get(part.id)
        if isinstance(size, int) and size < part.min_group:
            data = {"perspective": part.id, "limit": str(part.min_group)}
            document.report_at(("min_group", part.id), FindingCode.K_LOWERED, **data)


def _check_as_a_whole(own: Part, framework: Framework, document: Document) -> None:
    """Check own parts by the rules of every framework as if they stood in it, and tell them at their lines."""
    data = framework.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    alone = Document(document.file, data)
    check_framework_parts(alone)
    if alone.findings:
        return  # what is wrong in the framework is told in its own file
    moved = _moved_into(data, own)
    seen = Document(document.file, data, mended=document.mended)
    seen.values = {there: place for path, place in document.values.items() if (there := _in_whole(path, moved))}
    seen.values[()] = document.place_of(("own_area",))
    seen.keys = {there: place for path, place in document.keys.items() if (there := _in_whole(path, moved))}
    seen.closed = {there for path in document.closed if (there := _in_whole(path, moved))}
    seen.incomplete = {there for path in document.incomplete if (there := _in_whole(path, moved))}
    check_framework_parts(seen)
    document.findings += seen.findings


def _moved_into(data: dict[str, list[object]], own: Part) -> dict[Path, Path]:
    """Put an addition's parts into the data of its framework, and return where each of them stands there."""
    moved: dict[Path, Path] = {("own_area",): ("areas", len(data["areas"]))}
    dialogues = {part.text("id"): part for part in criteria(whole(data))}
    data["areas"].append(own.part("own_area").data)
    for citation in own.parts("citations"):
        moved[citation.path] = ("citations", len(data["citations"]))
        data["citations"].append(citation.data)
    for prompt in own.parts("prompts"):
        criterion = dialogues.get(prompt.text("criterion"))
        if criterion is not None:
            dialogue = criterion.data.setdefault("dialogue", [])
            moved[prompt.path] = (*criterion.path, "dialogue", len(dialogue))
            dialogue.append(prompt.data)
    return moved


def _in_whole(path: Path, moved: dict[Path, Path]) -> Path | None:
    """Return where a part of the addition stands in the whole framework; None for what is only about the addition."""
    return next((moved[path[:end]] + path[end:] for end in (1, 2) if path[:end] in moved), None)
