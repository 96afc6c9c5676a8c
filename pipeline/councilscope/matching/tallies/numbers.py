"""Counts that are the subject themselves: 'the number of one-star councils rose to 52'."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.pieces import Count, Hidden, Pair, Term

UNIT_KINDS = ("council-units", "part-units", "other-units")
MOVEMENTS = ("went-up", "went-down", "moved", "raised", "lost", "risen-by", "fallen-by")
FALLS = ("went-down", "lost", "fallen-by")
VERB_REACH = 9  # words from the subject to its verb: 'with no stars for their social services has dropped'
SUBJECT_REACH = 2  # words before a subject that no 'number of' announces: 'The', 'In all'
NUMBER_WORDS = frozenset({"number", "numbers"})
BEFORE_NUMBERS = frozenset({"just", "only", "now", "at", "to", "a", "total", "of", "some", "further", "another"})


class CountedSubjects:
    """Reads the sentences whose subject is how many councils have a value."""

    def __init__(self, lexicon: TallyLexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def of(self, sentence: Sentence, marks: Marks, terms: list[Term], hidden: Hidden) -> list[Pair]:
        """The tally of such a sentence, whose words are hidden and whose value leaves ``terms``; else empty."""
        lead = next(iter(marks.get("number-of", ())), None) or self._number_with(terms)
        if lead is not None and not any(term.first > lead[1] for term in terms):
            lead = None  # 'two-star councils fell in number'
        term = next((term for term in terms if lead is None or term.first > lead[1]), None)
        if term is None:
            return []
        kind, unit = self._unit(sentence, marks, lead, term)
        if lead is None and not self._is_subject(sentence, term, unit):
            return []
        end = max(term.last, unit[1] if unit else 0)
        count = self._moved(sentence, marks, lead, end) or self._stated(sentence, marks, lead, end)
        if count is None:
            return []
        count.unit, count.unit_kind = unit, kind
        hidden.hide(end + 1, count.last)
        terms.remove(term)
        return [Pair(count, term, None, "number-of")]

    def _number_with(self, terms: list[Term]) -> tuple[int, int] | None:
        """The 'number' of 'the number performing excellently', directly before a value; None without one."""
        before = ((term.first - 1, term.first - 1) for term in terms if term.first)
        return next((cue for cue in before if self.words.folded[cue[0]] in NUMBER_WORDS), None)

    # --- subject ---------------------------------------------------------------------------------------------------

    def _unit(
        self, sentence: Sentence, marks: Marks, lead: tuple[int, int] | None, term: Term
    ) -> tuple[str | None, tuple[int, int] | None]:
        """What is counted: the noun right after 'number of' or right beside the value; (None, None) if none stands."""
        start = lead[1] + 1 if lead else sentence.lo
        for kind in UNIT_KINDS:
            for first, last in marks.get(kind, ()):
                before = start <= first and last < term.first and first <= start + SUBJECT_REACH
                if before or first == term.last + 1:
                    return kind, (first, last)
        return None, None

    def _is_subject(self, sentence: Sentence, term: Term, unit: tuple[int, int] | None) -> bool:
        """True if the sentence begins with 'three-star councils', 'councils with three stars', and no number."""
        if unit is None or not self.words.folded[unit[1]].endswith("s"):
            return False
        before = self.words.folded[sentence.lo : max(unit[0], term.first)]
        counts = any(word.isdecimal() or word in self.lexicon.counting for word in before)
        level = bool(term.values) and term.first < unit[0]
        return (level or not counts) and min(unit[0], term.first) <= sentence.lo + SUBJECT_REACH

    # --- predicate -------------------------------------------------------------------------------------------------

    def _moved(self, sentence: Sentence, marks: Marks, lead: tuple[int, int] | None, end: int) -> Count | None:
        """'rose from 40 to 52', 'has fallen to three from eight', 'takes to nine the number of'; None if unmoved."""
        reach = min(sentence.hi, end + VERB_REACH)
        verbs = sorted(cue for name in MOVEMENTS for cue in marks.get(name, ()))
        after = next((cue for cue in verbs if end < cue[0] < reach), None)
        earlier = lead is not None and any(cue[1] < lead[0] for cue in verbs)
        if after is None and not earlier:
            return None
        falls = after in [cue for name in FALLS for cue in marks.get(name, ())]
        return self._ends(sentence, (after[0] if after else end) + 1, falls)

    def _ends(self, sentence: Sentence, at: int, falls: bool) -> Count | None:
        """The number after 'to', with that after 'from' as the earlier one; None without a number after 'to'."""
        count, origin, step = None, None, None
        last = at
        while at < min(sentence.hi, last + 4):
            word = self.words.folded[at]
            number = self._number(sentence, at + 1) if word in ("to", "from", "by") else None
            if number is None:
                at += 1
                continue
            if word == "to" and count is None:
                count = Count(number[1], number[2], number[0])
            elif word == "from" and origin is None:
                origin = number[0]
            elif word == "by" and step is None:
                step = number[0]
            at = last = number[2] + 1
        if count is not None and count.number is not None:
            if origin is None and step is not None:  # 'has risen by six to 36'
                origin = count.number + (step if falls else -step)
            count.previous, count.last = origin, max(count.last, last - 1) if origin is not None else count.last
        return count

    def _stated(self, sentence: Sentence, marks: Marks, lead: tuple[int, int] | None, end: int) -> Count | None:
        """'stands at 13', 'now number 28', and after 'the number of' also 'is 13'; None if nothing is stated."""
        verbs = {cue[0]: cue[1] for cue in marks.get("counting-verbs", ())}
        at = end + 1
        while at < min(sentence.hi, end + VERB_REACH):
            copula = lead is not None and self.words.folded[at] in self.lexicon.ratings.words["copulas"]
            if at in verbs or copula:
                number = self._number(sentence, verbs.get(at, at) + 1)
                return Count(number[1], number[2], number[0]) if number else None
            at += 1
        return None

    def _number(self, sentence: Sentence, at: int) -> tuple[int, int, int] | None:
        """The number at or soon after a word: number, first and last word; None for shares and other words."""
        while at < sentence.hi and self.words.folded[at] in BEFORE_NUMBERS:
            at += 1
        if at >= sentence.hi or self.lexicon.share(self.words, at, sentence.hi) is not None:
            return None
        number = self.lexicon.number(self.words, at, sentence.hi)
        return None if number is None else (number[0], at, number[1])
