"""The CSV tables: which there are, their rows, and values that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from councilscope.records import (
    ActionPoint,
    ArticleRecord,
    BodyRef,
    CouncilRef,
    Finding,
    Mention,
    Person,
    Quote,
    Rating,
    RecordWarning,
    Tally,
)
from councilscope.writing.columns import Cell, Column, columns_of

Row = dict[str, Any]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
COUNTED = (
    "councils",
    "bodies",
    "people",
    "ratings",
    "tallies",
    "quotes",
    "action_points",
    "findings",
    "warnings",
)


class Table(NamedTuple):
    """A table: its name, its columns, and how to take (article, item) pairs for its rows out of a record."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Row], Iterable[tuple[Row, Row]]]

    def header(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    def cells(self, record: Row) -> Iterator[list[Cell]]:
        """One list of cells a row, for a record as its JSON says it."""
        for pair in self.rows(record):
            yield [column.read(pair) for column in self.columns]


def _of_article(column: Column, name: str | None = None) -> Column:
    return column._replace(name=name or column.name, read=lambda pair: column.read(pair[0]))


def _of_item(column: Column) -> Column:
    return column._replace(read=lambda pair: column.read(pair[1]))


def _article_columns() -> tuple[Column, ...]:
    left_out = frozenset({"text", "blocks", "edits", "removed", *COUNTED})
    plain = columns_of(ArticleRecord, leave_out=left_out)
    counts = [_count(name) for name in COUNTED]
    length = Column("characters", "integer", "length of the clean text in code points", lambda row: len(row["text"]))
    return tuple(_of_article(column) for column in (*plain, length, *counts))


def _count(name: str) -> Column:
    return Column(name, "integer", f"how many {name.replace('_', ' ')}", lambda row: len(row[name]))


def _keys() -> tuple[Column, ...]:
    """The columns that say which article a row is from."""
    article = {column.name: column for column in columns_of(ArticleRecord)}
    return (
        _of_article(article["id"]._replace(description="id of the article"), "article_id"),
        _of_article(article["source_path"]._replace(description="path of the article"), "article_path"),
        _of_article(article["published_date"]._replace(description="when the article appeared"), "article_date"),
        _of_article(article["title"]._replace(description="title of the article"), "article_title"),
    )


def _list_table(name: str, model: type[Any]) -> Table:
    columns = (*_keys(), *(_of_item(column) for column in columns_of(model)))
    return Table(name, columns, lambda record: ((record, item) for item in record[name]))


def _mention_table() -> Table:
    who = (
        Column("of_kind", "string", "council, body or person", lambda row: row["of_kind"]),
        Column("of", "string", "id of the council, body or person", lambda row: row["of"]),
    )
    columns = (*_keys(), *(_of_item(column) for column in (*who, *columns_of(Mention))))
    return Table("mentions", columns, _mention_rows)


def _mention_rows(record: Row) -> Iterator[tuple[Row, Row]]:
    for kind, name in (("council", "councils"), ("body", "bodies"), ("person", "people")):
        for item in record[name]:
            for mention in item["mentions"]:
                yield record, {"of_kind": kind, "of": item["id"], "form": None, **mention}


TABLES: tuple[Table, ...] = (
    Table("articles", _article_columns(), lambda record: ((record, record),)),
    _list_table("councils", CouncilRef),
    _list_table("bodies", BodyRef),
    _list_table("people", Person),
    _list_table("ratings", Rating),
    _list_table("tallies", Tally),
    _list_table("quotes", Quote),
    _list_table("action_points", ActionPoint),
    _list_table("findings", Finding),
    _mention_table(),
    _list_table("warnings", RecordWarning),
)


def defused(value: Cell) -> Cell:
    """The value, with an apostrophe before text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def csv_bytes(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Rows as CSV in UTF-8 with LF line ends; None is an empty cell."""
    page = io.StringIO()
    plain, quoting = (csv.writer(page, lineterminator="\n", quoting=how) for how in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    for row in rows:
        cells = [defused(cell) for cell in row]
        # csv leaves a lone carriage return unquoted, which readers take for the end of the row
        bare = any(isinstance(cell, str) and "\r" in cell for cell in cells)
        (quoting if bare else plain).writerow(cells)
    return page.getvalue().encode(errors="backslashreplace")
