"""Answer sheets for analysts as rows: the matrices of rounds whose networks agreed to it."""

from analysis.answer_sheets import RoundSheets
from networks.scopes import MicrodataScope
from selfeval.closing import FIRST_PART
from selfeval.matrix import Matrix
from selfeval.model import RoundState
from storage import tables
from storage.database import Database
from storage.matrices import read_matrices
from storage.rounds import find_framework, read_rounds


class AnswerSheetRows:
    """Fulfils ``analysis.answer_sheets.AnswerSheetStore``."""

    def __init__(self, database: Database, scope: MicrodataScope) -> None:
        self._database = database
        self._scope = scope

    def sheets(self, framework_id: str | None = None) -> list[RoundSheets]:
        """Return the sheets of closed rounds, of one framework in all its versions or of all, in no telling order."""
        with self._database.reading(self._scope) as connection:
            closed = read_rounds(connection, tables.rounds.c.state == RoundState.CLOSED)
            rounds = [one for one in closed if framework_id in (None, one.framework_name.partition("@")[0])]
            rounds.sort(key=lambda one: one.id)
            held: dict[str, list[Matrix]] = {one.id: [] for one in rounds}
            late: dict[str, list[Matrix]] = {one.id: [] for one in rounds}
            for row, matrix in read_matrices(connection, tables.round_matrix.c.round_id.in_(held)):
                (held if row["part"] == FIRST_PART else late)[row["round_id"]].append(matrix)
            return [
                RoundSheets(
                    one, find_framework(connection, one.framework_sha256), tuple(held[one.id]), tuple(late[one.id])
                )
                for one in rounds
                if held[one.id]
            ]
