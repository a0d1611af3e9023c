"""Lists of agreements are sorted by due date, say what is overdue, and for everybody leave out what is internal."""

from dataclasses import replace
from datetime import date

from dialogues.agreement_model import Agreement
from exports.agreement_list import AgreementList, ListedAgreement, ListOf, agreement_list_content
from exports.report.blocks import Facts, Points, Table, Text
from exports.report.pdf import report_pdf
from exports.report.word import report_word
from selfeval.release import Reach
from tests.exports.pdf_text import pages_of, squeezed
from tests.exports.whole_session import DONE_BEFORE, EARLIER, FULL, LATER, WAITING, WHOLE
from texts.catalogue import translator

GERMAN = translator("de")
INTERNAL_WORDS = ("Läuft seit Januar.", "Raum gefunden.", FULL.cost, FULL.staff, FULL.resources)


def listed(one: Agreement, network: str = "Netzwerk Musterstadt") -> ListedAgreement:
    return ListedAgreement(one, "1.1 Auffindbarkeit", WHOLE.title, WHOLE.held_on, network)


LIST = AgreementList(
    of=ListOf.NETWORK,
    name="Netzwerk Musterstadt",
    author="Netzwerk Musterstadt",
    day=date(2027, 5, 3),
    reach=Reach.INTERNAL,
    entries=tuple(listed(one) for one in (LATER, FULL, EARLIER, WAITING, DONE_BEFORE)),
)
WITH_ALL = replace(LIST, with_history=True)


def under(heading: str, what: AgreementList = LIST) -> list[str]:
    said: list[str] = []
    for section in agreement_list_content(what, GERMAN).sections:
        if section.heading == heading:
            for block in section.blocks:
                match block:
                    case Text():
                        said.append(block.text)
                    case Points():
                        said += block.points
                    case Facts():
                        said += [f"{name}: {value}" for name, value in block.facts]
                    case Table():
                        said += [" | ".join(row) for row in block.rows]
                        said += [note for row in block.notes for note in row if note]
    return said


def test_open_agreements_come_first_the_next_due_before_the_others() -> None:
    rows = under("Offen")
    assert [row.split(" | ")[0] for row in rows[:3]] == [WAITING.what, FULL.what, LATER.what]
    assert [row.split(" | ")[0] for row in under("Abgeschlossen")[:2]] == [DONE_BEFORE.what, EARLIER.what]


def test_overdue_is_said_in_words_and_only_of_open_ones() -> None:
    assert "seit 33 Tagen überfällig" in under("Offen")
    assert "seit 1 Tag überfällig" in under("Offen", replace(LIST, day=date(2027, 4, 1)))
    assert not any("überfällig" in one for one in under("Abgeschlossen"))


def test_the_head_counts_and_names_the_day_and_the_reach() -> None:
    facts = dict(agreement_list_content(LIST, GERMAN).facts)
    assert facts["Stand"] == "3. Mai 2027"
    assert facts["Umfang"] == "3 offen, davon 2 überfällig; 2 abgeschlossen"
    assert facts["Reichweite"].startswith("intern: ")


def test_a_decision_is_told_and_one_that_is_awaited_too() -> None:
    assert any("Beschluss steht aus: Jugendhilfeausschuss" in one for one in under("Offen"))
    assert any("12. Mai 2026: Zugestimmt" in one for one in under("Abgeschlossen"))


def test_the_history_is_there_on_demand() -> None:
    assert "Jede Vereinbarung mit ihrem Verlauf" not in [
        section.heading for section in agreement_list_content(LIST, GERMAN).sections
    ]
    told = under(EARLIER.what, WITH_ALL)
    assert told[-3:] == [
        "2. April 2026: offen",
        "18. November 2026: in Arbeit; neue Frist 15. Januar 2027. Raum gefunden.",
        "1. Februar 2027: erledigt. Läuft seit Januar.",
    ]
    assert "Vereinbart in: „Finden Familien, was sie brauchen?“ am 18. November 2026" in told


def test_for_everybody_nothing_stands_that_was_written_for_the_network() -> None:
    public = replace(WITH_ALL, reach=Reach.PUBLIC)
    inside = "".join(pages_of(report_pdf(agreement_list_content(WITH_ALL, GERMAN))))
    outside = "".join(pages_of(report_pdf(agreement_list_content(public, GERMAN))))
    for words in INTERNAL_WORDS:
        assert squeezed(words) in inside
        assert squeezed(words) not in outside
    assert squeezed("Reichweite: öffentlich") in outside
    assert squeezed("18. November 2026: in Arbeit; neue Frist 15. Januar 2027") in outside


def test_networks_are_named_where_there_are_several() -> None:
    assert not any("Nachbarnetz" in one for one in under("Offen"))
    both = replace(LIST, entries=(*LIST.entries, listed(LATER.model_copy(update={"id": "x"}), "Nachbarnetz")))
    assert "1.1 Auffindbarkeit · Nachbarnetz" in under("Offen", both)


def test_an_empty_list_says_so() -> None:
    assert under("Offen", replace(LIST, entries=())) == ["Zurzeit ist keine Vereinbarung offen."]


def test_the_same_list_gives_the_same_files() -> None:
    content = agreement_list_content(WITH_ALL, GERMAN)
    assert report_word(content) == report_word(agreement_list_content(replace(WITH_ALL), GERMAN))
    assert report_pdf(content) == report_pdf(agreement_list_content(replace(WITH_ALL), GERMAN))
