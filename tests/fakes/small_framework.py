"""A small readable framework for tests: two areas, five criteria, six items, five perspectives, one scale."""

from functools import cache

from qualitaetsrahmen.findings import Finding, Place
from qualitaetsrahmen.loading import check_framework
from qualitaetsrahmen.model import Framework

SMALL_YAML = """\
schema: 1
framework:
  id: kleiner-rahmen
  version: "1.0"
  status: draft
  language: de
  title: Kleiner Rahmen
  note: Nur zum Prüfen der Software.
  words: {area: Bereich, areas: Bereiche, criterion: Merkmal, criteria: Merkmale}
levels:
  - {id: steuerung, label: "Planung und Steuerung"}
  - {id: praxis, label: "Umsetzung und Praxis"}
perspectives:
  - {id: koordination, level: steuerung, label: Koordination, register: fach, declared: true}
  - {id: leitung, level: steuerung, label: Leitung, register: fach}
  - {id: fachkraft, level: praxis, label: Fachkräfte, register: fach}
  - {id: ehrenamt, level: praxis, label: Ehrenamt, register: fach}
  - {id: eltern, level: praxis, label: Eltern, register: einfach, own_line: true}
scales:
  - id: vier-stufen
    label: Vier Stufen
    note: Eigene Skala.
    steps:
      - {id: trifft-nicht-zu, value: 1, label: "trifft nicht zu"}
      - {id: trifft-wenig-zu, value: 2, label: "trifft eher nicht zu"}
      - {id: trifft-eher-zu, value: 3, label: "trifft eher zu"}
      - {id: trifft-zu, value: 4, label: "trifft zu"}
    off_scale:
      - {id: weiss-nicht, counts_as: unknown, label: "weiß nicht"}
      - {id: gibt-es-nicht, counts_as: not_applicable, label: "trifft bei uns nicht zu"}
      - id: andere
        counts_as: elsewhere
        label: liegt nicht in unserer Hand
        only: [koordination, leitung, fachkraft]
      - {id: keine-angabe, counts_as: refused, label: "keine Angabe"}
citations:
  - id: rahmen
    title: Ein Rahmen
    publisher: Eine Stelle
    year: 2024
    url: https://www.example.org/rahmen
    licence: Alle Rechte vorbehalten
areas:
  - id: wege
    ref: "1"
    title: Zugangswege
    plain_title: So finden Sie Hilfe
    summary: Wie Familien zu Angeboten kommen.
    sources: [{cite: rahmen, how: "eigene Formulierung"}]
    questions:
      - id: wege.frage
        ask: {fachkraft: "Was hat zuletzt geholfen", eltern: "Was hat Ihnen geholfen"}
    criteria:
      - id: finden
        ref: "1.1"
        title: Auffindbarkeit
        plain_title: Hilfe finden
        responsible: steuerung
        sources: [{cite: rahmen, at: "Kapitel 1", how: sinngemäß}]
        items:
          - id: finden.angebote
            rev: 1
            scale: vier-stufen
            ask:
              koordination: {text: "Familien finden unsere Angebote."}
              leitung: {text: "Familien finden die Angebote unserer Einrichtung."}
              fachkraft: {text: "Familien wissen von unseren Angeboten.", help: "Denken Sie an das letzte Jahr."}
              ehrenamt: {text: "Familien wissen von uns."}
              eltern: {text: "Ich weiß, wo ich Hilfe bekomme."}
          - id: finden.ansprache
            rev: 2
            scale: vier-stufen
            ask:
              koordination: {text: "Wir sprechen Familien früh an."}
              leitung: {text: "Wir sprechen Familien früh an."}
              fachkraft: {text: "Ich spreche Familien früh an."}
            not_asked:
              ehrenamt: Ehrenamt spricht niemanden von sich aus an.
              eltern: Von außen nicht zu sehen.
        dialogue:
          - {when: gap, between: [fachkraft, eltern], text: "Woran merken Eltern das"}
          - {when: gap, text: "Woran liegt es"}
          - {when: spread, who: fachkraft, text: "Was ist verschieden"}
          - {when: unknown, who: eltern, text: "Wer könnte es wissen"}
          - {when: elsewhere, text: "In wessen Hand liegt es"}
          - {when: always, text: "Was gelingt schon"}
      - id: sprache
        ref: "1.2"
        title: Verständlichkeit
        plain_title: Verständlich sprechen
        responsible: praxis
        sources: [{cite: rahmen, how: "eigene Formulierung"}]
        items:
          - id: sprache.texte
            rev: 1
            scale: vier-stufen
            ask:
              koordination: {text: "Unsere Texte sind verständlich."}
              leitung: {text: "Unsere Texte sind verständlich."}
              fachkraft: {text: "Unsere Texte sind verständlich."}
              ehrenamt: {text: "Unsere Texte sind verständlich."}
              eltern: {text: "Ich verstehe die Texte."}
  - id: miteinander
    ref: "2"
    title: Zusammenarbeit
    plain_title: Zusammen arbeiten
    summary: Wie das Netzwerk zusammenarbeitet.
    sources: [{cite: rahmen, how: "eigene Formulierung"}]
    criteria:
      - id: absprachen
        ref: "2.1"
        title: Absprachen
        plain_title: Absprachen
        responsible: steuerung
        sources: [{cite: rahmen, how: "eigene Formulierung"}]
        items:
          - id: absprachen.gelten
            rev: 1
            scale: vier-stufen
            ask:
              koordination: {text: "Absprachen gelten."}
              leitung: {text: "Absprachen gelten."}
              fachkraft: {text: "Absprachen gelten."}
              ehrenamt: {text: "Absprachen gelten."}
            not_asked: {eltern: "Von außen nicht zu sehen."}
      - id: wechsel
        ref: "2.2"
        title: Übergänge
        plain_title: Von einer Hilfe zur anderen
        responsible: praxis
        sources: [{cite: rahmen, how: "eigene Formulierung"}]
        items:
          - id: wechsel.begleitet
            rev: 1
            scale: vier-stufen
            ask:
              koordination: {text: "Übergänge sind begleitet."}
              leitung: {text: "Übergänge sind begleitet."}
              fachkraft: {text: "Ich begleite Übergänge."}
              ehrenamt: {text: "Ich begleite Übergänge."}
              eltern: {text: "Jemand geht mit mir weiter."}
      - id: rueckmeldung
        ref: "2.3"
        title: Rückmeldung
        plain_title: Rückmeldung
        responsible: praxis
        sources: [{cite: rahmen, how: "eigene Formulierung"}]
        items:
          - id: rueckmeldung.kommt-an
            rev: 1
            scale: vier-stufen
            ask:
              koordination: {text: "Rückmeldungen kommen an."}
              leitung: {text: "Rückmeldungen kommen an."}
              fachkraft: {text: "Rückmeldungen kommen an."}
              ehrenamt: {text: "Rückmeldungen kommen an."}
              eltern: {text: "Meine Meinung kommt an."}
retired:
  - {id: fruehere-frage, last_version: "0.9"}
"""

STEPS = ("trifft-nicht-zu", "trifft-wenig-zu", "trifft-eher-zu", "trifft-zu")
PERSPECTIVES = ("koordination", "leitung", "fachkraft", "ehrenamt", "eltern")


@cache
def small_framework() -> Framework:
    """The framework of the text above, read once in a test process; nothing can change it."""
    loaded = check_framework(SMALL_YAML.encode(), "kleiner-rahmen-1.0.yaml")
    assert loaded.framework is not None, loaded.findings
    return loaded.framework


def changed(old: str, new: str) -> str:
    """The text of the framework with one passage replaced, the first of its kind."""
    assert old in SMALL_YAML, old
    return SMALL_YAML.replace(old, new, 1)


def place_in(text: str, part: str) -> Place:
    """The place at which a part of a text begins for the first time."""
    before = text[: text.index(part)]
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def findings_in(text: str) -> list[Finding]:
    """What loading says about a text."""
    return list(check_framework(text.encode(), "rahmen.yaml").findings)
