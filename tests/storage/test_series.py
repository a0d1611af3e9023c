"""Series and templates come back as they were, in every network of the scope and in no other."""

import pytest

from dialogues.model import AgendaItem
from dialogues.phases import PhaseKind
from dialogues.preparation_model import Numbering, Series, SessionTemplate
from dialogues.templates import TemplateUnknown
from networks.scopes import NetworkScope
from storage.database import Database
from storage.series import SeriesRows, TemplateRows
from tests.storage.workspace import OURS, OURS_ONLY, THEIRS, THEIRS_ONLY, add_networks

BOTH = NetworkScope.of(OURS, THEIRS)
SERIES = Series(id="reihe", network_id=OURS, title="Netzwerktreffen", numbering=Numbering.PER_YEAR)
PARTS = (
    AgendaItem(id="a", kind=PhaseKind.GROUPS, title="Gruppen", minutes=30, material=("Stühle",), takes_cards=True),
    AgendaItem(id="b", kind=PhaseKind.TALK, minutes=300, method_id="fishbowl"),
)
TEMPLATE = SessionTemplate(
    id="vorlage", network_id=OURS, title="Ganzer Tag", format_id="werkstatt", minutes=360, parts=PARTS
)


def test_a_series_comes_back_in_its_network_only(database: Database) -> None:
    add_networks(database)
    rows = SeriesRows(database, OURS_ONLY)
    rows.save_series(SERIES)
    assert rows.series() == [SERIES]
    renamed = SERIES.model_copy(update={"title": "Treffen"})
    rows.save_series(renamed)
    assert SeriesRows(database, BOTH).series() == [renamed]
    assert SeriesRows(database, THEIRS_ONLY).series() == []


def test_a_template_comes_back_for_whoever_has_its_network_in_scope(database: Database) -> None:
    add_networks(database)
    TemplateRows(database, OURS_ONLY).save_template(TEMPLATE)
    assert TemplateRows(database, BOTH).template("vorlage") == TEMPLATE
    theirs = TemplateRows(database, THEIRS_ONLY)
    with pytest.raises(TemplateUnknown):
        theirs.template("vorlage")
    theirs.delete_template("vorlage")
    assert TemplateRows(database, OURS_ONLY).templates() == [TEMPLATE]
    TemplateRows(database, OURS_ONLY).delete_template("vorlage")
    assert TemplateRows(database, BOTH).templates() == []
