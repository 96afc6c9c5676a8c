"""Movements of a sentence with what they take: 'moved up to two stars', 'fell a category', 'from three to two'."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import STAR_FORMS, Sentence
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.pieces import Hidden, Move, Term
from councilscope.records import Change

OBJECT_REACH = 5
DIRECTIONS = frozenset({"up", "down", "back", "straight", "all", "by", "further"})
PRONOUNS = frozenset({"it", "theirs", "them"})
INTO = frozenset({"to", "into", "onto"})
NO_VERB_AFTER = frozenset(
    {"a", "an", "the", "this", "that", "to", "will", "must", "could", "would", "should", "may", "can", "might"}
)


class Moves:
    """Reads the movements of sentences."""

    def __init__(self, lexicon: TallyLexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.starred = False  # whether a movement of the sentence reached a number of stars

    def of(self, sentence: Sentence, marks: Marks, terms: list[Term], hidden: Hidden) -> list[Move]:
        """The movements in order; origins and steps are hidden, and targets taken out of ``terms``."""
        found: list[Move] = []
        self.starred = False
        end = -1
        for first, last, change, transitive in self._verbs(sentence, marks):
            if first <= end or hidden.any(range(first, last + 1)) or self._in_term(terms, first, last):
                continue
            if self._no_verb(sentence, first) or self._idiom(sentence, last):
                continue
            reach = self._object(sentence, last, change, terms, hidden) if transitive else last
            move = None if reach is None else self._with_ends(sentence, first, reach, change, terms, hidden)
            if move is not None:
                found.append(move)
                end = move.last
                self.starred = self.starred or bool(move.target and move.target.star)
        return found

    def _verbs(self, sentence: Sentence, marks: Marks) -> list[tuple[int, int, Change | None, bool]]:
        lists = (
            ("raised", Change.UP, True), ("lost", Change.DOWN, True), ("kept", Change.SAME, True),
            ("went-up", Change.UP, False), ("went-down", Change.DOWN, False), ("stayed", Change.SAME, False),
            ("moved", None, False),
        )  # fmt: skip
        found: list[tuple[int, int, Change | None, bool]] = []
        for name, change, transitive in lists:
            found += [(first, last, change, transitive) for first, last in marks.get(name, ())]
        found += [(at, at, change, False) for at, change in self._headline(sentence)]
        return sorted(found, key=lambda verb: (verb[0], not verb[3], -verb[1]))

    def _headline(self, sentence: Sentence) -> list[tuple[int, Change]]:
        """'five up, none down': particles that stand for their verbs right after a number."""
        found = []
        for at in range(sentence.lo + 1, sentence.hi):
            word = self.words.folded[at]
            if word in ("up", "down") and self.words.folded[at - 1] in self.lexicon.counting | {"none"}:
                ends = at + 1 == sentence.hi or self.words.folded[at + 1] in (",", "and")
                if ends:
                    found.append((at, Change.UP if word == "up" else Change.DOWN))
        return found

    def _no_verb(self, sentence: Sentence, first: int) -> bool:
        """True for a noun ('a fall'), an infinitive ('ability to improve') and what is denied."""
        before = self.words.folded[first - 1] if first > sentence.lo else ""
        return before in NO_VERB_AFTER or before in self.lexicon.words["denials"]

    def _idiom(self, sentence: Sentence, last: int) -> bool:
        """'fell short of the standard', 'rose to the challenge': no movement of a rating."""
        after = self.words.folded[last + 1 : min(sentence.hi, last + 4)]
        return bool(after) and (after[0] in self.lexicon.words["no-moves"] or "challenge" in after)

    @staticmethod
    def _in_term(terms: list[Term], first: int, last: int) -> bool:
        return any(term.first <= first and last <= term.last for term in terms)

    def _object(
        self, sentence: Sentence, last: int, change: Change | None, terms: list[Term], hidden: Hidden
    ) -> int | None:
        """The last word of 'lost a star', 'boosted their rating'; None if the object is no rating."""
        for at in range(last + 1, min(sentence.hi, last + 1 + OBJECT_REACH)):
            term = next((term for term in terms if term.first == at), None)
            if term is not None:
                return self._term_object(last, change, term, terms, hidden)
            word = self.words.folded[at]
            if word in PRONOUNS and at == last + 1 and self._ends_object(sentence, at):
                hidden.hide(at, at)
                return at
            if word in self.lexicon.words["rating-objects"] and at > last + 1 and self._ends_object(sentence, at):
                if self._by_share(sentence, at):
                    return None
                hidden.hide(last + 1, at)
                return at
            if word not in self.lexicon.words["object-links"] and word not in self.lexicon.words["rating-objects"]:
                return None
        return None

    @staticmethod
    def _term_object(last: int, change: Change | None, term: Term, terms: list[Term], hidden: Hidden) -> int | None:
        """'kept four stars' keeps a level; 'lost two stars' is a step; 'gained two stars' tells the level alone."""
        if change is Change.SAME:
            hidden.hide(last + 1, term.first - 1)
            return term.first - 1
        if change is Change.DOWN and term.star:
            terms.remove(term)
            hidden.hide(last + 1, term.last)
            return term.last
        return None

    def _by_share(self, sentence: Sentence, at: int) -> bool:
        """True for 'by 8 per cent', the size of a change of all together."""
        by = self.words.folded[at + 1 : at + 2] == ["by"] and at + 2 < sentence.hi
        return by and self.lexicon.share(self.words, at + 2, sentence.hi) is not None

    def _ends_object(self, sentence: Sentence, at: int) -> bool:
        return at + 1 >= sentence.hi or self.words.folded[at + 1] not in self.lexicon.words["rating-objects"]

    def _with_ends(
        self, sentence: Sentence, first: int, last: int, change: Change | None, terms: list[Term], hidden: Hidden
    ) -> Move | None:
        """'moved up to two stars', 'fell from three to two', 'dropped two categories', 'rose by a star'."""
        rated = self.words.folded[last] in self.lexicon.words["rating-objects"]
        move = Move(first, last, change or Change.SAME, rated=rated)
        origin: Term | None = None
        at = last + 1
        star = self.starred or any(term.star for term in terms)
        if change is Change.SAME:
            move.target = self._level(sentence, self._after_articles(at), terms, False)
            at = sentence.hi if move.target else at
        while at < sentence.hi:
            word = self.words.folded[at]
            if word == "from" and origin is None:
                origin = self._level(sentence, at + 1, terms, self._star_ahead(terms, at))
                star = star or bool(origin and origin.star)
                if origin is None:
                    break
                self._take(origin, terms)
                hidden.hide(at, origin.last)
                at = origin.last + 1
            elif word in INTO:
                move.target = self._level(sentence, self._after_articles(at + 1), terms, star)
                break
            elif (step := self._step(sentence, at)) is not None:
                for term in [term for term in terms if at <= term.first <= step]:
                    terms.remove(term)
                hidden.hide(at, step)
                star = star or self.words.folded[step] in STAR_FORMS
                move.rated, at = True, step + 1
            elif word in DIRECTIONS:
                at += 1
            else:
                break
        return self._directed(move, origin, change, terms)

    def _directed(self, move: Move, origin: Term | None, change: Change | None, terms: list[Term]) -> Move | None:
        move.rated = move.rated or origin is not None or move.target is not None
        if move.target is not None:
            self._take(move.target, terms)
            move.last = move.target.last
        if change is not None:
            return move
        turned = self._turn(origin, move.target)
        if turned is None:
            if move.target is not None:
                terms.append(move.target)
                terms.sort(key=lambda term: term.first)
            return None
        move.change = turned
        return move

    @staticmethod
    def _turn(origin: Term | None, target: Term | None) -> Change | None:
        """Which way a movement from one level to another goes; None if they share no scale."""
        if origin is None or target is None or not origin.values or not target.values:
            return None
        ranks = {option.scale: option.rank for option in origin.values[-1].options}
        for option in target.values[-1].options:
            if option.scale in ranks and ranks[option.scale] != option.rank:
                return Change.UP if option.rank > ranks[option.scale] else Change.DOWN
        return None

    def _after_articles(self, at: int) -> int:
        while at < len(self.words) and self.words.folded[at] in self.lexicon.words["before-levels"]:
            at += 1
        return at

    @staticmethod
    def _star_ahead(terms: list[Term], at: int) -> bool:
        return any(term.star and at < term.first <= at + 6 for term in terms)

    def _level(self, sentence: Sentence, at: int, terms: list[Term], star: bool) -> Term | None:
        """The term at a word; a bare number where stars are spoken of."""
        for term in terms:
            if term.first == at or (term.first <= at <= term.last and term.star):
                return term
        number = self.lexicon.number(self.words, at, sentence.hi)
        value = self.lexicon.stars(at, number[1], number[0]) if number and star else None
        return Term(at, value.last, (value,)) if value else None

    @staticmethod
    def _take(term: Term, terms: list[Term]) -> None:
        if term in terms:
            terms.remove(term)

    def _step(self, sentence: Sentence, at: int) -> int | None:
        """The last word of 'a star', 'by two categories', 'one place'; None if no step begins here."""
        first = at + 1 if self.words.folded[at] == "by" else at
        if first >= sentence.hi:
            return None
        number = self.lexicon.number(self.words, first, sentence.hi)
        article = self.words.folded[first] in ("a", "another", "an", "their", "up")
        last = number[1] if number else first if article else None
        if last is None:
            return None
        for noun in range(last + 1, min(sentence.hi, last + 3)):
            if self.words.folded[noun] in self.lexicon.words["steps"]:
                more = noun + 1 < sentence.hi and self.words.folded[noun + 1] in self.lexicon.words["steps"]
                return noun + 1 if more else noun
            if self.words.folded[noun] not in self.lexicon.words["category-modifiers"]:
                break
        return None
