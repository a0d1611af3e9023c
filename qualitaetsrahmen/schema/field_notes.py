"""What each field of a file is for, in German, as an editor shows it beside the cursor.

The notes are a part of the format, and the format is German whatever language the interface has; so they stand here
and not among the interface texts.
"""

from collections.abc import Mapping

from qualitaetsrahmen.file_kinds import FileKind

FILE_NOTES: Mapping[FileKind, tuple[str, str]] = {
    FileKind.FRAMEWORK: (
        "Qualitätsrahmen",
        "Bereiche, Kriterien und Aussagen mit ihren Skalen und Perspektiven, auf Deutsch.",
    ),
    FileKind.MAP: (
        "Karte zwischen zwei Fassungen",
        "Was aus jeder Aussage wurde. Was hier nicht genannt ist, ging unverändert weiter.",
    ),
    FileKind.TRANSLATION: (
        "Übersetzung eines Qualitätsrahmens",
        "Nur Texte. Jeder nennt das Kennzeichen des deutschen Textes, aus dem er übersetzt ist.",
    ),
    FileKind.ADDITION: (
        "Örtliche Ergänzung",
        "Was eine Kommune für sich hinzufügt; der Qualitätsrahmen selbst bleibt, wie er ist.",
    ),
}
"""Title and description of each kind of file."""

_NOTES: Mapping[str, str] = {
    "schema": "Fassung des Dateiformats, immer 1.",
    "id": "Kennung: Kleinbuchstaben, Ziffern, Punkt und Bindestrich. Sie bleibt für immer und wird nie neu vergeben.",
    "label": "Bezeichnung, wie Menschen sie lesen.",
    "title": "Titel in Fachsprache.",
    "plain_title": "Derselbe Titel in einfachen Wörtern, wie Eltern ihn lesen.",
    "summary": "Worum es in diesem Bereich geht, in ein bis drei Sätzen.",
    "note": "Hinweis für alle, die damit arbeiten.",
    "ref": "Nummer, die angezeigt wird. Sie darf sich ändern.",
    "sources": "Woher der Gedanke kommt; mindestens eine Quelle.",
    "licence": "Unter welchen Bedingungen die Quelle genutzt werden darf.",
    "citations": "Quellen, auf die „sources“ mit ihrer Kennung verweisen.",
    "criteria": "Kriterien: worüber verglichen und gesprochen wird.",
    # framework
    "Framework.framework": "Was dieser Qualitätsrahmen ist und in welcher Fassung.",
    "Framework.levels": "Ebenen vor Ort, zum Beispiel Steuerung und Praxis.",
    "Framework.perspectives": "Wer antwortet, zum Beispiel Koordination, Fachkräfte und Eltern.",
    "Framework.scales": "Skalen mit ihren Stufen und den Antworten daneben.",
    "Framework.tag_groups": "Merkmale, die Kriterien verschiedener Bereiche teilen können.",
    "Framework.areas": "Bereiche, etwa Dimensionen oder Handlungsfelder, in der Reihenfolge des Bogens.",
    "Framework.retired": "Kennungen früherer Fassungen, die nie wieder vergeben werden.",
    "Header.id": "Kennung des Qualitätsrahmens, ohne Fassung. Sie bleibt für immer.",
    "Header.version": 'Fassung in Anführungszeichen, zum Beispiel "2.0".',
    "Header.status": "draft: Entwurf. published: veröffentlicht, ändert sich nie mehr. withdrawn: zurückgezogen.",
    "Header.language": "Sprache der Texte, immer de.",
    "Header.note": "Woher die Texte stammen und wer sie geprüft hat.",
    "Header.words": "Wie die Teile hier heißen, zum Beispiel Dimension und Qualitätsziel.",
    "Header.scale": "Kennung der Skala aller Aussagen, die keine eigene nennen.",
    "Words.area": "Ein Bereich, in der Einzahl: zum Beispiel Dimension.",
    "Words.areas": "Dasselbe in der Mehrzahl: zum Beispiel Dimensionen.",
    "Words.criterion": "Ein Kriterium, in der Einzahl: zum Beispiel Ziel.",
    "Words.criteria": "Dasselbe in der Mehrzahl: zum Beispiel Ziele.",
    "level": "Kennung der Ebene, zu der diese Perspektive gehört.",
    "register": "fach: Fachsprache. einfach: einfache Wörter, zum Beispiel für Eltern.",
    "declared": "true: antwortet offen, nicht anonym; meist ist es nur eine Person.",
    "own_line": "true: steht in Ergebnissen immer für sich und wird nie mit anderen zusammengefasst.",
    "Perspective.min_group": "Kleinste Gruppe, deren Ergebnis gezeigt wird; mindestens 5.",
    "TagGroup.tags": "Die Merkmale dieser Gruppe.",
    "publisher": "Wer die Quelle herausgibt.",
    "year": "Erscheinungsjahr.",
    "url": "Adresse der Quelle; sie beginnt mit https://.",
    "cite": "Kennung der Quelle unter „citations“.",
    "at": "Stelle in der Quelle, zum Beispiel „Seite 14“.",
    "how": "Wie nah der Wortlaut an der Quelle ist.",
    "unverified": "Was sich an der Quelle nicht prüfen ließ, und warum.",
    "Scale.kind": "agreement: Zustimmung. maturity: Stand. frequency: Häufigkeit. yesno: ja und nein.",
    "Scale.note": "Woher die Skala kommt und wie sie zu lesen ist.",
    "Scale.steps": "Stufen von der niedrigsten zur höchsten.",
    "off_scale": "Antworten neben der Skala, zum Beispiel „weiß nicht“. Sie werden nie zu Zahlen.",
    "value": "Nur für die Reihenfolge; jede Stufe hat einen größeren Wert als die davor.",
    "counts_as": (
        "unknown: weiß nicht. not_applicable: trifft nicht zu. elsewhere: liegt nicht in unserer Hand. "
        "refused: keine Angabe."
    ),
    "only": "Perspektiven, denen diese Antwort angeboten wird; ohne Angabe allen.",
    "questions": "Fragen zum Nachdenken, die niemand bewertet.",
    "minimum_met": "Wie viele Kriterien dieses Bereichs mindestens erfüllt sein sollen, wo der Rahmen das festlegt.",
    "responsible": "Kennung der Ebene, an die sich dieses Kriterium richtet.",
    "Criterion.tags": "Kennungen von Merkmalen.",
    "Criterion.items": "Aussagen oder Fragen zu diesem Kriterium.",
    "dialogue": "Impulse, die das Gespräch über dieses Kriterium öffnen.",
    "rev": "Um eins erhöhen, wenn sich die Bedeutung ändert. Bei besserem Wortlaut bleibt die Zahl.",
    "binding": "core: wird immer gefragt. optional: nur dort, wo eine Ergänzung es einschaltet.",
    "Item.kind": (
        "rating: Einschätzung. stage: Stufe mit eigenem Text. yesno: ja oder nein. "
        "minimum: Mindeststandard mit Nachweis. open: Antwort in eigenen Worten."
    ),
    "Item.scale": "Kennung der Skala; ohne Angabe gilt die des Qualitätsrahmens.",
    "anchors": "Was jede Stufe bei dieser Aussage bedeutet, nach der Kennung der Stufe.",
    "evidence": "Woran zu sehen ist, dass der Mindeststandard erfüllt ist.",
    "Item.ask": "Wortlaut für jede Perspektive, die gefragt wird.",
    "OpenQuestion.ask": "Wortlaut für jede Perspektive.",
    "not_asked": "Perspektiven, die nicht gefragt werden, jeweils mit dem Grund.",
    "text": "Der Text, in Anführungszeichen.",
    "help": "Eine Zeile Hilfe darunter, wo sie nötig ist.",
    "plain_text": "Derselbe Satz in einfachen Wörtern.",
    "plain_help": "Dieselbe Hilfe in einfachen Wörtern.",
    "when": (
        "Wann der Impuls passt. always: immer. gap: zwei Perspektiven liegen auseinander. "
        "spread: eine Perspektive ist sich uneins. unknown: viele wissen es nicht. "
        "elsewhere: viele sehen es nicht in ihrer Hand."
    ),
    "between": "Die zwei Perspektiven, die auseinanderliegen; ohne Angabe irgendwelche.",
    "at_least": "Ab wie vielen Stufen Abstand; ohne Angabe ab einer.",
    "who": "Perspektive, bei der es sich zeigt; ohne Angabe irgendeine.",
    "share": "Ab welchem Anteil der Antworten, zwischen 0 und 1; ohne Angabe ab 0.3.",
    "last_version": "Letzte Fassung, in der es diese Kennung gab.",
    # map
    "map": "Welche zwei Fassungen diese Karte verbindet.",
    "MapHeader.framework": "Kennung des Qualitätsrahmens.",
    "MapHeader.from": "Die frühere Fassung, in Anführungszeichen.",
    "MapHeader.to": "Die spätere Fassung, in Anführungszeichen.",
    "VersionMap.scales": "Was aus einer Skala wurde, für alle Aussagen, die auf ihr bleiben.",
    "VersionMap.items": "Was aus Aussagen wurde; unveränderte brauchen keinen Eintrag.",
    "Succession.change": (
        "editorial: besserer Wortlaut, gleiche Bedeutung. renamed: neue Kennung. changed: andere Bedeutung. "
        "rescaled: andere Skala. split: geteilt. merged: zusammengeführt. moved: anderes Kriterium. "
        "retired: entfallen. added: neu."
    ),
    "Succession.from": "Frühere Aussagen, immer in eckigen Klammern.",
    "Succession.to": "Heutige Aussagen; ohne Angabe bleibt die Kennung dieselbe.",
    "ScaleSuccession.change": "editorial: gleiche Stufen, anderer Wortlaut. rescaled: andere Stufen.",
    "ScaleSuccession.from": "Kennung der früheren Skala.",
    "ScaleSuccession.to": "Kennung der heutigen Skala.",
    "comparable": "Ob frühere und heutige Antworten nebeneinanderstehen dürfen: yes, with_note oder no.",
    "Succession.steps": "Zu jeder früheren Stufe die heutige.",
    "ScaleSuccession.steps": "Zu jeder früheren Stufe die heutige.",
    "Succession.note": "Ein Satz für alle, die eine Auswertung lesen.",
    "ScaleSuccession.note": "Ein Satz für alle, die eine Auswertung lesen.",
    # translation
    "translation": "Was hier in welche Sprache übersetzt ist.",
    "of": "Qualitätsrahmen mit Fassung, zum Beispiel fruehe-hilfen@2.0.",
    "TranslationHeader.language": "Sprache als Kürzel: tr, ar, uk … Leichte Sprache ist de-leicht.",
    "checked": "Wer die Übersetzung bestätigt hat; ohne Angabe ist sie ein Entwurf und wird niemandem angeboten.",
    "by": "Rolle oder Stelle, nie der Name einer Person.",
    "on": "Tag der Bestätigung: JJJJ-MM-TT.",
    "Review.how": "Wie geprüft wurde.",
    "texts": "Die Texte nach ihrer Kennung.",
    "source": "Kennzeichen des deutschen Textes; ändert er sich, gilt die Übersetzung als veraltet.",
    # addition
    "addition": "Wessen Ergänzung es ist, und zu welchem Qualitätsrahmen.",
    "AdditionHeader.id": "Beginnt mit x-. Alle eigenen Kennungen beginnen mit ihr.",
    "extends": "Qualitätsrahmen mit Fassung, zum Beispiel fruehe-hilfen@2.0.",
    "switch_on": "Freigestellte Aussagen des Qualitätsrahmens, die hier gefragt werden.",
    "Addition.min_group": "Kleinste gezeigte Gruppe je Perspektive; höher als im Qualitätsrahmen, nie niedriger.",
    "prompts": "Zusätzliche Impulse zu Kriterien des Qualitätsrahmens.",
    "AddedPrompt.criterion": "Kennung des Kriteriums, zu dem dieser Impuls gehört.",
    "own_area": "Ein eigener Bereich hinter allen anderen, mit höchstens zehn eigenen Aussagen.",
}
"""By field, or by model and field where a field of that name is something else elsewhere."""


def note_of(model: str, field: str) -> str:
    """Return the note on a field of a model, by its key in the file."""
    return _NOTES.get(f"{model}.{field}") or _NOTES[field]
