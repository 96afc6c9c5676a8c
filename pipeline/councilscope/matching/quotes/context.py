"""Speakers whom the quotation's own paragraph does not name: lines before, signatures, pronouns, former speakers."""

from __future__ import annotations

from dataclasses import replace

from councilscope.articles import BlockKind
from councilscope.knowledge.officials import Gender
from councilscope.knowledge.quotes import QuoteKnowledge
from councilscope.matching.function_words import DETERMINERS
from councilscope.matching.quotes.finder import SpeakerFinder
from councilscope.matching.quotes.pronouns import PronounResolver
from councilscope.matching.quotes.scene import Cue, Scene
from councilscope.matching.quotes.speakers import PRONOUNS, Speaker
from councilscope.matching.quotes.utterances import Utterance, running_kinds
from councilscope.matching.weighing import weigh
from councilscope.records import SpeakerHow, SpeakerKind

DASHES = ("–", "—", "-", "―")
HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
NAME_LINE = "name-line"  # how a speaker is known whose name stands in the line above
LONGEST_SIGNATURE = 24  # tokens
FEWEST_ISSUED = 5  # tokens of 'Moss issued a statement:'
LONGEST_OBJECT = 6  # tokens of 'the following short statement:'


class ContextAttribution:
    """Goes through the utterances in order and settles the speakers that their paragraphs leave open."""

    def __init__(self, scene: Scene, genders: dict[int, Gender], knowledge: QuoteKnowledge) -> None:
        self.scene = scene
        self.finder = SpeakerFinder(scene)
        self.resolver = PronounResolver(scene, self.finder, genders)
        self.knowledge = knowledge

    def attribute(self, utterances: list[Utterance]) -> None:
        """Write speaker and rule of each utterance; headlines keep what their own words say."""
        previous: Utterance | None = None
        for utterance in utterances:
            if self.scene.kind(utterance.block) in HEADLINES:
                continue
            if utterance.indirect:
                self._resolve(utterance)
                self._note(utterance)
                continue
            if utterance.speaker is None and utterance.free:
                self._from_context(utterance, previous)
            self._resolve(utterance)
            self._note(utterance)
            if utterance.speaker is None:
                weigh(self.scene.tokens, "nobody-near-says-it", utterance.spans[0])
            if utterance.free:
                previous = utterance

    def _note(self, utterance: Utterance) -> None:
        if utterance.speaker is not None:
            self.resolver.note(utterance.speaker)

    def _resolve(self, utterance: Utterance) -> None:
        speaker = utterance.speaker
        if speaker is None:
            return
        if speaker.pronoun in PRONOUNS:
            utterance.speaker = self.resolver.resolve(speaker)
        elif speaker.person is None and speaker.kind in (SpeakerKind.COUNCIL, SpeakerKind.BODY, SpeakerKind.UNKNOWN):
            voice = self._spoken_by(speaker)
            if voice is not None:
                utterance.speaker = replace(speaker, person=voice, how=SpeakerHow.CHAINED, kind=SpeakerKind.ROLE)

    def _spoken_by(self, speaker: Speaker) -> int | None:
        """The unnamed spokesperson of the sentence before, where the council or 'it' goes on speaking."""
        block = self.scene.block_of(speaker.words[0])
        first = self.scene.ranges[block][0]
        for mention in reversed(self.scene.mentions_in(first, speaker.words[0])):
            return mention.person if self.scene.people[mention.person].name is None else None
        return None

    def _from_context(self, utterance: Utterance, previous: Utterance | None) -> None:
        """The line before, a signature after, the one who spoke before, or the subject of the paragraph before."""
        for rule, found in (
            ("line-before", self._line_before(utterance)),
            ("line-before", self._name_above(utterance, previous)),
            ("signature", self._signature(utterance, previous)),
        ):
            if found is not None:
                utterance.speaker, utterance.rule = found, rule
                return
        if self._goes_on_from(utterance, previous) and previous is not None and previous.speaker is not None:
            how = SpeakerHow.CONTINUED if previous.speaker.person is not None else None
            utterance.speaker = replace(previous.speaker, how=how, cue=None, pronoun=None)
            utterance.rule = "speaker-continues"
            return
        block = utterance.block - 1
        if not self._stands_alone(utterance):
            return
        if block >= 0 and self.scene.kind(block) in running_kinds() and not self._signed_off(previous, block):
            subject = self.finder.subject_of(*self.scene.ranges[block])
            if subject is not None:
                found = self.finder.person(subject, None, "subject-before")
                utterance.speaker, utterance.rule = replace(found, how=SpeakerHow.CONTINUED), "subject-before"
                return
        if block >= 0 and self.scene.kind(block) is BlockKind.HEADING:
            utterance.speaker = self._heading(block)
            utterance.rule = "heading" if utterance.speaker else utterance.rule

    def _stands_alone(self, utterance: Utterance) -> bool:
        """True if nothing in its own paragraph introduces the quotation or goes on after its comma."""
        last = self.scene.quoted[utterance.pieces[-1]]
        return utterance.pure and self.scene.tokens.text[self.scene.tokens.before(last.end) - 1] != ","

    def _goes_on_from(self, utterance: Utterance, previous: Utterance | None) -> bool:
        if previous is None or previous.speaker is None or previous.rule == "signature":
            return False
        if utterance.block == previous.last_block:
            return True
        return utterance.block - previous.last_block == 1 and previous.ends_block and not self._led(utterance)

    def _led(self, utterance: Utterance) -> bool:
        """True if words of its own paragraph lead into the quotation, of somebody whom no rule knows."""
        tokens = self.scene.tokens
        begin = tokens.at(self.scene.quoted[utterance.pieces[0]].outer_start)
        first = self.scene.ranges[utterance.block][0]
        if begin <= first or tokens.text[begin - 1] not in (":", ","):
            return False
        return bool(self.scene.cues_in(self.scene.sentence_start(begin - 1, first), begin))

    @staticmethod
    def _signed_off(previous: Utterance | None, block: int) -> bool:
        return previous is not None and previous.rule == "signature" and previous.last_block >= block - 1

    def _line_before(self, utterance: Utterance) -> Speaker | None:
        """A paragraph that ends in a colon: 'Mr Taylor concluded:'."""
        block = utterance.block - 1
        if block < 0 or not utterance.pure:
            return None
        start, last = self.scene.ranges[block]
        if last <= start or self.scene.tokens.text[last - 1] not in (":", ",", *DASHES):
            return None
        sentence = self.scene.sentence_start(last - 1, start)
        named = self.finder.named_at(last - 1) if self.scene.tokens.text[last - 1] == ":" else None
        if named is not None and not self.finder.governed(named, sentence):
            return self.finder.person(named, None, "name-before-colon")
        for cue in reversed(self.scene.cues_in(sentence, last)):
            speaker = self.finder.of(cue, start, last, False)
            if speaker is not None:
                utterance.cues.append(cue)
                return self.finder.in_document(speaker, start)
        issued = self._issued(sentence, last)
        if issued is not None:
            utterance.cues.append(issued)
            return self.finder.of(issued, start, last, False)
        subject = self.finder.subject_of(sentence, last) or next(iter(self.scene.mentions_in(sentence, last)), None)
        return self.finder.person(subject, None, "name-before-colon") if subject is not None else None

    def _issued(self, first: int, last: int) -> Cue | None:
        """The verb of 'Jane Moss issued the following statement:', whose object is a document."""
        tokens = self.scene.tokens
        if last - first < FEWEST_ISSUED or tokens.lower[last - 2] not in self.knowledge.documents:
            return None
        begin = next((n for n in range(last - 3, max(first, last - LONGEST_OBJECT), -1) if self._determines(n)), first)
        return Cue(begin - 1, begin, "speech", False) if begin - 1 > first else None

    def _determines(self, index: int) -> bool:
        return self.scene.tokens.lower[index] in DETERMINERS

    def _name_above(self, utterance: Utterance, previous: Utterance | None) -> Speaker | None:
        """'Jane Moss, leader of the council' in a line of its own, or a name and below it a role."""
        block = utterance.block - 1
        if not utterance.pure or self._signed_off(previous, block):
            return None
        for number in range(block, max(block - 2, 0), -1):
            first, stop = self.scene.ranges[number]
            if first < stop and self._name_line(first, stop) and (number == block or not self._goes_further(number)):
                return self.finder.person(self.scene.mentions_in(first, stop)[0], None, NAME_LINE)
            if not self._no_sentence(first, stop) or stop - first > LONGEST_SIGNATURE // 2:
                break
        return None

    def _goes_further(self, number: int) -> bool:
        """True if a name line holds more than the name, so that no role stands under it."""
        first, stop = self.scene.ranges[number]
        return self.scene.mentions_in(first, stop)[0].last != stop

    def _signature(self, utterance: Utterance, previous: Utterance | None) -> Speaker | None:
        """'– Name, Title' at the end of the paragraph, or on the line after."""
        text = self.scene.tokens.text
        end = self.scene.tokens.before(self.scene.quoted[utterance.pieces[-1]].outer_end)
        last = self.scene.ranges[utterance.last_block][1]
        end -= text[end - 1] not in DASHES and text[end - 1].endswith(DASHES)  # a mark and a dash in one token
        if end < last:
            return self._signed(end, last) if text[end].endswith((*DASHES, "(")) else None
        following = utterance.last_block + 1
        if following >= len(self.scene.ranges):
            return None
        first, stop = self.scene.ranges[following]
        spoken = previous.speaker if previous is not None else None
        if spoken is not None and spoken.rule == NAME_LINE and self._name_line(first, stop):
            return None  # names stand above what they say on this page
        listed = self.scene.kind(following) is BlockKind.LIST_ITEM
        if first < stop and (listed or text[first][0] in DASHES or self._name_line(first, stop)):
            return self._signed(first, stop)
        return None

    def _name_line(self, first: int, stop: int) -> bool:
        """True for a line 'Name, title' without a verb or full stop."""
        mentions = [m for m in self.scene.mentions_in(first, stop) if self.scene.people[m.person].name is not None]
        if not mentions or mentions[0].first != first or stop - first > LONGEST_SIGNATURE // 2:
            return False
        person = self.scene.people[mentions[0].person]
        bare = mentions[0].last == stop or self.scene.tokens.text[mentions[0].last] == ","
        return person.name is not None and bare and self._no_sentence(first, stop)

    def _no_sentence(self, first: int, stop: int) -> bool:
        return not self.scene.cues_in(first, stop) and self.scene.tokens.text[stop - 1][-1] not in ".!?:"

    def _signed(self, first: int, stop: int) -> Speaker | None:
        named = self.scene.tokens.text[first].endswith(DASHES) and stop - first <= LONGEST_SIGNATURE // 2
        end = stop - 1 if named and self.scene.tokens.text[stop - 1] == "." else stop
        if not first < end <= first + LONGEST_SIGNATURE or not self._no_sentence(first, end):
            return None
        mentions = [mention for mention in self.scene.mentions_in(first, stop) if mention.first <= first + 3]
        if mentions:
            return self.finder.person(mentions[0], None, "signature")
        return Speaker(SpeakerKind.ROLE, (first, stop), rule="signature")

    def _heading(self, block: int) -> Speaker | None:
        """'What the report says', 'In the inspectors' words': the document or group that a heading names."""
        first, last = self.scene.ranges[block]
        for index in range(first, last):
            word = self.scene.tokens.lower[index]
            if word in self.knowledge.documents:
                begin = index - 1 if index > first and self.scene.tokens.lower[index - 1] == "the" else index
                return Speaker(SpeakerKind.DOCUMENT, (begin, index + 1), rule="heading")
            if self.knowledge.speakers.get(word) == "group":
                return Speaker(SpeakerKind.ROLE, (index, index + 1), rule="heading")
        return None
