"""Grades after 'is' and 'was': a rating only where the subject is a council, a service or the name of a judgement."""

from __future__ import annotations

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words, fold
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Mark, NameMark, Sentence, Value, percent_end
from councilscope.matching.ratings.rejections import Rejections

_SEE_THROUGH_WORDS = """
    of and , its their our his s be was were is are that for in services service council
    supporting them it
"""
SEE_THROUGH = frozenset(_SEE_THROUGH_WORDS.split())
NOT_AFTER_COPULA = frozenset({"to", "that", "enough", "news", "at", "with", "by", "about"})
AUXILIARY = frozenset({"has", "have", "had", "will", "would", "may", "could"})
MARKED_NOUNS = frozenset(
    {"activities", "activity", "judgement", "programme", "rating", "scheme", "strand", "team", "work"}
)
TOWARDS = frozenset({"at", "for", "in", "on", "over"})
LINKS = frozenset({",", "and", "but"})
WHERE = ("in", "at")
TURNING = frozenset({",", "and", "but", "today", "then", "before", "that", "time", "this", "year"})
LONGEST_TURN = 6  # words of 'But today it'
LONGEST_MOVE = 9  # words of a movement that is told before its result


class Copulas(Rejections):
    """The frame of the copula, 'Hartlepool is excellent'."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.verbs = lexicon.words["frame-verbs"]
        self.adverbs = lexicon.words["adverbs"]
        self.judged_nouns = lexicon.words["judged-nouns"]
        served = {word for phrase in lexicon.knowledge.language["people"] for word in fold(phrase)}
        self.see_through = self.judged_nouns | self.adverbs | served | SEE_THROUGH
        self.told: tuple[int, Value | None] | None = None  # the block and the last value of the sentence before

    def _left(self, words: Words, sentence: Sentence, index: int) -> int:
        """The nearest word to the left that is no adverb and no article; -1 at the clause's start."""
        start = sentence.clause_of(index)[0]
        at = index - 1
        ended = words.folded[max(start, at - 1) : index] == ["no", "longer"]
        at -= 2 if ended else 0
        while at >= start and words.folded[at] in self.adverbs:
            at -= 1
        return at if at >= start else -1

    def _after_copula(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'Hartlepool is excellent', 'capacity for improvement is promising': the subject must be a judged one."""
        at = self._left(words, sentence, value.first)
        while at > sentence.lo and words.folded[at] in self.copulas and words.folded[at - 1] in AUXILIARY:
            at -= 1
        if at < 0 or words.folded[at] not in self.copulas | AUXILIARY or self._spoken(sentence, value):
            return False
        if words.folded[at] in AUXILIARY and not set(words.folded[at + 1 : value.first]) & self.copulas:
            return False
        if at == sentence.lo and sentence.block.kind is BlockKind.LIST_ITEM:
            return True  # who is judged stands in the lead-in of the list
        nxt = value.last + 1
        bare = nxt < sentence.hi and not words.gap(value.last).strip(" ")
        scored = (
            bare and words.folded[nxt] == "with" and nxt + 1 < sentence.hi and percent_end(words, nxt + 1) is not None
        )
        if bare and words.folded[nxt] in NOT_AFTER_COPULA and not (scored or self._good_at(words, sentence, nxt)):
            return False
        return self._judged_subject(words, sentence, at, value)

    @staticmethod
    def _good_at(words: Words, sentence: Sentence, at: int) -> bool:
        """'good at preventing fires': the name of a judgement follows, not what somebody does well."""
        named = any(mark.of("dimension") and at < mark.first <= at + 2 for mark in sentence.names)
        return words.folded[at] == "at" and named

    def _judged_subject(self, words: Words, sentence: Sentence, at: int, value: Value) -> bool:
        """True if the words before the verb end in a council, a service or the name of a judgement."""
        if words.folded[at - 1] in self.service_nouns | self.judged_nouns and words.folded[at - 2] in (
            "its",
            "their",
            "our",
        ):
            return True
        start = sentence.clause_of(value.first)[0]
        nearest: Mark | None = None
        for mark in sentence.marks:
            if start <= mark.first and mark.last < at and sentence.together(mark.first, value.first):
                nearest = mark if nearest is None or mark.last > nearest.last else nearest
        if nearest is None and set(words.folded[start:at]) & {"overall", "effectiveness"}:
            return True
        if words.folded[at - 1] in self.lexicon.words["plural-units"] and not isinstance(nearest, Group):
            return any(number_at(word) is not None for word in words.folded[start : at - 1])
        if nearest is None:
            return self._unnamed_subject(words, sentence, start, at, value)
        if any(nearest.last < aside[0] and aside[1] < at for aside in sentence.asides):
            return True
        between = [word for word in words.folded[nearest.last + 1 : at] if word not in self.see_through | {"which"}]
        if words.folded[at - 1] == "and" and self._moves(words, sentence, nearest.last + 1, at):
            return True  # 'Liverpool gains one and is now fair'
        if isinstance(nearest, NameMark):
            return not [w for w in between if w not in MARKED_NOUNS]
        if between and set(between) <= {"it", "they"} and words.folded[nearest.first - 1] in ("in", "for"):
            return True
        performed = set(words.folded[nearest.last + 1 : at]) & (self.judged_nouns | self.lexicon.words["grade-nouns"])
        between = [word for word in between if word not in performed]
        if nearest.possessive and performed and not between:
            return True  # 'the council's performance is adequate'
        own = words.folded[nearest.first] in ("its", "our", "their") or nearest.possessive
        rated_nouns = self.service_nouns | self.judged_nouns
        return (not between and not own) or (bool(between) and set(between) <= rated_nouns) or (
            not own and ("," in words.folded[nearest.last + 1 : at] or "in" in words.folded[nearest.last + 1 : at])
            and not set(between) & {"record", "said"} and len(between) <= 10
        )  # fmt: skip

    def _unnamed_subject(self, words: Words, sentence: Sentence, start: int, at: int, value: Value) -> bool:
        """True if what stands for a council, a service or a judgement is the subject: 'it', 'the others', 'two'."""
        if self._of_last_round(words, sentence, at, value) or self._goes_on(words, sentence, start, at, value):
            return True
        if self._other_parts(words, sentence, at):
            return True
        if words.folded[at - 1] in self.judged_nouns and self._of_an_inspection(words, sentence):
            return True  # 'Inspectors said that arrangements were adequate'
        follows = any(group.first > value.last for group in sentence.groups)
        if at - 1 == start and number_at(words.folded[start]) is not None:
            return follows  # 'Two are poor: Hull and York'
        pronouns = {"it", "they", "which", "that", "those"} & set(words.folded[start:at])
        where = words.folded[value.last + 1] in WHERE if follows else False  # 'it is good in Durham'
        return (bool(pronouns) and any(mark.of("dimension") for mark in sentence.names)) or (
            follows and bool(pronouns if where else pronouns - {"it"})
        )

    @staticmethod
    def _of_last_round(words: Words, sentence: Sentence, at: int, value: Value) -> bool:
        """'Both were good a year ago': of those spoken of before, and of an earlier time that follows at once."""
        after = range(value.last + 1, value.last + 3)
        told = any(cue[0] in after for cue in sentence.cues.get("historical", ()))
        return told and at == sentence.lo + 1 and words.folded[sentence.lo] in ("it", "both", "they")

    def _other_parts(self, words: Words, sentence: Sentence, at: int) -> bool:
        """'The other two judgements were good', 'All the others are good' of judgements."""
        parts = words.folded[at - 1] in self.lexicon.words["judged-parts"]
        return parts and sentence.cue_between("group-others", sentence.lo, at) is not None

    def _goes_on(self, words: Words, sentence: Sentence, start: int, at: int, value: Value) -> bool:
        """'… was inadequate in 2021. Now it is good.': a pronoun alone, after a sentence that told a like value."""
        near = words.folded[max(start, at - LONGEST_TURN) : at]
        first = at - len(near)
        cues = [*sentence.cues.get("historical", ()), *sentence.cues.get("present", ())]
        times = {index for cue in cues for index in range(cue[0], cue[1] + 1)}
        subject = [
            word
            for index, word in enumerate(near, first)
            if word not in self.adverbs and word not in TURNING and index not in times
        ]
        block, before = self.told if self.told is not None else (-1, None)
        told = block == sentence.block.start and (before is None or before.shares_scale(value))
        return told and subject in (["it"], ["they"], ["both"])

    def _moves(self, words: Words, sentence: Sentence, first: int, end: int) -> bool:
        """True if the words hold a movement of a rating, told of the same subject, and no more than that."""
        steps = self.lexicon.words["gaining-verbs"] | self.lexicon.words["losing-verbs"]
        moved = not steps.isdisjoint(words.folded[first : first + 2]) or any(
            sentence.cue_between(name, first, first + 2) for name in ("movement-up", "movement-down", "movement-same")
        )
        return moved and end - first <= LONGEST_MOVE

    def _before_name(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'was outstanding at preventing fires, good at protection', 'Hull: poor for education': its name follows."""
        at = value.last + 1
        if self._spoken(sentence, value) or at >= sentence.hi or words.folded[at] not in TOWARDS:
            return False
        if not any(mark.of("dimension") and at < mark.first <= at + 2 for mark in sentence.names):
            return False
        left = self._left(words, sentence, value.first)
        verb = left >= 0 and words.folded[left] in self.copulas | self.verbs | AUXILIARY
        return verb or self._sets_out(words, sentence, value)

    @staticmethod
    def _sets_out(words: Words, sentence: Sentence, value: Value) -> bool:
        """True after a colon, after the council itself, or where a value of the same scale was told before."""
        at = value.first - 1
        if at < sentence.lo:
            return False
        named = any(group.last == at and not group.possessive for group in sentence.groups)
        told = any(other.frame and other.last < at and other.shares_scale(value) for other in sentence.values)
        return named or ":" in words.gap(at) or (told and words.folded[at] in LINKS | {"with"})

    def _of_an_inspection(self, words: Words, sentence: Sentence) -> bool:
        inside = words.folded[sentence.lo : sentence.hi]
        return bool(sentence.bodies) or not self.lexicon.words["inspection-words"].isdisjoint(inside)

    def _after_subject(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'South Lakeland and Eden also perform well': the words hold the verb."""
        if value.first == value.last or self._spoken(sentence, value):
            return False
        at = self._left(words, sentence, value.first)
        return at >= 0 and any(group.last == at for group in sentence.groups)
