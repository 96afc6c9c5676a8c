"""Numbers whose noun was said before: 'A got three stars, B two', 'from one star to two', 'which was on one'."""

from __future__ import annotations

import re

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, Option, Strength, number_at
from councilscope.matching.ratings.marks import Sentence, Value, percent_end

_LEADERS_WORDS = """
    again and at before from get gets got had has have holds is just keep keeps on only score scored scores
    still than to was with
"""
LEADERS = frozenset(_LEADERS_WORDS.split())
DASHES = ("-", "–", "—")
COMPARING = frozenset({"against", "compared", "between", "possible"})
PRONOMINAL = frozenset({"only", "the", "this", "that", "which", "each", "every", "any"})
SCORERS = frozenset({"it", "they", "we", "which", "that", "who", "and", ",", "but", "both", "each"})
BOUNDS = frozenset({"more", "less", "fewer", "higher", "lower", "better"})
HIGHEST = 4
LONGER_NUMBER = re.compile(r"[,.:/]\d")
LONGER_BEFORE = re.compile(r"\d[,.:/]$|[£$€]$")
NAMING = frozenset({"for", "on", "in", "at"})
SCORES = frozenset({"score", "mark", "rating", "total", "level"})
GRADES = frozenset({"grade", "grades", "mark", "marks", "score", "scores"})
ARTICLES = frozenset({"a", "an", "just", "only"})
AFTER = CLOSED | {"apiece", "each", "year", "instead"}


def elliptic_numbers(
    lexicon: Lexicon, words: Words, sentence: Sentence, accepted: list[Value], last: Value | None
) -> list[Value]:
    """The accepted values with the bare numbers that continue a count of stars or a score, in order."""
    pattern = (
        next((value for value in accepted if value.score is not None), None)
        or last
        or _stars(lexicon, words, sentence)
        or scored_pattern(lexicon, words, sentence)
    )
    named = named_scores(lexicon, words, sentence)
    accepted = _with(accepted, named)
    pattern = pattern or next(iter(named), None)
    if pattern is None:
        return accepted
    covered = {at for value in accepted for at in range(value.first, value.last + 1)}
    found = list(accepted)
    for at in range(sentence.lo, sentence.hi):
        number = 0 if words.folded[at] == "none" and _counts_stars(pattern) else number_at(words.folded[at])
        if at in covered or number is None or number > HIGHEST or not _is_said(words, at):
            continue
        if not (_closes(words, sentence, at) and _is_led(lexicon, words, sentence, at)):
            continue
        if not _counts_otherwise(words, sentence, at) and (value := _continued(lexicon, pattern, at, number)):
            found.append(value)
    return sorted(found, key=lambda value: value.first)


def _counts_stars(pattern: Value) -> bool:
    """True if the pattern is a count, of which there may be none, and no mark on a scale."""
    return pattern.score is not None and pattern.score_max is None


def _with(accepted: list[Value], more: list[Value]) -> list[Value]:
    taken = {at for value in accepted for at in range(value.first, value.last + 1)}
    return sorted([*accepted, *(value for value in more if value.first not in taken)], key=lambda value: value.first)


def named_scores(lexicon: Lexicon, words: Words, sentence: Sentence) -> list[Value]:
    """'was given a 4 for safeguarding and 2 for assessing needs': numbers before the names of judgements."""
    found = []
    for mark in sentence.names:
        at = mark.first - 1
        while at > sentence.lo and words.folded[at] in ("the", "its", "their", "our"):
            at -= 1
        number = number_at(words.folded[at - 1]) if at > sentence.lo and words.folded[at] in NAMING else None
        if number is None or not _is_said(words, at - 1) or not _is_given(lexicon, words, sentence, at - 1):
            continue
        scales = {
            item.scale
            for name in mark.of("dimension") for item in lexicon.regimes[name.regime].dimensions if item.id == name.key
        }  # fmt: skip
        options = tuple(
            Option(scale, rank, Strength.STRONG)
            for scale in sorted(scales)
            if (rank := lexicon.scales[scale].rank_of_score(number)) is not None
        )
        if options:
            found.append(Value(at - 1, at - 1, options, float(number), frame="named-score"))
    return found


def _is_given(lexicon: Lexicon, words: Words, sentence: Sentence, at: int) -> bool:
    """True after a verb of giving or getting, or where the number goes on after another."""
    first = at - 1 if at > sentence.lo and words.folded[at - 1] in ("a", "an", "only", "just") else at
    before = words.folded[first - 1] if first > sentence.lo else ""
    if before == "of" and first - 2 >= sentence.lo and words.folded[first - 2] in lexicon.words["rating-nouns"]:
        return True  # 'the highest rating of 4 for safeguarding'
    return before in lexicon.words["result-verbs"] | lexicon.words["giving-verbs"] | {"and", ",", "but"}


def _is_said(words: Words, at: int) -> bool:
    """A word or a digit: '04' is a part of a date, the 2 of '2,000' one of a longer number."""
    if not words.folded[at].isdecimal():
        return True
    longer = LONGER_NUMBER.match(words.text, words.ends[at]) or LONGER_BEFORE.search(
        words.text[: words.starts[at]][-2:]
    )
    return len(words.folded[at]) == 1 and not longer


def _closes(words: Words, sentence: Sentence, at: int) -> bool:
    """True if the number counts nothing that follows: it ends its phrase, goes to a council, or moves to a number."""
    if at + 1 >= sentence.hi:
        return True
    to, target = words.folded[at + 1] in ("to", "for"), at + 2
    if to and any(group.first == target for group in sentence.groups):
        return True
    origin = at > sentence.lo and words.folded[at - 1] == "from"
    if to and origin and target < sentence.hi and number_at(words.folded[target]) is not None:
        return True
    gap = words.gap(at)
    if "(" in gap and percent_end(words, at + 1) is not None:
        return False  # '91 (32%) two stars and 4 (1%) three' counts councils
    return bool(gap.strip(" '\"’”‘“")) or (words.folded[at + 1] in AFTER and words.folded[at + 1] not in ("of",))


def _is_led(lexicon: Lexicon, words: Words, sentence: Sentence, at: int) -> bool:
    """True if a verb, a council or the name of a judgement stands directly before the number."""
    first = at - 1 if at > sentence.lo and words.folded[at - 1] in ("a", "an") else at
    before = words.folded[first - 1] if first > sentence.lo else ""
    marks = [mark.last for mark in sentence.marks]
    if before == "of" and first - 2 >= sentence.lo:
        return words.folded[first - 2] in SCORES
    at = first
    if before == ",":
        return at - 2 in marks
    return before in LEADERS | lexicon.words["result-verbs"] or at - 1 in marks


def _counts_otherwise(words: Words, sentence: Sentence, at: int) -> bool:
    """'compared with two', 'a possible four', 'only one – Torbay – is …': numbers that are no value."""
    lead = set(words.folded[max(sentence.lo, at - 3) : at])
    if words.folded[at - 1] == "than" and words.folded[at - 2] in BOUNDS:
        return True  # 'score more than two'
    if words.folded[at - 1] == "to" and words.folded[at - 3 : at - 2] == ["from"] and words.folded[at - 4] == ",":
        return True  # 'is judged on its finances, from one to four'
    if words.folded[at] == "one" and words.folded[at - 1] in PRONOMINAL:
        return True  # 'is the only one'
    named = any(group.first == at + 1 for group in sentence.groups) and words.gap(at).strip() in DASHES
    return named or bool(lead & COMPARING)


def _stars(lexicon: Lexicon, words: Words, sentence: Sentence) -> Value | None:
    """'drops a star to two': a step of a star tells what the number counts."""
    for name in ("movement-up", "movement-down"):
        for first, last in sentence.cues.get(name, ()):
            if "star" in words.folded[first : min(sentence.hi, last + 3)]:
                return Value(first, last, star_options(lexicon), 0.0)
    return None


def star_options(lexicon: Lexicon) -> tuple[Option, ...]:
    """The scales of stars, for numbers that go on with a count of them."""
    return tuple(Option(scale.id, 0, Strength.STRONG) for scale in lexicon.star_scales)


def scored_pattern(lexicon: Lexicon, words: Words, sentence: Sentence) -> Value | None:
    """'each scored 1', 'raised their overall grade from 2 to 3': a verb or noun of marks, and a number that closes."""
    for at in range(sentence.lo, sentence.hi - 1):
        word, number = words.folded[at], at + 1
        if word in lexicon.words["scoring-verbs"]:
            number += words.folded[number] in ARTICLES
        elif word in GRADES and words.folded[number] == "from":
            number += 1
        else:
            continue
        mark = number_at(words.folded[number]) if number < sentence.hi else None
        if word in lexicon.words["scoring-verbs"] and not _scorer(lexicon, words, sentence, at):
            continue
        if mark is None or mark > HIGHEST or not (_is_said(words, number) and _closes(words, sentence, number)):
            continue
        options = tuple(
            Option(scale.id, 0, Strength.STRONG)
            for scale in lexicon.scales.values()
            if scale.best and not scale.unit and scale.rank_of_score(mark) is not None
        )
        return Value(at, at, options) if options else None
    return None


def _scorer(lexicon: Lexicon, words: Words, sentence: Sentence, at: int) -> bool:
    """True if a council, a judgement or what stands for one is the subject of the scoring: no sports club is."""
    while at > sentence.lo and words.folded[at - 1] in lexicon.words["adverbs"] | {"has", "have", "had"}:
        at -= 1
    before = words.folded[at - 1] if at > sentence.lo else ""
    return before in SCORERS or number_at(before) is not None or any(mark.last == at - 1 for mark in sentence.marks)


def out_of_pattern(lexicon: Lexicon, words: Words, sentence: Sentence) -> Value | None:
    """'a mark out of four on a string of themes': the numbers that follow are scores of four."""
    for at in range(sentence.lo + 1, sentence.hi - 2):
        if (
            words.folded[at] == "out"
            and words.folded[at + 1] == "of"
            and words.folded[at - 1] in ("mark", "marks", "score", "scores")
        ):
            top = number_at(words.folded[at + 2])
            options = tuple(
                Option(scale.id, 0, Strength.STRONG)
                for scale in lexicon.scales.values()
                if scale.best and not scale.unit and scale.levels[-1].score == top
            )
            return Value(at, at + 2, options, None, float(top)) if top and options else None
    return None


def _continued(lexicon: Lexicon, pattern: Value, at: int, number: int) -> Value | None:
    scales = {option.scale for option in pattern.options}
    options = tuple(
        Option(scale, rank, Strength.STRONG)
        for scale in sorted(scales)
        if (rank := lexicon.scales[scale].rank_of_score(number)) is not None
    )
    if not options:
        return None
    return Value(at, at, options, float(number), pattern.score_max, "elliptic-number")
