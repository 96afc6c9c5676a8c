"""One pass over the words: sentences with what was found in them, in order, as marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from councilscope.articles import Block, BlockKind
from councilscope.matching.annotations import BodyMention, CouncilMention, Layout, QuoteFound
from councilscope.matching.phrases import Hit, Payload, PhraseTrie, Words
from councilscope.matching.ratings.grouping import grouped, word_at
from councilscope.matching.ratings.lexicon import CLOSED, COUNT_WORDS, Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value, covered
from councilscope.matching.ratings.numbers import Numbers
from councilscope.matching.ratings.organisations import place_organisations
from councilscope.records import QuoteKind
from councilscope.spans import Span

HEADS = (BlockKind.TITLE, BlockKind.HEADING)
UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
UTTERANCES = (QuoteKind.DIRECT, QuoteKind.FRAGMENT)
CLAUSE_WORDS = frozenset({"while", "whereas", "but", "although", "though", "whilst", "because", "after"})
FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "remains", "got", "received"})
PARTICIPLES = frozenset({"rated", "judged", "graded", "inspected", "found", "ranked", "assessed"})
DASHES = (" - ", " – ", " — ")
LONGEST_LEAD = 4  # words before the conjunction of a clause that opens its sentence
LONGEST_GAP = 14  # words between the two parts of a value
LONGEST_TURN = 20  # words from a value to those that make it another level
LONGEST_ASIDE = 9  # words of ', rated poor in 2002,'
RELATIVES = frozenset({"which", "who", "whose", "where", "when"})


class Scan:
    """Puts what stands in a text into its sentences, one kind of mark after another."""

    def __init__(self, lexicon: Lexicon, words: Words, layout: Layout) -> None:
        self.lexicon, self.words = lexicon, words
        self.numbers = Numbers(lexicon)
        self.judging = lexicon.any_of("copulas", "frame-verbs", "result-verbs")
        self.sentences = list(_sentences(words, layout))
        self.owners: list[Sentence | None] = [None] * len(words)  # the sentence of each word
        for sentence in self.sentences:
            self.owners[sentence.lo : sentence.hi] = [sentence] * (sentence.hi - sentence.lo)

    def read(
        self, councils: Sequence[CouncilMention], bodies: Sequence[BodyMention], quotes: Sequence[QuoteFound]
    ) -> list[Sentence]:
        """The sentences of the blocks that matchers read, with their marks, in order."""
        numbers = {word for word in self.words.vocabulary if number_at(word) is not None}
        for numbered in self._by_sentence(self.words.places(numbers)).values():
            owner = self.owners[numbered[0]]
            if owner is not None:
                owner.numbers = numbered
        self._place_values()
        self._place_names()
        self._place_cues()
        self._place_superlatives()
        self._turn_values()
        self._place_groups(councils)
        _place_headed(self.sentences)
        for body in bodies:
            at = word_at(self.words, body.start)
            owner = self.owners[at] if at is not None else None
            if owner is not None and owner.span.start <= body.start < owner.span.end:
                owner.bodies = (*owner.bodies, body)
                # 'Social Services Inspectorate', 'Local Government and Social Care Ombudsman' name no service
                inside = range(body.start, body.end)
                owner.names = [mark for mark in owner.names if self.words.starts[mark.first] not in inside]
        for ends in self._by_sentence(self.words.places(self.lexicon.words["organisation-ends"])).values():
            owner = self.owners[ends[0]]
            if owner is not None:
                place_organisations(self.lexicon, owner, ends)
        self._place_clauses()
        self._place_asides()
        self._place_quotes(quotes)
        return self.sentences

    def _by_sentence(self, places: Sequence[int]) -> dict[int, list[int]]:
        """Ascending words by the first word of their sentence."""
        found: dict[int, list[int]] = {}
        for at in places:
            owner = self.owners[at]
            if owner is not None:
                found.setdefault(owner.lo, []).append(at)
        return found

    def _phrases(self, trie: PhraseTrie[Payload]) -> Iterator[tuple[Sentence, Hit[Payload]]]:
        """The phrases of a trie that lie within the sentences, from left to right, none overlapping another."""
        free = 0
        for index in trie.places(self.words):
            sentence = self.owners[index]
            if sentence is None or index < free:
                continue
            hit = trie.longest(self.words, index)
            if hit is not None and hit.last < sentence.hi:
                yield sentence, hit
                free = hit.last + 1

    # --- values ----------------------------------------------------------------------------------------------------

    def _place_values(self) -> None:
        words, free = self.words, 0
        counting = COUNT_WORDS | {word for word in words.vocabulary if word[0].isdigit()}
        known, counts = frozenset(self.lexicon.values.places(words)), frozenset(words.places(counting))
        for index in sorted(known | counts):
            sentence = self.owners[index]
            if sentence is None or index < free:
                continue
            value = self.numbers.value(words, index, sentence.hi) if index in counts else None
            hit = self.lexicon.values.longest(words, index) if value is None and index in known else None
            if hit and hit.last < sentence.hi and self._acronym_fits(hit.first, hit.last, sentence.hi):
                value = Value(hit.first, hit.last, tuple(hit.payloads))
            if value is not None:
                sentence.values.append(value)
                free = value.last + 1
        self._place_plurals()
        self._place_parted()

    def _place_plurals(self) -> None:
        """'two adequates': grades that are counted, each of them a value."""
        for index in self.words.places(self.lexicon.plural_values.keys()):
            sentence = self.owners[index]
            if sentence is None or number_at(sentence.word(index - 1)) in (None, 0):
                continue
            if index not in covered(sentence.values):
                sentence.values.append(Value(index, index, self.lexicon.plural_values[self.words.folded[index]]))
                sentence.values.sort(key=lambda value: value.first)

    def _place_parted(self) -> None:
        """'Most people who use social services are served well': a value with other words in it."""
        folded = self.words.folded
        for sentence, hit in self._phrases(self.lexicon.parted):
            for behind, option in hit.payloads:
                reach = range(hit.last + 2, min(hit.last + LONGEST_GAP, sentence.hi - len(behind) + 1))
                at = next((at for at in reach if tuple(folded[at : at + len(behind)]) == behind), None)
                inside = range(hit.first, at + len(behind)) if at is not None else range(0)
                if at is not None and not any(value.strong for value in sentence.values if value.first in inside):
                    sentence.values = [value for value in sentence.values if value.first not in inside]
                    sentence.values.append(Value(at, at + len(behind) - 1, (option,), opens=hit.first))
            sentence.values.sort(key=lambda value: value.first)

    def _acronym_fits(self, first: int, last: int, end: int) -> bool:
        """Two letters or a letter and a digit ('RI', 'C3') count in capitals only, and so does 'a C' before no noun."""
        words = self.words
        if first < last and len(words.folded[last]) == 1 and words.folded[last].isalpha():
            closed = last + 1 >= end or words.folded[last + 1] in CLOSED or bool(words.gap(last).strip())
            return words.upper(last) and closed
        surface = words.surface(first, last)
        return len(surface) > 2 or surface.isupper() or surface == "no"

    def _place_superlatives(self) -> None:
        """'the top mark', 'the lowest rating': the best or worst level, in a clause that names no other."""
        for sentence in self.sentences:
            for name, options in self.lexicon.superlatives.items() if sentence.cues else ():
                for first, last in sentence.cues.get(name, ())[:1]:
                    if not any(self._in_one_clause(first, value) for value in sentence.values):
                        sentence.values.append(Value(first, last, options))
                        sentence.values.sort(key=lambda value: value.first)

    def _in_one_clause(self, at: int, value: Value) -> bool:
        """True if no conjunction parts a word from a value: 'five on no stars rose, but Hull fell to the bottom'."""
        return CLAUSE_WORDS.isdisjoint(self.words.folded[min(at, value.last) : max(at, value.first)])

    def _turn_values(self) -> None:
        """'found fault by the council, which caused no injustice': words behind a value that make it another level."""
        for sentence, hit in self._phrases(self.lexicon.beside):
            for value in sentence.values:
                for option in hit.payloads:
                    rivals = {other for other in value.options if other.scale == option.scale and other != option}
                    if rivals and 0 < hit.first - value.last <= LONGEST_TURN:
                        value.options = (*(other for other in value.options if other not in rivals), option)
            sentence.values = [value for value in sentence.values if not hit.first <= value.first <= hit.last]

    # --- names, cues, councils -------------------------------------------------------------------------------------

    def _place_names(self) -> None:
        for sentence, hit in self._phrases(self.lexicon.names):
            acronym = tuple(self.words.folded[hit.first : hit.last + 1]) in self.lexicon.acronyms
            if not acronym or self.words.upper(hit.first):  # 'plans to send commissioners' names none
                sentence.names.append(NameMark(hit.first, hit.last, tuple(hit.payloads)))

    def _place_cues(self) -> None:
        """'record keeping' keeps nothing, 'likely to improve' hopes for nothing: no word inside a name or a value."""
        names = (mark for sentence in self.sentences for mark in sentence.names if not mark.of("none"))
        values = (value for sentence in self.sentences for value in sentence.values if value.first < value.last)
        known = covered(names) | covered(values)
        for sentence, cue in self._phrases(self.lexicon.cues):
            inside = cue.last in known and (cue.first in known or cue.first < cue.last)
            # 'in May have judged': the month is no modal verb
            month = sentence.word(cue.first) == "may" and self.words.capital(cue.first) and cue.first > sentence.lo
            for name in () if inside or month else cue.payloads:
                sentence.cues.setdefault(name, []).append((cue.first, cue.last))

    def _place_groups(self, mentions: Sequence[CouncilMention]) -> None:
        ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
        starts = [mention.start for mention in ordered]
        for sentence in self.sentences:
            first, last = (bisect_left(starts, edge) for edge in (sentence.span.start, sentence.span.end))
            inside = [mention for mention in ordered[first:last] if mention.end <= sentence.span.end]
            sentence.groups = list(grouped(self.words, sentence.lo, sentence.hi, inside)) if inside else []

    def _place_quotes(self, quotes: Sequence[QuoteFound]) -> None:
        for quote in quotes:
            for segment in quote.segments if quote.kind in UTTERANCES else ():
                first, last = word_at(self.words, segment.start), word_at(self.words, segment.end - 1)
                if first is None or last is None:
                    continue
                inside = {id(owner): owner for owner in self.owners[first : last + 1] if owner is not None}
                for sentence in inside.values():
                    sentence.quoted = (*sentence.quoted, (first, last, quote.council))

    # --- clauses and asides ----------------------------------------------------------------------------------------

    def _place_clauses(self) -> None:
        """Words that begin a clause: after a semicolon, at 'while', 'but', …"""
        words = self.words
        starts = {*words.places(CLAUSE_WORDS), *(at + 1 for at in words.gaps_with(";") if at + 1 < len(words))}
        commas = words.places({","})
        for at in sorted(starts):
            sentence = self.owners[at]
            # the 'after' of 'looked-after children' begins none
            if sentence is not None and at > sentence.lo and at not in covered(sentence.names):
                sentence.clauses = (*sentence.clauses, at)
        for sentence in self.sentences:
            if sentence.clauses and (main := _main_clause(sentence, sentence.within(commas))):
                sentence.clauses = sorted({*sentence.clauses, main})

    def _place_asides(self) -> None:
        """Stretches that speak of something else: ', which was held in May,', words between dashes, in brackets."""
        words = self.words
        commas = self._by_sentence(words.places({","}))
        openings = {at + 1 for at in words.gaps_with("(") if at + 1 < len(words)}
        dashes = self._by_sentence(sorted(at for dash in DASHES for at in words.gaps_with(dash)))
        brackets = self._by_sentence(sorted(openings | set(words.gaps_with(")"))))
        for sentence in self.sentences:
            if sentence.lo not in commas and sentence.lo not in dashes and sentence.lo not in brackets:
                continue
            relatives = self._relatives(sentence, commas.get(sentence.lo, ()))
            asides = [*relatives, *_dashed(sentence, dashes.get(sentence.lo, ()))]
            opened = None
            for at in brackets.get(sentence.lo, ()):
                opened = at if at in openings else opened
                if opened is not None and ")" in words.gap(at):
                    asides.append((opened, at))
                    opened = None
            sentence.asides = asides

    def _relatives(self, sentence: Sentence, commas: Sequence[int]) -> Iterator[tuple[int, int]]:
        """', which was held in May,', ', rated poor in 2002,', and one at the end: 'Hull is good, says X, which …'."""
        end = sentence.hi - 1
        for at, closing in pairwise([*commas, end]):
            opening = sentence.word(at + 1)
            if opening not in RELATIVES | PARTICIPLES and opening != "including":
                continue
            if opening in RELATIVES and not self.judging.isdisjoint(self.words.folded[sentence.lo : at]):
                ends = (comma for comma in commas if at < comma < end)  # the main clause stands before it
                closing = next((c for c in ends if sentence.word(c + 1) in CLAUSE_WORDS | {"and"}), end)
            elif closing == end and sentence.word(closing) != ",":
                continue
            else:  # 'the service, which is run with the police, health and probation, was …'
                ends = (comma for comma in commas if closing <= comma < end and sentence.word(comma + 1) in FINITE)
                closing = next(ends, closing) if opening in RELATIVES else closing
            if opening not in PARTICIPLES or closing - at <= LONGEST_ASIDE:
                yield at, closing


def _sentences(words: Words, layout: Layout) -> Iterator[Sentence]:
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
        if block is None or block.kind in UNREAD or span.start < block.start:
            continue
        lo = bisect_left(words.starts, span.start, lo=at)
        at = bisect_right(words.ends, span.end, lo=lo)
        if at > lo:
            near = Span(block.start, below[block.start].end if block.start in below else block.end)
            yield Sentence(words, span, lo, at, block, near, span == (block.start, block.end))


def _main_clause(sentence: Sentence, commas: Sequence[int]) -> int | None:
    """The word after the comma that ends a clause with which the sentence opens: 'Two years after …, the council'."""
    first = sentence.clauses[0]
    comma = next((at for at in commas if first + 1 < at < sentence.hi - 1), None)
    if comma is None or first - sentence.lo > LONGEST_LEAD or any(group.last < comma for group in sentence.groups):
        return None
    return comma + 1


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


def _dashed(sentence: Sentence, dashes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """'– plans for housing –': words between dashes that name no council and are no judgement's name, or say more."""
    for left, right in zip(dashes[::2], dashes[1::2], strict=False):
        named = any(left < group.first and group.last <= right for group in sentence.groups)
        named = named or any((m.first, m.last) == (left + 1, right) and m.of("dimension") for m in sentence.names)
        if not named or sentence.word(left + 1) in RELATIVES:
            yield left + 1, right
