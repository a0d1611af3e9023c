"""A survey as LimeSurvey exports it: its structure in the older and the newer layout, and its answers."""

from collections.abc import Iterable, Mapping
from html import escape

ANSWERS = ("trifft nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft zu", "weiß nicht")
QUESTIONS = {
    "11": ("findenangebote", "<p>Familien wissen von unseren <strong>Angeboten</strong>.</p>"),
    "12": ("Q2", "Ich spreche Familien früh an"),
    "13": ("gruppe", "Wer sind Sie?"),
}
"""By question id: one code that is an item's id, one question that is known by its text only, one about the person."""
GROUPS = ("Fachkräfte", "Eltern")


def rows(section: str, *found: Mapping[str, str]) -> str:
    """One section of an export."""
    inside = "".join(
        "<row>" + "".join(f"<{name}><![CDATA[{value}]]></{name}>" for name, value in row.items()) + "</row>"
        for row in found
    )
    names = "".join(f"<fieldname>{escape(name)}</fieldname>" for name in (found[0] if found else ()))
    return f"<{section}><fields>{names}</fields><rows>{inside}</rows></{section}>"


def document(*sections: str, kind: str = "Survey") -> bytes:
    head = f"<LimeSurveyDocType>{kind}</LimeSurveyDocType><DBVersion>637</DBVersion>"
    languages = "<languages><language>de</language><language>en</language></languages>"
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<document>{head}{languages}{"".join(sections)}</document>'
    return body.encode()


def surveys() -> str:
    titles = (
        {"surveyls_title": title, "surveyls_language": one} for title, one in (("Umfrage", "de"), ("Survey", "en"))
    )
    return rows("surveys", {"sid": "1", "language": "de"}) + rows("surveys_languagesettings", *titles)


def _options() -> Iterable[tuple[str, str, int, str]]:
    for qid in ("11", "12"):
        for place, label in enumerate(ANSWERS, start=1):
            yield qid, f"A{place}", place, label
    for place, label in enumerate(GROUPS, start=1):
        yield "13", f"G{place}", place, label


def newer_structure() -> bytes:
    """As LimeSurvey 4 to 6 write it: texts apart from questions and answers, once for each language."""
    asked = (
        {"qid": qid, "parent_qid": "0", "sid": "1", "gid": "1", "type": "L", "title": code}
        for qid, (code, _) in QUESTIONS.items()
    )
    texts = (
        {"id": f"{qid}{one}", "qid": qid, "question": text if one == "de" else f"English {qid}", "language": one}
        for one in ("en", "de")
        for qid, (_, text) in QUESTIONS.items()
    )
    options = list(_options())
    answers = (
        {"aid": str(aid), "qid": qid, "code": code, "sortorder": str(place), "scale_id": "0"}
        for aid, (qid, code, place, _) in enumerate(reversed(options))
    )
    labels = (
        {"id": f"{aid}{one}", "aid": str(aid), "answer": label if one == "de" else f"English {aid}", "language": one}
        for one in ("en", "de")
        for aid, (_, _, _, label) in enumerate(reversed(options))
    )
    return document(
        rows("questions", *asked),
        rows("answers", *answers),
        surveys(),
        rows("question_l10ns", *texts),
        rows("answer_l10ns", *labels),
    )


def older_structure() -> bytes:
    """As LimeSurvey 2 and 3 write it: a row for each language with the text in it."""
    asked = (
        {"qid": qid, "parent_qid": "0", "type": "L", "title": code, "question": text, "language": one}
        for one in ("de", "en")
        for qid, (code, german) in QUESTIONS.items()
        for text in [german if one == "de" else f"English {qid}"]
    )
    answers = (
        {"qid": qid, "code": code, "answer": text, "sortorder": str(place), "language": one}
        for one in ("de", "en")
        for qid, code, place, german in _options()
        for text in [german if one == "de" else "English"]
    )
    return document(rows("answers", *answers), rows("questions", *asked), surveys())


def array_structure() -> bytes:
    """A table of several questions with the same answers, as people build it most often."""
    asked = {"qid": "20", "parent_qid": "0", "type": "F", "title": "finden"}
    below = [
        {"qid": "21", "parent_qid": "20", "type": "T", "title": "angebote"},
        {"qid": "22", "parent_qid": "20", "type": "T", "title": "ansprache"},
    ]
    texts = ({"qid": qid, "question": f"Frage {qid}", "language": "de"} for qid in ("20", "21", "22"))
    answers = ({"aid": str(n), "qid": "20", "code": f"A{n}", "sortorder": str(n)} for n in (1, 2, 3, 4))
    labels = ({"aid": str(n), "answer": ANSWERS[n - 1], "language": "de"} for n in (1, 2, 3, 4))
    return document(
        rows("questions", asked),
        rows("subquestions", *below),
        rows("answers", *answers),
        surveys(),
        rows("question_l10ns", *texts),
        rows("answer_l10ns", *labels),
    )


HEADINGS = (
    *("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr"),
    *("findenangebote", "Q2", "gruppe"),
)


def responses(*given: tuple[str, str, str], unfinished: int = 0, delimiter: str = ",") -> bytes:
    """The answers as LimeSurvey writes them to CSV, with every column that tells who, where and when."""
    lines = [HEADINGS]
    for number, answers in enumerate(given, start=1):
        private = (str(number), "2026-11-21 10:00:00", "3", "de", "123456", f"tok{number}")
        lines.append((*private, "2026-11-21 09:50:00", "2026-11-21 10:00:00", "192.0.2.1", *answers))
    lines += [("9", "", "1", "de", "1", "tokx", "2026-11-21 09:50:00", "", "192.0.2.9", "A1", "", "")] * unfinished
    return "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines).encode()
