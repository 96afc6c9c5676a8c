"""Lines that are a council's name and nothing else: a run of them goes on with the article that it stands in.

Round-ups end in bare lists ('Three stars', then a name a line), which look like a menu to everybody who does not
know the names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from councilscope.cleaning.lines import Line, Part, Verdict
from councilscope.knowledge.councils import CouncilKnowledge

FEWEST_NAMES = 3  # in a run; one or two may be a tag or an advertiser
LONGEST_NAME = 80  # characters
LONGEST_HEADING = 8  # words of a line between two lists
CUT_OFF = frozenset({"after-article", "inside-article"})
UNMARKED = frozenset({Part.HEADING, Part.PARAGRAPH})  # what a kept item without a bullet is taken for
_WORDS = re.compile(r"[^\W\d_]+|&")


def with_lists_of_councils(
    lines: Sequence[Line], verdicts: Sequence[Verdict], councils: CouncilKnowledge
) -> list[Verdict]:
    """The verdicts, with runs of council names kept as list items where the line above them is kept.

    A short line between two such runs is kept as a heading. What is removed for its own words stays removed.
    """
    names = _runs_of_names(lines, councils)
    kept = list(verdicts)
    for index, verdict in enumerate(verdicts):
        if index == 0 or not kept[index - 1].kept:
            continue
        if names[index] and (verdict.part in UNMARKED or verdict.reason in CUT_OFF):
            kept[index] = Verdict(Part.LIST_ITEM, 0.8)
        elif verdict.reason not in CUT_OFF:
            continue
        elif names[index - 1] and any(names[index + 1 : index + 2]) and _words(lines[index].text) <= LONGEST_HEADING:
            kept[index] = Verdict(Part.HEADING, 0.7)
    return kept


def _runs_of_names(lines: Sequence[Line], councils: CouncilKnowledge) -> list[bool]:
    known = _folded_all(councils.surfaces)
    after = _folded_all(tuple(word for found in councils.designations.values() for word in found.after))
    out: list[bool] = []
    for is_name, run in groupby(_is_name(_folded(line.text), known, after) for line in lines):
        length = sum(1 for _ in run)
        out.extend([is_name and length >= FEWEST_NAMES] * length)
    return out


def _is_name(words: str, known: frozenset[str], after: frozenset[str]) -> bool:
    """True for 'bury', and for 'bury metropolitan borough council': a name with a designation after it."""
    if words in known:
        return True
    cuts = (place for place, letter in enumerate(words) if letter == " ")
    return any(words[:cut] in known and words[cut + 1 :] in after for cut in cuts)


@lru_cache(maxsize=8)
def _folded_all(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_folded, names)) - {""}


def _folded(text: str) -> str:
    if len(text) > LONGEST_NAME:
        return ""
    return " ".join("and" if word == "&" else word for word in _WORDS.findall(text.casefold()))


def _words(text: str) -> int:
    return len(text.split())
