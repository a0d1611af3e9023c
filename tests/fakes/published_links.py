"""Links to results in memory."""

from networks.links import Link, LinkKind


class PublishedLinksInMemory:
    """Fulfils ``selfeval.ports.PublishedLinks``."""

    def __init__(self) -> None:
        self.kept: dict[str, Link] = {}

    def add(self, link: Link) -> None:
        self.kept[link.fingerprint] = link

    def links(self, round_id: str, kind: LinkKind) -> list[Link]:
        return [link for link in self.kept.values() if (link.target_id, link.kind) == (round_id, kind)]

    def shut(self, fingerprint: str, kind: LinkKind) -> None:
        link = self.kept[fingerprint]
        if link.kind is kind:
            self.kept[fingerprint] = link.model_copy(update={"open": False})
