"""Files as slips and attacks make them: sound files, changed at random places by a few mutations each.

A mutated file keeps the name of the sound one and its mutations, so that a failing example says in a few words what
was done to it, and shrinks to as few of them as possible.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from hypothesis import strategies as st

from qualitaetsrahmen.loading import check_framework
from qualitaetsrahmen.model import Framework
from qualitaetsrahmen.reading import MAX_BYTES
from qualitaetsrahmen.writing import translation_text
from tests.fakes.addition import ADDITION
from tests.fakes.small_framework import SMALL_YAML, small_framework
from tests.fakes.translation import translation_of
from tests.fakes.versions import framework, map_of

Mutation = Callable[[bytes], bytes]

SHIPPED = Path(__file__).parents[2] / "frameworks"
MOST_MUTATIONS = 5

LAUGHS = b"a: &a [ha, ha]\n" + b"".join(
    b"%c: &%c [%s]\n" % (name, name, b", ".join([b"*%c" % (name - 1)] * 9)) for name in b"bcdefghijk"
)
"""The YAML bomb that is called billion laughs: a few lines that aliases unfold into milliards of words."""
BOMBS = {
    "laughs": LAUGHS,
    "laughs as a value": b"areas: [" + LAUGHS.replace(b"a: &a", b"&a").replace(b"\n", b", ") + b"]\n",
    "an alias of itself": b"areas: &a [*a, *a]\n",
    "merged laughs": b"a: &a {x: 1}\nb: &b {<<: [*a, *a, *a]}\nareas: {<<: [*b, *b, *b]}\n",
    "brackets": b"areas: " + b"[" * 100_000,
    "braces": b"areas: " + b"{a: " * 50_000,
    "dashes": b"- " * 100_000,
    "deep lines": b"".join(b" " * depth + b"a:\n" for depth in range(600)),
    "question marks": b"? " * 100_000,
    "quotes": b"title: " + b"\"'" * 100_000,
    "a huge key": b"k" * 200_000 + b": 1\n",
    "a long line": b"title: " + b"Wort " * 50_000,
    "a line of colons": b"title: " + b"a: " * 60_000,
    "many keys": b"".join(b"k%d: 1\n" % number for number in range(20_000)),
    "the same key": b"title: 1\n" * 20_000,
    "many elements": b"areas:\n" + b"- x\n" * 50_000,
    "many documents": b"---\n" * 50_000,
    "many tabs": b"\ta: 1\n" * 30_000,
    "many signs": b"@\n" * 100_000,
    "many anchors": b"".join(b"- &a%d x\n" % number for number in range(15_000)),
    "many tags": b"- !t x\n" * 30_000,
    "many comments": b"title: a #b\n" * 15_000,
    "control characters": b"\x00\x07\x1b\n" * 50_000,
    "bytes that are no text": b"\xff\xfe\x80" * 50_000,
    "too large": b"#" * (MAX_BYTES + 1),
    "empty": b"",
}
"""Files that are nothing but an attack."""

TOKENS = (
    *(b"{", b"}", b"[", b"]", b":", b": ", b"-", b"- ", b"#", b" #", b"&", b"&a ", b"*", b"*a", b"!", b"!!str ", b"|"),
    *(b">", b">-\n", b"'", b'"', b"%", b"@", b"`", b",", b"?", b"? ", b"<<: *a", b"\\", b"\\x", b"~", b"null", b"\t"),
    *(b"---", b"\n---\n", b"...\n", b"%YAML 1.1\n", b"!!python/object:os.system ", b"\n", b"\r", b"\r\n", b"  "),
    *(b"\0", b"\x07", b"\x1b", b"\x7f", b"\x85", b"\x80", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *map(str.encode, ("\xa0", "\x85", "\u2028", "\u200b", "\u202e", "\ufffe", "„", "“", "ß", "\U0001f600")),
    *(b"1.10", b"-1", b"99999999999999999999", b"1e999", b".inf", b"true", b"id", b"ask:", b"fachkraft", b"areas:\n"),
)
"""What is put into a file: all signs of YAML, and signs that no file should hold."""


@dataclass(frozen=True)
class MutatedFile:
    """A sound file after some mutations."""

    base: str
    mutations: tuple[Mutation, ...]

    @property
    def content(self) -> bytes:
        content = {**small_bases(), **large_bases()}[self.base]
        for mutation in self.mutations:
            content = mutation(content)
        return content


@cache
def small_bases() -> Mapping[str, bytes]:
    """One short file of every kind; they belong together."""
    entry = "change: changed, from: [absprachen.gelten], to: [absprachen.gelten], comparable: no"
    step = 'scale: vier-stufen, to: vier-stufen, steps: {trifft-zu: trifft-zu}, comparable: with_note, note: "So."'
    texts = {
        "framework": SMALL_YAML,
        "addition": ADDITION,
        "map": map_of(entry, step),
        "translation": translation_text(translation_of(small_framework(), "tr")),
    }
    return {name: text.encode() for name, text in texts.items()}


@cache
def large_bases() -> Mapping[str, bytes]:
    """Every file that is shipped: frameworks, maps and translations."""
    return {str(path.relative_to(SHIPPED)): path.read_bytes() for path in sorted(SHIPPED.rglob("*.yaml"))}


def find(name: str) -> Framework | None:
    """Find the framework that a file refers to, as the collection does."""
    return _at_hand().get(name)


@cache
def _at_hand() -> Mapping[str, Framework]:
    loaded = [check_framework(content, name).framework for name, content in large_bases().items() if "/" not in name]
    small = (framework(version="1.0"), framework(version="2.0"))
    return {one.name: one for one in (*loaded, *small) if one is not None}


def mutated_files(bases: Mapping[str, bytes], one: st.SearchStrategy[Mutation]) -> st.SearchStrategy[MutatedFile]:
    """One of these files after one to five mutations."""
    several = st.lists(one, min_size=1, max_size=MOST_MUTATIONS).map(tuple)
    return st.builds(MutatedFile, st.sampled_from(sorted(bases)), several)


def slips() -> st.SearchStrategy[Mutation]:
    """A small change to a file: a bit, a sign, some lines."""
    where = st.integers(0, 2**24)
    token = st.sampled_from(TOKENS)
    column = st.sampled_from([-4, -2, -1, 1, 2, 3, 4, 40])
    return st.one_of(
        st.builds(partial, st.just(_flip), where, st.integers(0, 7)),
        st.builds(partial, st.just(_put), where, token),
        st.builds(partial, st.just(_replace), where, st.integers(1, 40), token),
        st.builds(partial, st.just(_put_line), where, token),
        st.builds(partial, st.just(_delete_line), where),
        st.builds(partial, st.just(_double_line), where),
        st.builds(partial, st.just(_swap_lines), where, where),
        st.builds(partial, st.just(_indent_lines), where, column, st.integers(1, 12)),
        st.builds(partial, st.just(_copy_lines), where, where, st.integers(1, 12)),
        st.builds(partial, st.just(_cut), where),
        st.builds(partial, st.just(_break_lines), st.sampled_from([b"\r\n", b"\r", b"\n\n", b" \n", b"\n\xc2\x85"])),
        st.builds(partial, st.just(_encode), st.sampled_from(["latin-1", "utf-16", "utf-8-sig", "utf-32"])),
    )


def slips_and_attacks() -> st.SearchStrategy[Mutation]:
    """A slip, or now and then something that fills the file."""
    where = st.integers(0, 2**24)
    token = st.sampled_from(TOKENS)
    many = st.sampled_from([30, 300, 3000])
    attacks = (
        st.builds(partial, st.just(_repeat), where, token, many),
        st.builds(partial, st.just(_repeat_lines), where, st.integers(1, 12), many),
        st.builds(partial, st.just(_bomb), where, st.sampled_from(sorted(BOMBS))),
    )
    return st.one_of(*[slips()] * 12, *attacks)


def _spot(where: int, size: int) -> int:
    """Spread numbers over a file, because those that hypothesis draws are mostly small; 0 stays the beginning."""
    return where * 2_654_435_761 % (size + 1)


def _line_at(where: int, lines: list[bytes]) -> int:
    return _spot(where, len(lines) - 1)


def _flip(where: int, bit: int, content: bytes) -> bytes:
    at = _spot(where, len(content))
    return content[:at] + bytes(byte ^ 1 << bit for byte in content[at : at + 1]) + content[at + 1 :]


def _put(where: int, token: bytes, content: bytes) -> bytes:
    at = _spot(where, len(content))
    return content[:at] + token + content[at:]


def _replace(where: int, length: int, token: bytes, content: bytes) -> bytes:
    at = _spot(where, len(content))
    return content[:at] + token + content[at + length :]


def _put_line(where: int, token: bytes, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = _line_at(where, lines)
    indent = len(lines[at]) - len(lines[at].lstrip(b" "))
    return b"\n".join([*lines[:at], b" " * indent + token, *lines[at:]])


def _delete_line(where: int, content: bytes) -> bytes:
    lines = content.split(b"\n")
    del lines[_line_at(where, lines)]
    return b"\n".join(lines)


def _double_line(where: int, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = _line_at(where, lines)
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def _swap_lines(where: int, other: int, content: bytes) -> bytes:
    lines = content.split(b"\n")
    one, two = _line_at(where, lines), _line_at(other, lines)
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _indent_lines(where: int, by: int, count: int, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = _line_at(where, lines)
    moved = [b" " * by + line if by > 0 else line[-by:] for line in lines[at : at + count]]
    return b"\n".join([*lines[:at], *moved, *lines[at + count :]])


def _copy_lines(where: int, to: int, count: int, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at, into = _line_at(where, lines), _line_at(to, lines)
    return b"\n".join([*lines[:into], *lines[at : at + count], *lines[into:]])


def _cut(where: int, content: bytes) -> bytes:
    return content[: _spot(where, len(content))]


def _repeat(where: int, token: bytes, times: int, content: bytes) -> bytes:
    return _put(where, token * times, content)[: MAX_BYTES + 1]


def _repeat_lines(where: int, count: int, times: int, content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = _line_at(where, lines)
    room = max(MAX_BYTES - len(content), 0) // (len(b"\n".join(lines[at : at + count])) + 1)
    return b"\n".join([*lines[:at], *lines[at : at + count] * min(times, room), *lines[at:]])


def _bomb(where: int, name: str, content: bytes) -> bytes:
    """Put an attack among the lines, as large as there is room."""
    room = max(MAX_BYTES - len(content), 0)
    lines = content.split(b"\n")
    at = _line_at(where, lines)
    return b"\n".join([*lines[:at], BOMBS[name][:room], *lines[at:]])


def _encode(encoding: str, content: bytes) -> bytes:
    return content.decode("utf-8", errors="replace").encode(encoding, errors="replace")


def _break_lines(sign: bytes, content: bytes) -> bytes:
    return content.replace(b"\n", sign)
