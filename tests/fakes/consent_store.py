"""Consents in memory."""

from datetime import date

from selfeval.consents import Consent


class ConsentsInMemory:
    """Fulfils ``selfeval.consents.ConsentStore``."""

    def __init__(self, *kept: Consent) -> None:
        self.kept = list(kept)

    def consents(self, round_id: str | None = None) -> list[Consent]:
        return [one for one in self.kept if round_id in (None, one.round_id)]

    def add(self, consent: Consent) -> None:
        self.kept.append(consent)

    def revoke(self, consent: Consent, by: str, on: date) -> None:
        taken_back = consent.model_copy(update={"revoked_by": by, "revoked_on": on})
        self.kept = [taken_back if one == consent else one for one in self.kept]
