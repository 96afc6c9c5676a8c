"""spaCy's tokenizer, kept fast and linear: each word between white space is taken apart once and remembered."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add
from typing import NamedTuple

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from councilscope.matching.annotations import keep_source

LONGEST_WORD = 150  # characters without white space; longer ones are no language and are cut into pieces
MOST_WORDS = 30_000  # that are remembered, some 10 MB
# spaCy splits at white space first; one space after a word belongs to it, any other white space is a token.
_CHUNK = re.compile(r"\S+ ?|\s+")


class _Pieces(NamedTuple):
    """The tokens of a chunk, and for each whether a space follows."""

    words: list[str]
    spaces: list[bool]


class CachedTokenizer:
    """Calls a spaCy tokenizer for each chunk of a text that it has not met yet.

    The tokenizer's own cache is off in a memory zone; and it takes time that grows with the square of the length
    of one endless word, so that such a word goes to it in pieces.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._special = frozenset(tokenizer.rules)
        self._known: dict[str, _Pieces] = {}

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; its tokens cover the text to the letter."""
        words: list[str] = []
        spaces: list[bool] = []
        known = self._known
        for chunk in _CHUNK.findall(text):
            pieces = known.get(chunk) or self._pieces(chunk)
            words += pieces.words
            spaces += pieces.spaces
        doc = Doc(self.tokenizer.vocab, words=words, spaces=spaces)
        starts = list(accumulate(map(add, map(len, words), spaces), initial=0))
        keep_source(doc, text, words, starts[:-1])
        return doc

    def _pieces(self, chunk: str) -> _Pieces:
        """The tokens of a chunk, remembered from now on unless it is no language."""
        if chunk.isspace():
            return self._remembered(chunk, _Pieces([chunk], [False]))
        word = chunk.rstrip(" ")
        if len(word) <= LONGEST_WORD and self._is_whole(word):
            return self._remembered(chunk, _Pieces([word], [len(word) < len(chunk)]))
        words = [
            token.text
            for begin in range(0, len(word), LONGEST_WORD)
            for token in self.tokenizer(word[begin : begin + LONGEST_WORD])
        ]
        return self._remembered(chunk, _Pieces(words, [False] * (len(words) - 1) + [len(word) < len(chunk)]))

    def _is_whole(self, word: str) -> bool:
        """Whether nothing can be taken off: what spaCy takes off letters has a mark or a figure beside it, but for
        the words that it knows one by one ('cannot').
        """
        return word.isascii() and word.isalpha() and word not in self._special

    def _remembered(self, chunk: str, pieces: _Pieces) -> _Pieces:
        if len(chunk) <= LONGEST_WORD:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            self._known[chunk] = pieces
        return pieces
