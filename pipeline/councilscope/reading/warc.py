"""Web archives (WARC, ISO 28500) taken apart: the pages that a crawl was answered with."""

from __future__ import annotations

from typing import Any, BinaryIO

from councilscope.errors import RejectedInput
from councilscope.reading.formats import Form
from councilscope.reading.pieces import Allowance, Piece, Pieces, read_all, rejected

FORMS = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/plain": Form.PLAIN,
    "text/markdown": Form.MARKDOWN,
    "application/pdf": Form.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Form.WORD,
}
ANSWERS = frozenset({"response", "resource", "conversion"})


def split_warc(stream: BinaryIO, path: str, limit: int, allowance: Allowance) -> Pieces:
    """A piece for each answer with status 200 that is a page or document, numbered among all records from 1.

    The bytes are those of the page, transfer and content encodings undone; the URL is the record's target. Pictures,
    scripts, redirects and error pages are no articles and pass. Raise RejectedInput R015 without the package warcio,
    R014 for what is no web archive.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise RejectedInput("R015", what="web archives", package="the package warcio") from error
    number = 0
    try:
        for record in ArchiveIterator(stream):
            number += 1
            name, url = f"{path}#{number}", record.rec_headers.get_header("WARC-Target-URI")
            if not record.rec_type:
                yield rejected(name, RejectedInput("R014", problem="a record does not say what it is"), number)
            form = _form(record)
            if form is None:
                continue
            try:
                data = read_all(record.content_stream(), limit)
                allowance.spend(len(data))
            except RejectedInput as reason:
                yield rejected(name, reason, number)
                if reason.code != "R003":
                    return
                continue
            yield Piece(name, form, data, number, url=url)
    except ArchiveLoadFailed as error:
        raise RejectedInput("R014", problem=str(error).strip() or "it is no web archive") from error
    if not number:
        raise RejectedInput("R014", problem="it holds no record of a web archive")


def _form(record: Any) -> Form | None:
    if record.rec_type not in ANSWERS:
        return None
    heads = record.http_headers
    if heads is not None and heads.get_statuscode() != "200":
        return None
    kind = (heads or record.rec_headers).get_header("Content-Type") or ""
    return FORMS.get(kind.split(";")[0].strip().lower())
