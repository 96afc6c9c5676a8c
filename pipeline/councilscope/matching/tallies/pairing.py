"""Pairs the counts of a sentence with the values and movements that they count."""

from __future__ import annotations

from dataclasses import replace

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.scan import Sentence
from councilscope.matching.tallies.counts import Counts
from councilscope.matching.tallies.earlier import EarlierCounts, settle
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.moves import Moves
from councilscope.matching.tallies.pieces import Count, Hidden, Move, Pair, Term
from councilscope.matching.tallies.terms import MOST_STARS, Known, Terms

LONG_LIST = 3
LONGEST_LINK = 16
FREE_WORDS = 9
BEFORE_COUNT = frozenset({"for", "in", "to", "by", "at", "among", "across"})
FINITE = frozenset({"are", "were", "is", "was", "have", "has", "had"})
APPOSITION = ("–", "—", " - ", "(", ":")
Piece = Count | Term | Move


class Pairing:
    """Reads the tallies of sentences, before their values are looked up in scales."""

    def __init__(self, lexicon: TallyLexicon, words: Words, known: Known) -> None:
        """known: whether a value is a level of a scheme of the article."""
        self.lexicon = lexicon
        self.words = words
        self.terms = Terms(lexicon, words, known)
        self.moves = Moves(lexicon, words)
        self.earlier = EarlierCounts(lexicon, words)
        self.counts = Counts(lexicon, words)
        self.last_star: int = -1  # block of the last number of stars, for 'two have one' in the next sentence

    def pairs(self, sentence: Sentence) -> list[Pair]:
        """The tallies of the sentence; empty if it counts nothing that has a value or a movement."""
        stars = any(value.score is not None and value.score_max is None for value in sentence.values)
        elliptic = stars or self.last_star == sentence.block.start
        if stars:
            self.last_star = sentence.block.start
        if not self.lexicon.may_count(self.words, sentence) or self._explained(sentence):
            return []
        marks, hidden = self.lexicon.marks(self.words, sentence), Hidden()
        earlier = self.earlier.of(sentence, marks, hidden)
        terms = self.terms.of(sentence, marks, hidden)
        moves = self.moves.of(sentence, marks, terms, hidden)
        if not terms and not moves and not elliptic:
            return []
        targets = [move.target for move in moves if move.target]
        counts = self.counts.of(sentence, marks, terms + targets, hidden)
        for term in self._elliptic(sentence, counts, terms, moves, hidden) if elliptic else ():
            terms.append(term)
        settle(counts, earlier)
        listed = self._label_list(sentence, counts, terms)
        if listed:
            return listed
        own_units(counts, self.words)
        grown = self._grown(sentence, marks, counts, terms, moves)
        pieces: list[Piece] = sorted([*counts, *terms, *moves], key=lambda piece: piece.first)
        return grown + self._paired(_View(self.lexicon, self.words, sentence, marks, hidden), pieces)

    def _label_list(self, sentence: Sentence, counts: list[Count], terms: list[Term]) -> list[Pair]:
        """'Excellent 22, good 54, fair 40' or 'excellent (22), …': three levels or more, each with its number behind."""
        starts = {count.first: count for count in counts if count.unit is None and count.of is None}
        pairs = [Pair(starts[term.last + 1], term, None, "label-list") for term in terms if term.last + 1 in starts]
        first = pairs[0].count.first if pairs else 0
        ordered = len(pairs) >= LONG_LIST and len(pairs) == len(terms) and terms[0].first < first
        followed = all(
            pair.count.last + 1 >= sentence.hi or self.words.folded[pair.count.last + 1] in (",", "and")
            or any(mark in self.words.gap(pair.count.last) for mark in ";.)") for pair in pairs
        )  # fmt: skip
        return pairs if ordered and followed else []

    def _grown(
        self, sentence: Sentence, marks: Marks, counts: list[Count], terms: list[Term], moves: list[Move]
    ) -> list[Pair]:
        """'The number of one-star councils rose from 40 to 52': what moved is the count."""
        lead = next(iter(marks.get("number-of", ())), None)
        move = next((move for move in moves if lead and move.first > lead[0]), None)
        term = next((term for term in terms if move and lead and term.first < move.first), None)
        if move is None or term is None or lead is None:
            return []
        later = [count for count in counts if count.first > move.last]
        levels = {self.words.folded[count.first - 1]: count for count in later[:2]}
        to, origin = levels.get("to"), levels.get("from")
        if to is None:
            return []
        to.previous = origin.number if origin is not None else to.previous
        for used in (to, origin):
            if used is not None:
                counts.remove(used)
        moves.remove(move)
        terms.remove(term)
        return [Pair(to, term, None, "number-of")]

    def _explained(self, sentence: Sentence) -> bool:
        """True if the levels of a scale are listed without counts."""
        return self.terms.lists_a_scale(sentence)

    def _elliptic(
        self, sentence: Sentence, counts: list[Count], terms: list[Term], moves: list[Move], hidden: Hidden
    ) -> list[Term]:
        """'63 have three, 27 two and four one': the second number of each pair is a value."""
        found: list[Term] = []
        others = [piece.first for piece in (*terms, *moves)]
        for left, right in zip(tuple(counts), tuple(counts[1:]), strict=False):
            if left not in counts or right.of is not None or right.unit or right.percent is not None:
                continue
            if right.number is None or right.number > MOST_STARS or any(left.last < at < right.first for at in others):
                continue
            between = [self.words.folded[at] for at in range(left.end + 1, right.first) if at not in hidden.words]
            verbs = {"have", "has", "had", "with", "on", "got", "at", "only", "just", "achieved", "gained", "received"}
            follower = self.words.folded[right.last + 1 : right.last + 2]
            if set(between) <= verbs and not set(follower) & {"are", "were", "have", "has", "moved", "of"}:
                value = self.lexicon.stars(right.first, right.last, right.number)
                if value is not None:
                    found.append(Term(right.first, right.last, (value,)))
                    counts.remove(right)
        return found

    # --- pairing ---------------------------------------------------------------------------------------------------

    def _paired(self, view: _View, pieces: list[Piece]) -> list[Pair]:
        found: list[Pair] = []
        for index, piece in enumerate(pieces):
            if not isinstance(piece, Count):
                continue
            pair = (
                self._inner(view, piece, pieces[index + 1 :])
                or self._before(view, piece, pieces[:index], found)
                or self._after(view, piece, pieces[index + 1 :])
            )
            if pair is not None and not self._of_one_council(found, pieces, index):
                found.append(pair)
        return [pair for pair in found if pair.term is not None or pair.move is not None]

    @staticmethod
    def _of_one_council(found: list[Pair], pieces: list[Piece], index: int) -> bool:
        """'one other council got two outstanding judgements': the second count is that council's own."""
        count, before = pieces[index], pieces[index - 1] if index else None
        if not isinstance(count, Count) or not isinstance(before, Count) or count.unit_kind != "part-units":
            return False
        return before.unit_kind == "council-units" and not any(pair.count is before for pair in found)

    def _inner(self, view: _View, count: Count, following: list[Piece]) -> Pair | None:
        """'three one-star councils', 'no zero-rated authorities'; and 'six two-star councils moved up'."""
        if count.inner is None or count.unit is None:
            return None
        move = next((piece for piece in following if not isinstance(piece, Term)), None)
        if isinstance(move, Move) and view.linked(count.end, move.first, count):
            if count.number == 1:
                return Pair(count, None, None, "value-unit")
            return Pair(count, move.target, move, "value-unit")
        return Pair(count, count.inner, None, "value-unit")

    def _before(self, view: _View, count: Count, earlier: list[Piece], found: list[Pair]) -> Pair | None:
        """'performing well in six out of seven categories', 'improved for 24 councils', 'no stars to ten councils'."""
        piece = earlier[-1] if earlier else None
        if piece is None or isinstance(piece, Count) or any(pair.term is piece or pair.move is piece for pair in found):
            return None
        if count.first == view.sentence.lo or view.folded[count.first - 1] not in BEFORE_COUNT:
            return None
        if not view.linked(piece.last, count.first, None, longest=6):
            return None
        if isinstance(piece, Term):
            origin = piece.first > view.sentence.lo and view.folded[piece.first - 1] == "from"
            if origin or (count.unit is None and count.of is None and view.folded[count.first - 1] == "to"):
                return None
            return Pair(count, piece, None, "count-last")
        return Pair(count, piece.target, piece, "count-last")

    def _after(self, view: _View, count: Count, following: list[Piece]) -> Pair | None:
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
            elif isinstance(piece, Term) and view.restricted(count.end, term.first) and view.verb(term.last, piece.first):
                term = piece
            else:
                break
            at = piece.last
        if move is not None:
            return Pair(count, move.target, move, "count-first")
        return Pair(count, term, None, "count-first") if term is not None else None

    @staticmethod
    def _shared(view: _View, left: Count, right: Count) -> bool:
        """'ten councils and one housing association have received …'."""
        between = view.folded[left.end + 1 : right.first]
        return between == ["and"] and left.unit is not None and right.unit is not None


def own_units(counts: list[Count], words: Words) -> None:
    """'12 homes, four of which were good': the second count is one of the things first counted."""
    for left, right in zip(counts, counts[1:], strict=False):
        if right.unit is None and words.folded[right.last + 1 : right.last + 3] in (["of", "which"], ["of", "whom"]):
            right.unit, right.unit_kind = left.unit, left.unit_kind or "other-units"
            right.of = right.of if right.of is not None else left.number


def replace_unit(count: Count, owner: Count) -> Count:
    """The count of ``owner`` reaching as far as ``count``, whose predicate it shares."""
    return replace(owner, unit=(owner.unit[0], count.end) if owner.unit else None)


class _View:
    """A sentence as the rules walk it: which words join, which are hidden."""

    def __init__(self, lexicon: TallyLexicon, words: Words, sentence: Sentence, marks: Marks, hidden: Hidden) -> None:
        self.lexicon = lexicon
        self.words = words
        self.folded = words.folded
        self.sentence = sentence
        self.hidden = hidden.words
        self.inspected = {first: last for first, last in marks.get("inspected", ())}
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
        free = FREE_WORDS if count is not None and count.percent is not None and count.number is None else 0
        for at in seen:
            word = self.folded[at]
            if at in self.inspected:
                free = FREE_WORDS
            elif at in self.bodies:
                return False
            elif word in self.lexicon.links or at in self.see_through or (longest < LONGEST_LINK and word in BEFORE_COUNT):
                if word in FINITE or word == ",":
                    free = 0
            elif free > 0 and not word.isalpha() and not word.isdigit():
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
            verb = self.folded[step] in FINITE or (self.folded[step] == "," and step + 1 < first and self.folded[step + 1] in FINITE)
            if closes or verb or (step in self.groups and step + 1 == first):
                return step if self._names_only(at, step) else None
        return None

    def _names_only(self, first: int, end: int) -> bool:
        """True if the words are names: every other word is a joint."""
        joints = {",", "and", "the", "of", "isle", "upon", "on"}
        named = [at for at in range(first, end) if at not in self.groups and self.folded[at] not in joints]
        return all(self.words.capital(at) for at in named) and any(self.words.capital(at) for at in range(first, end))

    def _name(self, at: int) -> bool:
        """A capitalised word inside the noun phrase: 'YJSs', 'the CQC's'."""
        return self.words.capital(at) and not self.folded[at].isdigit() and at not in self.groups

    def denied(self, last: int, first: int) -> bool:
        """True if a negation stands between: 'three were not rated good'."""
        denials = self.lexicon.words["denials"]
        return any(self.folded[at] in denials for at in range(last + 1, first) if at not in self.hidden)

    def restricted(self, last: int, first: int) -> bool:
        """True if the words between begin a clause that says which of them are counted."""
        between = self.folded[last + 1 : first]
        return bool(set(between) & self.lexicon.words["restrictive"]) or not set(between) & (FINITE | {"got", "get"})

    def verb(self, last: int, first: int) -> bool:
        """True if a verb and no conjunction stands between two values: the second one is what is said."""
        between = self.folded[last + 1 : first]
        joins = {"and", ",", "or", "but", "while", "with"}
        return bool(between) and not joins & set(between) and bool(set(between) & (self.lexicon.links - {"the", "a", "in", "of"}))

    def only_adverbs(self, last: int, first: int) -> bool:
        """True if a movement is the predicate of a count whose value came before: 'the eight on no stars moved up'."""
        between = [self.folded[at] for at in range(last + 1, first) if at not in self.hidden and at not in self.see_through]
        return set(between) <= FINITE | {"all", "since", "now", "then", "also", "been"}
