"""How a council named in a sentence stands to the others: in a row with them, beside the matter, or as the subject."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.grouping import LOCATING
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Place, Sentence, covered
from councilscope.records import MentionForm
from councilscope.spans import Span

PREPOSITIONS = frozenset(
    {"in", "of", "for", "from", "to", "at", "with", "by", "near", "into", "between", "about", "on"}
)
NAMING = frozenset({"are", "were", "include", "included", "includes", "is", "was"})
SHARING = frozenset({"a", "an", "among", "as", "at", "being", "bottom", "in", "on", "the", "those", "top", "with"})
SINGULAR = frozenset({"was", "is", "has", "gets", "goes", "remains", "stays"})
WHERE = LOCATING | {"at"}
SOME = frozenset({"a", "an", "another", "one"})
FORMER = frozenset({"former", "formerly", "previously", "ex"})
NEAR_FORMER = 7  # words from 'former' to the council of an earlier office
NEAR_PERSON = 4  # words of 'Bury's new cabinet member'
COUNT_REACH = 5  # words before a bracket in which its councils are counted
MOST_COUNTED = 200
ANNOUNCING = frozenset({"the", "they", "these", "those"})
LONGEST_ANNOUNCEMENT = 9  # words before the first name
LONGEST_JOINED = 4  # words of 'joining Kent's neighbour'
LONGEST_LINK = 9  # words between two names of a row, unknown names among them
_ENUMERATING_WORDS = """
    also and as plus borough boroughs both city council councils counties county district districts east
    london metropolitan north of royal s south the well west ,
"""
ENUMERATING = frozenset(_ENUMERATING_WORDS.split())


class Groups:
    """Rules over the councils of one sentence."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lists = lexicon.words
        self.joining = lexicon.words["joining-verbs"]
        self.words = words

    def span(self, group: Group) -> Span:
        """Offsets of the group's words."""
        return self.words.span(group.first, group.last)

    def aside(self, sentence: Sentence, group: Group) -> bool:
        """True if the group only compares, locates, or owns a speaker: 'than York', 'Bury's leader'."""
        if not self.lists["aside-words"].isdisjoint(sentence.before(group.first, 2)) or self.locates(sentence, group):
            return True
        if sentence.word(group.first - 1) == "of" and not FORMER.isdisjoint(sentence.before(group.first, NEAR_FORMER)):
            return True  # 'a former chief executive of Gateshead'
        if self._describes(sentence, group):
            return True
        after = sentence.after(group.last + 1, NEAR_PERSON) if group.possessive else ()
        return "neighbour" in after or not self.lists["person-nouns"].isdisjoint(after)

    def locates(self, sentence: Sentence, group: Group) -> bool:
        """'St Helens in Lancashire': where the council named directly before lies."""
        return sentence.word(group.first - 1) in LOCATING and sentence.group_ending(group.first - 2) is not None

    def _describes(self, sentence: Sentence, group: Group) -> bool:
        """'a Swansea comprehensive', 'a care home in Halton': the place of somebody else."""
        before, word = sentence.word(group.first - 1), sentence.word(group.last + 1)
        if group.mentions[-1].form is not MentionForm.PLACE:
            return False
        if before in WHERE:
            return any(mark.last == group.first - 2 for mark in sentence.providers)
        plain = word.isalpha() and not self.words.capital(group.last + 1)
        return before in SOME and plain and word not in self.lists["service-nouns"] | CLOSED

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

    def joined(self, sentence: Sentence) -> list[Group]:
        """'fell into the bottom class, joining Poole and Bury': councils that have the value, but did not move."""
        return [group for group in sentence.groups if self._is_joined(sentence, group)]

    def _is_joined(self, sentence: Sentence, group: Group) -> bool:
        """True after 'joining', also over a possessive: 'joining the county's neighbour Torbay'."""
        if group.possessive:
            return False
        lead = sentence.before(group.first, LONGEST_JOINED)
        owned = "s" in lead and "neighbour" in lead
        return not self.joining.isdisjoint(lead if owned else lead[-1:])

    def companions(self, place: Place) -> list[Group]:
        """Councils that share the value of another: 'along with Poole', 'joins Poole on two stars'."""
        sentence, joined, found = place.sentence, self.joined(place.sentence), []
        for group in sentence.groups:
            if group.last < place.first:
                led = sentence.cue_between("companions", max(place.clause, group.first - 2), group.first)
                found += [group] if led or (group in joined and self._leads_to(group, place)) else []
            elif sentence.cue_between("companions", place.last + 1, group.first) == (group.first - 2, group.first - 1):
                found.append(self.chain(sentence, group))  # 'put York on special measures, along with Hull and Leeds'
            elif group in joined and place.value.frame == "superlative":
                beside = place.word(1) == "," and place.word(2) in self.joining
                found += [self.chain(sentence, group)] if beside else []
        return found

    def counted_in_brackets(self, place: Place) -> Group | None:
        """'three councils (Hull, Poole and Bury) were rated good', 'Two were judged poor (Hull and Bury)'.

        Of several, the nearest before the value without another value between; else one after it that is all of
        a count before it.
        """
        sentence = place.sentence
        framed = [other for other in sentence.values if other.frame and other is not place.value]
        for group in reversed(sentence.groups):
            if not self._in_brackets(group) or any(group.last < v.first < place.first for v in framed):
                continue
            if group.last < place.first:
                before = range(group.first - 1, max(sentence.lo, group.first - COUNT_REACH) - 1, -1)
                return group if self._counts(sentence, before) else None
            if self._counts(sentence, range(place.first - 1, place.clause - 1, -1)) == len(group.councils):
                return group
        return None

    def counts_as_many(self, place: Place, group: Group) -> bool:
        """'Two were left with a single star, Leeds and Wigan': as many as are counted before the value."""
        councils = self.chain(place.sentence, group).councils
        return self._counts(place.sentence, range(place.first - 1, place.clause - 1, -1)) == len(councils) > 1

    def _in_brackets(self, group: Group) -> bool:
        return "(" in self.words.gap(group.first - 1) if group.first else False

    def _counts(self, sentence: Sentence, places: range) -> int | None:
        """The number of councils counted at one of the places, the first that counts; 1 for 'one'."""
        valued = covered(sentence.values)
        numbers = (number_at(sentence.word(at)) for at in places if at not in valued)
        number = next((number for number in numbers if number is not None), None)
        return number if number is not None and number < MOST_COUNTED else None

    def _leads_to(self, group: Group, place: Place) -> bool:
        """'joins Poole on two stars', 'joins Poole in being in special measures'."""
        between = self.words.folded[group.last + 1 : place.first]
        return between[:2] == ["as", "the"] or SHARING.issuperset(between)

    def apposed(self, sentence: Sentence, group: Group) -> bool:
        """', South Yorkshire's neighbour to the north,': inside commas after another council."""
        if not group.possessive or sentence.word(group.first - 1) != ",":
            return False
        valued = any(value.frame and value.last < group.first for value in sentence.values)
        return not valued and any(other.last < group.first for other in sentence.groups)

    def announces(self, sentence: Sentence) -> bool:
        """True for 'The councils named are: …', 'They are A and B': a sentence that announces names."""
        if not sentence.groups or sentence.word(sentence.lo) not in ANNOUNCING:
            return False
        lead = self.words.folded[sentence.lo : sentence.groups[0].first]
        named = 0 < len(lead) <= LONGEST_ANNOUNCEMENT and lead[-1] in NAMING | {"the"}
        return named and not NAMING.isdisjoint(lead)

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

    def relative_to_last(self, sentence: Sentence, group: Group) -> Group:
        """'Hounslow and Plymouth, which was the lowest': a singular relative is told of the name before it alone."""
        tail = [word for word in sentence.after(group.last, 3) if word != ","]
        if len(group.mentions) < 2 or tail[:1] != ["which"] or SINGULAR.isdisjoint(tail[1:2]):
            return group
        last = group.mentions[-1]
        first = next(at for at in range(group.first, group.last + 1) if self.words.ends[at] > last.start)
        return Group(first, group.last, (last.council,), (last,), group.possessive)

    def _enumerated(self, sentence: Sentence, left: Group, right: Group) -> bool:
        """True if only links, designations and capitalised names stand between two groups."""
        gap = self.words.text[self.words.ends[left.last] : self.words.starts[right.first]]
        if "." in gap or "\n" in gap or any(v.frame and left.last < v.first < right.first for v in sentence.values):
            return False
        between = [at for at in range(left.last + 1, right.first) if not self._in_aside(left.last, at)]
        placed = (group for group in sentence.groups if left.last < group.first < right.first)
        skipped = {at for g in placed if self.locates(sentence, g) for at in range(g.first - 1, g.last + 1)}
        if len(between) > LONGEST_LINK or not all(at in skipped or self._links(at, right.first) for at in between):
            return False
        lost_comma = not between and max(len(left.councils), len(right.councils)) > 1
        return lost_comma or ";" in gap or any(self.words.folded[at] in (",", "and") for at in between)

    def _links(self, at: int, end: int) -> bool:
        """True for a word that may stand between two names of a row; ``end``: the first word of the second."""
        word = self.words.folded[at]
        locates = word in LOCATING and at + 1 < end and self.words.capital(at + 1)
        return word in ENUMERATING or locates or self.words.capital(at)

    def _in_aside(self, left: int, at: int) -> bool:
        """'Bexley (provisional result) and Bury': words in brackets that open after the name before."""
        before = self.words.text[self.words.ends[left] : self.words.starts[at]]
        return before.lstrip().startswith("(") and ")" not in before
