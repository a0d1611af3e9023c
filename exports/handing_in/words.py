"""What a release tells, in words: whose it is, of which round, and how much each perspective shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analysis.cubes import LEAST_TOLD, MODES, UNKNOWN, Cube, State
from analysis.handed_in import HandedIn, Parcel, Profile
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import Snapshot, unpin
from selfeval.model import Mode
from texts.catalogue import Translator


@dataclass(frozen=True)
class PerspectiveRow:
    """How one perspective took part, and of how many items it shows something."""

    perspective: str
    mode: str
    invited: str
    sent: str
    shown: int
    hidden: int


def place_words(profile: Profile, t: Translator) -> str:
    """Return the place of a release as far as it is told: its kind, Land, size and what the network is for."""
    parts = [t(f"ui.place_kind.{profile.kind.value}"), t(f"ui.land.{profile.land.value}")]
    if profile.population is not None:
        parts.append(t(f"ui.population.{profile.population.value}"))
    return " · ".join([*parts, t(f"ui.network_kind.{profile.network_kind.value}")])


def round_words(parcel: Parcel, t: Translator) -> str:
    """Return which round it was: by which framework people were asked, and on which days."""
    handed_in, asked = parcel.handed_in, _asked(parcel.framework).framework
    framework = f"{asked.title} {asked.version}"
    closed = t.date(handed_in.closed_on)
    if handed_in.opened_on is None:
        return t("handing_in.round.closed", framework=framework, closed=closed)
    return t("handing_in.round", framework=framework, opened=t.date(handed_in.opened_on), closed=closed)


def consent_words(handed_in: HandedIn, t: Translator) -> str:
    """Return by which body and on which day it was agreed."""
    return t("handing_in.consent", body=handed_in.agreed_by, day=t.date(handed_in.agreed_on))


def facts_words(parcel: Parcel, t: Translator) -> str:
    """Return how many agreements, parts of sessions and texts go along."""
    facts = parcel.facts
    return " · ".join(
        (
            t("handing_in.agreements", count=len(facts.agreements)),
            t("handing_in.talks", count=len(facts.talks)),
            t("handing_in.texts", count=len(facts.texts)),
        )
    )


def perspective_rows(parcel: Parcel, t: Translator) -> Iterator[PerspectiveRow]:
    """Yield one row for each perspective that took part, in the order of the framework."""
    framework, cube = _asked(parcel.framework), parcel.handed_in.cube
    for row in np.flatnonzero(cube.modes != UNKNOWN).tolist():
        mode = MODES[cube.modes[row]]
        states, invited, sent = cube.states[row], int(cube.invited[row]), int(cube.sent[row])
        hidden = int((states == State.HIDDEN).sum())
        yield PerspectiveRow(
            perspective=perspective_words(framework, cube, row, t),
            mode=t(f"exports.mode.{mode.value}"),
            invited=_invited(invited, sent, t),
            sent=_sent(mode, sent, t),
            shown=int((states != State.NOT_ASKED).sum()) - hidden,
            hidden=hidden,
        )


def perspective_words(framework: Framework, cube: Cube, row: int, t: Translator) -> str:
    """Return whose answers a row holds: one perspective's, or those of several that are counted together."""
    labels = [framework.perspective(one).label for one in cube.members(row) or (cube.axes.perspectives[row],)]
    return t("handing_in.together", who=t.listed(labels)) if len(labels) > 1 else labels[0]


@lru_cache(maxsize=8)
def _asked(snapshot: Snapshot) -> Framework:
    """Return the framework of a snapshot; the files of one import mostly have the same."""
    return unpin(snapshot)


def _invited(invited: int, sent: int, t: Translator) -> str:
    if invited != UNKNOWN:
        return str(invited) if invited - sent >= LEAST_TOLD else t("handing_in.about", count=invited)
    return t("handing_in.unknown") if sent != UNKNOWN else t("handing_in.untold")


def _sent(mode: Mode, sent: int, t: Translator) -> str:
    if sent != UNKNOWN:
        return str(sent)
    return t("handing_in.one_body") if mode is Mode.CONSENSUS else t("handing_in.fewer", k=LEAST_TOLD)
