"""Sentences that lost the space between them ('the Commission.The report'), and names that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from councilscope.cleaning.characters import CAPITAL, INSIDE, characters_of, lines_at
from councilscope.cleaning.mapped import Change

CAPITALISED = re.compile(r"[A-Z][a-z]+")
DOMAINS = frozenset({"Com", "Org", "Net", "Gov", "Edu", "Info", "Uk", "Co", "Ac", "Eu", "Js", "Doc", "Pdf", "Html"})
RUN_TOGETHER = re.compile(r"[.!?](?<=[a-z]{3}.)[”’\"']?(?=[A-Z][a-z]+[\s,’'])")

DOUBLED_NAME = re.compile(r"([A-Z](?<![^\s“\"].)[\w'’-]{1,20} (?:[A-Z][\w'’-]{1,20} ){0,2}[A-Z][\w'’-]{1,20})(?=\1\b)")
"""A picture's text before the same name in the sentence beside it ('Ann HolmAnn Holm, the leader')."""

CAPTIONED_NAME = re.compile(
    r"(?m)^((?:The |the )?(?:[A-Z][\w'’-]{1,20} ){1,4}[A-Z][\w'’-]{0,20}[a-z])(?=[A-Z][a-z’']{1,20} [^\n]{0,160}\b\1\b)"
)
"""The same where other words stand between: 'The Tenants' LeagueAnn Holm from the Tenants' League said'."""


def run_together_changes(text: str) -> Iterator[Change]:
    """An inserted space after each full stop between a lower-case word and a capitalised one; a doubled name once.

    Web and e-mail addresses and file names keep their dots: their words are not followed by a space.
    """
    doubled: dict[int, int] = {}
    # both names stand in one line, and the second begins where the first one ends
    glued = list(lines_at(text, characters_of(text).places(CAPITAL, INSIDE)))
    for name in (CAPTIONED_NAME, DOUBLED_NAME):
        doubled.update(match.span() for place in glued for match in name.finditer(text, *place))
    for start, end in doubled.items():
        yield Change(start, end, "", "doubled-name")
    for match in RUN_TOGETHER.finditer(text):
        word_start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
        before = text[max(word_start, match.start() - 60) : match.start()]
        following = CAPITALISED.match(text, match.end())
        if following and following[0] in DOMAINS:
            continue
        if not any(mark in before for mark in "@/\\:_") and not before.startswith("www."):
            yield Change(match.end(), match.end(), " ", "sentence-space")
