"""What can go wrong in a self-evaluation, as codes with data."""

from qualitaetsrahmen.errors import CodedError


class RoundUnknown(CodedError):
    """There is no such round in the caller's scope."""

    code = "selfeval.round_unknown"


class RoundNotOpen(CodedError):
    """The round does not take answers: it has not been opened, or it has been closed."""

    code = "selfeval.round_not_open"


class LanguageNotOffered(CodedError):
    """The round pinned no confirmed translation into this language for anybody who was asked for."""

    code = "selfeval.language_not_offered"


class RoundNotClosed(CodedError):
    """The round has not been closed, so there are no results yet."""

    code = "selfeval.round_not_closed"


class RoundNotDraft(CodedError):
    """The round has been opened, so its plan cannot change any more."""

    code = "selfeval.round_not_draft"


class RoundPlanInvalid(CodedError):
    """The plan of a round does not hold together; ``reason`` says where."""

    code = "selfeval.round_plan_invalid"


class NothingAsked(CodedError):
    """With these criteria, a chosen perspective would not be asked anything."""

    code = "selfeval.nothing_asked"


class AnswerNotOffered(CodedError):
    """An answer names an item or a step that the questionnaire does not offer."""

    code = "selfeval.answer_not_offered"


class AlreadySent(CodedError):
    """These answers have arrived already."""

    code = "selfeval.already_sent"


class NothingAnswered(CodedError):
    """There is no answer to send."""

    code = "selfeval.nothing_answered"


class ClosingDisagrees(CodedError):
    """While closing, the matrix does not hold what the ratings hold; nothing was deleted."""

    code = "selfeval.closing_disagrees"


class DisclosureRefused(CodedError):
    """A release was refused; the text is the same whatever the reason."""

    code = "selfeval.disclosure_refused"


class ReleaseDamaged(CodedError):
    """A stored part of a release is not what its hash vouches for."""

    code = "selfeval.release_damaged"
