"""A framework's parts in words: how far it has come, when a prompt helps, where a thought comes from."""

from babel import Locale, UnknownLocaleError

from dialogues.agenda import SHARE_FROM
from qualitaetsrahmen.additions import Addition, ExtendedFramework
from qualitaetsrahmen.languages.translations import EASY_GERMAN, Translation, language_name
from qualitaetsrahmen.library import Library
from qualitaetsrahmen.loading import Value
from qualitaetsrahmen.model import Citation, Framework, Prompt, Source
from qualitaetsrahmen.versions.version_map import VersionMap
from texts.catalogue import Translator
from ui.parts.framework_view import criterion_name
from ui.parts.markup import literal


def framework_title(framework: Framework) -> str:
    """Return a framework as people call it: its title, with the addition that extends it."""
    title = framework.framework.title
    return f"{title} + {framework.addition.title}" if isinstance(framework, ExtendedFramework) else title


def version_words(framework: Framework, t: Translator) -> str:
    """Return which version it is and how far it has come: Fassung 2.0, Entwurf."""
    header = framework.framework
    status = t(f"frameworks_ui.status.{header.status.value}")
    return t("frameworks_ui.version", version=header.version, status=status)


def size_words(framework: Framework, t: Translator) -> str:
    """Return how much is in a framework, in its own words for its parts."""
    words = framework.framework.words
    areas, criteria = len(framework.areas), len(framework.criteria)
    items = len(framework.items)
    return " · ".join(
        [
            f"{areas} {literal(words.area if areas == 1 else words.areas)}",
            f"{criteria} {literal(words.criterion if criteria == 1 else words.criteria)}",
            t("frameworks_ui.items", count=items),
        ]
    )


def prompt_condition(prompt: Prompt, framework: Framework, t: Translator) -> str:
    """Say when a prompt helps: always, or when the answers show its pattern."""
    match prompt.when:
        case "always":
            return t("frameworks_ui.prompt.always")
        case "gap":
            return _gap_condition(prompt, framework, t)
        case "spread":
            return t("frameworks_ui.prompt.spread", who=_who(prompt, framework, t))
        case beside:
            percent = t.number(100 * (prompt.share or SHARE_FROM))
            return t(f"frameworks_ui.prompt.{beside}", who=_who(prompt, framework, t), percent=percent)


def _gap_condition(prompt: Prompt, framework: Framework, t: Translator) -> str:
    if prompt.between is None:
        condition = t("frameworks_ui.prompt.gap_any")
    else:
        first, second = (literal(framework.perspective(one).label) for one in prompt.between)
        condition = t("frameworks_ui.prompt.gap", first=first, second=second)
    if prompt.at_least is None:
        return condition
    steps = t.number(prompt.at_least)
    return t("frameworks_ui.prompt.at_least", condition=condition, steps=steps, count=prompt.at_least)


def _who(prompt: Prompt, framework: Framework, t: Translator) -> str:
    if prompt.who is None:
        return t("frameworks_ui.prompt.anyone")
    return t("frameworks_ui.prompt.who", perspective=literal(framework.perspective(prompt.who).label))


def source_words(source: Source, framework: Framework, t: Translator) -> str:
    """Say where a thought comes from, how near the wording is to it, and what nobody could check."""
    cited = next((one for one in framework.citations if one.id == source.cite), None)
    title = literal(cited.title if cited else source.cite)
    where = f"{title}, {literal(source.at)}" if source.at else title
    words = f"{where} ({literal(source.how)})"
    if source.unverified:
        words += f". {t('frameworks_ui.unverified', what=literal(source.unverified))}"
    return words


def citation_words(citation: Citation) -> str:
    """Return who published a source, and when."""
    return f"{citation.publisher}, {citation.year}" if citation.year else citation.publisher


def item_name(framework: Framework, item_id: str, t: Translator) -> str:
    """Return an item as people find it: its criterion, and which of its statements where there are several."""
    criterion = framework.criterion_of[item_id]
    name = criterion_name(criterion)
    if len(criterion.items) == 1:
        return name
    place = [item.id for item in criterion.items].index(item_id) + 1
    return t("frameworks_ui.item_of", criterion=name, number=place)


def language_words(language: str, t: Translator) -> str:
    """Return a language in the reader's words, with its own name behind it: Arabisch – العربية."""
    own = language_name(language)
    if language == EASY_GERMAN:
        return own
    try:
        named = Locale.parse(language, sep="-").get_display_name(t.language)
    except (UnknownLocaleError, ValueError):
        return own
    return own if named in {None, own} else f"{named} – {own}"


def file_title(value: Value, library: Library, t: Translator) -> str:
    """Return what a file is: its kind and what it is about; the library knows the titles of frameworks."""
    match value:
        case Framework():
            return t(
                "frameworks_ui.file.framework", title=literal(value.framework.title), version=version_words(value, t)
            )
        case VersionMap():
            old, new = (_named(name, library) for name in value.names)
            return t("frameworks_ui.file.map", old=old, new=new)
        case Translation():
            language, of = language_words(value.language, t), _named(value.translation.of, library)
            return t("frameworks_ui.file.translation", language=language, framework=of)
        case Addition():
            title, extends = literal(value.addition.title), _named(value.addition.extends, library)
            return t("frameworks_ui.file.addition", title=title, framework=extends)


def _named(name: str, library: Library) -> str:
    framework = library.frameworks.get(name)
    return literal(f"{framework.framework.title} {framework.framework.version}" if framework else name)
