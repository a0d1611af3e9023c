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


class MatrixDamaged(CodedError):
    """What is stored of the answers of a round is shorter or longer than its people and items ask for."""

    code = "selfeval.matrix_damaged"


class RoundPlanInvalid(CodedError):
    """The plan of a round does not hold together; ``reason`` says where."""

    code = "selfeval.round_plan_invalid"


class NothingAsked(CodedError):
    """With these criteria, a chosen perspective would not be asked anything."""

    code = "selfeval.nothing_asked"


class AnswerNotOffered(CodedError):
    """An answer names an item or a step that the questionnaire does not offer."""

    code = "selfeval.answer_not_offered"


class WordsTooLong(CodedError):
    """Somebody wrote more than fits into a field for own words."""

    code = "selfeval.words_too_long"


class AlreadySent(CodedError):
    """These answers have arrived already."""

    code = "selfeval.already_sent"


class NothingAnswered(CodedError):
    """There is no answer to send."""

    code = "selfeval.nothing_answered"


class CodesNotPlanned(CodedError):
    """One-time codes are asked for where people do not come in by them."""

    code = "selfeval.codes_not_planned"


class TooManyCodes(CodedError):
    """More codes are asked for than may be made at once, or altogether for one perspective."""

    code = "selfeval.too_many_codes"


class CapReached(CodedError):
    """An open link has taken as many answers as the coordinator allowed."""

    code = "selfeval.cap_reached"


class NoOpenLink(CodedError):
    """This perspective has no open link that could be replaced or limited."""

    code = "selfeval.no_open_link"


class CapTooLow(CodedError):
    """A link shall take fewer answers than have come already."""

    code = "selfeval.cap_too_low"


class ResumeCodeUnknown(CodedError):
    """Nothing that was begun here is found by this personal code."""

    code = "selfeval.resume_code_unknown"


class ClosingDisagrees(CodedError):
    """While closing, the matrix does not hold what the ratings hold; nothing was deleted."""

    code = "selfeval.closing_disagrees"


class DisclosureRefused(CodedError):
    """A release was refused; the text is the same whatever the reason."""

    code = "selfeval.disclosure_refused"


class CommitteeLinkInvalid(CodedError):
    """A link for readers outside cannot be made; ``reason`` says why."""

    code = "selfeval.committee_link_invalid"


class BatchTooSmall(CodedError):
    """So few papers came after closing that showing them would tell who answered what."""

    code = "selfeval.batch_too_small"


class WordsUndecided(CodedError):
    """Some of the words have not been looked through, so none can be released yet."""

    code = "selfeval.words_undecided"


class WordsNotTranslated(CodedError):
    """A text in another language is shown only as a translation, and none has been entered."""

    code = "selfeval.words_not_translated"


class WordsUnknown(CodedError):
    """There is no such text to look through, or it has been released meanwhile."""

    code = "selfeval.words_unknown"


class ReleaseDamaged(CodedError):
    """A stored part of a release is not what its hash vouches for."""

    code = "selfeval.release_damaged"


class EndNotLater(CodedError):
    """The last day of an open round can only be moved to a later day, and not into the past."""

    code = "selfeval.end_not_later"


class RecipientsOnlyNarrower(CodedError):
    """After opening, nobody can be added to those who see the results."""

    code = "selfeval.recipients_only_narrower"


class KeptOnlyShorter(CodedError):
    """After opening, answers and results can only be kept for a shorter time, at least until today."""

    code = "selfeval.kept_only_shorter"


class ResultsErased(CodedError):
    """The time for which the results were kept is over, or the round ended without any."""

    code = "selfeval.results_erased"


class SheetUnknown(CodedError):
    """No form has been entered under this number, or it has been taken back."""

    code = "selfeval.sheet_unknown"


class SheetNumberTaken(CodedError):
    """Another form bears this number already."""

    code = "selfeval.sheet_number_taken"


class StackNotSound(CodedError):
    """A stack of answers has something to be mended, so none of it is taken in."""

    code = "selfeval.stack_not_sound"


class ConsentImpossible(CodedError):
    """A network cannot let results go, or not on that day; ``reason`` says why."""

    code = "selfeval.consent_impossible"
