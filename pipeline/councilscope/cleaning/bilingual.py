"""Pages in two languages: their English blocks are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from councilscope.cleaning.abstaining import language_of
from councilscope.cleaning.lines import Part, Verdict, removed
from councilscope.cleaning.signals import Signals

LEAST_WORDS = 8
ENGLISH_SHARE = 0.2
ENGLISH_WORDS = 40
FOREIGN_LINES = 2
"""A single line may be words that somebody said."""


def without_other_languages(
    signals: Sequence[Signals], verdicts: Sequence[Verdict], languages: Mapping[str, tuple[str, ...]]
) -> list[Verdict]:
    """The verdicts, with the lines of another language removed where the page has English text as well."""
    english, foreign = 0, []
    for index, (signal, verdict) in enumerate(zip(signals, verdicts, strict=True)):
        if not verdict.kept or verdict.part is Part.TITLE or signal.size < LEAST_WORDS:
            continue
        if signal.function >= ENGLISH_SHARE or language_of(signal.words, languages) in ("en", "und"):
            english += signal.size
        else:
            foreign.append(index)
    out = list(verdicts)
    if english >= ENGLISH_WORDS and len(foreign) >= FOREIGN_LINES:
        for index in foreign:
            out[index] = removed("other-language", 0.9)
    return out
