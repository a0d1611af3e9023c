"""Which sheets analysts may work with."""

from analysis.answer_sheets import matrices_of, with_consent
from selfeval.consents import Consent, ConsentKind
from selfeval.model import Mode
from tests.analysis.test_drop_off import WHOLE, sheets
from tests.fakes.small_round import TODAY


def consent(round_id: str, kind: ConsentKind, *, holds: bool = True) -> Consent:
    return Consent(
        network_id="netz",
        round_id=round_id,
        kind=kind,
        number=1,
        agreed_by="Steuerungsgruppe",
        agreed_on=TODAY,
        revoked_on=None if holds else TODAY,
    )


def test_only_a_holding_consent_of_the_right_kind_opens_sheets() -> None:
    consents = [
        consent("a", ConsentKind.MICRODATA),
        consent("b", ConsentKind.MICRODATA, holds=False),
        consent("c", ConsentKind.NZFH),
    ]
    assert with_consent(consents) == {"a"}


def test_the_answer_of_a_body_is_no_sheet_of_a_person() -> None:
    both = [sheets([WHOLE]), sheets([WHOLE], mode=Mode.CONSENSUS)]
    assert [one.people for one in matrices_of(both)] == [1]
