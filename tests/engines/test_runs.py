"""A run: counts balance, files are whole, equal inputs give equal bytes, and no finished work is done again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from councilscope.engines import Outcome, ProcessEngine, SerialEngine, run, versions
from councilscope.errors import CouncilscopeError
from councilscope.settings import ExtractionSettings, RunSettings
from councilscope.writing import RunSummary
from helpers.processors import Counting, Obedient

RULES = ExtractionSettings(model=None)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Six files: four to record, one twice, one that gives no article."""
    folder = tmp_path / "corpus"
    (folder / "b").mkdir(parents=True)
    for name, text in {
        "a.txt": "First article.", "b/one.txt": "Second article.", "b/two.txt": "First article.",
        "c.txt": "reject this", "d.txt": "=1+1 is no formula here", "e.txt": "Third article.",
    }.items():  # fmt: skip
        (folder / name).write_text(text)
    return folder


def done(corpus: Path, out: Path, **changes: Any) -> RunSummary:
    """Run with a processor of the tests in this process."""
    return run([corpus], out, **{"settings": RULES, "engine": SerialEngine(Obedient()), **changes})


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def data_files(out: Path) -> dict[str, bytes]:
    """Every file of a run whose bytes repeat: all but run.json and the database."""
    apart = {"run.json", "councilscope.duckdb"}
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in apart}


def test_counts_balance_and_rows_are_in_corpus_order(corpus: Path, tmp_path: Path) -> None:
    counts = done(corpus, tmp_path / "out").counts
    assert (counts.read, counts.written, counts.rejected, counts.duplicate) == (6, 4, 1, 1)
    paths = [row["source"]["path"] for row in rows(tmp_path / "out" / "articles.jsonl")]
    assert paths == ["a.txt", "b/one.txt", "d.txt", "e.txt"]
    first = rows(tmp_path / "out" / "articles.jsonl")[0]["id"]
    assert rows(tmp_path / "out" / "duplicates.jsonl") == [{"path": "b/two.txt", "id": first, "first_path": "a.txt"}]
    assert [(row["path"], row["code"]) for row in rows(tmp_path / "out" / "errors.jsonl")] == [("c.txt", "R005")]


def test_same_bytes_whatever_engine_and_order_of_inputs(corpus: Path, tmp_path: Path) -> None:
    inputs = [corpus / "b", corpus / "c.txt", corpus / "a.txt"]
    run(inputs, tmp_path / "serial", settings=RULES, engine=SerialEngine(Obedient()))
    run(inputs[::-1], tmp_path / "processes", settings=RULES, engine=ProcessEngine(Obedient, workers=2))
    assert data_files(tmp_path / "serial") == data_files(tmp_path / "processes")


def test_an_equal_run_extracts_nothing_and_a_changed_one_only_what_changed(corpus: Path, tmp_path: Path) -> None:
    out, log = tmp_path / "out", corpus / "calls.log"
    engine = SerialEngine(Counting())
    assert done(corpus, out, engine=engine).counts.reused == 0
    before = data_files(out)
    (corpus / "calls.log").unlink()
    (corpus / "b" / "calls.log").unlink()
    assert done(corpus, out, engine=engine).counts.reused == 5
    assert data_files(out) == before
    assert not log.exists()
    (corpus / "e.txt").write_text("Fourth article.")
    assert done(corpus, out, engine=engine).counts.reused == 4
    assert [line.split()[1] for line in log.read_text().splitlines()] == ["e.txt"]


@pytest.mark.parametrize(
    "change",
    [
        {"settings": ExtractionSettings(model=None, max_bytes=999)},
        {"how": RunSettings(resume=False)},
        {"overlay": "another word"},
        {"code": "another rule"},
    ],
    ids=["settings", "no-resume", "knowledge", "code"],
)
def test_what_a_record_depends_on_makes_everything_run_again(
    change: dict[str, Any], corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(corpus, tmp_path / "out")
    if "overlay" in change:
        about = {"what": "a test", "sources": ["made up"], "licence": "MIT"}
        (tmp_path / "overlay" / "quotes").mkdir(parents=True)
        content = {"about": about, "entries": [{"id": change["overlay"]}]}
        (tmp_path / "overlay" / "quotes" / "verbs.json").write_text(json.dumps(content))
        change = {"settings": ExtractionSettings(model=None, knowledge=(tmp_path / "overlay",))}
    elif "code" in change:
        monkeypatch.setattr(versions, "code_digest", lambda: "another rule")
        change = {}
    assert done(corpus, tmp_path / "out", **change).counts.reused == 0


def test_a_file_that_changes_while_it_is_read_is_not_kept(corpus: Path, tmp_path: Path) -> None:
    class Late(Obedient):
        def process(self, path: Path, relative: str) -> Any:
            if relative == "a.txt":
                path.write_text("Changed at the last moment.")
            return super().process(path, relative)

    assert done(corpus, tmp_path / "out", engine=SerialEngine(Late())).counts.reused == 0
    (corpus / "a.txt").write_text("First article.")
    done(corpus, tmp_path / "out")
    assert rows(tmp_path / "out" / "articles.jsonl")[0]["text"] == "First article."


def test_a_failing_run_leaves_the_earlier_files_alone(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done(corpus, out)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    (corpus / "f.txt").write_text("Another.")

    def fails_late(outcome: Outcome) -> None:
        if outcome.task.relative == "e.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        done(corpus, out, watch=fails_late)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("damage", [b"", b"no database " * 999, None], ids=["empty", "other", "a folder"])
def test_a_damaged_store_is_made_anew_or_named(damage: bytes | None, corpus: Path, tmp_path: Path) -> None:
    done(corpus, tmp_path / "out")
    before = data_files(tmp_path / "out")
    store = tmp_path / "out" / ".councilscope" / "results.sqlite"
    store.unlink()
    if damage is None:
        store.mkdir()
        with pytest.raises(CouncilscopeError, match="C012"):
            done(corpus, tmp_path / "out")
    else:
        store.write_bytes(damage)
        assert done(corpus, tmp_path / "out").counts.reused == 0
    assert data_files(tmp_path / "out") == before


def test_two_runs_do_not_share_a_folder(corpus: Path, tmp_path: Path) -> None:
    refused: list[str] = []

    def another(outcome: Outcome) -> None:
        if not refused:
            with pytest.raises(CouncilscopeError, match="C012") as caught:
                done(corpus, tmp_path / "out")
            refused.append(str(caught.value))

    done(corpus, tmp_path / "out", watch=another)
    assert "another run is using it" in refused[0]


def test_limit_takes_the_first(corpus: Path, tmp_path: Path) -> None:
    counts = done(corpus, tmp_path / "out", how=RunSettings(limit=3)).counts
    assert (counts.read, counts.written, counts.duplicate) == (3, 2, 1)


def test_a_lost_input_is_seen(corpus: Path, tmp_path: Path) -> None:
    class Forgetful(SerialEngine):
        def outcomes(self, entries: Any) -> Any:
            for outcome in super().outcomes(entries):
                yield outcome if outcome.reject or outcome.first_path else Outcome(outcome.task)

    with pytest.raises(CouncilscopeError, match="C010"):
        done(corpus, tmp_path / "out", engine=Forgetful(Obedient()))
    assert not (tmp_path / "out" / "articles.jsonl").exists()


@pytest.mark.parametrize(
    ("inputs", "code"), [(["missing"], "C001"), (["empty"], "C002"), (["a.txt", "missing"], "C001")]
)
def test_unusable_inputs_are_named_before_any_work(inputs: list[str], code: str, corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty").mkdir()
    with pytest.raises(CouncilscopeError, match=code):
        run([corpus / name for name in inputs], tmp_path / "out", settings=RULES, engine=SerialEngine(Obedient()))
    assert not (tmp_path / "out").exists()


def test_a_file_name_that_is_no_unicode_is_no_obstacle(corpus: Path, tmp_path: Path) -> None:
    for name, text in (
        (b"caf\xe9.txt", "Café article."),
        (b"caf\xea.txt", "reject this too"),
        (b"z\xe9.txt", "Café article."),
    ):
        with open(os.path.join(os.fsencode(corpus), name), "w") as file:
            file.write(text)
    counts = done(corpus, tmp_path / "out").counts
    assert (counts.written, counts.rejected, counts.duplicate) == (5, 2, 2)
    assert "caf\\udce9.txt" in [row["source"]["path"] for row in rows(tmp_path / "out" / "articles.jsonl")]


def test_the_files_of_an_equal_run_stay_as_they_are(corpus: Path, tmp_path: Path) -> None:
    class Never(SerialEngine):
        def outcomes(self, entries: Any) -> Any:
            raise AssertionError("asked")

    out = tmp_path / "out"
    first, before = done(corpus, out), {path.name: path.stat().st_mtime_ns for path in out.iterdir() if path.is_file()}
    again = done(corpus, out, engine=Never(Obedient()))
    assert again.counts.reused == 5
    assert again.model_copy(update={"counts": first.counts, "started": "", "seconds": 0}) == first.model_copy(
        update={"started": "", "seconds": 0}
    )
    after = {path.name: path.stat().st_mtime_ns for path in out.iterdir() if path.is_file()}
    assert {name for name in before if before[name] != after[name]} == {"run.json"}


@pytest.mark.parametrize("change", ["missing", "edited", "renamed input", "one input less", "without report", "moved"])
def test_whatever_is_not_as_it_was_left_is_written_again(change: str, corpus: Path, tmp_path: Path) -> None:
    out, how = tmp_path / "out", RunSettings()
    done(corpus, out)
    if change == "missing":
        (out / "ratings.csv").unlink()
    elif change == "edited":
        rated = (out / "articles.csv").read_text()
        (out / "articles.csv").write_text(rated.replace("a", "b", 1))
    elif change == "renamed input":
        (corpus / "e.txt").rename(corpus / "f.txt")
    elif change == "one input less":
        (corpus / "e.txt").unlink()
    elif change == "moved":  # the first of two equal inputs is now the second
        (corpus / "b" / "two.txt").rename(corpus / "0.txt")
    else:
        how = RunSettings(report=False)
    done(corpus, out, how=how)
    done(corpus, tmp_path / "fresh", how=how)
    kept = {name: data for name, data in data_files(out).items() if name in data_files(tmp_path / "fresh")}
    assert kept == data_files(tmp_path / "fresh")
