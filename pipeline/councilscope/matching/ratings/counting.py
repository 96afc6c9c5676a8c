"""Counts of councils before a value, which make a tally and no rating."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.scan import Sentence, Value

REACH = 7
QUANTIFIERS = frozenset({"none", "no", "nobody", "neither", "most", "half", "all", "several", "many", "few", "some"})


def counts_at(lexicon: Lexicon, words: Words, sentence: Sentence, value: Value) -> bool:
    """True if the nearest subject before the value is a number of councils that are not named."""
    clause = sentence.clause_of(value.first)[0]
    nearest = max((g.last for g in sentence.groups if g.last < value.first), default=-1)
    names = max((m.last for m in sentence.names if m.last < value.first), default=-1)
    units = lexicon.words["tally-units"]
    named_after = any(value.last < g.first <= value.last + 12 for g in sentence.groups)
    for at in range(value.first - 1, max(clause, value.first - REACH, nearest + 1, names + 1) - 1, -1):
        word = words.folded[at]
        number = number_at(word)
        covered = any(v.first <= at <= v.last for v in sentence.values if v is not value)
        if covered:
            return False
        if (number is not None and not (len(word) == 4)) or word in QUANTIFIERS:
            following = words.folded[at + 1 : value.first]
            if at + 1 == value.first and number is not None:
                return True
            if set(following) & units or not set(following) - {
                "are",
                "were",
                "is",
                "was",
                "have",
                "has",
                "been",
                "rated",
                "judged",
                "of",
                "them",
                "found",
                "to",
                "be",
                "at",
                "on",
                "got",
            }:
                return not named_after
    return False
