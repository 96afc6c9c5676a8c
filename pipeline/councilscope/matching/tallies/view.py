"""A sentence as the rules of tallies walk it: which words join a count to what it counts, and which part them."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.pieces import Count, Hidden, Move, Term

LONGEST_LINK = 16
FREE_WORDS = 9
NOUN_WORDS = 3
BEFORE_COUNT = frozenset({"for", "in", "to", "by", "at", "among", "across"})
FINITE = frozenset({"are", "were", "is", "was", "have", "has", "had"})
APPOSITION = ("–", "—", " - ", "(", ":")


class SentenceView:
    """A sentence as the rules walk it: which words join, which are hidden."""

    def __init__(self, lexicon: TallyLexicon, words: Words, sentence: Sentence, marks: Marks, hidden: Hidden) -> None:
        self.lexicon = lexicon
        self.words = words
        self.folded = words.folded
        self.sentence = sentence
        self.hidden = hidden.words
        self.earlier = {first for first, _ in marks.get("earlier-time", ())}
        self.long_ago = {
            first for first, last in marks.get("earlier-time", ()) if words.folded[first : last + 1] != ["last", "year"]
        }
        self.inspected = dict(marks.get("inspected", ()))
        self.bodies = {
            at
            for body in sentence.bodies
            for at in range(sentence.lo, sentence.hi)
            if body.start <= words.items[at].start < body.end
        }
        self.groups = {at for group in sentence.groups for at in range(group.first, group.last + 1)}
        self.see_through = {
            at
            for name in ("regions", "nations", "tally-units", "movement-nouns")
            for cue in sentence.cues.get(name, ())
            for at in range(cue[0], cue[1] + 1)
        } | {
            at
            for name in ("council-units", "part-units", "earlier-time", "top")
            for cue in marks.get(name, ())
            for at in range(cue[0], cue[1] + 1)
        } | {at for mark in sentence.names for at in range(mark.first, mark.last + 1)}  # fmt: skip

    def linked(self, last: int, first: int, count: Count | None, longest: int = LONGEST_LINK) -> bool:
        """True if only words that join a count to what it counts stand between the two."""
        seen = self._visible(last, first)
        if seen is not None and self._glossed(last, first, seen):
            return False
        if seen is None or len(seen) > longest + FREE_WORDS:
            return False
        joints = self.lexicon.links | BEFORE_COUNT if longest < LONGEST_LINK else self.lexicon.links
        free = FREE_WORDS if count is not None and count.percent is not None and count.number is None else 0
        if count is not None and last + 1 < first and self.folded[last + 1] == "of" and count.unit is None:
            free = NOUN_WORDS  # 'sixteen of the plans are good'
        for at in seen:
            word = self.folded[at]
            if at in self.inspected:
                free = FREE_WORDS
            elif at in self.bodies:
                return False
            elif word in joints or at in self.see_through:
                if word in FINITE or word == ",":
                    free = 0
            elif free > 0 and not word.isalpha() and not word.isdecimal():
                return False
            elif free > 0:
                free -= 1
            elif not self._name(at):
                return False
        return True

    def _glossed(self, last: int, first: int, seen: list[int]) -> bool:
        """True for a number whose meaning is given: 'graded 5, very good', '6 (excellent)', '2 - weak'."""
        between = [self.folded[at] for at in seen]
        if between and set(between) <= {"and", ","}:
            return True  # 'to 14 councils and no stars to six'
        if between in ([","], ["or"], [",", "or"]):
            return True
        return last + 1 == first and any(mark in self.words.gap(last) for mark in (*APPOSITION, ","))

    def _visible(self, last: int, first: int) -> list[int] | None:
        """The words between that count, without names set off behind the count; None across a clause."""
        seen = []
        at = last + 1
        while at < first:
            closing = self._closing(at, first) if self._opens(at - 1) else None
            if closing is not None:
                at = closing
                continue
            gap = self.words.text[self.words.items[at - 1].end : self.words.items[at].start]
            if ";" in gap or ":" in gap:
                return None
            if at not in self.hidden:
                if at in self.groups:
                    return None
                seen.append(at)
            at += 1
        return seen

    def _opens(self, last: int) -> bool:
        """True if a dash, a bracket or a comma sets off what follows."""
        gap = self.words.gap(last)
        comma = last + 1 < self.sentence.hi and self.folded[last + 1] == ","
        return comma or any(mark in gap for mark in APPOSITION)

    def _closing(self, at: int, first: int) -> int | None:
        """The first word after names that are set off; None if what is set off is no list of names."""
        for step in range(at + 1, first):
            gap = self.words.text[self.words.items[step - 1].end : self.words.items[step].start]
            closes = any(mark in gap for mark in (" –", " —", " - ", ")", "–", "—"))
            after_comma = self.folded[step] == "," and step + 1 < first
            verb = self.folded[step + 1 if after_comma else step] in FINITE
            if closes or verb or (step in self.groups and step + 1 == first):
                return step if self._names_only(at, step) else None
        return None

    def _names_only(self, first: int, end: int) -> bool:
        """True if the words are names: every other word is a joint."""
        joints = {",", "and", "the", "of", "upon", "on", "those", "in", "both", "at", "s"}
        named = [at for at in range(first, end) if at not in self.groups and self.folded[at] not in joints]
        return all(self.words.capital(at) for at in named) and any(self.words.capital(at) for at in range(first, end))

    def _name(self, at: int) -> bool:
        """A capitalised word inside the noun phrase: 'YJSs', 'the CQC's'."""
        return self.words.capital(at) and not self.folded[at].isdecimal() and at not in self.groups

    def denied(self, last: int, first: int) -> bool:
        """True if a negation stands between: 'three were not rated good'."""
        denials = self.lexicon.words["denials"]
        return any(self.folded[at] in denials for at in range(last + 1, first) if at not in self.hidden)

    def counts_another_noun(self, count: Count) -> bool:
        """True for 'good in one street': a noun that is no unit follows the number at once."""
        at = count.last + 1
        if at >= self.sentence.hi or self.words.gap(count.last).strip():
            return False
        return self.folded[at] not in self.lexicon.phrase_ends | self.lexicon.links and at not in self.hidden

    def goes_on(self, count: Count, first: Term, second: Term) -> bool:
        """True for 'five councils that are good have four stars': the first value only says which are counted."""
        return self._restricted(count.end, first.first) and self._verb(first.last, second.first)

    def also_have(self, first: Term, second: Term) -> bool:
        """True for 'have two stars and are improving well': 'and', a verb, and a value of another scale."""
        between = self.folded[first.last + 1 : second.first]
        verbs = self.lexicon.links - {"the", "a", "in", "of", "and", ","}
        joined = "and" in between and not verbs.isdisjoint(between) and self.lexicon.links.issuperset(between)
        return joined and not ({o.scale for v in first.values for o in v.options} & {
            o.scale for v in second.values for o in v.options
        })  # fmt: skip

    def describes(self, count: Count, move: Move) -> bool:
        """True for 'in four of the five that lost two stars, …': the movement only says which ones are spoken of."""
        before = self.folded[count.first - 1] if count.first > self.sentence.lo else ""
        restricted = not self.lexicon.words["restrictive"].isdisjoint(self.folded[count.end + 1 : move.first])
        return before == "in" and count.first - 1 == self.sentence.lo and restricted

    def past(self, count: Count, term: Term, end: int) -> bool:
        """True for 'seven councils which had no stars in 2005 …', 'six had none a year ago': of an earlier time."""
        if term.last + 1 in self.long_ago:
            return True
        if self.lexicon.words["restrictive"].isdisjoint(self.folded[count.end + 1 : term.first]):
            return False
        after = range(term.last + 1, min(end, self.sentence.hi, term.last + 4))
        return any(at in self.earlier or (self.folded[at].isdecimal() and len(self.folded[at]) == 4) for at in after)

    def _restricted(self, last: int, first: int) -> bool:
        """True if the words between begin a clause that says which of them are counted."""
        between = self.folded[last + 1 : first]
        return bool(set(between) & self.lexicon.words["restrictive"]) or not set(between) & (FINITE | {"got", "get"})

    def _verb(self, last: int, first: int) -> bool:
        """True if a verb and no conjunction stands between two values: the second one is what is said."""
        between = self.folded[last + 1 : first]
        joins = {"and", ",", "or", "but", "while", "with"}
        verbs = self.lexicon.links - {"the", "a", "in", "of"}
        return not joins & set(between) and not verbs.isdisjoint(between)

    def only_adverbs(self, last: int, first: int) -> bool:
        """True if a movement is the predicate of a count whose value came before: 'the eight on no stars moved up'."""
        seen = self.hidden | self.see_through
        between = {self.folded[at] for at in range(last + 1, first) if at not in seen}
        return between <= FINITE | {"all", "since", "now", "then", "also", "been"}
