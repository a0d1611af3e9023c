"""Texts before whoever looks them through, in memory."""

from collections.abc import Sequence

from selfeval.errors import WordsUnknown
from selfeval.release import ReleasePart
from selfeval.text_review import TextInReview


class TextsInMemory:
    """Fulfils ``selfeval.text_review.ReviewStore``."""

    def __init__(self, *texts: TextInReview) -> None:
        self._texts = {one.id: one for one in texts}
        self.parts: list[ReleasePart] = []

    def texts(self) -> list[TextInReview]:
        return [self._texts[name] for name in sorted(self._texts)]

    def decide(self, decided: TextInReview) -> None:
        if decided.id not in self._texts:
            raise WordsUnknown
        self._texts[decided.id] = decided

    def release(self, part: ReleasePart, reviewed: Sequence[TextInReview]) -> None:
        assert list(reviewed) == self.texts()
        self.parts.append(part.model_copy(update={"number": len(self.parts) + 2}))
        self._texts.clear()
