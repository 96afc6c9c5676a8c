"""What a scan leaves in a sentence: possible values, councils, names and cues, by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from councilscope.articles import Block
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
        return bool({option.scale for option in self.options} & {option.scale for option in other.options})

    def same_level(self, other: Value) -> bool:
        """True if both can be the same level of one scale: 'grade 4' and 'outstanding'."""
        return bool({option[:2] for option in self.options} & {option[:2] for option in other.options})


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
        return tuple(name for name in self.names if name.kind == kind)


Mark = Group | NameMark


@dataclass(slots=True)
class Sentence:
    """Words ``lo`` to ``hi`` (half-open) of one sentence, and the marks in them, in order."""

    span: Span
    lo: int
    hi: int
    block: Block
    values: list[Value] = field(default_factory=list)
    elliptic: list[Value] = field(default_factory=list)  # bare numbers that a rule took for values
    groups: list[Group] = field(default_factory=list)
    names: list[NameMark] = field(default_factory=list)
    bodies: list[BodyMention] = field(default_factory=list)
    cues: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    clauses: list[int] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)
    speakers: list[tuple[int, int, str | None]] = field(default_factory=list)
    asides: list[tuple[int, int]] = field(default_factory=list)
    near: Span = field(init=False)  # its block; of a title or heading, with the paragraph below
    headed: Group | None = None  # the council that alone stands in the heading above

    def __post_init__(self) -> None:
        self.near = self.block.span

    def clause_of(self, word: int) -> tuple[int, int]:
        """First and last-but-one word of the clause that holds the word."""
        start = max((at for at in self.clauses if at <= word), default=self.lo)
        end = min((at for at in self.clauses if at > word), default=self.hi)
        return start, end

    @property
    def marks(self) -> list[Mark]:
        """The councils and the names of the sentence."""
        return [*self.groups, *self.names]

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
        return any(first <= word <= last for first, last in self.quoted)

    def speaker_council(self, word: int) -> str | None:
        """The council that the speaker of the quoted word speaks for, or None."""
        return next((council for first, last, council in self.speakers if first <= word <= last), None)


def bracketed(words: Words, sentence: Sentence, value: Value) -> Group | None:
    """The council that a value stands behind in brackets: 'Exeter (C1)', 'Hull (rated good)'; else None."""
    first = value.first
    while first > sentence.lo and "(" not in words.gap(first - 1) and value.first - first < LONGEST_BRACKET:
        first -= 1
    closed = words.text[words.ends[value.last] : words.ends[value.last] + 2].lstrip("'’”").startswith(")")
    if first == sentence.lo or "(" not in words.gap(first - 1) or not closed:
        return None
    return next((group for group in sentence.groups if group.last == first - 1 and not group.anaphor), None)


def percent_end(words: Words, at: int) -> int | None:
    """The last word of a whole number of per cent that begins at a word, or None."""
    word = words.folded[at]
    if not word.isdecimal() or len(word) > 3 or int(word) > WHOLE or words.text[words.items[at].start - 1] in ".,":
        return None
    if words.text[words.items[at].end :][:2].strip().startswith("%"):
        return at
    return next((at + len(name) for name in PER_CENT if words.folded[at + 1 : at + 1 + len(name)] == name), None)


def cells_of(words: Words, row: Sentence) -> list[tuple[int, int] | None]:
    """First and last word of each cell of a table row, None for an empty cell."""
    cells: list[tuple[int, int] | None] = []
    start = row.lo
    for at in range(row.lo, row.hi):
        bars = words.gap(at).count("|") if at + 1 < row.hi else 1
        if bars:
            cells += [(start, at), *[None] * (bars - 1)]
            start = at + 1
    return cells


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
