"""The matrices of rounds whose networks agreed to data about single sheets, read and never written."""

from networks.scopes import MicrodataScope
from selfeval.closing import FIRST_PART
from selfeval.matrix import Matrix
from selfeval.model import Round
from storage import tables
from storage.database import Database
from storage.matrices import read_matrices
from storage.rounds import RoundRows


class MicrodataRows:
    """Fulfils ``analysis.microdata.MicrodataStore``."""

    def __init__(self, database: Database, scope: MicrodataScope) -> None:
        self._database = database
        self._scope = scope

    def rounds(self) -> list[Round]:
        """Return the rounds of the scope."""
        return RoundRows(self._database, self._scope).rounds()

    def matrices(self, round_id: str) -> dict[str, Matrix]:
        """Return what was counted at closing, by perspective; papers that came later are not in it."""
        table = tables.round_matrix
        wanted = (table.c.round_id == round_id, table.c.part == FIRST_PART)
        with self._database.reading(self._scope) as connection:
            return {matrix.perspective: matrix for _, matrix in read_matrices(connection, *wanted)}
