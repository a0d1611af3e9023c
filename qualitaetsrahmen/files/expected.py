"""What a model expects at a place of a file: which keys, a list, a choice, or text that people read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from qualitaetsrahmen.findings import Path
from qualitaetsrahmen.record import Prose


@dataclass(frozen=True)
class Expected:
    """The type of one part of a model, as it was written; None where the model knows nothing."""

    annotation: Any = None
    is_required: bool = False
    """Whether it is a field that may not be left out."""

    @cached_property
    def fields(self) -> Mapping[str, "Expected"]:
        """The keys that may stand here, as the file writes them; only a model has some."""
        return _fields(_bare(self.annotation))

    @cached_property
    def elements(self) -> tuple["Expected", ...]:
        """What belongs into a list, first of all what its elements are; nothing else has some."""
        bare = _bare(self.annotation)
        return tuple(Expected(kind) for kind in get_args(bare)) if get_origin(bare) is tuple else ()

    @cached_property
    def entry(self) -> "Expected | None":
        """What belongs under each key where the keys are ids that the file itself defines."""
        bare = _bare(self.annotation)
        return Expected(get_args(bare)[1]) if get_origin(bare) is dict else None

    @property
    def is_single(self) -> bool:
        """Whether one value belongs here and no list and no fields."""
        return not (self.fields or self.elements or self.entry)

    @cached_property
    def is_prose(self) -> bool:
        """Whether text belongs here that people read."""
        return any(isinstance(mark, Prose) for mark in _marks(self.annotation))

    def inside(self, part: str | int) -> "Expected":
        """Return what belongs into one part: a field, a value under an id, an element of a list."""
        if isinstance(part, int):
            return self.elements[0] if self.elements else NOTHING
        return self.entry or self.fields.get(part, NOTHING)

    def at(self, path: Path) -> "Expected":
        """Return what belongs at the end of a path that begins here."""
        here = self
        for part in path:
            here = here.inside(part)
        return here


NOTHING = Expected()


@cache
def words_of(model: type[BaseModel]) -> frozenset[str]:
    """Return every key that a model and the models inside of it know."""
    return frozenset(_words(Expected(model)))


def _words(expected: Expected) -> Iterator[str]:
    yield from expected.fields
    for inside in (*expected.fields.values(), *expected.elements[:1], expected.entry):
        if inside:
            yield from _words(inside)


def _bare(annotation: Any) -> Any:
    """Return a type without its marks and without the None of what may be left out."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif len(kinds := [kind for kind in _alternatives(annotation) if kind is not NoneType]) == 1:
            annotation = kinds[0]
        else:
            return annotation


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    """Return the types of which one may stand here, where there are several."""
    return get_args(annotation) if get_origin(annotation) in {Union, UnionType} else ()


def _marks(annotation: Any) -> Iterator[object]:
    """Yield the marks of a type, also where it may be left out."""
    if get_origin(annotation) is Annotated:
        kind, *marks = get_args(annotation)
        yield from marks
        yield from _marks(kind)
    for kind in _alternatives(annotation):
        yield from _marks(kind)


@cache
def _fields(annotation: Any) -> Mapping[str, Expected]:
    if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {}
    return {
        info.alias or name: Expected(_whole(info), info.is_required()) for name, info in annotation.model_fields.items()
    }


def _whole(info: FieldInfo) -> Any:
    """Return a field's type together with the marks that pydantic keeps apart from it."""
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
