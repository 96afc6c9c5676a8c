"""What stands in a sheet is what the query gives, whatever characters it holds, and never a formula."""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.etree import ElementTree

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from councilscope.writing.sheet_rows import CUT, MOST_CHARACTERS, write_rows

UNHOLDABLE = {*map(chr, range(32)), "\ufffe", "\uffff"} - {"\t", "\n", "\r"}


def cells_of(rows: list[tuple[str | None, float | None]], most: int = 1000) -> tuple[list[list[str | None]], int]:
    """The words in the cells of rows written under two columns, and how many rows the writer counted."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        database.execute("CREATE TABLE told (a VARCHAR, hidden VARCHAR, b DOUBLE)")
        database.executemany("INSERT INTO told VALUES (?, 'no', ?)", rows)
        path = Path(folder) / "rows"
        count = write_rows(database, "SELECT * FROM told", {"a": "VARCHAR", "b": "DOUBLE"}, most, path)
        sheet = ElementTree.fromstring(f"<sheet>{path.read_text('utf-8')}</sheet>")
    found = []
    for number, row in enumerate(sheet, start=2):
        assert row.get("r") == str(number)
        words = {str(cell.get("r"))[0]: "".join(cell.itertext()) for cell in row}
        assert {str(cell.get("r")) for cell in row} <= {f"A{number}", f"B{number}"}
        found.append([words.get("A"), words.get("B")])
    return found, count


def test_an_empty_cell_is_none() -> None:
    assert cells_of([("x", 0.77), (None, None), ("", 2.0)])[0] == [["x", "0.77"], [None, None], [None, "2.0"]]


def test_a_cell_holds_what_excel_can() -> None:
    ((cell, _),), _ = cells_of([("ab" * MOST_CHARACTERS, None)])
    assert cell is not None
    assert len(cell) == MOST_CHARACTERS
    assert cell.endswith(CUT)


def test_rows_after_the_most_are_counted_alone() -> None:
    assert cells_of([(str(number), None) for number in range(5)], most=2) == ([["0", None], ["1", None]], 5)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("&<>\"'\r\n\t=_x0041_ \x01")), min_size=1),
        min_size=1,
        max_size=8,
    )
)
def test_words_come_back(texts: list[str]) -> None:
    expected = ["".join("\ufffd" if letter in UNHOLDABLE else letter for letter in text) for text in texts]
    found, _ = cells_of([(text, None) for text in texts])
    assert [unescape(words) for words, _ in found if words is not None] == expected


def test_what_looks_like_an_escape_is_read_as_it_stands() -> None:
    found, _ = cells_of([("_x0041_ and _x005F_x0041_", None)])
    assert unescape(str(found[0][0])) == "_x0041_ and _x005F_x0041_"
