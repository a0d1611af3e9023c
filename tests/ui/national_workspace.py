"""A workspace into whose pool many places have handed in, and the analysts who read it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from analysis.handed_in import Facts, HandedInAgreement
from dialogues.agreement_model import AgreementState
from networks.accounts import Account, Grant, Role, create_account
from networks.places import Land
from networks.scopes import ReleasedScope
from selfeval.release import Reach, ReleasedText
from tests.fakes.handed_in import HIGH, HIGHEST, LOW, LOWEST, cube, handed_in, profile
from tests.fakes.small_round import ITEM
from tests.ui.workspace import Workspace

ANALYST = Grant(role=Role.ANALYST)
ANSWERS: Mapping[str, Mapping[str, Mapping[str, int]]] = {
    "fachkraft": {ITEM: {HIGH: 4, HIGHEST: 8, "weiss-nicht": 3}},
    "eltern": {ITEM: {LOWEST: 6, LOW: 7}},
}
WRITTEN = "Es war schwer, jemanden zu erreichen."


def analyst(workspace: Workspace) -> ReleasedScope:
    """Let whoever is signed in be an analyst and nothing else."""
    workspace.give_roles(ANALYST)
    return ReleasedScope(workspace.account.id)


def second_analyst(workspace: Workspace) -> Account:
    return create_account(workspace.services.accounts(), "zweite@example.org", "Zweite Auswertung", (ANALYST,))


def hand_in(
    workspace: Workspace,
    lands: Mapping[Land, int],
    year: int = 2026,
    texts: int = 0,
    criteria: Sequence[str] = ("finden",),
) -> None:
    """Let places of these Länder hand in the same answers, an agreement each in turn, and some of them a text."""
    sha256 = workspace.planned("Entwurf").framework_sha256
    store = workspace.services.handed_in(ReleasedScope(workspace.account.id))
    made, day, number = cube(ANSWERS), date(year, 5, 1), 0
    for land, count in lands.items():
        for _ in range(count):
            number += 1
            place = f"ort-{number}"
            one = handed_in(place, of=made, about=profile(place, land), closed_on=day)
            about = criteria[number % len(criteria)]
            done = HandedInAgreement(criterion_id=about, state=AgreementState.DONE, agreed_on=day, due_on=day)
            text = ReleasedText(place="wege", perspective="eltern", text=f"{WRITTEN} ({number})", reach=Reach.PUBLIC)
            facts = Facts(agreements=(done,), texts=(text,) if number <= texts else ())
            assert store.add(replace(one, framework_sha256=sha256), facts)
