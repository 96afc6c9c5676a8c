"""The tables: which there are, their columns, and their rows for a record; the one description of all of them."""

from __future__ import annotations

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
    """A table: its name, what a row is, its columns, and the (article, item) pairs of a record that are its rows.

    Records come as their JSON says them, with the clusters added (see clusters.py).
    """

    name: str
    what: str
    columns: tuple[Column, ...]
    rows: Callable[[Row], Iterable[tuple[Row, Row]]]
    key: tuple[str, ...] = ()

    def header(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    def cells(self, record: Row) -> Iterator[list[Cell]]:
        """One list of cells a row, for a record with its clusters."""
        for pair in self.rows(record):
            yield [column.read(pair) for column in self.columns]


def _of_article(column: Column, name: str | None = None) -> Column:
    return column._replace(name=name or column.name, read=lambda pair: column.read(pair[0]))


def _of_item(column: Column) -> Column:
    return column._replace(read=lambda pair: column.read(pair[1]))


CLUSTER = Column(
    "cluster",
    "string",
    "id of the first article, in corpus order, that prints the same story (its own where none does): "
    "counts over stories count this, not article_id",
    lambda row: row["cluster"],
)
CLUSTER_SIZE = Column(
    "cluster_size", "integer", "how many articles print the same story", lambda row: row["cluster_size"]
)
QUOTE_CLUSTERS = (
    Column(
        "cluster",
        "string",
        "id of the first quote, in corpus order, with the same words or most of them (its own where there is none)",
        lambda row: row["cluster"],
    ),
    Column("cluster_size", "integer", "how many quotes have these words", lambda row: row["cluster_size"]),
)


def _article_columns() -> tuple[Column, ...]:
    left_out = frozenset({"text", "blocks", "edits", "removed", *COUNTED})
    plain = columns_of(ArticleRecord, leave_out=left_out)
    counts = [_count(name) for name in COUNTED]
    length = Column("characters", "integer", "length of the clean text in code points", lambda row: len(row["text"]))
    return tuple(_of_article(column) for column in (*plain, CLUSTER, CLUSTER_SIZE, length, *counts))


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
        _of_article(CLUSTER, "article_cluster"),
    )


def _list_table(name: str, what: str, model: type[Any], *more: Column, key: tuple[str, ...] = ()) -> Table:
    columns = (*_keys(), *(_of_item(column) for column in (*columns_of(model), *more)))
    return Table(name, what, columns, lambda record: ((record, item) for item in record[name]), key)


def _mention_table() -> Table:
    who = (
        Column("of_kind", "string", "council, body or person", lambda row: row["of_kind"]),
        Column("of", "string", "id of the council, body or person", lambda row: row["of"]),
    )
    columns = (*_keys(), *(_of_item(column) for column in (*who, *columns_of(Mention))))
    return Table(
        "mentions", "a place where an article names or means a council, body or person", columns, _mention_rows
    )


def _mention_rows(record: Row) -> Iterator[tuple[Row, Row]]:
    for kind, name in (("council", "councils"), ("body", "bodies"), ("person", "people")):
        for item in record[name]:
            for mention in item["mentions"]:
                yield record, {"of_kind": kind, "of": item["id"], "form": None, **mention}


ITEM = ("article_id", "id")
TABLES: tuple[Table, ...] = (
    Table("articles", "an article", _article_columns(), lambda record: ((record, record),), ("id",)),
    _list_table("councils", "a council that an article names", CouncilRef, key=ITEM),
    _list_table("bodies", "an inspectorate, regulator or ministry that an article names", BodyRef, key=ITEM),
    _list_table("people", "somebody whom an article names or knows by role", Person, key=ITEM),
    _list_table("ratings", "a judgement that an article tells", Rating, key=ITEM),
    _list_table("tallies", "a count of values or movements", Tally, key=ITEM),
    _list_table("quotes", "an utterance or words of a document", Quote, *QUOTE_CLUSTERS, key=ITEM),
    _list_table("action_points", "something that is to be done", ActionPoint, key=ITEM),
    _list_table("findings", "something that reviewers found", Finding, key=ITEM),
    _mention_table(),
    _list_table("warnings", "something seen and not settled", RecordWarning),
)
TEXTS = Table(
    "texts",
    "the clean text of an article (councilscope.duckdb alone)",
    (
        Column("article_id", "string", "id of the article", lambda row: row["id"]),
        Column("text", "string", "what all offsets point into, counted in code points from 0", lambda row: row["text"]),
    ),
    lambda record: (record,),  # type: ignore[arg-type, return-value]
)
