"""The levels that the values of an article's tallies stand for, each looked up once."""

from __future__ import annotations

from dataclasses import replace

from councilscope.matching.ratings.lexicon import Lexicon, Option
from councilscope.matching.ratings.marks import Sentence, Value
from councilscope.matching.ratings.resolving import Reading, Resolver
from councilscope.matching.ratings.scene import Scene


class Readings:
    """Reads the values of one article, as tallies count them."""

    def __init__(self, lexicon: Lexicon, scene: Scene, scale: str | None) -> None:
        """scale: id of the scale on which superlatives stand, None if the article rates nobody."""
        self.words = scene.words
        self.resolver = Resolver(lexicon, scene.words, scene.choice)
        self.scale = scale
        self.superlatives = frozenset(lexicon.superlatives.values())
        self._kept: dict[tuple[tuple[Option, ...], int, str], Reading | None] = {}

    def read(self, value: Value, sentence: Sentence) -> Reading | None:
        """The level that the value stands for; the same words in the same block are looked up once."""
        words = self.words.surface(value.first, value.last).lower()
        key = (value.options, sentence.block.start, words)
        if key not in self._kept:
            if self.scale is not None and value.options in self.superlatives:
                value = replace(value, options=tuple(option for option in value.options if option.scale == self.scale))
            self._kept[key] = self.resolver.read(value, None, sentence, None, tally=True)
        return self._kept[key]

    def known(self, value: Value, sentence: Sentence) -> bool:
        """Whether the value is a level of a scheme of the article."""
        return self.read(value, sentence) is not None
