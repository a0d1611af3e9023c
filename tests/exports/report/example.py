"""A closed round on all criteria of the small framework, with a body, a hidden group and one that answers openly."""

from dataclasses import replace
from datetime import date

from dialogues.agreement_model import Agreement, AgreementState, StatusChange
from exports.report.source import ReportSource
from selfeval.model import Mode, PerspectivePlan, Round, RoundState
from selfeval.release import Reach, ReleasedText
from tests.fakes.small_round import FRAMEWORK, TODAY, Counts, results, small_round

ITEMS = tuple(FRAMEWORK.items)
PLANS = (
    PerspectivePlan(perspective="koordination", mode=Mode.DECLARED, invited=1),
    PerspectivePlan(perspective="leitung", mode=Mode.CONSENSUS, body="Steuerungsgruppe"),
    PerspectivePlan(perspective="fachkraft", invited=40),
    PerspectivePlan(perspective="ehrenamt", invited=12),
    PerspectivePlan(perspective="eltern", invited=30),
)
ANSWERS: dict[str, Counts] = {
    "koordination": {item: {"trifft-zu": 1} for item in ITEMS},
    "leitung": {item: {"trifft-eher-zu": 1} for item in ITEMS},
    "fachkraft": {
        item: {"trifft-zu": 10 + place, "trifft-eher-zu": 8, "trifft-wenig-zu": 2, "weiss-nicht": 3, "andere": place}
        for place, item in enumerate(ITEMS)
    },
    "ehrenamt": {item: {"trifft-eher-zu": 3, "trifft-nicht-zu": 1} for item in ITEMS},
    "eltern": {
        item: {"trifft-zu": 1, "trifft-nicht-zu": 7, "trifft-wenig-zu": 3, "weiss-nicht": 6 + place}
        for place, item in enumerate(ITEMS)
    },
}
AGREEMENT = Agreement(
    id="v1",
    network_id="netz",
    session_id="sitzung",
    round_id="runde",
    criterion_id="finden",
    what="Ein Blatt mit allen Angeboten liegt in jeder Praxis.",
    responsible="Netzwerkkoordination",
    due_on=date(2027, 2, 1),
    sign="Es liegt aus.",
    history=(StatusChange(on=TODAY, state=AgreementState.OPEN),),
)
WORDS = tuple(
    ReleasedText(place="wege", perspective="eltern", text=text)
    for text in ("Das hat uns geholfen.", "=1+1 und <b>fett</b>")
)


def closed_round() -> Round:
    """The round after its closing."""
    open_round = small_round(*PLANS, criteria=tuple(FRAMEWORK.criteria))
    return open_round.model_copy(update={"state": RoundState.CLOSED, "closed_on": TODAY})


def source(reach: Reach, agreements: tuple[Agreement, ...] = (AGREEMENT,)) -> ReportSource:
    """What a report of this round is made from."""
    found = replace(results(closed_round(), ANSWERS, reach), words=WORDS)
    return ReportSource("Netzwerk Musterstadt", found, agreements)
