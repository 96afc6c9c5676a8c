"""A row of named values to an article's text and what is given beside it."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from councilscope.articles import Given
from councilscope.errors import RejectedInput
from councilscope.reading.decoding import decode
from councilscope.reading.rows import allow_fields_of
from councilscope.settings import FieldMap

# The usual names of fields in scrapers' outputs; the first that a row has is taken.
USUAL: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "fulltext", "full_text", "maintext", "html",
             "raw_html"),
    "title": ("title", "headline", "heading"),
    "date": ("date", "published", "published_at", "publish_date", "date_publish", "date_published", "datepublished",
             "publication_date", "pubdate", "published_date"),
    "url": ("url", "link", "source_url", "canonical_url"),
    "id": ("id", "article_id", "guid", "uuid", "key"),
    "author": ("author", "authors", "byline"),
    "publisher": ("publisher", "source", "site_name", "site", "newspaper", "outlet", "sitename"),
}  # fmt: skip
PAGE = re.compile(
    r"\s{0,200}<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|span|ul|table)\b", re.IGNORECASE
)
SHOWN = 12  # names of fields in a message
SECONDS = (100_000_000, 10_000_000_000)  # what a number in a date field must lie between to count from 1970


class RowText(NamedTuple):
    """The text of a row, whether that is HTML, its address, and what else the row gives."""

    text: str
    is_page: bool
    url: str | None
    given: Given


def is_page(text: str) -> bool:
    """True for text that begins as an HTML page or a piece of one does."""
    return bool(PAGE.match(text))


def json_row(data: bytes, fields: FieldMap) -> RowText:
    """The text of a line of JSON. Raise RejectedInput R017 for what is no object or has no text."""
    try:
        row = json.loads(decode(data, is_html=False).text, strict=False)
    except (ValueError, RecursionError) as error:
        raise RejectedInput("R017", problem=f"not valid JSON: {error}") from error
    if not isinstance(row, dict):
        raise RejectedInput("R017", problem=f"it is a JSON {type(row).__name__}, not an object with named fields")
    return _row_text(row, fields)


def csv_row(data: bytes, columns: tuple[str, ...], fields: FieldMap) -> RowText:
    """The text of a row of CSV; ``columns``: the delimiter, then the header. Raise RejectedInput R017."""
    delimiter, *names = columns
    allow_fields_of(len(data) + 1)
    lines = decode(data, is_html=False).text.split("\n")
    cells = next(csv.reader((f"{line}\n" for line in lines), delimiter=delimiter))
    if len(cells) > len(names):
        problem = f"it has {len(cells)} values, the header {len(names)} names; perhaps a quotation mark is missing"
        raise RejectedInput("R017", problem=problem)
    return _row_text(dict(zip(names, (cell.rstrip("\n") for cell in cells), strict=False)), fields)


def _row_text(row: Mapping[str, Any], fields: FieldMap) -> RowText:
    found: dict[str, str | None] = {}
    by_folded_name = {name.casefold(): name for name in reversed(list(row))}
    for purpose, usual in USUAL.items():
        asked = getattr(fields, purpose)
        if asked is not None:
            found[purpose] = _words(_nested(row, asked))
        else:
            names = (by_folded_name[name] for name in usual if name in by_folded_name)
            found[purpose] = next((words for name in names if (words := _words(row[name]))), None)
    text = found["text"]
    if text is None:
        raise RejectedInput("R017", problem=_no_text(row, fields.text))
    published = found["date"]
    given = Given(
        html.unescape(found["title"]) if found["title"] else None,
        _since_1970(published) or published,
        found["author"],
        found["publisher"],
        found["id"],
    )
    return RowText(text.replace("\r\n", "\n").replace("\r", "\n"), is_page(text), found["url"], given)


def _nested(row: Mapping[str, Any], name: str) -> Any:
    """The field of that name, or along a path of names with dots between ('article.body')."""
    if name in row:
        return row[name]
    value: Any = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _words(value: Any) -> str | None:
    """A value as words: lists of words are joined, by paragraph where they are long; None where there are none."""
    if isinstance(value, list):
        parts = [words for item in value if (words := _words(item))]
        return ("\n\n" if any(len(part) > 80 for part in parts) else ", ").join(parts) or None
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    if isinstance(value, bool) or value is None:
        return None
    return str(value).strip() or None


def _no_text(row: Mapping[str, Any], asked: str | None) -> str:
    names = ", ".join(list(row)[:SHOWN]) or "none"
    if asked is not None:
        return f"the field {asked!r} that --text-field names is missing or empty; the row has: {names}"
    return f"no field holds its text; name the one that does with --text-field; the row has: {names}"


def _since_1970(words: str | None) -> str | None:
    """The day of a time stamp in seconds or milliseconds."""
    if words is None or not re.fullmatch(r"\d{9,13}(\.\d{1,9})?", words):
        return None
    seconds = float(words) / (1000 if float(words) >= SECONDS[1] else 1)
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if SECONDS[0] <= seconds < SECONDS[1] else None
