"""What is no rating although the words are there: rules, definitions, ranges, words that are only spoken about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from councilscope.matching.ratings.lexicon import ORDINALS, Lexicon, number_at
from councilscope.matching.ratings.marks import QUOTE_MARKS, Place, Sentence
from councilscope.matching.weighing import weigh

# verbs and particles that a step follows: 'up one star'; 'gained two stars' tells the level
STEPPING = frozenset(
    {"up", "down", "dropped", "drops", "fell", "fallen", "slipped", "slips", "climbed", "rose", "risen"}
)
FORETELLING = (["there", "will"], ["there", "would"])  # 'There will be no stars' tells how a scheme works
NEAR_EXTENT = 3  # words from a movement to the 'by' of its extent
NEAR_CAN, NEAR_POWER = 4, 20
NEAR_OWN_MARK = 7  # words of 'I would give the machine'
NEAR_RULE = 7  # words from 'a council that' to the value
DEFINING = (["is", "a"], ["is", "an"], ["is", "not"], ["is", "the"], ["is", "about"], ["is", "issued"], ["is", "used"])
EXPLAINING = frozenset({"means", "does", "doesn", "can", "stops", "prevents", "requires", "allows", "isn"})
OFFICE = frozenset({"at", "for", "of", "with"})
OPENERS = frozenset('":“')
GERUNDS = frozenset({"being", "issuing", "getting", "having"})
MEANING = frozenset({"means", "mean", "meant"})
ARTICLES = frozenset({"a", "an"})
ASKING = frozenset({"ask", "asks", "asked", "asking", "decide", "decides", "judge", "judges", "wonder", "wondered"})
MEASURING = (("how", "far"), ("how", "well"), ("how", "likely"))
NEAR_QUESTION = 6  # words from the word that asks to the value
LISTING = frozenset({"are", "were", "include", "included"})
BEYOND = frozenset({"better", "above", "higher", "worse", "below"})
IN_ROW = frozenset({",", "or", "and", "to", "a", "an"})
AGAIN: tuple[list[str], ...] = ([], [","], ["or"], [",", "or"])  # between a number of stars and a word for it
LONGEST_AGAIN = 3  # words from one to the other
NEAR_OWN = 3  # words from a value to the name of its own judgement: 'good for leadership'
NEAR_HOPE = 12  # words from a hope to the grade that it is about
NEAR_LOSS = 4  # words from 'out of' or 'leave' to the grade that is lost
LONGEST_LOST = 6  # words of 'one of Hull City Council's'
LEGEND = 3  # levels in a row that only tell the scale


class Rejections:
    """Rules that take a value out before any frame is asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.lists = lexicon, lexicon.words
        self.copulas = lexicon.words["copulas"]
        self.results = lexicon.words["result-verbs"]
        self.leaving = lexicon.words["leaving-verbs"]
        self.service_nouns = lexicon.words["service-nouns"]

    @staticmethod
    def _refuse(place: Place, rule: str) -> str:
        """No frame, noted with the rule that says so."""
        weigh(place.sentence.words, rule, place.span)
        return ""

    def _mentioned(self, place: Place) -> bool:
        """'A four-star council is a fine thing', ''Improving well' is better than …': the words are spoken about."""
        sentence, following = place.sentence, place.word(1)
        marked = (
            at for at in range(place.clause + 1, place.first + 1) if OPENERS.intersection(sentence.words.gap(at - 1))
        )
        start = max(marked, default=place.clause)  # 'He said: "A section 114 notice is not …'
        opening, first = place.first - start, sentence.word(start)
        if not following:
            return False
        if opening == 1 and first in ARTICLES | {"any", "every"} and following in self.service_nouns:
            return True
        if place.spoken and place.in_marks and place.word(-1) == "about":
            return True  # 'It would be churlish to complain about 'requires improvement''
        if first in GERUNDS and opening <= 2 and (following in self.copulas or following in EXPLAINING):
            return True  # 'Being on special measures is not a punishment'
        explained = place.after(2) in DEFINING or following in EXPLAINING
        if opening == 1 and first in ARTICLES and explained:
            return True  # 'A Best Value Notice is a formal request'
        mark = sentence.words.text[place.span.start - 1 : place.span.start]
        return opening == 0 and bool(mark) and mark in QUOTE_MARKS and following in self.copulas

    def _bare_ordinal(self, place: Place) -> bool:
        """'its first star' is a value where it is won or hoped for, and a name for it elsewhere."""
        return place.sentence.word(place.first) in ORDINALS and self.results.isdisjoint(place.before(4))

    def _is_step(self, place: Place) -> bool:
        """'has gone up one star', 'rising by two stars': a step of so many stars is no value."""
        if place.value.score is None or place.last - place.first > 1:
            return False  # 'dropped one of its three stars' tells how many are left
        steps = place.sentence.cues.get("movement", ())
        if place.word(-1) == "by":
            return any(0 < place.first - 1 - cue[1] <= NEAR_EXTENT for cue in steps)
        return place.value.score < 3 and place.word(-1) in STEPPING and any(c[1] == place.first - 1 for c in steps)

    def _generic(self, place: Place) -> bool:
        """'a council on special measures has to …', 'the Ombudsman can find maladministration': a rule, not a case."""
        sentence = place.sentence
        if self._in_question(place) or sentence.after(sentence.lo - 1, 2) in FORETELLING:
            return True
        far = place.before(NEAR_POWER)
        if "can" in place.before(NEAR_CAN) or ("can" in far and not {"find", "give"}.isdisjoint(far)):
            return True
        if (
            self._in_office(place)
            or self._of_a_writer(place)
            or self._granted(place)
            or self._mentioned(place)
            or place.word(1) in ("rate", "rates")
        ):
            return True  # 'the maladministration rate' is a figure
        named = next((group for group in sentence.groups if group.first > place.last and not group.anaphor), None)
        if named is not None and not LISTING.isdisjoint(place.after(named.first - place.last - 1)):
            return False  # 'The councils graded C3 are …'
        cue = sentence.cue_between("generic-subjects", max(sentence.lo, place.first - NEAR_RULE), place.first)
        if cue is None or any(group.first < place.first and cue[0] <= group.last + 1 for group in sentence.groups):
            return False
        # 'three councils that …', 'four of the councils that …' count, which is left to the tallies
        return number_at(sentence.word(cue[0] - (2 if sentence.word(cue[0] - 1) == "of" else 1))) is None

    @staticmethod
    def _in_question(place: Place) -> bool:
        """'Is it good?', also where 'she asked' goes on behind the question."""
        text = place.sentence.words.text[place.span.end : place.sentence.span.end]
        return next((mark for mark in text if mark in ".!?"), "") == "?"

    @staticmethod
    def _asked(place: Place) -> bool:
        """'Ask anyone whether it has two stars', 'how far it is likely to improve': a question, and no answer."""
        lead = place.before(place.first - place.sentence.lo)
        asking = not ASKING.isdisjoint(lead) and not {"whether", "if"}.isdisjoint(lead[-NEAR_QUESTION:])
        return asking or any(pair in MEASURING for pair in pairwise(lead[-NEAR_QUESTION:]))

    @staticmethod
    def _one_lost(place: Place) -> bool:
        """'stripped of one of its two stars': what it had before."""
        lead = place.before(LONGEST_LOST)
        lost = lead.index("of") if "of" in lead else 0
        owned = lead[-1:] in (["its"], ["their"], ["s"])
        return owned and lost > 0 and number_at(lead[lost - 1]) is not None  # 'took away one of Hull's two stars'

    def _says_again(self, place: Place) -> bool:
        """'a one-star 'adequate' rating', 'good (two stars)': a word that only tells a number of stars once more."""
        words, value = place.sentence.words, place.value
        if value.strong or place.judged_after(NEAR_OWN):
            return False  # 'two stars, good for leadership', 'two stars with promising prospects'
        for star in place.sentence.values:
            if star.score is None or star.score_max is not None:
                continue
            left, right = (star, value) if star.first < value.first else (value, star)
            between = words.folded[left.last + 1 : right.first] if right.first - left.last <= LONGEST_AGAIN else None
            if between in AGAIN and set(words.gap(left.last)).isdisjoint(".;:|\n"):
                return True
        return False

    def _in_office(self, place: Place) -> bool:
        """'a former head of Halton Children's Trust': a state as a part of the name of where somebody worked."""
        sentence, at = place.sentence, place.first - 1
        while at > sentence.lo and sentence.words.capital(at) and sentence.words.joined(at):
            at -= 1
        named = at < place.first - 1 and sentence.words.capital(place.first)
        return (
            named and sentence.word(at) in OFFICE and not self.lists["person-nouns"].isdisjoint(sentence.before(at, 2))
        )

    def _of_a_writer(self, place: Place) -> bool:
        """'I'd give the machine three stars': marks of somebody who inspects nobody."""
        lead = place.lead(NEAR_OWN_MARK)
        given = lead[lead.index("i") :] if "i" in lead else ()
        return not self.lists["giving-verbs"].isdisjoint(given)

    def _left_behind(self, place: Place) -> bool:
        """'expects to be out of the zero-star category', 'hopes to leave one star behind': what it wants to lose."""
        if place.value.score is None or place.cue_before("expected", NEAR_HOPE) is None:
            return False
        lead = place.before(NEAR_LOSS)
        return not self.leaving.isdisjoint(lead) or ("out", "of") in pairwise(lead)

    def _granted(self, place: Place) -> bool:
        """'Areas can be given green flags for … and red flags for …': what may be given is given to nobody."""
        lead = place.lead()
        at = lead.index("can") if "can" in lead else len(lead)
        return lead[at + 1 : at + 2] == ["be"] and not self.results.isdisjoint(lead[at + 2 : at + 3])

    def _in_range(self, place: Place) -> bool:
        """'good or outstanding', 'good or better', 'at least 2 out of 4': a range is no value."""
        if place.before(2) in (["at", "least"], ["more", "than"]):
            return True
        values = place.sentence.values
        if place.word(1) == "or" and (place.word(2) in BEYOND or any(v.first == place.last + 2 for v in values)):
            return True
        return place.word(-1) == "or" and any(value.last == place.first - 2 for value in values)

    @staticmethod
    def defines_scale(sentence: Sentence) -> bool:
        """Three levels of one scale in a row without a council between them, or words that explain a scale."""
        values, run = sentence.values, 1
        if any(not MEANING.isdisjoint((sentence.word(v.first - 1), sentence.word(v.last + 1))) for v in values):
            return True
        for left, right in pairwise(values):
            between = sentence.words.folded[left.last + 1 : right.first]
            row = len(between) <= 3 and IN_ROW.issuperset(between) and left.shares_scale(right)
            run = run + 1 if row else 1
            if run >= LEGEND:
                return True
        cues = sentence.cues.get("scale-cues")
        if not values or not cues:
            return False
        told = sentence.groups and len(values) < LEGEND and any(value.strong or value.first for value in values)
        return not told or any(cue[0] <= values[0].last + 2 for cue in cues)


# Functions that ask the rules: an object that held methods of its own would be garbage for the search for cycles.
REFUSALS: tuple[tuple[str, Callable[[Rejections, Place], bool]], ...] = (
    ("only-in-a-cell", lambda rules, place: place.value.only_cell),
    ("in-a-range", lambda rules, place: rules._in_range(place)),
    ("generic", lambda rules, place: rules._generic(place)),
    ("says-again", lambda rules, place: rules._says_again(place)),
    ("asked", lambda rules, place: rules._asked(place)),
    ("left-behind", lambda rules, place: rules._one_lost(place)),
    ("left-behind", lambda rules, place: rules._left_behind(place)),
    ("step-of-so-many", lambda rules, place: rules._is_step(place)),
)
