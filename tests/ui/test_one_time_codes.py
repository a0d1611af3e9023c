"""Codes are made, shown once and noted as a number; open links are replaced and limited; on the page of rounds."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from urllib.parse import unquote

from selfeval.closing import close_round
from selfeval.model import PerspectivePlan, Round, WayIn
from selfeval.rounds import open_round
from storage.audit import AuditRows
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of
from tests.ui.new_round.choices import named
from tests.ui.test_neue_runde import choose_area, go_on, take_part
from tests.ui.workspace import FACILITATOR, NETWORK, NOW, Workspace, has_failed, texts_of
from ui.rounds.made_codes import CodeForm, MadeCodes
from wiring.addresses import round_address

BY_CODES = (
    PerspectivePlan(perspective="fachkraft", invited=3, way_in=WayIn.CODES),
    PerspectivePlan(perspective="eltern"),
)


def opened(workspace: Workspace) -> Round:
    return workspace.opened("Herbst", BY_CODES)


def notes(workspace: Workspace, action: str) -> list[str]:
    entries = AuditRows(workspace.services.database, workspace.scope, lambda: NOW).entries()
    return [entry.target for entry in entries if (entry.action, entry.network_id) == (action, NETWORK.id)]


def test_a_perspective_with_codes_shows_no_link_but_the_way_to_make_codes(workspace: Workspace) -> None:
    of_round = opened(workspace)
    at = workspace.page("runden", runde=of_round.id)
    texts = texts_of(at)
    assert not has_failed(at)
    assert round_address(workspace.services, of_round, "eltern") in texts
    assert round_address(workspace.services, of_round, "fachkraft") not in texts
    assert "Bisher sind 0 Codes erzeugt, eingeladen sind 3." in texts
    assert "lassen sie sich später nicht noch einmal drucken" in texts
    assert at.number_input(key="codes.count.fachkraft").value == 3


def test_slips_are_made_offered_once_and_noted_as_a_number(workspace: Workspace) -> None:
    of_round = opened(workspace)
    at = workspace.page("runden", runde=of_round.id)
    at.button(key="codes.make.fachkraft").click().run()
    assert not has_failed(at)
    assert "3 Zettel sind fertig" in texts_of(at)
    assert workspace.services.codes(workspace.scope).made(of_round.id, "fachkraft") == 3
    assert notes(workspace, "codes.made") == [f"{of_round.id} fachkraft: 3"]
    at.button(key="codes.done.fachkraft").click().run()
    assert "3 Zettel sind fertig" not in texts_of(at)
    assert "Bisher sind 3 Codes erzeugt" in texts_of(at)


def test_a_run_that_comes_while_codes_are_made_waits_for_them(workspace: Workspace) -> None:
    of_round = opened(workspace)
    begun, made = Event(), MadeCodes(of_round.id, "fachkraft", 3, CodeForm.SLIPS, b"%PDF")
    with ThreadPoolExecutor() as threads:
        making = threads.submit(lambda: made if begun.wait(20) else None)
        at = workspace.page("runden")
        at.session_state["made_codes"] = {(of_round.id, "fachkraft"): making}
        at.query_params["runde"] = of_round.id
        threads.submit(begun.set)
        at.run()
    assert "3 Zettel sind fertig" in texts_of(at)


def test_codes_for_a_round_that_was_closed_meanwhile_say_so_and_nothing_waits_for_them(workspace: Workspace) -> None:
    of_round = opened(workspace)
    at = workspace.page("runden", runde=of_round.id)
    services = workspace.services
    close_round(services.closing(), of_round.id, services.clock.today(), services.shuffle())
    at.button(key="codes.make.fachkraft").click().run()
    assert not has_failed(at)
    assert "Die Runde „Herbst“ ist nicht geöffnet" in texts_of(at)
    assert at.session_state["made_codes"] == {}


def test_links_to_mail_stand_one_a_line_until_they_are_saved(workspace: Workspace) -> None:
    of_round = opened(workspace)
    at = workspace.page("runden", runde=of_round.id)
    at.number_input(key="codes.count.fachkraft").set_value(2)
    named(at.radio, "codes.form.fachkraft").set_value("links")
    at.run()
    at.button(key="codes.make.fachkraft").click().run()
    texts = texts_of(at)
    assert "2 Links sind fertig" in texts
    of_parents = 3  # the open link beside its picture, in the text for an e-mail and in the reminder
    assert texts.count("/t/") == 2 + of_parents
    assert "Dieser Link gilt für eine Person und einmal." in texts
    at.button(key="codes.done.fachkraft").click().run()
    assert texts_of(at).count("/t/") == of_parents


def test_codes_that_wait_to_be_saved_are_not_lost_when_others_are_made(workspace: Workspace) -> None:
    plans = tuple(PerspectivePlan(perspective=who, way_in=WayIn.CODES) for who in ("fachkraft", "eltern"))
    at = workspace.page("runden", runde=workspace.opened("Herbst", plans).id)
    for who, count in (("fachkraft", 2), ("eltern", 3)):
        at.number_input(key=f"codes.count.{who}").set_value(count).run()
        at.button(key=f"codes.make.{who}").click().run()
    assert "2 Zettel sind fertig" in texts_of(at)
    assert "3 Zettel sind fertig" in texts_of(at)


def test_a_facilitator_makes_no_codes_and_changes_no_link(workspace: Workspace) -> None:
    of_round = opened(workspace)
    workspace.give_roles(FACILITATOR)
    at = workspace.page("runden", runde=of_round.id)
    assert "Codes erzeugt nur die Koordination" in texts_of(at)
    keys = {button.key for button in at.button}
    assert not {"codes.make.fachkraft", "open_link.replace.eltern", "open_link.cap_save.eltern"} & keys


def test_a_link_is_replaced_only_after_a_second_question(workspace: Workspace) -> None:
    of_round = opened(workspace)
    before = round_address(workspace.services, of_round, "eltern")
    at = workspace.page("runden", runde=of_round.id)
    at.button(key="open_link.replace.eltern").click().run()
    assert "Der alte Link öffnet danach nichts mehr" in texts_of(at)
    at.button(key="open_link.yes.eltern").click().run()
    assert not has_failed(at)
    assert before not in texts_of(at)
    after = workspace.services.rounds(workspace.scope).round(of_round.id)
    assert round_address(workspace.services, after, "eltern") in texts_of(at)
    assert notes(workspace, "link.replaced") == [f"{of_round.id} eltern"]


def test_a_limit_is_kept_and_a_limit_below_what_has_come_is_refused(workspace: Workspace) -> None:
    of_round = opened(workspace)
    for value in (1, 2):
        workspace.answer(of_round, "eltern", value)
    at = workspace.page("runden", runde=of_round.id)
    at.number_input(key="open_link.cap.eltern").set_value(1)
    at.button(key="open_link.cap_save.eltern").click().run()
    assert "2 Antworten sind angekommen" in texts_of(at)
    at.number_input(key="open_link.cap.eltern").set_value(2)
    at.button(key="open_link.cap_save.eltern").click().run()
    plan = workspace.services.rounds(workspace.scope).round(of_round.id).plan("eltern")
    assert plan is not None
    assert plan.cap == 2
    assert "Die Grenze ist erreicht" in texts_of(at)
    assert notes(workspace, "link.limited") == [f"{of_round.id} eltern: 2"]


def test_the_invitation_by_mail_says_what_the_text_to_copy_says(workspace: Workspace) -> None:
    of_round = opened(workspace)
    at = workspace.page("runden", runde=of_round.id)
    (mail,) = [str(one.value) for one in at.html if "mailto:" in str(one.value)]
    letter = unquote(mail)
    assert "Ihre Sicht ist gefragt: Herbst" in letter
    assert round_address(workspace.services, of_round, "eltern") in letter


def test_codes_are_chosen_while_planning_and_named_in_the_review(workspace: Workspace) -> None:
    at = go_on(choose_area(workspace.page("neue_runde")))
    take_part(at, "fachkraft", "eltern")
    way = named(at.radio, "new_round.way_in.fachkraft")
    assert way.options == ["Ein offener Link für alle", "Ein Einmal-Code für jede Person"]
    way.set_value("codes").run()
    go_on(at, times=2)
    [ways] = [table.value["Zugang"] for table in at.table if "Zugang" in table.value]
    assert list(ways) == ["Einmal-Codes", "offener Link"]
    at.button(key="new_round.finish").click().run()
    [planned] = workspace.services.rounds(workspace.scope).rounds()
    assert {plan.perspective: plan.way_in for plan in planned.plans} == {
        "fachkraft": WayIn.CODES,
        "eltern": WayIn.LINK,
    }


def test_slips_and_posters_come_in_every_language_that_the_round_pinned(workspace: Workspace) -> None:
    by_codes = PerspectivePlan(perspective="eltern", way_in=WayIn.CODES)
    planned = workspace.planned("Zettel", (by_codes,))
    services, english = workspace.services, translation_of(small_framework())
    store, today = services.rounds(workspace.scope), services.clock.today()
    of_round = open_round(store, services.keys, planned.id, today, [english])
    at = workspace.page("runden", runde=of_round.id)
    at.selectbox(key="codes.language.eltern").set_value("en").run()
    named(at.radio, "codes.form.eltern").set_value("links").run()
    at.button(key="codes.make.eltern").click().run()
    assert texts_of(at).count("?sprache=en") == 20
    with_link = workspace.planned("Plakat", (PerspectivePlan(perspective="eltern"),))
    opened_in_english = open_round(store, services.keys, with_link.id, today, [english])
    at = workspace.page("runden", runde=opened_in_english.id)
    at.selectbox(key="sheet.language.eltern").set_value("en").run()
    assert f"/herunterladen/plakat/{opened_in_english.id}?perspektive=eltern&amp;sprache=en" in texts_of(at)
