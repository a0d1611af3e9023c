"""Texts put under the dimensions of a framework by hand, by two who do not see each other's codes.

A text is known by its release and a hash of its place and words. Whoever codes sees the own codes only; those of
another appear for a text when both have coded it, so that agreement means something.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from analysis.errors import CodeUnknown
from analysis.handed_in import Facts, HandedIn
from analysis.statistics.agreement import CoderAgreement, krippendorff_alpha
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.record import Record
from selfeval.release import Reach

FITS_NONE = "+keine"
"""The text speaks of no dimension; the sign before it can begin no id of a framework."""
MAY_REVEAL = "+person"
"""The text could tell of whom it speaks or who wrote it; it stays out of sight until somebody clears it."""
CLEARED = "+geklaert"
"""Somebody looked at a text that was held back, and it reveals nobody."""
CODERS = 2
_THEME, _NO_THEME = 2, 1

TextKey = tuple[str, str]
"""The release and the hash by which a text is known."""


class TextCoding(Record):
    """The codes that one analyst gave one text."""

    release_id: str
    text_sha256: str
    account_id: str
    codes: frozenset[str]

    @property
    def key(self) -> TextKey:
        """The text that is coded."""
        return self.release_id, self.text_sha256

    @property
    def themes(self) -> frozenset[str]:
        """The dimensions and criteria among the codes, or that none fits."""
        return self.codes - {MAY_REVEAL, CLEARED}


class CodingStore(Protocol):
    """The codings of all analysts, of which one changes only the own."""

    def codings(self) -> list[TextCoding]:
        """Return all codings."""
        ...

    def keep(self, coding: TextCoding) -> None:
        """Write a coding over the one that the account gave the text before; without a code it goes."""
        ...


@dataclass(frozen=True)
class Text:
    """What one person wrote, as it may be read outside; nothing ties it to a place or to anything else written."""

    key: TextKey
    version: str
    """The version of the framework whose area or item it speaks of."""
    place: str
    perspective: str
    text: str


def texts_to_code(handed_in: Iterable[HandedIn], facts: Mapping[str, Facts]) -> tuple[Text, ...]:
    """Return what may be read outside, each text once, in an order that keeps those of one release apart."""
    found: dict[TextKey, Text] = {}
    for one in handed_in:
        version = one.framework_version.partition("+")[0]
        for text in facts[one.release_id].texts if one.release_id in facts else ():
            if text.reach is Reach.PUBLIC:
                key = (one.release_id, hash_of(text.place, text.text))
                found[key] = Text(key, version, text.place, text.perspective, text.text)
    return tuple(sorted(found.values(), key=lambda one: (one.key[1], one.key[0])))


def hash_of(place: str, text: str) -> str:
    """Return by what a text of a release is found again, without keeping its words."""
    return hashlib.sha256(f"{place}\0{text}".encode()).hexdigest()


def codes_of(framework: Framework) -> frozenset[str]:
    """Return all codes that a text may get: areas, criteria, that none fits, and that it may reveal somebody."""
    areas = {area.id for area in framework.areas}
    return frozenset({*areas, *framework.criteria, FITS_NONE, MAY_REVEAL})


def with_areas(framework: Framework, codes: Collection[str]) -> frozenset[str]:
    """Return codes together with the areas of the criteria among them; a theme and "fits none" exclude each other.

    Raises CodeUnknown for a code that the framework does not have.
    """
    if unknown := set(codes) - codes_of(framework) - {CLEARED}:
        raise CodeUnknown(code=min(unknown))
    whole = set(codes) | {framework.area_of[one].id for one in codes if one in framework.area_of}
    return frozenset(whole - {FITS_NONE} if whole - {FITS_NONE, MAY_REVEAL, CLEARED} else whole)


def held_back(codings: Iterable[TextCoding]) -> frozenset[TextKey]:
    """Return the texts that nobody sees: more analysts said that they may reveal somebody than cleared them."""
    balance: dict[TextKey, int] = {}
    for one in codings:
        balance[one.key] = balance.get(one.key, 0) + (MAY_REVEAL in one.codes) - (CLEARED in one.codes)
    return frozenset(key for key, flags in balance.items() if flags > 0)


def waiting_for(account_id: str, texts: Iterable[Text], codings: Sequence[TextCoding]) -> list[Text]:
    """Return the texts that an analyst has still to code; those that two others have coded need no third."""
    hidden, coders = held_back(codings), _coders(codings)
    return [
        one
        for one in texts
        if one.key not in hidden
        and account_id not in coders.get(one.key, set())
        and len(coders.get(one.key, set())) < CODERS
    ]


def own_codings(account_id: str, codings: Iterable[TextCoding]) -> dict[TextKey, TextCoding]:
    """Return what one analyst coded, and nothing of the others."""
    return {one.key: one for one in codings if one.account_id == account_id}


def both_coded(texts: Iterable[Text], codings: Sequence[TextCoding]) -> dict[TextKey, tuple[TextCoding, ...]]:
    """Return the codings of the texts that two or more have given a theme, of nobody a text that is held back."""
    hidden, known = held_back(codings), {one.key for one in texts}
    found: dict[TextKey, list[TextCoding]] = {}
    for one in sorted(codings, key=lambda coding: (coding.text_sha256, coding.release_id, coding.account_id)):
        if one.themes and one.key in known and one.key not in hidden:
            found.setdefault(one.key, []).append(one)
    return {key: tuple(held) for key, held in found.items() if len(held) >= CODERS}


def may_see(account_id: str, texts: Iterable[Text], codings: Sequence[TextCoding]) -> list[TextCoding]:
    """Return the codings that an analyst may see: the own, and all of a text that it and another have coded."""
    together = both_coded(texts, codings)
    known, hidden = {one.key for one in texts}, held_back(codings)
    seen = {key for key, held in together.items() if account_id in {one.account_id for one in held}}
    return [
        one
        for one in codings
        if one.themes
        and one.key in known
        and one.key not in hidden
        and (one.account_id == account_id or one.key in seen)
    ]


@dataclass(frozen=True)
class Agreement:
    """How far coders agree whether a text speaks of an area; ``area_id`` is None for all areas together."""

    area_id: str | None
    found: CoderAgreement
    chosen: int
    """How many of the texts at least one coder put there."""


def agreement_of(framework: Framework, together: Mapping[TextKey, Sequence[TextCoding]]) -> tuple[Agreement, ...]:
    """Return Krippendorff's alpha overall and for each area, from the texts that two or more have coded.

    For an area a text has one of two values: it speaks of it, or not. Overall every text counts once for each area,
    so that several codes of one text are compared one by one; texts that speak of few areas agree on many others,
    which alpha takes out as chance.
    """
    areas = [area.id for area in framework.areas]
    coders = max((len(held) for held in together.values()), default=CODERS)
    codes = np.zeros((len(areas), len(together), coders), np.int64)
    for number, held in enumerate(together.values()):
        for coder, coding in enumerate(held):
            codes[:, number, coder] = [_THEME if area in coding.themes else _NO_THEME for area in areas]
    overall = Agreement(None, krippendorff_alpha(codes.reshape(-1, coders)), len(together))
    chosen = (codes == _THEME).any(axis=2).sum(axis=1)
    each = [Agreement(area, krippendorff_alpha(codes[n]), int(chosen[n])) for n, area in enumerate(areas)]
    return (overall, *each)


def differences(
    account_id: str, texts: Iterable[Text], codings: Sequence[TextCoding]
) -> list[tuple[Text, tuple[TextCoding, ...]]]:
    """Return the texts that an analyst and another have coded differently, to be talked about."""
    by_key = {one.key: one for one in texts}
    return [
        (by_key[key], held)
        for key, held in both_coded(by_key.values(), codings).items()
        if account_id in {one.account_id for one in held} and len({one.themes for one in held}) > 1
    ]


def keep_codes(
    store: CodingStore, framework: Framework, account_id: str, key: TextKey, codes: Collection[str]
) -> TextCoding:
    """Store what an analyst chose for a text; doing so twice changes nothing. Raises CodeUnknown for a foreign code."""
    before = own_codings(account_id, store.codings()).get(key)
    kept = {CLEARED} & before.codes if before else set()
    whole = with_areas(framework, codes) | kept
    coding = TextCoding(release_id=key[0], text_sha256=key[1], account_id=account_id, codes=whole)
    store.keep(coding)
    return coding


def clear(store: CodingStore, account_id: str, key: TextKey) -> None:
    """Let a text that was held back be seen again: nobody can be known by it. An own mark of that kind goes."""
    before = own_codings(account_id, store.codings()).get(key)
    codes = before.codes if before else frozenset()
    cleared = codes - {MAY_REVEAL} if MAY_REVEAL in codes else codes | {CLEARED}
    store.keep(TextCoding(release_id=key[0], text_sha256=key[1], account_id=account_id, codes=cleared))


def _coders(codings: Iterable[TextCoding]) -> dict[TextKey, set[str]]:
    """Return who gave a text a theme; only to hold back or to clear it is no coding."""
    found: dict[TextKey, set[str]] = {}
    for one in codings:
        if one.themes:
            found.setdefault(one.key, set()).add(one.account_id)
    return found
