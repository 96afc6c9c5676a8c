"""Counts of an earlier time: 'down from 33 in 2006', 'compared with only three last year', 'up one on last year'."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import STAR_FORMS, Sentence
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.pieces import Count, Earlier, Hidden

APPROXIMATE = frozenset({"only", "just", "the", "about", "around", "some", "nearly", "by", "a", "total", "of"})
MORE = {"more": -1, "fewer": 1, "less": 1}
TIME_JOINTS = frozenset({"in", "the", "at", "on"})


class EarlierCounts:
    """Reads comparisons with an earlier count."""

    def __init__(self, lexicon: TallyLexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def of(self, sentence: Sentence, marks: Marks, hidden: Hidden) -> list[Earlier]:
        """The comparisons in order; their words are hidden."""
        found = self._deltas(sentence, marks) + self._bracketed(sentence, marks) + self._unmoved(sentence, marks)
        taken = {at for item in found for at in range(item.first, item.last + 1)}
        for first, last in marks.get("compared", ()):
            if first in taken:
                continue
            item = self._comparison(sentence, marks, first, last)
            if item is not None:
                found.append(item)
        for item in found:
            hidden.hide(item.first, item.last)
        return sorted(found, key=lambda item: item.first)

    def _comparison(self, sentence: Sentence, marks: Marks, first: int, last: int) -> Earlier | None:
        at = last + 1
        while at < sentence.hi and self.words.folded[at] in APPROXIMATE:
            at += 1
        if at >= sentence.hi:
            return None
        if self.words.folded[at] in self.lexicon.words["nothing"]:
            return Earlier(first, self._time(sentence, marks, at), 0)
        share = self.lexicon.share(self.words, at, sentence.hi)
        if share is not None:
            return Earlier(first, self._time(sentence, marks, share[1]), None)
        number = self.lexicon.number(self.words, at, sentence.hi)
        if number is None or self.words.folded[number[1] + 1 : number[1] + 2] in ([star] for star in STAR_FORMS):
            return None
        if self.words.folded[number[1] + 1 : number[1] + 2] in (["that"], ["which"], ["who"]):
            return None  # 'compared with nine that have dropped' counts others
        return Earlier(first, self._time(sentence, marks, number[1]), number[0])

    def _bracketed(self, sentence: Sentence, marks: Marks) -> list[Earlier]:
        """'25 excellent (22 last year), 56 good (57)': numbers in brackets, of the time that the first one names."""
        found: list[Earlier] = []
        for at in range(sentence.lo + 1, sentence.hi):
            number = self.lexicon.number(self.words, at, sentence.hi) if "(" in self.words.gap(at - 1) else None
            if number is None or self.lexicon.share(self.words, at, sentence.hi) is not None:
                continue
            end = self._time(sentence, marks, number[1])
            closed = self.words.text[self.words.items[end].end :][:1] == ")"
            if closed and (end > number[1] or found):
                found.append(Earlier(at, end, number[0]))
        return found

    def _unmoved(self, sentence: Sentence, marks: Marks) -> list[Earlier]:
        """'11 councils are on special measures, the same number as in March'."""
        return [
            Earlier(first, self._time(sentence, marks, last), None, 0) for first, last in marks.get("same-number", ())
        ]

    def _deltas(self, sentence: Sentence, marks: Marks) -> list[Earlier]:
        found = []
        for name, sign in (("risen-by", -1), ("fallen-by", 1)):
            for first, last in marks.get(name, ()):
                at = last + 1
                if at >= sentence.hi:
                    continue
                share = self.lexicon.share(self.words, at, sentence.hi)
                number = self.lexicon.number(self.words, at, sentence.hi)
                end = share[1] if share else number[1] if number else None
                if end is None:
                    continue
                while end + 1 < sentence.hi and self.words.folded[end + 1] in self.lexicon.words["delta-nouns"]:
                    end += 1
                if self.words.folded[end + 1 : end + 2] and self.words.folded[end + 1] in self.lexicon.words["since"]:
                    delta = sign * number[0] if number and not share else None
                    found.append(Earlier(first, self._time(sentence, marks, end + 1), None, delta))
        return found + self._more_than_then(sentence, marks)

    def _more_than_then(self, sentence: Sentence, marks: Marks) -> list[Earlier]:
        """'16 councils have three stars, two more than a year ago', '… two fewer than in 2006'."""
        found = []
        for at in range(sentence.lo + 1, sentence.hi - 2):
            sign = MORE.get(self.words.folded[at])
            if sign is None or self.words.folded[at + 1] != "than":
                continue
            number = self.lexicon.number(self.words, at - 1, at)
            end = self._time(sentence, marks, at + 1)
            if number is not None and end > at + 1:
                found.append(Earlier(at - 1, end, None, sign * number[0]))
        return found

    def _time(self, sentence: Sentence, marks: Marks, at: int) -> int:
        """The last word of the time after word ``at``: 'last year', 'in 2006', 'in the first year'."""
        times = dict(marks.get("earlier-time", ()))
        end, step = at, at + 1
        while step < sentence.hi and step <= at + 3:
            word = self.words.folded[step]
            if step in times:
                return times[step]
            if word.isdecimal() and len(word) == 4:
                return step
            if word not in TIME_JOINTS:
                break
            step += 1
        return end


def settle(counts: list[Count], earlier: list[Earlier]) -> None:
    """Give each comparison to the count before it."""
    for item in earlier:
        before = [count for count in counts if count.first < item.first and count.number is not None]
        if not before or before[-1].previous is not None:
            continue
        count = before[-1]
        count.previous = item.number
        if item.delta is not None and count.number is not None and count.number + item.delta >= 0:
            count.previous = count.number + item.delta
