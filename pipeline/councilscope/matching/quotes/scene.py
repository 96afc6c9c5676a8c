"""What stands around the quotations of a Doc: tokens in and out of marks, sentence starts, mentions, verbs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from councilscope.articles import BlockKind
from councilscope.knowledge.quotes import QuoteKnowledge
from councilscope.matching.annotations import BodyMention, CouncilMention, Layout, PersonFound
from councilscope.matching.quotes.marks import Quoted
from councilscope.matching.tokens import Tokens

MOST_CUES = 8  # verbs of one sentence that are asked for a speaker
LONGEST_SENTENCE = 150  # tokens that a rule walks along before it gives up
POSSESSIVES = frozenset(("'s", "’s", "s'", "'", "’"))
SAY = frozenset(("add", "ask", "explain", "say", "tell"))
TWO_WORD_TAILS = frozenset(("on", "out", "it", "tribute", "in", "to", "back"))


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person's name, short name or role as tokens; ``person`` is the place in the list of people."""

    first: int
    last: int
    person: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb outside quotation marks, as tokens [first, last). The rest is as in ReportingVerb.

    names_next: a phrase such as 'according to', after which the speaker stands.
    """

    first: int
    last: int
    use: str
    continues: bool
    listener: bool = False
    names_next: bool = False


class Scene:
    """Lookups over one Doc, built once; indexes are tokens unless a name says otherwise."""

    def __init__(
        self,
        tokens: Tokens,
        layout: Layout,
        quoted: Sequence[Quoted],
        people: Sequence[PersonFound],
        councils: Sequence[CouncilMention],
        bodies: Sequence[BodyMention],
        knowledge: QuoteKnowledge,
    ) -> None:
        self.tokens = tokens
        self.layout = layout
        self.quoted = quoted
        self.people = list(people)
        self.knowledge = knowledge
        self.inside = self._inside()
        self.ranges = [(tokens.at(block.start), tokens.before(block.end)) for block in layout.blocks]
        self.block_starts = [block.start for block in layout.blocks]
        self.sentence_starts = {tokens.at(sentence.start) for sentence in layout.sentences}
        self.mentions = sorted(
            (
                PersonMention(tokens.at(span.start), tokens.before(span.end), number)
                for number, person in enumerate(people)
                for span in person.mentions
            ),
            key=lambda mention: (mention.first, -mention.last),
        )
        self.mention_starts = [mention.first for mention in self.mentions]
        for mention in self.mentions:  # 'Rep. Jane Doe' is one name, whatever the splitter of sentences thinks
            self.sentence_starts.difference_update(range(mention.first + 1, mention.last))
        self._starts = self._sentence_starts()
        self.council_at = _by_token(tokens, [(m.start, m.end, m.council) for m in councils])
        self.body_at = _by_token(tokens, [(m.start, m.end, m.body) for m in bodies])
        self.cues = self._cues()
        self.cue_starts = [cue.first for cue in self.cues]

    def _inside(self) -> list[int]:
        """For each token the number of the quoted stretch whose marks enclose it, -1 outside."""
        inside = [-1] * len(self.tokens)
        for number, quote in enumerate(self.quoted):
            for index in range(self.tokens.at(quote.outer_start), self.tokens.before(quote.outer_end)):
                inside[index] = number
        return inside

    def _cues(self) -> list[Cue]:
        found: list[Cue] = []
        verbs, lower = self.knowledge.verbs, self.tokens.lower
        skip = -1
        starters, inside = self.knowledge.cue_words, self.inside
        for index, word in enumerate(lower):
            if word not in starters or index <= skip or inside[index] >= 0:
                continue
            pair = f"{word} {lower[index + 1]}" if index + 1 < len(lower) and lower[index + 1] in TWO_WORD_TAILS else ""
            if pair and self.knowledge.phrases.get(pair) == "before-speaker":
                found.append(Cue(index, index + 2, "speech", False, names_next=True))
                continue
            verb = verbs.get(pair)
            last = index + 2 if verb is not None else index + 1
            verb = verb or verbs.get(word)
            if verb is not None and not self._no_verb(index) and not (verb.raising and self._infinitive(last)):
                found.append(Cue(index, last, verb.use, verb.continues, verb.listener))
                skip = last - 1
        return found

    def _infinitive(self, index: int) -> bool:
        """True for the 'to pick up' after 'began': the one who began says nothing."""
        lower = self.tokens.lower
        return lower[index : index + 1] == ["to"] and "".join(lower[index + 1 : index + 2]) not in SAY

    def _no_verb(self, index: int) -> bool:
        """True where the form is no reporting verb: 'was told', 'the reports', 'warning signs' at a noun's place."""
        lower = self.tokens.lower
        before = lower[index - 1] if index and not self.tokens.breaks[index] else ""
        word = lower[index]
        owned = before in POSSESSIVES and self.inside[index - 1] < 0  # 'the leader's remarks'
        compound = "-" in before and not self.tokens.capital(index - 1)  # 'late-night tweets'
        if word.endswith("s") and (owned or compound):
            return True
        if before in ("was", "were", "be", "been", "being", "is", "are", "get", "got") and not word.endswith("ing"):
            return True
        if before in (
            "the",
            "a",
            "an",
            "this",
            "of",
            "its",
            "their",
            "to",
            "his",
            "her",
            "these",
            "those",
            "no",
            "two",
            "three",
        ):
            return True
        return self.tokens.text[index][0].isupper() and not self.tokens.breaks[index] and word.endswith("s")

    def block_of(self, index: int) -> int:
        """Number of the block that holds the token."""
        return max(0, bisect_right(self.block_starts, self.tokens.start[index]) - 1)

    def kind(self, block: int) -> BlockKind:
        """The kind of a block."""
        return self.layout.blocks[block].kind

    def cues_in(self, first: int, last: int) -> list[Cue]:
        """Cues that begin in the token range."""
        left = bisect_right(self.cue_starts, first - 1)
        return list(self.cues[left : bisect_right(self.cue_starts, last - 1)])

    def mentions_in(self, first: int, last: int, outside: bool = True) -> list[PersonMention]:
        """People mentioned in the token range, outside quotation marks unless told otherwise."""
        left = bisect_right(self.mention_starts, first - 1)
        right = bisect_right(self.mention_starts, last - 1)
        return [m for m in self.mentions[left:right] if m.last <= last and not (outside and self.inside[m.first] >= 0)]

    def sentence_start(self, index: int, floor: int) -> int:
        """First token of the sentence of a token outside marks; a whole quotation before it is a boundary.

        No rule walks along more than ``LONGEST_SENTENCE`` tokens, which keeps each of them linear.
        """
        return max(floor, self._starts[index], index - LONGEST_SENTENCE)

    def _sentence_starts(self) -> list[int]:
        """For each token where its sentence begins, as ``sentence_start`` understands it."""
        starts: list[int] = []
        begin = 0
        blocks = {first for first, _ in self.ranges}
        for index, number in enumerate(self.inside):
            if index in blocks or (number < 0 and index in self.sentence_starts):
                begin = index
            elif number < 0 and self.inside[index - 1] >= 0:
                last = self.inside[index - 1]
                opens = self.tokens.at(self.quoted[last].outer_start) <= begin
                if opens or self.ends_sentence(last):
                    begin = index
            starts.append(begin)
        return starts

    def ends_sentence(self, number: int) -> bool:
        """True if the quoted stretch ends a sentence by itself."""
        quote = self.quoted[number]
        last = self.tokens.before(quote.end) - 1
        return last >= 0 and self.tokens.text[last][-1] in ".!?"


def _by_token(tokens: Tokens, mentions: Sequence[tuple[int, int, str]]) -> dict[int, tuple[int, str]]:
    """Last token of a mention -> its first token and id."""
    return {tokens.before(end) - 1: (tokens.at(start), found) for start, end, found in mentions if end > start}
