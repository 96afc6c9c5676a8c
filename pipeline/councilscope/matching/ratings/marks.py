"""What a scan leaves in a sentence: possible values, councils, names and cues, by their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import BodyMention, CouncilMention
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Name, Option, Strength
from councilscope.spans import Span

LONGEST_BRACKET = 2  # words before the value
STAR_FORMS = frozenset({"star", "stars", "starred"})
SPANNING = ("/", "-", "–")  # between the years of '2008/9'
WHOLE = 100.0  # per cent
PER_CENT = (["per", "cent"], ["percent"])
QUOTE_MARKS = "\"“”‘’'«»"


@dataclass(slots=True)
class Value:
    """A possible value: words ``first`` to ``last``; ``score`` and ``score_max`` where it is a number."""

    first: int
    last: int
    options: tuple[Option, ...]
    score: float | None = None
    score_max: float | None = None
    frame: str = ""
    opens: int = -1  # where it begins, if other words stand in it: 'most people … are served well'

    @property
    def strong(self) -> bool:
        """True if the words are a value without a frame around them."""
        return any(option.strength is Strength.STRONG for option in self.options)

    @property
    def only_cell(self) -> bool:
        """True if the words count as the whole of a cell alone."""
        return all(option.strength is Strength.CELL for option in self.options)

    @property
    def bare(self) -> bool:
        """True if the words stand for a state only where its end is told: 'the notice'."""
        return all(option.strength is Strength.BARE for option in self.options)

    def shares_scale(self, other: Value) -> bool:
        """True if both can be levels of one scale."""
        return not {option.scale for option in self.options}.isdisjoint(option.scale for option in other.options)

    def same_level(self, other: Value) -> bool:
        """True if both can be the same level of one scale: 'grade 4' and 'outstanding'."""
        return not {option[:2] for option in self.options}.isdisjoint(option[:2] for option in other.options)


@dataclass(slots=True)
class Group:
    """Councils that stand together: 'Leeds, Kirklees and York'. ``anaphor`` if only words like 'both councils' do."""

    first: int
    last: int
    councils: tuple[str, ...]
    mentions: tuple[CouncilMention, ...]
    possessive: bool = False
    anaphor: bool = False

    def with_another(self, other: Group) -> Group:
        """The row that goes on with another group."""
        councils = tuple(dict.fromkeys((*self.councils, *other.councils)))
        last, mentions = max(self.last, other.last), (*self.mentions, *other.mentions)
        return Group(self.first, last, councils, mentions, other.possessive, self.anaphor and other.anaphor)


@dataclass(slots=True)
class NameMark:
    """A dimension, service or provider named at words ``first`` to ``last``."""

    first: int
    last: int
    names: tuple[Name, ...]

    def of(self, kind: str) -> tuple[Name, ...]:
        """The names of one kind."""
        return tuple([name for name in self.names if name.kind == kind])


Mark = Group | NameMark


@dataclass(slots=True)
class Sentence:
    """Words ``lo`` to ``hi`` (half-open) of one sentence, and the marks in them, in order.

    What is asked of ``word``, ``before``, ``after`` never reaches beyond the sentence. near: its block; of a title or
    heading, with the paragraph below. numbers: where its numbers stand. elliptic: bare numbers that a rule took for
    values. quoted: words of an utterance, with the council of the speaker. headed: the council that alone stands in the
    heading above. marks to providers: names by kind, see ``settle``.
    """

    words: Words
    span: Span
    lo: int
    hi: int
    block: Block
    near: Span
    whole: bool = False  # it is its whole block: a line, an item
    headed: Group | None = None
    values: list[Value] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    names: list[NameMark] = field(default_factory=list)
    cues: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    numbers: Sequence[int] = ()
    elliptic: Sequence[Value] = ()
    bodies: Sequence[BodyMention] = ()
    clauses: Sequence[int] = ()
    asides: Sequence[tuple[int, int]] = ()
    quoted: Sequence[tuple[int, int, str | None]] = ()
    marks: Sequence[Mark] = ()
    judgements: Sequence[NameMark] = ()
    subjects: Sequence[NameMark] = ()
    providers: Sequence[NameMark] = ()

    # --- words -----------------------------------------------------------------------------------------------------

    def word(self, at: int) -> str:
        """The folded word, '' outside the sentence."""
        return self.words.folded[at] if self.lo <= at < self.hi else ""

    def before(self, at: int, reach: int) -> list[str]:
        """The words before word ``at``, so many at the most."""
        return self.words.folded[max(self.lo, at - reach) : at]

    def after(self, at: int, reach: int) -> list[str]:
        """The words after word ``at``, so many at the most."""
        return self.words.folded[at + 1 : min(self.hi, at + 1 + reach)]

    def back_over(self, at: int, light: Set[str]) -> int:
        """The nearest word before ``at`` that is none of these; ``lo - 1`` where all are."""
        at -= 1
        while at >= self.lo and self.words.folded[at] in light:
            at -= 1
        return at

    def within(self, places: Sequence[int]) -> Sequence[int]:
        """Those of the ascending words that stand in the sentence."""
        return places[bisect_left(places, self.lo) : bisect_left(places, self.hi)]

    def folded(self) -> list[str]:
        """All its words."""
        return self.words.folded[self.lo : self.hi]

    def ends_in(self, marks: str) -> bool:
        """True if its last character is one of the marks."""
        return self.words.text[self.span.end - 1] in marks

    # --- marks -----------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Sort the names by kind, when no more are found and none is dropped."""
        self.marks = [*self.groups, *self.names]
        self.judgements = [mark for mark in self.names if mark.of("dimension")]
        self.subjects = [mark for mark in self.names if mark.of("dimension") or mark.of("service")]
        self.providers = [mark for mark in self.names if mark.of("provider")]

    def judged_after(self, at: int, reach: int) -> bool:
        """True if the name of a judgement begins within so many words after word ``at``."""
        return any(0 < mark.first - at <= reach for mark in self.judgements)

    def group_at(self, first: int) -> Group | None:
        """The councils that begin at a word."""
        return next((group for group in self.groups if group.first == first), None)

    def group_ending(self, last: int) -> Group | None:
        """The councils that end at a word."""
        return next((group for group in self.groups if group.last == last), None)

    @property
    def told(self) -> list[Value]:
        """The values that a frame or an ellipsis made ratings."""
        return [value for value in (*self.values, *self.elliptic) if value.frame]

    # --- cues, clauses, quotations ---------------------------------------------------------------------------------

    def clause_of(self, word: int) -> tuple[int, int]:
        """First and last-but-one word of the clause that holds the word."""
        at = bisect_right(self.clauses, word)
        start = self.clauses[at - 1] if at else self.lo
        return start, self.clauses[at] if at < len(self.clauses) else self.hi

    def cue_between(self, name: str, first: int, end: int, at: int = -1) -> tuple[int, int] | None:
        """The last cue of a list within words ``first`` to ``end`` (half-open), or None.

        at: the word that the cue is about; a cue in an aside that does not hold this word is not about it.
        """
        for cue in reversed(self.cues.get(name, ())):
            if cue[1] >= first and cue[1] < end and (at < 0 or self.together(cue[0], at)):
                return cue
        return None

    def together(self, left: int, right: int) -> bool:
        """True if no aside holds ``left`` without ``right``."""
        return not any(first <= left <= last and not first <= right <= last for first, last in self.asides)

    def in_quote(self, word: int) -> bool:
        """True if the word belongs to somebody's quoted utterance."""
        return any(first <= word <= last for first, last, _ in self.quoted)

    def speaker_council(self, word: int) -> str | None:
        """The council that the speaker of the quoted word speaks for, or None."""
        return next((council for first, last, council in self.quoted if first <= word <= last), None)


class Place:
    """A value where it stands: what rules ask of the words around it. ``clause`` to ``end``: its clause (half-open)."""

    __slots__ = ("clause", "end", "first", "last", "sentence", "value")

    def __init__(self, sentence: Sentence, value: Value) -> None:
        self.sentence, self.value = sentence, value
        self.first, self.last = value.first, value.last
        self.clause, self.end = sentence.clause_of(value.first)

    @property
    def span(self) -> Span:
        """The characters of the value."""
        return self.sentence.words.span(self.first, self.last)

    def word(self, steps: int) -> str:
        """The word so many steps from the value: -1 directly before it, 1 directly behind; '' outside the sentence."""
        return self.sentence.word(self.first + steps if steps < 0 else self.last + steps)

    def before(self, reach: int) -> list[str]:
        """The words of the sentence before the value, so many at the most."""
        return self.sentence.before(self.first, reach)

    def after(self, reach: int) -> list[str]:
        """The words of the sentence after the value, so many at the most."""
        return self.sentence.after(self.last, reach)

    def lead(self, reach: int = 1000) -> list[str]:
        """The words of the clause before the value, so many at the most."""
        return self.sentence.words.folded[max(self.clause, self.first - reach) : self.first]

    def cue_before(self, name: str, reach: int) -> tuple[int, int] | None:
        """The last cue of a list within so many words before the value, in its clause."""
        return self.sentence.cue_between(name, max(self.clause, self.first - reach), self.first, self.first)

    def cue_after(self, name: str, reach: int) -> tuple[int, int] | None:
        """The last cue of a list within so many words after the value, in its clause."""
        return self.sentence.cue_between(name, self.last + 1, min(self.end, self.last + 1 + reach), self.first)

    def judged_after(self, reach: int) -> bool:
        """True if the name of a judgement begins within so many words after the value."""
        return self.sentence.judged_after(self.last, reach)

    @property
    def spoken(self) -> bool:
        """True in somebody's quoted words; those of a title are the paper's."""
        return self.sentence.in_quote(self.first) and self.sentence.block.kind is not BlockKind.TITLE

    @property
    def in_marks(self) -> bool:
        """True if the words stand alone between quotation marks."""
        text, span = self.sentence.words.text, self.span
        left, right = text[span.start - 1 : span.start], text[span.end : span.end + 2].lstrip(".,")[:1]
        return bool(left and right) and left in QUOTE_MARKS and right in QUOTE_MARKS

    @property
    def ends_marks(self) -> bool:
        """True if the last of several words stands alone between quotation marks: performed 'well'."""
        words, text = self.sentence.words, self.sentence.words.text
        left, right = text[words.starts[self.last] - 1], text[self.span.end : self.span.end + 1]
        return self.first < self.last and left in QUOTE_MARKS and bool(right) and right in QUOTE_MARKS


def covered(marks: Iterable[Value | Mark]) -> set[int]:
    """The words that values, councils or names consist of."""
    return {at for mark in marks for at in range(mark.first, mark.last + 1)}


def runs_of_lines(sentences: Sequence[Sentence], kinds: Set[BlockKind], longest: int) -> Iterator[list[Sentence]]:
    """Neighbouring short lines that are whole blocks of these kinds."""
    run: list[Sentence] = []
    for sentence in sentences:
        if sentence.block.kind in kinds and sentence.whole and sentence.hi - sentence.lo <= longest:
            run.append(sentence)
        elif run:
            yield run
            run = []
    if run:
        yield run


def bracketed(sentence: Sentence, value: Value) -> Group | None:
    """The council that a value stands behind in brackets: 'Exeter (C1)', 'Hull (rated good)'; else None."""
    words, first = sentence.words, value.first
    while first > sentence.lo and "(" not in words.gap(first - 1) and value.first - first < LONGEST_BRACKET:
        first -= 1
    closed = words.text[words.ends[value.last] : words.ends[value.last] + 2].lstrip("'’”").startswith(")")
    if first == sentence.lo or "(" not in words.gap(first - 1) or not closed:
        return None
    return next((group for group in sentence.groups if group.last == first - 1 and not group.anaphor), None)


def percent_end(words: Words, at: int) -> int | None:
    """The last word of a whole number of per cent that begins at a word, or None."""
    word = words.folded[at]
    if not word.isdecimal() or len(word) > 3 or int(word) > WHOLE or words.text[words.starts[at] - 1] in ".,":
        return None
    if words.text[words.ends[at] : words.ends[at] + 2].strip().startswith("%"):
        return at
    return next((at + len(name) for name in PER_CENT if words.folded[at + 1 : at + 1 + len(name)] == name), None)


def cells_of(words: Words, row: Sentence, marks: str = "|") -> list[tuple[int, int] | None]:
    """First and last word of each cell of a table row, None for an empty cell. marks: those that part cells."""
    cells: list[tuple[int, int] | None] = []
    start = row.lo
    for at in range(row.lo, row.hi):
        bars = sum(map(words.gap(at).count, marks)) if at + 1 < row.hi else 1
        if bars:
            cells += [(start, at), *[None] * (bars - 1)]
            start = at + 1
    return cells


def is_year(word: str) -> bool:
    """True for a word of four digits."""
    return word.isdecimal() and len(word) == 4


def years_in(words: Words, first: int, end: int) -> Sequence[tuple[int, int]]:
    """Four-digit years between 1990 and 2035 among the words, each with the word that writes it.

    Of a year of account, '2008/9' or '2019-20', the one in which it ends.
    """
    return [
        (at, int(words.folded[at]) + _spans_two(words, at))
        for at in words.figures_within(first, end)
        if len(words.folded[at]) == 4 and 1990 <= int(words.folded[at]) <= 2035
    ]


def _spans_two(words: Words, at: int) -> bool:
    """True for the 2008 of '2008/9', '2008-09' and '2008/2009'."""
    following = words.folded[at + 1] if at + 1 < len(words) and words.gap(at).strip() in SPANNING else ""
    return following.isdecimal() and str(int(words.folded[at]) + 1).endswith(following)
