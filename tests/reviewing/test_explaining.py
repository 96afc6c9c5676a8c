"""Explain: the words in context, the rule, the knowledge and what else a value could have been."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from councilscope.knowledge import load_knowledge
from councilscope.records import ArticleRecord
from councilscope.reviewing.alternatives import alternatives
from helpers.command import Command

DURHAM = """Durham praised by inspectors

12 March {year}

Durham County Council has been given three stars for social care, better than Sunderland City Council. The Commission for
Social Care Inspection published the star ratings today.

Council leader Maud Fenwick was not there. Director Ann Brooks said: “We are very glad of this report and we thank our staff.”
"""


@pytest.fixture
def run(command: Command, tmp_path: Path) -> Path:
    """A run over one article."""
    (tmp_path / "durham.txt").write_text(DURHAM.format(year=2006))
    options = ("--workers", 0, "--model", "none", "--no-report")
    assert command("run", tmp_path / "durham.txt", "--out", tmp_path / "out", *options).code == 0
    return tmp_path / "out"


def record_of(run: Path) -> ArticleRecord:
    """The one record of a run."""
    return ArticleRecord.model_validate_json((run / "articles.jsonl").read_bytes())


def test_a_rating_is_explained_by_its_words_rule_knowledge_and_alternatives(command: Command, run: Path) -> None:
    rating = record_of(run).ratings[0]
    shown = command("explain", run, rating.id)
    assert shown.code == 0, shown.err
    said = " ".join(shown.out.split())
    assert "has been given three stars for social care" in said
    assert rating.rule in said
    assert f"{rating.confidence:.2f}" in said
    for evidence in rating.evidence:
        assert f"at {evidence.start}-{evidence.end}" in said
    assert rating.scheme in said
    assert f"ratings/regimes/{rating.scheme}.json" in said
    assert shown.err == ""


def test_alternatives_are_namesakes_schemes_neighbours_and_speakers(run: Path) -> None:
    record, knowledge = record_of(run), load_knowledge()
    rating, quote = record.ratings[0], record.quotes[0]
    found = {(one.field, one.what): one.why_not for one in alternatives(rating, record, knowledge)}
    namesake = next(why for (field, what), why in found.items() if field == "council" and "Durham" in what)
    assert "not on 2006-03-12" in namesake
    assert any("sunderland" in what for field, what in found if field == "council")
    schemes = {what: why for (field, what), why in found.items() if field == "scheme"}
    assert all(f"({rating.scheme})" not in what for what in schemes)
    assert any("not in 2006" in why for why in schemes.values())
    speakers = [one.what for one in alternatives(quote, record, knowledge) if one.field == "speaker"]
    assert speakers == ["Maud Fenwick"]


def test_an_item_that_no_record_holds_is_named(command: Command, run: Path) -> None:
    failed = command("explain", run, "r0000000000000000")
    assert failed.code == 3
    assert "C016" in failed.err


@pytest.mark.parametrize(("change", "said"), [("change", "has changed"), ("delete", "is gone")])
def test_a_source_that_is_not_what_it_was_is_remarked_on(command: Command, run: Path, change: str, said: str) -> None:
    source = run.parent / "durham.txt"
    if change == "delete":
        source.unlink()
    else:
        source.write_text("another text")
    shown = command("explain", run, record_of(run).ratings[0].id)
    assert shown.code == 0
    assert "three stars" in shown.out
    assert "C017" in shown.err
    assert said in shown.err


def test_every_item_of_a_record_can_be_explained(command: Command, run: Path) -> None:
    record: dict[str, Any] = json.loads((run / "articles.jsonl").read_text())
    names = ("people", "ratings", "tallies", "quotes", "action_points", "findings")
    for item in (item for name in names for item in record[name]):
        assert command("explain", run, item["id"]).code == 0
