"""The tables say what the records say, in columns described in the record models, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.records import ITEM_LISTS
from councilscope.writing.csv_rows import csv_bytes, defused
from councilscope.writing.tables import COUNTED, TABLES
from helpers.records import full_record, small_record

TABLE = {table.name: table for table in TABLES}


def said(record: Any) -> dict[str, Any]:
    """A record as its JSON says it, with the clusters of one that nothing is the same as."""
    row = {**json.loads(record.model_dump_json()), "cluster": record.id, "cluster_size": 1}
    for quote in row["quotes"]:
        quote |= {"cluster": quote["id"], "cluster_size": 1}
    return row


def rows_of(name: str, record: Any) -> list[dict[str, Any]]:
    """The rows of a table for one record, as dictionaries."""
    table = TABLE[name]
    return [dict(zip(table.header(), cells, strict=True)) for cells in table.cells(said(record))]


def test_there_is_a_table_for_every_list() -> None:
    assert set(TABLE) == {"articles", "mentions", *COUNTED}
    assert set(ITEM_LISTS) <= set(COUNTED)


@pytest.mark.parametrize("name", TABLE)
def test_columns_are_described_and_stand_once(name: str) -> None:
    columns = TABLE[name].columns
    assert len({column.name for column in columns}) == len(columns)
    assert {column.type for column in columns} <= {"string", "integer", "number", "boolean"}
    assert [column.name for column in columns if not column.description] == []


@pytest.mark.parametrize("name", COUNTED)
def test_a_row_an_item_with_its_article(name: str) -> None:
    record = full_record(title=None)
    rows = rows_of(name, record)
    assert len(rows) == len(getattr(record, name))
    assert all(row["article_id"] == record.id and row["article_path"] == "a.txt" for row in rows)


def test_cells_say_what_the_record_says() -> None:
    record = full_record()
    assert (
        rows_of("ratings", record)[0] | {"previous_value": None, "period_first_year": None}
        == rows_of("ratings", record)[0]
    )
    rating = rows_of("ratings", record)[0]
    assert (rating["council"], rating["value"], rating["rank"], rating["bodies"]) == ("ashdown", "good", None, None)
    assert (rating["evidence"], rating["evidence_spans"]) == ("Ashdown Council … good", "0-15; 25-29")
    quote = rows_of("quotes", record)[0]
    assert record.text[31 + 1 : 55] == quote["text"]
    assert quote["segments"] == "32-55"
    assert rows_of("action_points", record)[0]["owner_name"] == "Ashdown Council"
    assert rows_of("councils", record)[0]["roles"] == "rated; mentioned"
    article = rows_of("articles", record)[0]
    assert (article["characters"], article["quotes"], article["tallies"]) == (len(record.text), 1, 0)


def test_mentions_name_whose_they_are() -> None:
    found = [(row["of_kind"], row["of"], row["form"], row["text"]) for row in rows_of("mentions", full_record())]
    assert found == [
        ("council", "ashdown", "name", "Ashdown Council"),
        ("person", "p" + "0" * 16, None, "Jo Hale"),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_a_formula_is_defused(start: str) -> None:
    value = start + 'HYPERLINK("http://example.invalid")'
    assert defused(value) == "'" + value
    record = small_record(value, f"{value}.txt")
    row = next(iter(csv.DictReader(io.StringIO(csv_text("articles", record)))))
    assert row["source_path"].startswith("'")


@pytest.mark.parametrize("value", [-1, 0.5, None, "plain - text", "a=b", "", True])
def test_what_is_no_formula_stays(value: Any) -> None:
    assert defused(value) is value


def csv_text(name: str, record: Any) -> str:
    """A table of one record as CSV."""
    table = TABLE[name]
    return csv_bytes([table.header(), *table.cells(said(record))]).decode()


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1), min_size=1))
def test_csv_gives_back_the_values(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_bytes(rows).decode(), newline="")))
    assert read == [[str(defused(cell)) for cell in row] for row in rows]
