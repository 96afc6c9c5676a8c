"""One pass over the words: sentences with what was found in them, in order, as marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import BodyMention, CouncilMention, Layout, QuoteFound
from councilscope.matching.phrases import Hit, Payload, PhraseTrie, Words
from councilscope.matching.ratings.grouping import grouped, word_at
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value
from councilscope.matching.ratings.numbers import Numbers
from councilscope.records import QuoteKind
from councilscope.spans import Span

HEADS = (BlockKind.TITLE, BlockKind.HEADING)
CLAUSE_WORDS = frozenset({"while", "whereas", "but", "although", "though", "whilst", "because", "after"})
PARTICIPLES = frozenset({"rated", "judged", "graded", "inspected", "found", "ranked", "assessed"})
DASHES = (" - ", " – ", " — ")
LONGEST_LEAD = 4  # words before the conjunction of a clause that opens its sentence
LONGEST_GAP = 14  # words between the two parts of a value
LONGEST_TURN = 20  # words from a value to those that make it another level
LONGEST_ASIDE = 9  # words of ', rated poor in 2002,'
RELATIVES = frozenset({"which", "who", "whose", "where", "when"})


class Scanner:
    """Turns a text with its layout and mentions into sentences with marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.numbers = Numbers(lexicon)
        self.judging = lexicon.words["copulas"] | lexicon.words["frame-verbs"] | lexicon.words["result-verbs"]

    def scan(
        self, words: Words, layout: Layout, councils: Sequence[CouncilMention], bodies: Sequence[BodyMention],
        quotes: Sequence[QuoteFound],
    ) -> list[Sentence]:  # fmt: skip
        """The sentences of the blocks that matchers read, in order."""
        sentences = self._sentences(words, layout)
        self._place_values(words, sentences)
        self._place_names(words, sentences)
        self._place_cues(words, sentences)
        self._place_superlatives(sentences)
        self._turn_values(words, sentences)
        self._place_groups(words, sentences, councils)
        _place_headed(sentences)
        spoken = [
            (word_at(words, segment.start), word_at(words, segment.end - 1), quote.council)
            for quote in quotes
            for segment in quote.segments
            if quote.kind in (QuoteKind.DIRECT, QuoteKind.FRAGMENT)
        ]
        places = _Places.of(words)
        for sentence in sentences:
            sentence.bodies = [body for body in bodies if sentence.span.start <= body.start < sentence.span.end]
            sentence.clauses = self._clauses(places, sentence)
            sentence.asides = self._asides(words, places, sentence)
            for first, last, council in spoken:
                if first is not None and last is not None and first < sentence.hi and last >= sentence.lo:
                    sentence.quoted.append((first, last))
                    sentence.speakers.append((first, last, council))
        return sentences

    def _sentences(self, words: Words, layout: Layout) -> list[Sentence]:
        found: list[Sentence] = []
        at = 0
        blocks = iter(layout.blocks)
        block = next(blocks, None)
        below: dict[int, Block] = {}
        following: Block | None = None
        for upper in reversed(layout.blocks):
            if upper.kind in HEADS and following is not None:
                below[upper.start] = following
            following = upper if upper.kind is BlockKind.PARAGRAPH else following
        for span in layout.sentences:
            while block is not None and block.end <= span.start:
                block = next(blocks, None)
            if block is None or block.kind in (BlockKind.BYLINE, BlockKind.NOTE) or span.start < block.start:
                continue
            lo = bisect_left(words.starts, span.start, lo=at)
            at = bisect_right(words.ends, span.end, lo=lo)
            if at > lo:
                found.append(Sentence(span, lo, at, block))
                if block.start in below:
                    found[-1].near = Span(block.start, below[block.start].end)
        return found

    def _place_values(self, words: Words, sentences: list[Sentence]) -> None:
        starts = self.lexicon.value_starts
        likely = words.places(starts | {word for word in words.vocabulary if word[0].isdigit()})
        named = frozenset(self.lexicon.values.places(words))
        plurals = words.places(self.lexicon.plural_values.keys())
        for sentence in sentences:
            free = sentence.lo
            for index in _within(likely, sentence):
                if index < free:
                    continue
                value = self.numbers.value(words, index, sentence.hi)
                hit = self.lexicon.values.longest(words, index) if value is None and index in named else None
                if hit and hit.last < sentence.hi and self._acronym_fits(words, hit.first, hit.last, sentence.hi):
                    value = Value(hit.first, hit.last, tuple(hit.payloads))
                if value is not None:
                    sentence.values.append(value)
                    free = value.last + 1
            self._place_plurals(words, sentence, _within(plurals, sentence))
        self._place_parted(words, sentences)

    def _place_parted(self, words: Words, sentences: list[Sentence]) -> None:
        """'Most people who use social services are served well': a value with other words in it."""
        for sentence, hit in self._phrases(self.lexicon.parted, words, sentences):
            for behind, option in hit.payloads:
                reach = range(hit.last + 2, min(hit.last + LONGEST_GAP, sentence.hi - len(behind) + 1))
                at = next((at for at in reach if tuple(words.folded[at : at + len(behind)]) == behind), None)
                inside = range(hit.first, at + len(behind)) if at is not None else range(0)
                if at is not None and not any(value.strong for value in sentence.values if value.first in inside):
                    sentence.values = [value for value in sentence.values if value.first not in inside]
                    sentence.values.append(Value(at, at + len(behind) - 1, (option,), opens=hit.first))
            sentence.values.sort(key=lambda value: value.first)

    def _place_plurals(self, words: Words, sentence: Sentence, plurals: Sequence[int]) -> None:
        """'two adequates': grades that are counted, each of them a value."""
        taken = {at for value in sentence.values for at in range(value.first, value.last + 1)}
        for index in plurals:
            if sentence.lo < index and index not in taken and number_at(words.folded[index - 1]):
                sentence.values.append(Value(index, index, self.lexicon.plural_values[words.folded[index]]))
        sentence.values.sort(key=lambda value: value.first)

    def _acronym_fits(self, words: Words, first: int, last: int, end: int) -> bool:
        """Two letters or a letter and a digit ('RI', 'C3') count in capitals only, and so does 'a C' before no noun."""
        if first < last and len(words.folded[last]) == 1 and words.folded[last].isalpha():
            closed = last + 1 >= end or words.folded[last + 1] in CLOSED or bool(words.gap(last).strip())
            return words.upper(last) and closed
        surface = words.surface(first, last)
        return len(surface) > 2 or surface.isupper() or surface in ("no",)

    def _place_names(self, words: Words, sentences: list[Sentence]) -> None:
        for sentence, hit in self._phrases(self.lexicon.names, words, sentences):
            if tuple(words.folded[hit.first : hit.last + 1]) in self.lexicon.acronyms and not words.upper(hit.first):
                continue  # 'plans to send commissioners'
            sentence.names.append(NameMark(hit.first, hit.last, tuple(hit.payloads)))

    def _place_cues(self, words: Words, sentences: list[Sentence]) -> None:
        named = {
            at
            for sentence in sentences
            for mark in sentence.names
            if not mark.of("none")
            for at in range(mark.first, mark.last + 1)
        }
        named |= {
            at
            for sentence in sentences
            for value in sentence.values
            if value.first < value.last
            for at in range(value.first, value.last + 1)
        }
        for sentence, cue in self._phrases(self.lexicon.cues, words, sentences):
            # 'record keeping' keeps nothing, 'likely to improve' hopes for nothing: a word inside a name or a value
            inside = cue.last in named and (cue.first in named or cue.first < cue.last)
            if not self._is_month(words, sentence, cue.first) and not inside:
                for name in cue.payloads:
                    sentence.cues.setdefault(name, []).append((cue.first, cue.last))

    @staticmethod
    def _phrases(
        trie: PhraseTrie[Payload], words: Words, sentences: Sequence[Sentence]
    ) -> Iterator[tuple[Sentence, Hit[Payload]]]:
        """The phrases of a trie that lie within the sentences, from left to right, none overlapping another."""
        for sentence in sentences:
            free = sentence.lo
            for index in trie.places_within(words, sentence.lo, sentence.hi):
                if index >= free and (hit := trie.longest(words, index)) and hit.last < sentence.hi:
                    yield sentence, hit
                    free = hit.last + 1

    def _place_superlatives(self, sentences: list[Sentence]) -> None:
        """'the top mark', 'the lowest rating': the best or worst level, in a sentence that names no other."""
        for sentence in sentences:
            if sentence.values:
                continue
            for name, options in self.lexicon.superlatives.items():
                for first, last in sentence.cues.get(name, ())[:1]:
                    sentence.values.append(Value(first, last, options))

    def _turn_values(self, words: Words, sentences: list[Sentence]) -> None:
        """'found fault by the council, which caused no injustice': words behind a value that make it another level."""
        for sentence, hit in self._phrases(self.lexicon.beside, words, sentences):
            for value in sentence.values:
                for option in hit.payloads:
                    rivals = {other for other in value.options if other.scale == option.scale and other != option}
                    if rivals and 0 < hit.first - value.last <= LONGEST_TURN:
                        kept = tuple(other for other in value.options if other not in rivals)
                        value.options = (*kept, option)
            sentence.values = [value for value in sentence.values if not hit.first <= value.first <= hit.last]

    @staticmethod
    def _is_month(words: Words, sentence: Sentence, index: int) -> bool:
        """'in May have judged': the month is no modal verb."""
        return words.folded[index] == "may" and words.capital(index) and index > sentence.lo

    def _place_groups(self, words: Words, sentences: list[Sentence], mentions: Sequence[CouncilMention]) -> None:
        at = 0
        ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
        for sentence in sentences:
            while at < len(ordered) and ordered[at].start < sentence.span.start:
                at += 1
            inside: list[CouncilMention] = []
            while at < len(ordered) and ordered[at].end <= sentence.span.end:
                inside.append(ordered[at])
                at += 1
            sentence.groups = list(grouped(words, sentence.lo, sentence.hi, inside))

    @staticmethod
    def _clauses(places: _Places, sentence: Sentence) -> list[int]:
        """Words that begin a clause: after a semicolon, at 'while', 'but', …"""
        found = [at for at in _within(places.clauses, sentence) if at > sentence.lo]
        if not found:
            return found
        # the 'after' of 'looked-after children' begins none
        found = [at for at in found if not any(mark.first <= at <= mark.last for mark in sentence.names)]
        return sorted({*found, *_main_clause(places, sentence, found)})

    def _said(self, words: Words, sentence: Sentence, end: int) -> bool:
        """True if a verb of a judgement stands before word ``end``: 'Hull is good, says Ofsted, which …'."""
        return not self.judging.isdisjoint(words.folded[sentence.lo : end])

    @staticmethod
    def _relative_end(words: Words, places: _Places, sentence: Sentence, first: int) -> int:
        """Where a relative clause after the main clause ends: before ', and' or with the sentence."""
        commas = [at for at in _within(places.commas, sentence) if at > first and at + 1 < sentence.hi]
        return next((at for at in commas if words.folded[at + 1] in CLAUSE_WORDS | {"and"}), sentence.hi - 1)

    def _asides(self, words: Words, places: _Places, sentence: Sentence) -> list[tuple[int, int]]:
        """Stretches that speak of something else: ', which was held in May,' and words in brackets."""
        found = []
        for at, closing in pairwise([*_within(places.commas, sentence), sentence.hi - 1]):
            opening = words.folded[at + 1] if at + 1 < sentence.hi else ""
            if opening in RELATIVES and self._said(words, sentence, at):
                closing = self._relative_end(words, places, sentence, at)  # the main clause stands before it
            elif closing == sentence.hi - 1 and words.folded[closing] != ",":
                continue
            if opening in RELATIVES | {"including"} or (opening in PARTICIPLES and closing - at <= LONGEST_ASIDE):
                found.append((at, closing))
        found += _dashed(words, places, sentence)
        opened = None
        for at in _within(places.brackets, sentence):
            before = words.gap(at - 1) if at else ""
            if "(" in before:
                opened = at
            if opened is not None and ")" in words.gap(at):
                found.append((opened, at))
                opened = None
        return found


def _main_clause(places: _Places, sentence: Sentence, starts: Sequence[int]) -> Sequence[int]:
    """The word after the comma that ends a clause with which the sentence opens: 'Two years after …, the council'."""
    if not starts or starts[0] - sentence.lo > LONGEST_LEAD:
        return ()
    commas = [at for at in _within(places.commas, sentence) if at > starts[0] + 1 and at + 1 < sentence.hi]
    named = any(group.last < commas[0] for group in sentence.groups) if commas else True
    return () if named else (commas[0] + 1,)


def _place_headed(sentences: Sequence[Sentence]) -> None:
    """Tell each sentence which council alone stands in the heading above it.

    A heading without a council ends this, unless headings go from council to council.
    """
    headings = [sentence for sentence in sentences if sentence.block.kind is BlockKind.HEADING]
    named = {group.councils for heading in headings for group in heading.groups[:1]}
    headed: Group | None = None
    for sentence in sentences:
        if sentence.block.kind is BlockKind.HEADING and (sentence.groups or len(named) < 2) and not sentence.values:
            councils = {council for group in sentence.groups for council in group.councils}
            headed = sentence.groups[0] if len(councils) == 1 else None
        elif sentence.block.kind is BlockKind.HEADING and sentence.values and not sentence.names:
            headed = None
        sentence.headed = headed


@dataclass(frozen=True, slots=True)
class _Places:
    """Words of a text by what stands beside them, in order."""

    clauses: list[int]  # that begin a clause
    commas: list[int]
    brackets: list[int]  # after an opening or before a closing one
    dashes: list[int]  # directly before a dash that stands between spaces

    @classmethod
    def of(cls, words: Words) -> _Places:
        """The places of all words."""
        clauses = {*words.places(CLAUSE_WORDS), *(at + 1 for at in words.gaps_with(";"))}
        brackets = {*(at + 1 for at in words.gaps_with("(")), *words.gaps_with(")")}
        dashes = sorted(at for dash in DASHES for at in words.gaps_with(dash))
        return cls(sorted(clauses), words.places({","}), sorted(brackets), dashes)


def _dashed(words: Words, places: _Places, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """'– plans for housing –': words between dashes that name no council and are no judgement's name, or say more."""
    dashes = _within(places.dashes, sentence)
    names = {(mark.first, mark.last) for mark in sentence.names if mark.of("dimension")}
    for left, right in zip(dashes[::2], dashes[1::2], strict=False):
        named = any(left < group.first and group.last <= right for group in sentence.groups)
        named = named or (left + 1, right) in names
        if not named or words.folded[left + 1] in RELATIVES:
            yield left + 1, right


def _within(places: Sequence[int], sentence: Sentence) -> Sequence[int]:
    """Those of the ascending words that stand in the sentence."""
    return places[bisect_left(places, sentence.lo) : bisect_left(places, sentence.hi)]
