"""Corrections from the report become known articles that check reads; what no longer fits is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from councilscope.errors import CouncilscopeError
from councilscope.reviewing.applying import apply
from helpers.articles import ARTICLE
from helpers.command import Command

RUN = ("--workers", 0, "--model", "none", "--no-report")


@pytest.fixture
def run(command: Command, tmp_path: Path) -> Path:
    """A run over one article."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(ARTICLE)
    assert command("run", tmp_path / "in", "--out", tmp_path / "out", *RUN).code == 0
    return tmp_path / "out"


def record_of(run: Path) -> dict[str, Any]:
    """The one record of a run."""
    record: dict[str, Any] = json.loads((run / "articles.jsonl").read_text())
    return record


def correction(run: Path, list_name: str, verdict: str, fields: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A correction of the first item of a list, as the report saves it."""
    record = record_of(run)
    item = record[list_name][0]
    text = item.get("text") or item["evidence"][0]["text"]
    return {
        "format": "councilscope-corrections-1",
        "article": record["id"],
        "path": record["source"]["path"],
        "sha256": record["source"]["sha256"],
        "list": list_name,
        "item": item["id"],
        "verdict": verdict,
        "anchor": {"start": 0, "end": len(text), "text": text},
        "fields": fields,
        **changes,
    }


def patch(run: Path, *corrections: dict[str, Any]) -> Path:
    """A file of corrections."""
    path = run.parent / "corrections.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in corrections))
    return path


RATING = {"council": "leeds", "kind": "overall", "value": "good", "status": "current"}
QUOTE = {"kind": "direct", "speaker.name": "Maud Fenwick", "speaker.role": "council leader"}


def test_accepted_items_make_a_known_article_that_check_finds_good(run: Path, command: Command, tmp_path: Path) -> None:
    file = patch(run, correction(run, "ratings", "accept", RATING), correction(run, "quotes", "accept", QUOTE))
    done = command("apply", file, "--run", run, "--to", tmp_path / "known")
    assert (done.code, done.err.strip()) == (0, "2 corrections in 1 known articles, 0 stale")
    expected = json.loads(next((tmp_path / "known").glob("*.expected.json")).read_text())
    assert expected["ratings"] == [RATING]
    assert expected["quotes"][0]["text"] == {"starts": "We are very glad of", "ends": "our staff for their work."}
    assert expected["quotes"][0]["speaker"] == {"name": "Maud Fenwick", "role": "council leader"}
    assert next((tmp_path / "known").glob("*.txt")).read_text() == ARTICLE
    checked = command("check", tmp_path / "known", "--model", "none")
    assert checked.code == 0, checked.out + checked.err


@pytest.mark.parametrize(
    ("list_name", "verdict", "fields", "field"),
    [
        ("ratings", "reject", RATING, "ratings"),
        ("ratings", "fix", {**RATING, "value": "outstanding"}, "ratings"),
        ("quotes", "fix", {**QUOTE, "speaker.name": "Somebody Else"}, "quotes.speaker"),
        ("findings", "reject", {}, "findings"),
    ],
)
def test_what_a_person_calls_wrong_falls_short_in_check(
    run: Path, command: Command, tmp_path: Path, list_name: str, verdict: str, fields: dict[str, Any], field: str
) -> None:
    file = patch(run, correction(run, list_name, verdict, fields))
    assert command("apply", file, "--run", run, "--to", tmp_path / "known").code == 0
    checked = command("check", tmp_path / "known", "--model", "none")
    assert checked.code == 5
    assert field in checked.out + checked.err


def test_a_rejected_item_that_is_no_longer_found_is_good(run: Path, command: Command, tmp_path: Path) -> None:
    file = patch(run, correction(run, "ratings", "reject", {**RATING, "status": "historical"}))
    command("apply", file, "--run", run, "--to", tmp_path / "known")
    assert command("check", tmp_path / "known", "--model", "none").code == 0


def test_the_same_patch_again_changes_nothing_and_a_second_verdict_wins(run: Path, tmp_path: Path) -> None:
    known = tmp_path / "known"
    first = apply(patch(run, correction(run, "ratings", "accept", RATING)), run, known).written[0]
    before = first.read_bytes()
    apply(patch(run, correction(run, "ratings", "accept", RATING)), run, known)
    assert first.read_bytes() == before
    better = {**RATING, "value": "outstanding"}
    apply(patch(run, correction(run, "ratings", "fix", better, was=RATING)), run, known)
    assert json.loads(first.read_text())["ratings"] == [better]


def test_corrections_hold_on_a_newer_run(run: Path, command: Command, tmp_path: Path) -> None:
    file = patch(run, correction(run, "ratings", "accept", RATING))
    newer = tmp_path / "newer"
    assert command("run", tmp_path / "in", "--out", newer, *RUN, "--reference-date", "2020-01-01").code == 0
    result = apply(file, newer, tmp_path / "known")
    assert (result.corrections, result.stale) == (1, [])


def test_stale_corrections_are_reported_and_not_written(run: Path, tmp_path: Path) -> None:
    lost = correction(run, "ratings", "accept", RATING, anchor={"start": 0, "end": 4, "text": "words of an older page"})
    other = correction(run, "ratings", "accept", RATING, article="0" * 16)
    result = apply(patch(run, lost, other), run, tmp_path / "known")
    assert result.written == []
    assert ["holds no such article" in line or "no longer stand" in line for line in result.stale] == [True, True]
    (tmp_path / "in" / "good.txt").write_text(ARTICLE + "More.")
    result = apply(patch(run, correction(run, "ratings", "accept", RATING)), run, tmp_path / "known")
    assert "changed since the run" in result.stale[0]
    (tmp_path / "in" / "good.txt").unlink()
    result = apply(patch(run, correction(run, "ratings", "accept", RATING)), run, tmp_path / "known")
    assert "is gone" in result.stale[0]
    assert not (tmp_path / "known").exists()


def test_added_items_and_numbers(run: Path, tmp_path: Path) -> None:
    tally = {"count": "3", "unit": "councils", "percent": "12.5"}
    words = {"start": 0, "end": 9, "text": "all of our staff"}
    added = correction(run, "ratings", "add", tally, list="tallies", item=None, key="new-1", anchor=words)
    written = apply(patch(run, added), run, tmp_path / "known").written[0]
    assert json.loads(written.read_text())["tallies"] == [{"count": 3, "unit": "councils", "percent": 12.5}]


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{", "JSON"), ('{"format": "councilscope-corrections-1"}', "article"), ('{"format": "another"}', "format")],
)
def test_a_file_that_holds_no_corrections_is_named_with_its_line(
    run: Path, tmp_path: Path, line: str, problem: str
) -> None:
    good = json.dumps(correction(run, "ratings", "accept", RATING))
    (tmp_path / "bad.jsonl").write_text(f"{good}\n\n{line}\n")
    with pytest.raises(CouncilscopeError, match="C015") as caught:
        apply(tmp_path / "bad.jsonl", run, tmp_path / "known")
    assert "line 3" in str(caught.value)
    assert problem in str(caught.value)


def test_a_field_that_no_known_article_may_hold_is_named(run: Path, tmp_path: Path) -> None:
    bad = correction(run, "ratings", "fix", {**RATING, "status": "great"})
    with pytest.raises(CouncilscopeError, match=r"C009.*ratings.*status"):
        apply(patch(run, bad), run, tmp_path / "known")


def test_without_a_run_the_verb_says_what_to_name(run: Path, command: Command, tmp_path: Path) -> None:
    file = patch(run, correction(run, "ratings", "accept", RATING))
    failed = command("apply", file, "--to", tmp_path / "known")
    assert failed.code == 3
    assert "--run" in failed.err
