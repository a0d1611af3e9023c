"""A statement stands behind its name in its own words."""

from tests.fakes.versions import framework
from texts.catalogue import translator
from ui.parts.statement_words import with_statement

T = translator("de")
ITEM = framework().items["sprache.texte"]


def test_the_first_perspective_that_is_asked_gives_the_words() -> None:
    assert with_statement("1", ITEM, ("nobody", "eltern", "fachkraft"), T) == "1: „Ich verstehe die Texte\\.“"


def test_whom_nobody_asks_gives_no_words() -> None:
    assert with_statement("1", ITEM, ("nobody",), T) == "1"


def test_a_long_statement_ends_at_a_word() -> None:
    long = framework(("Ich verstehe die Texte.", "Ich verstehe " + "jedes Wort " * 20 + "sofort.")).items[
        "sprache.texte"
    ]
    said = with_statement("1", long, ("eltern",), T)
    assert len(said) <= 130
    assert said.endswith(("jedes …“", "Wort …“"))
