"""Result tables show a release as it is: nothing of hidden groups, and every step even if nobody chose it."""

from selfeval.tables import distribution_table, gap_table, level_table
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import ITEM, plan, results, small_round

HIGH = {STEPS[3]: 9, STEPS[2]: 3, "weiss-nicht": 2}
LOW = {STEPS[0]: 9, STEPS[1]: 3}
BESIDE = {STEPS[0]: 2, "weiss-nicht": 4}
FEW = {STEPS[0]: 3}
RESULTS = results(
    small_round(plan("leitung"), plan("fachkraft"), plan("ehrenamt"), plan("eltern")),
    {"leitung": {ITEM: LOW}, "fachkraft": {ITEM: HIGH}, "ehrenamt": {ITEM: FEW}, "eltern": {ITEM: BESIDE}},
)


def test_the_distribution_has_a_row_for_every_answer_that_could_be_given() -> None:
    table = distribution_table(RESULTS)
    shown = table[(table["item"] == ITEM) & (table["perspective"] == "fachkraft")]
    assert shown["answer"].tolist()[:4] == list(STEPS)
    assert dict(zip(shown["answer"], shown["count"], strict=True))[STEPS[0]] == 0
    assert shown["answered"].unique().tolist() == [14]
    assert shown["on_scale"].tolist() == [True] * 4 + [False] * 4
    assert shown["label"].tolist()[4] == "weiß nicht"


def test_the_distribution_has_no_row_of_a_hidden_group() -> None:
    assert set(distribution_table(RESULTS)["perspective"]) == {"leitung", "fachkraft", "eltern"}


def test_where_only_answers_beside_the_scale_are_shown_there_is_no_row_for_a_step() -> None:
    table = distribution_table(RESULTS)
    assert not table[table["perspective"] == "eltern"]["on_scale"].any()


def test_the_gap_table_names_hidden_groups_without_a_number() -> None:
    table = gap_table(RESULTS)
    rows = table[table["item"] == ITEM].set_index("perspective")
    assert rows["median"].dropna().to_dict() == {"leitung": 1.0, "fachkraft": 4.0}
    assert rows["shown"].to_dict()["ehrenamt"] == "hidden"
    assert set(rows["gap"]) == {3.0}
    assert rows["answered"].isna().to_dict()["ehrenamt"]


def test_the_level_table_has_a_line_for_each_level_and_one_for_parents() -> None:
    table = level_table(RESULTS)
    rows = table[table["item"] == ITEM].set_index("line")
    assert rows["members"].to_dict() == {"steuerung": "leitung", "praxis": "fachkraft", "eltern": ""}
    assert rows["answered"].to_dict()["praxis"] == 14


def test_tables_of_a_round_without_answers_have_their_columns_and_few_rows() -> None:
    empty = results(small_round(), {"fachkraft": {}, "eltern": {}})
    assert distribution_table(empty).empty
    assert list(distribution_table(empty).columns) == list(distribution_table(RESULTS).columns)
    assert gap_table(empty)["median"].isna().all()
