"""A session that may be told outside the network, for the tests of poster, slides and public page."""

from datetime import date

from dialogues.agreement_model import Agreement
from exports.public_session import PublicSession
from selfeval.model import Recipient, Round
from selfeval.release import Reach
from selfeval.results import Results
from tests.exports.example_session import NO, RATHER_NO, RATHER_YES, ROUND, UNKNOWN, YES, agreement
from tests.exports.whole_session import FULL, WHOLE
from tests.fakes.small_round import ITEM, results

OPEN_TO_ALL: Round = ROUND.model_copy(update={"recipients": frozenset({Recipient.NETWORK, Recipient.PUBLIC})})
COUNTS = {
    "koordination": {ITEM: {YES: 1}, "absprachen.gelten": {YES: 1}},
    "fachkraft": {ITEM: {YES: 8, RATHER_YES: 3, RATHER_NO: 1}, "absprachen.gelten": {NO: 6, YES: 6}},
    "ehrenamt": {ITEM: {YES: 2, RATHER_NO: 5}, "absprachen.gelten": {YES: 2, NO: 1}},
    "eltern": {ITEM: {NO: 8, RATHER_NO: 3, YES: 1, UNKNOWN: 6}},
}
INVITING: Agreement = agreement("Neu zugezogene Familien werden ins Elterncafé eingeladen.", date(2027, 1, 31))
LONG = "Ein sehr langer Satz über Absprachen zwischen Einrichtungen und Familien, " * 12


def public_results(of_round: Round = OPEN_TO_ALL) -> Results:
    """What everybody may see of the example round: professionals and parents, but no smaller group."""
    return results(of_round, COUNTS, Reach.PUBLIC)


def public_session(of_round: Round = OPEN_TO_ALL, *agreements: Agreement) -> PublicSession:
    """The whole example session as it may be told outside, with two agreements where none are named."""
    return PublicSession(
        network="Netzwerk Frühe Hilfen Musterstadt",
        session=WHOLE,
        results=public_results(of_round),
        agreements=agreements or (FULL, INVITING),
    )


def crowded_session() -> PublicSession:
    """A session with far more, and far longer, than any page holds."""
    talks = [talk.model_copy(update={"id": f"{talk.id}-{number}"}) for number in range(9) for talk in WHOLE.talks]
    session = WHOLE.model_copy(update={"title": LONG[:160].strip(), "agenda": tuple(talks)})
    agreements = tuple(
        agreement(f"{number}. {LONG}"[:1000].strip(), date(2027, 1, 1 + number)).model_copy(
            update={"responsible": LONG[:160].strip(), "decision_from": f"Ausschuss {number}"}
        )
        for number in range(11)
    )
    return PublicSession("Netzwerk Frühe Hilfen " * 3, session, public_results(), agreements)
