"""spaCy's tokenizer, kept fast and linear: each word between white space is taken apart once and remembered."""

from __future__ import annotations

import re
from itertools import accumulate, chain
from operator import add
from typing import Any, NamedTuple

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from councilscope.matching.annotations import keep_source

LONGEST_WORD = 150  # characters without white space; longer ones are no language and are cut into pieces
MOST_WORDS = 30_000  # that are remembered, some 10 MB
# spaCy splits at white space first; one space after a word belongs to it, any other white space is a token.
_CHUNK = re.compile(r"\S+ ?|\s+")


class _Piece(NamedTuple):
    """A token of a chunk, whether a space follows, and the number that spaCy knows the word by."""

    word: str
    space: bool
    number: int


class CachedTokenizer:
    """Calls a spaCy tokenizer for each chunk of a text that it has not met yet.

    The tokenizer's own cache is off in a memory zone; and it takes time that grows with the square of the length
    of one endless word, so that such a word goes to it in pieces.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self._special = frozenset(tokenizer.rules)
        self._known: dict[str, list[_Piece]] = {}

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; its tokens cover the text to the letter."""
        known = self._known
        pieces = [piece for chunk in _CHUNK.findall(text) for piece in known.get(chunk) or self._pieces(chunk)]
        words, spaces, numbers = map(list, zip(*pieces, strict=True)) if pieces else ([], [], [])
        doc = self._doc(words, spaces, numbers)
        starts = list(accumulate(map(add, map(len, words), spaces), initial=0))
        keep_source(doc, text, words, starts[:-1])
        return doc

    def _pieces(self, chunk: str) -> list[_Piece]:
        """The tokens of a chunk, remembered from now on unless it is no language."""
        word = chunk if chunk.isspace() else chunk.rstrip(" ")
        if chunk.isspace() or (len(word) <= LONGEST_WORD and self._is_whole(word)):
            words = [word]
        else:
            words = [
                token.text
                for begin in range(0, len(word), LONGEST_WORD)
                for token in self.tokenizer(word[begin : begin + LONGEST_WORD])
            ]
        spaces = [False] * (len(words) - 1) + [len(word) < len(chunk)]
        numbers = map(self.tokenizer.vocab.strings.add, words)
        return self._remembered(chunk, list(map(_Piece, words, spaces, numbers)))

    def _doc(self, words: list[str], spaces: list[bool], numbers: list[Any]) -> Doc:
        """A Doc of words by their numbers: to have spaCy look each up by its letters takes ten times as long."""
        vocab = self.tokenizer.vocab
        try:
            return Doc(vocab, words=numbers, spaces=spaces)
        except KeyError:  # a memory zone has ended, and spaCy has forgotten what it learnt there
            for word in chain(words, (piece.word for pieces in self._known.values() for piece in pieces)):
                vocab.strings.add(word)
            return Doc(vocab, words=numbers, spaces=spaces)

    def _is_whole(self, word: str) -> bool:
        """Whether nothing can be taken off: what spaCy takes off letters has a mark or a figure beside it, but for
        the words that it knows one by one ('cannot').
        """
        return word.isascii() and word.isalpha() and word not in self._special

    def _remembered(self, chunk: str, pieces: list[_Piece]) -> list[_Piece]:
        if len(chunk) <= LONGEST_WORD:
            if len(self._known) >= MOST_WORDS:
                self._known.clear()
            self._known[chunk] = pieces
        return pieces
