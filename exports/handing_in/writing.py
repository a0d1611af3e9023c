"""Writing a release into the signed file in which it is handed in: equal releases give equal bytes."""

import base64
import json
from typing import Any

from analysis.handed_in import Parcel
from exports.handing_in.document import (
    FORMAT,
    FORMAT_VERSION,
    HandedInContent,
    PinnedFramework,
    RecordedConsent,
    ToldProfile,
)
from exports.handing_in.figures import lines_of
from exports.handing_in.signing import Signer
from selfeval.consents import Consent, ConsentKind


def handed_in_file(parcel: Parcel, consent: Consent, signer: Signer) -> bytes:
    """Return the file of a release: its content in readable lines, the public key, and the signature under both."""
    signed = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "key": base64.b64encode(signer.public_key).decode(),
        "content": content_of(parcel, consent).model_dump(mode="json"),
    }
    signature = base64.b64encode(signer.sign(canonical(signed))).decode()
    return f"{json.dumps({**signed, 'signature': signature}, ensure_ascii=False, indent=1)}\n".encode()


def content_of(parcel: Parcel, consent: Consent) -> HandedInContent:
    """Return all that the file tells; neither network nor round are named in it."""
    handed_in, facts = parcel.handed_in, parcel.facts
    return HandedInContent(
        release=handed_in.release_id,
        profile=ToldProfile.model_validate(handed_in.profile.model_dump()),
        framework=PinnedFramework(
            id=handed_in.framework_id,
            version=handed_in.framework_version,
            sha256=parcel.framework.sha256,
            content=parcel.framework.content,
        ),
        opened_on=handed_in.opened_on,
        closed_on=handed_in.closed_on,
        perspectives=lines_of(handed_in.cube),
        agreements=facts.agreements,
        talks=facts.talks,
        texts=facts.texts,
        consent=RecordedConsent(
            kind=ConsentKind.NZFH,
            number=consent.number,
            agreed_by=consent.agreed_by,
            agreed_on=consent.agreed_on,
        ),
    )


def canonical(signed: dict[str, Any]) -> bytes:
    """Return what is signed: all of the file but the signature, in the one way in which it can be written."""
    return json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
