"""Files as an installation sends them, and what somebody may have done to them on the way."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from analysis.handed_in import Audience, Parcel
from analysis.letting_go import let_go
from dialogues.agreement_model import AgreementState
from exports.handing_in.reading import Reading, read_handed_in
from exports.handing_in.signing import Signer
from exports.handing_in.writing import canonical, handed_in_file
from selfeval.model import Mode
from tests.fakes.closed_round import (
    CONSENT,
    SENDER,
    TELLS_PUBLICLY,
    agreement,
    all_of,
    closed_round,
    session,
    with_texts,
)
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, release

SIGNER = Signer(b"s" * 32)
KNOWN = {FRAMEWORK.name: FRAMEWORK}
DONE = agreement("finden", (TODAY, AgreementState.OPEN), (TODAY, AgreementState.DONE))

Change = Callable[[dict[str, Any]], object]


def sent_parcel() -> Parcel:
    """A release with every kind of figure, an agreement, a session and a text."""
    leitung = plan("leitung", Mode.CONSENSUS).model_copy(update={"leave_agreed_on": TODAY})
    held = closed_round().model_copy(
        update={"plans": (leitung, *(plan(one) for one in ("fachkraft", "ehrenamt", "eltern")))}
    )
    made = release(
        held,
        {
            "leitung": {ITEM: {STEPS[2]: 1}},
            "fachkraft": {ITEM: {STEPS[0]: 4, STEPS[3]: 9}, "finden.ansprache": {STEPS[3]: 13}},
            "ehrenamt": {ITEM: {STEPS[1]: 4, "weiss-nicht": 7, "keine-angabe": 2}},
            "eltern": {ITEM: {STEPS[1]: 3, STEPS[2]: 4}},
        },
    )
    whole = all_of(
        of_round=held,
        release=with_texts(made, TELLS_PUBLICLY),
        agreements=(DONE,),
        sessions=(session(),),
    )
    return let_go(whole, CONSENT, Audience.NZFH, replace(SENDER, origin=SIGNER.fingerprint))


def sent_file(parcel: Parcel | None = None) -> bytes:
    return handed_in_file(parcel or sent_parcel(), CONSENT, SIGNER)


def changed(change: Change, *, signs: bool = True) -> bytes:
    """The file with something changed in its content, and signed anew unless whoever did it had no key."""
    document = json.loads(sent_file())
    change(document["content"])
    if signs:
        document.pop("signature")
        document["signature"] = b64encode(SIGNER.sign(canonical(document))).decode()
    return json.dumps(document, ensure_ascii=False).encode()


def read(content: bytes) -> Reading:
    return read_handed_in(content, KNOWN, TODAY)


def codes(content: bytes) -> list[str]:
    return sorted({one.code.value for one in read(content).flaws})
