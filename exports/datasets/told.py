"""What every data set says about itself: in which language, of which day, and what was promised about it."""

from collections.abc import Iterable
from datetime import date

from exports.statistical.model import Language
from selfeval.model import Round
from selfeval.published import may_be_shown_outside
from texts.catalogue import Translator


def language_of(t: Translator) -> Language:
    """Return the language of the labels: German, unless English was asked for."""
    return "en" if t.language == "en" else "de"


def latest(days: Iterable[date | None], otherwise: date | None = None) -> date:
    """Return the last of some days, which files carry as theirs; the same data always have the same one."""
    return max((day for day in days if day is not None), default=otherwise or date.min)


def promised_inside(rounds: Iterable[Round], t: Translator) -> tuple[str, ...]:
    """Return the condition that names rounds in which people were told that nobody outside sees results; maybe none."""
    titles = list(dict.fromkeys(one.title for one in rounds if not may_be_shown_outside(one)))
    return (t("datasets.condition.promised_inside", rounds=t.listed(titles)),) if titles else ()
