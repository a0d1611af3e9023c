"""What analysts of the programme take along: results that were handed in, and data about single answer sheets."""

from collections.abc import Iterable
from enum import StrEnum

from analysis.handed_in import Audience, HandedIn
from analysis.microdata import MicrodataRound, finished_years
from exports.datasets.answers import answers_datasets
from exports.datasets.handed_in import handed_in_dataset
from exports.errors import DataExportRefused
from exports.statistical.model import Dataset, Language
from networks.accounts import Account
from networks.scopes import MicrodataScope
from selfeval.consents import Consent, ConsentKind
from texts.catalogue import translator
from wiring.access import released_scope
from wiring.services import Services


class AnalystsData(StrEnum):
    """What analysts take along; the names are those of addresses and of the audit."""

    HANDED_IN = "handed_in"
    ANSWERS = "answers"


_NEEDED = (ConsentKind.NZFH, ConsentKind.MICRODATA)


def load_for_analysts(
    services: Services, account: Account, kind: AnalystsData, language: Language
) -> tuple[Dataset, ...]:
    """Return the data sets of a kind; raises NotPermitted for anyone but analysts."""
    loads = {AnalystsData.HANDED_IN: load_handed_in, AnalystsData.ANSWERS: load_answers}
    return loads[kind](services, account, language)


def load_handed_in(services: Services, account: Account, language: Language) -> tuple[Dataset, ...]:
    """Return the data set of what was handed in; raises NotPermitted for anyone but analysts."""
    scope = released_scope(account)
    releases = services.handed_in(scope).all_for(Audience.NZFH)
    rounds = services.rounds(scope)
    frameworks = {sha256: rounds.framework(sha256) for sha256 in sorted({one.framework_sha256 for one in releases})}
    return (handed_in_dataset(releases, frameworks, translator(language)),)


def load_answers(services: Services, account: Account, language: Language) -> tuple[Dataset, ...]:
    """Return the data sets of single sheets of all complete editions; raises NotPermitted for anyone but analysts.

    There is no choice of rounds, because the difference of two choices would tell of single ones. Raises
    DataExportRefused where there are too few.
    """
    made = answers_datasets(microdata_rounds(services, account), translator(language))
    if not made:
        raise DataExportRefused(reason="no_microdata")
    return made


def microdata_rounds(services: Services, account: Account) -> list[MicrodataRound]:
    """Return the closed rounds whose networks agreed to it and handed them in, of years that are over."""
    scope = released_scope(account)
    handed_in = {one.round_id: one for one in services.handed_in(scope).all_for(Audience.NZFH) if one.round_id}
    held = _holding(services.consents(scope).consents())
    years = {one: edition_of(handed_in[one], held[one]) for one in held if one in handed_in}
    complete = finished_years(years.values(), services.clock.today().year)
    wanted = frozenset(one for one, year in years.items() if year in complete)
    return [
        MicrodataRound(
            one.round,
            one.framework,
            {matrix.perspective: matrix for matrix in one.at_closing},
            handed_in[one.round.id].profile,
            years[one.round.id],
        )
        for one in services.answer_sheets(MicrodataScope(wanted)).sheets()
    ]


def edition_of(handed_in: HandedIn, consents: Iterable[Consent]) -> int:
    """Return the year in which the last thing happened that a round needed to be in the data."""
    return max(handed_in.closed_on, handed_in.received_on, *(one.agreed_on for one in consents)).year


def note_taken(services: Services, account: Account, what: str, reason: str) -> None:
    """Write into the audit who took which data, in which format, and what for."""
    services.audit(released_scope(account)).note("data.exported", f"{what} · {reason}", account.id, None)


def _holding(consents: Iterable[Consent]) -> dict[str, list[Consent]]:
    """Return by round the consents that hold, for rounds where all that are needed do."""
    found: dict[str, list[Consent]] = {}
    for one in consents:
        if one.holds and one.kind in _NEEDED:
            found.setdefault(one.round_id, []).append(one)
    return {round_id: some for round_id, some in found.items() if {one.kind for one in some} == set(_NEEDED)}
