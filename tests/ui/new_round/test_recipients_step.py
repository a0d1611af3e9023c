"""What a coordinator reads about recipients is what everybody who answers reads."""

import pytest

from exports.recipients import recipients_sentence
from participant.entry import load_asked
from participant.notices import load_notices
from selfeval.group_ballot import ballot_scope
from selfeval.model import Recipient
from selfeval.rounds import RoundDraft, open_round, plan_round
from tests.fakes.small_framework import small_framework
from tests.ui.workspace import CRITERIA, NETWORK, PLANS, Workspace
from texts.catalogue import translator


@pytest.mark.parametrize("beyond", [(), (Recipient.NZFH,), (Recipient.CLUSTER, Recipient.NZFH, Recipient.PUBLIC)])
def test_the_form_shows_the_very_words_of_the_questionnaire(
    workspace: Workspace, beyond: tuple[Recipient, ...]
) -> None:
    services, recipients = workspace.services, frozenset({Recipient.NETWORK, *beyond})
    rounds = services.rounds(workspace.scope)
    draft = RoundDraft(NETWORK.id, "Herbst", CRITERIA, PLANS, recipients)
    planned = plan_round(rounds, small_framework(), draft)
    of_round = open_round(rounds, services.keys, planned.id, services.clock.today())
    notices = load_notices(services, load_asked(services, ballot_scope(of_round, "eltern")))
    assert recipients_sentence(recipients, translator("de")) in [notice.text for notice in notices]
