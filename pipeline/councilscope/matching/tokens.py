"""The spaCy tokens of a Doc as plain lists, hyphenated words in one piece: what rules over sentences walk along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc

from councilscope.matching.annotations import words_and_starts_of
from councilscope.matching.weighing import asked_of
from councilscope.spans import Span

HYPHENS = "-‐‑"


class Tokens:
    """Words and marks of a Doc in order; offsets are characters of ``doc.text``.

    text, lower: each token as written, and in lower case with straight apostrophes. start, end: its characters.
    breaks[i] is True where a line begins with token i, or a gap stands before it. White space is no token;
    ``Smith-Jones`` is one. capitals: indexes of the words that begin with an upper-case letter. weighed: what rules
    turned down, None where nobody asked.
    """

    __slots__ = ("breaks", "capitals", "end", "lower", "start", "text", "weighed")

    def __init__(self, doc: Doc) -> None:
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        breaks: list[bool] = []
        self.text, self.start, self.end, self.breaks = texts, starts, ends, breaks
        self.weighed = asked_of(doc)
        line, hyphen = True, False
        for word, begin in zip(*words_and_starts_of(doc), strict=True):
            if word.isspace():
                line = line or "\n" in word or len(word) > 1
                continue
            if not line and (hyphen or word[0] in HYPHENS) and self._joins(word, begin):
                texts[-1] += word
                ends[-1] += len(word)
            else:
                texts.append(word)
                starts.append(begin)
                ends.append(begin + len(word))
                breaks.append(line)
                line = False
            hyphen = word[-1] in HYPHENS
        self.capitals = [index for index, word in enumerate(texts) if word[0].isupper()]
        # no token holds a line end
        self.lower = "\n".join(texts).lower().replace("’", "'").split("\n") if texts else []

    def _joins(self, word: str, begin: int) -> bool:
        """True if the word goes on with the token before it, round a hyphen."""
        if not self.text or self.end[-1] != begin:
            return False
        last = self.text[-1]
        if word in HYPHENS:
            return last[-1].isalpha()
        return last[-1] in HYPHENS and last[0].isalpha() and word[0].isalnum()

    def __len__(self) -> int:
        return len(self.text)

    def at(self, offset: int) -> int:
        """Index of the first token that ends after the character."""
        return bisect_right(self.end, offset)

    def before(self, offset: int) -> int:
        """Index one past the last token that starts before the character."""
        return bisect_left(self.start, offset)

    def capital(self, index: int) -> bool:
        """True if the token is a word that begins with an upper-case letter."""
        return self.text[index][0].isupper()

    def words(self, first: int, last: int) -> str:
        """Lower-case words from ``first`` up to ``last``, not included, joined by spaces."""
        return " ".join(self.lower[first:last])

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` up to ``last``, not included."""
        return Span(self.start[first], self.end[last - 1])


def tokens_of(doc: Doc) -> Tokens:
    """The tokens of a Doc, made once and kept with it."""
    found = doc.user_data.get("councilscope_tokens")
    if not isinstance(found, Tokens):
        found = doc.user_data["councilscope_tokens"] = Tokens(doc)
    return found
