"""What is no rating although the words are there: rules, definitions, ranges, words that are only spoken about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import ORDINALS, Lexicon, number_at
from councilscope.matching.ratings.marks import QUOTE_MARKS, Sentence, Value
from councilscope.matching.weighing import weigh

# verbs and particles that a step follows: 'up one star'; 'gained two stars' tells the level
STEPPING = frozenset(
    {"up", "down", "dropped", "drops", "fell", "fallen", "slipped", "slips", "climbed", "rose", "risen"}
)
FORETELLING = (["there", "will"], ["there", "would"])  # 'There will be no stars' tells how a scheme works
NEAR_EXTENT = 3  # words from a movement to the 'by' of its extent
DEFINING = (["is", "a"], ["is", "an"], ["is", "not"], ["is", "the"], ["means", "that"], ["means", "the"])


class Rejections:
    """Rules that take a value out before any frame is asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.copulas = lexicon.words["copulas"]
        self.results = lexicon.words["result-verbs"]
        self.service_nouns = lexicon.words["service-nouns"]

    @staticmethod
    def _refuse(words: Words, value: Value, rule: str) -> str:
        """No frame, noted with the rule that says so."""
        weigh(words, rule, words.span(value.first, value.last))
        return ""

    def _mentioned(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'A four-star council is a fine thing', ''Improving well' is better than …': the words are spoken about."""
        start, nxt = sentence.clause_of(value.first)[0], value.last + 1
        if nxt >= sentence.hi:
            return False
        opening = value.first - start
        if (
            opening == 1
            and words.folded[start] in ("a", "an", "any", "every")
            and words.folded[nxt] in self.service_nouns
        ):
            return True
        if (
            self._spoken(sentence, value)
            and self._quoted_alone(words, value)
            and words.folded[value.first - 1] == "about"
        ):
            return True  # 'It would be churlish to complain about 'requires improvement''
        if words.folded[start] == "being" and opening <= 2 and words.folded[nxt] in self.copulas:
            return True  # 'Being on special measures is not a punishment'
        if opening == 1 and words.folded[start] in ("a", "an") and words.folded[nxt : nxt + 2] in DEFINING:
            return True  # 'A Best Value Notice is a formal request'
        marks = words.text[words.items[value.first].start - 1 : words.items[value.first].start]
        return opening == 0 and bool(marks) and marks in QUOTE_MARKS and words.folded[nxt] in self.copulas

    def _bare_ordinal(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'its first star' is a value where it is won or hoped for, and a name for it elsewhere."""
        if words.folded[value.first] not in ORDINALS:
            return False
        return not set(words.folded[max(sentence.lo, value.first - 4) : value.first]) & self.results

    def _is_step(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'has gone up one star', 'rising by two stars': a step of so many stars is no value."""
        if value.score is None or value.first == sentence.lo:
            return False
        steps = [cue for name in ("movement-up", "movement-down") for cue in sentence.cues.get(name, ())]
        if words.folded[value.first - 1] == "by":
            return any(0 < value.first - 1 - cue[1] <= NEAR_EXTENT for cue in steps)
        led = any(cue[1] == value.first - 1 and words.folded[cue[1]] in STEPPING for cue in steps)
        return led and value.score < 3

    def _generic(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'a council on special measures has to …', 'the Ombudsman can find maladministration': a rule, not a case."""
        if words.text[sentence.span.end - 1] == "?" or words.folded[sentence.lo : sentence.lo + 2] in FORETELLING:
            return True
        if words.folded[max(sentence.lo, value.first - 4) : value.first].count("can"):
            return True
        if self._granted(words, sentence, value):
            return True
        if "can" in words.folded[max(sentence.lo, value.first - 20) : value.first] and {"find", "give"} & set(
            words.folded[max(sentence.lo, value.first - 20) : value.first]
        ):
            return True
        if self._mentioned(words, sentence, value):
            return True
        if words.folded[value.last + 1 : value.last + 2] in (["rate"], ["rates"]):
            return True  # 'the maladministration rate' is a figure
        named = next((group for group in sentence.groups if group.first > value.last and not group.anaphor), None)
        if named is not None and {"are", "were", "include", "included"} & set(
            words.folded[value.last + 1 : named.first]
        ):
            return False  # 'The councils graded C3 are …'
        cue = sentence.cue_between("generic-subjects", max(sentence.lo, value.first - 7), value.first)
        if cue is None or any(group.first < value.first and cue[0] <= group.last + 1 for group in sentence.groups):
            return False
        # 'three councils that …', 'four of the councils that …' count, which is left to the tallies
        at = cue[0] - (2 if words.folded[cue[0] - 1 : cue[0]] == ["of"] else 1)
        return not (at >= sentence.lo and number_at(words.folded[at]) is not None)

    def _granted(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'Areas can be given green flags for … and red flags for …': what may be given is given to nobody."""
        lead = words.folded[sentence.clause_of(value.first)[0] : value.first]
        at = lead.index("can") if "can" in lead else -1
        return at >= 0 and lead[at + 1 : at + 2] == ["be"] and not self.results.isdisjoint(lead[at + 2 : at + 3])

    @staticmethod
    def _quoted_alone(words: Words, value: Value) -> bool:
        """True if the words stand alone between quotation marks."""
        left = words.text[words.items[value.first].start - 1 : words.items[value.first].start]
        right = words.text[words.items[value.last].end : words.items[value.last].end + 1]
        return bool(left and right) and left in QUOTE_MARKS and right in QUOTE_MARKS

    def before_prospects(self, sentence: Sentence, value: Value) -> bool:
        """True for 'promising prospects': the name of a judgement of the future stands directly behind the value."""
        names = [name for mark in sentence.names if mark.first == value.last + 1 for name in mark.of("dimension")]
        return any(map(self.lexicon.is_prospects, names))

    @staticmethod
    def _spoken(sentence: Sentence, value: Value) -> bool:
        return sentence.in_quote(value.first) and sentence.block.kind is not BlockKind.TITLE

    def _in_range(self, words: Words, sentence: Sentence, value: Value) -> bool:
        """'good or outstanding', 'good or better', 'at least 2 out of 4': a range is no value."""
        nxt, at = value.last + 1, value.first - 1
        if words.folded[max(sentence.lo, value.first - 2) : value.first] in (["at", "least"], ["more", "than"]):
            return True
        if nxt + 1 < sentence.hi and words.folded[nxt] == "or":
            follower = words.folded[nxt + 1]
            if follower in ("better", "above", "higher", "worse", "below") or any(
                v.first == nxt + 1 for v in sentence.values
            ):
                return True
        if at - 1 >= sentence.lo and words.folded[at] == "or":
            return any(other.last == at - 1 for other in sentence.values)
        return False

    def defines_scale(self, words: Words, sentence: Sentence) -> bool:
        """Three levels of one scale in a row without a council between them, or words that explain a scale."""
        values = sentence.values
        meaning = ("means", "mean", "meant")
        if any(words.folded[v.first - 1] in meaning for v in values if v.first > sentence.lo) or any(
            v.last + 1 < sentence.hi and words.folded[v.last + 1] in meaning for v in values
        ):
            return True
        run = 1
        for left, right in pairwise(values):
            between = words.folded[left.last + 1 : right.first]
            row = len(between) <= 3 and set(between) <= {",", "or", "and", "to", "a", "an"}
            run = run + 1 if row and left.shares_scale(right) else 1
            if run >= 3:
                return True
        if values and sentence.cues.get("scale-cues"):
            return not (sentence.groups and any(v.strong or v.first for v in values) and len(values) < 3 and not any(
                cue[0] <= values[0].last + 2 for cue in sentence.cues["scale-cues"]))  # fmt: skip
        return False


# Functions that ask the rules: an object that held methods of its own would be garbage for the search for cycles.
REFUSALS: tuple[tuple[str, Callable[[Rejections, Words, Sentence, Value], bool]], ...] = (
    ("only-in-a-cell", lambda rules, words, sentence, value: value.only_cell),
    ("in-a-range", lambda rules, words, sentence, value: rules._in_range(words, sentence, value)),
    ("generic", lambda rules, words, sentence, value: rules._generic(words, sentence, value)),
    ("step-of-so-many", lambda rules, words, sentence, value: rules._is_step(words, sentence, value)),
)
