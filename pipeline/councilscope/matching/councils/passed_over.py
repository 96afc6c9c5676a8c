"""Why a name in the text is no council of the article, and why its namesakes were not meant: for those who ask."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from councilscope.knowledge.councils import Council
from councilscope.matching.annotations import CouncilMention
from councilscope.matching.councils.evidence import Meaning, Verdict
from councilscope.matching.councils.find import NameHit
from councilscope.matching.councils.resolve import AMBIGUOUS, Choice, Setting
from councilscope.matching.phrases import Words
from councilscope.matching.weighing import weigh


class Resolved(NamedTuple):
    """A name hit, what it means and whom it names."""

    hit: NameHit
    verdict: Verdict
    choice: Choice


def weigh_names(
    words: Words, hits: Sequence[NameHit], verdicts: Sequence[Verdict], resolved: Sequence[Resolved],
    mentions: Sequence[CouncilMention], teased: Sequence[CouncilMention],
) -> None:  # fmt: skip
    """Note the names that are no mention, by what their verdict or the choice of their council says."""
    found = {mention.start for mention in mentions}
    in_teasers = {mention.start for mention in teased}
    choices = {one.hit.first: one.choice for one in resolved}
    for hit, verdict in zip(hits, verdicts, strict=True):
        span = words.span(hit.first, hit.last)
        if span.start not in found:
            rule = "in-a-teaser" if span.start in in_teasers else _against(hit, verdict, choices.get(hit.first))
            weigh(words, rule, span)


def _against(hit: NameHit, verdict: Verdict, choice: Choice | None) -> str:
    if verdict.meaning is not Meaning.COUNCIL:
        return verdict.rule
    if choice is None or choice.council is None:
        return "two-fit" if choice is not None and choice.rule == AMBIGUOUS else "no-council-so-called"
    return "bare-and-gone" if hit.bare else "acronym-of-none-named"


def weigh_namesakes(
    words: Words, resolved: Sequence[Resolved], councils: Mapping[str, Council], setting: Setting
) -> None:
    """Note for each name the councils that bear it as well, with the rule that left each out."""
    days = dict.fromkeys(str(day) for day in (setting.first, setting.last) if day is not None)
    when = " to ".join(days) or "an unknown day"
    for one in resolved:
        span = words.span(one.hit.first, one.hit.last)
        chosen: Collection[str] = [one.choice.council] if one.choice.council else one.choice.fitting
        for council, rule in one.choice.passed:
            began = councils[council].valid_from or "an early day"
            ended = councils[council].valid_to or "today"
            weigh(words, f"namesake-{rule}", span, council, chosen=" or ".join(chosen), began=began, ended=ended,
                  when=when)  # fmt: skip
