"""Changes that somebody proposes to a framework, and what the next version and its map are when they are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Area, Criterion, Framework, Item, ItemKind, Retired, Status, Wording
from qualitaetsrahmen.record import Id, Record, Text
from qualitaetsrahmen.versions.version_map import Change, Comparable, VersionMap

_FEWEST_PARTS = 2


class ProposalImpossible(CodedError):
    """A proposed change does not fit the framework; ``reason`` says what is wrong with it."""

    code = "framework.proposal_impossible"


class ProposalKind(StrEnum):
    """What shall happen to an item."""

    RETIRE = "retire"
    REWORD = "reword"
    SPLIT = "split"
    ADD = "add"


class ProposedItem(Record):
    """An item as it shall be asked: its id, and its words for each perspective that is asked."""

    id: Id
    ask: dict[Id, Text] = Field(default_factory=dict)


class Proposal(Record):
    """One proposed change to a framework; ``item_id`` is what it is about, ``criterion_id`` where a new item goes."""

    kind: ProposalKind
    item_id: Id | None = None
    criterion_id: Id | None = None
    items: tuple[ProposedItem, ...] = ()
    """A reworded item with its own id, the parts of a split one, or a new one."""
    note: Text
    """One sentence for everybody who reads results of both versions: why, and what to keep in mind."""
    comparable: Comparable = Comparable.NO
    """Whether answers to a reworded or split item may stand beside earlier ones; never without a note."""

    @property
    def touches(self) -> tuple[str, ...]:
        """All ids that it changes or brings."""
        own = () if self.item_id is None else (self.item_id,)
        return tuple(dict.fromkeys((*own, *(one.id for one in self.items))))


@dataclass(frozen=True)
class NextVersion:
    """A draft of a framework's next version, with the map that says what became of every item."""

    framework: Framework
    map: VersionMap


def check_proposal(proposal: Proposal, framework: Framework, used_ids: frozenset[str]) -> None:
    """Raise ProposalImpossible for what cannot be made of this framework; ``used_ids`` were given away in any version.

    What is wrong is said here, when somebody writes it down, and not first when a version is drafted from it.
    """
    if proposal.kind is ProposalKind.ADD:
        if proposal.criterion_id not in framework.criteria:
            raise ProposalImpossible(reason="unknown_criterion", id=proposal.criterion_id or "")
    elif proposal.item_id not in framework.items:
        raise ProposalImpossible(reason="unknown_item", id=proposal.item_id or "")
    if proposal.comparable is Comparable.YES:
        raise ProposalImpossible(reason="comparable", id=proposal.item_id or "")
    _check_count(proposal)
    _check_ids(proposal, used_ids)
    for one in proposal.items:
        _check_wording(one, framework)
    if proposal.kind is ProposalKind.REWORD and not _says_something_else(proposal, framework):
        raise ProposalImpossible(reason="same_words", id=proposal.item_id or "")


def next_version(framework: Framework, proposals: Sequence[Proposal], version: str, not_asked: str) -> NextVersion:
    """Return the draft in which all proposals are made, and its complete map.

    Ids are never used again: what goes stands under ``retired``; a reworded item keeps its id and its ``rev`` rises.
    ``not_asked`` is the reason that stands where a new item has no words for a perspective. The proposals were
    checked one by one; raises ProposalImpossible where two of them change the same, or where nothing would be left.
    """
    touched = [one for proposal in proposals for one in proposal.touches]
    twice = sorted({one for one in touched if touched.count(one) > 1})
    if twice or not proposals:
        raise ProposalImpossible(reason="two_changes" if twice else "none", id=", ".join(twice))
    areas = tuple(_areas(framework, proposals, not_asked))
    if not areas:
        raise ProposalImpossible(reason="nothing_left", id="")
    before = framework.framework
    header = before.model_copy(update={"version": version, "status": Status.DRAFT})
    drafted = framework.model_copy(update={"framework": header, "areas": areas})
    kept = ids_of([drafted])
    retired = [Retired(id=one, last_version=before.version) for one in _ids(framework) if one not in kept]
    drafted = drafted.model_copy(update={"retired": (*framework.retired, *retired)})
    whole = Framework.model_validate(drafted.model_dump(by_alias=True))
    data = {
        "schema": 1,
        "map": {"framework": before.id, "from": before.version, "to": version},
        "items": [_entry(one) for one in proposals],
    }
    return NextVersion(whole, VersionMap.model_validate(data))


def suggested_id(item_or_criterion: str, used_ids: frozenset[str]) -> str:
    """Return an id that nobody has used: that of the criterion with a word for its place, to be changed by hand."""
    start = item_or_criterion.split(".", maxsplit=1)[0]
    return next(name for number in range(1, len(used_ids) + 2) if (name := f"{start}.neu-{number}") not in used_ids)


def ids_of(versions: Sequence[Framework]) -> frozenset[str]:
    """Return all ids of areas, criteria, items and open questions that any of these versions uses or has retired."""
    return frozenset(
        one for framework in versions for one in (*_ids(framework), *(each.id for each in framework.retired))
    )


def _ids(framework: Framework) -> Iterator[str]:
    for area in framework.areas:
        yield area.id
        yield from (question.id for question in area.questions)
        for criterion in area.criteria:
            yield criterion.id
            yield from (item.id for item in criterion.items)


def _check_count(proposal: Proposal) -> None:
    wanted = {
        ProposalKind.RETIRE: range(1),
        ProposalKind.REWORD: range(1, 2),
        ProposalKind.ADD: range(1, 2),
        ProposalKind.SPLIT: range(_FEWEST_PARTS, 10),
    }[proposal.kind]
    if len(proposal.items) not in wanted:
        raise ProposalImpossible(reason="count", id=proposal.item_id or proposal.criterion_id or "")


def _check_ids(proposal: Proposal, used_ids: frozenset[str]) -> None:
    own = {proposal.item_id} if proposal.kind is ProposalKind.REWORD else set()
    ids = [one.id for one in proposal.items]
    for one in ids:
        if (one in used_ids and one not in own) or ids.count(one) > 1:
            raise ProposalImpossible(reason="id_taken", id=one)


def _check_wording(item: ProposedItem, framework: Framework) -> None:
    known = {one.id for one in framework.perspectives}
    if not item.ask:
        raise ProposalImpossible(reason="no_words", id=item.id)
    if strange := item.ask.keys() - known:
        raise ProposalImpossible(reason="unknown_perspective", id=min(strange))


def _says_something_else(proposal: Proposal, framework: Framework) -> bool:
    before = framework.items[proposal.item_id or ""]
    [after] = proposal.items
    return any(one not in before.ask or before.ask[one].text != text for one, text in after.ask.items())


def _areas(framework: Framework, proposals: Sequence[Proposal], not_asked: str) -> Iterator[Area]:
    """Yield the areas with their criteria; what has no item or criterion left is left out."""
    for area in framework.areas:
        criteria = []
        for criterion in area.criteria:
            items = tuple(_items(framework, criterion, proposals, not_asked))
            if items:
                criteria.append(criterion.model_copy(update={"items": items}))
        if criteria:
            yield _with_reachable_minimum(area.model_copy(update={"criteria": tuple(criteria)}))


def _with_reachable_minimum(area: Area) -> Area:
    """Return an area whose number of criteria to be met is not above those that are left."""
    yes_or_no = sum(
        any(item.kind in (ItemKind.YES_NO, ItemKind.MINIMUM) for item in one.items) for one in area.criteria
    )
    if area.minimum_met is None or area.minimum_met <= yes_or_no:
        return area
    return area.model_copy(update={"minimum_met": yes_or_no or None})


def _items(framework: Framework, criterion: Criterion, proposals: Sequence[Proposal], not_asked: str) -> Iterator[Item]:
    changes = {one.item_id: one for one in proposals if one.item_id}
    for item in criterion.items:
        change = changes.get(item.id)
        if change is None:
            yield item
        elif change.kind is ProposalKind.REWORD:
            yield _reworded(item, change.items[0])
        else:
            yield from (_like(item, one, framework, not_asked) for one in change.items)
    for change in proposals:
        if change.kind is ProposalKind.ADD and change.criterion_id == criterion.id:
            yield _like(_pattern(criterion), change.items[0], framework, not_asked)


def _reworded(item: Item, proposed: ProposedItem) -> Item:
    """Return an item in its new words; its plainer words and its help for the old ones go where the words are new."""
    fresh = {
        one: Wording(text=text)
        for one, text in proposed.ask.items()
        if one not in item.ask or item.ask[one].text != text
    }
    asked = {**item.ask, **fresh}
    not_asked = {one: why for one, why in item.not_asked.items() if one not in asked}
    return item.model_copy(update={"rev": item.rev + 1, "ask": asked, "not_asked": not_asked})


def _pattern(criterion: Criterion) -> Item:
    """Return what a new item of a criterion is like: answered on the steps of its first item, in the plainest way."""
    first = criterion.items[0]
    kind = ItemKind.YES_NO if first.kind in (ItemKind.YES_NO, ItemKind.MINIMUM) else ItemKind.RATING
    plain: dict[str, object] = {"kind": kind, "binding": "core", "anchors": {}, "evidence": None, "not_asked": {}}
    return first.model_copy(update=plain)


def _like(pattern: Item, proposed: ProposedItem, framework: Framework, not_asked: str) -> Item:
    """Return a new item that is answered like another one; each perspective without words gets the reason."""
    asked = {one: Wording(text=text) for one, text in proposed.ask.items()}
    left = {one.id: pattern.not_asked.get(one.id, not_asked) for one in framework.perspectives if one.id not in asked}
    return pattern.model_copy(update={"id": proposed.id, "rev": 1, "ask": asked, "not_asked": left})


def _entry(proposal: Proposal) -> dict[str, object]:
    old = [proposal.item_id] if proposal.item_id else []
    new = [one.id for one in proposal.items]
    judged = {"comparable": proposal.comparable.value, "note": proposal.note}
    match proposal.kind:
        case ProposalKind.RETIRE:
            return {"change": Change.RETIRED, "from": old, "note": proposal.note}
        case ProposalKind.REWORD:
            return {"change": Change.CHANGED, "from": old, **judged}
        case ProposalKind.SPLIT:
            return {"change": Change.SPLIT, "from": old, "to": new, **judged}
        case ProposalKind.ADD:
            return {"change": Change.ADDED, "to": new, "note": proposal.note}
