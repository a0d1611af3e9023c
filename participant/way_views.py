"""The pages at the way in: where codes are typed, how one goes on later, and what is said when a link is full."""

from networks.links import shown_code
from participant.contexts import DoorPage, LaterPage, MessagePage, ResumePage
from participant.entry import Asked
from participant.messages import LANGUAGE
from participant.question_views import LATER, RESUME, address_of, language_links
from texts.catalogue import translator


def door_page(typed: str = "", message: str | None = None) -> DoorPage:
    """Return the page at which people type the code of their slip; ``message`` is the key of a sentence."""
    t = translator(LANGUAGE)
    return DoorPage(
        language=LANGUAGE,
        title=t("ways.door.title"),
        action="/t",
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
        languages=language_links(asked, token, LATER),
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
        languages=language_links(asked, token, RESUME),
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
        languages=language_links(asked, token, None),
        paragraphs=(t("ways.full.1"), t("ways.full.2")),
    )
