"""Reading a file that hands a release in: nothing of it is believed before it has been checked."""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from analysis.cubes import Cube, axes_of
from analysis.handed_in import Audience, Facts, HandedIn, Parcel, Profile
from exports.handing_in.document import (
    FIRST_WITH_MEMBERS,
    FORMAT,
    FORMAT_VERSION,
    HandedInContent,
    PinnedFramework,
)
from exports.handing_in.fact_checks import check_facts
from exports.handing_in.figure_checks import check_figures
from exports.handing_in.figures import cube_from
from exports.handing_in.flaws import Flaw, FlawCode, flaw
from exports.handing_in.signing import fingerprint_of, is_signed
from exports.handing_in.writing import canonical
from qualitaetsrahmen.additions import ExtendedFramework
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.snapshot import Snapshot, SnapshotDamaged, unpin
from qualitaetsrahmen.versions.published import locked

MOST_BYTES = 4 * 1024 * 1024
"""A release with all its texts has a tenth of it."""
_MOST_FLAWS = 200
"""Whoever has more than this has another file than the one meant."""
_NOTHING = b"\\u0000"
"""A sign that no text needs and not every database can keep."""
_OUTSIDE = {"format", "format_version", "key", "content", "signature"}
_FIELD_CODES = {"missing": FlawCode.FIELD_MISSING, "extra_forbidden": FlawCode.FIELD_UNKNOWN}


@dataclass(frozen=True)
class Reading:
    """What a file holds, as far as it can be believed; with flaws nothing of it may be taken in."""

    flaws: tuple[Flaw, ...]
    content: HandedInContent | None = None
    fingerprint: str = ""
    """The number of the key with which it was signed; empty where no signature holds."""
    parcel: Parcel | None = field(default=None, repr=False)


class _NotJson(ValueError):
    """Something that JSON allows and no file of ours holds."""


def read_handed_in(content: bytes, frameworks: Mapping[str, Framework], today: date) -> Reading:
    """Return what a file holds with all that is wrong about it; ``frameworks`` are those at hand, by name."""
    document = _document(content)
    if isinstance(document, Flaw):
        return Reading((document,))
    flaws = [*_check_outside(document)]
    public_key = _public_key(document)
    if public_key is None:
        flaws.append(flaw(FlawCode.SIGNATURE_WRONG))
    try:
        told = HandedInContent.model_validate_json(json.dumps(document.get("content")))
    except ValidationError as problem:
        return Reading((*flaws, *_field_flaws(problem))[:_MOST_FLAWS])
    framework = _framework(told.framework, frameworks)
    if isinstance(framework, Flaw):
        return Reading((*flaws, framework), told)
    flaws += check_figures(told.perspectives, framework, axes_of(framework))
    flaws += check_facts(told, framework, today)
    is_older = document["format_version"] < FIRST_WITH_MEMBERS
    if is_older and any(line.members for line in told.perspectives):
        flaws.append(flaw(FlawCode.FIELD_UNKNOWN, "members"))
    if flaws or public_key is None:
        return Reading(tuple(flaws[:_MOST_FLAWS]), told)
    fingerprint = fingerprint_of(public_key)
    cube = cube_from(axes_of(framework), told.perspectives, tells_members=not is_older)
    return Reading((), told, fingerprint, _parcel(told, cube, fingerprint, today))


def _document(content: bytes) -> dict[str, Any] | Flaw:
    """Return the outer document of a file of our kind and version, or what is wrong with it."""
    if len(content) > MOST_BYTES:
        return flaw(FlawCode.TOO_LARGE, limit=MOST_BYTES // (1024 * 1024))
    if _NOTHING in content:
        return flaw(FlawCode.NOT_READABLE)
    try:
        document = json.loads(
            content.decode("utf-8"), object_pairs_hook=_without_repetition, parse_constant=_refuse, parse_float=_refuse
        )
        canonical({"all": document})  # finds signs that stand for nothing
    except (ValueError, RecursionError):
        return flaw(FlawCode.NOT_READABLE)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return flaw(FlawCode.NOT_OURS)
    version = document.get("format_version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return flaw(FlawCode.NOT_OURS)
    return flaw(FlawCode.NEWER_VERSION, version=version) if version > FORMAT_VERSION else document


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of two values under one name, readers would believe different ones."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _NotJson
    return made


def _refuse(_number: str) -> float:
    raise _NotJson


def _check_outside(document: dict[str, Any]) -> Iterator[Flaw]:
    yield from (flaw(FlawCode.FIELD_MISSING, name) for name in sorted(_OUTSIDE - document.keys()))
    yield from (flaw(FlawCode.FIELD_UNKNOWN, name[:60]) for name in sorted(document.keys() - _OUTSIDE))


def _public_key(document: dict[str, Any]) -> bytes | None:
    """Return the key with which the document is signed, or None when the signature is not one of it."""
    signed = {name: value for name, value in document.items() if name != "signature"}
    try:
        key = base64.b64decode(str(document.get("key")), validate=True)
        signature = base64.b64decode(str(document.get("signature")), validate=True)
    except (binascii.Error, ValueError):
        return None
    return key if is_signed(key, signature, canonical(signed)) else None


def _field_flaws(problem: ValidationError) -> Iterator[Flaw]:
    for error in problem.errors(include_url=False, include_context=False, include_input=False):
        place = [part + 1 if isinstance(part, int) else str(part)[:60] for part in error["loc"]]
        yield flaw(_FIELD_CODES.get(error["type"], FlawCode.FIELD_WRONG), *place)


def _framework(pinned: PinnedFramework, known: Mapping[str, Framework]) -> Framework | Flaw:
    """Return the framework of a file when it is word for word one that is at hand."""
    name = f"{pinned.id}@{pinned.version}"
    if hashlib.sha256(pinned.content.encode()).hexdigest() != pinned.sha256:
        return flaw(FlawCode.FRAMEWORK_DAMAGED, name=name)
    try:
        framework = unpin(_snapshot(pinned))
    except (ValueError, TypeError, RecursionError, SnapshotDamaged):
        return flaw(FlawCode.FRAMEWORK_DAMAGED, name=name)
    if isinstance(framework, ExtendedFramework) or framework.name != name:
        return flaw(FlawCode.FRAMEWORK_DAMAGED, name=name)
    if name not in known:
        return flaw(FlawCode.FRAMEWORK_UNKNOWN, name=name)
    here = known[name]
    # mostly it is the very same, which is seen ten times as fast as that only notes or the status differ
    is_same = framework == here or locked(framework) == locked(here)
    return framework if is_same else flaw(FlawCode.FRAMEWORK_DIFFERS, name=name)


def _snapshot(pinned: PinnedFramework) -> Snapshot:
    return Snapshot(name=f"{pinned.id}@{pinned.version}", content=pinned.content, sha256=pinned.sha256)


def _parcel(told: HandedInContent, cube: Cube, fingerprint: str, today: date) -> Parcel:
    handed_in = HandedIn(
        audience=Audience.NZFH,
        release_id=told.release,
        origin=fingerprint,
        received_on=today,
        profile=Profile.model_validate(told.profile.model_dump()),
        framework_id=told.framework.id,
        framework_version=told.framework.version,
        framework_sha256=told.framework.sha256,
        opened_on=told.opened_on,
        closed_on=told.closed_on,
        cube=cube,
        agreed_by=told.consent.agreed_by,
        agreed_on=told.consent.agreed_on,
    )
    return Parcel(handed_in, Facts(told.agreements, told.talks, told.texts), _snapshot(told.framework))
