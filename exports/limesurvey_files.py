"""The structure export of LimeSurvey (.lss): which questions it asks and which answers it offers."""

import html
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from exports.errors import TableRefused
from exports.plain_text import printable
from exports.stack_tables import MOST_BYTES
from selfeval.limesurvey import Survey, SurveyQuestion

_BREAK = re.compile(r"</?(?:p|br|div|li|tr|h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_ONE_COLUMN = set("L!O5YGNSTUDIX")
_ARRAYS = set("FABCEH")
_POINTS = {"5": 5, "A": 5, "B": 10}
_NOT_ASKED = set("X*|")
"""Texts between questions, equations and uploads make no column of answers that could be chosen."""

Row = Mapping[str, str]


def read_survey(content: bytes) -> Survey:
    """Return the structure of a survey as LimeSurvey 2 to 6 export it, in the survey's own language.

    Older versions keep texts in the rows of questions and answers, newer ones in ``question_l10ns`` and
    ``answer_l10ns``. No entity is resolved and nothing is fetched. Raises TableRefused.
    """
    if len(content) > MOST_BYTES:
        raise TableRefused(reason="too_large", most=MOST_BYTES // 1024 // 1024)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise TableRefused(reason="not_a_survey") from error
    if root.findtext("LimeSurveyDocType", "").strip() != "Survey" or root.getroottree().docinfo.internalDTD is not None:
        raise TableRefused(reason="not_a_survey")
    return _Structure(root).survey()


class _Structure:
    """The rows of one structure export, by their sections."""

    def __init__(self, root: "etree._Element") -> None:
        self._root = root
        settings = next(iter(self._rows("surveys")), {})
        self._language = settings.get("language", "")
        self._texts = {row["qid"]: row["question"] for row in self._own("question_l10ns") if "qid" in row}
        self._answer_rows: dict[str, list[Row]] = {}
        for row in sorted(self._own("answers"), key=_sort_order):
            self._answer_rows.setdefault(row.get("qid", ""), []).append(row)
        self._labels = {row["aid"]: row["answer"] for row in self._own("answer_l10ns") if "aid" in row}

    def survey(self) -> Survey:
        """Return the title and every question that makes a column of its own."""
        named = self._own("surveys_languagesettings")
        title = named[0].get("surveyls_title", "") if named else ""
        parents = self._in_order("questions")
        below: dict[str, list[Row]] = {}
        for row in self._in_order("subquestions"):
            below.setdefault(row.get("parent_qid", ""), []).append(row)
        found = [question for row in parents for question in self._questions(row, below.get(row.get("qid", ""), []))]
        return Survey(_plain(title), tuple(found))

    def _questions(self, row: Row, below: list[Row]) -> Iterator[SurveyQuestion]:
        kind = row.get("type", "")
        if kind in _NOT_ASKED or row.get("parent_qid", "0") not in ("0", ""):
            return
        answers = self._answers(row.get("qid", ""), kind)
        code, text = row.get("title", ""), self._text(row)
        if kind in _ONE_COLUMN or not below:
            yield SurveyQuestion(code, text, answers)
            return
        for part in below:
            yield SurveyQuestion(
                f"{code}[{part.get('title', '')}]", self._text(part), answers if kind in _ARRAYS else {}
            )

    def _text(self, row: Row) -> str:
        return _plain(row.get("question") or self._texts.get(row.get("qid", ""), ""))

    def _answers(self, qid: str, kind: str) -> dict[str, str]:
        """Return the answers to a question by their codes, in the order in which they are offered."""
        if kind in _POINTS:
            return {str(point): str(point) for point in range(1, _POINTS[kind] + 1)}
        return {
            row.get("code", ""): _plain(row.get("answer") or self._labels.get(row.get("aid", ""), ""))
            for row in self._answer_rows.get(qid, [])
        }

    def _in_order(self, section: str) -> list[Row]:
        """Return the questions of a section once each, in the survey's own language."""
        return list({row.get("qid", ""): row for row in reversed(self._own(section))}.values())[::-1]

    def _own(self, section: str) -> list[Row]:
        """Return the rows in the survey's own language; rows that name no language belong to all."""
        rows = self._rows(section)
        own = [row for row in rows if self._language_of(row) in ("", self._language)]
        return own if own or not self._language else rows

    def _language_of(self, row: Row) -> str:
        return row.get("language") or row.get("surveyls_language") or ""

    def _rows(self, section: str) -> list[Row]:
        return [
            {str(cell.tag): (cell.text or "").strip() for cell in row if isinstance(cell.tag, str)}
            for row in self._root.iterfind(f"{section}/rows/row")
        ]


def _sort_order(row: Row) -> int:
    order = row.get("sortorder", "0")
    return int(order) if order.isdecimal() else 0


def _plain(text: str) -> str:
    """Return a text without the markup that survey authors put into it."""
    return printable(" ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", text))).split()))
