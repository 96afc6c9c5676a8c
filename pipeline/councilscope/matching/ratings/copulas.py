"""Grades after 'is' and 'was': a rating only where the subject is a council, a service or the name of a judgement."""

from __future__ import annotations

from councilscope.articles import BlockKind
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Mark, NameMark, Place, Value, percent_end
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
OWN = frozenset({"its", "their", "our"})
SAID_TO_BE = ["said", "to", "be"]  # after the copula that counts: 'were said to be only adequate'
WHERE = frozenset({"in", "at", "among", "within"})
MOST_QUALIFIERS = 2  # words between 'in' and the name: 'in secondary schools'
TOWARDS = frozenset({"at", "for", "in", "on", "over"})
LINKS = frozenset({",", "and", "but", "with"})
WHERE = frozenset({"in", "at", "near"})
TURNING = frozenset({",", "and", "but", "today", "then", "before", "that", "time", "this", "year"})
REPORTING = frozenset({"record", "said"})
STAND_INS = frozenset({"it", "they", "which", "that", "those"})
LONGEST_BETWEEN = 10  # words of another matter between a council and its verb
LONGEST_TURN = 6  # words of 'But today it'
LONGEST_MOVE = 9  # words of a movement that is told before its result


class Copulas(Rejections):
    """The frame of the copula, 'Hartlepool is excellent'."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.verbs = lexicon.words["frame-verbs"]
        self.adverbs = lexicon.words["adverbs"]
        self.judged_nouns = lexicon.words["judged-nouns"]
        self.rated_nouns = lexicon.any_of("service-nouns", "judged-nouns")
        self.performance = lexicon.any_of("judged-nouns", "grade-nouns")
        self.judgeable = lexicon.any_of("service-nouns", "judged-nouns", "grade-nouns", "tally-units", "copulas")
        self.see_through = lexicon.any_of("judged-nouns", "adverbs", lexicon.people, SEE_THROUGH)
        self.being = lexicon.any_of("copulas", AUXILIARY)
        self.steps = lexicon.any_of("gaining-verbs", "losing-verbs")
        self.told: tuple[int, Value | None] | None = None  # the block and the last value of the sentence before

    def _left(self, place: Place) -> int:
        """The nearest word before the value that is no adverb, no article and not 'no longer'; -1 where none is."""
        at = place.first - (3 if place.lead(2) == ["no", "longer"] else 1)
        while at >= place.clause and place.sentence.word(at) in self.adverbs:
            at -= 1
        return at if at >= place.clause else -1

    def _after_copula(self, place: Place) -> bool:
        """'Hartlepool is excellent', 'capacity for improvement is promising': the subject must be a judged one."""
        sentence, at = place.sentence, self._left(place)
        if sentence.before(at + 1, 3) == SAID_TO_BE:
            at -= 3
        while sentence.word(at) in self.copulas and sentence.word(at - 1) in AUXILIARY:
            at -= 1
        if sentence.word(at) not in self.being or place.spoken:
            return False
        if any(self.lexicon.level(option).state for option in place.value.options):
            return False  # 'Essex County Council was the first commissioner'
        if sentence.word(at) in AUXILIARY and self.copulas.isdisjoint(sentence.words.folded[at + 1 : place.first]):
            return False
        if at == sentence.lo and sentence.block.kind is BlockKind.LIST_ITEM:
            return True  # who is judged stands in the lead-in of the list
        if place.word(1) in NOT_AFTER_COPULA and not sentence.words.gap(place.last).strip(" "):
            share = percent_end(sentence.words, place.last + 2) if place.word(2) else None
            good_at = place.word(1) == "at" and sentence.judged_after(place.last + 1, 2)  # 'good at preventing fires'
            if not good_at and (share is None or place.word(1) != "with"):
                return False
        return self._judged_subject(place, at)

    def _judged_subject(self, place: Place, at: int) -> bool:
        """True if the words before the verb, word ``at``, end in a council, a service or the name of a judgement."""
        sentence, lead = place.sentence, place.sentence.words.folded[place.clause : at]
        noun = sentence.word(at - 1)
        if noun in self.rated_nouns and sentence.word(at - 2) in OWN:
            return True
        before = [m for m in sentence.marks if place.clause <= m.first and m.last < at]
        before = [mark for mark in before if sentence.together(mark.first, place.first)]
        nearest = max(before, key=lambda mark: mark.last, default=None)
        if nearest is None and not {"overall", "effectiveness"}.isdisjoint(lead):
            return True
        if noun in self.lists["plural-units"] and not isinstance(nearest, Group):
            return any(number_at(word) is not None for word in lead[:-1])
        if nearest is None:
            return self._unnamed_subject(place, at)
        if self._is_where(place, nearest):
            return False
        # 'Planning of school buildings - that of assets - is poor' is told of no school and of no council
        aside = any(nearest.last < first and last < at for first, last in sentence.asides) and (
            isinstance(nearest, Group) or not nearest.of("provider")
        )
        if aside or (noun == "and" and self._moves(place, nearest.last + 1, at)):
            return True  # 'Liverpool gains one and is now fair'
        return self._goes_with(place, nearest, at)

    def _is_where(self, place: Place, nearest: Mark) -> bool:
        """'Attendance in secondary schools was good', 'Schools in the county are good': it tells where, not what."""
        sentence = place.sentence
        near = range(nearest.first - 1, max(place.clause, nearest.first - 1 - MOST_QUALIFIERS), -1)
        head = next((at - 1 for at in near if sentence.word(at) in WHERE), -1)
        if head < 0:
            return False
        heads = [mark for mark in sentence.names if mark.last in (head, head + 1)]  # 'schools in' may be a name
        if isinstance(nearest, Group):
            return any(mark.of("provider") for mark in heads)
        return sentence.word(head) not in self.judgeable and not heads

    def _goes_with(self, place: Place, nearest: Mark, at: int) -> bool:
        """True if the words between a council or a name and the verb leave it the subject."""
        sentence = place.sentence
        inside = sentence.words.folded[nearest.last + 1 : at]
        between = [word for word in inside if word not in self.see_through and word != "which"]
        if isinstance(nearest, NameMark):
            return MARKED_NOUNS.issuperset(between)
        if between and {"it", "they"}.issuperset(between) and sentence.word(nearest.first - 1) in ("in", "for"):
            return True
        performed = self.performance.intersection(inside)
        between = [word for word in between if word not in performed]
        if nearest.possessive and performed and not between:
            return True  # 'the council's performance is adequate'
        own = sentence.word(nearest.first) in OWN or nearest.possessive
        if not between:
            return not own and (bool(inside) or not self._lies_in(place, nearest))
        set_apart = not {",", "in"}.isdisjoint(inside) and REPORTING.isdisjoint(between)
        return self.rated_nouns.issuperset(between) or (not own and set_apart and len(between) <= LONGEST_BETWEEN)

    def _lies_in(self, place: Place, group: Group) -> bool:
        """'The one-way system in Lancaster is weak': what lies in the place is judged, and is no council's service."""
        sentence, noun = place.sentence, place.sentence.word(group.first - 2)
        if sentence.word(group.first - 1) not in WHERE or not noun.isalpha():
            return False
        known = noun in self.see_through or noun in self.rated_nouns or noun in self.performance
        return not known and all(mark.last != group.first - 2 for mark in sentence.marks)

    def _unnamed_subject(self, place: Place, at: int) -> bool:
        """True if what stands for a council, a service or a judgement is the subject: 'it', 'the others', 'two'."""
        sentence, start = place.sentence, place.clause
        if self._of_last_round(place, at) or self._goes_on(place, at) or self._other_parts(place, at):
            return True
        if sentence.word(at - 1) in self.judged_nouns and self._of_an_inspection(place):
            return True  # 'Inspectors said that arrangements were adequate'
        follows = any(group.first > place.last for group in sentence.groups)
        if at - 1 == start and number_at(sentence.word(start)) is not None:
            return follows  # 'Two are poor: Hull and York'
        pronouns = STAND_INS.intersection(sentence.words.folded[start:at])
        where = place.word(1) in ("in", "at")  # 'it is good in Durham'
        return bool(pronouns and sentence.judgements) or (follows and bool(pronouns if where else pronouns - {"it"}))

    @staticmethod
    def _of_last_round(place: Place, at: int) -> bool:
        """'Both were good a year ago': of those spoken of before, and of an earlier time that follows at once."""
        told = any(0 < cue[0] - place.last <= 2 for cue in place.sentence.cues.get("historical", ()))
        lo = place.sentence.lo
        return told and at == lo + 1 and place.sentence.word(lo) in ("it", "both", "they")

    def _other_parts(self, place: Place, at: int) -> bool:
        """'The other two judgements were good', 'All the others are good' of judgements."""
        parts = place.sentence.word(at - 1) in self.lists["judged-parts"]
        return parts and place.sentence.cue_between("group-others", place.sentence.lo, at) is not None

    def _goes_on(self, place: Place, at: int) -> bool:
        """'… was inadequate in 2021. Now it is good.': a pronoun alone, after a sentence that told a like value."""
        sentence, (block, before) = place.sentence, self.told or (-1, None)
        if block != sentence.block.start or (before is not None and not before.shares_scale(place.value)):
            return False
        cues = [*sentence.cues.get("historical", ()), *sentence.cues.get("present", ())]
        times = {index for cue in cues for index in range(cue[0], cue[1] + 1)}
        near = range(max(place.clause, at - LONGEST_TURN), at)
        words = [sentence.word(index) for index in near if index not in times]
        return [w for w in words if w not in self.adverbs and w not in TURNING] in (["it"], ["they"], ["both"])

    def _moves(self, place: Place, first: int, end: int) -> bool:
        """True if the words hold a movement of a rating, told of the same subject, and no more than that."""
        sentence = place.sentence
        moved = not self.steps.isdisjoint(sentence.words.folded[first : first + 2]) or any(
            sentence.cue_between(name, first, first + 2) for name in ("movement", "movement-same")
        )
        return moved and end - first <= LONGEST_MOVE

    def _before_name(self, place: Place) -> bool:
        """'was outstanding at preventing fires, good at protection', 'Hull: poor for education': its name follows."""
        if place.spoken or place.word(1) not in TOWARDS or not place.sentence.judged_after(place.last + 1, 2):
            return False
        verb = place.sentence.word(self._left(place)) in self.being | self.verbs
        return verb or self._sets_out(place)

    @staticmethod
    def _sets_out(place: Place) -> bool:
        """True after a colon, after the council itself, or where a value of the same scale was told before."""
        sentence, at = place.sentence, place.first - 1
        if at < sentence.lo:
            return False
        named = sentence.group_ending(at)
        told = any(o.frame and o.last < at and o.shares_scale(place.value) for o in sentence.values)
        return (
            (named is not None and not named.possessive)
            or ":" in sentence.words.gap(at)
            or (told and place.word(-1) in LINKS)
        )

    def _of_an_inspection(self, place: Place) -> bool:
        sentence = place.sentence
        return bool(sentence.bodies) or not self.lists["inspection-words"].isdisjoint(sentence.folded())

    def _after_subject(self, place: Place) -> bool:
        """'South Lakeland and Eden also perform well': the words hold the verb."""
        at = self._left(place)
        if place.first == place.last or place.spoken or place.word(1) in ("at", "against"):
            return False  # 'Kent performed well at the games'
        return place.sentence.group_ending(at) is not None
