"""The scores: runs of four words, as the article-extraction benchmark counts them."""

from __future__ import annotations

import re
from collections import Counter
from statistics import mean

WORD = re.compile(r"\w+")
RUN = 4


def runs(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words stands in the text; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(tuple(words[place : place + RUN]) for place in range(max(1, len(words) - RUN + 1)) if words)


def page_score(gold: str, text: str) -> tuple[float | None, float | None]:
    """Precision and recall of one page; None where there is nothing to divide by."""
    wanted, found = runs(gold), runs(text)
    both = sum((wanted & found).values())
    size, truth = sum(found.values()), sum(wanted.values())
    return (both / size if size else None), (both / truth if truth else None)


def summary(scores: list[tuple[float | None, float | None]]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and the F1 of the two."""
    precision = mean([first for first, _ in scores if first is not None] or [0.0])
    recall = mean([second for _, second in scores if second is not None] or [0.0])
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
