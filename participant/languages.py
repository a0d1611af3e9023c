"""In which language a page answers: the one that its address names, if our own words exist in it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.requests import Request

from participant.contexts import LanguageLink
from qualitaetsrahmen.languages.translations import GERMAN, PLAIN_GERMAN, html_language, language_name
from texts.completeness import has_own_words
from wiring.addresses import LANGUAGE


def wanted_language(request: Request) -> str:
    """Return the language that an address names, whether or not anything exists in it."""
    return request.query_params.get(LANGUAGE, GERMAN)


def language_of(request: Request) -> str:
    """Return the language for a page that belongs to no questionnaire and no room, such as that of a bad link.

    Only pages in a language that was offered lead here with its name, so nobody is offered anything here.
    """
    wanted = wanted_language(request)
    return wanted if has_own_words(wanted) else GERMAN


def language_links(
    languages: tuple[str, ...], current: str, path: str, query: Mapping[str, str] | None = None
) -> tuple[LanguageLink, ...]:
    """Return the way to the same page in every language that is offered; nothing where there is no choice."""
    if len(languages) == 1:
        return ()
    return tuple(
        LanguageLink(
            language=html_language(one),
            name=language_name(one),
            address=f"{path}?{urlencode({**(query or {}), LANGUAGE: one})}",
            is_current=one == current,
        )
        for one in languages
    )


def in_order(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return languages as people look for them: German in its simpler forms first, then by their own names."""
    simpler = [one for one in languages if html_language(one) == GERMAN and one not in (GERMAN, PLAIN_GERMAN)]
    others = sorted((one for one in languages if html_language(one) != GERMAN), key=language_name)
    plain = [one for one in languages if one == PLAIN_GERMAN]
    return (GERMAN, *plain, *simpler, *others)
