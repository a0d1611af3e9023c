"""Participants' languages say the same as German, all of it, in every form, and as German says it now."""

import re
import string
from pathlib import Path

import pytest

from tests.texts.test_catalogue import ROOT, TEMPLATE_KEY
from texts.catalogue import FOLDER, LANGUAGES, PARTICIPANT_DOMAINS, PARTICIPANT_LANGUAGES, read_catalogue, texts_of
from texts.completeness import Check, check_in, source_mark, state_of
from tools.participants_texts import entries_to_write

TRANSLATED = [one for one in PARTICIPANT_LANGUAGES if one not in LANGUAGES]
GERMAN_WORDS = re.compile(r"\b(und|der|die|das|den|nicht|wird|werden|mit|oder|auf|sind|Sie|Ihre?|kein|eine?)\b")
FILLED = re.compile(r"\{.*?\}")
KEPT = {
    *("Nationales", "Zentrum", "Frühe", "Hilfen", "NZFH", "Leichte", "Sprache"),
    *("Durchsetzungsstelle", "Schlichtungsstelle", "WCAG", "BITV", "AA"),
    *("IP", "QR", "JavaScript", "cookie", "Cookie", "qd", "ballot", "seat"),
}
"""Names of places and things that people in Germany find on other pages and papers in these very letters."""
PAPERS = ("recipients", "sheets", "posters", "slips", "paper_forms", "helpers_guide", "plain_words")
"""What is printed for people who answer."""
KEY_IN_CODE = re.compile(r"[\"']([a-z_]+(?:\.[a-z_0-9]+)*\.?)(?:[\"']|\{)")


def forms_of(language: str) -> dict[str, tuple[str, ...]]:
    """Every text of the participants' catalogues, by key, with its forms."""
    found: dict[str, tuple[str, ...]] = {}
    for domain in PARTICIPANT_DOMAINS:
        for key, text in texts_of(read_catalogue(FOLDER / language / f"{domain}.po")).items():
            found[key] = text if isinstance(text, tuple) else (text,)
    return found


def placeholders(forms: tuple[str, ...]) -> set[str]:
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def domains_of(path: Path) -> set[str]:
    """The catalogues from which a module or template takes texts, by whole keys and by the beginnings of keys."""
    source = path.read_text("utf-8")
    parts = {part for part in (*KEY_IN_CODE.findall(source), *TEMPLATE_KEY.findall(source)) if "." in part}
    beginnings = tuple(part for part in parts if part.endswith("."))
    return {
        catalogue.stem
        for catalogue in (FOLDER / "de").glob("*.po")
        if any(key in parts or key.startswith(beginnings) for key in texts_of(read_catalogue(catalogue)))
    }


@pytest.mark.parametrize("language", PARTICIPANT_LANGUAGES)
def test_no_text_of_a_participants_language_is_missing_outdated_or_left_over(language: str) -> None:
    """What is missing, and how to write it, says ``python -m tools.participants_texts``."""
    state = state_of(language)
    assert (state.missing, state.outdated, state.left_over) == ((), (), ())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_fills_the_same_placeholders_as_in_german(language: str) -> None:
    german, other = forms_of("de"), forms_of(language)
    assert [key for key in german if placeholders(german[key]) != placeholders(other.get(key, ()))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_participants_language_has_no_catalogue_beyond_those_for_participants(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).glob("*.po")} == set(PARTICIPANT_DOMAINS)


@pytest.mark.parametrize("language", ["ar", "uk", "ru"])
def test_latin_letters_spell_only_names_that_stay(language: str) -> None:
    forms = [FILLED.sub("", form) for forms in forms_of(language).values() for form in forms]
    assert {word for form in forms for word in re.findall(r"[A-Za-zÄÖÜäöüß]+", form)} - KEPT == set()


def test_no_german_is_left_in_turkish() -> None:
    assert [form for forms in forms_of("tr").values() for form in forms if GERMAN_WORDS.search(form)] == []


@pytest.mark.parametrize("language", [one for one in TRANSLATED if one != "de-leicht"])
def test_no_sentence_is_simply_the_german_one(language: str) -> None:
    german, other = forms_of("de"), forms_of(language)
    has_words = {key for key, forms in german.items() if re.search(r"[^\W\d_]{5,}", FILLED.sub("", forms[0]))}
    assert has_words
    assert [key for key in has_words if set(german[key]) & set(other.get(key, ()))] == []


@pytest.mark.parametrize("word", ["dass", "weil", "wenn", "damit", "obwohl", "wurde", "wurden", "wird", "des"])
def test_leichte_sprache_has_no_subordinate_clause_passive_or_genitive(word: str) -> None:
    found = [form for forms in forms_of("de-leicht").values() for form in forms if re.search(rf"\b{word}\b", form)]
    assert found == []


def test_leichte_sprache_divides_long_words_and_keeps_sentences_short() -> None:
    texts = [form for forms in forms_of("de-leicht").values() for form in forms]
    long_words = {word for text in texts for word in re.findall(r"[^\W\d_]{15,}", text)}
    long_sentences = [one for text in texts for one in re.split(r"(?<=[.!?:])\s+", text) if len(one.split()) > 13]
    assert (long_words, long_sentences) == (set(), [])


FOR_EVERYBODY = {"finding.html", "findings.html", "finding_views.py"}
"""Public pages for readers of findings, in the languages in which analysts write: German and English."""


def test_all_that_participants_read_stands_in_their_own_catalogues() -> None:
    """A text from any other catalogue would exist in German and English only."""
    papers = [ROOT / "exports" / f"{name}.py" for name in PAPERS]
    read = [*(ROOT / "participant").rglob("*.py"), *(ROOT / "participant").rglob("*.html"), *papers]
    elsewhere = {
        path.name: domains_of(path) - set(PARTICIPANT_DOMAINS) for path in read if path.name not in FOR_EVERYBODY
    }
    assert {name: domains for name, domains in elsewhere.items() if domains} == {}
    assert domains_of(ROOT / "exports/sheets.py") == {"sheet", "round_notices"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_shipped_languages_say_in_their_headers_that_nobody_has_checked_them(language: str) -> None:
    assert state_of(language).check is None
    for domain in PARTICIPANT_DOMAINS:
        header = read_catalogue(FOLDER / language / f"{domain}.po").header_comment
        assert "Nicht geprüft" in header
        assert "checked-by:" in header


def write(folder: Path, language: str, one: str, forms: tuple[str, ...], *, source: str = "", head: str = "") -> None:
    """Write a catalogue with two texts, the first of them with a mark of the German one."""
    plural = "nplurals=1; plural=0" if len(forms) == 1 else "nplurals=2; plural=(n != 1)"
    lines = [
        f'{head}msgid ""\nmsgstr ""\n"Plural-Forms: {plural};\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n',
        f"#. source: {source}" if source else "",
        f'msgid "a.one"\nmsgstr "{one}"\n',
        'msgid "a.many"\nmsgid_plural "a.many"',
        *(f'msgstr[{place}] "{form}"' for place, form in enumerate(forms)),
    ]
    (folder / language).mkdir(parents=True, exist_ok=True)
    (folder / language / "a.po").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_changed_german_sentence_makes_its_translations_outdated(tmp_path: Path) -> None:
    write(tmp_path, "de", "Eins", ("Eins", "Eins"))
    write(tmp_path, "tr", "bir", ("bir",), source=source_mark("Eins"))
    found = state_of("tr", tmp_path, ("a",))
    assert (found.missing, found.outdated, found.is_whole) == ((), ("a: a.many",), False)


def test_the_mark_of_a_counted_text_is_made_from_all_its_forms() -> None:
    assert len({source_mark("Eins"), source_mark(("Eins", "Eins")), source_mark(("Eins", "Mehr"))}) == 3


def test_a_text_without_a_form_or_without_words_is_missing(tmp_path: Path) -> None:
    write(tmp_path, "de", "Eins", ("Eins", "Mehr"))
    write(tmp_path, "en", "", ("one", ""))
    assert state_of("en", tmp_path, ("a",)).missing == ("a: a.one", "a: a.many")


def test_a_language_without_a_catalogue_lacks_all_of_it(tmp_path: Path) -> None:
    write(tmp_path, "de", "Eins", ("Eins", "Mehr"))
    assert state_of("ru", tmp_path, ("a",)).missing == ("a: a.one", "a: a.many")


def test_whoever_confirmed_other_words_has_not_confirmed_these(tmp_path: Path) -> None:
    for word in ("one", "unity"):
        write(tmp_path / word, "de", "Eins", ("Eins", "Mehr"))
        write(tmp_path / word, "en", word, ("one", "more"))
    assert state_of("en", tmp_path / "one", ("a",)).mark != state_of("en", tmp_path / "unity", ("a",)).mark


def test_a_confirmation_in_the_header_names_role_and_day(tmp_path: Path) -> None:
    said = "# checked-by: Sprachmittlung der Stadt\n# checked-on: 2026-11-01\n# checked-how: alles gelesen\n"
    write(tmp_path, "de", "Eins", ("Eins", "Mehr"))
    write(tmp_path, "en", "one", ("one", "more"), head=said)
    assert state_of("en", tmp_path, ("a",)).check == Check("Sprachmittlung der Stadt", "2026-11-01", "alles gelesen")
    assert check_in("# checked-by:\n# checked-on:\n# checked-how:") is None
    assert check_in("# checked-by: Sprachmittlung\n# checked-on:") is None


def test_what_is_missing_is_written_out_ready_to_fill_in(tmp_path: Path) -> None:
    write(tmp_path, "de", "Eins", ("Ein Teil", "{count} Teile"))
    write(tmp_path, "tr", "bir", ("",), source=source_mark("Zwei"))
    assert entries_to_write("tr", "a", tmp_path).splitlines() == [
        "# Deutsch: Eins",
        f"#. source: {source_mark('Eins')}",
        'msgid "a.one"',
        'msgstr "bir"',
        "",
        "# Deutsch: Ein Teil | {count} Teile",
        f"#. source: {source_mark(('Ein Teil', '{count} Teile'))}",
        'msgid "a.many"',
        'msgid_plural "a.many"',
        'msgstr[0] ""',
    ]
    assert entries_to_write("de", "a", tmp_path) == ""
