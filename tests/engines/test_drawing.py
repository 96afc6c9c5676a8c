"""The report is the same whether a process of its own draws it, none does, or that process dies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from councilscope.engines import run
from councilscope.engines.drawing import Drawing
from councilscope.engines.versions import versions_of
from councilscope.errors import CouncilscopeError
from councilscope.settings import ExtractionSettings, RunSettings
from councilscope.writing import read_summary
from councilscope.writing.report import GrowingReport, RunFiles, Work, write_report
from helpers import mixed

RULES = ExtractionSettings(model=None)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished run of two articles, whose report was drawn in this process."""
    folder = tmp_path_factory.mktemp("run")
    (folder / "in").mkdir()
    for name, text in mixed.TEXTS.items():
        (folder / "in" / f"{name}.txt").write_text(text)
    run([folder / "in"], folder / "out", settings=RULES, how=RunSettings(workers=0, workbook=False))
    return folder / "out"


def files(out: Path) -> RunFiles:
    """What the report of a run is made of."""
    return RunFiles(out / "articles.jsonl", out / "errors.jsonl", out / "duplicates.jsonl")


def work(out: Path) -> Work:
    """What made the records of a run."""
    summary = read_summary(out)
    assert summary.versions == versions_of(RULES)
    return Work((), summary.knowledge_digest, summary.versions)


def test_a_process_of_its_own_draws_the_same(out: Path, tmp_path: Path) -> None:
    with Drawing() as drawing:
        drawing.begin(tmp_path / "report.html", files(out), work(out))
        drawing.finish()
    assert (tmp_path / "report.html").read_bytes() == (out / "report.html").read_bytes()


def test_records_taken_as_they_come_give_the_same(out: Path, tmp_path: Path) -> None:
    lines = files(out).articles.read_bytes().splitlines(keepends=True)
    assert len(lines) > 1
    growing = files(out)._replace(articles=tmp_path / "articles.jsonl")
    with Drawing() as drawing, growing.articles.open("wb") as file:
        for line in lines:
            file.write(line)
            file.flush()
            drawing.follow(growing.articles, work(out))
            assert drawing._followed is not None
            drawing._followed.result()
        drawing.begin(tmp_path / "report.html", growing, work(out))
        drawing.finish()
    assert (tmp_path / "report.html").read_bytes() == (out / "report.html").read_bytes()


def test_only_whole_records_are_taken_ahead(out: Path, tmp_path: Path) -> None:
    lines = files(out).articles.read_bytes().splitlines(keepends=True)
    articles, report = tmp_path / "articles.jsonl", GrowingReport(work(out))
    for written in (lines[0], lines[0] + lines[1][:50]):
        articles.write_bytes(written)
        report.take(articles, len(lines[0]))
    articles.write_bytes(b"".join(lines))
    report.write(tmp_path / "report.html", files(out)._replace(articles=articles))
    assert (tmp_path / "report.html").read_bytes() == (out / "report.html").read_bytes()


def test_a_record_at_fault_is_told_of_when_the_report_is_drawn(out: Path, tmp_path: Path) -> None:
    growing = files(out)._replace(articles=tmp_path / "articles.jsonl")
    whole = files(out).articles.read_bytes()
    growing.articles.write_bytes(whole + b"{\n")
    with Drawing() as drawing:
        drawing.follow(growing.articles, work(out))
        drawing.begin(tmp_path / "report.html", growing, work(out))
        with pytest.raises(CouncilscopeError, match=f"C007.*line {len(whole.splitlines()) + 1}"):
            drawing.finish()


@pytest.mark.parametrize("early", [True, False])
def test_a_drawing_process_that_dies_costs_no_run(early: bool, out: Path, tmp_path: Path) -> None:
    with Drawing() as drawing:
        assert drawing._process is not None
        ended = drawing._process.pool.submit(os._exit, 1)
        if early:
            assert ended.exception() is not None
        drawing.begin(tmp_path / "report.html", files(out), work(out))
        drawing.finish()
    assert (tmp_path / "report.html").read_bytes() == (out / "report.html").read_bytes()


def test_an_error_of_the_drawing_reaches_the_run(out: Path, tmp_path: Path) -> None:
    missing = files(out)._replace(articles=tmp_path / "none.jsonl")
    with Drawing() as drawing:
        drawing.begin(tmp_path / "report.html", missing, work(out))
        with pytest.raises(CouncilscopeError, match="C001"):
            drawing.finish()


def test_a_lone_surrogate_in_a_reject_is_drawn(out: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    errors.write_text('{"path": "a\\ud800.txt", "row": null, "code": "R001", "message": "m\\ud800"}\n')
    write_report(tmp_path / "report.html", files(out)._replace(errors=errors), work(out))
    assert b"R001" in (tmp_path / "report.html").read_bytes()
