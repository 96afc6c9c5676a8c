"""The values of a sentence as a tally may count them: plurals, ranges, elliptic stars, categories from the top."""

from __future__ import annotations

from collections.abc import Callable

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.frames import Frames
from councilscope.matching.ratings.marks import QUOTE_MARKS, STAR_FORMS, Sentence, Value
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.pieces import Hidden, Term

MOVEMENTS = ("went-up", "went-down", "stayed")
Known = Callable[[Value, Sentence], bool]
JOINERS = frozenset({"or", "and"})
MOST_STARS = 4


class Terms:
    """Reads the terms of sentences."""

    def __init__(self, lexicon: TallyLexicon, words: Words, known: Known) -> None:
        self.lexicon = lexicon
        self.words = words
        self.known = known
        self.frames = Frames(lexicon.ratings)

    def of(self, sentence: Sentence, marks: Marks, hidden: Hidden) -> list[Term]:
        """The terms in order; words of categories counted from an end are hidden."""
        ends = self._categories(sentence, marks)
        for term in ends:
            hidden.hide(term.first, term.last)
        values = [value for value in sentence.values if self._countable(sentence, value, marks)]
        values += self._plurals(sentence, values) + self._single_star(sentence)
        values = [v for v in values if not hidden.any(range(v.first, v.last + 1)) and self.known(v, sentence)]
        values.sort(key=lambda value: value.first)
        terms = self._joined(sentence, [Term(value.first, value.last, (value,)) for value in values])
        beyond = dict(marks.get("or-beyond", ()))
        for term in terms:
            term.beyond = beyond.get(term.last + 1)
        return sorted(ends + terms, key=lambda term: term.first)

    def _countable(self, sentence: Sentence, value: Value, marks: Marks) -> bool:
        """True if the words can be a value here: no cell form, and no grade word that qualifies another noun."""
        if value.only_cell or value.bare or (value.score_max is not None and self._counts_units(sentence, value)):
            return False
        if any(last + 1 == value.first for _, last in marks.get("beyond-levels", ())):
            return False  # 'none got better than good' counts no good ones
        before = self.words.folded[value.first - 1] if value.first > sentence.lo else ""
        if value.strong or before in ("from", "to") or self._in_marks(value):
            return True
        if self.frames.ends_phrase(sentence, value):
            return True
        if self.frames.before_prospects(sentence, value):
            return True  # 'have uncertain prospects'
        following = self.words.folded[value.last + 1] if value.last + 1 < sentence.hi else ""
        if any(first == value.last + 1 for name in MOVEMENTS for first, _ in marks.get(name, ())):
            return True  # 'the number rated excellent rose'
        verb = any(first == value.last + 1 for first, _ in marks.get("counting-verbs", ()))
        if verb or following in self.lexicon.words["phrase-ends"]:
            return True
        if following in self.lexicon.words["council-units"] or following in self.lexicon.words["part-units"]:
            return following not in ("service", "services") or self._provided(sentence, value, marks)
        return following in self.lexicon.ratings.words["rating-nouns"]

    def lists_a_scale(self, sentence: Sentence) -> bool:
        """True if three levels stand in a row: 'good, fair or poor'."""
        run = 1
        for left, right in zip(sentence.values, sentence.values[1:], strict=False):
            between = self.words.folded[left.last + 1 : right.first]
            run = run + 1 if len(between) <= 3 and set(between) <= {",", "or", "and", "to", "a", "an"} else 1
            if run >= 3:
                return True
        return False

    def _counts_units(self, sentence: Sentence, value: Value) -> bool:
        """'two out of four councils' is no score."""
        for word in self.words.folded[value.last + 1 : min(sentence.hi, value.last + 6)]:
            if word in self.lexicon.units:
                return True
            if word in self.lexicon.words["phrase-ends"]:
                break
        return False

    def _in_marks(self, value: Value) -> bool:
        """True if quotation marks stand around the words."""
        text, start, end = self.words.text, self.words.items[value.first].start, self.words.items[value.last].end
        return start > 0 and end < len(text) and text[start - 1] in QUOTE_MARKS and text[end] in QUOTE_MARKS

    def _provided(self, sentence: Sentence, value: Value, marks: Marks) -> bool:
        """'are providing excellent services' is a judgement of the councils; 'Four services' are not."""
        return any(value.first - 2 <= cue[1] < value.first for cue in marks.get("providing", ()))

    def _plurals(self, sentence: Sentence, values: list[Value]) -> list[Value]:
        """'seven C2s', 'two very goods': a value with a plural s."""
        covered = {at for value in values for at in range(value.first, value.last + 1)}
        found = []
        for at in range(sentence.lo, sentence.hi):
            word = self.words.folded[at]
            if at in covered or not word.endswith("s") or len(word) < 3:
                continue
            options = self.lexicon.ratings.single_values.get(word[:-1])
            if options and (len(word) > 3 or self.words.surface(at, at)[:-1].isupper()):
                found.append(Value(at, at, options))
        return found

    def _single_star(self, sentence: Sentence) -> list[Value]:
        """'only a single star'."""
        found = []
        for at in range(sentence.lo, sentence.hi - 1):
            if self.words.folded[at] == "single" and self.words.folded[at + 1] in STAR_FORMS:
                value = self.lexicon.stars(at, at + 1, 1)
                found += [value] if value else []
        return found

    def _categories(self, sentence: Sentence, marks: Marks) -> list[Term]:
        """'the top two star rating categories': several levels, named by their place."""
        found = []
        for first, last in marks.get("top", ()):
            number = self.lexicon.number(self.words, last + 1, sentence.hi)
            if number is None:
                found += self._superlative(sentence, first, last)
                continue
            for at in range(number[1] + 1, min(sentence.hi, number[1] + 5)):
                word = self.words.folded[at]
                if word in self.lexicon.words["category-nouns"]:
                    found.append(Term(first, at))
                    break
                if word not in self.lexicon.words["category-modifiers"]:
                    break
        return found

    def _superlative(self, sentence: Sentence, first: int, last: int) -> list[Term]:
        """'the highest possible overall score': a level by its place, unless it is named close by."""
        for at in range(last + 1, min(sentence.hi, last + 5)):
            word = self.words.folded[at]
            if word in self.lexicon.words["superlative-nouns"]:
                named = any(first <= value.first <= at + 4 and not value.only_cell for value in sentence.values)
                return [] if named else [Term(first, at, self._end_of_scale(first, at))]
            if word not in self.lexicon.words["category-modifiers"]:
                break
        return []

    def _end_of_scale(self, first: int, last: int) -> tuple[Value, ...]:
        """'the highest category' as the best level of whichever scale the article speaks of."""
        top = self.words.folded[first] in self.lexicon.words["top-end"]
        options = self.lexicon.ratings.superlatives["top-superlatives" if top else "bottom-superlatives"]
        value = Value(first, last, options)
        return (value,) if self.words.folded[last] in self.lexicon.words["category-nouns"] else ()

    def _joined(self, sentence: Sentence, terms: list[Term]) -> list[Term]:
        """'good or excellent', 'two or three stars': levels of one scale as one term."""
        found: list[Term] = []
        for term in terms:
            before = found[-1] if found else None
            between = self.words.folded[before.last + 1 : term.first] if before else []
            if before and len(between) == 1 and between[0] in JOINERS and self._alike(before, term):
                found[-1] = Term(before.first, term.last, before.values + term.values)
                continue
            found.append(self._from_number(sentence, term) if term.star else term)
        return found

    @staticmethod
    def _alike(left: Term, right: Term) -> bool:
        return bool({o.scale for o in left.values[-1].options} & {o.scale for o in right.values[0].options})

    def _from_number(self, sentence: Sentence, term: Term) -> Term:
        """'three or four stars': the number before belongs to the stars."""
        at = term.first - 2
        if at < sentence.lo or self.words.folded[at + 1] not in JOINERS:
            return term
        number = self.lexicon.number(self.words, at, term.first - 1)
        if number is None or number[0] > MOST_STARS or self.words.folded[at - 1 : at] == ["from"]:
            return term
        value = self.lexicon.stars(at, at, number[0])
        return Term(at, term.last, (value, *term.values)) if value and number[1] == at else term
