"""The guide "Einen eigenen Rahmen schreiben" can be followed: from the empty file to the first round and beyond."""

import re
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest

from networks.links import KeyRing
from qualitaetsrahmen.languages.plain_language import plain_language_hints
from qualitaetsrahmen.languages.translations import is_offered, missing_for, translated
from qualitaetsrahmen.library import Library, load_library
from qualitaetsrahmen.model import Framework, ItemKind, Prompt, Status
from qualitaetsrahmen.scales import OffScaleKind
from qualitaetsrahmen.uploads import review_upload
from qualitaetsrahmen.versions.version_map import Change, Comparable
from selfeval.model import PerspectivePlan, RoundState
from selfeval.questionnaire import questionnaire_for
from selfeval.rounds import RoundDraft, default_mode, open_round, plan_round
from tests.docs.guide import Moment, answer_to, blocks, follow
from tests.fakes.round_store import RoundsInMemory, Shelves
from texts.catalogue import translator
from wiring.commands import main

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "eigener-rahmen.md").read_text("utf-8")
INSTALLED = ROOT / "frameworks"
MOMENTS = follow(GUIDE, INSTALLED)


def library_after(moment: Moment) -> Library:
    """What a network has when it uploads all files of a moment together."""
    uploaded = {name: text.encode() for name, text in moment.files.items()}
    reviewed = review_upload(load_library(INSTALLED), {}, uploaded)
    assert reviewed.is_sound, reviewed.findings
    return reviewed.library


@cache
def finished() -> Library:
    return library_after(MOMENTS[-1])


def welcome(version: str) -> Framework:
    return finished().frameworks[f"willkommen@{version}"]


def first_round(framework: Framework) -> dict[str, list[str]]:
    """The ids of the items that each perspective is asked when a round on all criteria has been opened."""
    store = RoundsInMemory(Shelves())
    plans = tuple(
        PerspectivePlan(perspective=one.id, mode=default_mode(framework, one.id), k=one.min_group)
        for one in framework.perspectives
    )
    planned = plan_round(store, framework, RoundDraft("netz", "Erste Runde", tuple(framework.criteria), plans))
    opened = open_round(store, KeyRing(b"k" * 32), planned.id, date(2026, 11, 21))
    assert opened.state is RoundState.OPEN
    pinned = store.framework(opened.framework_sha256)
    return {
        plan.perspective: list(questionnaire_for(pinned, opened.criteria, plan.perspective).questions)
        for plan in opened.plans
    }


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"line {moment.line}")
def test_after_every_snippet_the_check_answers_what_the_guide_says(moment: Moment) -> None:
    assert answer_to(moment, load_library(INSTALLED)) == list(moment.answer)


def test_every_snippet_says_where_it_belongs() -> None:
    placed = [line for line, block in blocks(GUIDE) if block["kind"] == "yaml" and block["how"]]
    assert placed == [moment.line for moment in MOMENTS]
    assert len(placed) == GUIDE.count("```yaml\n")


def test_the_guide_shows_at_least_three_usual_mistakes() -> None:
    assert sum(bool(moment.answer) for moment in MOMENTS) >= 3


def test_the_smallest_framework_carries_a_round() -> None:
    framework = library_after(MOMENTS[0]).frameworks["willkommen@1.0"]
    assert first_round(framework) == {"fachkraft": ["ankommen.begruessung.a"], "eltern": ["ankommen.begruessung.a"]}


def test_the_finished_framework_carries_a_round_with_all_kinds_of_items() -> None:
    assert welcome("1.0") in finished().offered()
    assert {item.kind for item in welcome("1.0").items.values()} == set(ItemKind)
    assert first_round(welcome("1.0")) == {
        "koordination": ["ankommen.sprache.a", "weitergeben.uebergabe.a", "weitergeben.uebergabe.b"],
        "fachkraft": [
            *("ankommen.begruessung.a", "ankommen.sprache.a"),
            *("weitergeben.uebergabe.a", "weitergeben.uebergabe.b", "weitergeben.uebergabe.c"),
        ],
        "eltern": ["ankommen.begruessung.a", "ankommen.sprache.a"],
    }


def test_a_criterion_added_to_an_installed_framework_is_asked() -> None:
    moment = [one for one in MOMENTS if one.name == "frueh-musterstadt-1.0.yaml"][-1]
    framework = library_after(moment).frameworks["frueh-musterstadt@1.0"]
    assert framework.area_of["grundidee.vaeter"].id == "grundidee"
    asked = {who for who, items in first_round(framework).items() if "grundidee.vaeter.a" in items}
    assert asked == {"koordination", "leitung", "fachkraft", "eltern"}


def test_the_first_version_is_published_and_the_next_is_compared_as_the_map_says() -> None:
    assert (welcome("1.0").framework.status, welcome("1.1").framework.status) == (Status.PUBLISHED, Status.DRAFT)
    past = finished().lineage(welcome("1.0"), welcome("1.1"))
    assert past is not None
    compared = {item: [one.comparable for one in ancestors] for item, ancestors in past.items()}
    assert compared["ankommen.begruessung.a"] == [Comparable.YES]
    assert compared["ankommen.sprache.a"] == [Comparable.NO]
    assert compared["ankommen.sprache.b"] == []
    assert compared["weitergeben.uebergabe.a"] == [Comparable.YES]


def test_a_confirmed_translation_is_previewed_and_not_offered_before_it_is_whole() -> None:
    (turkish,) = finished().translations["willkommen@1.1"]
    assert turkish.is_checked
    assert translated(welcome("1.1"), turkish).perspective("eltern").label == "Anne babalar"
    assert missing_for(welcome("1.1"), turkish, "eltern")
    assert not is_offered(welcome("1.1"), turkish, "eltern")


def test_an_addition_is_offered_beside_the_framework_that_it_leaves_as_it_is() -> None:
    offered = {one.name: one for one in finished().offered()}
    alone, more = offered["willkommen@1.1"], offered["willkommen@1.1+x-musterstadt"]
    asked_alone, asked_more = (set().union(*first_round(one).values()) for one in (alone, more))
    assert asked_more - asked_alone == {"ankommen.sprache.b", "x-musterstadt-wege.a"}
    assert asked_alone <= asked_more
    assert (alone.perspective("eltern").min_group, more.perspective("eltern").min_group) == (5, 8)


def test_the_tables_name_everything_that_there_is_to_choose() -> None:
    patterns = getattr(Prompt.model_fields["when"].annotation, "__args__", ())
    choices = [*ItemKind, *Change, *Comparable, *patterns]
    assert "always" in choices
    assert [choice for choice in choices if f"`{choice}`" not in GUIDE] == []
    assert [kind for kind in OffScaleKind if f"counts_as: {kind}" not in GUIDE] == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`qualitaetsdialog ([^`]+)`", GUIDE))))
def test_every_command_of_the_guide_exists_with_its_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = command.split()
    name = list(takewhile(str.isalpha, words))
    with pytest.raises(SystemExit) as ended:
        main([*name, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert [word for word in words if word.startswith("--") and word not in told] == []


def test_pages_and_buttons_are_called_by_their_names() -> None:
    keys = (
        *("frameworks_ui.title", "frameworks_ui.section.upload", "frameworks_ui.confirm.button"),
        *("ui.page.new_round", "over_time_ui.page"),
    )
    assert [key for key in keys if f"*{translator('de')(key)}*" not in GUIDE] == []


def test_what_parents_read_in_the_guide_is_written_plainly() -> None:
    assert plain_language_hints(welcome("1.1")) == []


def test_the_header_line_for_editors_names_what_the_schema_command_writes(tmp_path: Path) -> None:
    (header,) = re.findall(r"^# yaml-language-server: [$]schema=(.+)$", GUIDE, re.MULTILINE)
    assert main(["framework", "schema", "--to", str(tmp_path / "schema")]) == 0
    assert (tmp_path / header).exists()


def test_every_link_of_the_guide_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {"#" + re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(([^)]+)\)", GUIDE)
    lost = [link for link in links if link not in anchors and not (ROOT / "docs" / link).exists()]
    assert links
    assert lost == []
