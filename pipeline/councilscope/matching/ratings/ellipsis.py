"""Numbers whose noun was said before: 'A got three stars, B two', 'from one star to two', 'which was on one'."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import CLOSED, Lexicon, Option, Strength, number_at
from councilscope.matching.ratings.scan import Sentence, Value

_LEADERS_WORDS = """
    again and at from get gets got had has have holds is just keep keeps on only score scored scores
    still than to was with
"""
LEADERS = frozenset(_LEADERS_WORDS.split())
DASHES = ("-", "–", "—")
AFTER = CLOSED | {"apiece", "each", "year", "instead"}


def elliptic_numbers(
    lexicon: Lexicon, words: Words, sentence: Sentence, accepted: list[Value], last: Value | None
) -> list[Value]:
    """The accepted values with the bare numbers that continue a count of stars or a score, in order."""
    pattern = (
        next((value for value in accepted if value.score is not None), None) or last or _stars(lexicon, words, sentence)
    )
    if pattern is None:
        return accepted
    covered = {at for value in accepted for at in range(value.first, value.last + 1)}
    marks = [mark.last for mark in sentence.marks]
    found = list(accepted)
    for at in range(sentence.lo, sentence.hi):
        number = number_at(words.folded[at])
        if (
            at in covered
            or number is None
            or number > 4
            or (words.folded[at].isdecimal() and len(words.folded[at]) > 1)
        ):
            continue
        given = (
            at + 1 < sentence.hi
            and words.folded[at + 1] in ("to", "for")
            and any(group.first == at + 2 for group in sentence.groups)
        )
        if at + 1 < sentence.hi and not given and not _ends(words, sentence, at):
            continue
        if {"against", "compared", "between"} & set(words.folded[max(sentence.lo, at - 3) : at]):
            continue
        if any(group.first == at + 1 for group in sentence.groups) and words.gap(at).strip() in DASHES:
            continue  # 'only one – Torbay – is …' counts councils
        if "possible" in words.folded[max(sentence.lo, at - 3) : at]:
            continue
        before = words.folded[at - 1] if at > sentence.lo else ""
        if before not in LEADERS | lexicon.words["result-verbs"] and at - 1 not in marks and before != ",":
            continue
        if before == "," and at - 2 not in marks:
            continue
        value = _continued(lexicon, pattern, at, number)
        if value is not None:
            found.append(value)
    return sorted(found, key=lambda value: value.first)


def _stars(lexicon: Lexicon, words: Words, sentence: Sentence) -> Value | None:
    """'drops a star to two': a step of a star tells what the number counts."""
    for name in ("movement-up", "movement-down"):
        for first, last in sentence.cues.get(name, ()):
            if "star" in words.folded[first : last + 1]:
                options = tuple(Option(scale.id, 0, Strength.STRONG) for scale in lexicon.star_scales)
                return Value(first, last, options, 0.0)
    return None


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


def _ends(words: Words, sentence: Sentence, at: int) -> bool:
    gap = words.gap(at)
    return bool(gap.strip(" '\"’”‘“")) or (words.folded[at + 1] in AFTER and words.folded[at + 1] not in ("of",))


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
