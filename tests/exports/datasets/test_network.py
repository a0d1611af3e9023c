"""Networks as rows: organisations, municipalities with their keys, rounds held; small numbers stay inside."""

from collections.abc import Mapping
from datetime import date

import pytest

from exports.datasets.network import HeldRound, Networks, network_datasets
from exports.errors import DataExportRefused
from exports.statistical.model import SUPPRESSED, Cell
from networks.model import Municipality, Network, NetworkKind, Organisation, Sector
from networks.places import Land, MunicipalityKind, PopulationBand
from selfeval.model import RoundState
from selfeval.release import Reach
from tests.exports.datasets.examples import closed_round, find, released, rows_of
from tests.fakes.small_round import FRAMEWORK, TODAY
from texts.catalogue import translator

T = translator("de")
DAY = date(2026, 1, 1)
TOWN = Municipality(
    id="ort",
    name="Musterstadt",
    kind=MunicipalityKind.STADT,
    land=Land.SH,
    official_key="01051044",
    population=PopulationBand.UNDER_50000,
)
NETWORK = Network(id="netz", name="=Netz „Nord“", kind=NetworkKind.FRUEHE_HILFEN, municipalities=("ort",))
CLINIC = Organisation(id="klinik", network_id="netz", name="Geburtsklinik Übergang", sector=Sector.HEALTH)


def networks(*held: HeldRound, network: Network = NETWORK) -> Networks:
    return Networks((network,), (CLINIC,), {"ort": TOWN}, held, DAY)


def tables(what: Networks, reach: Reach = Reach.INTERNAL) -> Mapping[str, list[dict[str, Cell]]]:
    return {one.name: rows_of(one) for one in network_datasets(what, reach, T)}


def held(**changes: object) -> HeldRound:
    source = released()
    of_round = closed_round().model_copy(update={"municipality_id": "ort", **changes})
    return HeldRound(of_round, FRAMEWORK, source.release)


def test_organisations_stand_with_their_sector_and_no_person() -> None:
    [row] = tables(networks())["organisations"]
    assert row["organisation"] == "Geburtsklinik Übergang"
    assert row["sector"] == 2
    assert list(row) == ["network_id", "network", "network_kind", "organisation", "sector"]


def test_an_official_key_keeps_its_zero() -> None:
    [row] = tables(networks())["municipalities"]
    assert (row["official_key"], row["land"], row["population"], row["district"]) == ("01051044", 1, 3, None)


def test_rounds_tell_who_was_invited_and_how_many_answered() -> None:
    rows = tables(networks(held()))["rounds"]
    row = find(rows, perspective_id="fachkraft")
    assert (row["invited"], row["sent"], row["closed_on"], row["official_key"]) == (20, 14, TODAY, "01051044")
    assert find(rows, perspective_id="leitung")["sent"] == 3


def test_small_numbers_do_not_leave_the_network() -> None:
    rows = tables(networks(held()), Reach.PUBLIC)["rounds"]
    assert find(rows, perspective_id="leitung")["sent"] == SUPPRESSED
    assert find(rows, perspective_id="koordination")["sent"] == SUPPRESSED
    assert find(rows, perspective_id="fachkraft")["sent"] == 14


def test_the_invited_are_told_by_sector_where_somebody_counted_them() -> None:
    by_sector = {Sector.HEALTH: 12, Sector.YOUTH_WELFARE: 8}
    source = held()
    plans = [
        one.model_copy(update={"invited_by_sector": by_sector}) if one.perspective == "fachkraft" else one
        for one in source.of_round.plans
    ]
    row = find(tables(networks(held(plans=tuple(plans))))["rounds"], perspective_id="fachkraft")
    assert (row["invited_health"], row["invited_youth_welfare"], row["invited_other_support"]) == (12, 8, None)


def test_an_open_round_is_not_told_of_before_it_is_closed() -> None:
    assert tables(networks(held(state=RoundState.OPEN)))["rounds"] == []


def test_a_round_whose_results_were_deleted_is_told_without_numbers() -> None:
    gone = HeldRound(closed_round().model_copy(update={"state": RoundState.ERASED}), FRAMEWORK, None)
    rows = tables(networks(gone))["rounds"]
    assert find(rows, perspective_id="fachkraft")["sent"] is None


def test_files_carry_the_day_of_the_last_round() -> None:
    assert {one.released for one in network_datasets(networks(held()), Reach.INTERNAL, T)} == {TODAY}
    assert {one.released for one in network_datasets(networks(), Reach.INTERNAL, T)} == {DAY}


def test_without_a_network_there_is_nothing_to_take() -> None:
    with pytest.raises(DataExportRefused) as refused:
        network_datasets(Networks((), (), {}, (), DAY), Reach.INTERNAL, T)
    assert refused.value.data["reason"] == "no_network"
