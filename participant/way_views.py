"""The pages at the way in: where codes are typed, how one goes on later, and what is said when a link is full."""

from networks.links import shown_code
from participant.contexts import DoorPage, LaterPage, MessagePage, ResumePage
from participant.entry import Asked
from participant.question_views import LATER, RESUME, address_of, languages_at
from texts.catalogue import translator
from wiring.addresses import address_in


def door_page(language: str, typed: str = "", message: str | None = None) -> DoorPage:
    """Return the page at which people type the code of their slip; ``message`` is the key of a sentence."""
    t = translator(language)
    return DoorPage(
        language=language,
        title=t("ways.door.title"),
        action=address_in("/t", language),
        where=t("ways.door.where"),
        button=t("ways.door.button"),
        typed=typed,
        message=t(message) if message else None,
    )


def later_page(asked: Asked, token: str, code: str, address: str) -> LaterPage:
    """Return the page with a personal code; ``address`` is where one types it, the short one for one person's slip."""
    t = translator(asked.language)
    return LaterPage(
        language=asked.language,
        title=t("ways.later.title"),
        heading=asked.round_title,
        languages=languages_at(asked, token, LATER),
        action=address_of(token, None, asked.language),
        onward=address_of(token, None, asked.language),
        code=shown_code(code),
        way_back=t("ways.later.by_link" if token else "ways.later.by_slip"),
        address=address,
    )


def resume_page(asked: Asked, token: str, typed: str = "", message: str | None = None) -> ResumePage:
    """Return the page where a personal code is typed; ``message`` is the key of a sentence."""
    t = translator(asked.language)
    return ResumePage(
        language=asked.language,
        title=t("ways.resume.title"),
        heading=asked.round_title,
        languages=languages_at(asked, token, RESUME),
        action=address_of(token, RESUME, asked.language),
        begin_address=address_of(token, None, asked.language),
        typed=typed,
        message=t(message) if message else None,
    )


def full_page(asked: Asked, token: str) -> MessagePage:
    """Return what is said to people beyond the number of answers that a link takes, and what they can do."""
    t = translator(asked.language)
    return MessagePage(
        language=asked.language,
        title=t("ways.full.title"),
        heading=asked.round_title,
        languages=languages_at(asked, token, None),
        paragraphs=(t("ways.full.1"), t("ways.full.2")),
    )
