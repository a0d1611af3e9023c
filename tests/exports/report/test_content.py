"""What a report says, for whom, and what it leaves out."""

from dataclasses import replace

import pytest

from exports.report.blocks import Box, Points, Quotes, ReportContent, ReportKind, Text
from exports.report.content import report_content
from exports.report.source import ReportSource
from selfeval.release import Reach, ReleasedText
from tests.exports.report.example import source
from tests.fakes.small_round import ITEM, results
from texts.catalogue import translator

T = translator("de")


def made(kind: ReportKind, reach: Reach = Reach.PUBLIC, origin: ReportSource | None = None) -> ReportContent:
    return report_content(origin or source(reach), kind, T)


def words(content: ReportContent) -> str:
    """Everything that a report says."""
    said = [content.title, content.eyebrow, content.footer, *(f"{name}: {value}" for name, value in content.facts)]
    for section in content.sections:
        said.append(section.heading)
        for block in section.blocks:
            match block:
                case Text(text):
                    said.append(text)
                case Points(points) | Box(points=points) | Quotes(points):
                    said += points
    said += [cell for table in content.tables() for row in table.rows for cell in row]
    return "\n".join(said)


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_report_says_what_its_figures_do_not_say_and_how_far_it_may_go(kind: ReportKind) -> None:
    content = made(kind)
    assert [block for section in content.sections for block in section.blocks if isinstance(block, Box)]
    assert content.footer.endswith("Reichweite: öffentlich")
    assert "öffentlich" in content.eyebrow
    assert "Fassung 1.0 (Entwurf, noch nicht beschlossen)" in words(content)


def test_a_group_says_how_many_of_the_invited_answered_and_an_open_one_that_it_is_open() -> None:
    said = words(made(ReportKind.SHORT, Reach.INTERNAL))
    assert "Fachkräfte: 33 von 40 Eingeladenen; anonym" in said
    assert "Koordination: 1 von 1 Eingeladenen; offen, nicht anonym" in said
    assert "Leitung: eine gemeinsame Antwort (Steuerungsgruppe)" in said


def test_a_group_below_its_k_is_named_without_its_number() -> None:
    said = words(made(ReportKind.FULL))
    assert "weniger als 10 Personen, deshalb nicht gezeigt" in said
    assert "Ehrenamt: bei 5 Aussagen nicht gezeigt" in said
    assert "4 von 12" not in said


def test_a_gap_is_told_with_the_answers_of_both_sides() -> None:
    told = "3 Stufen auseinander. Fachkräfte: Median „trifft zu“ (27 Antworten). Eltern:"
    assert told in words(made(ReportKind.FULL))


def test_the_short_report_says_a_gap_once_in_the_table_of_its_chart() -> None:
    short = made(ReportKind.SHORT)
    (chart,) = short.charts()
    assert "3 Stufen auseinander" in chart.alt
    assert "3 Stufen auseinander" not in words(short)
    assert "3" in [row[-1] for row in chart.table.rows]


def test_the_range_of_those_who_did_not_answer_stands_with_every_open_question() -> None:
    said = words(made(ReportKind.FULL))
    assert "1 bis 14 von 30 (3 bis 47\xa0%)" in said


def test_counts_stand_alone_below_twenty_people() -> None:
    rows = {
        row[0]: row for table in made(ReportKind.FULL).tables() for row in table.rows if table.columns[0] == "Antwort"
    }
    eltern = rows["trifft nicht zu"][-1]
    assert eltern == "7"


def test_the_parents_version_never_shows_figures_that_stay_inside() -> None:
    with pytest.raises(ValueError, match="leaves the network"):
        made(ReportKind.PARENTS, Reach.INTERNAL)


def test_the_parents_version_uses_plain_words_and_titles() -> None:
    said = words(made(ReportKind.PARENTS))
    assert "Hilfe finden – „Ich weiß, wo ich Hilfe bekomme.“ Mehr als die Hälfte sagt: „trifft nicht zu“." in said
    assert "Median" not in said
    assert "Perspektive" not in said


def test_the_page_for_the_committee_holds_no_words_of_single_people() -> None:
    assert "Das hat uns geholfen." not in words(made(ReportKind.SHORT))
    assert "Das hat uns geholfen." not in words(made(ReportKind.PARENTS))
    assert "Das hat uns geholfen." in words(made(ReportKind.FULL))


def test_without_agreements_nothing_is_said_to_be_agreed() -> None:
    without = source(Reach.PUBLIC, agreements=())
    assert "Was vereinbart wurde" not in words(made(ReportKind.SHORT, origin=without))
    assert "Was dabei vereinbart wird, erfahren Sie." in words(made(ReportKind.PARENTS, origin=without))


def test_a_long_agreement_is_shortened_between_words_on_the_one_page_only() -> None:
    one = source(Reach.PUBLIC).agreements[0]
    long = one.model_copy(update={"what": "Wir treffen uns regelmäßig " * 12})
    both = source(Reach.PUBLIC, agreements=(long,))
    assert " … (Netzwerkkoordination" in words(made(ReportKind.SHORT, origin=both))
    assert long.what in words(made(ReportKind.FULL, origin=both))


def test_how_answers_came_in_stands_there_where_the_release_has_it() -> None:
    base = source(Reach.INTERNAL)
    ways = replace(base.results, origins={"eltern": {"web": 12, "paper": 6}}, helped={"eltern": 5})
    known = ReportSource(base.network, ways)
    assert "12 online, 6 auf Papier, 5 mit Hilfe beantwortet" in words(made(ReportKind.FULL, origin=known))
    assert "Auf welchem Weg" not in [column for table in made(ReportKind.FULL).tables() for column in table.columns]


def test_parents_stand_in_a_column_of_their_own_beside_the_levels() -> None:
    levels = [table.columns for table in made(ReportKind.FULL).tables() if table.columns[0] == "Thema"]
    assert levels[0] == ("Thema", "Planung und Steuerung", "Umsetzung und Praxis", "Eltern")


def test_own_words_say_from_which_language_they_were_translated_and_stand_under_the_area_of_their_question() -> None:
    base = source(Reach.PUBLIC)
    texts = (
        ReleasedText(place="wege", perspective="eltern", text="Mehr Zeit.", translated_from="tr"),
        ReleasedText(place="absprachen.gelten", perspective="fachkraft", text="Weniger Papier."),
    )
    known = ReportSource(base.network, replace(base.results, words=texts))
    assert [(one.area, one.perspective) for one in known.own_words] == [
        ("wege", "eltern"),
        ("miteinander", "fachkraft"),
    ]
    assert "Mehr Zeit. (Übersetzt aus: Türkçe)" in words(made(ReportKind.FULL, origin=known))


def test_late_papers_stand_beside_the_others_in_the_full_report_only() -> None:
    base = source(Reach.INTERNAL)
    eltern = tuple(plan for plan in base.results.of_round.plans if plan.perspective == "eltern")
    of_batch = base.results.of_round.model_copy(update={"plans": eltern})
    batch = results(of_batch, {"eltern": {ITEM: {"trifft-zu": 4, "trifft-wenig-zu": 2}}}, Reach.INTERNAL)
    known = ReportSource(base.network, replace(base.results, late=(batch,)))
    report = made(ReportKind.FULL, Reach.INTERNAL, origin=known)
    assert "in keiner anderen Zahl dieses Berichts enthalten" in words(report)
    assert "Eltern, nachgereicht (1), ausgewertet am 21. November 2026" in [one.heading for one in report.sections]
    assert "nachgereicht" not in words(made(ReportKind.SHORT, Reach.INTERNAL, origin=known))
