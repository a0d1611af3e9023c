"""Data sets within the scope of whoever asks for them, as files in a folder or as one archive."""

import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exports.archives import add_file
from exports.datasets.agreements import AgreedHere, agreements_dataset
from exports.datasets.network import HeldRound, Networks, network_datasets
from exports.datasets.release_figures import ReleasedRound
from exports.datasets.results import results_dataset
from exports.statistical.formats import write_into
from exports.statistical.model import Dataset, Language
from exports.statistical.rows import Progress, untold
from networks.model import Municipality
from networks.scopes import NetworkScope
from selfeval.errors import ResultsErased, RoundNotClosed
from selfeval.model import Round, RoundState
from selfeval.release import Reach, Release
from texts.catalogue import Translator, translator
from wiring.services import Services
from wiring.waiting_for_data import ToldOf

_WITHOUT_RESULTS = (RoundState.ABANDONED, RoundState.ERASED)


class DataKind(StrEnum):
    """What a network takes along; the names are those of the command line and of addresses."""

    RESULTS = "results"
    AGREEMENTS = "agreements"
    NETWORK = "network"


@dataclass(frozen=True)
class DataWish:
    """Which data, of which rounds (all when none is named), for which readers, with labels in which language."""

    kind: DataKind
    reaches: tuple[Reach, ...] = (Reach.INTERNAL,)
    round_ids: tuple[str, ...] = ()
    language: Language = "de"

    @property
    def narrowest(self) -> Reach:
        """The reach of data that have only one: inside as soon as anything is."""
        return Reach.INTERNAL if Reach.INTERNAL in self.reaches else Reach.PUBLIC


@dataclass(frozen=True)
class Data:
    """Data sets ready to be written, and the networks that they are about."""

    datasets: tuple[Dataset, ...]
    network_ids: tuple[str, ...]


def load_data(services: Services, scope: NetworkScope, wish: DataWish) -> Data:
    """Return the data that are wished for.

    Raises RoundUnknown outside the scope, RoundNotClosed or ResultsErased for a named round without results, and
    DataExportRefused where there is nothing to take along.
    """
    rounds = _wished(services, scope, wish)
    makers = {DataKind.RESULTS: _results, DataKind.AGREEMENTS: _agreements, DataKind.NETWORK: _network}
    return makers[wish.kind](services, scope, wish, rounds)


def write_files(datasets: Sequence[Dataset], folder: Path, formats: Sequence[str], told_of: ToldOf) -> list[Path]:
    """Write data sets into a folder, several each into a folder of its own; return all files."""
    files: list[Path] = []
    for one in datasets:
        own = folder if len(datasets) == 1 else folder / one.name
        files += write_into(own, one, formats, told_of(one))
    return files


def _untold(_dataset: Dataset) -> Progress:
    return untold


def archive_of(datasets: Sequence[Dataset], formats: Sequence[str], told_of: ToldOf = _untold) -> bytes:
    """Return the files of data sets as one archive; the same data give the same bytes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        files = write_files(datasets, folder, formats, told_of)
        packed = folder / "archive.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for file in files:
                add_file(archive, file.relative_to(folder).as_posix(), file)
        return packed.read_bytes()


def _wished(services: Services, scope: NetworkScope, wish: DataWish) -> list[Round]:
    """Return the rounds that are named, else all that are closed or were; in an order that stays the same."""
    store = services.rounds(scope)
    if wish.round_ids:
        named = [store.round(one) for one in dict.fromkeys(wish.round_ids)]
        for one in named:
            if one.state in _WITHOUT_RESULTS:
                raise ResultsErased(round=one.title)
            if one.state is not RoundState.CLOSED:
                raise RoundNotClosed(round=one.title)
        return named
    return sorted(store.rounds(), key=lambda one: (one.network_id, str(one.closed_on or ""), one.id))


def _results(services: Services, scope: NetworkScope, wish: DataWish, rounds: Iterable[Round]) -> Data:
    store, names, places = services.rounds(scope), _names(services, scope), _places(services, scope)
    sources = [
        ReleasedRound(
            one,
            store.framework(one.framework_sha256),
            Release(tuple(store.release_parts(one.id))),
            names[one.network_id],
            places[one.municipality_id].name if one.municipality_id in places else "",
        )
        for one in rounds
        if one.state is RoundState.CLOSED
    ]
    made = results_dataset(sources, wish.reaches, translator(wish.language))
    return Data((made,), _networks_of(one.of_round for one in sources))


def _agreements(services: Services, scope: NetworkScope, wish: DataWish, rounds: Iterable[Round]) -> Data:
    store, names = services.rounds(scope), _names(services, scope)
    wanted = {one.id: one for one in rounds}
    sessions = {one.id: one for one in services.sessions(scope).sessions()}
    entries = [
        AgreedHere(
            one,
            store.framework(wanted[one.round_id].framework_sha256),
            names[one.network_id],
            wanted[one.round_id].title,
            sessions[one.session_id].title,
            sessions[one.session_id].held_on,
        )
        for one in services.agreements(scope).agreements()
        if one.round_id in wanted
    ]
    made = agreements_dataset(entries, wish.narrowest, translator(wish.language))
    return Data((made,), _networks_of(wanted[one.agreement.round_id] for one in entries))


def _network(services: Services, scope: NetworkScope, wish: DataWish, rounds: Iterable[Round]) -> Data:
    store, networks = services.rounds(scope), services.networks(scope)
    held = [
        HeldRound(
            one,
            store.framework(one.framework_sha256),
            Release(tuple(store.release_parts(one.id))) if one.state is RoundState.CLOSED else None,
        )
        for one in rounds
        if one.closed_on is not None
    ]
    all_of_them = tuple(sorted(networks.networks(), key=lambda one: (one.name, one.id)))
    what = Networks(
        all_of_them,
        tuple(organisation for one in all_of_them for organisation in networks.organisations(one.id)),
        _places(services, scope),
        tuple(held),
        services.clock.today(),
    )
    t: Translator = translator(wish.language)
    return Data(network_datasets(what, wish.narrowest, t), tuple(one.id for one in all_of_them))


def _names(services: Services, scope: NetworkScope) -> dict[str, str]:
    return {one.id: one.name for one in services.networks(scope).networks()}


def _places(services: Services, scope: NetworkScope) -> dict[str, Municipality]:
    return {one.id: one for one in services.networks(scope).municipalities()}


def _networks_of(rounds: Iterable[Round]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.network_id for one in rounds))
