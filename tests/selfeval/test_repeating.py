"""A second round proposes what the first was about, followed through the maps to the newest version."""

from selfeval.model import Mode, PerspectivePlan, Round
from selfeval.repeating import Repetition, repeated
from tests.fakes.small_round import FRAMEWORK, TODAY, plan, small_round
from tests.fakes.small_versions import RENAMED, library_of, version, version_map

MOVED = "change: renamed, from: [sprache.texte], to: [sprache.verstehen], comparable: yes"
GONE = 'change: retired, from: [rueckmeldung.kommt-an], note: "Anderswo gefragt."'
WITHOUT_LAST = version("2.0", RENAMED)[: version("2.0", RENAMED).index("      - id: rueckmeldung\n")] + (
    "retired:\n"
    '  - {id: fruehere-frage, last_version: "0.9"}\n'
    '  - {id: sprache.texte, last_version: "1.0"}\n'
    '  - {id: rueckmeldung, last_version: "1.0"}\n'
    '  - {id: rueckmeldung.kommt-an, last_version: "1.0"}\n'
)


def again(of_round: Round, *, newer: str | None = None, joined: bool = True) -> Repetition | None:
    versions = {"1.0": version("1.0")} | ({"2.0": newer} if newer else {})
    maps = (("1.0", "2.0", version_map("1.0", "2.0", MOVED, GONE)),) if newer and joined else ()
    shelf = library_of(versions, *maps)
    return repeated(of_round, FRAMEWORK, shelf, shelf.offered())


def test_on_the_same_version_everything_is_proposed_as_it_was() -> None:
    first = small_round(plan("fachkraft", k=7), criteria=("finden", "wechsel"))
    found = again(first)
    assert found is not None
    assert (found.framework.framework.version, found.criteria) == ("1.0", ("finden", "wechsel"))
    assert (found.plans, found.without_successor, found.not_asked) == (first.plans, (), ())


def test_a_criterion_goes_on_in_the_newer_version_and_a_retired_one_is_named() -> None:
    found = again(small_round(criteria=("finden", "sprache", "rueckmeldung")), newer=WITHOUT_LAST)
    assert found is not None
    assert found.framework.framework.version == "2.0"
    assert found.criteria == ("finden", "sprache")
    assert found.without_successor == ("rueckmeldung",)


def test_a_newer_version_to_which_no_map_leads_is_left_for_the_one_that_was_used() -> None:
    found = again(small_round(), newer=WITHOUT_LAST, joined=False)
    assert found is not None
    assert found.framework.framework.version == "1.0"


def test_a_framework_that_is_not_offered_any_more_cannot_be_repeated() -> None:
    shelf = library_of({"1.0": version("1.0")})
    assert repeated(small_round(), FRAMEWORK, shelf, []) is None


def test_links_and_agreements_of_the_first_round_are_not_taken_over() -> None:
    body = plan("leitung", Mode.CONSENSUS).model_copy(update={"rotation": 3, "leave_agreed_on": TODAY})
    found = again(small_round(body, PerspectivePlan(perspective="eltern", invited=30)))
    assert found is not None
    assert [(one.rotation, one.leave_agreed_on, one.body, one.invited) for one in found.plans] == [
        (1, None, "Steuerungsgruppe", None),
        (1, None, None, 30),
    ]


def test_a_perspective_that_the_newer_version_does_not_have_is_named() -> None:
    first = small_round()
    strange = first.model_copy(update={"plans": (*first.plans, PerspectivePlan(perspective="kinder"))})
    found = again(strange)
    assert found is not None
    assert found.not_asked == ("kinder",)
