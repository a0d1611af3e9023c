"""A few rounds on the small framework, with what was agreed between them."""

from datetime import date

from analysis.agreement_marks import AgreementMark, agreement_marks
from analysis.earlier_rounds import chains_of
from analysis.over_time import over_time
from analysis.over_time_model import OverTime, Thread
from dialogues.agreement_model import Agreement, AgreementState, Resolution, StatusChange
from qualitaetsrahmen.library import Library
from selfeval.release import Reach
from tests.analysis.compared import MIDDLE, UPPER, joined
from tests.exports.report.example import AGREEMENT
from tests.fakes.programme import NETWORK, programme_in_memory
from tests.fakes.small_round import Counts
from tests.fakes.small_versions import HIGH, LOW, RENAMED

NOTED = (
    'change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: with_note, note: "Kürzer gefragt."'
)
WITH_NOTE = joined(RENAMED, entries=(NOTED,))
PARENTS: tuple[Counts, ...] = (
    {"sprache.texte": MIDDLE},
    {"sprache.texte": {LOW: 2}},
    {"sprache.texte": {**UPPER, "weiss-nicht": 3}},
    {"sprache.verstehen": {LOW: 5, HIGH: 6}},
)


def rounds_over_time(library: Library = WITH_NOTE, reach: Reach = Reach.INTERNAL) -> OverTime:
    programme = programme_in_memory()
    for given in PARENTS:
        number = "2.0" if "sprache.verstehen" in given else "1.0"
        programme.hold(library.frameworks[f"kleiner-rahmen@{number}"], {"eltern": given})
    [chain] = chains_of(programme.rounds.rounds(), NETWORK)
    return over_time(chain, programme.rounds, library, reach)


def only_thread(found: OverTime) -> Thread:
    [thread] = found.threads
    return thread


def agreed(found: OverTime) -> Agreement:
    first, last = date(2025, 5, 2), date(2026, 4, 1)
    return AGREEMENT.model_copy(
        update={
            "round_id": found.rounds[0].of_round.id,
            "criterion_id": "sprache",
            "due_on": date(2026, 3, 1),
            "resolution": Resolution(on=date(2025, 9, 1), result="Einstimmig."),
            "history": (
                StatusChange(on=first, state=AgreementState.OPEN),
                StatusChange(on=last, state=AgreementState.DONE),
            ),
        }
    )


def marks_of(found: OverTime) -> tuple[AgreementMark, ...]:
    return agreement_marks([agreed(found)], found.chain, {"sprache"})
