"""Analysts write findings, publish them, record what was decided, and take a draft of the next version along."""

import pytest

from analysis.findings import Decision, FindingState, RecordedFinding, Verdict, decide, publish
from networks.accounts import Grant, Role
from networks.scopes import ReleasedScope
from tests.fakes.finding_store import REWORD, draft
from tests.fakes.small_round import FRAMEWORK
from tests.ui.workspace import COORDINATOR, NOW, Workspace, has_failed, texts_of
from texts.catalogue import LANGUAGES, translator
from ui.parts.markup import literal

PAGE = "befunde_schreiben"
ANALYST = Grant(role=Role.ANALYST)


@pytest.fixture
def analyst(workspace: Workspace) -> Workspace:
    workspace.give_roles(ANALYST)
    return workspace


def kept(workspace: Workspace) -> list[RecordedFinding]:
    return workspace.services.findings(ReleasedScope(workspace.account.id)).findings()


def write(workspace: Workspace, finding: RecordedFinding) -> RecordedFinding:
    workspace.services.findings(ReleasedScope(workspace.account.id)).save(finding)
    return finding


def published(workspace: Workspace) -> RecordedFinding:
    store = workspace.services.findings(ReleasedScope(workspace.account.id))
    return publish(store, draft(proposal=REWORD), NOW.date())


def test_for_others_the_page_says_whom_it_is_for(workspace: Workspace) -> None:
    workspace.give_roles(COORDINATOR)
    at = workspace.page(PAGE)
    assert not has_failed(at)
    assert "für Menschen, die abgegebene Ergebnisse auswerten" in at.info[0].value


def test_a_finding_is_begun_and_every_change_is_kept_at_once(analyst: Workspace) -> None:
    at = analyst.page(PAGE)
    at.button("finding.begin").click().run()
    [begun] = kept(analyst)
    assert (begun.id, begun.state, begun.framework_id) == ("befund-2026-1", FindingState.DRAFT, "kleiner-rahmen")
    at = analyst.page(PAGE, befund=begun.id)
    at.text_area(f"finding.{begun.id}.1.sentence").set_value("Viele wissen es nicht.").run()
    assert not has_failed(at)
    assert kept(analyst)[0].sentence == "Viele wissen es nicht."
    assert analyst.page(PAGE, befund=begun.id).text_area(f"finding.{begun.id}.1.sentence").value


def test_what_is_missing_is_said_before_anything_is_published(analyst: Workspace) -> None:
    write(analyst, draft(limits=""))
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.button("finding.publish").click().run()
    at.button("finding.publish_yes").click().run()
    assert "Ohne seine Grenzen" in texts_of(at)
    assert kept(analyst)[0].state is FindingState.DRAFT


def test_a_whole_finding_is_published_after_one_more_question(analyst: Workspace) -> None:
    write(analyst, draft())
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.button("finding.publish").click().run()
    assert kept(analyst)[0].state is FindingState.DRAFT
    at.button("finding.publish_yes").click().run()
    assert not has_failed(at)
    assert kept(analyst)[0].state is FindingState.PUBLISHED


def test_a_decision_needs_a_body_and_a_reason_and_then_stands(analyst: Workspace) -> None:
    finding = published(analyst)
    at = analyst.page(PAGE, befund=finding.id)
    at.button(f"decision.{finding.id}.save").click().run()
    assert "Es fehlt das Gremium oder die Begründung" in texts_of(at)
    at.text_input(f"decision.{finding.id}.by").set_value("Fachbeirat")
    at.text_area(f"decision.{finding.id}.why").set_value("Es zeigt sich überall.")
    at.button(f"decision.{finding.id}.save").click().run()
    decision = kept(analyst)[0].decision
    assert decision is not None
    assert (decision.verdict, decision.by) == (Verdict.ACCEPTED, "Fachbeirat")


def test_a_withdrawal_needs_its_reason(analyst: Workspace) -> None:
    finding = published(analyst)
    at = analyst.page(PAGE, befund=finding.id)
    at.button("finding.withdraw").click().run()
    at.button("finding.withdraw_yes").click().run()
    assert "Es fehlt der Grund" in texts_of(at)
    at.text_area(f"withdraw.{finding.id}.why").set_value("Ein Fehler.")
    at.button("finding.withdraw_yes").click().run()
    assert kept(analyst)[0].state is FindingState.WITHDRAWN


def test_accepted_proposals_can_be_taken_along_as_a_draft(analyst: Workspace) -> None:
    finding = published(analyst)
    assert "wird der Entwurf" not in texts_of(analyst.page(PAGE))
    decision = Decision(verdict=Verdict.ACCEPTED, by="Fachbeirat", on=NOW.date(), why="Überall gleich.")
    decide(analyst.services.findings(ReleasedScope(analyst.account.id)), finding, decision)
    at = analyst.page(PAGE)
    assert not has_failed(at)
    assert "aus Fassung 1.0 wird der Entwurf 1.1, mit 1 Änderung" in texts_of(at)


@pytest.mark.parametrize(
    ("section", "told"), [("quality", "noch keine Zahlen"), ("formats", "Noch liegt kein beendeter Dialog vor")]
)
def test_parts_without_any_data_say_what_comes_first(analyst: Workspace, section: str, told: str) -> None:
    at = analyst.page(PAGE)
    at.segmented_control(key="teil").set_value(section).run()
    assert not has_failed(at)
    assert told in texts_of(at)


def test_an_unknown_finding_is_told_and_does_not_break_the_page(analyst: Workspace) -> None:
    at = analyst.page(PAGE, befund="gibt-es-nicht")
    assert not has_failed(at)
    assert "gibt es nicht" in at.warning[0].value


def test_a_draft_is_discarded_only_after_one_more_question(analyst: Workspace) -> None:
    write(analyst, draft())
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.button("finding.discard").click().run()
    assert len(kept(analyst)) == 1
    at.button("finding.discard_no").click().run()
    at.button("finding.discard").click().run()
    at.button("finding.discard_yes").click().run()
    assert not has_failed(at)
    assert not kept(analyst)
    assert "Der Entwurf ist verworfen" in texts_of(at)


def test_the_address_names_a_part_by_the_same_word_in_every_language(analyst: Workspace) -> None:
    at = analyst.page(PAGE, teil="formats")
    for language in LANGUAGES:
        at.segmented_control(key="language").set_value(language).run()
        assert at.title[0].value == translator(language)("findings_ui.page")
        assert at.segmented_control(key="teil").value == "formats"
        assert at.query_params["teil"] == "formats"


@pytest.mark.parametrize(
    ("kind", "field", "chosen"), [("retire", "item", "sprache.texte"), ("add", "criterion", "sprache")]
)
def test_a_proposal_begins_at_what_the_finding_is_about(analyst: Workspace, kind: str, field: str, chosen: str) -> None:
    write(analyst, draft(criteria=("sprache",)))
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.radio(key="proposal.befund-2026-1.1.kind").set_value(kind).run()
    assert at.selectbox(key=f"proposal.befund-2026-1.1.{field}").value == chosen


def test_a_proposal_that_was_begun_and_not_added_is_not_left_behind_unseen(analyst: Workspace) -> None:
    write(analyst, draft())
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.text_area(key="proposal.befund-2026-1.1.note").set_value("Sagt nichts Neues.").run()
    at.button("finding.publish").click().run()
    assert "noch nicht übernommen" in at.warning[0].value
    at.button("finding.publish_no").click().run()
    at.button("proposal.befund-2026-1.1.save").click().run()
    at.button("finding.publish").click().run()
    assert not at.warning


def test_a_proposal_keeps_the_words_that_the_statement_has_now(analyst: Workspace) -> None:
    write(analyst, draft(criteria=("sprache",)))
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.radio(key="proposal.befund-2026-1.1.kind").set_value("retire").run()
    at.text_area(key="proposal.befund-2026-1.1.note").set_value("Sagt nichts Neues.").run()
    at.button("proposal.befund-2026-1.1.save").click().run()
    item = FRAMEWORK.items["sprache.texte"]
    assert kept(analyst)[0].asked_before == {name: wording.text for name, wording in item.ask.items()}
    assert FRAMEWORK.criterion_of[item.id].title in kept(analyst)[0].proposal_about
    told = texts_of(analyst.page(PAGE, befund="befund-2026-1"))
    assert all(literal(wording.text) in told for wording in item.ask.values())
    at = analyst.page(PAGE, befund="befund-2026-1")
    at.button("proposal.remove.befund-2026-1").click().run()
    assert (kept(analyst)[0].proposal, kept(analyst)[0].asked_before) == (None, {})
