"""What networks, municipalities and people's roles are called on screens."""

from networks.accounts import Grant
from networks.model import Municipality, Network
from texts.catalogue import Translator


def municipality_name(place: Municipality) -> str:
    """Return a municipality's name, with its district where it is a part of a town."""
    return f"{place.name}, {place.district}" if place.district else place.name


def grant_words(grant: Grant, networks: dict[str, Network], t: Translator) -> str:
    """Return a role in words, with its network where it holds for one."""
    role = t(f"ui.role.{grant.role.value}")
    network = networks.get(grant.network_id or "")
    return t("ui.role.in_network", role=role, network=network.name) if network else role
