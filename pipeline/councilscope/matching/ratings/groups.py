"""How a council named in a sentence stands to the others: in a row with them, beside the matter, or as the subject."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.grouping import LOCATING
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Sentence, Value
from councilscope.spans import Span

PREPOSITIONS = frozenset(
    {"in", "of", "for", "from", "to", "at", "with", "by", "near", "into", "between", "about", "on"}
)
NAMING = frozenset({"are", "were", "include", "included", "includes", "is", "was"})
SHARING = frozenset({"a", "an", "among", "as", "at", "being", "bottom", "in", "on", "the", "those", "top", "with"})
SINGULAR = frozenset({"was", "is", "has", "gets", "goes", "remains", "stays"})
FORMER = frozenset({"former", "formerly", "previously", "ex"})
NEAR_FORMER = 7  # words from 'former' to the council of an earlier office
COUNT_REACH = 5  # words before a bracket in which its councils are counted
MOST_COUNTED = 200
ANNOUNCING = frozenset({"the", "they", "these", "those"})
LONGEST_ANNOUNCEMENT = 9  # words before the first name
LONGEST_LINK = 9  # words between two names of a row, unknown names among them
_ENUMERATING_WORDS = """
    also and as plus borough boroughs both city council councils counties county district districts east
    london metropolitan north of royal s south the well west ,
"""
ENUMERATING = frozenset(_ENUMERATING_WORDS.split())


class Groups:
    """Rules over the councils of one sentence."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def span(self, group: Group) -> Span:
        """Offsets of the group's words."""
        return Span(self.words.items[group.first].start, self.words.items[group.last].end)

    def aside(self, sentence: Sentence, group: Group) -> bool:
        """True if the group only compares, locates, or owns a speaker: 'than York', 'Bury's leader'."""
        words = self.words.folded
        before = words[max(sentence.lo, group.first - 2) : group.first]
        if any(word in self.lexicon.words["aside-words"] for word in before) or self.locates(sentence, group):
            return True
        career = words[max(sentence.lo, group.first - NEAR_FORMER) : group.first]
        if career[-1:] == ["of"] and not FORMER.isdisjoint(career):
            return True  # 'a former chief executive of Gateshead'
        if group.possessive:
            after = set(words[group.last + 2 : min(sentence.hi, group.last + 6)])
            return bool(after & self.lexicon.words["person-nouns"]) or "neighbour" in after
        return False

    def locates(self, sentence: Sentence, group: Group) -> bool:
        """'St Helens in Lancashire': where the council named directly before lies."""
        at = group.first - 1
        return self.words.folded[at] in LOCATING and any(other.last == at - 1 for other in sentence.groups)

    def rest_of_row(self, sentence: Sentence, at: int, number: int | None) -> tuple[str, ...]:
        """'Bury, Hull and Poole stay put: Bury is fair and the other two are good': those of the row not named again.

        at: the word at which 'the other' begins. Empty if no row of the sentence has just ``number`` more councils.
        """
        before = [group for group in sentence.groups if group.last < at and not group.anaphor]
        for index, row in enumerate(before):
            again = {council for group in before[index + 1 :] for council in group.councils}
            rest = tuple(council for council in row.councils if council not in again)
            if again and len(rest) == number and again < set(row.councils):
                return rest
        return ()

    def joined(self, sentence: Sentence) -> set[str]:
        """'fell into the bottom class, joining Poole and Bury': councils that have the value, but did not move."""
        joining = self.lexicon.words["joining-verbs"]
        behind = [
            group
            for group in sentence.groups
            if group.first > sentence.lo and self.words.folded[group.first - 1] in joining
        ]
        return {council for group in behind for council in self.chain(sentence, group).councils}

    def companions(self, sentence: Sentence, clause: int, value: Value) -> list[Group]:
        """Councils that share the value of another: 'along with Poole', 'joins Poole on two stars'."""
        joining = self.lexicon.words["joining-verbs"]
        found = []
        for group in sentence.groups:
            verb = group.first > sentence.lo and self.words.folded[group.first - 1] in joining
            led = sentence.cue_between("companions", max(clause, group.first - 2), group.first)
            if group.last < value.first and (led or (verb and self._leads_to(group, value))):
                found.append(group)
            elif verb and value.frame == "superlative" and self.words.folded[value.last + 1 : group.first - 1] == [","]:
                found.append(self.chain(sentence, group))
        return found

    def counted_in_brackets(self, sentence: Sentence, value: Value) -> Group | None:
        """'three councils (Hull, Poole and Bury) were rated good', 'Two were judged poor (Hull and Bury)'.

        Of several, the nearest before the value without another value between; else one after it that is all of
        a count before it.
        """
        framed = [other for other in sentence.values if other.frame and other is not value]
        for group in reversed(sentence.groups):
            if not self._in_brackets(group) or any(group.last < v.first < value.first for v in framed):
                continue
            if group.last < value.first:
                before = range(group.first - 1, group.first - 1 - COUNT_REACH, -1)
                return group if self._counts(sentence, before) else None
            clause = range(value.first - 1, sentence.clause_of(value.first)[0] - 1, -1)
            if self._counts(sentence, clause) == len(group.councils):
                return group
        return None

    def counts_as_many(self, sentence: Sentence, value: Value, group: Group) -> bool:
        """'Two were left with a single star, Leeds and Wigan': as many as are counted before the value."""
        clause = sentence.clause_of(value.first)[0]
        lead = range(clause, value.first)
        return self._counts(sentence, lead) == len(self.chain(sentence, group).councils) > 1

    def _in_brackets(self, group: Group) -> bool:
        return "(" in self.words.gap(group.first - 1) if group.first else False

    def _counts(self, sentence: Sentence, places: range) -> int | None:
        """The number of councils counted at one of the places, the first that counts; 1 for 'one'."""
        inside = {at for value in sentence.values for at in range(value.first, value.last + 1)}
        for at in places:
            if at >= sentence.lo and at not in inside and (number := number_at(self.words.folded[at])) is not None:
                return number if number < MOST_COUNTED else None
        return None

    def _leads_to(self, group: Group, value: Value) -> bool:
        """'joins Poole on two stars', 'joins Poole in being in special measures'."""
        between = self.words.folded[group.last + 1 : value.first]
        return between[:2] == ["as", "the"] or SHARING.issuperset(between)

    def apposed(self, sentence: Sentence, group: Group) -> bool:
        """', South Yorkshire's neighbour to the north,': inside commas after another council."""
        gap = self.words.gap(group.first - 1) if group.first > sentence.lo else ""
        comma = group.first > sentence.lo and ("," in gap or self.words.folded[group.first - 1] == ",")
        valued = any(value.frame and value.last < group.first for value in sentence.values)
        return comma and group.possessive and not valued and any(o.last < group.first for o in sentence.groups)

    def announces(self, sentence: Sentence) -> bool:
        """True for 'The councils named are: …', 'They are A and B': a sentence that announces names."""
        if not sentence.groups or self.words.folded[sentence.lo] not in ANNOUNCING:
            return False
        lead = self.words.folded[sentence.lo : sentence.groups[0].first]
        return 0 < len(lead) <= LONGEST_ANNOUNCEMENT and lead[-1] in NAMING | {"the"} and bool(set(lead) & NAMING)

    def chain(self, sentence: Sentence, group: Group, *, back: bool = False) -> Group:
        """The group with those that go on with its enumeration, over names that are not known."""
        ordered = [g for g in sentence.groups if g is group or not self.locates(sentence, g)]
        ordered = ordered[::-1] if back else ordered
        merged = group
        for other in ordered[ordered.index(group) + 1 :]:
            left, right = (other, merged) if back else (merged, other)
            if other.anaphor or other.possessive or not self._enumerated(sentence, left, right):
                break
            if back and self.aside(sentence, other):
                break
            councils = tuple(dict.fromkeys((*left.councils, *right.councils)))
            merged = Group(left.first, right.last, councils, (*left.mentions, *right.mentions))
        return merged

    def relative_to_last(self, group: Group) -> Group:
        """'Hounslow and Plymouth, which was the lowest': a singular relative is told of the name before it alone."""
        at = group.last + 1
        tail = [word for word in self.words.folded[at : at + 3] if word != ","]
        if len(group.mentions) < 2 or len(tail) < 2 or tail[0] != "which" or tail[1] not in SINGULAR:
            return group
        last = group.mentions[-1]
        first = next(n for n in range(group.first, at) if self.words.items[n].end > last.start)
        return Group(first, group.last, (last.council,), (last,), group.possessive)

    def _enumerated(self, sentence: Sentence, left: Group, right: Group) -> bool:
        """True if only links, designations and capitalised names stand between two groups."""
        between = [at for at in range(left.last + 1, right.first) if not self._in_aside(left.last, at)]
        if any(value.frame and left.last < value.first < right.first for value in sentence.values):
            return False
        words = {self.words.folded[at] for at in between}
        gap = self._between(left, right)
        skipped = {
            at
            for group in sentence.groups
            if left.last < group.first < right.first and self.locates(sentence, group)
            for at in range(group.first - 1, group.last + 1)
        }
        known = all(
            at in skipped
            or self.words.folded[at] in ENUMERATING
            or self.words.capital(at)
            or (self.words.folded[at] in LOCATING and at + 1 < right.first and self.words.capital(at + 1))
            for at in between
        )
        if len(between) > LONGEST_LINK or not known or "." in gap or "\n" in gap:
            return False
        lost_comma = not between and max(len(left.councils), len(right.councils)) > 1
        return bool(words & {",", "and"}) or ";" in gap or lost_comma

    def _in_aside(self, left: int, at: int) -> bool:
        """'Bexley (provisional result) and Bury': words in brackets that open after the name before."""
        text, items = self.words.text, self.words.items
        before = text[items[left].end : items[at].start]
        return before.lstrip().startswith("(") and ")" not in before

    def _between(self, left: Group, right: Group) -> str:
        return self.words.text[self.words.items[left.last].end : self.words.items[right.first].start]
