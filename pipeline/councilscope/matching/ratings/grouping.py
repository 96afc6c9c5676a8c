"""Councils that stand together in a sentence, 'Leeds, Kirklees and York', as one group."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from councilscope.matching.annotations import CouncilMention
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Group
from councilscope.records import MentionForm

_GLUE_WORDS = """
    also and as at plus borough boroughs both city council councils counties county in neighbouring or the
    well ,
"""
GLUE = frozenset(_GLUE_WORDS.split())
LONGEST_GLUE = 5  # words between two councils of a group
FRONTING = frozenset({"as", "in", "like", "near", "unlike", "with"})
LOCATING = frozenset({"in", "near"})
LONGEST_OPENING = 3  # words before the first name of a sentence: 'Together with Hull, Poole …'
APOSTROPHES = ("'", "’")


def grouped(words: Words, lo: int, hi: int, mentions: Sequence[CouncilMention]) -> Iterator[Group]:
    """The groups of a sentence of words ``lo`` to ``hi`` (half-open) that holds the mentions, in order."""
    earlier: Group | None = None
    current: Group | None = None
    for mention in mentions:
        group = _group_of(words, hi, mention)
        if group is None:
            continue
        if current is not None and _together(words, lo, hi, (earlier, current, group)):
            current = current.with_another(group)
            continue
        if current is not None:
            yield current
        earlier, current = current, group
    if current is not None:
        yield current


def word_at(words: Words, offset: int) -> int | None:
    """The word that covers the character, or the first after it."""
    index = bisect_right(words.ends, offset)
    return index if index < len(words.ends) else None


def _group_of(words: Words, hi: int, mention: CouncilMention) -> Group | None:
    first, last = word_at(words, mention.start), word_at(words, mention.end - 1)
    if first is None or last is None or last < first:
        return None
    possessive = last + 1 < hi and words.folded[last + 1] == "s" and words.gap(last).strip() in APOSTROPHES
    anaphor = mention.form is MentionForm.ANAPHOR
    return Group(first, last, (mention.council,), (mention,), possessive, anaphor)


def _together(words: Words, lo: int, hi: int, groups: tuple[Group | None, Group, Group]) -> bool:
    """True if the last of the groups goes on with the row of the one before it."""
    earlier, current, group = groups
    between = words.folded[current.last + 1 : group.first]
    if current.possessive or _apart(words, current.last, group.first):
        return False
    if group.first <= current.last:
        return True
    loose = bool({"in", "at"} & set(between)) and "and" not in between
    apposed = group.possessive and between == [","]
    if group.anaphor or loose or apposed or _locates(words, earlier, current):
        return False
    if between == [","] and _fronted(words, lo, hi, current, group):
        return False
    return 0 < len(between) <= LONGEST_GLUE and GLUE.issuperset(between)


def _locates(words: Words, earlier: Group | None, group: Group) -> bool:
    """'Poole in Dorset and …': the group only says where the council before it lies."""
    return earlier is not None and earlier.last == group.first - 2 and words.folded[group.first - 1] in LOCATING


def _fronted(words: Words, lo: int, hi: int, group: Group, following: Group) -> bool:
    """'Unlike Hull, Poole is …': a comma ends the opening phrase, and the subject follows.

    Where a comma or 'and' goes on after the next name, as in 'In Hull, Poole and Bury', it is a row.
    """
    opening = words.folded[lo : group.first]
    if not 0 < len(opening) <= LONGEST_OPENING or opening[-1] not in FRONTING:
        return False
    row_done = "and" in words.folded[group.first : group.last + 1]
    after = following.last + 1
    return row_done or after >= hi or words.folded[after] not in (",", "and")


def _apart(words: Words, left: int, right: int) -> bool:
    """True if a mark that no enumeration holds stands between two words."""
    between = words.text[words.items[left].end : words.items[right].start]
    return any(mark in between for mark in ".;:!?()|\n")
