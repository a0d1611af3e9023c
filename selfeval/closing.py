"""Closing a round: one resumable way from single answers to a release, after which they are gone."""

from collections.abc import Mapping
from datetime import date

from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from selfeval.disclosure import may_be_granted
from selfeval.errors import ClosingDisagrees, DisclosureRefused
from selfeval.figures import count_figures
from selfeval.matrix import Matrix, Shuffle, build_matrix, columns_of
from selfeval.model import K_PUBLIC, Round, RoundState
from selfeval.origins import OriginCounts, shown_helped, shown_origins, together
from selfeval.own_words import places_read
from selfeval.ports import ClosingStore
from selfeval.questionnaire import questionnaire_for
from selfeval.release import LedgerEntry, PartKind, Reach, ReleasePart, perspective_of

FIRST_PART = 1
_Counted = Mapping[str, Mapping[tuple[str, str], int]]
"""By perspective, how often each answer to each item was given, as the database counts it."""


def close_round(store: ClosingStore, round_id: str, today: date, shuffle: Shuffle) -> Round:
    """Close a round and make its release; calling it again after a break goes on where it stopped.

    Every step may be repeated: no more answers come in; each perspective's matrix is written in random order
    and compared with what the database counts; the figures are counted, checked against the ledger and
    appended; own words of groups that are large enough move to whoever looks them through; then ratings, ballots,
    marks and all other words are deleted for good. Closing is a state, not a comparison of
    clocks.
    """
    closing = store.begin_closing(round_id, today)
    if closing.state is RoundState.CLOSED:
        return closing
    if not store.has_part(round_id, FIRST_PART):
        framework = store.framework(closing.framework_sha256)
        counted = store.rating_counts(round_id)
        matrices = {
            plan.perspective: _matrix_of(store, closing, framework, plan.perspective, counted, shuffle)
            for plan in closing.plans
        }
        _release_figures(store, closing, framework, matrices, today)
    store.move_words(round_id, _words_read(store, closing), shuffle)
    store.erase_ballots(round_id)
    store.finish_closing(round_id)
    return closing.model_copy(update={"state": RoundState.CLOSED})


def _words_read(store: ClosingStore, closing: Round) -> dict[tuple[str, str], str]:
    """Return whose words about which place will be read, and under which perspective.

    Once the ballots have gone, a repeated closing counts nobody here; the words were moved before that.
    """
    sent = {perspective: ways.people for perspective, ways in store.origins(closing.id).items()}
    return places_read(store.framework(closing.framework_sha256), closing, sent)


def _matrix_of(
    store: ClosingStore,
    closing: Round,
    framework: Framework,
    perspective: str,
    counted: _Counted,
    shuffle: Shuffle,
) -> Matrix:
    """Return the perspective's matrix as it is stored, compared with the ratings before these go."""
    counts = counted.get(perspective, {})
    if store.matrix(closing.id, perspective) is None:
        columns = columns_of(questionnaire_for(framework, closing.criteria, perspective))
        built = build_matrix(perspective, columns, store.submissions(closing.id, perspective), shuffle)
        _check(built, counts, closing)
        store.write_matrix(closing.id, built)
    return _check(store.matrix(closing.id, perspective), counts, closing)


def _check(matrix: Matrix | None, counted: Mapping[tuple[str, str], int], closing: Round) -> Matrix:
    """Return the matrix when it holds exactly what the database counts, else raise ClosingDisagrees."""
    if matrix is None or _cells(matrix) != counted:
        raise ClosingDisagrees(round=closing.title, perspective=matrix.perspective if matrix else "")
    return matrix


def _cells(matrix: Matrix) -> dict[tuple[str, str], int]:
    return {
        (item_id, answer): count for item_id, answers in matrix.counts().items() for answer, count in answers.items()
    }


def _release_figures(
    store: ClosingStore, closing: Round, framework: Framework, matrices: dict[str, Matrix], today: date
) -> None:
    counted = count_figures(closing, framework, matrices)
    granted = list(counted.granted)
    check_ledger(closing, [*store.ledger(closing.id), *granted])
    origins, helped = _shown_ways(closing, store.origins(closing.id))
    part = ReleasePart(
        round_id=closing.id,
        network_id=closing.network_id,
        number=FIRST_PART,
        kind=PartKind.FIGURES,
        released_on=closing.closed_on or today,
        sent={perspective: matrix.people for perspective, matrix in matrices.items()},
        modes={plan.perspective: plan.mode.value for plan in closing.plans},
        figures=counted.figures,
        invited={plan.perspective: plan.invited for plan in closing.plans if plan.invited is not None},
        origins=origins,
        helped=helped,
    )
    store.add_part(part, granted)


def _shown_ways(closing: Round, ways: Mapping[str, OriginCounts]) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Return how answers came in and how many had help, by perspective, where no number speaks of a few.

    Perspectives that are shown together are counted as one, under the leading one.
    """
    counted = {
        leading: (together([ways.get(one, OriginCounts()) for one in members]), closing.bound_of(leading))
        for leading, members in closing.shown_groups().items()
    }
    origins = {name: shown_origins(counts, k) for name, (counts, k) in counted.items()}
    helped = {name: shown_helped(counts, k) for name, (counts, k) in counted.items()}
    return (
        {name: shown for name, shown in origins.items() if shown},
        {name: count for name, count in helped.items() if count is not None},
    )


def check_ledger(closing: Round, entries: list[LedgerEntry]) -> None:
    """Raise DisclosureRefused when all views of a round together would give a small group away.

    Inside the network all views are known, those that leave it included; outside, only these are, and a group
    needs ten people there.
    """
    least = {plan.perspective: closing.bound_of(plan.perspective) for plan in closing.plans if plan.is_anonymous}
    cells = {cell for entry in entries for cell in entry.cells}
    inside = {cell: least[perspective_of(cell)] for cell in cells if perspective_of(cell) in least}
    outside = {cell: max(k, K_PUBLIC) for cell, k in inside.items()}
    public = [entry for entry in entries if entry.view.startswith(f"{Reach.PUBLIC}:")]
    if not (may_be_granted(entries, inside) and may_be_granted(public, outside)):
        raise DisclosureRefused(round=closing.title)


def resume_closings(store: ClosingStore, today: date, shuffle: Shuffle) -> list[CodedError]:
    """Finish every closing that was interrupted; return what stopped those that could not be finished."""
    problems: list[CodedError] = []
    for round_id in store.rounds_in_closing():
        try:
            close_round(store, round_id, today, shuffle)
        except CodedError as problem:
            problems.append(problem)
    return problems
