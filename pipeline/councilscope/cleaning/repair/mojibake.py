"""UTF-8 that was read as Windows-1252 or Latin-1 ('â€œ' for an opening quotation mark), put right run by run."""

from __future__ import annotations

import re
from collections.abc import Iterator

import ftfy
from ftfy.chardata import UTF8_DETECTOR_RE

from councilscope.cleaning.mapped import Change

C1_CONTROL = re.compile("[\x80-\x9f]")
DISGUISED = re.compile("[\u0080-\u009f\u00c2-\u00f4\u0102-\u0110\u0402-\u0453]")
"""No run of disguised UTF-8 begins without one of these."""
LOST_TAIL = re.compile("â€(?=[\\s.,;:!?)]|$)", re.MULTILINE)
"""A closing quotation mark whose last byte means nothing in Windows-1252 and was dropped on the way."""


def mojibake_changes(text: str) -> Iterator[Change]:
    """A change for each run of characters that is UTF-8 in disguise, and for each C1 control.

    Runs are judged by ftfy, which leaves alone what may have been meant.
    """
    if not DISGUISED.search(text):
        return
    for match in UTF8_DETECTOR_RE.finditer(text):
        fixed = ftfy.fix_encoding(match[0])
        if fixed != match[0]:
            yield Change(match.start(), match.end(), fixed, "mojibake")
    for match in LOST_TAIL.finditer(text):
        yield Change(match.start(), match.end(), "”", "mojibake")
    for match in C1_CONTROL.finditer(text):
        character = match[0].encode("latin-1").decode("cp1252", errors="replace")
        if character != "\ufffd" and character != match[0]:
            yield Change(match.start(), match.end(), character, "c1-control")
