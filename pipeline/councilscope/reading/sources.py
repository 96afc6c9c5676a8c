"""One piece to one decoded source; which files give which pieces."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from councilscope.articles import Given, MediaType, SourceArticle
from councilscope.errors import RejectedInput
from councilscope.reading import documents
from councilscope.reading.archives import holds_many, split
from councilscope.reading.decoding import decode
from councilscope.reading.fields import csv_row, json_row
from councilscope.reading.folders import STDIN
from councilscope.reading.formats import GZIP, Form, form_of, sniffed
from councilscope.reading.pieces import Allowance, Piece, Pieces, rejected
from councilscope.reading.stories import story_pieces
from councilscope.settings import ExtractionSettings

EMPTY = b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"
BODY = re.compile(r"<body[^<>]{0,2000}>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,5000}>")
LONG_TITLE = 4  # spaces in a title that no text holds by chance
HEAD = 2000  # characters at the top of a text in which its title may stand
DOCUMENTS: dict[Form, tuple[MediaType, Callable[[bytes], documents.Document]]] = {
    Form.MARKDOWN: (MediaType.MARKDOWN, documents.markdown),
    Form.EMAIL: (MediaType.EMAIL, documents.message),
    Form.WORD: (MediaType.WORD, documents.word),
    Form.PDF: (MediaType.PDF, documents.pdf),
}


def pieces_of(path: Path, relative: str, settings: ExtractionSettings) -> Pieces | None:
    """The pieces of a file that holds many, of a digest, or of standard input; None for a file that is one article.

    Never raises for what is in the file: what cannot be taken out is a reject in its place.
    """
    if path == STDIN:
        return _pieces_of_stdin(relative, settings)
    form = form_of(path.name)
    if settings.split_digests and form is Form.PLAIN and not path.name.lower().endswith(GZIP):
        stories = story_pieces(path, relative, settings)
        return None if stories is None else iter(stories)
    if form is None or not holds_many(path.name, form):
        return None
    return _pieces_of_file(path, relative, form, settings)


def _pieces_of_file(path: Path, relative: str, form: Form, settings: ExtractionSettings) -> Pieces:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield rejected(relative, RejectedInput("R010", problem=error.strerror or type(error).__name__))
        return
    with stream:
        yield from split(stream, relative, form, settings.max_bytes, Allowance(path.stat().st_size))


def _pieces_of_stdin(relative: str, settings: ExtractionSettings) -> Pieces:
    stream = sys.stdin.buffer
    head = stream.peek(4096) if hasattr(stream, "peek") else b""
    name, form = relative, sniffed(head)
    if head.startswith(b"\x1f\x8b"):
        name, form = f"{relative}.gz", Form.JSON_LINES
    if form is Form.ZIP:
        import tempfile

        with tempfile.SpooledTemporaryFile(max_size=settings.max_bytes) as copy:  # a ZIP is read from its end
            size = 0
            while chunk := stream.read(1 << 20):
                size += copy.write(chunk)
            copy.seek(0)
            yield from split(cast(BinaryIO, copy), name, form, settings.max_bytes, Allowance(size))
    else:
        yield from split(cast(BinaryIO, stream), name, form, settings.max_bytes, Allowance(0))


def read_piece(piece: Piece, settings: ExtractionSettings) -> SourceArticle:
    """The decoded source of a piece. Raise RejectedInput R001-R004 or R014-R018 where it gives none."""
    if not piece.data.strip(EMPTY):
        raise RejectedInput("R001")
    if len(piece.data) > settings.max_bytes:
        raise RejectedInput("R003", size=len(piece.data), limit=settings.max_bytes)
    media_type, document = _decoded(piece, settings)
    text, given = document.text, piece.given or document.given
    if given.title:
        text = _with_title(text, given.title, document.is_page)
    if not text.strip():
        raise RejectedInput("R001")
    return SourceArticle(
        path=piece.path,
        media_type=media_type,
        encoding=document.encoding,
        size=len(piece.data),
        data_sha256=piece.digest,
        text=text,
        url=document.url or piece.url,
        given=given,
        page=document.is_page,
    )


def _decoded(piece: Piece, settings: ExtractionSettings) -> tuple[MediaType, documents.Document]:
    if piece.form in (Form.JSON_ROW, Form.CSV_ROW):
        if piece.form is Form.JSON_ROW:
            row = json_row(piece.data, settings.fields)
        else:
            row = csv_row(piece.data, piece.columns, settings.fields)
        media_type = MediaType.HTML if row.is_page else MediaType.PLAIN
        return media_type, documents.Document(row.text, row.is_page, "utf-8", row.url, row.given)
    if piece.form in DOCUMENTS:
        media_type, read = DOCUMENTS[piece.form]
        return media_type, read(piece.data)
    is_page = piece.form is Form.HTML
    text, encoding = decode(piece.data, is_html=is_page)
    media_type = MediaType.HTML if is_page else MediaType.PLAIN
    return media_type, documents.Document(text, is_page, encoding, None, Given())


def _with_title(text: str, title: str, is_page: bool) -> str:
    """The text with its given title at the head, where it does not stand there already: records begin with it."""
    if _stands_in(title, text[:HEAD] if not is_page else html.unescape(TAG.sub("\n", text))):
        return text
    if not is_page:
        return f"{' '.join(title.split())}\n\n{text}"
    heading = f"<h1>{html.escape(title)}</h1>"
    body = BODY.search(text)
    at = body.end() if body else 0
    return f"{text[:at]}{heading}{text[at:]}"


def _stands_in(title: str, text: str) -> bool:
    """Whether a title is a line of the text; one of many words may stand within a line."""
    words = _folded(title)
    if words.count(" ") >= LONG_TITLE:
        return words in _folded(text)
    return any(words == _folded(line) for line in text.split("\n"))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def every_piece(inputs: Iterator[tuple[Path, str]], settings: ExtractionSettings) -> Pieces:
    """The pieces of files in corpus order, whole files included; what cannot be read or is too large is a reject."""
    for path, relative in inputs:
        pieces = pieces_of(path, relative, settings)
        if pieces is not None:
            yield from pieces
            continue
        try:
            size, limit = path.stat().st_size, settings.max_bytes
            if size > limit:
                yield rejected(relative, RejectedInput("R003", size=size, limit=limit))
            else:
                yield Piece(relative, form_of(path.name) or Form.PLAIN, path.read_bytes())
        except OSError as error:
            yield rejected(relative, RejectedInput("R010", problem=error.strerror or type(error).__name__))
