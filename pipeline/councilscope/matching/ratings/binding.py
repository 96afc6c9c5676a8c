"""Who is rated, and which judgement a value belongs to: rules over the order of councils, names and values."""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.scan import Group, NameMark, Sentence, Value
from councilscope.spans import Span

ASIDE = frozenset({"than", "like", "unlike", "near", "outside", "neighbour", "neighbouring", "alongside", "leaving", "with",
                   "joins", "joining", "behind", "ahead", "across", "beside", "from", "former"})  # fmt: skip
TARGET = frozenset({"for", "at", "in", "to", "by"})
LINKING = frozenset({"on", "for", "in", "at", "over", "against"})
AUXILIARIES = frozenset({"is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "will", "would"})
INVERTERS = frozenset({"so", "as", "nor", "neither"})
PERSON_NOUNS = frozenset({"leader", "director", "chief", "cabinet", "councillor", "cllr", "coun", "spokesman", "mayor",
                          "spokeswoman", "spokesperson", "executive", "member", "head", "deputy", "mp"})  # fmt: skip
LIGHT = frozenset({"the", "a", "an", "its", "their", "our", "his", "her", "s", "both", "of", "each", "overall", "and", ",",
                   "to", "only", "just", "now", "still", "also", "again", "judgement", "too"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rated:
    """Whom a value rates. ``councils`` is empty for a provider, then ``name`` is its words."""

    councils: tuple[str, ...]
    span: Span | None
    rule: str
    provider: bool = False


class Binder:
    """Rules that bind values to who is rated, in the order of the text; keeps the councils last spoken of."""

    def __init__(self, lexicon: Lexicon, words: Words, main: str | None) -> None:
        self.lexicon = lexicon
        self.words = words
        self.main = main
        self.focus: Rated | None = None
        self.focus_block: int = -1

    def turn_to(self, sentence: Sentence) -> None:
        """Forget the focus when another block begins that names councils itself."""
        if sentence.block.start != self.focus_block:
            self.focus_block = sentence.block.start
            if sentence.groups or sentence.block.kind is BlockKind.HEADING:
                self.focus = None

    def rated(self, sentence: Sentence, value: Value, used: dict[int, Rated]) -> Rated | None:
        """Who is rated by the value: a provider, a council of the sentence, the focus, the article's main council."""
        clause, end = sentence.clause_of(value.first)
        provider = self._provider(sentence, value, clause)
        if provider is not None:
            return provider
        for rule, name in ((self._after, "value-first"), (self._before, "subject-before")):
            group = rule(sentence, value, clause, end, used)
            if group is not None:
                return self._of(group, name)
        if self.focus is not None:
            return Rated(self.focus.councils, self.focus.span, "last-subject", self.focus.provider)
        if self.main is not None:
            return Rated((self.main,), None, "main-council")
        return None

    def note(self, sentence: Sentence, bound: Rated | None) -> None:
        """Remember of whom the sentence spoke."""
        if bound is not None and bound.rule != "main-council":
            self.focus = bound
        elif bound is None:
            subject = next((group for group in sentence.groups if not self._aside(sentence, group)), None)
            if subject is not None:
                self.focus = self._of(subject, "subject-before")

    def _of(self, group: Group, rule: str) -> Rated:
        span = Span(self.words.items[group.first].start, self.words.items[group.last].end)
        return Rated(group.councils, span, rule)

    def _aside(self, sentence: Sentence, group: Group) -> bool:
        """True if the group only compares, locates, or owns a speaker: 'than York', 'Bury's leader'."""
        words = self.words.folded
        before = words[max(sentence.lo, group.first - 3) : group.first]
        if any(word in ASIDE for word in before[-2:]):
            return True
        if group.possessive:
            after = set(words[group.last + 2 : group.last + 6])
            if after & PERSON_NOUNS or "neighbour" in after:
                return True
        return False

    def _after(self, sentence: Sentence, value: Value, clause: int, end: int, used: dict[int, Rated]) -> Group | None:
        """'two stars for Bury', 'Three stars: Devon, Dorset', 'found fault causing injustice by Fenland'."""
        words = self.words.folded
        earlier = [
            g for g in sentence.groups if clause <= g.first and g.last < value.first and not self._aside(sentence, g)
        ]
        for group in sentence.groups:
            if group.first <= value.last or group.first >= end:
                continue
            between = words[value.last + 1 : group.first]
            if any(other.frame and value.last < other.first < group.first for other in sentence.values):
                return None
            gap = self.words.gap(value.last)
            if len(between) > 6 and earlier:
                return None
            if ":" in gap and len(between) <= 1:
                return group
            link = [word for word in between if word not in LIGHT]
            if (
                link
                and link[0] in TARGET
                and (len(between) <= 3 or not earlier)
                and not self._names_between(sentence, value, group)
            ):
                if link[0] == "in" and earlier:
                    return None
                return group if not (earlier and link[0] in ("by", "to")) else None
            if link and link[-1] in TARGET and not earlier and len(between) <= 12:
                return group
            return None
        return None

    def _names_between(self, sentence: Sentence, value: Value, group: Group) -> bool:
        return any(
            value.last < mark.first and mark.last < group.first for mark in sentence.names if mark.of("provider")
        )

    def _before(self, sentence: Sentence, value: Value, clause: int, end: int, used: dict[int, Rated]) -> Group | None:
        """The nearest council before the value that is no aside; in another clause only if this one names none."""
        before = [group for group in sentence.groups if group.last < value.first]
        here = [group for group in before if group.first >= clause]
        for pool in (here, before):
            plain = [group for group in pool if not self._aside(sentence, group) and not self._apposed(sentence, group)]
            if plain:
                return plain[-1]
        return None

    def _apposed(self, sentence: Sentence, group: Group) -> bool:
        """', South Yorkshire's neighbour to the north,': inside commas after another council."""
        gap = self.words.gap(group.first - 1) if group.first > sentence.lo else ""
        comma = group.first > sentence.lo and ("," in gap or self.words.folded[group.first - 1] == ",")
        return comma and group.possessive and any(other.last < group.first for other in sentence.groups)

    def _provider(self, sentence: Sentence, value: Value, clause: int) -> Rated | None:
        """A home, school, company or trust that stands nearer to the value than any council."""
        best: NameMark | None = None
        for mark in sentence.names:
            if not mark.of("provider") or mark.of("dimension") or mark.of("service"):
                continue
            if (clause <= mark.first and mark.last < value.first) or (mark.first == value.last + 1 and best is None):
                best = mark
        if best is None:
            return None
        if best.last < value.first:
            for group in sentence.groups:
                if best.last < group.first and group.last < value.first and not self._aside(sentence, group):
                    return None
            for mark in sentence.names:
                if (
                    best.last < mark.first < value.first
                    and (mark.of("service") or mark.of("dimension"))
                    and not (set(self.words.folded[best.last + 1 : mark.first]) & {"for"})
                ):
                    return None
        span = self._noun_phrase(best, sentence)
        return Rated((), span, "provider", True)

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

    def inverted(self, sentence: Sentence) -> list[Group]:
        """Councils that share a value by inversion: 'as was Ipswich', 'so are North Tyneside and Durham'."""
        words, found = self.words.folded, []
        for group in sentence.groups:
            at = group.first - 1
            while at >= sentence.lo and words[at] in ("the", "both"):
                at -= 1
            if (at - 1 >= sentence.lo and words[at] in AUXILIARIES and words[at - 1] in INVERTERS) or (at - 1 >= sentence.lo and words[at] == "by" and words[at - 1] == "joined"):
                found.append(group)
        return found

    def judgement_marks(self, sentence: Sentence, value: Value) -> list[NameMark]:
        """The names of judgements or services that the value belongs to, in coordination all of them."""
        clause, end = sentence.clause_of(value.first)
        names = [mark for mark in sentence.names if mark.of("dimension") or mark.of("service")]
        following = self._following_names(names, value, end)
        if following:
            return following
        before = [mark for mark in names if clause <= mark.first and mark.last < value.first]
        others = [v for v in sentence.values if v.frame and v.last < value.first]
        if others:
            edge = others[-1].last
            fresh = [mark for mark in before if mark.first > edge]
            if not fresh:
                return []
            before = fresh
        return self._coordinated(before)

    def _following_names(self, names: list[NameMark], value: Value, end: int) -> list[NameMark]:
        words = self.words.folded
        found: list[NameMark] = []
        at = value.last
        for mark in names:
            if mark.first <= value.last or mark.first >= end:
                continue
            between = [word for word in words[at + 1 : mark.first] if word not in LIGHT]
            if not found:
                direct = mark.first == value.last + 1
                if not direct and not (between and between[0] in LINKING and len(between) <= 2):
                    return []
            elif between and between != ["for"]:
                break
            found.append(mark)
            at = mark.last
        return found

    def _coordinated(self, marks: list[NameMark]) -> list[NameMark]:
        if not marks:
            return []
        kept = [marks[-1]]
        for mark in reversed(marks[:-1]):
            between = self.words.folded[mark.last + 1 : kept[0].first]
            if set(between) <= LIGHT and ({"and", ","} & set(between)):
                kept.insert(0, mark)
            else:
                break
        return kept
