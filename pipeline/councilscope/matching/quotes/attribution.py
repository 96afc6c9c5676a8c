"""The clause that attributes a quotation in its own paragraph: before it, after it, or a sentence before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from councilscope.matching.quotes.finder import SpeakerFinder
from councilscope.matching.quotes.scene import LONGEST_SENTENCE, MOST_CUES, Cue, Scene
from councilscope.matching.quotes.speakers import PRONOUNS, Speaker
from councilscope.records import SpeakerKind

ENDS = frozenset(".!?")
NEAR_VERB, FARTHEST_VERB = 16, 30  # tokens from a quotation to its verb; after a comma there may be an apposition
MOST_SENTENCES = 12  # before a quotation, in its paragraph


class ClauseAttribution:
    """Finds the speaker that a quotation's paragraph gives, and the name of the rule."""

    def __init__(self, scene: Scene, text: str) -> None:
        self.scene = scene
        self.text = text
        self.tokens = scene.tokens
        self.finder = SpeakerFinder(scene)

    def of(
        self, block: int, numbers: list[int], position: int, stands_free: Callable[[int, int], bool]
    ) -> tuple[Speaker | None, str]:
        """The speaker of the stretch at a position among a block's, and the rule; None where no words tell.

        ``stands_free`` says of a block's stretch whether it is a sentence of its own.
        """
        number = numbers[position]
        first, last = self.scene.ranges[block]
        quoted = self.scene.quoted
        floor = self.tokens.before(quoted[numbers[position - 1]].outer_end) if position else first
        ceiling = self.tokens.at(quoted[numbers[position + 1]].outer_start) if position + 1 < len(numbers) else last
        begin, end = self.tokens.at(quoted[number].outer_start), self.tokens.before(quoted[number].outer_end)
        if not stands_free(block, number):
            inverted = self.scene.cues_in(end, end + 1) and self._tail(number) in ",?!"
            back = self._back(number, end, ceiling) if inverted else None
            return (back, "fragment-before-verb") if back is not None else self._governing(begin, end, first, last)
        lead = self._lead(begin, floor, first)
        back = self._back(number, end, ceiling) if lead is None or self._loose(begin) else None
        if lead is not None and (back is None or back.cue is None or back.cue.first > end):
            return lead, "verb-before-quote"
        if back is not None:
            return back, "verb-after-quote"
        spoken = next(
            (p for p in range(position - 1, max(position - 9, -1), -1) if stands_free(block, numbers[p])), None
        )
        floor = first if spoken is None else self.tokens.before(quoted[numbers[spoken]].outer_end)
        return self._sentence_before(begin, floor)

    def _loose(self, begin: int) -> bool:
        """True where neither a colon nor a comma leads into the quotation: 'as they deny — "…" asked Jane Moss.'"""
        return begin > 0 and self.tokens.text[begin - 1] in "–—-"

    def _tail(self, number: int) -> str:
        """The last character of a stretch, the marks of a nested quotation aside."""
        quote = self.scene.quoted[number]
        return self.text[quote.start : quote.end].rstrip("'’”\"")[-1:]

    def _lead(self, begin: int, floor: int, first: int) -> Speaker | None:
        """A verb before the quotation: 'X said: "…"', 'X, speaking at Y, told Z: "…"'."""
        if begin <= floor or self.tokens.text[begin - 1][-1] in ".!?":
            return None
        start = self.scene.sentence_start(begin - 1, first)
        named = self.finder.named_at(begin - 1) if self.tokens.text[begin - 1] == ":" else None
        if named is not None and named.first >= start and not self.finder.governed(named, start):
            return self.finder.person(named, None, "name-before-colon")
        cues = list(self.scene.cues_in(max(start, floor), begin))
        for cue in reversed(cues):
            speaker = self.finder.of(cue, first, begin, False)
            if speaker is not None:
                return self.finder.in_document(speaker, first)
        if self.tokens.text[begin - 1] == ":" and not cues:
            return self._label(start, begin)
        return None

    def _label(self, start: int, begin: int) -> Speaker | None:
        """'Name, title: "…"' — the person before a colon."""
        mentions = self.scene.mentions_in(start, begin)
        if mentions:
            return self.finder.person(mentions[0], None, "name-before-colon")
        phrase = self.finder.phrases.after(start, begin)
        if phrase is None or not self.tokens.capital(phrase[1]):
            return None
        return Speaker(SpeakerKind.UNKNOWN, (phrase[0], phrase[1] + 1), rule="name-before-colon")

    def _back(self, number: int, end: int, ceiling: int) -> Speaker | None:
        """A verb after the quotation: '"…," said X', '"…," X told Y'."""
        stop = self._sentence_end(end, ceiling)
        for cue in self.scene.cues_in(end, stop):
            if self.attributes_back(number, cue, end):
                return self.finder.of(cue, end, stop, self._is_inverted(cue, number, end))
            return None
        tail = self._tail(number)
        return self.finder.beside(end, stop) if tail in ",?!" or self.tokens.text[end : end + 1] == [","] else None

    def _is_inverted(self, cue: Cue, number: int, end: int) -> bool:
        """True if the subject stands after the verb: '"…," said X', and '"…" if it could, said X'."""
        if not any(self.tokens.text[index][0].isalnum() for index in range(end, cue.first)):
            return True
        goes_on = self.text[self.scene.quoted[number].end - 1].isalnum() and self.tokens.text[end][0].islower()
        return goes_on and self.tokens.text[cue.first - 1] == ","

    def attributes_back(self, number: int, cue: Cue, end: int) -> bool:
        """True if the clause after a stretch attributes it, and does not begin a statement of its own."""
        tail = self._tail(number)
        text = self.tokens.text
        if end >= len(text) or self.tokens.breaks[end]:
            return False
        if cue.first - end > (FARTHEST_VERB if text[end] == "," or tail == "," else NEAR_VERB):
            return False
        if text[end] in ",–—-" or tail in ",–—-":
            return True
        if text[end][-1] in ENDS:
            return False
        if tail in "?!" or text[end][0].islower() or tail not in ENDS:
            return True
        after = cue.last
        return (
            after >= len(text) or self.tokens.breaks[after] or text[after][0] in ".,;:" or self.scene.inside[after] >= 0
        )

    def _sentence_end(self, index: int, ceiling: int) -> int:
        end = index + 1
        ceiling = min(ceiling, index + LONGEST_SENTENCE)
        while end < ceiling:
            if end in self.scene.sentence_starts and self.scene.inside[end] < 0 and end > index + 1:
                previous = self.tokens.text[end - 1]
                if previous[-1] in ENDS:
                    return end
            end += 1
        return min(end, ceiling)

    def _governing(self, begin: int, end: int, first: int, last: int) -> tuple[Speaker | None, str]:
        """The verb, or else the subject, of the sentence that holds quoted words."""
        start = self.scene.sentence_start(begin, first)
        stop = self._sentence_end(end, last) if end < last else last
        believed: Speaker | None = None  # what some believe is quoted from whoever tells it
        for cue in reversed(self.scene.cues_in(start, begin)[-MOST_CUES:]):
            speaker = self.finder.of(cue, first, begin, False)
            if speaker is None:
                continue
            if (
                cue.use == "speech"
                or speaker.person is not None
                or speaker.kind is SpeakerKind.DOCUMENT
                or speaker.pronoun in PRONOUNS
            ):
                return speaker, "fragment-after-verb"
            believed = believed or speaker
        if believed is not None:
            return believed, "fragment-after-verb"
        for cue in self.scene.cues_in(end, stop)[:MOST_CUES]:
            speaker = self.finder.of(cue, start, stop, self.tokens.text[max(end, cue.first - 1)] == ",")
            if speaker is not None:
                return speaker, "fragment-before-verb"
        subject = self._owner(start, begin) or self.finder.head_of(start, begin)
        return (subject, "fragment-subject") if subject is not None else (None, "no-speaker")

    def _owner(self, start: int, begin: int) -> Speaker | None:
        """The person right before the words: 'Jane Moss's "once in a lifetime" plan'."""
        mentions = self.scene.mentions_in(start, begin)
        if mentions and mentions[-1].last == begin - 1 and self.finder.owns(mentions[-1]):
            return self.finder.person(mentions[-1], None, "fragment-subject")
        return None

    def _sentence_before(self, begin: int, floor: int) -> tuple[Speaker | None, str]:
        """A sentence before in the same paragraph: whoever it is about goes on in the quotation."""
        for _ in range(MOST_SENTENCES):
            if begin <= floor:
                break
            start = self.scene.sentence_start(begin - 1, floor)
            while start > floor and begin - start <= 1:
                start = self.scene.sentence_start(start - 1, floor)
            speaker = self._told_in(start, begin, floor)
            if speaker is not None:
                return speaker, "sentence-before"
            if self.tokens.text[begin - 1][-1] not in ENDS and self.scene.cues_in(start, begin):
                break  # a verb leads into the words, of somebody whom no rule knows
            begin = start
        return None, "no-speaker"

    def _told_in(self, start: int, begin: int, floor: int) -> Speaker | None:
        """Whom a sentence lets speak, else whom it is about, else its 'he' or 'she'; None if nobody."""
        cues = self.scene.cues_in(start, begin)[-MOST_CUES:]
        for cue in cues:
            speaker = self.finder.of(cue, floor, begin, False)
            if speaker is not None and (speaker.person is not None or speaker.pronoun in PRONOUNS):
                return replace(speaker, cue=None)
        if cues and self.tokens.text[begin - 1][-1] not in ENDS:
            return None
        subject = self.finder.subject_of(start, begin)
        if subject is not None:
            return self.finder.person(subject, None, "sentence-before")
        for index in range(start, begin):
            word = self.tokens.lower[index]
            if word in PRONOUNS and self.scene.inside[index] < 0:
                return Speaker(SpeakerKind.PERSON, (index, index + 1), pronoun=word, rule="sentence-before")
        return None
