"""A framework as it was when a round opened: one canonical text and its hash."""

import hashlib
import json

from qualitaetsrahmen.additions import ExtendedFramework
from qualitaetsrahmen.errors import CodedError
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.record import Record


class SnapshotDamaged(CodedError):
    """A stored framework does not have the content that its hash vouches for."""

    code = "framework.snapshot_damaged"


class Snapshot(Record):
    """The content of a framework, pinned: answers are always read with the texts that people were asked."""

    name: str
    content: str
    sha256: str


def pin(framework: Framework) -> Snapshot:
    """Return the canonical form of a framework; equal content gives equal text and an equal hash."""
    data = framework.model_dump(mode="json", by_alias=True)
    content = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Snapshot(name=framework.name, content=content, sha256=hashlib.sha256(content.encode()).hexdigest())


def unpin(snapshot: Snapshot) -> Framework:
    """Return the framework of a snapshot; raises SnapshotDamaged when content and hash do not fit."""
    if hashlib.sha256(snapshot.content.encode()).hexdigest() != snapshot.sha256:
        raise SnapshotDamaged(name=snapshot.name)
    data = json.loads(snapshot.content)
    return (ExtendedFramework if "addition" in data else Framework).model_validate(data)
