"""The analysts' page says what the tables have."""

from pathlib import Path

from councilscope.writing.dictionary import dictionary_text
from councilscope.writing.tables import TABLES

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "columns.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8").rstrip() == dictionary_text().rstrip(), (
        "run: councilscope schema --columns > docs/columns.md"
    )


def test_every_column_stands_under_its_table() -> None:
    sections = {part.split(".csv")[0]: part for part in dictionary_text().split("\n## ")[1:] if ".csv" in part[:30]}
    assert list(sections) == [table.name for table in TABLES]
    for table in TABLES:
        assert all(f"| `{name}` |" in sections[table.name] for name in table.header())
