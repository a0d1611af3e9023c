"""What the kept tables hold of comparing: two circles, one of which has ended."""

from datetime import date

from analysis.circles import LEAST, Circle
from networks.peers import Peers
from networks.scopes import ComparedScope
from wiring.services import Services


def add_circles(services: Services, framework_id: str, today: date) -> None:
    """Keep a circle of one group, and a mixed one that the others of the first have joined."""
    names = [f"freigabe{number:02d}" for number in range(2 * LEAST)]
    first = Circle(framework_id, 1, Peers.KREIS, frozenset(names[:LEAST]), frozenset(), today)
    second = Circle(framework_id, 2, None, frozenset(names[LEAST:]), frozenset(names[1:LEAST]), today)
    services.circles(ComparedScope()).add([first, second])
