"""Numbers whose noun was said before: 'A got three stars, B two', 'from one star to two', 'which was on one'."""

from __future__ import annotations

import re

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, Option, Strength, number_at
from councilscope.matching.ratings.marks import STAR_FORMS, Sentence, Value, covered, is_year, percent_end

_LEADERS_WORDS = """
    again and at before from get gets got had has have held holds is just keep keeps kept on only retained retains
    score scored scores still than to was with
"""
LEADERS = frozenset(_LEADERS_WORDS.split())
DASHES = ("-", "–", "—")
COMPARING = frozenset({"against", "compared", "between", "possible"})
PRONOMINAL = frozenset({"only", "the", "this", "that", "which", "each", "every", "any"})
SCORERS = frozenset({"it", "they", "we", "which", "that", "who", "and", ",", "but", "both", "each"})
BOUNDS = frozenset({"more", "less", "fewer", "higher", "lower", "better"})
PERFECT = frozenset({"has", "have", "had"})
MOVES = frozenset({"from", "to"})
BEING = frozenset({"is", "are", "was", "were", "has", "have", "had"})
GOING_ON = frozenset({"and", ",", "but"})
HIGHEST = 4
SUBJECT_REACH = 4  # words from a number of councils to what they have
LONGER_NUMBER = re.compile(r"[,.:/]\d")
LONGER_BEFORE = re.compile(r"\d[,.:/]$|[£$€]$")
NAMING = frozenset({"for", "on", "in", "at"})
SCORES = frozenset({"score", "mark", "rating", "total", "level"})
MARKS = frozenset({"mark", "marks", "score", "scores"})
GRADES = MARKS | {"grade", "grades"}
COUNTED = MARKS | {"scored", "star", "stars", "rating", "aim"}  # nouns that keep a count in mind
HAVING = frozenset({"has", "have", "gets", "got", "keeps", "kept"})
ARTICLES = frozenset({"a", "an"})
OWNING = frozenset({"its", "their"})
DETERMINERS = frozenset({"the", "its", "their", "our"})
AFTER = (CLOSED | {"apiece", "each", "year", "instead"}) - {"of"}


class Ellipsis:
    """Keeps the number told last; ``continued`` adds the bare numbers that go on with it."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.results = lexicon.words["result-verbs"]
        self.given = lexicon.any_of("result-verbs", "giving-verbs", GOING_ON)
        self.leaders = lexicon.any_of("result-verbs", LEADERS)
        self.scoring = lexicon.words["scoring-verbs"]
        self.adverbs = lexicon.any_of("adverbs", PERFECT)
        self.star_options = tuple(Option(scale.id, 0, Strength.STRONG) for scale in lexicon.star_scales)
        self.nones, self.outs = words.places({"none"}), words.places({"out"})
        self.scorings = words.places(lexicon.any_of("scoring-verbs", GRADES))
        self.starred = not STAR_FORMS.isdisjoint(words.vocabulary)
        self.last: Value | None = None  # the number told last, and its block
        self.block = -1

    def keep(self, sentence: Sentence, value: Value) -> None:
        """Remember a number told in full, or one that a sentence says will follow."""
        self.last, self.block = value, sentence.block.start

    def goes_on(self, sentence: Sentence) -> bool:
        """True in the paragraph in which a number was told last: 'Last year it had two.'"""
        return self.last is not None and sentence.block.start == self.block

    def continued(self, sentence: Sentence, accepted: list[Value]) -> list[Value]:
        """The accepted values with the bare numbers that continue a count of stars or a score, in order."""
        before = self._told_before(sentence)
        scored = next((value for value in accepted if value.score is not None), None)
        pattern = scored or before or self._stepped(sentence) or self._scored(sentence)
        taken = covered(accepted)
        named = self._named(sentence)
        accepted = sorted([*accepted, *(v for v in named if v.first not in taken)], key=lambda value: value.first)
        pattern = pattern or next(iter(named), None)
        if pattern is None:
            return accepted
        taken |= covered(accepted)
        numbers = [*sentence.numbers, *sentence.within(self.nones)]
        found = [v for at in numbers if at not in taken and (v := self._at(sentence, at, pattern))]
        return sorted([*accepted, *found], key=lambda value: value.first)

    def _at(self, sentence: Sentence, at: int, pattern: Value) -> Value | None:
        """The bare number at a word as a value like the pattern."""
        counts = pattern.score is not None and pattern.score_max is None  # of a count there may be none
        number = 0 if counts and sentence.word(at) == "none" else number_at(sentence.word(at))
        if number is None or number > HIGHEST or not _is_said(sentence.words, at):
            return None
        if not (_closes(sentence, at) and self._is_led(sentence, at)) or _counts_otherwise(sentence, at):
            return None
        options = self.lexicon.continued(pattern.options, number)
        return Value(at, at, options, float(number), pattern.score_max, "elliptic-number") if options else None

    # --- what the numbers count ------------------------------------------------------------------------------------

    def _told_before(self, sentence: Sentence) -> Value | None:
        """The last number of stars or points, if the sentence may go on counting without the noun."""
        # parts of a council score marks, whatever stars were told of others before
        marked = self.last is None or (self.last.score_max is None and bool(sentence.judgements))
        pattern = self._out_of(sentence) or (self._scored(sentence) if marked else None)
        if pattern is not None:
            self.keep(sentence, pattern)
        if self.last is None:
            return self._star_count(sentence)
        if self.last.score_max is not None and sentence.judgements:
            return self.last
        near = sentence.block.start == self.block or not COUNTED.isdisjoint(sentence.folded())
        return self.last if near else self._star_count(sentence)

    def _star_count(self, sentence: Sentence) -> Value | None:
        """'Also on three are Kent and Medway', 'Kent has three', in an article about stars: the number counts them."""
        ends = {group.last for group in sentence.groups} if self.starred else ()
        for number in sentence.numbers if ends else ():
            before = sentence.word(number - 1)
            if before == "on" or (before in HAVING and number - 2 in ends):
                return Value(number - 1, number - 1, self.star_options, 0.0)
        return None

    def _stepped(self, sentence: Sentence) -> Value | None:
        """'drops a star to two': a step of a star tells what the number counts."""
        steps = (
            cue
            for cue in sentence.cues.get("movement", ())
            if "star" in sentence.after(cue[0] - 1, cue[1] - cue[0] + 3)
        )
        return next((Value(first, last, self.star_options, 0.0) for first, last in steps), None)

    def _scored(self, sentence: Sentence) -> Value | None:
        """'each scored 1', 'raised their overall grade from 2 to 3': a verb or noun of marks, a number that closes."""
        for at in sentence.within(self.scorings):
            word, number = sentence.word(at), at + 1
            if word in self.scoring and self._scorer(sentence, at):
                number += sentence.word(number) in ARTICLES | {"just", "only"}
            elif word in GRADES and sentence.word(number) == "from":
                number += 1
            else:
                continue
            mark = number_at(sentence.word(number))
            if mark is None or mark > HIGHEST or not (_is_said(sentence.words, number) and _closes(sentence, number)):
                continue
            options = self.lexicon.marks(mark)
            return Value(at, at, options) if options else None
        return None

    def _scorer(self, sentence: Sentence, at: int) -> bool:
        """True if a council, a judgement or what stands for one is the subject of the scoring: no sports club is."""
        last = sentence.back_over(at, self.adverbs)
        before = sentence.word(last)
        return before in SCORERS or number_at(before) is not None or any(mark.last == last for mark in sentence.marks)

    def _out_of(self, sentence: Sentence) -> Value | None:
        """'a mark out of four on a string of themes': the numbers that follow are scores of four."""
        for at in sentence.within(self.outs):
            if sentence.word(at + 1) == "of" and sentence.word(at - 1) in MARKS:
                top = number_at(sentence.word(at + 2))
                options = self.lexicon.marks(top, top) if top else ()
                return Value(at, at + 2, options, None, float(top)) if top and options else None
        return None

    def _named(self, sentence: Sentence) -> list[Value]:
        """'was given a 4 for safeguarding and 2 for assessing needs': numbers before the names of judgements."""
        found = []
        for mark in sentence.judgements:
            at = sentence.back_over(mark.first, DETERMINERS) - 1
            word = sentence.word(at)
            plural = number_at(word[:-1]) if word.endswith("s") else None  # '3s for housing and culture'
            number = number_at(word) if plural is None else plural
            number = number if sentence.word(at + 1) in NAMING else None
            if number is None or not _is_said(sentence.words, at) or not self._is_given(sentence, at):
                continue
            scales = {item.scale for item in self.lexicon.dimensions(mark.names)}
            options = self.lexicon.continued((Option(scale, 0, Strength.STRONG) for scale in scales), number)
            if options:
                found.append(Value(at, at, options, float(number), frame="named-score"))
        return found

    # --- before a number -------------------------------------------------------------------------------------------

    def _is_given(self, sentence: Sentence, at: int) -> bool:
        """True after a verb of giving or getting, or where the number goes on after another."""
        before = at - (2 if sentence.word(at - 1) in ARTICLES | {"only", "just"} else 1)
        if sentence.word(before) == "of" and sentence.word(before - 1) in self.lexicon.words["rating-nouns"]:
            return True  # 'the highest rating of 4 for safeguarding'
        return sentence.word(before) in self.given

    def _is_led(self, sentence: Sentence, at: int) -> bool:
        """True if a verb, a council or the name of a judgement stands directly before the number."""
        before = at - (2 if sentence.word(at - 1) in ARTICLES | OWNING else 1)
        word, ends = sentence.word(before), {mark.last for mark in sentence.marks}
        if word == "of":
            return sentence.word(before - 1) in SCORES
        if word == "," and sentence.word(at + 1) == "in" and is_year(sentence.word(at + 2)):
            return is_year(sentence.word(before - 1))  # 'two stars in 2003, one in 2002'
        return before - 1 in ends if word == "," else word in self.leaders or before in ends


def _is_said(words: Words, at: int) -> bool:
    """A word or a digit: '04' is a part of a date, the 2 of '2,000' one of a longer number."""
    if not words.folded[at].isdecimal():
        return True
    before = words.text[max(0, words.starts[at] - 2) : words.starts[at]]
    longer = LONGER_NUMBER.match(words.text, words.ends[at]) or LONGER_BEFORE.search(before)
    return len(words.folded[at]) == 1 and not longer


def _closes(sentence: Sentence, at: int) -> bool:
    """True if the number counts nothing that follows: it ends its phrase, goes to a council, or moves to a number."""
    following, gap = sentence.word(at + 1), sentence.words.gap(at)
    if not following:
        return True
    if following in ("to", "for") and sentence.group_at(at + 2) is not None:
        return True
    if following in ("to", "for") and sentence.word(at - 1) == "from" and number_at(sentence.word(at + 2)) is not None:
        return True
    if "(" in gap and percent_end(sentence.words, at + 1) is not None:
        return False  # '91 (32%) two stars and 4 (1%) three' counts councils
    return bool(gap.strip(" '\"’”‘“")) or following in AFTER


def _counts_who(sentence: Sentence, at: int) -> bool:
    """'The number with one star fell from five to two': how many had the value told before."""
    told = [value for value in sentence.values if value.last < at]
    lead = sentence.folded()[: told[0].first - sentence.lo] if told else []
    return "number" in lead and not any(group.last < told[0].first for group in sentence.groups)


def _counts_otherwise(sentence: Sentence, at: int) -> bool:
    """'compared with two', 'a possible four', 'only one – Torbay – is …': numbers that are no value."""
    before = sentence.word(at - 1)
    if before == "than" and sentence.word(at - 2) in BOUNDS:
        return True  # 'score more than two'
    if before in MOVES and _counts_who(sentence, at):
        return True  # 'the number with one star fell from five to two'
    if before == "to" and sentence.word(at - 3) == "from" and sentence.word(at - 4) == ",":
        return True  # 'is judged on its finances, from one to four'
    if sentence.word(at) == "one" and before in PRONOMINAL:
        return True  # 'is the only one'
    if before in ("just", "only") and sentence.word(at - 2) == "to":
        return True  # 'Three stars went to just two: Leeds and York'
    if sentence.word(at) == "none" and sentence.word(at + 1) in BEING:
        return True  # 'and none were without a star'
    # 'and only three have one star', 'two (prevention and culture) require improvement'
    close = next((last for first, last in sentence.asides if first == at + 1 and "(" in sentence.words.gap(at)), at)
    if (close > at or sentence.word(at + 1) in HAVING | PERFECT) and any(
        close < v.first <= close + SUBJECT_REACH for v in sentence.values
    ):
        return True
    named = sentence.group_at(at + 1) is not None and sentence.words.gap(at).strip() in DASHES
    return named or not COMPARING.isdisjoint(sentence.before(at, 3))
