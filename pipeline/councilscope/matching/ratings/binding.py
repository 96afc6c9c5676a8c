"""Who is rated, and which judgement a value belongs to: rules over the order of councils, names and values."""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value, bracketed
from councilscope.matching.ratings.naming import LIGHT, LINKING, JudgementNames
from councilscope.spans import Span

PREPOSITIONS = frozenset(
    {"in", "of", "for", "from", "to", "at", "with", "by", "near", "into", "between", "about", "on"}
)
LONGEST_FOCUS = 3  # blocks over which a subject may be left out
ARRIVING = frozenset({"are", "come", "comes", "go", "goes", "is", "was", "were", "went"})
NAMING = frozenset({"are", "were", "include", "included", "includes", "is", "was"})
_ENUMERATING_WORDS = """
    also and as plus borough boroughs both city council councils counties county district districts east
    london metropolitan north of royal s south the well west ,
"""
ENUMERATING = frozenset(_ENUMERATING_WORDS.split())
OPENING = frozenset({"the", "these", "those", "among", "amongst", "other", "others"})
TARGET = frozenset({"for", "at", "in", "to", "by"})


@dataclass(frozen=True, slots=True)
class Rated:
    """Whom a value rates. ``councils`` is empty for a provider, then ``name`` is its words."""

    councils: tuple[str, ...]
    span: Span | None
    rule: str
    provider: bool = False


class Binder(JudgementNames):
    """Rules that bind values to who is rated, in the order of the text; keeps the councils last spoken of."""

    def __init__(self, lexicon: Lexicon, words: Words, main: str | None) -> None:
        super().__init__(lexicon, words)
        self.main = main
        self.focus: Rated | None = None
        self.focus_block: int = -1
        self.focus_age = 0
        self.heading_provider: Rated | None = None

    def turn_to(self, sentence: Sentence) -> None:
        """Forget the focus when another block begins that names councils itself."""
        if self._is_label(sentence):
            provider = next((mark for mark in sentence.names if mark.of("provider")), None)
            own = provider is not None and not sentence.groups
            self.heading_provider = (
                Rated((), self._noun_phrase(provider, sentence), "provider", True) if own and provider else None
            )
        if sentence.block.start != self.focus_block:
            self.focus_age += 1
            if self.focus_age > LONGEST_FOCUS:
                self.focus = None
            self.focus_block = sentence.block.start
            self.topic = []
            if sentence.groups or sentence.block.kind is BlockKind.HEADING:
                self.focus = None

    def _is_label(self, sentence: Sentence) -> bool:
        """True for a heading, or a short line of names that ends in a colon."""
        whole = sentence.span == sentence.block.span
        colon = self.words.text[sentence.span.end - 1] == ":" and sentence.hi - sentence.lo <= 10
        return sentence.block.kind is BlockKind.HEADING or (whole and colon)

    def rated(self, sentence: Sentence, value: Value, used: dict[int, Rated]) -> Rated | None:
        """Who is rated by the value: a provider, a council of the sentence, the focus, the article's main council."""
        behind = bracketed(self.words, sentence, value)
        if behind is not None and not self._carries_provider(sentence, behind):
            return self._of(behind, "subject-before")
        clause, end = sentence.clause_of(value.first)
        direct = self._after(sentence, value, clause, end, used)
        if direct is None or self._carries_provider(sentence, direct):
            provider = self._provider(sentence, value, clause)
            if provider is not None:
                return provider
        for rule, name in ((self._after, "value-first"), (self._before, "subject-before")):
            group = rule(sentence, value, clause, end, used)
            if group is not None:
                return self._of(group, name)
        if self.heading_provider is not None:
            return self.heading_provider
        speaker = sentence.speaker_council(value.first)
        if speaker is not None and sentence.block.kind is not BlockKind.TITLE:
            return Rated((speaker,), None, "speaker-council")
        if not sentence.groups and any(
            clause <= cue[0] < value.first and (cue[0] == sentence.lo or self.words.folded[cue[0] - 1] in (",", "and"))
            for cue in sentence.cues.get("regions", ())
        ):
            return None  # a subject that is no council of the register
        if self.focus is not None and (
            not self.focus.provider or self.words.folded[sentence.lo] in ("it", "its", "they")
        ):
            return Rated(self.focus.councils, self.focus.span, "last-subject", self.focus.provider)
        if self.main is not None:
            return Rated((self.main,), None, "main-council")
        return None

    @staticmethod
    def _carries_provider(sentence: Sentence, group: Group) -> bool:
        """'Barnsley homes', 'Leeds care home': a provider's noun directly after the name."""
        return any(mark.first == group.last + 1 and mark.of("provider") for mark in sentence.names)

    def note(self, sentence: Sentence, bound: Rated | None) -> None:
        """Remember of whom the sentence spoke."""
        if bound is not None and bound.rule != "main-council":
            self.focus, self.focus_age = bound, 0
        elif bound is None:
            subject = next((group for group in sentence.groups if not self._aside(sentence, group)), None)
            if subject is not None:
                self.focus, self.focus_age = self._of(subject, "subject-before"), 0

    def _of(self, group: Group, rule: str) -> Rated:
        span = Span(self.words.items[group.first].start, self.words.items[group.last].end)
        return Rated(group.councils, span, rule)

    def _aside(self, sentence: Sentence, group: Group) -> bool:
        """True if the group only compares, locates, or owns a speaker: 'than York', 'Bury's leader'."""
        words = self.words.folded
        if any(
            word in self.lexicon.words["aside-words"] for word in words[max(sentence.lo, group.first - 2) : group.first]
        ):
            return True
        if group.possessive:
            after = set(words[group.last + 2 : min(sentence.hi, group.last + 6)])
            return bool(after & self.lexicon.words["person-nouns"]) or "neighbour" in after
        return False

    def _after(self, sentence: Sentence, value: Value, clause: int, end: int, used: dict[int, Rated]) -> Group | None:
        """'two stars for Bury', 'Three stars: Devon, Dorset', 'found fault causing injustice by Fenland'."""
        words = self.words.folded
        # where the first value comes before any council, the values of the sentence lead their councils
        opening = min((v.first for v in sentence.values if v.frame and v.first >= clause), default=value.first)
        earlier = any(clause <= g.first and g.last < opening and not self._aside(sentence, g) for g in sentence.groups)
        group = next((g for g in sentence.groups if value.last < g.first < end), None)
        if group is not None and group.first == value.last + 1 and not group.anaphor:
            return group  # 'one-star Harrow'
        listed = self._list_after(sentence, value, group) if group is not None else None
        if listed is not None:
            return listed
        if group is None or any(other.frame and value.last < other.first < group.first for other in sentence.values):
            return None
        between = words[value.last + 1 : group.first]
        if ":" in self.words.gap(value.last) and len(between) <= 1:
            return group
        if not between and not earlier:
            return group
        if not earlier and self._moves_in(sentence, clause, between):
            return self.chain(sentence, group)
        link = [word for word in between if word not in LIGHT or word in LINKING or word in TARGET]
        if not link or (group.anaphor and earlier):
            return None
        near = len(between) <= 3 or (not earlier and len(between) <= 8)
        if link[0] in TARGET and near and not self._names_between(sentence, value, group):
            return None if earlier and link[0] in ("in", "by", "to", "at") else group
        if link[-1] in TARGET | {"on", "against", "run", "over"} and not earlier and len(between) <= 12:
            return group
        # 'upheld the complaint and told the council to pay': the only one that the sentence names
        alone = len(sentence.groups) == 1 and not group.possessive and not self._aside(sentence, group)
        return (
            group
            if alone and not group.anaphor and not any(value.last < m.first for m in sentence.names if m.of("provider"))
            else None
        )

    def _list_after(self, sentence: Sentence, value: Value, group: Group) -> Group | None:
        """'no stars to four councils – Bury, Slough', 'The five judged inadequate are: Bolton; Leeds'."""
        words, text = self.words.folded, self.words.text
        if any(value.last < other.first < group.first for other in sentence.values if other.frame):
            return None
        between = words[value.last + 1 : group.first]
        stretch = text[self.words.items[value.last].end : self.words.items[group.first].start]
        marked = any(mark in stretch for mark in (":", " - ", "–", "—", "("))
        counted = any(word in self.lexicon.words["tally-units"] for word in words[sentence.lo : group.first])
        before = [g for g in sentence.groups if g.last < value.first and not self._aside(sentence, g)]
        naming = (
            bool(between)
            and between[-1] in NAMING
            and not before
            and (words[sentence.lo] in OPENING or value.first == sentence.lo)
        )
        if before or len(between) > 14 or not (naming or (marked and (counted or not between))):
            return None
        return self.chain(sentence, group)

    def _moves_in(self, sentence: Sentence, clause: int, between: list[str]) -> bool:
        """'Up from weak to fair comes Swindon', 'Rising to the top class are A and B': the subject follows."""
        moved = sentence.cue_between("movement-up", clause, clause + 2) or sentence.cue_between(
            "movement-down", clause, clause + 2
        )
        return moved is not None and bool(between) and between[-1] in ARRIVING

    def names_councils(self, sentence: Sentence) -> bool:
        """True for 'The councils named are: …', 'They are A and B': a sentence that announces names."""
        if not sentence.groups or self.words.folded[sentence.lo] not in ("the", "they", "these", "those"):
            return False
        lead = self.words.folded[sentence.lo : sentence.groups[0].first]
        return 0 < len(lead) <= 9 and lead[-1] in NAMING | {"the"} and bool(set(lead) & NAMING)

    def chain(self, sentence: Sentence, group: Group, *, back: bool = False) -> Group:
        """The group with those that go on with its enumeration, over names that are not known."""
        ordered = sentence.groups if not back else sentence.groups[::-1]
        at = ordered.index(group)
        merged = group
        for other in ordered[at + 1 :]:
            left, right = (other, merged) if back else (merged, other)
            between = range(left.last + 1, right.first)
            words = {self.words.folded[i] for i in between}
            gap = self.words.text[self.words.items[left.last].end : self.words.items[right.first].start]
            known = all(self.words.folded[i] in ENUMERATING or self.words.capital(i) for i in between)
            if other.anaphor or other.possessive or len(between) > 9 or not known or "." in gap or "\n" in gap:
                break
            if back and ";" in gap and any(v.frame and v.last < left.last for v in sentence.values):
                break  # another clause, with a value of its own
            lost_comma = not between and len(merged.councils) > 1
            if not (words & {",", "and"} or ";" in gap or lost_comma):
                break
            councils = tuple(dict.fromkeys((*left.councils, *right.councils)))
            merged = Group(left.first, right.last, councils, (*left.mentions, *right.mentions))
        return merged

    def _names_between(self, sentence: Sentence, value: Value, group: Group) -> bool:
        return any(
            value.last < mark.first and mark.last < group.first for mark in sentence.names if mark.of("provider")
        )

    def _before(self, sentence: Sentence, value: Value, clause: int, end: int, used: dict[int, Rated]) -> Group | None:
        """The nearest council before the value that is no aside; in another clause only if this one names none."""
        before = [g for g in sentence.groups if g.last < value.first and sentence.together(g.first, value.first)]
        for pool in ([group for group in before if group.first >= clause], before):
            plain = [group for group in pool if not self._aside(sentence, group) and not self._apposed(sentence, group)]
            # a pronoun stands for the council named in its sentence, if one is
            named = [group for group in plain if not group.anaphor]
            if plain and not plain[-1].anaphor:
                return self._joined(sentence, self.chain(sentence, plain[-1], back=True), value)
            if plain:
                return plain[-1] if not (plain[-1].anaphor and len(named) == 1 and pool is not before) else named[-1]
        speakers = [group for group in before if group.possessive and not self._apposed(sentence, group)]
        return speakers[-1] if speakers else None

    def _joined(self, sentence: Sentence, group: Group, value: Value) -> Group:
        """'Torbay joins Luton as an excellent council': both have the value."""
        other = next((g for g in sentence.groups if g.first > group.last and g.last < value.first), None)
        if other is None or self.words.folded[group.last + 1 : other.first] not in (["joins"], ["joined"]):
            return group
        councils = tuple(dict.fromkeys((*group.councils, *other.councils)))
        return Group(group.first, other.last, councils, (*group.mentions, *other.mentions))

    def _apposed(self, sentence: Sentence, group: Group) -> bool:
        """', South Yorkshire's neighbour to the north,': inside commas after another council."""
        gap = self.words.gap(group.first - 1) if group.first > sentence.lo else ""
        comma = group.first > sentence.lo and ("," in gap or self.words.folded[group.first - 1] == ",")
        valued = any(v.frame and v.last < group.first for v in sentence.values)
        return comma and group.possessive and not valued and any(o.last < group.first for o in sentence.groups)

    def _provider(self, sentence: Sentence, value: Value, clause: int) -> Rated | None:
        """A home, school, company or trust that stands nearer to the value than any council."""
        best: NameMark | None = None
        for mark in sentence.names:
            if not mark.of("provider") or mark.of("dimension") or mark.of("service"):
                continue
            if clause <= mark.first and mark.last < value.first and sentence.together(mark.first, value.first):
                best = mark if self._subject_like(sentence, mark) else best
            elif best is None and self._follows(sentence, value, mark):
                best = mark
        if best is None:
            return None
        if best.last < value.first:
            between = [g for g in sentence.groups if best.last < g.first and g.last < value.first]
            if self._heads_sentence(sentence, best):
                return Rated((), self._noun_phrase(best, sentence), "provider", True)
            located = [
                g for g in between if self.words.folded[g.first - 1] in PREPOSITIONS and g.first - best.last <= 3
            ]
            if any(not self._aside(sentence, group) for group in between if group not in located):
                return None
            names = [
                m
                for m in sentence.names
                if best.last < m.first < value.first and (m.of("service") or m.of("dimension"))
            ]
            if names and "for" not in self.words.folded[best.last + 1 : names[0].first]:
                return None
        return Rated((), self._noun_phrase(best, sentence), "provider", True)

    def _heads_sentence(self, sentence: Sentence, mark: NameMark) -> bool:
        """'Dearne Homes, the company that the council set up, was judged …': the name that opens the sentence."""
        opening = all(self.words.capital(at) or self.words.folded[at] == "the" for at in range(sentence.lo, mark.first))
        return opening and mark.last + 1 < sentence.hi and self.words.folded[mark.last + 1] == ","

    def _subject_like(self, sentence: Sentence, mark: NameMark) -> bool:
        """False for 'to live in homes of their own': a provider after a preposition is rarely the subject."""
        at = mark.first - 1
        for _ in range(3):
            if at < sentence.lo:
                return True
            if self.words.folded[at] in PREPOSITIONS:
                return False
            if self.words.capital(at) or self.words.folded[at] in ("a", "an", "the", "its", "s", "one", "own"):
                return True
            at -= 1
        return True

    def _follows(self, sentence: Sentence, value: Value, mark: NameMark) -> bool:
        """'three-star care home', 'two stars for Barnsley homes'."""
        if mark.first <= value.last or mark.first - value.last > 7:
            return False
        between = self.words.folded[value.last + 1 : mark.first]
        if not between:
            return True
        if between[0] not in ("for", "to"):
            return False
        return all(
            word in LIGHT
            or word in ("for", "to")
            or any(g.first <= at <= g.last for g in sentence.groups)
            or self.words.capital(at)
            for at, word in enumerate(between, value.last + 1)
        )

    def _noun_phrase(self, mark: NameMark, sentence: Sentence) -> Span:
        """The provider's words with the capitalised words before it: 'Ashford Court', 'James Wyre Academy'."""
        first, last = mark.first, mark.last
        while (
            first > sentence.lo
            and self.words.capital(first - 1)
            and self.words.joined(first - 1)
            and self.words.folded[first - 1] not in ("the", "a", "and", ",")
        ):
            first -= 1
        return Span(self.words.items[first].start, self.words.items[last].end)

    def inverted_groups(self, sentence: Sentence) -> list[Group]:
        """Councils that share a value by inversion: 'as was Ipswich', 'so are North Tyneside and Durham'."""
        return [group for group in sentence.groups if self.is_inverted(sentence, group.first)]
