"""Every file of a run over corpus/, opened by the programs that analysts use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import pytest
from frictionless import Package, system

from councilscope.engines import run
from councilscope.settings import ExtractionSettings, RunSettings
from councilscope.writing import RunSummary
from councilscope.writing.csv_file import FORMULA_STARTS
from councilscope.writing.tables import TABLES
from councilscope.writing.views import views
from helpers import mixed

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run over corpus/."""
    folder = tmp_path_factory.mktemp("corpus") / "out"
    run([ROOT / "corpus"], folder, settings=ExtractionSettings(model=None), how=RunSettings(workers=0))
    return folder


def records(out: Path) -> list[dict[str, Any]]:
    """The records of a run."""
    return [json.loads(line) for line in (out / "articles.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_pandas_reads_the_same_from_csv_and_parquet(table: Any, out: Path) -> None:
    text = pandas.read_csv(out / f"{table.name}.csv", keep_default_na=False, na_values=[""], dtype_backend="pyarrow")
    parquet = pandas.read_parquet(out / f"{table.name}.parquet", dtype_backend="pyarrow")
    assert list(text) == list(parquet) == table.header()
    assert len(text) == len(parquet)
    for column in table.columns:
        values = parquet[column.name]
        kinds = {"string": pandas.api.types.is_string_dtype, "integer": pandas.api.types.is_integer_dtype}
        assert kinds.get(column.type, pandas.api.types.is_float_dtype)(values.dtype), column.name
        if column.type == "string":
            expected = [
                f"'{value}" if value.startswith(FORMULA_STARTS) else value for value in values.fillna("").tolist()
            ]
            assert text[column.name].astype("string").fillna("").tolist() == expected
        else:
            read = text[column.name].astype("float64[pyarrow]").fillna(-1).tolist()
            assert read == pytest.approx(values.fillna(-1).tolist())


def test_tables_hold_what_the_records_hold(out: Path) -> None:
    ratings = pandas.read_parquet(out / "ratings.parquet")
    said = [(record["id"], rating["id"], rating["value"]) for record in records(out) for rating in record["ratings"]]
    found = ratings[["article_id", "id", "value"]].astype(object)
    assert list(found.where(found.notna(), None).itertuples(index=False, name=None)) == said


QUERY = """
import json, sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as database:
    names = [name for (name,) in database.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
    print(json.dumps({name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}))
"""


def test_duckdb_opens_its_file_in_another_process(out: Path) -> None:
    command = [sys.executable, "-c", QUERY, str(out / "councilscope.duckdb")]
    counts = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert set(counts) == {*NAMES, "texts", "schemes", "scheme_values", "data_dictionary"}
    lists = records(out)
    for name in NAMES:
        if name not in ("articles", "mentions"):
            assert counts[name] == sum(len(record[name]) for record in lists)
    assert counts["texts"] == counts["articles"] == len(lists)


def test_offsets_in_the_database_point_at_their_words(out: Path) -> None:
    with duckdb.connect(str(out / "councilscope.duckdb"), read_only=True) as database:
        wrong = database.execute(
            "SELECT count(*) FROM mentions JOIN texts USING (article_id) "
            'WHERE substr(texts.text, start + 1, "end" - start) <> mentions.text'
        ).fetchone()
    assert wrong == (0,)


def test_everything_in_the_database_is_described(out: Path) -> None:
    with duckdb.connect(str(out / "councilscope.duckdb"), read_only=True) as database:
        bare = database.execute(
            "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL "
            "UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
        ).fetchall()
        assert bare == []
        for view in views():
            columns = [name for name, *_ in database.execute(f'DESCRIBE "{view.name}"').fetchall()]
            if view.name == "council_ratings":
                assert set(view.columns) < set(columns)
            else:
                assert columns == list(view.columns)


def test_openpyxl_reads_the_workbook(out: Path) -> None:
    book = openpyxl.load_workbook(out / "councilscope.xlsx", read_only=True)
    assert book.sheetnames[0] == "about"
    assert {"rating_history", "ratings", "quotes", "action_points", "dictionary"} <= set(book.sheetnames)
    rows = list(book["ratings"].iter_rows(values_only=True))
    expected = pandas.read_parquet(out / "ratings.parquet")
    header = [str(cell) for cell in rows[0]]
    assert len(rows) == len(expected) + 1
    for name in ("id", "value", "rank", "confidence"):
        values = [row[header.index(name)] for row in rows[1:]]
        assert values == expected[name].astype(object).where(expected[name].notna(), None).tolist()
    described = {row[:2] for row in book["dictionary"].iter_rows(min_row=2, values_only=True)}
    assert {(table.name, column.name) for table in TABLES for column in table.columns} <= described
    book.close()


def test_the_data_package_is_valid(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with system.use_context(trusted=True):
        report = Package(str(out / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldNumber", "type", "note"])
    assert len(report.tasks) == len(TABLES)


def queries() -> list[str]:
    """The queries of the page on tables."""
    return re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "tables.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("number", range(len(queries())))
def test_each_query_of_the_page_gives_rows(number: int, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out)
    with duckdb.connect("councilscope.duckdb", read_only=True) as database:
        assert database.execute(queries()[number]).fetchall(), queries()[number]


# --- what corpus/ does not have: reprints, contradictions, formulas, every format ------------------------------------


def rows_of(folder: Path, view: str) -> list[tuple[Any, ...]]:
    """The rows of a view of a run."""
    with duckdb.connect(str(folder / "councilscope.duckdb"), read_only=True) as database:
        return database.execute(f'SELECT * FROM "{view}"').fetchall()


def done(corpus: Path, out: Path, **files: str) -> RunSummary:
    """A run over files with these texts."""
    corpus.mkdir()
    for name, text in files.items():
        (corpus / f"{name}.txt").write_text(text)
    return run([corpus], out, settings=ExtractionSettings(model=None), how=RunSettings(workers=0))


def test_a_reprint_counts_once_and_a_contradiction_is_shown(tmp_path: Path) -> None:
    leeds = "3 May 2022\n\n" + mixed.TEXTS["Leeds"]
    other = (
        "20 May 2022\n\nLeeds City Council's children's services were rated outstanding by Ofsted, the council said.\n\n"
        "Families in the city told inspectors that they had been listened to at every step of the way last year.\n"
    )
    done(tmp_path / "in", tmp_path / "out", a=leeds, b=f"The Leeds Paper\n\n{leeds}\n\nMore news tomorrow.", c=other)
    history = rows_of(tmp_path / "out", "rating_history")
    assert [(row[0], row[8], row[12], row[13]) for row in history] == [
        ("leeds", "good", 1, 2),
        ("leeds", "outstanding", 1, 1),
    ]
    contradictions = rows_of(tmp_path / "out", "contradictions")
    assert {(row[0], *row[7:11]) for row in contradictions} == {("leeds", "good", "outstanding", 1, 1)}
    assert [row[1] for row in rows_of(tmp_path / "out", "repeated_quotes")] == [2, 2]
    assert [row[4] for row in rows_of(tmp_path / "out", "stories")] == [2, 1]


def test_a_pair_of_values_contradicts_once_however_many_stories_tell_them(tmp_path: Path) -> None:
    told = {
        "a": ("3 May 2022", "good", "Families in the city told inspectors that they had been listened to all year."),
        "b": (
            "20 May 2022",
            "outstanding",
            "Schools, nurseries and a new centre for the young were visited in spring.",
        ),
        "c": ("2 June 2022", "good", "The chair of the board thanked all staff for years of hard and patient work."),
        "d": ("9 June 2022", "outstanding", "A second report on homes for the old will be read by members in autumn."),
    }
    files = {
        name: f"{day}\n\nLeeds City Council's children's services were rated {value} by Ofsted, the council said.\n\n{more}\n"
        for name, (day, value, more) in told.items()
    }
    done(tmp_path / "in", tmp_path / "out", **files)
    (row,) = rows_of(tmp_path / "out", "contradictions")
    assert (row[0], *row[7:11], row[13], row[14]) == ("leeds", "good", "outstanding", 2, 2, "2022-05-03", "2022-05-20")


def test_no_spreadsheet_runs_what_an_article_says(tmp_path: Path) -> None:
    hostile = '=HYPERLINK("https://evil.example","x")'
    text = mixed.TEXTS["Leeds"]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(json.dumps({"text": text, "title": hostile, "author": "@SUM(A1)"}) + "\n")
    run([tmp_path / "in"], tmp_path / "out", settings=ExtractionSettings(model=None), how=RunSettings(workers=0))
    assert f"'{hostile}".replace('"', '""') in (tmp_path / "out" / "articles.csv").read_text("utf-8")
    sheet = openpyxl.load_workbook(tmp_path / "out" / "councilscope.xlsx")["articles"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert hostile in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}


def test_a_run_over_every_format_leaves_every_output(tmp_path: Path) -> None:
    expected = mixed.write_mixed(tmp_path / "in")
    (tmp_path / "in" / "bad.jsonl").write_text('{"text": "x"\n{"id": 7}\n')
    (tmp_path / "in" / "bad.zip").write_bytes(b"PK\x03\x04")
    summary = run(
        [tmp_path / "in"], tmp_path / "out", settings=ExtractionSettings(model=None), how=RunSettings(workers=2)
    )
    assert (summary.counts.written, summary.counts.rejected) == (len(expected), 3)
    assert [record["source"]["path"] for record in records(tmp_path / "out")] == sorted(expected)
    errors = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text().splitlines()]
    assert [(error["path"], error["row"], error["code"]) for error in errors] == [
        ("bad.jsonl#1", 1, "R017"), ("bad.jsonl#2", 2, "R017"), ("bad.zip", None, "R014"),
    ]  # fmt: skip
    files = {path.name for path in (tmp_path / "out").iterdir() if path.is_file()}
    assert files == {
        *(f"{name}.{suffix}" for name in NAMES for suffix in ("csv", "parquet")), "articles.jsonl", "errors.jsonl",
        "duplicates.jsonl", "schema.json", "datapackage.json", "councilscope.duckdb", "councilscope.xlsx", "report.html", "run.json",
    }  # fmt: skip
    again = run(
        [tmp_path / "in"], tmp_path / "out", settings=ExtractionSettings(model=None), how=RunSettings(workers=0)
    )
    assert again.counts.reused == len(expected) + 2


def test_more_rows_than_excel_can_open_are_cut_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from councilscope.writing import workbook

    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    summary = done(tmp_path / "in", tmp_path / "out", a=mixed.TEXTS["Leeds"], b=mixed.TEXTS["York"])
    assert any("the sheet articles has the first 1 of 2 rows" in note for note in summary.notes)
    book = openpyxl.load_workbook(tmp_path / "out" / "councilscope.xlsx", read_only=True)
    assert book["articles"].max_row == 2
    assert "left out" in book.sheetnames
    book.close()


def test_a_sheet_that_does_not_fit_into_memory_is_left_out_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from councilscope.writing import workbook

    tried: list[str] = []
    write_rows = workbook.write_rows

    def too_much(database: Any, query: str, *others: Any) -> int:
        if query.endswith('"stories"') or (query.endswith(' "ratings"') and query not in tried):
            tried.append(query)
            raise duckdb.OutOfMemoryException("no memory")
        return write_rows(database, query, *others)

    monkeypatch.setattr(workbook, "write_rows", too_much)
    summary = done(tmp_path / "in", tmp_path / "out", a=mixed.TEXTS["Leeds"])
    assert [note for note in summary.notes if "left out" in note] == [
        "councilscope.xlsx: the sheet stories is left out, since its rows do not fit into 256MB of memory; "
        "the database has them"
    ]
    book = openpyxl.load_workbook(tmp_path / "out" / "councilscope.xlsx", read_only=True)
    assert "stories" not in book.sheetnames
    assert book["ratings"].max_row == 2
    book.close()


def test_no_workbook_where_none_is_asked_for_and_no_stale_one(tmp_path: Path) -> None:
    done(tmp_path / "in", tmp_path / "out", a=mixed.TEXTS["Leeds"])
    assert (tmp_path / "out" / "councilscope.xlsx").exists()
    how = RunSettings(workers=0, workbook=False)
    run([tmp_path / "in"], tmp_path / "out", settings=ExtractionSettings(model=None), how=how)
    assert not (tmp_path / "out" / "councilscope.xlsx").exists()


def test_a_run_without_a_record_has_all_its_files(tmp_path: Path) -> None:
    summary = done(tmp_path / "in", tmp_path / "out", a="")
    assert (summary.counts.written, summary.counts.rejected) == (0, 1)
    assert len(pandas.read_parquet(tmp_path / "out" / "ratings.parquet")) == 0
    assert rows_of(tmp_path / "out", "rating_history") == []
