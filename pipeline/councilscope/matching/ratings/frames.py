"""Is this word a rating? Grade words are ordinary English; each rule here names a frame that makes one a rating."""

from __future__ import annotations

from collections.abc import Callable

from councilscope.articles import BlockKind
from councilscope.matching.ratings.copulas import AUXILIARY, TOWARDS
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, number_at
from councilscope.matching.ratings.marks import QUOTE_MARKS, Place, Sentence, Value, bracketed, covered, is_year
from councilscope.matching.ratings.moving import MovingGrades
from councilscope.matching.ratings.organisations import located_names
from councilscope.matching.ratings.rejections import ARTICLES, LISTING, REFUSALS
from councilscope.matching.ratings.turning import Turns
from councilscope.records import RatingKind

REACH = 14
KEEPING = frozenset({"at", "by", "provided", "run"})  # 'rated the services run by Leeds good'
JUDGED = ("council", "authority", "service")
POSSESSIVES = frozenset({"the", "its", "their"})
DETERMINERS = POSSESSIVES | {"that", "this"}
WHERE = frozenset({"at", "on", "against", "in"})
LONGEST_HOPE = 8  # words from 'expects' to the grade
HOPING_FOR = frozenset({"for", "be", "get", "become", "a", "an", "than"})
_HOPING_WORDS = "to it the them rated nothing less says that"
HOPING = HOPING_FOR.union(_HOPING_WORDS.split())
NEAR_NOUN = 4  # words of 'local education authority'
NEAR_VERB = 6  # words from a verb to a grade in quotation marks, or to 'a weak council'
HAVING = frozenset({"has", "have", "had", "having", "with"})
SAYING = frozenset({"said", "says", "thought", "thinks", "believes", "added"})
PROVIDING, ONES = frozenset({"providing"}), frozenset({"ones"})
LONGEST_YEAR = 5  # words of 'in 2014 , and'
NEAR_RELATIVE = 4  # words from 'as' to the relative whose antecedent it describes
TURNS_TO_NAME = frozenset({"but", "though", "yet", "and"})


MOVEMENTS = ("movement", "movement-same")


class Frames(MovingGrades):
    """Tells for each possible value which frame makes it a rating, or none."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.superlatives = frozenset(lexicon.superlatives.values())
        self.turns = Turns(lexicon)
        self.passing = lexicon.any_of(self.see_through, KEEPING)
        self.judging = lexicon.any_of("frame-verbs", "copulas", PROVIDING)
        self.members = lexicon.any_of("plural-units", "class-nouns", ONES)
        self.spoken_of = lexicon.any_of("grade-nouns", "scoring-verbs")
        self.giving = lexicon.any_of("result-verbs", "frame-verbs")

    def accept(self, sentence: Sentence) -> list[Value]:
        """The values of the sentence that stand in a frame; ``frame`` is set on each."""
        block = sentence.block.start
        if self.told is not None and self.told[0] != block:
            self.told = None
        if self.defines_scale(sentence):
            for value in sentence.values:
                self._refuse(Place(sentence, value), "defines-the-scale")
            return []
        before: Value | None = None
        for value in sentence.values:
            value.frame = self._frame(Place(sentence, value), before)
            before = value if value.frame else before
        for old, new in self.turns.pairs(sentence):
            if old.frame and not new.frame:
                new.frame = "then-and-now"
        accepted = [value for value in sentence.values if value.frame]
        if accepted:
            self.told = (block, accepted[-1])
        elif sentence.groups and not self.spoken_of.isdisjoint(sentence.folded()):
            self.told = (block, None)  # 'Leeds is waiting for its rating': the next may go on with 'it was good'
        return accepted

    def _frame(self, place: Place, before: Value | None) -> str:
        """The frame of a value, '' if it has none. before: the rating told last in the sentence."""
        for name, refuses in REFUSALS:
            if refuses(self, place):
                return self._refuse(place, name)
        if place.word(-1) == "as" and self._describes_another(place):
            return self._refuse(place, "describes-another")
        if self._glossed(place):
            return "number-gloss"
        if place.value.strong:
            return self._refuse(place, "bare-ordinal") if self._bare_ordinal(place) else "value-words"
        if place.value.bare:
            stated = self._state_ends(place) or self._state_of(place)
            return "state-verb" if stated else self._refuse(place, "ordinary-language")
        if self._impersonal(place):
            return self._refuse(place, "ordinary-language")
        if place.value.options in self.superlatives and not self._from_to(place):
            return "superlative" if self._given(place) else self._refuse(place, "superlative-not-given")
        for name, holds in FRAMES:
            if holds(self, place):
                return name
        following = self._following(place)
        if following == "noun":
            return self._attributive(place) or self._refuse(place, "qualifies-a-noun")
        if following == "rating-noun" and not place.spoken:
            return "rating-noun"
        for name, holds in AT_ENDS:
            if holds(self, place):
                return name
        elliptic = before is not None and self._elliptic(place, before)
        return "ellipsis" if elliptic else self._refuse(place, "ordinary-language")

    # --- values whose words alone nearly tell ----------------------------------------------------------------------

    def _glossed(self, place: Place) -> bool:
        """'graded 5, very good', 'a 3, or adequate', '2 - weak': the word for a number of the same scale."""
        sentence = place.sentence
        at = sentence.back_over(place.first, {",", "or"})
        number = number_at(sentence.word(at)) if place.first - at <= 3 else None
        if number is None or (at == place.first - 1 and not sentence.words.gap(at).strip()):
            return False
        return number in {self.lexicon.level(option).score for option in place.value.options}

    def _given(self, place: Place) -> bool:
        """'has been given the top mark': a superlative counts after a verb of giving or rating, beside a council."""
        if place.word(1) == "of" and number_at(place.word(2)) is not None:
            return False  # 'the highest rating of 4 for …': the number tells it
        moves = (place.sentence.cue_between(name, place.first - 5, place.first) for name in MOVEMENTS)
        given = any(moves) or not (self.giving | {"into"}).isdisjoint(place.before(5))
        return given and bool(place.sentence.groups) and not place.spoken

    def _state_verb(self, place: Place) -> bool:
        """'commissioners were sent in', 'handed to a children's trust': the verb makes the noun an intervention."""
        if not any(self.lexicon.level(option).state for option in place.value.options):
            return False
        sentence = place.sentence
        lo, hi = place.first - 7, place.last + 10
        cues = (*sentence.cues.get("state-verbs", ()), *sentence.cues.get("movement-same", ()))
        return place.word(-1) == "no" or any(cue[0] >= lo and cue[1] < hi for cue in cues)

    def _impersonal(self, place: Place) -> bool:
        """'It would be good for Leeds if …', 'it is good that …': nothing is judged."""
        if place.sentence.word(place.clause) != "it" or place.word(1) not in ("for", "to", "that", "if"):
            return False
        between = place.lead()[1:]
        bare = len(between) <= 2 and self.copulas.issuperset(word for word in between if word not in AUXILIARY)
        return bare and not place.judged_after(2)

    def _state_ends(self, place: Place) -> bool:
        """'The notice has been lifted', 'ministers lifted the notice': a bare noun stands for the state that ends."""
        sentence = place.sentence
        owner = sentence.group_ending(place.first - 2)
        if place.word(-1) not in DETERMINERS and (owner is None or not owner.possessive):
            return False
        hi = min(sentence.hi, place.last + 14)
        cue = sentence.cue_between("no-longer", max(sentence.lo, place.first - 3), hi, place.first)
        hoped = sentence.cue_between("expected", place.clause, hi) is not None
        # 'the notice, which would have lapsed, is renewed', 'no longer needs the notice'
        return cue is not None and not hoped and sentence.word(cue[0]) != "no"

    @staticmethod
    def _state_of(place: Place) -> bool:
        """'The notice at Herefordshire will be reviewed': the state of a council that is named behind it."""
        named = any(group.first - place.last in (2, 3) for group in place.sentence.groups)
        return named and place.word(-1) in POSSESSIVES and place.word(1) in WHERE

    @staticmethod
    def _class_label(place: Place) -> bool:
        """'Good: Barnet, Leeds; fair: Bristol', 'Poor are Lincolnshire and the Isle of Wight'."""
        sentence = place.sentence
        named = next((group.first - place.last for group in sentence.groups if group.first > place.last), 0)
        if named == 1:
            return ":" in sentence.words.gap(place.last)
        inverted = place.first == sentence.lo and place.word(1) in ("are", "were")
        return inverted and (named == 2 or (named == 3 and place.word(2) in ("the", "both")))

    @staticmethod
    def _telegraphic(place: Place) -> bool:
        """'Torbay good, 71%', 'Leeds weak': a council that opens its line, and its grade, and no verb."""
        group = place.sentence.group_ending(place.first - 1)
        ends = place.word(1) in ("", ",") or place.sentence.words.gap(place.last).strip() in (";", ":")
        return group is not None and group.first == place.sentence.lo and not group.possessive and ends

    @staticmethod
    def _plural_grade(place: Place) -> bool:
        """'got two adequates, for being healthy and staying safe': counted grades, and the judgements that are so."""
        return place.word(0).endswith("s") and number_at(place.word(-1)) is not None and place.judged_after(4)

    # --- before a noun ---------------------------------------------------------------------------------------------

    def ends_phrase(self, sentence: Sentence, value: Value) -> bool:
        """True if the words do not qualify a noun that is none of ratings: 'good news' is no value."""
        return self._following(Place(sentence, value)) != "noun"

    def before_prospects(self, sentence: Sentence, value: Value) -> bool:
        """True for 'promising prospects': the name of a judgement of the future stands directly behind the value."""
        behind = (mark for mark in sentence.judgements if mark.first == value.last + 1)
        return any(self.lexicon.judges(mark.names, RatingKind.PROSPECTS) for mark in behind)

    def _following(self, place: Place) -> str:
        """What comes after the words: '' if they can end their phrase, 'rating-noun', or 'noun'."""
        sentence, word, gap = place.sentence, place.word(1), place.sentence.words.gap(place.last)
        if word in self.lists["grade-nouns"] and not any(mark in gap for mark in ".;:,!?"):
            return "" if word == "overall" else "rating-noun"
        if not word or (gap.strip(QUOTE_MARKS + " ") and "-" not in gap):
            return ""
        if word == "a" and any(cue[0] == place.last + 2 for cue in sentence.cues.get("historical", ())):
            return ""  # 'was good a year ago'
        if word in CLOSED or number_at(word) is not None or any(mark in gap for mark in QUOTE_MARKS[:3]):
            return ""
        if place.ends_marks:
            return ""  # 'performed 'well' derived from …'
        return "noun" if sentence.group_at(place.last + 1) is None or place.in_marks else ""

    def _attributive(self, place: Place) -> str:
        """'uncertain prospects', 'promising capacity for improvement', 'a weak council'."""
        sentence = place.sentence
        named = sentence.group_at(place.last + 1)
        if named is not None and not named.anaphor and place.in_marks:
            return "quoted-grade"
        prospects = self.before_prospects(sentence, place.value)
        if place.spoken and not (prospects and sentence.words.text[place.span.start - 1] in QUOTE_MARKS):
            return ""
        if prospects:
            return "prospects-noun"
        if place.word(-1) in ("delivering", "delivers") and sentence.judged_after(place.last, 1):
            return "prospects-noun"
        if place.word(1) in self.members and self._class_of(place):
            return "class-list"
        if (
            place.word(-1) in ARTICLES
            and not self.judging.isdisjoint(place.lead(NEAR_VERB))
            and not self._opined(place)
        ):
            behind = place.after(NEAR_NOUN)
            noun = next((at for at, word in enumerate(behind) if word in JUDGED), None)
            if noun is not None and (CLOSED | {"of"}).isdisjoint(behind[: noun + 1]):
                return "attributive-council"
        return ""

    def _opined(self, place: Place) -> bool:
        """'Mr Hale said that Leeds was a good council': what somebody thinks, where no body that judges is named."""
        said = not SAYING.isdisjoint(place.before(place.first - place.sentence.lo))
        return said and not place.sentence.bodies and self.verbs.isdisjoint(place.lead(NEAR_VERB))

    def _class_of(self, place: Place) -> bool:
        """'Green authorities include A', 'A and B are among 22 excellent councils': members of a class."""
        sentence, after = place.sentence, place.word(2)
        gap = sentence.words.gap(place.last + 1)
        set_off = after == "," or any(mark in gap for mark in (":", "(", " – ", " - ", "—"))
        if set_off and any(group.first - place.last in (2, 3) for group in sentence.groups):
            return True  # 'two weak councils, Luton and Thurrock'
        if after in LISTING:
            return any(place.last < group.first <= place.last + 5 for group in sentence.groups)
        member = not self.lists["membership"].isdisjoint(place.before(3))
        return member and any(group.last < place.first for group in sentence.groups)

    # --- at the end of a phrase ------------------------------------------------------------------------------------

    def _after_verb(self, place: Place) -> bool:
        """'rated good', 'judged the overall effectiveness of services to be inadequate'."""
        sentence = place.sentence
        passed = covered([*sentence.marks, *(value for value in sentence.values if value.frame)])
        passed |= self._located(place)
        for at in range(place.first - 1, max(place.clause, place.first - REACH) - 1, -1):
            word = sentence.word(at)
            if word in self.lists["giving-verbs"] and any(at < mark.first < place.first for mark in sentence.marks):
                return True
            cue = sentence.cue_between("frame-verbs", at, at + 1)
            if cue is not None and at - cue[0] in (1, 2):
                return True  # 'came out weak'
            if word in self.verbs:
                return word not in self.lists["weak-verbs"] or at < place.first - 1 or not place.spoken
            if word not in self.passing and at not in passed:
                return False
        return False

    def _located(self, place: Place) -> set[int]:
        """'rated Elm Gardens in Brighton inadequate': the words of what stands in the place before the value."""
        group = place.sentence.group_ending(place.first - 1)
        found = located_names(self.lexicon, place.sentence, group, subject=False) if group is not None else []
        starts = place.sentence.words.starts
        words = range(place.clause, place.first)
        return {at for at in words if found and starts[at] >= found[0].start}

    def _after_result(self, place: Place) -> bool:
        """'received a good', 'is hoping for an outstanding', 'to get good across the board': nothing to qualify."""
        if place.word(-1) in self.results - HAVING:
            return self._whole_or_named(place)
        if place.word(-1) not in ARTICLES:
            return False
        if place.word(1) == "for" and place.sentence.group_at(place.last + 2) is not None:
            return True  # 'A "good" for Kent'
        return place.word(-2) in self.results | {"for", "to", "from", "only"}

    @staticmethod
    def _whole_or_named(place: Place) -> bool:
        """True before 'across the board', 'in every area', or the name of a judgement: 'got good for leadership'."""
        if place.after(2) == ["across", "the"] or place.word(2) in ("all", "every", "each"):
            return True
        return place.word(1) in TOWARDS and place.judged_after(3)

    def _hoped(self, place: Place) -> bool:
        """'is aiming for good', 'expects it to be adequate', 'hopes for an outstanding'."""
        cue = place.sentence.cue_between("expected", max(place.clause, place.first - LONGEST_HOPE), place.first)
        if cue is None:
            return False
        named = covered(place.sentence.marks)
        between = {place.sentence.word(at) for at in range(cue[0] + 1, place.first) if at not in named}
        return between <= HOPING and not HOPING_FOR.isdisjoint(between)

    def _after_rating_noun(self, place: Place) -> bool:
        """'a rating of good', 'an overall judgement of inadequate', 'joins Cheshire and Tameside as excellent'."""
        if self._changed_to(place):
            return True
        if place.word(-1) not in ("of", "as"):
            return False
        if place.word(-2) in self.lists["rating-nouns"]:
            return True
        joined = place.sentence.group_ending(place.first - 2)
        return place.word(-1) == "as" and (
            place.sentence.cue_between("frame-verbs", place.first - 9, place.first - 1) is not None
            or (joined is not None and place.sentence.word(joined.first - 1) in self.lists["joining-verbs"])
        )

    @staticmethod
    def _describes_another(place: Place) -> bool:
        """'praises the support for pupils, which it describes as excellent': the relative is of no council."""
        sentence, lead = place.sentence, place.sentence.before(place.first - 1, NEAR_RELATIVE)
        if "which" not in lead:
            return False
        which = place.first - 1 - 1 - lead[::-1].index("which")
        before = which - 2 if sentence.word(which - 1) == "," else which - 1
        return all(mark.last != before for mark in sentence.marks)

    @staticmethod
    def _attribute(place: Place) -> bool:
        """'poor-rated Hackney'."""
        hyphened = place.word(1) == "rated" and "-" in place.sentence.words.gap(place.last)
        return hyphened and place.sentence.group_at(place.last + 2) is not None

    def _quoted(self, place: Place) -> bool:
        """A grade alone in quotation marks beside who or what is graded."""
        if not place.in_marks or place.sentence.block.kind is BlockKind.TITLE:
            return place.in_marks
        verbs = self.giving | self.copulas | self.lists["performing-verbs"]
        judged = not verbs.isdisjoint(place.lead(NEAR_VERB))
        return judged and bool(place.sentence.marks)

    def _elliptic(self, place: Place, before: Value) -> bool:
        """'A is good, B fair': the name stands directly before the grade, and the verb was said once."""
        sentence = place.sentence
        if not before.shares_scale(place.value):  # 'is good and likely to improve': two scales that share a verb
            between = sentence.words.folded[before.last + 1 : place.first]
            return place.first < place.last and between in (["and"], ["but"], [",", "but"], [",", "and"])
        if place.word(-1) in TURNS_TO_NAME and place.judged_after(4):
            return True
        if sentence.cue_between("group-others", before.last + 1, place.first):
            return True
        if self._in_row_of_years(place, before) or self._of_a_number(place):
            return True
        at = sentence.back_over(place.first, self.adverbs | {"and", ","})
        return any(mark.last == at for mark in sentence.marks if mark.first > before.last)

    @staticmethod
    def _in_row_of_years(place: Place, before: Value) -> bool:
        """'was rated inadequate in 2014 and good in 2022': each value with its year."""
        sentence = place.sentence
        dated = all(
            sentence.word(last + 1) == "in" and is_year(sentence.word(last + 2)) for last in (before.last, place.last)
        )
        return dated and place.first - before.last <= LONGEST_YEAR

    @staticmethod
    def _of_a_number(place: Place) -> bool:
        """'ten are good and two inadequate, York and Luton': so many of those that were counted before."""
        sentence, at = place.sentence, place.first - (2 if place.word(-1) == "as" else 1)
        return number_at(sentence.word(at)) is not None and sentence.word(at - 1) in ("and", ",")


# Functions that ask the rules: an object that held methods of its own would be garbage for the search for cycles.
Rule = tuple[str, Callable[[Frames, Place], bool]]
FRAMES: tuple[Rule, ...] = (
    ("from-to", lambda rules, place: rules._from_to(place)),
    ("bracketed", lambda rules, place: bracketed(place.sentence, place.value) is not None),
    ("attribute", lambda rules, place: rules._attribute(place)),
    ("class-label", lambda rules, place: rules._class_label(place)),
    ("telegraphic", lambda rules, place: rules._telegraphic(place)),
    ("state-verb", lambda rules, place: rules._state_verb(place)),
    ("plural-grade", lambda rules, place: rules._plural_grade(place)),
)
AT_ENDS: tuple[Rule, ...] = (  # of words that qualify no noun
    ("verb-frame", lambda rules, place: rules._after_verb(place)),
    ("result-frame", lambda rules, place: rules._after_result(place)),
    ("copula-frame", lambda rules, place: rules._after_copula(place)),
    ("before-name", lambda rules, place: rules._before_name(place)),
    ("subject-verb", lambda rules, place: rules._after_subject(place)),
    ("rating-of", lambda rules, place: rules._after_rating_noun(place)),
    ("quoted-grade", lambda rules, place: rules._quoted(place)),
    ("hoped-grade", lambda rules, place: rules._hoped(place)),
)
