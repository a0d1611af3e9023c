"""Prints what the participants' languages lack: entries to fill in, with German beside and the mark of it in place."""

import sys
from pathlib import Path

from texts.catalogue import FOLDER, LANGUAGES, PARTICIPANT_DOMAINS, PARTICIPANT_LANGUAGES, read_catalogue, texts_of
from texts.completeness import source_mark, state_of


def main() -> int:
    """Print every entry to write, by catalogue, and what is left over; return 1 while there is any."""
    lacking = False
    for language in PARTICIPANT_LANGUAGES:
        if language in LANGUAGES:
            continue
        state = state_of(language)
        for domain in PARTICIPANT_DOMAINS:
            entries = entries_to_write(language, domain)
            if entries:
                lacking = True
                print(f"==> texts/{language}/{domain}.po\n\n{entries}")
        if state.left_over:
            lacking = True
            print(f"==> texts/{language}: no longer in German: {', '.join(state.left_over)}\n")
    return int(lacking)


def entries_to_write(language: str, domain: str, folder: Path = FOLDER) -> str:
    """Return the entries of one catalogue that are missing or outdated; the earlier text stays to start from."""
    state = state_of(language, folder, (domain,))
    wanted = {one.removeprefix(f"{domain}: ") for one in (*state.missing, *state.outdated)}
    german = texts_of(read_catalogue(folder / LANGUAGES[0] / f"{domain}.po"))
    path = folder / language / f"{domain}.po"
    # a catalogue that is not there yet counts like its neighbours
    neighbour = path if path.exists() else next((folder / language).glob("*.po"), None)
    forms = read_catalogue(neighbour).num_plurals if neighbour else 2
    earlier = texts_of(read_catalogue(path)) if path.exists() else {}
    lines = []
    for key in german:
        if key in wanted:
            said, text = earlier.get(key, ""), german[key]
            lines += [f"# Deutsch: {' | '.join(text) if isinstance(text, tuple) else text}"]
            lines += [f"#. source: {source_mark(text)}", f'msgid "{key}"']
            if isinstance(text, tuple):
                begun = said if isinstance(said, tuple) else ()
                lines += [f'msgid_plural "{key}"']
                lines += [f"msgstr[{n}] {_quoted(begun[n] if n < len(begun) else '')}" for n in range(forms)]
            else:
                lines += [f"msgstr {_quoted(said if isinstance(said, str) else '')}"]
            lines += [""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.exit(main())
