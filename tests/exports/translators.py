"""Orders for translators and what comes of them, for the tests of both kinds of files."""

from qualitaetsrahmen.languages.translations import Translation
from qualitaetsrahmen.languages.translators import Delivery, Order, order, taken_in
from qualitaetsrahmen.model import Framework
from tests.fakes.small_framework import small_framework
from tests.fakes.translation import translation_of

FRAMEWORK = small_framework()
STATEMENT = "items/sprache.texte/ask/eltern/text"
ARABIC = "أفهم النصوص، حتى «الطويلة» منها – 100 %."


def order_of(language: str = "tr", *, is_translated: bool = False, framework: Framework = FRAMEWORK) -> Order:
    """The texts for parents, translated already or not."""
    before = translation_of(FRAMEWORK, language) if is_translated else None
    return order(framework, language, before, "eltern")


def with_text(text: str, language: str = "tr") -> Order:
    """An order whose first text has been translated by this."""
    what = order_of(language)
    first = what.texts[0].unit
    header = {"of": FRAMEWORK.name, "language": language}
    texts = {first.key: {"source": first.source, "text": text}}
    before = Translation.model_validate({"schema": 1, "translation": header, "texts": texts})
    return order(FRAMEWORK, language, before, "eltern")


def texts_in(delivery: Delivery) -> dict[str, str]:
    """What a delivery brings for a first translation, by key; nothing of it may be refused."""
    taken = taken_in(FRAMEWORK, None, delivery)
    assert taken.refused == ()
    return {key: text.text for key, text in taken.translation.texts.items()}
