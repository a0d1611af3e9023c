"""What can go wrong in a dialogue, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class SessionUnknown(CodedError):
    """There is no such session in the caller's scope."""

    code = "dialogues.session_unknown"


class SessionNotRunning(CodedError):
    """The room is closed: the session has not begun or has ended."""

    code = "dialogues.session_not_running"


class AgendaItemUnknown(CodedError):
    """The session's agenda does not have this point, or no longer."""

    code = "dialogues.agenda_item_unknown"


class VoteUnknown(CodedError):
    """There is no such vote in this room."""

    code = "dialogues.vote_unknown"


class VoteNotOpen(CodedError):
    """The vote has been revealed, so no more votes come in."""

    code = "dialogues.vote_not_open"


class AlreadyVoted(CodedError):
    """This seat has voted; a vote is final."""

    code = "dialogues.already_voted"


class StepNotOffered(CodedError):
    """A vote names an answer that the item does not offer."""

    code = "dialogues.step_not_offered"


class VoteRunning(CodedError):
    """Another vote is open in this room; it is revealed first."""

    code = "dialogues.vote_running"


class ContributionTooLong(CodedError):
    """A card has more signs than fit on it."""

    code = "dialogues.contribution_too_long"


class ContributionEmpty(CodedError):
    """A card has no text."""

    code = "dialogues.contribution_empty"


class AgreementUnknown(CodedError):
    """There is no such agreement in the caller's scope."""

    code = "dialogues.agreement_unknown"


class AgreementIncomplete(CodedError):
    """An agreement lacks what, who, until when or how it will be noticed; ``fields`` names the missing."""

    code = "dialogues.agreement_incomplete"


class HandCountInvalid(CodedError):
    """Numbers counted by hand cannot be: none at all, too large, or for answers that nobody was offered."""

    code = "dialogues.hand_count_invalid"


class EventPageRefused(CodedError):
    """A public page on an event cannot be published as it stands; ``reason`` says why."""

    code = "dialogues.event_page_refused"
