"""A second network beside that of the workspace, with a closed round of its own."""

from networks.accounts import Grant, Role
from networks.model import Network, NetworkKind
from networks.scopes import AdministrationScope, BallotScope, NetworkScope
from selfeval.ballots import ballot_of, keep_answers, new_ballot_key, send_ballot
from selfeval.closing import close_round
from selfeval.model import PerspectivePlan, Recipient, Round
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.fakes.small_framework import small_framework
from tests.ui.workspace import CRITERIA, Workspace

NEIGHBOURS = Network(id="nachbarn", name="Netzwerk Nachbarstadt", kind=NetworkKind.FRUEHE_HILFEN)
FOR_OTHERS = frozenset({Recipient.NETWORK, Recipient.CLUSTER})
BOTH_FACILITATED = (
    Grant(role=Role.FACILITATOR, network_id="netz"),
    Grant(role=Role.FACILITATOR, network_id=NEIGHBOURS.id),
)


def add_neighbours(workspace: Workspace, recipients: frozenset[Recipient] = FOR_OTHERS) -> Round:
    """Add the network with a closed round in which professionals and parents answered."""
    services = workspace.services
    services.networks(AdministrationScope()).save_network(NEIGHBOURS)
    store = services.rounds(NetworkScope.of(NEIGHBOURS.id))
    plans = (PerspectivePlan(perspective="fachkraft"), PerspectivePlan(perspective="eltern"))
    draft = RoundDraft(NEIGHBOURS.id, "Runde der Nachbarn", CRITERIA, plans, recipients)
    today, framework = services.clock.today(), small_framework()
    opened = open_round(store, services.keys, plan_round(store, framework, draft).id, today)
    for perspective in ("fachkraft", "eltern"):
        questionnaire = questionnaire_for(framework, opened.criteria, perspective)
        ballots = services.ballots(BallotScope(NEIGHBOURS.id, opened.id, perspective))
        for value in (2, 3, 2, 3, 2, 3, 2, 3):
            ballot = ballot_of(services.keys, opened.id, new_ballot_key())
            answers = {item: question.steps[value - 1].id for item, question in questionnaire.questions.items()}
            keep_answers(ballots, questionnaire, ballot, answers)
            send_ballot(ballots, ballot)
    return close_round(services.closing(), opened.id, today, services.shuffle())
