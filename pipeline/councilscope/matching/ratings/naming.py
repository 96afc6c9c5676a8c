"""Which judgement a value belongs to: names before and after it, at the head of the sentence, or kept in mind."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name, number_at
from councilscope.matching.ratings.marks import NameMark, Sentence, Value

TOPIC_WORDS = frozenset({"it", "that", "this", "mark", "score", "strand", "area", "judgement", "marks", "there"})
FRONTING = frozenset({"for", "on", "in", "at", "under", "over"})
LINKING = frozenset({"on", "for", "in", "at", "over", "against"})
AUXILIARIES = frozenset({"is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would"})
INVERTERS = frozenset({"so", "as", "nor", "neither"})
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
LONGEST_EXCEPTION = 9  # words
SERVED = frozenset({"children", "adult", "adults", "s", "services", "social", "care"})


class JudgementNames:
    """Rules over the order of names and values; keeps the name last spoken of."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.topic: list[NameMark] = []

    def is_inverted(self, sentence: Sentence, first: int) -> bool:
        """True if what begins at ``first`` shares the last value: 'as was', 'so are', 'joined by'."""
        words, at = self.words.folded, first - 1
        while at >= sentence.lo and words[at] in ("the", "both", "those", "for", "its"):
            at -= 1
        if at - 1 < sentence.lo:
            return False
        return (words[at] in AUXILIARIES and words[at - 1] in INVERTERS) or (
            words[at] == "by" and words[at - 1] == "joined"
        )

    def shares_act(self, sentence: Sentence, first: int) -> bool:
        """True for 'as does', 'so did': the verb before was an act, which is shared with the value."""
        lead = self.words.folded[max(sentence.lo, first - 4) : first]
        return bool({"do", "does", "did", "has", "have"} & set(lead))

    def inverted_names(self, sentence: Sentence) -> list[NameMark]:
        """Judgements that share a value by inversion: 'as was leadership', 'and so is capacity for improvement'."""
        names = [mark for mark in sentence.names if mark.of("dimension") or mark.of("service")]
        return [mark for mark in names if self.is_inverted(sentence, mark.first)]

    def judgement_marks(self, sentence: Sentence, value: Value) -> list[NameMark]:
        """The names of judgements or services that the value belongs to, in coordination all of them."""
        clause, end = sentence.clause_of(value.first)
        names = [mark for mark in sentence.names if mark.of("dimension") or mark.of("service")]
        following = self._following_names(names, value, end) or self.listed_names(sentence, value)
        if following:
            return following
        framed = [v.last for v in sentence.values if v.frame and v.last < value.first and not self._left_behind(v)]
        edge = max(framed, default=-1)
        taken = {last + 1 for last in framed}  # 'good outcomes': the name belongs to the value before it
        names = [mark for mark in names if mark.first not in taken]
        if edge >= 0 and (unknown := self._unknown_after(sentence, value, edge, names, end)):
            return [unknown]
        before = [mark for mark in names if clause <= mark.first and mark.last < value.first and mark.first > edge]
        before = [mark for mark in before if sentence.together(mark.first, value.first)]
        found = self._coordinated(before)
        fronted = self._fronted(sentence, names)
        if found and (prospects := self._prospects_of(before, found[0])):
            return [NameMark(mark.first, mark.last, (*prospects.names, *mark.of("service"))) for mark in found]
        if found:
            governed = fronted and fronted[0] is not found[0] and fronted[0].first < found[0].first
            return [self._within(mark, fronted[0]) for mark in found] if governed else found
        if fronted and fronted[0].first < value.first:
            return fronted
        lead = set(self.words.folded[max(clause, edge + 1) : value.first])
        earlier = [mark for mark in names if mark.last < clause and mark.of("dimension") and mark.first > edge]
        if "them" in lead and earlier:
            return self._coordinated(earlier)
        if served := self._served(value):
            return [served]
        if lead & TOPIC_WORDS and self.topic:
            return self.topic
        return []

    def _unknown_after(
        self, sentence: Sentence, value: Value, edge: int, names: list[NameMark], end: int
    ) -> NameMark | None:
        """'good for resettlement and inadequate for risk assessment': a judgement by a name that is not known.

        edge: the last word of the value before, whose name follows it.
        """
        words, at = self.words.folded, value.last + 1
        follows = [mark for mark in names if edge < mark.first <= edge + 3 and mark.last < value.first]
        if at + 1 >= end or words[at] not in ("for", "on") or not follows or words[edge + 1] != words[at]:
            return None
        stop = next((place for place in range(at + 1, end) if words[place] in (",", "and", "but", "with")), end)
        closed = next((place + 1 for place in range(at, end) if self.words.gap(place).strip()), stop)
        last = min(stop, closed) - 1
        return NameMark(at + 1, last, (Name("label", self.words.surface(at + 1, last)),)) if last > at else None

    def _served(self, value: Value) -> NameMark | None:
        """'serves some adults well': the service, by those whom the value's own words say that it serves."""
        for at in range(value.first + 1, value.last):
            names = self.lexicon.served.get(self.words.folded[at])
            if names:
                return NameMark(value.first, value.last, names)
        return None

    def _left_behind(self, value: Value) -> bool:
        """'from 2 out of 4 to 3 out of 4': the earlier value of a movement, not one of its own."""
        return "from" in self.words.folded[max(0, value.first - 2) : value.first]

    def listed_names(self, sentence: Sentence, value: Value) -> list[NameMark]:
        """'good in two areas: leadership and adoption', 'adequate in one outcome – staying safe –'."""
        ends = [v.first for v in sentence.values if v.frame and v.first > value.last]
        end = min([sentence.clause_of(value.first)[1], *ends])
        names = [mark for mark in sentence.names if mark.of("dimension") or mark.of("service")]
        names = [mark for mark in names if value.last < mark.first < end]
        if not names:
            return []
        lead = self.words.folded[value.last + 1 : names[0].first]
        counted = bool(set(lead) & self.lexicon.words["tally-units"]) or any(map(number_at, lead))
        known = all(word in LEADING_TO or number_at(word) is not None for word in lead
                    if word not in self.lexicon.words["tally-units"])  # fmt: skip
        if not counted or not known or not self._set_off(value.last, names[0].first):
            return []
        return self._run_of(names, sentence)

    @staticmethod
    def _provider_at(sentence: Sentence, at: int) -> bool:
        return any(mark.of("provider") and mark.first <= at <= mark.last for mark in sentence.names)

    def _set_off(self, last: int, first: int) -> bool:
        """True if a colon, a dash, a bracket or a comma stands between two words."""
        stretch = self.words.text[self.words.items[last].end : self.words.items[first].start]
        return any(mark in stretch for mark in (":", " - ", "–", "—", "(", ","))

    def excepted(self, sentence: Sentence, value: Value) -> list[NameMark] | None:
        """'inadequate in all but leadership': the judgements that do not have the value; None if none is excepted."""
        clause = sentence.clause_of(value.first)[0]
        lead = self.words.folded[clause : min(clause + LONGEST_LEAD, value.first)]
        if lead[:1] and lead[0] in FRONTING and not OTHERS.isdisjoint(lead[1:4]):
            return self._told_besides(sentence, value)  # 'on everything else it requires improvement'
        if self.words.gap(value.last).strip(" '\"”’"):
            return None
        after = self.words.folded[value.last + 1 : min(sentence.hi, value.last + 1 + LONGEST_EXCEPTION)]
        if after[:1] not in (["in"], ["for"], ["on"], ["at"]):
            return None
        if not OTHERS.isdisjoint(after[1:4]):  # 'outstanding for care leavers and good in everything else'
            return self._told_besides(sentence, value)
        if not set(after[1:3]) & {"all", "everything", "every"}:
            return None
        turn = next((at for at, word in enumerate(after) if word in EXCEPTING), None)
        if turn is None:
            return None
        first = value.last + 1 + turn
        names = [mark for mark in sentence.names if mark.of("dimension") and first < mark.first]
        names = names if names and names[0].first <= first + 3 else []
        return self._run_of(names, sentence) or None

    @staticmethod
    def _told_besides(sentence: Sentence, value: Value) -> list[NameMark] | None:
        """The judgements of which the sentence tells another value; None if it tells none."""
        told = [mark for mark in sentence.names if mark.of("dimension")]
        values = (*sentence.values, *sentence.elliptic)
        return told if any(other.frame and other is not value for other in values) else None

    def _run_of(self, names: list[NameMark], sentence: Sentence) -> list[NameMark]:
        """The first of the names with those that go on with its enumeration."""
        found = names[:1]
        for mark in names[1:]:
            between = [at for at in range(found[-1].last + 1, mark.first) if not self._provider_at(sentence, at)]
            if not {self.words.folded[at] for at in between} <= LIGHT:
                break
            found.append(mark)
        return found

    def _fronted(self, sentence: Sentence, names: list[NameMark]) -> list[NameMark]:
        """'For capacity to improve, …', 'On use of resources …': the name governs its whole sentence."""
        first = next((mark for mark in names), None)
        if first is None or self.words.folded[sentence.lo] not in FRONTING or first.first > sentence.lo + 3:
            return []
        return [first]

    def _prospects_of(self, before: list[NameMark], first: NameMark) -> NameMark | None:
        """'Prospects for children's services are poor': the prospects that govern the names after them."""
        for mark in before:
            between = self.words.folded[mark.last + 1 : first.first]
            linked = bool(between) and between[0] in LINKING and set(between) <= LIGHT | LINKING | SERVED
            if mark.last < first.first and linked and self._is_prospects(mark):
                return mark
        return None

    def _is_prospects(self, mark: NameMark) -> bool:
        names = mark.of("dimension")
        return bool(names) and all(map(self.lexicon.is_prospects, names))

    @staticmethod
    def _within(mark: NameMark, governor: NameMark) -> NameMark:
        """'For looked after children, capacity for improvement is good': a judgement about a service."""
        return NameMark(mark.first, mark.last, (*mark.names, *governor.of("service")))

    def keep_topic(self, sentence: Sentence) -> None:
        """Remember the judgement that the sentence is about, for 'it' and 'that strand' in the next one."""
        names = [mark for mark in sentence.names if mark.of("dimension")]
        if names:
            self.topic = self._fronted(sentence, names) or [names[0]]

    def _following_names(self, names: list[NameMark], value: Value, end: int) -> list[NameMark]:
        words = self.words.folded
        found: list[NameMark] = []
        at = value.last
        for mark in names:
            if mark.first <= value.last or mark.first >= end:
                continue
            between = [word for word in words[at + 1 : mark.first] if word not in LIGHT or word in LINKING]
            if not found and self._passive(names, value, mark):
                found.append(mark)
                at = mark.last
                continue
            if not found and words[value.last + 1] == "," and self._fronted_before(names, value):
                return []  # 'For X it got a good, for Y an inadequate'
            if not found and mark.last + 1 < end and words[mark.last + 1] in ("it", "they"):
                return []  # 'requires improvement, and for children in care it is good'
            if not found:
                if mark.first == value.last + 1:
                    return [mark]
                while between and between[0] in self.lexicon.words["rating-nouns"] | {"one", "ones"}:
                    between = between[1:]
                if not (between and between[0] in LINKING and len(between) <= 2):
                    return []
            elif between and not GOING_ON.issuperset(between) and (len(between) > 1 or between[0] not in LINKING):
                break
            found.append(mark)
            at = mark.last
        return found

    def _fronted_before(self, names: list[NameMark], value: Value) -> bool:
        """True if the judgements of the sentence stand before their values, the first of them at its head."""
        first = names[0].first
        while first > 0 and self.words.folded[first - 1] in LIGHT and self.words.folded[first - 1] != ",":
            first -= 1
        return names[0].last < value.first and self.words.folded[max(first - 1, 0)] in FRONTING

    def _passive(self, names: list[NameMark], value: Value, mark: NameMark) -> bool:
        """'Good ratings were received by Leeds for adoption': the giving stands between the value and its judgement."""
        lead = self.words.folded[value.last + 1 : mark.first]
        received = {"received", "given", "awarded", "achieved", "handed", "gained", "made"} & set(lead)
        return bool(received) and bool(lead) and lead[0] in self.lexicon.words["rating-nouns"] and "for" in lead[-3:]

    def _coordinated(self, marks: list[NameMark]) -> list[NameMark]:
        if not marks:
            return []
        kept = [marks[-1]]
        for mark in reversed(marks[:-1]):
            between = self.words.folded[mark.last + 1 : kept[0].first]
            light = LIGHT | {"for", "of"} if "those" in between else LIGHT  # 'services for X, and those for Y'
            if set(between) <= light and ({"and", ","} & set(between)):
                kept.insert(0, mark)
            else:
                break
        return kept
