"""spaCy's tokenizer, kept linear: it takes one endless word apart in time that grows with the square of its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

LONGEST_WORD = 150  # characters without white space; longer ones are no language and are cut into pieces
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")


class BoundedTokenizer:
    """Calls a spaCy tokenizer; a text with an endless word goes to it in pieces, cut inside that word."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; its tokens cover the text to the letter."""
        if not _ENDLESS.search(text):
            doc: Doc = self.tokenizer(text)
            return doc
        tokens = [token for piece in _pieces(text) for token in self.tokenizer(piece)]
        return Doc(
            self.tokenizer.vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )


def _pieces(text: str) -> Iterator[str]:
    """The text cut so that no piece holds an endless word; the pieces joined are the text."""
    begin = 0
    while found := _ENDLESS.search(text, begin):
        yield text[begin : found.end() - 1]
        begin = found.end() - 1
    yield text[begin:]
