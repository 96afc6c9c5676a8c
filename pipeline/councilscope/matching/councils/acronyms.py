"""Acronyms that the article itself defines: 'Walsall Metropolitan Borough Council (WMBC)'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from councilscope.matching.annotations import CouncilMention
from councilscope.records import MentionForm

CONFIDENCE = 0.97
DEFINITION = re.compile(r"\s?\((?:the )?[\"'“‘]?([A-Z][A-Za-z&]{0,6}[A-Z])[\"'”’]?\)")


def find_defined(text: str, mentions: Sequence[CouncilMention]) -> list[CouncilMention]:
    """Further mentions by an acronym that stands in brackets after a council's name, the definition included.

    An acronym that two councils define, or whose letters do not begin as the name does, stands for nobody.
    """
    defined: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.form not in (MentionForm.NAME, MentionForm.ALIAS):
            continue
        match = DEFINITION.match(text, mention.end)
        initials = {word[0] for word in text[mention.start : mention.end].upper().split() if word[0].isalpha()}
        if match and match[1][0] in initials:
            defined.setdefault(match[1], set()).add(mention.council)
    meant = {acronym: next(iter(councils)) for acronym, councils in defined.items() if len(councils) == 1}
    if not meant:
        return []
    taken = {mention.start for mention in mentions}
    pattern = re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, sorted(meant)))})(?![\w&])")
    return [
        CouncilMention(*found.span(), meant[found.group()], MentionForm.ALIAS, CONFIDENCE, "acronym-defined")
        for found in pattern.finditer(text)
        if found.start() not in taken
    ]
