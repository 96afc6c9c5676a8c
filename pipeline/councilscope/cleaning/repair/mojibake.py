"""UTF-8 that was read as Windows-1252 or Latin-1 ('â€œ' for an opening quotation mark), put right run by run."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ftfy
import numpy as np
from ftfy.chardata import UTF8_DETECTOR_RE
from numpy.typing import NDArray

from councilscope.cleaning.characters import characters_of, lines_at
from councilscope.cleaning.mapped import Change

C1_CONTROL = re.compile("[\x80-\x9f]")
DISGUISED = frozenset(
    chr(code) for code in (*range(0x80, 0xA0), *range(0xC2, 0xF5), *range(0x102, 0x111), *range(0x402, 0x454))
)
"""No run of disguised UTF-8 begins without one of these."""
FIRST_LEAD, LAST_LEAD = 0xC0, 0x460
"""Between these code points lie all letters that the first byte of a disguised character is read as."""
LOST_TAIL = re.compile("â€(?=[\\s.,;:!?)]|$)", re.MULTILINE)
"""A closing quotation mark whose last byte means nothing in Windows-1252 and was dropped on the way."""


def mojibake_changes(text: str) -> Iterator[Change]:
    """A change for each run of characters that is UTF-8 in disguise, and for each C1 control.

    Runs are judged by ftfy, which leaves alone what may have been meant.
    """
    characters = characters_of(text)
    if DISGUISED.isdisjoint(characters.beyond_ascii()):
        return
    for start, end in lines_at(text, np.flatnonzero(_may_begin(characters.codes))):
        for match in UTF8_DETECTOR_RE.finditer(text, start, end):
            fixed = ftfy.fix_encoding(match[0])
            if fixed != match[0]:
                yield Change(match.start(), match.end(), fixed, "mojibake")
    for match in LOST_TAIL.finditer(text) if "â€" in text else ():
        yield Change(match.start(), match.end(), "”", "mojibake")
    for match in C1_CONTROL.finditer(text):
        character = match[0].encode("latin-1").decode("cp1252", errors="replace")
        if character != "\ufffd" and character != match[0]:
            yield Change(match.start(), match.end(), character, "c1-control")


def _may_begin(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """For each character but the last whether disguised UTF-8 may begin there: its next byte is no ASCII letter."""
    lead, following = codes[:-1], codes[1:]
    led: NDArray[np.bool_] = (lead >= FIRST_LEAD) & (lead < LAST_LEAD) & ((following > 127) | (following == 32))
    return led
