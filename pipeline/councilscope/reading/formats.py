"""The input formats, by suffix. A further format is a module of its own and one line in FORMATS."""

from __future__ import annotations

from typing import NamedTuple

from councilscope.articles import MediaType


class InputFormat(NamedTuple):
    """How files of one suffix are written."""

    media_type: MediaType
    is_html: bool


FORMATS: dict[str, InputFormat] = {
    ".txt": InputFormat(MediaType.PLAIN, is_html=False),
    ".text": InputFormat(MediaType.PLAIN, is_html=False),
    ".html": InputFormat(MediaType.HTML, is_html=True),
    ".htm": InputFormat(MediaType.HTML, is_html=True),
    ".xhtml": InputFormat(MediaType.HTML, is_html=True),
}
SUFFIXES = tuple(FORMATS)
