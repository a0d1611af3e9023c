"""What left networks, for the kept tables of a version: consents, one taken back, and a release of another place."""

from analysis.handed_in import Audience
from networks.scopes import NetworkScope, ReleasedScope
from selfeval.consents import ConsentKind
from selfeval.model import Recipient, Round
from wiring.letting_go import agree, release_file, take_back
from wiring.services import Services
from wiring.taking_in import check_files, take_in

_BODY = "Steuerungsgruppe"


def add_handed_in(services: Services, closed: Round) -> None:
    """Let a closed round go for each purpose, take one back, and take in what another installation sent."""
    scope = NetworkScope.of(closed.network_id)
    services.rounds(scope).save_life(closed.model_copy(update={"recipients": frozenset(Recipient)}))
    today = services.clock.today()
    for kind in ConsentKind:
        agree(services, scope, closed.id, kind, (_BODY, today))
    content = release_file(services, scope, closed.id)
    take_back(services, scope, closed.id, ConsentKind.NZFH, _BODY)
    analyst = ReleasedScope("schema")
    take_in(services, analyst, check_files(services, analyst, {"abgabe.json": content}))
    if not services.handed_in(analyst).all_for(Audience.NZFH):
        raise RuntimeError("nothing was handed in")
