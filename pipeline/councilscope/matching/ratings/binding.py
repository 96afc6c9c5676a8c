"""Who is rated, and which judgement a value belongs to: rules over the order of councils, names and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.groups import MOST_COUNTED, NAMING, Groups
from councilscope.matching.ratings.lexicon import Lexicon, number_at
from councilscope.matching.ratings.marks import Group, Place, Sentence, Value, bracketed, covered, percent_end
from councilscope.matching.ratings.naming import LIGHT, LINKING
from councilscope.matching.ratings.organisations import located_names
from councilscope.matching.ratings.parts import PartsOfCouncils
from councilscope.matching.ratings.providers import Providers
from councilscope.matching.weighing import weigh
from councilscope.spans import Span

NEAR_OWNER = 2  # words of 'rating of'
NEAR_LINK, NEAR_FIRST_LINK = 3, 8  # words from a value to the council that has it, after another council or the first
FAR_LINK, LONGEST_LIST_LEAD = 12, 14
DETERMINERS = frozenset(
    {"another", "this", "one", "no", "all", "most", "some", "it", "they", "we", "not", "rated", "graded"}
)
LONGEST_HEAD = 5  # words of a name that opens a line
LABEL_LEAD = 1  # words before the name that a label begins with: 'the'
LONGEST_LABEL = 10
LONGEST_FOCUS = 3  # blocks over which a subject may be left out
PLURAL_PRONOUNS = frozenset({"all", "both", "each", "most", "several", "some"})
RELATIVES = frozenset({"who", "which", "that"})
COUNTED_REACH = 5  # words from a number to the relative that makes it a subject
COUNTED_OPENING = 3  # words before a number that opens a clause: 'of these , 12'
ACTING = ("ed", "have", "were", "are", "got")  # endings of the verbs of a number: '12 ended up', '12 were'
LONGEST_TOLD = 6  # words of ', which achieved an'
NEAR_COUNCIL = 3  # words from 'my own' to 'council'
PRONOUNS = frozenset({"it", "they"})
SPEAKING = frozenset({"said", "says", "told", "claims", "claimed", "thinks", "believes", "hopes", "wants"})
ARRIVING = frozenset({"are", "come", "comes", "go", "goes", "is", "was", "were", "went"})
OPENING = frozenset({"the", "these", "those", "among", "amongst", "other", "others"})
ROW_LINKS = frozenset({",", "a", "an", "and", "as"})  # between the values of a row
NEAR_RESPECTIVELY = 4  # words after the last value
TARGET = frozenset({"for", "at", "in", "to", "by"})
FAR_TARGET = TARGET | {"on", "against", "run", "over"}
LIST_MARKS = (":", " - ", "–", "—", "(")


@dataclass(frozen=True, slots=True)
class Rated:
    """Whom a value rates. ``councils`` is empty for a provider, then ``span`` is its words."""

    councils: tuple[str, ...]
    span: Span | None
    rule: str
    provider: bool = False
    beside: tuple[Span, ...] = ()  # providers in the row of councils


class Binder(PartsOfCouncils):
    """Rules that bind values to who is rated, in the order of the text; keeps the councils last spoken of."""

    def __init__(self, lexicon: Lexicon, words: Words, main: str | None) -> None:
        super().__init__(lexicon, words)
        self.groups = Groups(lexicon, words)
        self.providers = Providers(lexicon, words, self.groups)
        self.main = main
        self.focus: Rated | None = None
        self.focus_block = -1
        self.focus_age = 0
        self.heading_provider: Rated | None = None

    # --- what is kept over sentences -------------------------------------------------------------------------------

    def turn_to(self, sentence: Sentence) -> None:
        """Forget the focus when another block begins that names councils itself."""
        if self._is_label(sentence):
            self.heading_provider = self._labelled_provider(sentence)
            services = [mark for mark in sentence.names if mark.of("service")] if sentence.groups else []
            self.labelled = services[-1:]
        if sentence.block.start == self.focus_block:
            return
        self.focus_block, self.topic = sentence.block.start, []
        self.focus_age += 1
        if self.focus_age > LONGEST_FOCUS or sentence.groups or sentence.block.kind is BlockKind.HEADING:
            self.focus = None

    def _is_label(self, sentence: Sentence) -> bool:
        """True for a heading, or a short line of names that ends in a colon."""
        line = sentence.whole and sentence.ends_in(":") and sentence.hi - sentence.lo <= LONGEST_LABEL
        return line or sentence.block.kind is BlockKind.HEADING

    def _labelled_provider(self, sentence: Sentence) -> Rated | None:
        """'Dearne Homes', 'Grades for Dearne Homes', but not 'All has changed since the company took over'."""
        mark = next(iter(sentence.providers), None)
        if mark is None or sentence.groups:
            return None
        at_an_end = mark.first - sentence.lo <= LABEL_LEAD or mark.last >= sentence.hi - 2
        return Rated((), self.providers.name(mark, sentence), "provider", True) if at_an_end else None

    def note(self, sentence: Sentence, bound: Rated | None) -> None:
        """Remember of whom the sentence spoke."""
        if bound is None:
            subject = next((group for group in sentence.groups if not self.groups.aside(sentence, group)), None)
            bound = self.of(subject, "subject-before") if subject is not None else None
        if bound is not None and bound.rule != "main-council":
            self.focus, self.focus_age = bound, 0

    # --- who is rated ----------------------------------------------------------------------------------------------

    def of(self, group: Group, rule: str) -> Rated:
        """The councils of a group as those rated."""
        return Rated(group.councils, self.groups.span(group), rule)

    def rated(self, place: Place) -> Rated | None:
        """Who is rated by the value: a provider, a council of the sentence, the focus, the article's main council."""
        sentence = place.sentence
        owner = self._antecedent(place)
        if owner is not None and not self.providers.carried(sentence, owner):
            self._weigh_others(place, owner)
            return self.of(owner, "subject-before")
        behind = bracketed(sentence, place.value)
        if behind is not None and not self.providers.carried(sentence, behind):
            return self.of(behind, "subject-before")
        if self._of_a_part(place):
            weigh(self.words, "part-of-a-council", place.span)
            return None
        counted = self.groups.counted_in_brackets(place)
        if counted is not None:
            return self.of(counted, "counted-before")
        after = self._after(place)
        if after is None or self.providers.carried(sentence, after):
            told = PRONOUNS.isdisjoint(place.lead())
            provider = self.providers.rated(place, place.clause if told else sentence.lo)
            if provider is not None and self.providers.in_general(provider):
                weigh(self.words, "providers-in-general", provider)
                return None
            if provider is not None:
                return Rated((), provider, "provider", True)
        group = after or self._before(place)
        if group is None:
            return self._beyond(place)
        located = self._located(place, group)
        if located:
            weigh(self.words, "place-of-a-provider", place.span)
            return Rated((), located[0], "provider", True, beside=tuple(located[1:]))
        self._weigh_others(place, group)
        return self._with_others(place, group, "value-first" if group is after else "subject-before")

    def _located(self, place: Place, group: Group) -> list[Span]:
        """'Elm Gardens in Brighton achieved an outstanding rating': the homes that stand in the council's place."""
        sentence, before = place.sentence, group.last < place.first
        own = sentence.group_ending(group.last) if before else sentence.group_at(group.first)
        after = range(group.last + 1, place.first) if before else range(0)
        told = [self.words.folded[at] for at in after if sentence.together(at, place.first)]
        spoken = not SPEAKING.isdisjoint(told) or (told[:1] != [] and told[0] in PRONOUNS)
        if own is None or len(told) > LONGEST_TOLD or spoken or not self.lists["service-nouns"].isdisjoint(told):
            return []  # 'Mary Smith in Leeds said the council was rated good'
        return located_names(self.lexicon, sentence, own, subject=before)

    def _antecedent(self, place: Place) -> Group | None:
        """'Unlike Hull, which is inadequate, …': a relative clause is told of the council directly before it."""
        sentence = place.sentence
        for first, last in sentence.asides:
            if first <= place.first <= last and self.words.folded[first + 1] in ("which", "whose", "who"):
                group = sentence.group_ending(first - 1)
                own = any(first < other.first < place.first for other in sentence.groups)
                return self.groups.relative_to_last(sentence, group) if group is not None and not own else None
        return None

    def respective(self, sentence: Sentence, value: Value, values: Sequence[Value]) -> Rated | None:
        """'Leeds and York were rated good and inadequate respectively': the one of the row in the value's place."""
        row = next((group for group in sentence.groups if group.last < values[0].first), None)
        if row is None or len(row.mentions) != len(values) or len(values) < 2:
            return None
        end = values[-1].last + NEAR_RESPECTIVELY
        said = "respectively" in sentence.before(end, end - sentence.lo)
        if not said and (not self._in_a_row(sentence, values) or sentence.groups[-1] is not row):
            return None
        mention = row.mentions[values.index(value)]
        return Rated((mention.council,), Span(mention.start, mention.end), "subject-before")

    def unshared(self, sentence: Sentence, values: Sequence[Value]) -> bool:
        """'Hull, Bury and Leeds were rated fair and good': nobody can tell which of them has which."""
        row = next((group for group in sentence.groups if values and group.last < values[0].first), None)
        several = row is not None and len(values) > 1 and sentence.groups == [row] and len(row.mentions) > 1
        return several and "respectively" not in sentence.folded() and self._in_a_row(sentence, values)

    def _in_a_row(self, sentence: Sentence, values: Sequence[Value]) -> bool:
        """'got one star and two', 'were rated fair and good': different levels of one scale side by side."""
        beside = (
            left.shares_scale(right)
            and not left.same_level(right)
            and (left.score is None) == (right.score is None)
            and all(
                word in ROW_LINKS or (left.score is not None and number_at(word) is not None)
                for word in self.words.folded[left.last + 1 : right.first]
            )
            for left, right in pairwise(values)
        )
        return all(beside)

    def _beyond(self, place: Place) -> Rated | None:
        """Who is rated by a sentence that does not name it: under a heading, in speech, spoken of before."""
        if self.heading_provider is not None:
            return self.heading_provider
        self._weigh_others(place, None)
        if self._has_own_head(place) or self._other_subject(place) or self._rates_a_name(place):
            weigh(self.words, "other-subject", place.span)
            return None
        told, sentence = [], place.sentence
        speaker = sentence.speaker_council(place.first)
        if speaker is not None and sentence.block.kind is not BlockKind.TITLE:
            told.append(Rated((speaker,), None, "speaker-council"))
        focus = self.focus
        if focus is not None and self._goes_on_with(focus, sentence):
            told.append(Rated(focus.councils, focus.span, "last-subject", focus.provider))
        if sentence.headed is not None:
            told.append(self.of(sentence.headed, "heading"))
        if self.main is not None:
            told.append(Rated((self.main,), None, "main-council"))
        self._weigh_told(told, place)
        return next(iter(told), None)

    def _goes_on_with(self, focus: Rated, sentence: Sentence) -> bool:
        """True if a sentence that names nobody may be told of whom was spoken of last.

        A provider, and in another paragraph a council that the article is not about, is gone on with by a pronoun.
        """
        passing = self.main is not None and self.main not in focus.councils and self.focus_age > 0
        referred = sentence.word(sentence.lo) in PRONOUNS | {"its"}
        return not (focus.provider or passing) or referred

    def _weigh_told(self, told: list[Rated], place: Place) -> None:
        """Note that nobody was told of, or those told of further away."""
        if not told:
            weigh(self.words, "nobody-rated", place.span)
        for other in told[1:] if self.words.weighed is not None else ():
            if other.councils != told[0].councils:
                names = [", ".join(rated.councils) or "a provider" for rated in (other, told[0])]
                weigh(self.words, "asked-later", place.span, names[0], by=told[0].rule, chosen=names[1])

    def _weigh_others(self, place: Place, chosen: Group | None) -> None:
        """Note why the sentence's other councils, or all of them, do not have the value."""
        having = chosen.councils if chosen is not None else ()
        for group in place.sentence.groups if self.words.weighed is not None else ():
            councils = [council for council in group.councils if council not in having]
            if not councils:
                continue
            if self.groups.aside(place.sentence, group):
                rule = "named-in-passing"
            elif self.groups.apposed(place.sentence, group):
                rule = "named-in-apposition"
            elif chosen is None:
                rule = "not-tied-to-the-value"
            else:
                rule = "another-is-nearer" if chosen.last < place.first else "named-after-the-value"
            weigh(self.words, rule, self.groups.span(group), ", ".join(councils), chosen=", ".join(having))

    def _other_subject(self, place: Place) -> bool:
        """True where the subject is no council of the register: a region, or councils that are only counted."""
        sentence = place.sentence
        heads = [first for first, _ in sentence.cues.get("regions", ()) if place.clause <= first < place.first]
        if not sentence.groups and any(sentence.word(at - 1) in ("", ",", "and") for at in heads):
            return True
        several = self.focus is not None and len(self.focus.councils) > 1
        if not several and sentence.word(sentence.lo) in PLURAL_PRONOUNS:
            return True  # 'All were rated good': of what was listed before
        return self._unknown_council(place, several) or self._counting_subject(place)

    def _unknown_council(self, place: Place, several: bool) -> bool:
        """'My own council was rated good', 'LEAs respond to special measures': councils that nothing names."""
        sentence, units = place.sentence, self.lists["single-units"]
        if any(place.clause <= group.first < place.first for group in sentence.groups):
            return False
        strange = any(
            place.clause <= first and not units.isdisjoint(self.words.folded[last + 1 : place.first][:NEAR_COUNCIL])
            for first, last in sentence.cues.get("unknown-owners", ())
        )
        return strange or (not several and sentence.word(place.clause) in self.lists["plural-units"])

    def _has_own_head(self, place: Place) -> bool:
        """'Harbour Homes C3', 'Nether Wallop: C1': a line that opens with a name, which is nobody's that is known."""
        sentence, names = place.sentence, range(place.sentence.lo, place.first)
        known = covered(sentence.marks) | covered(sentence.values)
        label = not self.lexicon.any_of("overall-labels", "adverbs", LIGHT, DETERMINERS).isdisjoint(
            place.before(len(names))
        )
        listed = sentence.whole or sentence.words.text[sentence.span.start - 1 : sentence.span.start] == "\n"
        named = 0 < len(names) <= LONGEST_HEAD and all(map(self.words.capital, names)) and known.isdisjoint(names)
        return listed and named and not label and not sentence.bodies

    def _counting_subject(self, place: Place) -> bool:
        """'12 ended up with two stars', 'spoilt by 13 laggards who are on two stars'."""
        words = self.words.folded
        for at in range(place.clause, place.first - 1):
            number, following = number_at(words[at]), words[at + 1]
            if number is None or not 1 < number < MOST_COUNTED or following in self.lists["time-units"]:
                continue
            if percent_end(self.words, at) is not None:
                continue  # 'a score of 54%, which makes it …'
            relative = not RELATIVES.isdisjoint(words[at + 1 : min(at + COUNTED_REACH, place.first)])
            heads = following.endswith(ACTING)
            if relative or (heads and at <= place.clause + COUNTED_OPENING):
                return True
        return False

    def _with_others(self, place: Place, group: Group, rule: str) -> Rated:
        """With the councils that share the value, and the providers in the row."""
        others = [council for other in self.groups.companions(place) for council in other.councils]
        beside = self.providers.beside(place.sentence, group) if group.last < place.first else []
        councils = tuple(dict.fromkeys((*group.councils, *others)))
        return replace(self.of(group, rule), councils=councils, beside=tuple(beside))

    # --- councils after and before the value -----------------------------------------------------------------------

    def _after(self, place: Place) -> Group | None:
        """'two stars for Bury', 'Three stars: Devon, Dorset', 'found fault causing injustice by Fenland'."""
        sentence = place.sentence
        group = next((group for group in sentence.groups if place.last < group.first < place.end), None)
        if group is None:
            return None
        between, colon = self.words.folded[place.last + 1 : group.first], ":" in self.words.gap(place.last)
        if between in ([], ["rated"]) and not group.anaphor:  # 'One star: Bury, Hull', 'one-star Harrow'
            return self.groups.chain(sentence, group) if colon else group
        if any(other.frame and place.last < other.first < group.first for other in sentence.values):
            return None
        if self._lists_after(place, group, between):
            return self.groups.chain(sentence, group)
        # where the first value comes before any council, the values of the sentence lead their councils
        opening = min((v.first for v in sentence.values if v.frame and v.first >= place.clause), default=place.first)
        earlier = any(
            place.clause <= g.first and g.last < opening and not self.groups.aside(sentence, g) for g in sentence.groups
        )
        if not earlier and self._moves_in(place, between):
            return self.groups.chain(sentence, group)
        direct = (colon and len(between) <= 1) or (not earlier and not between)
        owned = not earlier and between[-1:] == ["of"] and len(between) <= NEAR_OWNER  # 'the notice of Slough'
        return group if direct or owned or self._linked_after(place, group, between, earlier) else None

    def _linked_after(self, place: Place, group: Group, between: list[str], earlier: bool) -> bool:
        """True if the words between a value and the council behind it link the two. earlier: one is named before."""
        link = [word for word in between if word not in LIGHT or word in LINKING or word in TARGET]
        if not link or (group.anaphor and earlier):
            return False
        providers = [mark.first for mark in place.sentence.providers if place.last < mark.first]
        provided = any(first < group.first for first in providers)
        if link[0] in TARGET and not provided and len(between) <= (NEAR_LINK if earlier else NEAR_FIRST_LINK):
            return not earlier or link[0] == "for"
        if link[-1] in FAR_TARGET and not earlier and len(between) <= FAR_LINK:
            return not provided
        # 'upheld the complaint and told the council to pay': the only one that the sentence names
        alone = len(place.sentence.groups) == 1 and not group.possessive and not group.anaphor
        return alone and not providers and not self.groups.aside(place.sentence, group)

    def _lists_after(self, place: Place, group: Group, between: list[str]) -> bool:
        """'no stars to four councils – Bury, Slough', 'The five judged inadequate are: Bolton; Leeds'."""
        sentence = place.sentence
        told = max((v.last for v in sentence.values if v.frame and v.last < place.first), default=-1)
        before = any(told < g.last < place.first and not self.groups.aside(sentence, g) for g in sentence.groups)
        if before or len(between) > LONGEST_LIST_LEAD:
            return False
        opens = sentence.word(sentence.lo) in OPENING or place.first == sentence.lo
        if opens and between and between[-1] in NAMING:
            return True
        stretch = self.words.text[self.words.ends[place.last] : self.words.starts[group.first]]
        marked = any(mark in stretch for mark in LIST_MARKS) or place.value.frame == "class-list"
        marked = marked or (between == [","] and self.groups.counts_as_many(place, group))
        lead = self.words.folded[sentence.lo : group.first]
        one = number_at(place.word(-1)) == 1 and ":" in self.words.gap(group.first - 1)  # 'one C1 in the batch: Hull'
        return marked and (one or not between or not self.lists["tally-units"].isdisjoint(lead))

    def _moves_in(self, place: Place, between: list[str]) -> bool:
        """'Up from weak to fair comes Swindon', 'Rising to the top class are A and B': the subject follows."""
        moved = place.sentence.cue_between("movement", place.clause, place.clause + 2)
        return moved is not None and bool(between) and between[-1] in ARRIVING

    def _before(self, place: Place) -> Group | None:
        """The nearest council before the value that is no aside; in another clause only if this one names none."""
        sentence, groups = place.sentence, self.groups
        before = [g for g in sentence.groups if g.last < place.first and sentence.together(g.first, place.first)]
        plain = [g for g in before if not groups.aside(sentence, g) and not groups.apposed(sentence, g)]
        here = [group for group in plain if group.first >= place.clause]
        if not plain:  # the council of a speaker
            owners = [group for group in before if group.possessive and not groups.apposed(sentence, group)]
            return owners[-1] if owners else None
        if not here and self.words.folded[place.clause] in PRONOUNS:
            return groups.chain(sentence, plain[0])
        last = (here or plain)[-1]
        if not last.anaphor:
            alone = groups.relative_to_last(sentence, last)
            return groups.chain(sentence, last, back=True) if alone is last else alone
        # a pronoun stands for the council named in its clause, if one is
        named = [group for group in here if not group.anaphor]
        return named[0] if len(named) == 1 else last

    def inverted_groups(self, sentence: Sentence) -> list[Group]:
        """Councils that share a value by inversion: 'as was Ipswich', 'so are North Tyneside and Durham'."""
        return [group for group in sentence.groups if self.is_inverted(sentence, group.first)]
