"""Which judgement a value belongs to: names before and after it, at the head of the sentence, or kept in mind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name, number_at
from councilscope.matching.ratings.marks import NameMark, Place, Sentence, covered
from councilscope.records import RatingKind

TOPIC_WORDS = frozenset({"it", "that", "this", "mark", "score", "strand", "area", "judgement", "marks", "there"})
FRONTING = frozenset({"for", "on", "in", "at", "under", "over"})
LINKING = frozenset({"on", "for", "in", "at", "over", "against"})
# 'as was', 'so are', 'joined by': the words directly before what shares the last value
BEFORE_SHARER = frozenset({"the", "both", "those", "for", "its"})
AUXILIARIES = frozenset({"is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would"})
INVERTERS = frozenset({"so", "as", "nor", "neither"})
ACTS = frozenset({"do", "does", "did", "has", "have"})
# words that add nothing between a value and what it belongs to
_LIGHT_WORDS = """
    a again also an and area areas aspect both category each experience experiences
    her his its judgement just now of on only
    our overall s services still strands the their theme those to too was were work ,
"""
LIGHT = frozenset(_LIGHT_WORDS.split())
# words between a value and a list of what it belongs to, beside numbers and what is counted
LEADING_TO = frozenset(
    {"in", "for", "on", "at", "of", "out", "the", "its", "inspected", "all", "following", "key", ",", "among", "them"}
)
GOING_ON = frozenset({"as", "for", "whole"})  # 'for housing as a whole, for repairs and for lettings'
EXCEPTING = frozenset({"but", "except", "bar", "excepting", "apart", "save"})
LONGEST_LEAD = 5  # words of 'on everything else'
OTHERS = frozenset({"else", "other", "others", "rest", "remaining"})
WHOLE = frozenset({"all", "everything", "every"})
LONGEST_EXCEPTION = 9  # words
FOR_IT = ["for", "it"]
NEAR_SERVED = 5  # words of 'in its work with children'
SERVED = frozenset({"children", "adult", "adults", "s", "services", "social", "care"})
TELLING = (
    "group-others",
    "movement",
    "movement-same",
    "no-longer",
    "negation",
    "expected",
    "historical",
    "present",
)  # and no names
LONGEST_UNKNOWN = 6  # words
ENDING = frozenset({",", "and", "but", "with"})
RECEIVED = frozenset({"received", "given", "awarded", "achieved", "handed", "gained", "made"})
NAMING_THEM = frozenset({"which", "were", "are", "namely", "being"})
WHEN = frozenset({"when", "where"})
SET_OFF = (":", " - ", "–", "—", "(", ",")


class JudgementNames:
    """Rules over the order of names and values; keeps the name last spoken of."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon, self.lists, self.words = lexicon, lexicon.words, words
        self.topic: list[NameMark] = []
        self.labelled: list[NameMark] = []  # the service in the label of a council: 'Barnet (Supporting People):'

    # --- shared by inversion ---------------------------------------------------------------------------------------

    def is_inverted(self, sentence: Sentence, first: int) -> bool:
        """True if what begins at ``first`` shares the last value: 'as was', 'so are', 'joined by'."""
        at = sentence.back_over(first, BEFORE_SHARER)
        word, before = sentence.word(at), sentence.word(at - 1)
        return (word in AUXILIARIES and before in INVERTERS) or (word == "by" and before == "joined")

    def shares_act(self, sentence: Sentence, first: int) -> bool:
        """True for 'as does', 'so did': the verb before was an act, which is shared with the value."""
        return not ACTS.isdisjoint(sentence.before(first, 4))

    def inverted_names(self, sentence: Sentence) -> list[NameMark]:
        """Judgements that share a value by inversion: 'as was leadership', 'and so is capacity for improvement'."""
        return [mark for mark in sentence.subjects if self.is_inverted(sentence, mark.first)]

    # --- the names of a value --------------------------------------------------------------------------------------

    def judgement_marks(self, place: Place) -> list[NameMark]:
        """The names of judgements or services that the value belongs to, in coordination all of them."""
        sentence = place.sentence
        if served := self._served(place):
            return [served]
        following = self._following_names(place) or self.listed_names(place)
        if following:
            return following
        framed = [v.last for v in sentence.values if v.frame and v.last < place.first]
        # the earlier value of a movement, 'from 2 out of 4 to 3 out of 4', has no names of its own
        framed = [last for last in framed if not self._left_behind(sentence, last)]
        edge = max(framed, default=-1)
        # 'good outcomes': the name belongs to the value before it
        names = [mark for mark in sentence.subjects if mark.first - 1 not in framed]
        unknown = self._unknown_after(place, edge, names) or self._unknown_between(place, edge) if edge >= 0 else None
        if unknown is not None:
            return [unknown]
        before = [
            mark for mark in names if place.clause <= mark.first and edge < mark.first and mark.last < place.first
        ]
        before = [mark for mark in before if sentence.together(mark.first, place.first)] or self._counted(place, before)
        before = [mark for mark in before if mark.of("dimension") or not self._when_a_council(place, mark)]
        found, fronted = self._coordinated(before), self._fronted(sentence, names)
        if found:
            return self._governed(found, before, fronted)
        if fronted and fronted[0].first < place.first:
            return fronted
        lead = self.words.folded[max(place.clause, edge + 1) : place.first]
        if "them" in lead:
            earlier = [mark for mark in names if edge < mark.first and mark.last < place.clause]
            earlier = [mark for mark in earlier if mark.of("dimension")]
            if earlier:
                return self._coordinated(earlier)
        # 'Hull was adequate for it. Only York was excellent.'
        goes_on = place.after(2) == FOR_IT or sentence.word(sentence.lo) == "only"
        if goes_on or not TOPIC_WORDS.isdisjoint(lead):
            return self.topic
        return [] if sentence.subjects and sentence.subjects[0].of("service") else self.labelled

    def _counted(self, place: Place, names: list[NameMark]) -> list[NameMark]:
        """'two (prevention and culture) require improvement': names in the brackets behind what counts them."""
        for first, last in place.sentence.asides:
            before = self.words.folded[first - 1]
            counts = number_at(before) is not None or before in self.lists["judged-parts"]
            if counts and last < place.first and "(" in self.words.gap(first - 1):
                return [mark for mark in names if first <= mark.first and mark.last <= last]
        return []

    def _when_a_council(self, place: Place, mark: NameMark) -> bool:
        """'concerns about record keeping in 2014, when the council was rated good': the council is the subject."""
        groups = (
            group.first for group in place.sentence.groups if mark.last < group.first and group.last < place.first
        )
        return any(place.sentence.word(first - 1) in WHEN for first in groups)

    def _governed(self, found: list[NameMark], before: list[NameMark], fronted: list[NameMark]) -> list[NameMark]:
        """'For looked after children, capacity for improvement is good': a judgement about a service."""
        governor = self._prospects_of(before, found[0]) or self._part_of(before, found)
        if governor is not None:
            return [NameMark(mark.first, mark.last, (*governor.names, *mark.of("service"))) for mark in found]
        if not fronted or fronted[0].first >= found[0].first:
            return found
        return [NameMark(mark.first, mark.last, (*mark.names, *fronted[0].of("service"))) for mark in found]

    def _unknown_after(self, place: Place, edge: int, names: list[NameMark]) -> NameMark | None:
        """'good for resettlement and inadequate for risk assessment': a judgement by a name that is not known.

        edge: the last word of the value before, whose name follows it.
        """
        words, at, end = self.words.folded, place.last + 1, place.end
        follows = any(edge < mark.first <= edge + 3 and mark.last < place.first for mark in names)
        if not follows or at + 1 >= end or words[at] not in ("for", "on") or words[edge + 1] != words[at]:
            return None
        stop = next((stop for stop in range(at + 1, end) if words[stop] in ENDING), end)
        closed = next((stop + 1 for stop in range(at, end) if self.words.gap(stop).strip()), stop)
        last = min(stop, closed) - 1
        return NameMark(at + 1, last, (Name("label", self.words.surface(at + 1, last)),)) if last > at else None

    def _unknown_between(self, place: Place, edge: int) -> NameMark | None:
        """'literacy, which is good, and support for management, also good': a name, not known, before its own value.

        edge: the last word of the value before.
        """
        sentence = place.sentence
        if place.value.strong or sentence.word(edge + 1) not in ENDING:
            return None
        between = self.words.folded[edge + 1 : place.first]
        named = any(edge < mark.first < place.first for mark in sentence.marks if mark not in sentence.providers)
        told = any(sentence.cue_between(name, edge + 1, place.first) for name in TELLING)
        if named or told or not self.lexicon.any_of("frame-verbs", "copulas", "result-verbs").isdisjoint(between):
            return None
        first = next((at for at in range(edge + 1, place.first) if self.words.folded[at] not in ENDING), place.first)
        last = sentence.back_over(place.first, self.lists["adverbs"] | ENDING)
        named = 0 < last - first < LONGEST_UNKNOWN
        return NameMark(first, last, (Name("label", self.words.surface(first, last)),)) if named else None

    def _served(self, place: Place) -> NameMark | None:
        """'serves some adults well', 'serves some people well in its work with children': by the people served."""
        served, inside = self.lexicon.served, self.words.folded[place.first + 1 : place.last]
        behind = pairwise(place.after(NEAR_SERVED) if not self.lexicon.people.isdisjoint(inside) else ())
        told = [*inside, *(word for before, word in behind if before == "with")]
        names = next((served[word] for word in told if served.get(word)), None)
        return NameMark(place.first, place.last, names) if names else None

    def _left_behind(self, sentence: Sentence, last: int) -> bool:
        value = next(value for value in sentence.values if value.last == last)
        return "from" in sentence.before(value.first, 2)

    def listed_names(self, place: Place) -> list[NameMark]:
        """'good in two areas: leadership and adoption', 'adequate in one outcome – staying safe –'."""
        end = min([place.end, *(v.first for v in place.sentence.values if v.frame and v.first > place.last)])
        names = [mark for mark in place.sentence.subjects if place.last < mark.first < end]
        if not names:
            return []
        units = self.lists["tally-units"]
        lead = self.words.folded[place.last + 1 : names[0].first]
        counted = not (units | OTHERS).isdisjoint(lead) or any(map(number_at, lead))
        light = units | LEADING_TO | OTHERS | NAMING_THEM
        if not counted or any(word not in light and number_at(word) is None for word in lead):
            return []
        stretch = self.words.text[self.words.ends[place.last] : self.words.starts[names[0].first]]
        return self._run_of(names, place.sentence) if any(mark in stretch for mark in SET_OFF) else []

    def excepted(self, place: Place) -> list[NameMark] | None:
        """'inadequate in all but leadership': the judgements that do not have the value; None if none is excepted."""
        sentence, lead = place.sentence, place.lead()[:LONGEST_LEAD]
        fronted = lead[:1] and lead[0] in FRONTING and not OTHERS.isdisjoint(lead[1:4])
        if fronted and not sentence.cues.get("set-phrases"):
            return self._told_besides(place)  # 'on everything else it requires improvement'
        after = place.after(LONGEST_EXCEPTION)
        if place.word(1) not in ("in", "for", "on", "at") or self.words.gap(place.last).strip(" '\"”’"):
            return None
        if not OTHERS.isdisjoint(after[1:4]):  # 'outstanding for care leavers and good in everything else'
            return None if self._names_the_rest(place, after) else self._told_besides(place)
        turn = next((at for at, word in enumerate(after) if word in EXCEPTING), None)
        if turn is None or WHOLE.isdisjoint(after[1:3]):
            return None
        first = place.last + 1 + turn
        names = [mark for mark in sentence.judgements if first < mark.first]
        return self._run_of(names, sentence) if names and names[0].first <= first + 3 else None

    def number_of_others(self, place: Place) -> int | None:
        """The two of 'in the other two areas', beside a value; None where none is told."""
        around = [*place.lead()[:LONGEST_LEAD], *place.after(LONGEST_LEAD)]
        told = (number_at(word) for before, word in pairwise(around) if before in OTHERS)
        return next((number for number in told if number is not None), None)

    @staticmethod
    def _names_the_rest(place: Place, after: list[str]) -> bool:
        """'three in the rest, which were safeguarding and equity': the others are the ones named behind."""
        named = place.judged_after(LONGEST_EXCEPTION) and any(
            mark.first > place.last for mark in place.sentence.judgements
        )
        at = next((at for at, word in enumerate(after) if word in OTHERS), 0)
        return named and not NAMING_THEM.isdisjoint(after[at : at + 4])

    @staticmethod
    def _told_besides(place: Place) -> list[NameMark] | None:
        """The judgements of which the sentence tells another value; None if it tells none."""
        others = [other for other in place.sentence.told if other is not place.value]
        return list(place.sentence.judgements) if others else None

    def _run_of(self, names: list[NameMark], sentence: Sentence) -> list[NameMark]:
        """The first of the names with those that go on with its enumeration."""
        found, providers = names[:1], covered(sentence.providers)
        for mark in names[1:]:
            between = (at for at in range(found[-1].last + 1, mark.first) if at not in providers)
            if not LIGHT.issuperset(self.words.folded[at] for at in between):
                break
            found.append(mark)
        return found

    def _fronted(self, sentence: Sentence, names: Sequence[NameMark]) -> list[NameMark]:
        """'For capacity to improve, …', 'On use of resources …': the name governs its whole sentence."""
        fronted = names and sentence.word(sentence.lo) in FRONTING and names[0].first <= sentence.lo + 3
        return [names[0]] if fronted else []

    def _prospects_of(self, before: list[NameMark], first: NameMark) -> NameMark | None:
        """'Prospects for children's services are poor': the prospects that govern the names after them."""
        for mark in before:
            between = self.words.folded[mark.last + 1 : first.first]
            linked = bool(between) and between[0] in LINKING and (LIGHT | LINKING | SERVED).issuperset(between)
            kinds = {item.kind for item in self.lexicon.dimensions(mark.names)}
            if mark.last < first.first and linked and kinds == {RatingKind.PROSPECTS}:
                return mark
        return None

    def _part_of(self, before: list[NameMark], found: list[NameMark]) -> NameMark | None:
        """'The leadership of children's services is good': the judgement that the service before the value limits."""
        owners = [mark for mark in before if mark.of("dimension") and mark.last < found[0].first]
        if not owners or len(found) > 1 or found[0].of("dimension"):
            return None
        between = self.words.folded[owners[-1].last + 1 : found[0].first]
        return owners[-1] if between[:1] in (["of"], ["in"], ["within"]) and LIGHT.issuperset(between[1:]) else None

    def keep_topic(self, sentence: Sentence) -> None:
        """Remember the judgement that the sentence is about, for 'it' and 'that strand' in the next one."""
        names = sentence.judgements
        self.topic = self._fronted(sentence, names) or list(names[:1]) or self.topic

    def _following_names(self, place: Place) -> list[NameMark]:
        """The names behind a value, 'good for adoption and fostering', with those that go on with the first."""
        found: list[NameMark] = []
        after = [mark for mark in place.sentence.subjects if place.last < mark.first < place.end]
        if not after or not self._leads_to(place, after[0]):
            return []
        if after[0].first == place.last + 1:
            return after[:1]
        for mark in after:
            words = self.words.folded[found[-1].last + 1 : mark.first] if found else []
            between = [word for word in words if word not in LIGHT or word in LINKING]
            if not GOING_ON.issuperset(between) and (len(between) > 1 or between[0] not in LINKING):
                break
            found.append(mark)
        return found

    def _leads_to(self, place: Place, first: NameMark) -> bool:
        """True if the words between a value and the first name behind it give the name the value."""
        lead = self.words.folded[place.last + 1 : first.first]
        if self._passive(lead):
            return True
        if lead[:1] == [","] and self._fronted_before(place):
            return False  # 'For X it got a good, for Y an inadequate'
        if first.last + 1 < place.end and self.words.folded[first.last + 1] in ("it", "they"):
            return False  # 'requires improvement, and for children in care it is good'
        if "and" in lead and any(value.first == first.last + 1 for value in place.sentence.values):
            return False  # 'literacy is good, and for numeracy very good'
        between = [word for word in lead if word not in LIGHT or word in LINKING]
        while between and between[0] in self.lists["rating-nouns"] | {"one", "ones"}:
            between = between[1:]
        return not lead or (between[:1] != [] and between[0] in LINKING and len(between) <= 2)

    def _fronted_before(self, place: Place) -> bool:
        """True if the judgements of the sentence stand before their values, the first of them at its head."""
        name = place.sentence.subjects[0]
        before = place.sentence.word(place.sentence.back_over(name.first, LIGHT - {","}))
        return name.last < place.first and before in FRONTING

    def _passive(self, lead: list[str]) -> bool:
        """'Good ratings were received by Leeds for adoption': the giving stands between the value and its judgement."""
        return (
            bool(lead)
            and lead[0] in self.lists["rating-nouns"]
            and "for" in lead[-3:]
            and not RECEIVED.isdisjoint(lead)
        )

    def _coordinated(self, marks: list[NameMark]) -> list[NameMark]:
        """The last of the names with those before it that a comma or 'and' joins to it."""
        kept = marks[-1:]
        for mark in reversed(marks[:-1]):
            between = self.words.folded[mark.last + 1 : kept[0].first]
            light = LIGHT | {"for", "of"} if "those" in between else LIGHT  # 'services for X, and those for Y'
            if not light.issuperset(between) or {"and", ","}.isdisjoint(between):
                break
            kept.insert(0, mark)
        return kept
