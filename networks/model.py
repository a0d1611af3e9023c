"""Who works together: municipalities, networks, organisations, and what their words mean."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, model_validator

from networks.official_key import check_official_key
from networks.places import Land, MunicipalityKind, PopulationBand
from qualitaetsrahmen.record import Record

Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class Municipality(Record):
    """A Gemeinde, a town, a Kreis, a Regionalverband, or a part of a town.

    ``official_key`` is the Amtlicher Gemeindeschlüssel (8 digits; 5 for a Kreis or Regionalverband) or empty.
    A part of a town carries the key of its town and its own name in ``district``.
    """

    id: str
    name: Name
    kind: MunicipalityKind
    land: Land
    official_key: str | None = None
    district: Name | None = None
    population: PopulationBand | None = None

    @model_validator(mode="after")
    def _key_fits(self) -> "Municipality":
        check_official_key(self.official_key, self.kind, self.land, self.district)
        return self


class NetworkKind(StrEnum):
    """What a network is for."""

    FRUEHE_HILFEN = "fruehe-hilfen"
    FRUEHE_BILDUNG = "fruehe-bildung"
    MODELLKOMMUNE = "modellkommune"


class Network(Record):
    """Organisations that work on a local concern; it belongs to none, one or several municipalities."""

    id: str
    name: Name
    kind: NetworkKind
    concern: Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)] = ""
    municipalities: tuple[str, ...] = ()


class Sector(StrEnum):
    """The field that an organisation works in; never asked of a person who answers."""

    YOUTH_WELFARE = "kinder-und-jugendhilfe"
    HEALTH = "gesundheitswesen"
    EARLY_EDUCATION = "fruehe-bildung"
    OTHER_SUPPORT = "weitere-unterstuetzungssysteme"


class Organisation(Record):
    """A body that takes part in a network."""

    id: str
    network_id: str
    name: Name
    sector: Sector
