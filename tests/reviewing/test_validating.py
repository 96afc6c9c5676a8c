"""Validate sees one byte changed anywhere in a run or its sources."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from councilscope.engines import SerialEngine, run
from councilscope.errors import CouncilscopeError
from councilscope.reviewing.validating import validated
from councilscope.settings import ExtractionSettings
from helpers import mixed
from helpers.processors import Obedient


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A finished run over three files."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name, text in {"a.txt": "First article.", "b.txt": "Second article.", "c.txt": "reject this"}.items():
        (corpus / name).write_text(text)
    run([corpus], tmp_path / "out", settings=ExtractionSettings(model=None), engine=SerialEngine(Obedient()))
    return tmp_path / "out"


def test_a_run_as_it_was_written_is_valid(out: Path) -> None:
    result = validated(out)
    assert (result.problems, result.records, result.sources) == ([], 2, 2)
    assert result.files == len(json.loads((out / "run.json").read_text())["outputs"])


def rewrite(name: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of one file of the run."""

    def change(out: Path) -> None:
        path = out / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return change


def altered(name: str) -> Callable[[Path], None]:
    """A change of one bit in the middle of a file."""

    def change(out: Path) -> None:
        data = bytearray((out / name).read_bytes())
        data[len(data) // 2] ^= 1
        (out / name).write_bytes(data)

    return change


def in_the_database(statement: str) -> Callable[[Path], None]:
    """A change of what the database says."""

    def change(out: Path) -> None:
        with duckdb.connect(str(out / "councilscope.duckdb")) as database:
            database.execute(statement)

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (rewrite("articles.jsonl", "First", "Third"), ["articles.jsonl: expected SHA-256"]),
        (rewrite("articles.jsonl", '"path":"a.txt"', '"path":"b.txt"'), ["articles.csv", "b.txt: expected SHA-256"]),
        (rewrite("articles.jsonl", '"language":"en"', '"lang":"en"'), ["not a valid record"]),
        (rewrite("articles.csv", "a.txt", "A.txt"), ["the rows that articles.jsonl gives"]),
        (altered("ratings.parquet"), ["ratings.parquet: expected SHA-256"]),
        (altered("councilscope.duckdb"), ["councilscope.duckdb: expected SHA-256"]),
        (altered("councilscope.xlsx"), ["councilscope.xlsx: expected SHA-256"]),
        (in_the_database("UPDATE articles SET publisher = 'The Echo'"), ["councilscope.duckdb: expected the rows"]),
        (in_the_database("DROP TABLE quotes CASCADE"), ["councilscope.duckdb: expected the rows"]),
        (rewrite("datapackage.json", "A row is", "A line is"), ["datapackage.json"]),
        (rewrite("errors.jsonl", "R005", "R006"), ["errors.jsonl"]),
        (lambda out: (out / "duplicates.jsonl").unlink(), ["duplicates.jsonl: expected a file"]),
        (lambda out: (out / "errors.jsonl").write_text(""), ["expected 1 lines, found 0"]),
        (rewrite("run.json", '"written": 2', '"written": 3'), ["C010", "expected 3 lines, found 2"]),
        (rewrite("schema.json", "version", "Version"), ["schema.json"]),
        (lambda out: (out.parent / "corpus" / "a.txt").write_text("First Article."), ["a changed source"]),
        (lambda out: (out.parent / "corpus" / "b.txt").unlink(), ["b.txt: expected the source"]),
    ],
)
def test_a_change_is_seen(change: Callable[[Path], None], says: list[str], out: Path) -> None:
    change(out)
    problems = "\n".join(validated(out).problems)
    assert problems
    assert all(words in problems for words in says), problems


def test_a_run_that_came_without_its_sources(out: Path) -> None:
    shutil.rmtree(out.parent / "corpus")
    assert len(validated(out).problems) == 2
    assert validated(out, sources=False).problems == []


def test_a_folder_without_a_run_is_named(tmp_path: Path) -> None:
    with pytest.raises(CouncilscopeError, match="C001"):
        validated(tmp_path)


def test_one_byte_of_a_row_or_a_member_is_seen(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.csv").write_text("title,text\nOne,First words\nTwo,Second words\n")
    (corpus / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Third words"}\n'))
    (corpus / "c.zip").write_bytes(mixed.zipped(a__txt=b"Fourth words"))
    run([corpus], tmp_path / "out", settings=ExtractionSettings(model=None), engine=SerialEngine(Obedient()))
    result = validated(tmp_path / "out")
    assert (result.problems, result.sources) == ([], 4)
    (corpus / "a.csv").write_text("title,text\nOne,First words\nTwo,Second wordz\n")
    (corpus / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Third wordz"}\n'))
    (corpus / "c.zip").write_bytes(mixed.zipped(a__txt=b"Fourth wordz"))
    problems = validated(tmp_path / "out").problems
    assert [problem.split(":")[0] for problem in problems] == [
        "[C008] a.csv#2",
        "[C008] b.jsonl.gz#1",
        "[C008] c.zip/a.txt",
    ]
    assert all("a changed source" in problem for problem in problems)
