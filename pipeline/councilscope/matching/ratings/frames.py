"""Is this word a rating? Grade words are ordinary English; each rule here names a frame that makes one a rating."""

from __future__ import annotations

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.copulas import AUXILIARY, TOWARDS
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, Strength, number_at
from councilscope.matching.ratings.marks import QUOTE_MARKS, Group, Sentence, Value, bracketed
from councilscope.matching.ratings.moving import MovingGrades
from councilscope.matching.ratings.rejections import REFUSALS
from councilscope.matching.ratings.turning import Turns

NAMING_VERBS = frozenset({"are", "were", "include", "included"})
REACH = 14
KEEPING = frozenset({"at", "by", "provided", "run"})  # 'rated the services run by Leeds good'
JUDGED = ("council", "authority", "service")
DETERMINERS = frozenset({"the", "its", "that", "this", "their"})
LONGEST_HOPE = 8  # words from 'expects' to the grade
NEAR_NOUN = 4  # words of 'local education authority'
HAVING = frozenset({"has", "have", "had", "having", "with"})
NEAR_RELATIVE = 5  # words from 'as' to the relative whose antecedent it describes


class Frames(MovingGrades):
    """Tells for each possible value which frame makes it a rating, or none."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.superlatives = tuple(lexicon.superlatives.values())
        self.giving = lexicon.words["giving-verbs"]
        self.turns = Turns(lexicon)

    def accept(self, words: Words, sentence: Sentence) -> list[Value]:
        """The values of the sentence that stand in a frame; ``frame`` is set on each."""
        if self.told is not None and self.told[0] != sentence.block.start:
            self.told = None
        if self.defines_scale(words, sentence):
            for value in sentence.values:
                self._refuse(words, value, "defines-the-scale")
            return []
        accepted: list[Value] = []
        for value in sentence.values:
            value.frame = self._frame(words, sentence, value, accepted)
            if value.frame:
                accepted.append(value)
        accepted = self._with_turns(words, sentence, accepted)
        if accepted:
            self.told = (sentence.block.start, accepted[-1])
        elif sentence.groups and self._speaks_of_rating(words, sentence):
            self.told = (sentence.block.start, None)
        return accepted

    def _with_turns(self, words: Words, sentence: Sentence, accepted: list[Value]) -> list[Value]:
        """The accepted values with those that they turned to."""
        for old, new in self.turns.pairs(words, sentence):
            if old.frame and not new.frame:
                new.frame = "then-and-now"
                accepted = sorted([*accepted, new], key=lambda value: value.first)
        return accepted

    def _speaks_of_rating(self, words: Words, sentence: Sentence) -> bool:
        """'Leeds is waiting for its rating': the next sentence may go on with 'it was good'."""
        spoken = self.lexicon.words["grade-nouns"] | self.lexicon.words["scoring-verbs"]
        return not spoken.isdisjoint(words.folded[sentence.lo : sentence.hi])

    def _frame(self, words: Words, sentence: Sentence, value: Value, before: list[Value]) -> str:
        for name, refuses in REFUSALS:
            if refuses(self, words, sentence, value):
                return self._refuse(words, value, name)
        if words.folded[value.first - 1] == "as" and self._describes_another(words, sentence, value.first - 1):
            return self._refuse(words, value, "describes-another")
        if self._glossed(words, sentence, value):
            return "number-gloss"
        if value.strong:
            bare = self._bare_ordinal(words, sentence, value)
            return self._refuse(words, value, "bare-ordinal") if bare else "value-words"
        if value.bare:
            ended = self._state_ends(words, sentence, value) or self._state_of(words, sentence, value)
            return "state-verb" if ended else self._refuse(words, value, "ordinary-language")
        if self._impersonal(words, sentence, value):
            return self._refuse(words, value, "ordinary-language")
        if self._from_to(words, sentence, value):
            return "from-to"
        if bracketed(words, sentence, value) is not None:
            return "bracketed"
        if value.options in self.superlatives:
            given = self._given(words, sentence, value)
            return "superlative" if given else self._refuse(words, value, "superlative-not-given")
        if ":" in words.gap(value.last) and any(group.first == value.last + 1 for group in sentence.groups):
            return "class-label"  # 'Good: Barnet, Leeds; fair: Bristol'
        if self._state_verb(words, sentence, value):
            return "state-verb"
        if self._plural_grade(words, sentence, value):
            return "plural-grade"
        following = self._following(words, sentence, value)
        if following == "noun":
            return self._attributive(words, sentence, value) or self._refuse(words, value, "qualifies-a-noun")
        if following == "rating-noun" and not self._spoken(sentence, value):
            return "rating-noun"
        for name, rule in (
            ("verb-frame", self._after_verb),
            ("result-frame", self._after_result),
            ("copula-frame", self._after_copula),
            ("before-name", self._before_name),
            ("subject-verb", self._after_subject),
            ("rating-of", self._after_rating_noun),
            ("quoted-grade", self._quoted),
            ("hoped-grade", self._hoped),
        ):
            if rule(words, sentence, value):
                return name
        elliptic = bool(before) and self._elliptic(words, sentence, value, before[-1])
        return "ellipsis" if elliptic else self._refuse(words, value, "ordinary-language")

    def _glossed(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'graded 5, very good', 'a 3, or adequate', '2 - weak': the word for a number of the same scale."""
        at = value.first - 1
        while at > sentence.lo and words.folded[at] in (",", "or"):
            at -= 1
        number = number_at(words.folded[at]) if at >= sentence.lo and value.first - at <= 3 else None
        if number is None or (at == value.first - 1 and not words.gap(at).strip()):
            return False
        scores = {self.lexicon.scales[option.scale].levels[option.rank].score for option in value.options}
        return number in scores

    def _given(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'has been given the top mark': a superlative counts after a verb of giving or rating, beside a council."""
        before = set(words.folded[max(sentence.lo, value.first - 5) : value.first])
        following = words.folded[value.last + 1 : value.last + 3]
        if following[:1] == ["of"] and number_at(following[-1]) is not None:
            return False  # 'the highest rating of 4 for …': the number tells it
        moved = any(
            sentence.cue_between(name, value.first - 5, value.first) for name in ("movement-up", "movement-down")
        )
        given = moved or bool(before & (self.results | self.verbs))
        return given and bool(sentence.groups) and not self._spoken(sentence, value)

    def _state_verb(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'commissioners were sent in', 'handed to a children's trust': the verb makes the noun an intervention."""
        if not any(self.lexicon.scales[option.scale].levels[option.rank].state for option in value.options):
            return False
        if value.first > sentence.lo and words.folded[value.first - 1] == "no":
            return True
        lo, hi = max(sentence.lo, value.first - 7), min(sentence.hi, value.last + 10)
        cues = (*sentence.cues.get("state-verbs", ()), *sentence.cues.get("movement-same", ()))
        return any(cue[0] >= lo and cue[1] < hi for cue in cues)

    def _impersonal(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'It would be good for Leeds if …', 'it is good that …': nothing is judged."""
        start, after = sentence.clause_of(value.first)[0], words.folded[value.last + 1 : value.last + 2]
        named = any(mark.of("dimension") and 0 < mark.first - value.last <= 2 for mark in sentence.names)
        between = words.folded[start + 1 : value.first]
        bare = len(between) <= 2 and self.copulas.issuperset(word for word in between if word not in AUXILIARY)
        return words.folded[start] == "it" and bare and not named and after in (["for"], ["to"], ["that"], ["if"])

    def _state_ends(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'The notice has been lifted', 'ministers lifted the notice': a bare noun stands for the state that ends."""
        determined = value.first > sentence.lo and words.folded[value.first - 1] in DETERMINERS
        determined = determined or any(group.possessive and group.last == value.first - 2 for group in sentence.groups)
        if not determined:
            return False
        lo, hi = max(sentence.lo, value.first - 3), min(sentence.hi, value.last + 14)
        cue = sentence.cue_between("no-longer", lo, hi, value.first)
        hoped = sentence.cue_between("expected", sentence.clause_of(value.first)[0], hi) is not None
        # 'the notice, which would have lapsed, is renewed', 'no longer needs the notice'
        return cue is not None and not hoped and words.folded[cue[0]] != "no"

    @staticmethod
    def _state_of(words: Words, sentence: Sentence, value: Value) -> bool:
        """'The notice at Herefordshire will be reviewed': the state of a council that is named behind it."""
        at = value.last + 1
        named = any(group.first in (at + 1, at + 2) for group in sentence.groups)
        the = value.first > sentence.lo - 1 and words.folded[value.first - 1] in ("the", "its", "their")
        return the and named and words.folded[at] in ("at", "on", "against", "in")

    @staticmethod
    def _plural_grade(words: Words, sentence: Sentence, value: Value) -> bool:
        """'got two adequates, for being healthy and staying safe': counted grades, and the judgements that are so."""
        if value.first == sentence.lo or not words.folded[value.last].endswith("s"):
            return False
        counted = number_at(words.folded[value.first - 1]) is not None
        return counted and any(mark.of("dimension") and 0 < mark.first - value.last <= 4 for mark in sentence.names)

    def ends_phrase(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """True if the words do not qualify a noun that is none of ratings: 'good news' is no value."""
        return self._following(words, sentence, value) != "noun"

    def _following(self, words: Words, sentence: Sentence, value: Value) -> str:
        """What comes after the words: '' if they can end their phrase, 'rating-noun', or 'noun'."""
        nxt = value.last + 1
        if nxt >= sentence.hi:
            return ""
        gap = words.gap(value.last)
        word = words.folded[nxt]
        if word in self.lexicon.words["grade-nouns"] and not any(mark in gap for mark in ".;:,!?"):
            return "" if word == "overall" else "rating-noun"
        if gap.strip(QUOTE_MARKS + " ") and "-" not in gap:
            return ""
        if word == "a" and any(cue[0] == nxt + 1 for cue in sentence.cues.get("historical", ())):
            return ""  # 'was good a year ago'
        if word in CLOSED or number_at(word) is not None or any(mark in gap for mark in QUOTE_MARKS[:3]):
            return ""
        if any(group.first == nxt for group in sentence.groups):
            return "noun" if self._quoted_alone(words, value) else ""
        return "noun"

    def _attributive(self, words: Words, sentence: Sentence, value: Value) -> str:
        """'uncertain prospects', 'promising capacity for improvement', 'a weak council'."""
        nxt = value.last + 1
        if any(group.first == nxt and not group.anaphor for group in sentence.groups) and self._quoted_alone(
            words, value
        ):
            return "quoted-grade"
        if self._spoken(sentence, value):
            return ""
        if self.before_prospects(sentence, value):
            return "prospects-noun"
        for mark in sentence.names:
            if (
                mark.first == nxt
                and mark.of("dimension")
                and words.folded[value.first - 1] in ("delivering", "delivers")
            ):
                return "prospects-noun"
        members = self.lexicon.words["plural-units"] | self.lexicon.words["class-nouns"] | {"ones"}
        if words.folded[nxt] in members and self._class_of(words, sentence, value):
            return "class-list"
        before = set(words.folded[max(sentence.clause_of(value.first)[0], value.first - 6) : value.first])
        if value.first > sentence.lo and words.folded[value.first - 1] in ("a", "an"):
            judged = before & (self.verbs | self.copulas | {"providing"})
            noun = next((at for at in range(nxt, min(nxt + NEAR_NOUN, sentence.hi)) if words.folded[at] in JUDGED), -1)
            closed = (CLOSED | {"of"}).isdisjoint(words.folded[nxt : noun + 1])
            if noun >= 0 and closed and judged:
                return "attributive-council"
        return ""

    def _class_of(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'Green authorities include A', 'A and B are among 22 excellent councils': members of a class."""
        after = words.folded[value.last + 2 : value.last + 3]
        set_off = after == [","] or any(mark in words.gap(value.last + 1) for mark in (":", "(", " – ", " - ", "—"))
        if set_off and any(group.first - value.last in (2, 3) for group in sentence.groups):
            return True  # 'two weak councils, Luton and Thurrock'
        if after and after[0] in NAMING_VERBS:
            return any(value.last < group.first <= value.last + 5 for group in sentence.groups)
        lead = set(words.folded[max(sentence.lo, value.first - 3) : value.first])
        return bool(lead & self.lexicon.words["membership"]) and any(g.last < value.first for g in sentence.groups)

    def _after_verb(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'rated good', 'judged the overall effectiveness of services to be inadequate'."""
        start = max(sentence.clause_of(value.first)[0], value.first - REACH)
        marks = sentence.marks
        covered = {at for mark in marks for at in range(mark.first, mark.last + 1)}
        for at in range(value.first - 1, start - 1, -1):
            word = words.folded[at]
            if word in self.giving and any(at < mark.first < value.first for mark in marks):
                return True
            if sentence.cue_between("frame-verbs", at - 1, at + 1) in ((at - 1, at), (at - 2, at)):
                return True  # 'came out weak'
            if word in self.verbs:
                return not (
                    word in self.lexicon.words["weak-verbs"] and at == value.first - 1 and self._spoken(sentence, value)
                )
            if word not in self.see_through | KEEPING and at not in covered and not self._is_value_word(sentence, at):
                return False
        return False

    @staticmethod
    def _is_value_word(sentence: Sentence, at: int) -> bool:
        return any(value.first <= at <= value.last and value.frame for value in sentence.values)

    def _after_result(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'received a good', 'is hoping for an outstanding', 'to get good across the board': nothing to qualify."""
        if value.first == sentence.lo:
            return False
        if words.folded[value.first - 1] in self.results - HAVING:
            return self._whole_or_named(words, sentence, value)
        if words.folded[value.first - 1] not in ("a", "an"):
            return False
        after = value.last + 1
        if any(group.first == after + 1 for group in sentence.groups) and words.folded[after] == "for":
            return True  # 'A "good" for Kent'
        at = value.first - 2
        return at >= sentence.lo and (
            words.folded[at] in self.results or words.folded[at] in ("for", "to", "from", "only")
        )

    @staticmethod
    def _whole_or_named(words: Words, sentence: Sentence, value: Value) -> bool:
        """True before 'across the board', 'in every area', or the name of a judgement: 'got good for leadership'."""
        after = words.folded[value.last + 1 : value.last + 3]
        if after == ["across", "the"] or (len(after) > 1 and after[1] in ("all", "every", "each")):
            return True
        named = any(mark.of("dimension") and 0 < mark.first - value.last <= 3 for mark in sentence.names)
        return bool(after) and after[0] in TOWARDS and named

    def _hoped(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'is aiming for good', 'expects it to be adequate', 'hopes for an outstanding'."""
        start = sentence.clause_of(value.first)[0]
        cue = sentence.cue_between("expected", max(start, value.first - LONGEST_HOPE), value.first)
        if cue is None:
            return False
        named = {at for mark in sentence.marks for at in range(mark.first, mark.last + 1)}
        between = {words.folded[at] for at in range(cue[0] + 1, value.first) if at not in named}
        return between <= {
            "for",
            "to",
            "be",
            "it",
            "a",
            "an",
            "the",
            "get",
            "become",
            "them",
            "rated",
            "nothing",
            "less",
            "than",
            "says",
            "that",
        } and bool(between & {"for", "be", "get", "become", "a", "an", "than"})

    def _after_rating_noun(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'a rating of good', 'an overall judgement of inadequate'."""
        at = value.first - 1
        if at > sentence.lo and words.folded[at] == "to" and self._changed_to(words, sentence, at):
            return True
        if at <= sentence.lo or words.folded[at] not in ("of", "as"):
            return False
        return (
            words.folded[at - 1] in self.lexicon.words["rating-nouns"]
            or (words.folded[at] == "as" and bool(sentence.cue_between("frame-verbs", max(sentence.lo, at - 8), at)))
            or (
                words.folded[at] == "as"
                and any(group.last == at - 1 and self._joined(words, group) for group in sentence.groups)
            )
        )

    @staticmethod
    def _describes_another(words: Words, sentence: Sentence, at: int) -> bool:
        """'praises the support for pupils, which it describes as excellent': the relative is of no council."""
        which = next((step for step in range(at - 1, max(sentence.lo, at - NEAR_RELATIVE), -1)
                      if words.folded[step] == "which"), None)  # fmt: skip
        if which is None:
            return False
        before = which - 2 if words.folded[which - 1] == "," else which - 1
        return all(mark.last != before for mark in sentence.marks)

    def _joined(self, words: Words, group: Group) -> bool:
        """'joins Cheshire and Tameside as excellent'."""
        return words.folded[group.first - 1] in self.lexicon.words["joining-verbs"]

    def _quoted(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """A grade alone in quotation marks beside who or what is graded."""
        left = words.text[words.items[value.first].start - 1 : words.items[value.first].start]
        right = words.text[words.items[value.last].end : words.items[value.last].end + 1]
        if not (left and right and left in QUOTE_MARKS and right in QUOTE_MARKS):
            return False
        if sentence.block.kind is BlockKind.TITLE:
            return True
        start = sentence.clause_of(value.first)[0]
        before = set(words.folded[max(start, value.first - 6) : value.first])
        return bool(before & (self.verbs | self.results | self.copulas)) and bool(sentence.groups or sentence.names)

    @staticmethod
    def _coordinated(words: Words, value: Value, before: Value) -> bool:
        """'is good and likely to improve': words of two scales that share a verb."""
        between = words.folded[before.last + 1 : value.first]
        return value.first < value.last and between in (["and"], ["but"], [",", "but"], [",", "and"])

    def _elliptic(self, words: Words, sentence: Sentence, value: Value, before: Value) -> bool:
        """'A is good, B fair': the name stands directly before the grade, and the verb was said once."""
        if not before.shares_scale(value):
            return self._coordinated(words, value, before)
        at = value.first - 1
        if words.folded[at] in ("but", "though", "yet", "and") and any(
            value.last < mark.first <= value.last + 4 for mark in sentence.names if mark.of("dimension")
        ):
            return True
        while at > before.last and words.folded[at] in self.adverbs | {"and", ","}:
            at -= 1
        if sentence.cue_between("group-others", before.last + 1, value.first):
            return True
        if at > before.last and words.folded[at] == "in":
            return False
        return any(mark.last == at for mark in sentence.marks if mark.first > before.last)


def strengths(value: Value) -> set[Strength]:
    """The strengths among the value's options."""
    return {option.strength for option in value.options}
