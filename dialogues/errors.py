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


class AgendaItemHasContent(CodedError):
    """Something has come out of a part of the agenda, which would be lost with it."""

    code = "dialogues.agenda_item_has_content"


class MethodDoesNotFit(CodedError):
    """A method card is for other kinds of parts; ``method`` is its title."""

    code = "dialogues.method_does_not_fit"


class PresenceUnknown(CodedError):
    """Somebody counts people of a sector or level that there is not."""

    code = "dialogues.presence_unknown"


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


class CardsClosed(CodedError):
    """No cards are collected in this part of the agenda, or not any more."""

    code = "dialogues.cards_closed"


class ClusterUnknown(CodedError):
    """There is no such cluster of cards, or another device has dissolved it."""

    code = "dialogues.cluster_unknown"


class QuestionIncomplete(CodedError):
    """A question to the room lacks something; ``reason`` says what."""

    code = "dialogues.question_incomplete"


class PerspectiveNotHere(CodedError):
    """A perspective does not sit in this room."""

    code = "dialogues.perspective_not_here"


class AgreementUnknown(CodedError):
    """There is no such agreement in the caller's scope."""

    code = "dialogues.agreement_unknown"


class AgreementIncomplete(CodedError):
    """An agreement lacks what, who, until when or how it will be noticed; ``fields`` names the missing."""

    code = "dialogues.agreement_incomplete"


class ChangeUnexplained(CodedError):
    """What a room agreed is changed after its session, and nobody says why."""

    code = "dialogues.change_unexplained"


class NoDecisionAsked(CodedError):
    """A resolution is recorded for an agreement that names no body whose decision it needs."""

    code = "dialogues.no_decision_asked"


class ResolutionAhead(CodedError):
    """A resolution is dated on a day that is still to come."""

    code = "dialogues.resolution_ahead"


class MeaningMissing(CodedError):
    """What a criterion means here is to be recorded without a word."""

    code = "dialogues.meaning_missing"


class MeaningChanged(CodedError):
    """Somebody else has recorded another meaning since this one was read."""

    code = "dialogues.meaning_changed"


class VotingHasBegun(CodedError):
    """The room has voted, so who is counted with whom, and who votes openly, no longer changes."""

    code = "dialogues.voting_has_begun"


class CountedDifferently(CodedError):
    """Two perspectives may not be counted as one."""

    code = "dialogues.counted_differently"


class HandCountInvalid(CodedError):
    """Numbers counted by hand cannot be: none at all, too large, or for answers that nobody was offered."""

    code = "dialogues.hand_count_invalid"


class EventPageRefused(CodedError):
    """A public page on an event cannot be published as it stands; ``reason`` says why."""

    code = "dialogues.event_page_refused"
