"""Who is rated, and which judgement a value belongs to: rules over the order of councils, names and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.groups import MOST_COUNTED, NAMING, Groups
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, Value, bracketed, percent_end
from councilscope.matching.ratings.naming import LIGHT, LINKING, JudgementNames
from councilscope.matching.ratings.providers import Providers
from councilscope.matching.weighing import weigh
from councilscope.spans import Span

LONGEST_PART = 7  # words in 'of the services that'
SHORT_WORD = 3
NEAR_OWNER = 2  # words of 'rating of'
LABEL_LEAD = 1  # words before the name that a label begins with: 'the'
LONGEST_FOCUS = 3  # blocks over which a subject may be left out
PLURAL_PRONOUNS = frozenset({"all", "both", "each", "most", "several", "some"})
RELATIVES = frozenset({"who", "which", "that"})
COUNTED_REACH = 5  # words from a number to the relative that makes it a subject
COUNTED_OPENING = 3  # words before a number that opens a clause: 'of these , 12'
PRONOUNS = frozenset({"it", "they"})
ARRIVING = frozenset({"are", "come", "comes", "go", "goes", "is", "was", "were", "went"})
OPENING = frozenset({"the", "these", "those", "among", "amongst", "other", "others"})
RESPECTIVELY = frozenset({"respectively"})
NEAR_RESPECTIVELY = 4  # words after the last value
TARGET = frozenset({"for", "at", "in", "to", "by"})


@dataclass(frozen=True, slots=True)
class Rated:
    """Whom a value rates. ``councils`` is empty for a provider, then ``name`` is its words."""

    councils: tuple[str, ...]
    span: Span | None
    rule: str
    provider: bool = False
    beside: tuple[Span, ...] = ()  # providers in the row of councils


class Binder(JudgementNames):
    """Rules that bind values to who is rated, in the order of the text; keeps the councils last spoken of."""

    def __init__(self, lexicon: Lexicon, words: Words, main: str | None) -> None:
        super().__init__(lexicon, words)
        self.groups = Groups(lexicon, words)
        self.providers = Providers(lexicon, words, self.groups)
        self.main = main
        self.focus: Rated | None = None
        self.focus_block: int = -1
        self.focus_age = 0
        self.heading_provider: Rated | None = None

    def turn_to(self, sentence: Sentence) -> None:
        """Forget the focus when another block begins that names councils itself."""
        if self._is_label(sentence):
            provider = next((mark for mark in sentence.names if mark.of("provider")), None)
            # 'Dearne Homes', 'Grades for Dearne Homes', but not 'All has changed since the company took over'
            own = provider is not None and not sentence.groups and _at_an_end(provider, sentence)
            self.heading_provider = (
                Rated((), self.providers.name(provider, sentence), "provider", True) if own and provider else None
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

    def rated(self, sentence: Sentence, value: Value) -> Rated | None:
        """Who is rated by the value: a provider, a council of the sentence, the focus, the article's main council."""
        owner = self._antecedent(sentence, value)
        if owner is not None and not self.providers.carried(sentence, owner):
            self._weigh_others(sentence, value, owner)
            return self._of(owner, "subject-before")
        behind = bracketed(self.words, sentence, value)
        if behind is not None and not self.providers.carried(sentence, behind):
            return self._of(behind, "subject-before")
        clause, end = sentence.clause_of(value.first)
        if self._of_a_part(sentence, value, clause):
            weigh(self.words, "part-of-a-council", self.words.span(value.first, value.last))
            return None
        counted = self.groups.counted_in_brackets(sentence, value)
        if counted is not None:
            return self._of(counted, "counted-before")
        direct = self._after(sentence, value, clause, end)
        if direct is None or self.providers.carried(sentence, direct):
            told = PRONOUNS.isdisjoint(self.words.folded[clause : clause + 2])
            provider = self.providers.rated(sentence, value, clause if told else sentence.lo)
            if provider is not None and self.providers.in_general(provider):
                weigh(self.words, "providers-in-general", provider)
                return None
            if provider is not None:
                return Rated((), provider, "provider", True)
        for rule, name in ((self._after, "value-first"), (self._before, "subject-before")):
            group = rule(sentence, value, clause, end)
            if group is not None:
                self._weigh_others(sentence, value, group)
                return self._with_others(sentence, value, clause, self._of(group, name), group)
        return self._beyond(sentence, value, clause)

    def _antecedent(self, sentence: Sentence, value: Value) -> Group | None:
        """'Unlike Hull, which is inadequate, …': a relative clause is told of the council directly before it."""
        for first, last in sentence.asides:
            if first <= value.first <= last and self.words.folded[first + 1] in ("which", "whose", "who"):
                group = next((group for group in sentence.groups if group.last == first - 1), None)
                own = [other for other in sentence.groups if first < other.first < value.first]
                return self.groups.relative_to_last(group) if group is not None and not own else None
        return None

    def respective(self, sentence: Sentence, value: Value, values: Sequence[Value]) -> Rated | None:
        """'Leeds and York were rated good and inadequate respectively': the one of the row in the value's place."""
        end = min(sentence.hi, values[-1].last + NEAR_RESPECTIVELY)
        if RESPECTIVELY.isdisjoint(self.words.folded[sentence.lo : end]):
            return None
        row = next((group for group in sentence.groups if group.last < values[0].first), None)
        if row is None or len(row.mentions) != len(values):
            return None
        mention = row.mentions[values.index(value)]
        return Rated((mention.council,), Span(mention.start, mention.end), "subject-before")

    def _beyond(self, sentence: Sentence, value: Value, clause: int) -> Rated | None:
        """Who is rated by a sentence that does not name it: under a heading, in speech, spoken of before."""
        if self.heading_provider is not None:
            return self.heading_provider
        self._weigh_others(sentence, value, None)
        if self._other_subject(sentence, value, clause):
            weigh(self.words, "other-subject", self.words.span(value.first, value.last))
            return None
        told: list[Rated] = []
        speaker = sentence.speaker_council(value.first)
        if speaker is not None and sentence.block.kind is not BlockKind.TITLE:
            told.append(Rated((speaker,), None, "speaker-council"))
        if self.focus is not None and (not self.focus.provider or self.words.folded[sentence.lo] in PRONOUNS | {"its"}):
            told.append(Rated(self.focus.councils, self.focus.span, "last-subject", self.focus.provider))
        if sentence.headed is not None:
            told.append(self._of(sentence.headed, "heading"))
        if self.main is not None:
            told.append(Rated((self.main,), None, "main-council"))
        return self._first_of(told, value)

    def _first_of(self, told: list[Rated], value: Value) -> Rated | None:
        """The first of those that the article speaks of, None if there are none."""
        span = self.words.span(value.first, value.last)
        if not told:
            weigh(self.words, "nobody-rated", span)
            return None
        for other in told[1:]:
            if other.councils != told[0].councils:
                names = [", ".join(rated.councils) or "a provider" for rated in (other, told[0])]
                weigh(self.words, "asked-later", span, names[0], by=told[0].rule, chosen=names[1])
        return told[0]

    def _weigh_others(self, sentence: Sentence, value: Value, chosen: Group | None) -> None:
        """Note why the sentence's other councils, or all of them, do not have the value."""
        if self.words.weighed is None:
            return
        having = chosen.councils if chosen is not None else ()
        for group in sentence.groups:
            councils = [council for council in group.councils if council not in having]
            if not councils:
                continue
            if self.groups.aside(sentence, group):
                rule = "named-in-passing"
            elif self.groups.apposed(sentence, group):
                rule = "named-in-apposition"
            elif chosen is None:
                rule = "not-tied-to-the-value"
            else:
                rule = "another-is-nearer" if chosen.last < value.first else "named-after-the-value"
            span = self.words.span(group.first, group.last)
            weigh(self.words, rule, span, ", ".join(councils), chosen=", ".join(having))

    def _other_subject(self, sentence: Sentence, value: Value, clause: int) -> bool:
        """True where the subject is no council of the register: a region, or councils that are only counted."""
        words = self.words.folded
        if not sentence.groups and any(
            clause <= cue[0] < value.first and (cue[0] == sentence.lo or words[cue[0] - 1] in (",", "and"))
            for cue in sentence.cues.get("regions", ())
        ):
            return True
        if words[sentence.lo] in PLURAL_PRONOUNS and (self.focus is None or len(self.focus.councils) < 2):
            return True  # 'All were rated good': of what was listed before
        return self._counting_subject(value, clause)

    def _counting_subject(self, value: Value, clause: int) -> bool:
        """'12 ended up with two stars', 'spoilt by 13 laggards who are on two stars'."""
        words = self.words.folded
        for at in range(clause, value.first - 1):
            number = number_at(words[at])
            if number is None or not 1 < number < MOST_COUNTED or words[at + 1] in self.lexicon.words["time-units"]:
                continue
            if percent_end(self.words, at) is not None:
                continue  # 'a score of 54%, which makes it …'
            relative = any(word in RELATIVES for word in words[at + 1 : min(at + COUNTED_REACH, value.first)])
            acts = words[at + 1].endswith(("ed", "have", "were", "are", "got"))
            heads = at <= clause + COUNTED_OPENING and (acts or words[at + 1] in self.lexicon.words["plural-units"])
            if relative or heads:
                return True
        return False

    def _with_others(self, sentence: Sentence, value: Value, clause: int, rated: Rated, group: Group) -> Rated:
        """With the councils that share the value, and the providers in the row."""
        others = [council for other in self.groups.companions(sentence, clause, value) for council in other.councils]
        beside = self.providers.beside(sentence, group) if group.last < value.first else []
        councils = tuple(dict.fromkeys((*rated.councils, *others)))
        return replace(rated, councils=councils, beside=tuple(beside))

    def _of_a_part(self, sentence: Sentence, value: Value, clause: int) -> bool:
        """'many services at Leeds were good', 'half the homes': a part of what a council has, and no council."""
        if self._own_providers(sentence, value, clause):
            return True
        framed = [other for other in sentence.values if other.frame]
        inside = {at for other in framed for at in range(other.first, other.last + 1)}
        for at in range(value.first - 1, clause - 1, -1):
            if self.words.folded[at] == ",":
                return False
            if at == value.opens:
                return False
            if self.words.folded[at] in self.lexicon.words["part-words"] and at not in inside:
                last = min(value.first, at + LONGEST_PART)
                if any(last <= group.first < value.first for group in sentence.groups):
                    return False  # 'Most people are served well and the council's prospects are good'
                counted = self.words.folded[at + 1 : last]
                nouns = {word for word in counted if word.endswith("s") and len(word) > SHORT_WORD}
                return bool(nouns) and nouns.isdisjoint(self.lexicon.words["plural-units"])
        return False

    def _own_providers(self, sentence: Sentence, value: Value, clause: int) -> bool:
        """'The council's other homes are rated good': what a council runs, told in the plural and without names."""
        providers = {word for word in self.lexicon.words["providers"] if word.endswith("s")}
        for group in sentence.groups:
            if group.possessive and clause <= group.first and group.last < value.first:
                owned = self.words.folded[group.last + 2 : min(value.first, group.last + 2 + LONGEST_PART)]
                verb = next((at for at, word in enumerate(owned) if word in self.lexicon.words["copulas"]), 0)
                if verb and owned[verb - 1] in providers:
                    return True
        return False

    def note(self, sentence: Sentence, bound: Rated | None) -> None:
        """Remember of whom the sentence spoke."""
        if bound is not None and bound.rule != "main-council":
            self.focus, self.focus_age = bound, 0
        elif bound is None:
            subject = next((group for group in sentence.groups if not self.groups.aside(sentence, group)), None)
            if subject is not None:
                self.focus, self.focus_age = self._of(subject, "subject-before"), 0

    def _of(self, group: Group, rule: str) -> Rated:
        return Rated(group.councils, self.groups.span(group), rule)

    def _after(self, sentence: Sentence, value: Value, clause: int, end: int) -> Group | None:
        """'two stars for Bury', 'Three stars: Devon, Dorset', 'found fault causing injustice by Fenland'."""
        words = self.words.folded
        # where the first value comes before any council, the values of the sentence lead their councils
        opening = min((v.first for v in sentence.values if v.frame and v.first >= clause), default=value.first)
        earlier = any(
            clause <= g.first and g.last < opening and not self.groups.aside(sentence, g) for g in sentence.groups
        )
        group = next((g for g in sentence.groups if value.last < g.first < end), None)
        if group is not None and group.first == value.last + 1 and not group.anaphor:
            row = ":" in self.words.gap(value.last)
            return self.groups.chain(sentence, group) if row else group  # 'One star: Bury, Hull', 'one-star Harrow'
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
            return self.groups.chain(sentence, group)
        if between[-1:] == ["of"] and len(between) <= NEAR_OWNER and not earlier:
            return group  # 'the best value notice of Slough'
        link = [word for word in between if word not in LIGHT or word in LINKING or word in TARGET]
        if not link or (group.anaphor and earlier):
            return None
        near = len(between) <= 3 or (not earlier and len(between) <= 8)
        if link[0] in TARGET and near and not self._names_between(sentence, value, group):
            return None if earlier and link[0] in ("in", "by", "to", "at") else group
        if link[-1] in TARGET | {"on", "against", "run", "over"} and not earlier and len(between) <= 12:
            return None if self._names_between(sentence, value, group) else group
        # 'upheld the complaint and told the council to pay': the only one that the sentence names
        alone = len(sentence.groups) == 1 and not group.possessive and not self.groups.aside(sentence, group)
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
        marked = any(mark in stretch for mark in (":", " - ", "–", "—", "(")) or value.frame == "class-list"
        marked = marked or (between == [","] and self.groups.counts_as_many(sentence, value, group))
        counted = any(word in self.lexicon.words["tally-units"] for word in words[sentence.lo : group.first])
        before = [g for g in sentence.groups if g.last < value.first and not self.groups.aside(sentence, g)]
        naming = (
            bool(between)
            and between[-1] in NAMING
            and not before
            and (words[sentence.lo] in OPENING or value.first == sentence.lo)
        )
        if before or len(between) > 14 or not (naming or (marked and (counted or not between))):
            return None
        return self.groups.chain(sentence, group)

    def _moves_in(self, sentence: Sentence, clause: int, between: list[str]) -> bool:
        """'Up from weak to fair comes Swindon', 'Rising to the top class are A and B': the subject follows."""
        moved = sentence.cue_between("movement-up", clause, clause + 2) or sentence.cue_between(
            "movement-down", clause, clause + 2
        )
        return moved is not None and bool(between) and between[-1] in ARRIVING

    def _names_between(self, sentence: Sentence, value: Value, group: Group) -> bool:
        return any(
            value.last < mark.first and mark.last < group.first for mark in sentence.names if mark.of("provider")
        )

    def _before(self, sentence: Sentence, value: Value, clause: int, end: int) -> Group | None:
        """The nearest council before the value that is no aside; in another clause only if this one names none."""
        before = [g for g in sentence.groups if g.last < value.first and sentence.together(g.first, value.first)]
        for pool in ([group for group in before if group.first >= clause], before):
            plain = [
                group
                for group in pool
                if not self.groups.aside(sentence, group) and not self.groups.apposed(sentence, group)
            ]
            # a pronoun stands for the council named in its sentence, if one is
            named = [group for group in plain if not group.anaphor]
            if plain and pool is before and self.words.folded[clause] in PRONOUNS:
                return self.groups.chain(sentence, plain[0])
            if plain and not plain[-1].anaphor:
                last = self.groups.relative_to_last(plain[-1])
                return self.groups.chain(sentence, last, back=True) if last is plain[-1] else last
            if plain:
                return plain[-1] if not (plain[-1].anaphor and len(named) == 1 and pool is not before) else named[-1]
        speakers = [group for group in before if group.possessive and not self.groups.apposed(sentence, group)]
        return speakers[-1] if speakers else None

    def inverted_groups(self, sentence: Sentence) -> list[Group]:
        """Councils that share a value by inversion: 'as was Ipswich', 'so are North Tyneside and Durham'."""
        return [group for group in sentence.groups if self.is_inverted(sentence, group.first)]


def _at_an_end(mark: NameMark, sentence: Sentence) -> bool:
    """Whether a label begins with the name, an article or so before it set aside, or ends with it."""
    return mark.first - sentence.lo <= LABEL_LEAD or mark.last >= sentence.hi - 2
