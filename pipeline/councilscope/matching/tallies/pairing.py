"""Pairs the counts of a sentence with the values and movements that they count."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.tallies.counts import Counts
from councilscope.matching.tallies.earlier import EarlierCounts, settle
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.moves import Moves
from councilscope.matching.tallies.numbers import CountedSubjects
from councilscope.matching.tallies.pieces import Count, Hidden, Move, Pair, Term
from councilscope.matching.tallies.terms import MOST_STARS, Known, Terms
from councilscope.matching.tallies.view import BEFORE_COUNT, SentenceView
from councilscope.matching.weighing import weigh

LONG_LIST = 3
PREDICATES = frozenset({"are", "were", "have", "has", "of"})
Piece = Count | Term | Move


class Pairing:
    """Reads the tallies of sentences, before their values are looked up in scales."""

    def __init__(self, lexicon: TallyLexicon, words: Words, known: Known) -> None:
        """known: whether a value is a level of a scheme of the article."""
        self.lexicon = lexicon
        self.words = words
        self.terms = Terms(lexicon, words, known)
        self.moves = Moves(lexicon, words)
        self.subjects = CountedSubjects(lexicon, words)
        self.earlier = EarlierCounts(lexicon, words)
        self.counts = Counts(lexicon, words)
        self.last_star: int = -1  # block of the last number of stars, for 'two have one' in the next sentence

    def pairs(self, sentence: Sentence) -> list[Pair]:
        """The tallies of the sentence; empty if it counts nothing that has a value or a movement."""
        stars = any(value.score is not None and value.score_max is None for value in sentence.values)
        elliptic = stars or self.last_star == sentence.block.start
        if stars:
            self.last_star = sentence.block.start
        if not self.lexicon.may_count(self.words, sentence):
            return []
        if not (elliptic or self.lexicon.tells(self.words, sentence)) or self.terms.lists_a_scale(sentence):
            return []
        marks, hidden = self.lexicon.marks(self.words, sentence), Hidden()
        earlier = self.earlier.of(sentence, marks, hidden)
        terms = self.terms.of(sentence, marks, hidden)
        numbered = self.subjects.of(sentence, marks, terms, hidden)
        moves = self.moves.of(sentence, marks, terms, hidden)
        if not terms and not moves and not elliptic and not numbered:
            return []
        targets = [move.target for move in moves if move.target]
        self._hide_asides(sentence, marks, terms, hidden)
        counts = self.counts.of(sentence, marks, terms + targets, hidden)
        moves += self._moves_on(counts, terms, moves)
        for term in self._elliptic(sentence, counts, terms, moves, hidden) if elliptic else ():
            terms.append(term)
        settle(sorted([*counts, *(pair.count for pair in numbered)], key=lambda count: count.first), earlier)
        listed = self._label_list(sentence, counts, terms)
        if listed:
            return listed
        own_units(counts, self.words)
        pieces: list[Piece] = sorted([*counts, *terms, *moves], key=lambda piece: piece.first)
        return numbered + self._paired(SentenceView(self.lexicon, self.words, sentence, marks, hidden), pieces)

    def _label_list(self, sentence: Sentence, counts: list[Count], terms: list[Term]) -> list[Pair]:
        """'Excellent 22, good 54, fair 40', 'excellent (22), …': three levels or more, each with its number behind."""
        starts = {c.first: c for c in counts if c.unit is None and c.of is None and c.number is not None}
        pairs = [Pair(starts[term.last + 1], term, None, "label-list") for term in terms if term.last + 1 in starts]
        first = pairs[0].count.first if pairs else 0
        ordered = len(pairs) >= LONG_LIST and len(pairs) == len(terms) and terms[0].first < first
        followed = all(
            pair.count.last + 1 >= sentence.hi or self.words.folded[pair.count.last + 1] in (",", "and")
            or any(mark in self.words.gap(pair.count.last) for mark in ";.)") for pair in pairs
        )  # fmt: skip
        return pairs if ordered and followed else []

    def _hide_asides(self, sentence: Sentence, marks: Marks, terms: list[Term], hidden: Hidden) -> None:
        """'54 have a C3 and three, none of them new, a C4': what is set off tells of the three and counts nothing."""
        for first, _ in marks.get("asides", ()):
            opened = first - 2 >= sentence.lo and self.words.folded[first - 2] == ","
            closed = next((at for at in range(first, sentence.hi) if self.words.folded[at] == ","), None)
            counting = self.words.folded[first - 1]
            counted = counting in self.lexicon.counting or counting.isdecimal()
            if opened and closed and counted and not any(first < term.first < closed for term in terms):
                hidden.hide(first - 2, closed)

    def _elliptic(
        self, sentence: Sentence, counts: list[Count], terms: list[Term], moves: list[Move], hidden: Hidden
    ) -> list[Term]:
        """'63 have three, 27 two and four one': the second number of each pair is a value."""
        found: list[Term] = []
        others = [term.first for term in terms] + [move.first for move in moves]
        for left, right in zip(tuple(counts), tuple(counts[1:]), strict=False):
            if left in counts and self._to_each(left, right) and self._bare_number(left):
                value = self.lexicon.stars(left.first, left.last, left.number or 0)
                found += [Term(left.first, left.last, (value,))] if value else []
                counts.remove(left)
                continue
            if left not in counts or self._semicolon(left, right) or not self._bare_number(right):
                continue
            if any(left.last < at < right.first for at in others):
                continue
            between = [self.words.folded[at] for at in range(left.end + 1, right.first) if at not in hidden.words]
            follower = set(self.words.folded[right.last + 1 : right.last + 2])
            if self.lexicon.words["elliptic-verbs"].issuperset(between) and not follower & PREDICATES:
                value = self.lexicon.stars(right.first, right.last, right.number or 0)
                if value is not None:
                    found.append(Term(right.first, right.last, (value,)))
                    counts.remove(right)
        return found

    def _moves_on(self, counts: list[Count], terms: list[Term], moves: list[Move]) -> list[Move]:
        """'four councils rise to weak, eight to fair': the movement goes on without its verb."""
        found = []
        for count in counts:
            before = [move for move in moves if move.last < count.first and move.target is not None]
            if not before or self.words.folded[count.end + 1 : count.end + 2] != ["to"]:
                continue
            term = next((term for term in terms if term.first == count.end + 2), None)
            if term is not None:
                terms.remove(term)
                found.append(Move(count.end + 1, term.last, before[-1].change, term, rated=True))
        return found

    def _to_each(self, left: Count, right: Count) -> bool:
        """'two to 73' after 'gave three stars to 44 councils': the value stands first."""
        return self.words.folded[left.end + 1 : right.first] == ["to"]

    @staticmethod
    def _bare_number(count: Count) -> bool:
        alone = count.of is None and count.unit is None and count.percent is None
        return alone and count.number is not None and count.number <= MOST_STARS

    def _semicolon(self, left: Count, right: Count) -> bool:
        return ";" in self.words.text[self.words.items[left.end].end : self.words.items[right.first].start]

    # --- pairing ---------------------------------------------------------------------------------------------------

    def _paired(self, view: SentenceView, pieces: list[Piece]) -> list[Pair]:
        found: list[Pair] = []
        for index, piece in enumerate(pieces):
            if not isinstance(piece, Count):
                continue
            pair = (
                self._inner(view, piece, pieces[index + 1 :])
                or self._before(view, piece, pieces[:index], found)
                or self._after(view, piece, pieces[index + 1 :])
            )
            rule = self._against(view, pair, found, pieces, index)
            if rule:
                weigh(self.words, rule, self.words.span(piece.first, piece.last))
            elif pair is not None:
                found += [pair, *self._second(view, pair, pieces[index + 1 :])]
        return [pair for pair in found if pair.term is not None or pair.move is not None]

    @staticmethod
    def _second(view: SentenceView, pair: Pair, following: list[Piece]) -> list[Pair]:
        """'ten councils have two stars and are improving well': another judgement that the same councils have."""
        after = [piece for piece in following if pair.term is not None and piece.first > pair.term.last]
        piece = after[0] if after and pair.move is None else None
        if pair.term is None or not isinstance(piece, Term) or not view.also_have(pair.term, piece):
            return []
        return [Pair(pair.count, piece, None, pair.rule)]

    def _against(
        self, view: SentenceView, pair: Pair | None, found: list[Pair], pieces: list[Piece], index: int
    ) -> str:
        """The rule by which a count tells nothing of ratings, '' if it does."""
        if pair is None:
            return "count-of-no-rating"
        if self._of_one_council(found, pieces, index):
            return "count-of-one-council"
        bare = not found and pair.rule == "count-first" and self._bare(view, pair)
        return "number-that-is-a-level" if bare else ""

    @staticmethod
    def _bare(view: SentenceView, pair: Pair) -> bool:
        """True for 'three means good, two fair': a number right before a level, where nothing says that it counts."""
        count, level = pair.count, pair.term
        if level is None or level.first != count.end + 1 or count.unit is not None or count.of is not None:
            return False
        if count.first == view.sentence.lo or ":" in view.words.gap(count.first - 1) or count.percent is not None:
            return False
        return view.folded[count.first - 1] not in view.lexicon.links - {",", "and"}

    @staticmethod
    def _of_one_council(found: list[Pair], pieces: list[Piece], index: int) -> bool:
        """'one other council got two outstanding judgements': the second count is that council's own."""
        count, before = pieces[index], pieces[index - 1] if index else None
        if not isinstance(count, Count) or not isinstance(before, Count) or count.unit_kind != "part-units":
            return False
        return before.unit_kind == "council-units" and not any(pair.count is before for pair in found)

    def _inner(self, view: SentenceView, count: Count, following: list[Piece]) -> Pair | None:
        """'three one-star councils', 'no zero-rated authorities'; and 'six two-star councils moved up'."""
        if count.inner is None or count.unit is None:
            return None
        move = next((piece for piece in following if not isinstance(piece, Term)), None)
        if isinstance(move, Move) and view.linked(count.end, move.first, count):
            if count.number == 1:
                return Pair(count, None, None, "value-unit")
            return Pair(count, move.target, move, "value-unit")
        return Pair(count, count.inner, None, "value-unit")

    def _before(self, view: SentenceView, count: Count, earlier: list[Piece], found: list[Pair]) -> Pair | None:
        """'performing well in six out of seven categories', 'improved for 24 councils', 'no stars to ten councils'."""
        piece = earlier[-1] if earlier else None
        if piece is None or isinstance(piece, Count) or any(pair.term is piece or pair.move is piece for pair in found):
            return None
        if count.first == view.sentence.lo or view.folded[count.first - 1] not in BEFORE_COUNT:
            return None
        if not view.linked(piece.last, count.first, None, longest=6):
            return None
        if isinstance(piece, Term):
            if ")" in view.words.gap(piece.last):
                return None
            origin = piece.first > view.sentence.lo and view.folded[piece.first - 1] == "from"
            bare = count.unit is None and count.of is None and not any(pair.rule == "count-last" for pair in found)
            if bare and view.counts_another_noun(count):
                return None
            if origin or (bare and view.folded[count.first - 1] == "to"):
                return None
            return Pair(count, piece, None, "count-last")
        return Pair(count, piece.target, piece, "count-last")

    def _after(self, view: SentenceView, count: Count, following: list[Piece]) -> Pair | None:
        """The value or the movement that follows, through words that only join."""
        term: Term | None = None
        move: Move | None = None
        at, linked = count.end, True
        for index, piece in enumerate(following):
            if isinstance(piece, Term) and piece is count.inner:
                at = piece.last
                continue
            if isinstance(piece, Count):
                if term is None and move is None and self._shared(view, count, piece):
                    return self._after(view, replace_unit(piece, count), following[index + 1 :])
                break
            if term is not None and view.past(count, term, piece.first):
                return None
            linked = view.linked(at, piece.first, count if term is None else None)
            if not linked or view.denied(at, piece.first):
                break
            if term is None:
                if isinstance(piece, Move):
                    move = piece
                    break
                term = piece
            elif isinstance(piece, Move) and view.only_adverbs(term.last, piece.first):
                term, move = piece.target, piece  # 'six of the eight on no stars last year moved up'
                break
            elif isinstance(piece, Term) and view.goes_on(count, term, piece):
                term = piece
            else:
                break
            at = piece.last
        if term is not None and move is None and view.past(count, term, view.sentence.hi):
            return None
        if move is not None and self._told_by_names(view, count, move):
            return None
        if move is not None and view.describes(count, move):
            return None
        if move is not None:
            return Pair(count, move.target, move, "count-first")
        return Pair(count, term, None, "count-first") if term is not None else None

    @staticmethod
    def _told_by_names(view: SentenceView, count: Count, move: Move) -> bool:
        """'three councils - A, B and C - moved up to two stars': their own ratings tell it."""
        return move.target is not None and not view.groups.isdisjoint(range(count.end, move.first))

    @staticmethod
    def _shared(view: SentenceView, left: Count, right: Count) -> bool:
        """'ten councils and one housing association have received …'."""
        between = view.folded[left.end + 1 : right.first]
        return between == ["and"] and left.unit is not None and right.unit is not None


def own_units(counts: list[Count], words: Words) -> None:
    """'12 homes, four of which were good': the second count is one of the things first counted."""
    for left, right in pairwise(counts):
        if right.unit is None and words.folded[right.last + 1 : right.last + 3] in (["of", "which"], ["of", "whom"]):
            right.unit, right.unit_kind = left.unit, left.unit_kind or "other-units"
            right.of = right.of if right.of is not None else left.number


def replace_unit(count: Count, owner: Count) -> Count:
    """The count of ``owner`` reaching as far as ``count``, whose predicate it shares."""
    return replace(owner, unit=(owner.unit[0], count.end) if owner.unit else None)
