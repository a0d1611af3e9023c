"""What stands before the first question, in the words that fit the round."""

from collections.abc import Callable
from datetime import date

from starlette.testclient import TestClient

from networks.scopes import BallotScope
from participant.contexts import Notice
from participant.entry import load_asked
from participant.notices import notices_for
from selfeval.model import Mode, PerspectivePlan, Recipient
from tests.participant.conftest import NETWORK, Town
from texts.catalogue import translator

Phones = Callable[[], TestClient]


def all_notices(
    town: Town, plan: PerspectivePlan, *recipients: Recipient, closes_on: date | None = None
) -> tuple[Notice, ...]:
    of_round = town.round(plan, recipients=frozenset({Recipient.NETWORK, *recipients}))
    asked = load_asked(town.services, BallotScope(NETWORK, of_round.id, plan.perspective))
    of_round = of_round.model_copy(update={"closes_on": closes_on})
    return notices_for(of_round, asked, "Netzwerk Nord", translator("de"))


def notices(town: Town, plan: PerspectivePlan, *recipients: Recipient, closes_on: date | None = None) -> dict[str, str]:
    found = all_notices(town, plan, *recipients, closes_on=closes_on)
    return {notice.name: notice.text for notice in found}


PARENTS = PerspectivePlan(perspective="eltern", k=7)


def test_who_asks_how_long_and_that_it_is_voluntary_stand_first(town: Town) -> None:
    said = notices(town, PARENTS, closes_on=date(2026, 12, 1))
    assert list(said)[:3] == ["Wer fragt", "Dauer", "Freiwillig"]
    assert said["Wer fragt"] == "Netzwerk Nord"
    assert said["Dauer"] == "Etwa 2 Minuten, 4 Fragen. Bitte bis zum 1. Dezember 2026."


def test_anonymous_means_from_how_many_people_on(town: Town) -> None:
    assert "ab 7 Personen" in notices(town, PARENTS)["Anonym"]


def test_an_open_perspective_is_never_called_anonymous(town: Town) -> None:
    said = notices(town, PerspectivePlan(perspective="koordination", mode=Mode.DECLARED))
    assert "Anonym" not in said
    assert "„Koordination“" in said["Nicht anonym"]


def test_only_what_people_decide_by_stands_open_before_the_first_question(town: Town) -> None:
    writing = PerspectivePlan(perspective="eltern", asks_texts=True)
    found = all_notices(town, writing, Recipient.NZFH)
    assert [notice.name for notice in found if not notice.is_folded] == [
        "Wer fragt",
        "Dauer",
        "Freiwillig",
        "Anonym",
        "Wer die Ergebnisse sieht",
    ]
    assert [notice.name for notice in found if notice.is_folded] == [
        "Zu den Ergebnissen",
        "Eigene Worte",
        "Keine Namen",
    ]


def test_that_answers_are_not_anonymous_is_never_behind_a_fold(town: Town) -> None:
    found = all_notices(town, PerspectivePlan(perspective="koordination", mode=Mode.DECLARED))
    assert [notice.is_folded for notice in found if notice.is_weighty] == [False]


def test_the_fold_of_the_first_page_is_shut_and_holds_the_rest_and_the_guide_for_helpers(
    town: Town, phone: Phones
) -> None:
    html = phone().get(town.address(town.round(PARENTS))).text
    before, _, rest = html.partition("<details>")
    fold, _, after = rest.partition("</details>")
    assert "Ihr Netzwerk und alle, die hier antworten." in before
    assert "Nur Ihr Netzwerk: die Koordination" in fold
    assert "/barrierefreiheit/hilfe" in fold
    assert after.index("Ich habe einen Code zum Weitermachen") < after.index("<form")


def test_results_that_stay_in_the_network_are_said_to_stay_there(town: Town) -> None:
    said = notices(town, PARENTS)
    assert said["Wer die Ergebnisse sieht"] == "Ihr Netzwerk und alle, die hier antworten."
    assert said["Zu den Ergebnissen"].startswith("Nur Ihr Netzwerk")


def test_results_that_leave_the_network_name_everyone_and_the_higher_bound(town: Town) -> None:
    said = notices(town, PARENTS, Recipient.NZFH, Recipient.CLUSTER)
    everyone = "Ihr Netzwerk, Partnernetzwerke, mit denen sich Ihr Netzwerk vergleicht und das Nationale Zentrum"
    assert said["Wer die Ergebnisse sieht"].startswith(everyone)
    assert "erst ab 10 Personen" in said["Zu den Ergebnissen"]


def test_people_who_can_write_are_asked_not_to_name_anyone(town: Town) -> None:
    writing = PerspectivePlan(perspective="eltern", asks_texts=True)
    assert "Bitte nennen Sie niemanden." in notices(town, writing)["Keine Namen"]
    assert "Keine Namen" not in notices(town, PARENTS)


def test_a_group_that_is_shown_with_another_is_told_so_and_given_no_bound_of_its_own(town: Town) -> None:
    leading = PerspectivePlan(perspective="fachkraft", k=7)
    joined = PerspectivePlan(perspective="ehrenamt", shown_with="fachkraft")
    of_round = town.round(leading, joined)
    for plan, other in ((leading, "Ehrenamt"), (joined, "Fachkräfte")):
        asked = load_asked(town.services, BallotScope(NETWORK, of_round.id, plan.perspective))
        said = {notice.name: notice.text for notice in notices_for(of_round, asked, "Netz", translator("de"))}
        assert f"zusammen mit denen dieser Gruppe gezählt und gezeigt: {other}." in said["Anonym"]
        assert "ab 7 Personen aus diesen Gruppen zusammen" in said["Anonym"]
