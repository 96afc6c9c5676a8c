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
    """A table: its name, what a row is, its columns, and the items of a record that are its rows.

    Records come as their JSON says them. of_record: how many columns, the first ones, are read from the record that
    an item is of, the others from the item.
    """

    name: str
    what: str
    columns: tuple[Column, ...]
    rows: Callable[[Row], Iterable[Row]]
    key: tuple[str, ...] = ()
    of_record: int = 0

    def header(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    def cells(self, record: Row) -> list[list[Cell]]:
        """One list of cells a row of the record; the clusters' are empty."""
        items = list(self.rows(record))
        if not items:
            return []
        head = [column.read(record) for column in self.columns[: self.of_record]]
        reads = [column.read for column in self.columns[self.of_record :]]
        return [[*head, *[read(item) for read in reads]] for item in items]


def _known_later(row: Row) -> Cell:
    """The cell of a cluster, which only the whole run tells; see clusters.py."""
    return None


CLUSTER = Column(
    "cluster",
    "string",
    "id of the first article, in corpus order, that prints the same story (its own where none does): "
    "counts over stories count this, not article_id",
    _known_later,
)
ARTICLE_CLUSTER = CLUSTER._replace(name="article_cluster")
CLUSTER_SIZE = Column("cluster_size", "integer", "how many articles print the same story", _known_later)
QUOTE_CLUSTERS = (
    Column(
        "cluster",
        "string",
        "id of the first quote, in corpus order, with the same words or most of them (its own where there is none)",
        _known_later,
    ),
    Column("cluster_size", "integer", "how many quotes have these words", _known_later),
)


def _article_columns() -> tuple[Column, ...]:
    left_out = frozenset({"text", "blocks", "edits", "removed", *COUNTED})
    plain = columns_of(ArticleRecord, leave_out=left_out)
    counts = [_count(name) for name in COUNTED]
    length = Column("characters", "integer", "length of the clean text in code points", lambda row: len(row["text"]))
    return (*plain, CLUSTER, CLUSTER_SIZE, length, *counts)


def _count(name: str) -> Column:
    return Column(name, "integer", f"how many {name.replace('_', ' ')}", lambda row: len(row[name]))


def _keys() -> tuple[Column, ...]:
    """The columns that say which article a row is from."""
    article = {column.name: column for column in columns_of(ArticleRecord)}
    return (
        article["id"]._replace(name="article_id", description="id of the article"),
        article["source_path"]._replace(name="article_path", description="path of the article"),
        article["published_date"]._replace(name="article_date", description="when the article appeared"),
        article["title"]._replace(name="article_title", description="title of the article"),
        ARTICLE_CLUSTER,
    )


def _list_table(name: str, what: str, model: type[Any], *more: Column, key: tuple[str, ...] = ()) -> Table:
    return _item_table(name, what, (*columns_of(model), *more), lambda record: record[name], key)


def _item_table(
    name: str, what: str, columns: Iterable[Column], rows: Callable[[Row], Iterable[Row]], key: tuple[str, ...] = ()
) -> Table:
    keys = _keys()
    return Table(name, what, (*keys, *columns), rows, key, len(keys))


def _mention_table() -> Table:
    who = (
        Column("of_kind", "string", "council, body or person", lambda row: row["of_kind"]),
        Column("of", "string", "id of the council, body or person", lambda row: row["of"]),
    )
    what = "a place where an article names or means a council, body or person"
    return _item_table("mentions", what, (*who, *columns_of(Mention)), _mention_rows)


def _mention_rows(record: Row) -> Iterator[Row]:
    for kind, name in (("council", "councils"), ("body", "bodies"), ("person", "people")):
        for item in record[name]:
            for mention in item["mentions"]:
                yield {"of_kind": kind, "of": item["id"], "form": None, **mention}


ITEM = ("article_id", "id")
TABLES: tuple[Table, ...] = (
    Table("articles", "an article", _article_columns(), lambda record: (record,), ("id",)),
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
    lambda record: (record,),
)
