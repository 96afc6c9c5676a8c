"""Indirect speech: 'She said that …', 'The council said it had …', '… , the spokesperson added.'"""

from __future__ import annotations

from collections.abc import Sequence

from councilscope.matching.function_words import GOVERNING, NO_CLAUSE, RELATIVES
from councilscope.matching.quotes.finder import SpeakerFinder
from councilscope.matching.quotes.scene import LONGEST_SENTENCE, Cue, Scene
from councilscope.matching.quotes.speakers import Speaker
from councilscope.matching.quotes.utterances import FEWEST_WORDS as FEWEST_OF_A_FRAGMENT
from councilscope.matching.quotes.utterances import Utterance, running_kinds
from councilscope.matching.weighing import weigh
from councilscope.records import SpeakerKind
from councilscope.spans import Span, trimmed

FEWEST_WORDS = 3
ARTICLES = frozenset(("a", "an", "the", "this"))
AFTER_SOURCES = GOVERNING | RELATIVES | {"into", "out", "published", "which"}  # 'a report out this week'
LONGEST_SOURCE = 6  # tokens
PARENTHETIC_ENDS = frozenset((",", ":", ";"))
THAT_REACH = 9  # tokens between the verb and its 'that' ('told the scrutiny committee that')


class IndirectSpeech:
    """Finds clauses that report what somebody said, in sentences that hold no quotation."""

    def __init__(self, scene: Scene, text: str) -> None:
        self.scene = scene
        self.text = text
        self.finder = SpeakerFinder(scene)

    def find(self, utterances: Sequence[Utterance]) -> list[Utterance]:
        """Indirect utterances in order. Their speakers' pronouns are still to be resolved."""
        free = {number for utterance in utterances if utterance.free for number in utterance.pieces}
        found: list[Utterance] = []
        used = {cue.first for utterance in utterances if utterance.free for cue in utterance.cues}
        for cue in self.scene.cues:
            block = self.scene.block_of(cue.first)
            if cue.first in used or cue.use == "document" or self.scene.kind(block) not in running_kinds():
                continue
            first, last = self.scene.ranges[block]
            start = self.scene.sentence_start(cue.first, first)
            end = self._sentence_end(cue.last, min(last, cue.last + LONGEST_SENTENCE))
            if cue.first - start > LONGEST_SENTENCE:
                continue
            if any(self.scene.inside[index] in free for index in range(start, end) if self.scene.inside[index] >= 0):
                continue
            utterance = self._reported(cue, block, start, end)
            if utterance is not None and not (found and found[-1].spans[-1].end >= utterance.spans[0].end):
                found.append(utterance)
        return found

    def _reported(self, cue: Cue, block: int, start: int, end: int) -> Utterance | None:
        if cue.names_next or self._told_after(cue, start, end):
            return self._clause_before_source(cue, block, start, end)
        found = self._clause_after(cue, block, start, end)
        if found is not None or cue.use != "speech":
            return found
        return self._clause_before(cue, block, start, end) or self._clause_around(cue, block, start, end)

    def _told_after(self, cue: Cue, start: int, end: int) -> bool:
        """True for 'The work was late, says a report out this week.', where what follows the verb is who says so."""
        lower, text = self.scene.tokens.lower, self.scene.tokens.text
        plain = cue.use == "speech" and not cue.listener and not lower[cue.first].endswith("ing")
        if not plain or cue.first - 1 <= start or text[cue.first - 1] != "," or cue.last >= end:
            return False
        if lower[cue.last] not in ARTICLES:
            return False
        knowledge = self.scene.knowledge
        reach = range(cue.last + 1, min(cue.last + LONGEST_SOURCE, end))
        noun = next((n for n in reach if lower[n] in knowledge.documents or lower[n] in knowledge.speakers), None)
        if noun is None or not all(text[n].isalpha() for n in reach if n < noun):
            return False
        return noun + 1 >= end or text[noun + 1] in ".;" or lower[noun + 1] in AFTER_SOURCES

    def _clause_before_source(self, cue: Cue, block: int, start: int, end: int) -> Utterance | None:
        """'The work was nearly done, according to Jane Moss.'"""
        comma = cue.first - 1
        if comma <= start or self.scene.tokens.text[comma] != ",":
            return None
        return self._utterance(self.finder.after(cue, cue.last, end), cue, block, start, comma)

    def _sentence_end(self, index: int, last: int) -> int:
        """Where the next sentence begins, be it the writer's or a quotation after a full stop."""
        inside = self.scene.inside
        while index < last:
            opens = inside[index] < 0 or inside[index] != inside[index - 1]
            if opens and index in self.scene.sentence_starts:
                break
            index += 1
        return index

    def _clause_after(self, cue: Cue, block: int, start: int, end: int) -> Utterance | None:
        begin = self._clause_start(cue, end)
        if begin is None:
            return None
        speaker = self.finder.before(cue, start)
        return self._utterance(speaker, cue, block, begin, end)

    def _clause_start(self, cue: Cue, end: int) -> int | None:
        lower = self.scene.tokens.lower
        if cue.last >= end:
            return None
        verb = self.scene.knowledge.verbs[" ".join(lower[cue.first : cue.last])]
        follows = lower[cue.last]
        if follows == "that":
            return cue.last + 1
        if cue.use != "speech":
            return None
        opens = follows not in NO_CLAUSE or (follows == "no" and self.scene.tokens.text[cue.last + 1][:1].isalpha())
        if verb.bare and opens:  # a 'that' further on belongs to the clause: 'said he was sorry that …'
            return cue.last
        for index in range(cue.last, min(cue.last + THAT_REACH, end)):
            if lower[index] == "that":
                return index + 1
            if lower[index] in (".", ";", ":", ","):
                break
        return None

    def _clause_before(self, cue: Cue, block: int, start: int, end: int) -> Utterance | None:
        """'The programme would finish by March, the spokesperson added.': the verb ends its sentence."""
        text = self.scene.tokens.text
        if not (cue.last >= end or (cue.last == end - 1 and text[cue.last] in ".,")):
            return None
        speaker = self.finder.before(cue, start)
        if speaker is None or speaker.words[0] - 1 <= start or text[speaker.words[0] - 1] != ",":
            return None
        return self._utterance(speaker, cue, block, start, speaker.words[0] - 1)

    def _clause_around(self, cue: Cue, block: int, start: int, end: int) -> Utterance | None:
        """'The bins, she said, would be next.': the verb and its subject stand between commas inside the words."""
        tokens = self.scene.tokens
        if cue.last >= end - 1 or tokens.text[cue.last] not in PARENTHETIC_ENDS:
            return None
        speaker = self.finder.before(cue, start)
        if speaker is None or speaker.words[1] > cue.first or speaker.words[0] - 1 <= start:
            return None
        comma = speaker.words[0] - 1
        opening = tokens.lower[start]
        if tokens.text[comma] != "," or opening in self.scene.knowledge.verbs or opening.endswith("ing"):
            return None  # 'Asked about it, Jane Moss said, …'
        found = self._utterance(speaker, cue, block, start, comma, fewest=1)
        rest = self._utterance(speaker, cue, block, cue.last + 1, end)
        if found is None or rest is None:
            return None
        found.spans += rest.spans
        return found

    def _utterance(
        self, speaker: Speaker | None, cue: Cue, block: int, begin: int, end: int, fewest: int = FEWEST_WORDS
    ) -> Utterance | None:
        if end <= begin:
            return None
        tokens = self.scene.tokens
        span = trimmed(self.text, tokens.start[begin], tokens.end[end - 1], " .,;")
        rule = self._against(speaker)
        if not rule and len(span.of(self.text).split()) < fewest:
            rule = "too-few-words-reported"
        if not rule and self._mostly_quoted(begin, end):
            rule = "quoted-rather-than-reported"
        if rule:
            weigh(tokens, rule, span)
            return None
        utterance = Utterance(block, [], [Span(*span)], False, last_block=block)
        utterance.speaker, utterance.rule, utterance.indirect = speaker, "clause", True
        utterance.cues.append(cue)
        return utterance

    @staticmethod
    def _against(speaker: Speaker | None) -> str:
        """The rule by which what a speaker says is not kept, '' if it is."""
        if speaker is None:
            return "verb-of-no-subject"
        if speaker.kind is SpeakerKind.DOCUMENT:
            return "told-by-a-document"
        unnamed = speaker.kind is SpeakerKind.ROLE and speaker.person is None
        return "told-by-nobody-known" if unnamed or speaker.kind is SpeakerKind.UNKNOWN else ""

    def _mostly_quoted(self, begin: int, end: int) -> bool:
        """True where the clause is little more than the quoted fragment inside it, and that is one by itself."""
        inside = [self.scene.inside[index] for index in range(begin, end) if self.scene.inside[index] >= 0]
        longest = max((len(self._words_of(number)) for number in set(inside)), default=0)
        return len(inside) > (end - begin) / 2 and longest >= FEWEST_OF_A_FRAGMENT

    def _words_of(self, number: int) -> list[str]:
        quote = self.scene.quoted[number]
        return self.text[quote.start : quote.end].split()
