"""From quoted stretches to utterances: which stretches one speaker says in one go, and the clause that says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from councilscope.articles import BlockKind
from councilscope.matching.quotes.attribution import ENDS, ClauseAttribution
from councilscope.matching.quotes.scene import LONGEST_SENTENCE, Cue, Scene
from councilscope.matching.quotes.speakers import Speaker
from councilscope.matching.quotes.unmarked import FIRST_PERSON
from councilscope.matching.weighing import weigh
from councilscope.spans import Span

FEWEST_WORDS = 4
WHOLE_SENTENCE = 12  # words that are an utterance right after their verb, even if they begin in lower case
LONGEST_ASIDE = 25  # words between two pieces of one utterance
FARTHEST_ASIDE = 14  # tokens from a piece to the verb of the aside after it
DASHES = frozenset("–—-―")


@dataclass(slots=True)
class Utterance:
    """Stretches that one speaker says. pieces: numbers of quoted stretches; spans: where there are no marks.

    free: it stands as a sentence of its own; else it is words inside the writer's sentence. speaker: from the
    clause beside it, None if there is none. cues: the verbs that belong to it.
    """

    block: int
    pieces: list[int]
    spans: list[Span]
    free: bool
    speaker: Speaker | None = None
    cues: list[Cue] = field(default_factory=list)
    last_block: int = 0
    pure: bool = False
    open_end: bool = False
    ends_block: bool = False
    rule: str = ""
    indirect: bool = False


class UtteranceBuilder:
    """Builds utterances of a scene, with the speakers that their own paragraphs give."""

    def __init__(self, scene: Scene, text: str) -> None:
        self.scene = scene
        self.text = text
        self.tokens = scene.tokens
        self.clauses = ClauseAttribution(scene, text)
        self.finder = self.clauses.finder
        self.frees: dict[int, bool] = {}

    def build(self) -> list[Utterance]:
        """Utterances in order; stretches that are no speech (names of things, words apart) are left out."""
        by_block: dict[int, list[int]] = {}
        for number, quote in enumerate(self.scene.quoted):
            by_block.setdefault(quote.block, []).append(number)
        found: list[Utterance] = []
        for block, numbers in by_block.items():
            for utterance in self._block(block, numbers):
                if found and self._goes_on(found[-1], utterance):
                    self._join(found[-1], utterance)
                else:
                    found.append(utterance)
        return found

    # --- one block

    def _block(self, block: int, numbers: list[int]) -> list[Utterance]:
        groups: list[Utterance] = []
        for position, number in enumerate(numbers):
            quote = self.scene.quoted[number]
            free = self._stands_free(block, number)
            previous = groups[-1] if groups else None
            if previous is not None and self._same_breath(previous, numbers[position - 1], number, free):
                self._extend(previous, block, numbers, position)
                continue
            utterance = Utterance(block, [number], [Span(quote.start, quote.end)], free, last_block=block)
            utterance.speaker, utterance.rule = self.clauses.of(block, numbers, position, self._stands_free)
            if utterance.speaker and utterance.speaker.cue:
                utterance.cues.append(utterance.speaker.cue)
            groups.append(utterance)
        first, last = self.scene.ranges[block]
        for utterance in groups:
            quote = self.scene.quoted[utterance.pieces[-1]]
            utterance.open_end = not quote.closed
            utterance.ends_block = self._nothing_after(utterance, last)
            utterance.pure = self._begins(utterance, first) and not utterance.cues
        return [u for u in groups if not self._refused(u)]

    def _stands_free(self, block: int, number: int) -> bool:
        """``_free``, remembered: a paragraph's stretches are asked about again and again."""
        known = self.frees.get(number)
        if known is None:
            known = self.frees[number] = self._free(block, number)
        return known

    def _free(self, block: int, number: int) -> bool:
        quote = self.scene.quoted[number]
        words = self.text[quote.start : quote.end]
        if quote.continues:
            return True
        before = self.text[self.scene.layout.blocks[block].start : quote.outer_start].rstrip()
        letter = next((c for c in words if c.isalnum()), "")
        capital = letter.isupper() or letter.isdecimal()
        if not before:
            return capital or not quote.opened
        if before[-1] == ":":
            return capital or self._cue_near(number)
        if before[-1] in ".!?)" or self._ends_with_mark(before):
            return capital
        if before[-1] in ",–—-":
            return capital and self._cue_near(number)
        last = self.tokens.at(quote.outer_start)
        told = any(cue.last == last and cue.use == "speech" for cue in self.scene.cues_in(max(0, last - 3), last))
        if told and words[-1:] in ENDS and len(words.split()) >= WHOLE_SENTENCE:
            return True
        return capital and (told or (words[-1:] in ENDS and self._cue_near(number)))

    def _ends_with_mark(self, before: str) -> bool:
        return before[-1] in self.scene.knowledge.closers

    def _cue_near(self, number: int) -> bool:
        """True if a reporting verb stands within a few words before the stretch."""
        first = self.tokens.at(self.scene.quoted[number].outer_start)
        return bool(self.scene.cues_in(max(0, first - 8), first))

    def _between(self, left: int, right: int) -> tuple[int, int]:
        quoted = self.scene.quoted
        return self.tokens.before(quoted[left].outer_end), self.tokens.at(quoted[right].outer_start)

    def _same_breath(self, group: Utterance, left: int, right: int, free: bool) -> bool:
        """True if the stretch goes on with the utterance before it in its paragraph."""
        if not group.free:
            return False
        first, last = self._between(left, right)
        words = [word for word in self.tokens.lower[first:last] if word[0].isalnum()]
        if len(words) > LONGEST_ASIDE:
            return False
        cues = self.scene.cues_in(first, last)
        stops = sum(word in ENDS for word in self.tokens.text[first:last])
        if not free:
            return (
                bool(cues)
                and stops == 0
                and self.tokens.text[last - 1] in ",–—-:;"
                and cues[0].first - first <= FARTHEST_ASIDE
            )
        if not words:
            return True
        if not cues:
            return stops == 0 and self.tokens.text[last - 1] in "–—-:"
        if stops > 1 + (self.tokens.text[last - 1] in ":,"):
            return False
        if len(cues) == 1 or stops == 0 or (stops == 1 and self.tokens.text[last - 1] in ENDS):
            return self.clauses.attributes_back(left, cues[0], first) or self._still_speaks(group, cues[-1], first)
        return self._still_speaks(group, cues[-1], first)

    def _still_speaks(self, group: Utterance, cue: Cue, floor: int) -> bool:
        """True if the verb's subject is the group's speaker, or a pronoun that can mean them."""
        subject = self.finder.of(cue, floor, cue.last, False)
        if subject is None:
            return cue.continues
        if subject.pronoun:
            return True
        return group.speaker is not None and subject.person is not None and subject.person == group.speaker.person

    def _extend(self, group: Utterance, block: int, numbers: list[int], position: int) -> None:
        number = numbers[position]
        quote = self.scene.quoted[number]
        group.pieces.append(number)
        group.spans.append(Span(quote.start, quote.end))
        speaker, rule = self.clauses.of(block, numbers, position, self._stands_free)
        if speaker is not None and speaker.cue is not None:
            if group.speaker is None or (group.speaker.cue is None and speaker.cue is not None):
                group.speaker, group.rule = speaker, rule
            group.cues.append(speaker.cue)

    # --- across blocks

    def _begins(self, utterance: Utterance, first: int) -> bool:
        quote = self.scene.quoted[utterance.pieces[0]]
        return self.tokens.at(quote.outer_start) <= first

    def _nothing_after(self, utterance: Utterance, last: int) -> bool:
        """True if after the last stretch come only marks or the clause that attributes it."""
        number = utterance.pieces[-1]
        end = self.tokens.before(self.scene.quoted[number].outer_end)
        if last - end > LONGEST_SENTENCE:
            return False
        rest = [i for i in range(end, last) if self.tokens.text[i][0].isalnum()]
        if not rest:
            return True
        cues = self.scene.cues_in(end, last)
        if not cues or not self.clauses.attributes_back(number, cues[0], end):
            return False
        return not any(word in ENDS for word in self.tokens.text[end : rest[-1]])

    def _goes_on(self, left: Utterance, right: Utterance) -> bool:
        """True if the next paragraph's stretch is the same utterance: left open, or pure speech without a clause."""
        if right.block == left.last_block or not left.free:
            return False
        first = self.scene.ranges[right.block][0]
        if not self._begins(right, first) or not left.ends_block:
            return False
        continues = self.scene.quoted[right.pieces[0]].continues
        if not left.open_end and left.speaker is None and not self._announced(left.block):
            return False
        if not continues and (right.block - left.last_block > 1 or self._signed_after(right.block)):
            return False
        if not right.cues:
            return right.free
        if not continues or right.speaker is None:
            return False
        if right.speaker.pronoun:
            return True
        return left.speaker is not None and right.speaker.person == left.speaker.person

    def _signed_after(self, block: int) -> bool:
        """True if the block after begins with a dash, or is a list item or line with a name: a signature of its own.

        A line with a name and a quotation below it is the heading of that one.
        """
        if block + 1 >= len(self.scene.ranges):
            return False
        first, last = self.scene.ranges[block + 1]
        kind = self.scene.kind(block + 1)
        named = any(mention.first <= first + 1 for mention in self.scene.mentions_in(first, last))
        line = kind is BlockKind.HEADING and not any(
            self._opens_with_mark(number) for number in range(block + 2, min(block + 4, len(self.scene.ranges)))
        )
        signs = kind is BlockKind.LIST_ITEM or line
        return first < last and (self.tokens.text[first] in DASHES or (signs and named))

    def _opens_with_mark(self, block: int) -> bool:
        return self.scene.inside[self.scene.ranges[block][0]] >= 0

    def _announced(self, block: int) -> bool:
        """True if the block before ends in a colon or comma, as a line that introduces a speaker does."""
        last = self.scene.ranges[block - 1][1] if block else 0
        return last > 0 and self.tokens.text[last - 1] in ":,"

    @staticmethod
    def _join(left: Utterance, right: Utterance) -> None:
        left.pieces += right.pieces
        left.spans += right.spans
        left.cues += right.cues
        left.last_block = right.last_block
        left.open_end, left.ends_block = right.open_end, right.ends_block
        if left.speaker is None:
            left.speaker, left.rule = right.speaker, right.rule

    # --- what is speech

    def _refused(self, utterance: Utterance) -> bool:
        """True if a rule says that the words are no speech; notes which."""
        rule = self._against(utterance)
        if rule:
            weigh(self.tokens, rule, utterance.spans[0])
        return bool(rule)

    def _against(self, utterance: Utterance) -> str:
        """The rule by which the words are no speech, '' if they are."""
        words = sum(len(self.text[span.start : span.end].split()) for span in utterance.spans)
        quote = self.scene.quoted[utterance.pieces[0]]
        if self._astray(utterance):
            return "closing-mark-astray"
        if words >= FEWEST_WORDS:
            told = utterance.free and bool(utterance.cues)
            return "name-of-a-thing" if self._is_title(utterance) and not told else ""
        if not utterance.free:
            return "too-few-words-quoted"
        tail = self.text[quote.start : self.scene.quoted[utterance.pieces[-1]].end][-1:]
        sentence = tail in ".!?," or self.text[quote.outer_end : quote.outer_end + 1] in (".", "")
        alone = utterance.pure and utterance.ends_block and words >= 2 and tail in ENDS
        told = words == FEWEST_WORDS - 1 and tail in ENDS and utterance.speaker is not None
        speech = (bool(utterance.cues) and sentence and words >= 2) or alone or told
        return "" if speech else "too-few-words-said"

    def _astray(self, utterance: Utterance) -> bool:
        """True where the writer's own paragraph has a closing mark that nothing opened: no verb, no 'we' or 'I'."""
        quote = self.scene.quoted[utterance.pieces[0]]
        lone = quote.closed and not quote.opened and not quote.continues and not utterance.cues
        starts = quote.start == self.scene.layout.blocks[quote.block].start
        return lone and starts and not FIRST_PERSON.search(self.text, quote.start, quote.end)

    def _is_title(self, utterance: Utterance) -> bool:
        """True for the name of a thing: most of its words begin with capitals."""
        words = [word for span in utterance.spans for word in self.text[span.start : span.end].split()]
        long = [word for word in words if len(word) > 3 and word[0].isalpha()]
        return bool(long) and sum(word[0].isupper() for word in long) >= 0.75 * len(long) and words[-1][-1] not in ENDS


def running_kinds() -> frozenset[BlockKind]:
    """Kinds of block in which a quotation can go on from the block before."""
    return frozenset((BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE))
