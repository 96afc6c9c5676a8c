"""Sheets of several stories: told apart from one article with sub-headings, and warned about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from councilscope.articles import Notice
from councilscope.cleaning.lexicon import Markers
from councilscope.cleaning.lines import Part, Verdict
from councilscope.cleaning.signals import Signals

LEAST_STORIES = 3


def stories_of(signals: Sequence[Signals], verdicts: Sequence[Verdict]) -> int:
    """How many headings have running text right under them."""
    kept = [index for index, verdict in enumerate(verdicts) if verdict.kept]
    return sum(
        verdicts[index].part in (Part.HEADING, Part.TITLE)
        and verdicts[following].part is Part.PARAGRAPH
        and _is_running_text(signals[following])
        for index, following in pairwise(kept)
        if signals[index].size >= LEAST_STORIES
    )


def _is_running_text(signal: Signals) -> bool:
    return signal.prose and not (signal.leads_in or signal.cue.weight)


def read_as_digest(
    signals: Sequence[Signals], verdicts: Sequence[Verdict], markers: Markers
) -> tuple[list[Verdict], Notice | None]:
    """The verdicts, and a warning where the page holds several stories: then no headline is the page's title.

    A digest names itself one ('in brief', 'round-up') above its first story.
    """
    first = next((index for index, verdict in enumerate(verdicts) if verdict.part is Part.PARAGRAPH), 0)
    named = any(markers.holds("digest", signal.words) for signal in signals[:first] if signal.size <= 12)
    stories = stories_of(signals, verdicts)
    if not named or stories < LEAST_STORIES:
        return list(verdicts), None
    untitled = [replace(item, part=Part.HEADING) if item.part is Part.TITLE else item for item in verdicts]
    message = f"The page holds {stories} stories, read as one article. Plain text is split by run --split-digests."
    return untitled, Notice("digest", message)
