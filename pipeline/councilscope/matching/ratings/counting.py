"""Counts of councils before a value, which make a tally and no rating."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.scan import Sentence, Value

REACH = 12
NONE_WORDS = frozenset({"none", "no", "nobody", "neither"})


def counts_at(lexicon: Lexicon, words: Words, sentence: Sentence, value: Value, listed: bool = False) -> bool:
    """True if the nearest subject before the value is a number of councils that are not named.

    listed: the councils that have the value are listed after it.
    """
    if listed:
        return False
    after_value = words.folded[value.last + 1 : min(sentence.hi, value.last + 9)]
    if (
        words.folded[sentence.lo] in ("no", "none")
        and set(words.folded[sentence.lo : value.first]) & lexicon.words["tally-units"]
    ):
        return not any(group.last < value.first for group in sentence.groups)
    if after_value[:1] == ["or"] and "star" in "".join(after_value[:4]):
        return True
    clause = sentence.clause_of(value.first)[0]
    units = lexicon.words["tally-units"]
    nearest = max((group.last for group in sentence.groups if group.last < value.first), default=-1)
    if any(value.first - 3 <= mark.last < value.first for mark in sentence.names if mark.of("dimension")):
        return False  # a judgement named beside the value is what has it
    of_units = _counts_units_after(lexicon, words, sentence, value, nearest)
    if of_units is not None:
        return of_units
    after = words.folded[value.last + 1 : min(sentence.hi, value.last + 4)]
    if (
        len(after) == 3
        and after[0] == "in"
        and number_at(after[1]) is not None
        and (after[2] in ("of", "out") or after[2] in units)
    ):
        return True  # 'performing well in five of the seven outcomes'
    if words.folded[sentence.lo] in NONE_WORDS and clause == sentence.lo and nearest < 0:
        return True
    return _number_before(lexicon, words, sentence, value, nearest)


def _counts_units_after(lexicon: Lexicon, words: Words, sentence: Sentence, value: Value, nearest: int) -> bool | None:
    """'Two good councils', 'excellent authorities': whether these are counted; None where no unit follows the value."""
    if value.last + 1 >= sentence.hi or value.first <= sentence.lo:
        return None
    following, before = words.folded[value.last + 1], words.folded[value.first - 1]
    if following not in lexicon.words["tally-units"]:
        return None
    one_of = words.folded[max(sentence.lo, value.first - 4) : value.first].count("one") and nearest >= 0
    if not one_of and (number_at(before) is not None or before in lexicon.words["quantifiers"]):
        return True
    if following in lexicon.words["plural-units"] and nearest < sentence.clause_of(value.first)[0]:
        return not any(value.last < group.first <= value.last + 12 for group in sentence.groups)
    return None


def _number_before(lexicon: Lexicon, words: Words, sentence: Sentence, value: Value, nearest: int) -> bool:
    """Whether a number or quantifier of councils stands between the last named council and the value."""
    clause = sentence.clause_of(value.first)[0]
    units = lexicon.words["tally-units"]
    covered = {
        at
        for other in sentence.values
        if other is not value and (other.frame or other.score is not None)
        for at in range(other.first, other.last + 1)
    }
    for at in range(value.first - 1, max(clause, value.first - REACH, nearest + 1) - 1, -1):
        word = words.folded[at]
        if at in covered:
            return False
        number = number_at(word)
        if (number is None or (word.isdecimal() and len(word) == 4)) and word not in lexicon.words["quantifiers"]:
            continue
        if nearest >= 0 and words.folded[max(sentence.lo, at - 3) : at].count("one"):
            return False  # 'is one of only two councils with …': a named one of them
        following = words.folded[at + 1 : value.first]
        named = {i for mark in sentence.names for i in range(mark.first, mark.last + 1)}
        rest = {w for i, w in enumerate(following, at + 1) if i not in named and w not in lexicon.words["adverbs"]}
        if rest & units or not rest - lexicon.words["count-links"]:
            # 'three councils - A, B and C - have two stars' names those that it counts
            listed = ":" in words.gap(value.last)
            return not any(
                at < group.first < value.first or (listed and value.last < group.first <= value.last + 12)
                for group in sentence.groups
            )
    return False
