"""A file is believed when it is whole, signed, known and possible; otherwise all that is wrong is said at once."""

import hashlib
import json
from base64 import b64encode
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cubes import UNKNOWN
from analysis.handed_in import Audience, Parcel
from analysis.letting_go import let_go
from exports.handing_in.flaws import FlawCode, flaw
from exports.handing_in.reading import MOST_BYTES
from exports.handing_in.signing import Signer, fingerprint_of, is_signed, shown_fingerprint
from exports.handing_in.writing import canonical
from qualitaetsrahmen.additions import extended
from qualitaetsrahmen.snapshot import pin
from tests.exports.handing_in.sent import SIGNER, Change, changed, codes, read, sent_file, sent_parcel
from tests.fakes.addition import addition
from tests.fakes.closed_round import CONSENT, SENDER, all_of, closed_round
from tests.fakes.small_framework import STEPS
from tests.fakes.small_round import FRAMEWORK, ITEM, TODAY, plan, release
from texts.catalogue import LANGUAGES, translator


def test_what_was_sent_arrives_as_it_was() -> None:
    sent, arrived = sent_parcel(), read(sent_file())
    assert arrived.flaws == ()
    assert arrived.parcel
    expected = replace(sent.handed_in, network_id=None, round_id=None, cube=arrived.parcel.handed_in.cube)
    assert arrived.parcel.handed_in == expected
    assert arrived.parcel.facts == sent.facts
    assert arrived.parcel.framework == sent.framework
    for name, array in vars(sent.handed_in.cube).items():
        if isinstance(array, np.ndarray):
            assert np.array_equal(getattr(arrived.parcel.handed_in.cube, name), array)
    assert arrived.parcel.handed_in.cube.axes == sent.handed_in.cube.axes
    assert arrived.fingerprint == SIGNER.fingerprint


def pooled_file() -> tuple[Parcel, bytes]:
    """A file in which volunteers are counted together with professionals."""
    plans = [plan("fachkraft"), plan("ehrenamt").model_copy(update={"shown_with": "fachkraft"})]
    held = closed_round().model_copy(update={"plans": tuple(one.model_copy(update={"invited": 9}) for one in plans)})
    made = release(held, {"fachkraft": {ITEM: {STEPS[0]: 8}}, "ehrenamt": {ITEM: {STEPS[3]: 6}}})
    parcel = let_go(all_of(of_round=held, release=made), CONSENT, Audience.NZFH, SENDER)
    return parcel, sent_file(parcel)


def test_a_file_tells_which_perspectives_are_counted_together() -> None:
    sent, content = pooled_file()
    arrived = read(content)
    assert arrived.parcel
    assert arrived.parcel.handed_in.cube.pack() == sent.handed_in.cube.pack()
    row = sent.handed_in.cube.axes.perspectives.index("fachkraft")
    assert arrived.parcel.handed_in.cube.members(row) == ("fachkraft", "ehrenamt")


def of_first_version(content: bytes, change: Change = lambda _: None) -> bytes:
    """The same as the first version of the format said it."""
    document = json.loads(content) | {"format_version": 1}
    document.pop("signature")
    for one in document["content"]["perspectives"]:
        one.pop("members")
    change(document["content"])
    signature = b64encode(SIGNER.sign(canonical(document))).decode()
    return json.dumps(document | {"signature": signature}, ensure_ascii=False).encode()


def test_a_file_of_the_first_version_is_still_read_and_does_not_say_who_is_counted_together() -> None:
    sent, content = pooled_file()
    arrived = read(of_first_version(content))
    assert arrived.flaws == ()
    assert arrived.parcel
    cube = arrived.parcel.handed_in.cube
    assert np.array_equal(cube.counts, sent.handed_in.cube.counts)
    assert not cube.tells_who_is_together
    told = of_first_version(content, lambda c: c["perspectives"][0].update(members=["fachkraft", "ehrenamt"]))
    assert codes(told) == ["field_unknown"]


def test_numbers_of_invited_people_that_say_too_much_are_not_taken_in() -> None:
    def exact(content: dict[str, Any]) -> None:
        content["perspectives"][0].update(invited=15)

    arrived = read(of_first_version(pooled_file()[1], exact))
    assert arrived.parcel
    cube = arrived.parcel.handed_in.cube
    assert [cube.invited.max(), cube.sent.max()] == [19, 14]
    alone = read(changed(lambda c: line_of(c, "eltern").update(invited=8)))
    assert alone.parcel
    assert (alone.parcel.handed_in.cube.invited == UNKNOWN).all()


def test_the_same_release_gives_the_same_bytes_and_names_nobody() -> None:
    assert sent_file() == sent_file()
    told = sent_file().decode()
    assert not any(name in told for name in ("Musterstadt", "musterstadt", "Runde im Herbst", '"netz"', "Praxen"))


def test_a_file_that_an_editor_has_set_out_anew_is_still_the_same() -> None:
    assert read(json.dumps(json.loads(sent_file()), indent=4, sort_keys=True).encode()).parcel


def test_a_signature_holds_for_its_key_and_its_content_only() -> None:
    assert is_signed(SIGNER.public_key, SIGNER.sign(b"das"), b"das")
    assert not is_signed(SIGNER.public_key, SIGNER.sign(b"das"), b"dies")
    assert not is_signed(Signer(b"x" * 32).public_key, SIGNER.sign(b"das"), b"das")
    assert not is_signed(b"zu kurz", b"", b"das")


def test_a_fingerprint_can_be_read_out_in_groups_of_five_digits() -> None:
    shown = shown_fingerprint(fingerprint_of(SIGNER.public_key))
    assert [len(group) for group in shown.split()] == [5] * 6
    assert shown.replace(" ", "").isdigit()
    assert shown != shown_fingerprint(Signer(b"x" * 32).fingerprint)


def test_changed_content_is_noticed() -> None:
    def more(content: dict[str, Any]) -> None:
        content["perspectives"][1]["invited"] = 99

    assert codes(changed(more, signs=False)) == ["signature_wrong"]


def test_whoever_signs_with_a_key_of_their_own_is_another_installation() -> None:
    other = Signer(b"x" * 32)
    document = json.loads(sent_file())
    document.pop("signature")
    document["key"] = b64encode(other.public_key).decode()
    document["signature"] = b64encode(other.sign(canonical(document))).decode()
    assert read(json.dumps(document).encode()).fingerprint == other.fingerprint != SIGNER.fingerprint


BROKEN = {
    "cut": (sent_file()[:-200], "not_readable"),
    "empty": (b"", "not_readable"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "not_readable"),
    "too large": (b" " * (MOST_BYTES + 1), "too_large"),
    "too deep": (b"[" * 100_000, "not_readable"),
    "a huge number": (b'{"format":' + b"9" * 10_000 + b"}", "not_readable"),
    "no number": (b'{"format": NaN}', "not_readable"),
    "half a sign": (b'{"format": "\\ud800"}', "not_readable"),
    "a sign for nothing": (b'{"format": "\\u0000"}', "not_readable"),
    "one name twice": (b'{"format": 1, "format": 2}', "not_readable"),
    "a list": (b"[]", "not_ours"),
    "another format": (b'{"format": "etwas"}', "not_ours"),
    "no version": (b'{"format": "qualitaetsdialog-abgabe"}', "not_ours"),
    "a true version": (b'{"format": "qualitaetsdialog-abgabe", "format_version": true}', "not_ours"),
    "a newer version": (b'{"format": "qualitaetsdialog-abgabe", "format_version": 3}', "newer_version"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_file_of_ours_is_refused_for_one_reason(kind: str) -> None:
    content, code = BROKEN[kind]
    assert codes(content) == [code]


def fachkraft(content: dict[str, Any]) -> Any:
    return line_of(content, "fachkraft")


def item(content: dict[str, Any]) -> Any:
    return fachkraft(content)["items"][0]


def line(content: dict[str, Any], perspective: str) -> Any:
    return line_of(content, perspective)["items"][0]


def line_of(content: dict[str, Any], perspective: str) -> Any:
    return next(one for one in content["perspectives"] if one["perspective"] == perspective)


def together(content: dict[str, Any], *others: str) -> None:
    fachkraft(content)["members"] = ["fachkraft", *others]


IMPOSSIBLE: dict[str, tuple[Change, str]] = {
    "a field is missing": (lambda c: c.pop("closed_on"), "field_missing"),
    "a field too many": (lambda c: c.update(microdata=[]), "field_unknown"),
    "a name too many inside": (lambda c: c["agreements"][0].update(responsible="Leitung"), "field_unknown"),
    "a wrong value": (lambda c: c["profile"].update(land="XX"), "field_wrong"),
    "a place that tells its name": (lambda c: c["profile"].update(place="Musterstadt"), "field_wrong"),
    "a wrong day": (lambda c: c.update(closed_on="2026-02-30"), "field_wrong"),
    "minus people": (lambda c: item(c)["counts"].update({STEPS[0]: -4}), "field_wrong"),
    "people as words": (lambda c: item(c).update(answered="13"), "field_wrong"),
    "a kind that is not ours": (lambda c: c["consent"].update(kind="microdata"), "field_wrong"),
    "nine people": (lambda c: item(c).update(answered=9, counts={STEPS[0]: 4, STEPS[3]: 5}), "too_few"),
    "nine who sent": (lambda c: fachkraft(c).update(sent=9, items=[]), "too_few"),
    "counts above the answered": (lambda c: item(c)["counts"].update({STEPS[0]: 5}), "does_not_add_up"),
    "counts below the answered": (lambda c: item(c).update(answered=12), "does_not_add_up"),
    "more than sent": (lambda c: fachkraft(c).update(sent=12), "does_not_add_up"),
    "sent is untold": (lambda c: fachkraft(c).update(sent=None) or c.update(texts=[]), "does_not_add_up"),
    "counts though hidden": (lambda c: item(c).update(shown="hidden"), "does_not_add_up"),
    "uniform though not": (lambda c: item(c).update(shown="uniform"), "does_not_add_up"),
    "full though uniform": (lambda c: fachkraft(c)["items"][1].update(shown="full"), "does_not_add_up"),
    "few on the scale": (
        lambda c: item(c).update(counts={STEPS[0]: 9, "weiss-nicht": 4}),
        "does_not_add_up",
    ),
    "steps though only beside the scale": (
        lambda c: line(c, "ehrenamt")["counts"].update({STEPS[1]: 4}),
        "does_not_add_up",
    ),
    "a count of nobody": (lambda c: item(c)["counts"].update({STEPS[1]: 0}), "does_not_add_up"),
    "a body with two voices": (
        lambda c: line(c, "leitung").update(answered=2, counts={STEPS[2]: 2}),
        "does_not_add_up",
    ),
    "an unknown perspective": (lambda c: line_of(c, "ehrenamt").update(perspective="presse"), "not_in_framework"),
    "a perspective twice": (lambda c: c["perspectives"].append(fachkraft(c)), "twice"),
    "an item twice": (lambda c: fachkraft(c)["items"].append(item(c)), "twice"),
    "counted together across levels": (lambda c: together(c, "koordination"), "does_not_add_up"),
    "counted together with a line of its own": (
        lambda c: (
            line_of(c, "ehrenamt").update(perspective="eltern", members=["eltern", "ehrenamt"], items=[])
            or c["perspectives"].pop()
        ),
        "does_not_add_up",
    ),
    "counted together with itself": (lambda c: together(c, "fachkraft"), "does_not_add_up"),
    "counted together with nobody": (lambda c: fachkraft(c).update(members=["fachkraft"]), "does_not_add_up"),
    "counted under another": (lambda c: fachkraft(c).update(members=["koordination", "fachkraft"]), "does_not_add_up"),
    "counted together with strangers": (lambda c: together(c, "presse"), "not_in_framework"),
    "in two lines at once": (lambda c: together(c, "ehrenamt"), "twice"),
    "an unknown item": (lambda c: item(c).update(item="finden.neu"), "not_in_framework"),
    "an own item": (lambda c: item(c).update(item="x-ort.eins"), "not_in_framework"),
    "an unknown answer": (lambda c: item(c)["counts"].update({"vielleicht": 10}), "not_in_framework"),
    "an item that is not asked": (
        lambda c: next(one for one in c["perspectives"] if one["perspective"] == "eltern")["items"].append(
            {"item": "finden.ansprache", "shown": "hidden", "answered": None, "counts": {}}
        ),
        "not_asked",
    ),
    "closed before it opened": (lambda c: c.update(closed_on="2026-11-01"), "day_impossible"),
    "closed tomorrow": (lambda c: c.update(closed_on="2026-11-22"), "day_impossible"),
    "opened long ago": (lambda c: c.update(opened_on="0001-01-01"), "day_impossible"),
    "agreed tomorrow": (lambda c: c["consent"].update(agreed_on="2026-11-22"), "day_impossible"),
    "an agreement of tomorrow": (
        lambda c: c["agreements"][0].update(agreed_on="2026-11-22", finished_on="2026-11-22"),
        "day_impossible",
    ),
    "an agreement done before it was made": (
        lambda c: c["agreements"][0].update(finished_on="2026-11-01"),
        "day_impossible",
    ),
    "due in another age": (lambda c: c["agreements"][0].update(due_on="9999-01-01"), "day_impossible"),
    "done without a day": (lambda c: c["agreements"][0].update(finished_on=None), "does_not_add_up"),
    "an unknown criterion": (lambda c: c["agreements"][0].update(criterion_id="neu"), "not_in_framework"),
    "talk about an unknown criterion": (lambda c: c["talks"][0].update(criterion_id="neu"), "not_in_framework"),
    "minutes below nothing": (lambda c: c["talks"][0].update(spent_minutes=-1), "field_wrong"),
    "a format as long as a text": (lambda c: c["talks"][0].update(format_id="x" * 61), "field_wrong"),
    "the mood of nine": (lambda c: c["talks"][0].update(closing_pulse={"gelohnt-4": 9}), "too_few"),
    "a mood that is none": (lambda c: c["talks"][0].update(closing_pulse={"name": 12}), "does_not_add_up"),
    "a text for the inside": (lambda c: c["texts"][0].update(reach="intern"), "text_inside"),
    "a text of few": (lambda c: c["texts"][0].update(perspective="eltern"), "text_inside"),
    "a text from nowhere": (lambda c: c["texts"][0].update(place="neu"), "not_in_framework"),
    "a text as long as a book": (lambda c: c["texts"][0].update(text="x" * 5000), "field_wrong"),
    "a framework under another name": (lambda c: c["framework"].update(version="1.1"), "framework_damaged"),
    "a framework under another hash": (lambda c: c["framework"].update(sha256="0" * 64), "framework_damaged"),
}


@pytest.mark.parametrize("kind", IMPOSSIBLE)
def test_what_cannot_be_is_refused_though_it_is_signed(kind: str) -> None:
    change, code = IMPOSSIBLE[kind]
    assert codes(changed(change)) == [code]


def with_framework(content: str, version: str = "1.0") -> Change:
    told = {"version": version, "content": content, "sha256": hashlib.sha256(content.encode()).hexdigest()}
    return lambda c: c["framework"].update(told)


def test_a_framework_must_be_word_for_word_one_that_is_at_hand() -> None:
    text = pin(FRAMEWORK).content
    assert codes(changed(with_framework(text.replace("Auffindbarkeit", "Findbarkeit")))) == ["framework_differs"]
    newer = text.replace('"version":"1.0"', '"version":"3.0"')
    assert codes(changed(with_framework(newer, "3.0"))) == ["framework_unknown"]
    assert codes(changed(with_framework(pin(extended(FRAMEWORK, addition())).content))) == ["framework_damaged"]
    assert codes(changed(with_framework("{}"))) == ["framework_damaged"]
    assert codes(changed(with_framework("[1]"))) == ["framework_damaged"]
    published = text.replace('"status":"draft"', '"status":"published"')
    assert codes(changed(with_framework(published))) == []


def test_everything_that_is_wrong_is_said_at_once_with_its_place() -> None:
    def spoil(content: dict[str, Any]) -> None:
        item(content)["answered"] = 9
        content["agreements"][0]["criterion_id"] = "neu"
        content["closed_on"] = "2026-12-24"

    found = read(changed(spoil, signs=False))
    assert found.parcel is None
    told = [one.sentence(translator("de")) for one in found.flaws]
    assert len(told) == 4
    assert any("fachkraft › finden.angebote" in one for one in told)
    assert any("Vereinbarungen › 1 › neu" in one for one in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_file_has_a_name_for_people(language: str) -> None:
    def names(part: Any) -> set[str]:
        inner = list(part.values()) if isinstance(part, dict) else part if isinstance(part, list) else []
        own = {one for one in part if "-" not in one} if isinstance(part, dict) else set()
        return own.union(*(names(one) for one in inner)) if inner else own

    fields = names(json.loads(sent_file()))
    t = translator(language)
    assert {one for one in fields if not t.has(f"handing_in.field.{one}")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FlawCode)
def test_every_flaw_has_its_sentence(code: FlawCode, language: str) -> None:
    every = {"limit": 4, "version": 2, "name": "a@1.0", "count": 3, "k": 10, "day": TODAY, "other": "a.json"}
    assert flaw(code, "hier", **every).sentence(translator(language))


LINES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 70_000) | st.text(max_size=8) | st.dates().map(date.isoformat),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_stands_in_a_field_the_reader_says_what_is_wrong(data: st.DataObject) -> None:
    def spoil(content: dict[str, Any]) -> None:
        place: Any = content
        while True:
            key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if not (isinstance(place[key], dict | list) and place[key]) or data.draw(st.booleans()):
                place[key] = data.draw(LINES)
                return
            place = place[key]

    reading = read(changed(spoil))
    assert bool(reading.flaws) != bool(reading.parcel)
    for one in reading.flaws:
        assert one.sentence(translator("de"))


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    assert read(content).flaws


@settings(max_examples=100)
@given(st.integers(0, len(sent_file()) - 1), st.integers(1, 255))
def test_a_single_byte_that_has_changed_never_goes_unnoticed(place: int, by: int) -> None:
    whole = sent_file()
    damaged = bytearray(whole)
    damaged[place] = (damaged[place] + by) % 256
    reading = read(bytes(damaged))
    if reading.parcel:  # a space between two values can have become another one
        assert json.loads(bytes(damaged)) == json.loads(whole)


def test_the_day_of_an_import_is_the_day_on_which_it_was_received() -> None:
    parcel = read(sent_file()).parcel
    assert parcel
    assert parcel.handed_in.received_on == TODAY
