"""HTML entities left in the text, and characters that cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from councilscope.cleaning.characters import characters_of
from councilscope.cleaning.mapped import Change

ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
ANY_UNSEEN = frozenset(map(chr, (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF)))
INVISIBLE = re.compile(f"(?<=[^\\s{UNSEEN}])[{UNSEEN}]+|[{UNSEEN}]+(?=[^\\s{UNSEEN}])")


def entity_changes(text: str) -> Iterator[Change]:
    """A change for each entity that HTML knows ('&pound;', '&#8217;', '&amp;')."""
    if "&" not in text:
        return
    for match in ENTITY.finditer(text):
        name = match[0][1:]
        if name.startswith("#") or name in html5:
            character = unescape(match[0])
            if character.isprintable() or character.isspace():
                yield Change(match.start(), match.end(), character.replace("\n", " "), "entity")


def invisible_changes(text: str) -> Iterator[Change]:
    """A deletion for each soft hyphen, zero-width mark and stray byte order mark beside a character that is seen."""
    if ANY_UNSEEN.isdisjoint(characters_of(text).beyond_ascii()):
        return
    for match in INVISIBLE.finditer(text):
        yield Change(match.start(), match.end(), "", "invisible-character")
