"""Series of meetings and reusable plans as rows."""

import json

from sqlalchemy import RowMapping, delete, select

from dialogues.preparation_model import Series, SessionTemplate
from dialogues.templates import TemplateUnknown
from networks.scopes import NetworkScope
from storage import tables
from storage.database import Database, insert_or_replace


class SeriesRows:
    """Fulfils ``dialogues.series.SeriesStore`` within one scope."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def series(self) -> list[Series]:
        """Return all series of the scope by title."""
        table = tables.session_series
        query = select(table).order_by(table.c.title, table.c.series_id)
        with self._database.reading(self._scope) as connection:
            rows = connection.execute(query).mappings().all()
        return [Series.model_validate(_named(row, "series_id")) for row in rows]

    def save_series(self, series: Series) -> None:
        """Write a series, new or changed."""
        row = series.model_dump(mode="json", exclude={"id"}) | {"series_id": series.id}
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, tables.session_series, row))


class TemplateRows:
    """Fulfils ``dialogues.templates.TemplateStore`` within one scope."""

    def __init__(self, database: Database, scope: NetworkScope) -> None:
        self._database = database
        self._scope = scope

    def templates(self) -> list[SessionTemplate]:
        """Return all templates of the scope by title."""
        table = tables.session_template
        query = select(table).order_by(table.c.title, table.c.template_id)
        with self._database.reading(self._scope) as connection:
            return [_template(row) for row in connection.execute(query).mappings().all()]

    def template(self, template_id: str) -> SessionTemplate:
        """Return one template; raises TemplateUnknown outside the scope."""
        found = next((one for one in self.templates() if one.id == template_id), None)
        if found is None:
            raise TemplateUnknown(template=template_id)
        return found

    def save_template(self, template: SessionTemplate) -> None:
        """Write a template, new or changed."""
        parts = [part.model_dump(mode="json") for part in template.parts]
        row = template.model_dump(mode="json", exclude={"id", "parts"}) | {
            "template_id": template.id,
            "parts": json.dumps(parts, ensure_ascii=False),
        }
        table = tables.session_template
        self._database.write(self._scope, lambda connection: insert_or_replace(connection, table, row))

    def delete_template(self, template_id: str) -> None:
        """Delete a template; one that is gone already is no matter."""
        table = tables.session_template
        statement = delete(table).where(table.c.template_id == template_id)
        self._database.write(self._scope, lambda connection: connection.execute(statement).rowcount)


def _template(row: RowMapping) -> SessionTemplate:
    return SessionTemplate.model_validate(_named(row, "template_id") | {"parts": json.loads(row["parts"])})


def _named(row: RowMapping, key: str) -> dict[str, object]:
    """Return a row with its key under the name that all records give it."""
    return {("id" if name == key else name): value for name, value in row.items()}
