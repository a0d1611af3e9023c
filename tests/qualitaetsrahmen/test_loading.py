"""A framework's file loads whole, or every mistake in it is told with its place and the nearest word."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitaetsrahmen.findings import FindingCode, Place
from qualitaetsrahmen.loading import FrameworkInvalid, check_framework, load_framework
from tests.fakes.small_framework import SMALL_YAML, changed, findings_in, place_in

FRAMEWORKS = Path(__file__).parents[2] / "frameworks"


def test_a_right_file_becomes_a_framework() -> None:
    loaded = check_framework(SMALL_YAML.encode(), "rahmen.yaml")
    assert loaded.findings == ()
    assert loaded.framework is not None
    assert loaded.framework.name == "kleiner-rahmen@1.0"


def test_every_shipped_framework_loads_without_findings() -> None:
    paths = sorted(FRAMEWORKS.glob("*.yaml"))
    assert paths, "no framework is shipped"
    assert {path.name: check_framework(path.read_bytes(), path.name).findings for path in paths} == {
        path.name: () for path in paths
    }


@pytest.mark.parametrize(
    ("misspelt", "meant", "text"),
    [
        ("titel", "title", changed("    title: Zugangswege\n", "    titel: Zugangswege\n")),
        ("txt", "text", changed('{text: "Familien wissen von uns."}', '{txt: "Familien wissen von uns."}')),
        ("itmes", "items", changed("        items:\n", "        itmes:\n")),
        ("prespectives", "perspectives", changed("perspectives:\n", "prespectives:\n")),
        ("regsiter", "register", changed("label: Ehrenamt, register:", "label: Ehrenamt, regsiter:")),
        ("betwen", "between", changed("between:", "betwen:")),
        ("onyl", "only", changed("        only:", "        onyl:")),
    ],
)
def test_a_misspelt_key_is_one_finding_that_names_the_nearest_key(misspelt: str, meant: str, text: str) -> None:
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.MISSPELT_KEY
    assert finding.place == place_in(text, misspelt)
    assert finding.data == {"key": misspelt, "near": meant}


def test_a_key_that_resembles_nothing_is_told_with_all_known_ones() -> None:
    text = changed("    summary:", "    farbe: blau\n    summary:")
    (finding,) = findings_in(text)
    assert (finding.code, finding.data["key"]) == (FindingCode.UNKNOWN_KEY, "farbe")
    assert "plain_title" in finding.data["known"].split(", ")


def test_a_key_that_stands_twice_and_other_mistakes_are_told_in_one_run() -> None:
    text = changed("    title: Zugangswege\n", "    title: Zugangswege\n    title: Zugang\n    farbe: blau\n")
    twice, unknown = findings_in(text)
    assert (twice.code, unknown.code) == (FindingCode.DUPLICATE_KEY, FindingCode.UNKNOWN_KEY)
    assert twice.place == place_in(text, "title: Zugang\n")
    assert twice.data["first"] == str(place_in(text, "title: Zugangswege").line)


def test_all_findings_come_in_one_run_and_in_the_order_of_the_file_whatever_stops_a_reader_of_yaml() -> None:
    text = (
        SMALL_YAML.replace('  version: "1.0"', "  version: 1.10")
        .replace("  - {id: praxis,", "  - {id: Praxis,")
        .replace("    note: Eigene Skala.", "\tnote: Eigene Skala.")
        .replace("    licence: Alle", "    rechte: Alle")
        .replace("title: Zugangswege", "title: Wege: alle")
        .replace("        rev: 2", "        rev: zwei")
        .replace('text: "Woran liegt es"', 'text: "Woran liegt es')
        .replace("- id: sprache.texte", "- id: absprachen.gelten")
    )
    found = findings_in(text)
    assert [finding.code for finding in found] == [
        FindingCode.NOT_TEXT,
        FindingCode.BAD_ID,
        FindingCode.TAB,
        FindingCode.MISSPELT_KEY,
        FindingCode.COLON_IN_TEXT,
        FindingCode.NOT_A_NUMBER,
        FindingCode.UNCLOSED_QUOTE,
        FindingCode.DUPLICATE_ID,
    ]
    assert [finding.place for finding in found] == sorted(finding.place for finding in found)
    assert {finding.file for finding in found} == {"rahmen.yaml"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('version: "1.0"', "version: 1.10", FindingCode.NOT_TEXT),
        ('version: "1.0"', 'version: "1"', FindingCode.BAD_VERSION),
        ('last_version: "0.9"', 'last_version: "09.1"', FindingCode.BAD_VERSION),
        ("https://www.example.org/rahmen", "http://www.example.org/rahmen", FindingCode.BAD_ADDRESS),
        ("id: finden.ansprache", "id: Finden.Ansprache", FindingCode.BAD_ID),
        ("id: finden.ansprache", "id: finden_ansprache", FindingCode.BAD_ID),
        ("id: finden.ansprache", f"id: {'a' * 61}", FindingCode.TEXT_TOO_LONG),
        ("status: draft", "status: fertig", FindingCode.NOT_A_CHOICE),
        ("schema: 1", "schema: 2", FindingCode.NOT_A_CHOICE),
        ("declared: true", "declared: no", FindingCode.NOT_TRUE_OR_FALSE),
        ("declared: true", "declared: 1", FindingCode.NOT_TRUE_OR_FALSE),
        ("rev: 1", "rev: 0123", FindingCode.NOT_A_NUMBER),
        ("rev: 1", "rev: 1.0", FindingCode.NOT_A_NUMBER),
        ("rev: 1", "rev: 0", FindingCode.NUMBER_TOO_SMALL),
        ("value: 4", "value: 21", FindingCode.NUMBER_TOO_BIG),
        ("title: Zugangswege", "title: ' '", FindingCode.EMPTY_TEXT),
        ("title: Zugangswege", "title:", FindingCode.EMPTY_FIELD),
        ("between: [fachkraft, eltern]", "between: [fachkraft]", FindingCode.TOO_FEW),
        ("between: [fachkraft, eltern]", "between: [fachkraft, eltern, leitung]", FindingCode.TOO_MANY),
        ('sources: [{cite: rahmen, how: "eigene Formulierung"}]', "sources: []", FindingCode.TOO_FEW),
        ("words: {area", "words: [area", FindingCode.UNCLOSED_BRACKET),
        ('{text: "Familien wissen von uns."}', "Familien wissen von uns.", FindingCode.NOT_A_MAPPING),
        ('sources: [{cite: rahmen, how: "eigene Formulierung"}]', "sources: rahmen", FindingCode.NOT_A_LIST),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_the_name_of_the_mistake(old: str, new: str, code: FindingCode) -> None:
    (finding,) = findings_in(changed(old, new))
    assert finding.code is code


def test_a_finding_stands_at_the_value_that_it_speaks_of_and_names_its_key() -> None:
    text = changed("value: 4", "value: 21")
    (finding,) = findings_in(text)
    assert finding.place == place_in(text, "21")
    assert finding.data == {"key": "value", "value": "", "limit": "20"}


def test_a_wrong_id_in_a_list_is_told_under_the_name_of_the_list() -> None:
    text = changed("only: [koordination,", "only: [Amt_Nord,")
    (finding,) = findings_in(text)
    assert (finding.place, finding.data["key"]) == (place_in(text, "Amt_Nord, leitung"), "only")
    assert finding.data["value"] == "Amt_Nord"


def test_a_wrong_id_as_a_key_is_told_at_the_key() -> None:
    text = changed("ehrenamt: {text:", "Amt_Nord: {text:")
    (finding,) = findings_in(text)
    assert (finding.code, finding.place) == (FindingCode.BAD_ID, place_in(text, "Amt_Nord: {"))
    assert (finding.data["key"], finding.data["value"]) == ("Amt_Nord", "Amt_Nord")


def test_a_choice_is_told_with_everything_that_could_be_chosen() -> None:
    (finding,) = findings_in(changed("status: draft", "status: fertig"))
    assert finding.data == {"key": "status", "value": "fertig", "choices": "draft, published, withdrawn"}


@pytest.mark.parametrize("text", ["", "\ufeff", "# nur\n\n# Bemerkungen\n"])
def test_a_file_that_says_nothing_is_empty(text: str) -> None:
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.EMPTY_FILE


@pytest.mark.parametrize("text", ["- a\n- b\n", "nur ein Satz"])
def test_a_file_that_is_no_framework_at_all_is_one_finding(text: str) -> None:
    (finding,) = findings_in(text)
    assert finding.code is FindingCode.NOT_A_MAPPING


def test_a_comma_in_an_unquoted_sentence_does_not_cut_it_in_silence() -> None:
    found = findings_in(changed('"Ich weiß, wo ich Hilfe bekomme."', "Ich weiß, wo ich Hilfe bekomme."))
    assert [finding.code for finding in found] == [FindingCode.FLOW_PROSE]


def test_loading_a_file_with_findings_raises_all_of_them(tmp_path: Path) -> None:
    path = tmp_path / "rahmen.yaml"
    path.write_text(SMALL_YAML.replace("rev: 1", "rev: 0"), "utf-8")
    with pytest.raises(FrameworkInvalid) as caught:
        load_framework(path)
    assert caught.value.data == {"file": "rahmen.yaml", "count": 5}
    assert len(caught.value.findings) == 5


def test_loading_a_right_file_returns_its_framework(tmp_path: Path) -> None:
    path = tmp_path / "rahmen.yaml"
    path.write_text(SMALL_YAML, "utf-8")
    assert load_framework(path).framework.title == "Kleiner Rahmen"


@given(cut=st.integers(0, len(SMALL_YAML)), noise=st.text(max_size=12), skipped=st.integers(0, 40))
def test_no_change_to_a_file_makes_loading_fail_without_a_finding(cut: int, noise: str, skipped: int) -> None:
    text = SMALL_YAML[:cut] + noise + SMALL_YAML[cut + skipped :]
    loaded = check_framework(text.encode("utf-8", errors="surrogatepass"), "rahmen.yaml")
    assert (loaded.framework is None) == bool(loaded.findings)
    assert all(finding.place >= Place(1, 1) for finding in loaded.findings)
