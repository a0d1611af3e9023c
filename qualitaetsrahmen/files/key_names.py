"""Which field somebody meant who wrote a name that does not exist: a misspelt or a German one."""

import difflib
from collections.abc import Iterable, Mapping, Sequence

_NEAR = 0.7
"""How alike a wrong name has to be to one that may stand there."""
_NEAR_MISSING = 0.55
"""How alike to one that has to stand there and is missing."""
_GERMAN: Mapping[str, tuple[str, ...]] = {
    "adresse": ("url",),
    "anker": ("anchors",),
    "art": ("kind", "how"),
    "aussage": ("text",),
    "aussagen": ("items",),
    "belege": ("sources",),
    "bereich": ("area",),
    "bereiche": ("areas",),
    "bezeichnung": ("label", "title"),
    "dialog": ("dialogue",),
    "ebene": ("level",),
    "ebenen": ("levels",),
    "einfacher_titel": ("plain_title",),
    "fassung": ("version",),
    "frage": ("text", "ask"),
    "fragen": ("questions", "items", "ask"),
    "herausgeber": ("publisher",),
    "hilfe": ("help",),
    "hinweis": ("note", "help"),
    "jahr": ("year",),
    "kennung": ("id",),
    "kriterien": ("criteria",),
    "kriterium": ("criterion",),
    "lizenz": ("licence",),
    "mindestgruppe": ("min_group",),
    "nachweis": ("evidence",),
    "name": ("label", "title"),
    "nicht_gefragt": ("not_asked",),
    "nummer": ("ref",),
    "nur": ("only",),
    "offen": ("declared",),
    "perspektiven": ("perspectives",),
    "quelle": ("cite", "sources"),
    "quellen": ("sources", "citations"),
    "rahmen": ("framework",),
    "rechte": ("licence",),
    "skala": ("scale",),
    "skalen": ("scales",),
    "sprache": ("language", "register"),
    "stand": ("status",),
    "stelle": ("at",),
    "stufen": ("steps",),
    "wann": ("when",),
    "wer": ("who",),
    "wert": ("value",),
    "worte": ("words",),
    "wörter": ("words",),
    "zusammenfassung": ("summary",),
    "zuständig": ("responsible",),
    "zustaendig": ("responsible",),
    "zwischen": ("between",),
}
"""German words that people write for a field, because everything else in the file is German."""


def meant_keys(unknown: Sequence[str], missing: Sequence[str], known: Sequence[str]) -> dict[str, str]:
    """Return for unknown keys which one was meant; no two mean the same missing one."""
    meant: dict[str, str] = {}
    for key in unknown:
        free = [one for one in missing if one not in meant.values()]
        near = _nearest(key, free, _NEAR_MISSING) or _nearest(key, known, _NEAR)
        if near:
            meant[key] = near
    return meant


def _nearest(key: str, names: Iterable[str], cutoff: float) -> str | None:
    """Return the name that a key stands for, by its meaning or by its letters."""
    names = list(names)
    german = [name for name in _GERMAN.get(key.lower(), ()) if name in names]
    alike = difflib.get_close_matches(key.lower(), names, n=1, cutoff=cutoff)
    return next(iter([*german, *alike]), None)
