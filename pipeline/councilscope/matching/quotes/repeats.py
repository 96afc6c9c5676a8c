"""Pull quotes and headlines: the same words that stand again are one quotation, with a repeat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilscope.matching.quotes.utterances import Utterance
from councilscope.spans import Span

_WORD = re.compile(r"[^\W_]+")
FEWEST_WORDS = 3


def fold_repeats(
    text: str, spoken: Sequence[Utterance], pulled: Sequence[Utterance]
) -> tuple[list[Utterance], dict[int, tuple[Span, ...]]]:
    """Utterances without those whose words stand in a fuller one, and id of the fuller -> spans of the repeats.

    pulled: utterances of headlines, which are kept only as repeats. Of equal words the one with a speaker stays.
    """
    words = {id(utterance): _words(text, utterance) for utterance in (*spoken, *pulled)}
    headlines = {id(utterance) for utterance in pulled}
    kept: list[Utterance] = []
    repeats: dict[int, list[Span]] = {}
    ordered = sorted(spoken, key=lambda u: (-len(words[id(u)]), u.speaker is None, u.spans[0].start))
    for utterance in (*ordered, *pulled):
        fuller = _holder(words, utterance, kept) if id(utterance) in headlines or _may_repeat(utterance) else None
        if fuller is not None:
            repeats.setdefault(id(fuller), []).extend(utterance.spans)
        elif id(utterance) not in headlines:
            kept.append(utterance)
    kept.sort(key=lambda u: u.spans[0].start)
    return kept, {key: tuple(sorted(spans)) for key, spans in repeats.items()}


def _may_repeat(utterance: Utterance) -> bool:
    """A pull quote stands alone in its block: it has no clause that attributes it."""
    return not utterance.cues and (utterance.pure or utterance.free)


def _holder(words: dict[int, str], utterance: Utterance, kept: Sequence[Utterance]) -> Utterance | None:
    mine = words[id(utterance)]
    if mine.count(" ") < FEWEST_WORDS:
        return None
    return next((other for other in kept if mine in words[id(other)]), None)


def _words(text: str, utterance: Utterance) -> str:
    found = [word for span in utterance.spans for word in _WORD.findall(text[span.start : span.end].lower())]
    return " " + " ".join(found) + " "
