"""The data set of agreements: a row for each, with what became of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogues.agreement_model import Agreement, AgreementState
from exports.agreement_words import INTERNAL
from exports.datasets.columns import Coding, Column, cells_of, variables_of
from exports.datasets.told import language_of, latest
from exports.errors import DataExportRefused
from exports.phrases import agreement_state_word
from exports.statistical.model import Cell, Dataset, Kind, Variable
from qualitaetsrahmen.model import Framework
from selfeval.release import Reach
from texts.catalogue import Translator

NAME = "agreements"
_TEXTS = ("what", "goal", "responsible", "others", "sign", "resources", "cost", "staff", "decision_from")
_CLOSED = (AgreementState.DONE, AgreementState.DROPPED)


@dataclass(frozen=True)
class AgreedHere:
    """An agreement with the names of what it belongs to."""

    agreement: Agreement
    framework: Framework
    network: str
    round_title: str
    session: str
    session_on: date


_Cell = Callable[[AgreedHere], Cell]


def agreements_dataset(entries: Sequence[AgreedHere], reach: Reach, t: Translator) -> Dataset:
    """Return agreements for a reach; raises DataExportRefused where there is none.

    Whether one is overdue is not in it, because that changes without anybody doing anything; the days are. For
    everybody it holds what was said aloud to be known, and neither notes on the way nor what a network plans with.
    """
    if not entries:
        raise DataExportRefused(reason="no_agreements")
    columns = tuple(_columns(reach, t))
    rows = sorted(entries, key=lambda one: (one.network, one.session_on, one.agreement.id))
    return Dataset(
        NAME,
        t("datasets.agreements.title"),
        variables_of(columns),
        lambda: cells_of(columns, rows),
        latest(step.on for one in entries for step in one.agreement.history),
        language_of(t),
        notes=(t("datasets.agreements.note"),),
        conditions=(t(f"datasets.agreements.condition.{reach.value}"),),
        count=len(rows),
    )


def _columns(reach: Reach, t: Translator) -> Iterator[Column[AgreedHere]]:
    """Yield the columns: where it was agreed, what, until when, and what became of it."""
    states = Coding({one.value: agreement_state_word(one, t) for one in AgreementState})
    yield from (_column(name, Kind.TEXT, cell, t) for name, cell in _PLACES.items())
    yield _column("session_on", Kind.DAY, lambda row: row.session_on, t)
    yield from (
        _column(name, Kind.TEXT, _said(name), t) for name in _TEXTS if reach is Reach.INTERNAL or name not in INTERNAL
    )
    yield from (_column(name, Kind.DAY, cell, t) for name, cell in _DAYS.items())
    label = t("datasets.agreements.state")
    yield Column(states.variable("state", label), lambda row: states.code(row.agreement.state))
    yield _column("finished_on", Kind.DAY, lambda row: _finished_on(row.agreement), t)
    yield _column("resolution", Kind.TEXT, _resolution, t)
    yield _column("resolution_on", Kind.DAY, lambda row: _resolved_on(row.agreement), t)
    yield _column("steps", Kind.NUMBER, lambda row: len(row.agreement.history), t)
    yield _column("times_moved", Kind.NUMBER, lambda row: _times_moved(row.agreement), t)
    yield _column("times_reworded", Kind.NUMBER, lambda row: _times_reworded(row.agreement), t)
    yield _column("last_step_on", Kind.DAY, lambda row: row.agreement.history[-1].on, t)
    if reach is Reach.INTERNAL:
        yield _column("last_note", Kind.TEXT, lambda row: row.agreement.history[-1].note, t)


def _column(name: str, kind: Kind, cell: _Cell, t: Translator) -> Column[AgreedHere]:
    return Column(Variable(name, t(f"datasets.agreements.{name}"), kind), cell)


def _said(name: str) -> _Cell:
    def cell(row: AgreedHere) -> Cell:
        return str(getattr(row.agreement, name))

    return cell


def _area_title(row: AgreedHere) -> str:
    return row.framework.area_of[row.agreement.criterion_id].title


def _criterion_title(row: AgreedHere) -> str:
    return row.framework.criteria[row.agreement.criterion_id].title


_PLACES: dict[str, _Cell] = {
    "agreement": lambda row: row.agreement.id,
    "network": lambda row: row.network,
    "round": lambda row: row.agreement.round_id,
    "round_title": lambda row: row.round_title,
    "session": lambda row: row.session,
    "framework": lambda row: row.framework.framework.id,
    "version": lambda row: row.framework.framework.version,
    "area": lambda row: row.framework.area_of[row.agreement.criterion_id].id,
    "area_title": _area_title,
    "criterion": lambda row: row.agreement.criterion_id,
    "criterion_title": _criterion_title,
}
_DAYS: dict[str, _Cell] = {
    "agreed_on": lambda row: row.agreement.history[0].on,
    "first_due_on": lambda row: _first_due(row.agreement),
    "due_on": lambda row: row.agreement.due_on,
    "review_on": lambda row: row.agreement.review_on,
}


def _first_due(agreement: Agreement) -> date:
    """Return the day that was agreed first, before anybody moved it."""
    return agreement.as_agreed().due_on


def _finished_on(agreement: Agreement) -> date | None:
    """Return when it was done or dropped for the last time; nothing while it is neither."""
    if agreement.state not in _CLOSED:
        return None
    return next(
        step.on
        for step, before in zip(reversed(agreement.history), [*reversed(agreement.history[:-1]), None], strict=True)
        if before is None or before.state is not agreement.state
    )


def _resolution(row: AgreedHere) -> str | None:
    return row.agreement.resolution.result if row.agreement.resolution else None


def _resolved_on(agreement: Agreement) -> date | None:
    return agreement.resolution.on if agreement.resolution else None


def _times_moved(agreement: Agreement) -> int:
    """Return how often its day was moved."""
    return sum(step.due_on is not None or "due_on" in step.former for step in agreement.history[1:])


def _times_reworded(agreement: Agreement) -> int:
    """Return how often its words were changed after it was agreed."""
    return sum(bool(set(step.former) - {"due_on"}) for step in agreement.history)
