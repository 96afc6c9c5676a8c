"""Explain: the words in context, the rule, the knowledge, and what the rules weighed and turned down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from councilscope.records import ArticleRecord
from helpers.command import Called, Command

DURHAM = """Durham praised by inspectors

12 March 2006

Durham County Council has been given three stars for social care, better than Sunderland City Council. The Commission for
Social Care Inspection published the star ratings today. There was good news for families in Hull as well.

Council leader Maud Fenwick met Director Ann Brooks, who said: “We are very glad of this report and we thank our staff.” \
Zeal Quimper was late.

The council must publish a plan by June. Readers should visit the website. \
Three councils were given two stars. More than 30 councils had two stars.

The inspectors found:

- staff are kind
- homes are clean
"""
OPTIONS = ("--workers", 0, "--model", "none", "--no-report")


@pytest.fixture
def run(command: Command, tmp_path: Path) -> Path:
    """A run over one article."""
    return run_over(command, tmp_path, "durham.txt", DURHAM)


def run_over(command: Command, folder: Path, name: str, text: str, *more: object) -> Path:
    """The folder of a run over one file of that name."""
    (folder / name).write_text(text, encoding="utf-8")
    assert command("run", folder / name, "--out", folder / "out", *OPTIONS, *more).code == 0
    return folder / "out"


def record_of(run: Path) -> ArticleRecord:
    """The one record of a run."""
    return ArticleRecord.model_validate_json((run / "articles.jsonl").read_bytes())


def said(called: Called) -> str:
    """What stands on stdout, however it was folded."""
    assert called.code == 0, called.err
    return " ".join(called.out.split())


def turned_down(called: Called) -> str:
    """What stands below the heading of what was turned down."""
    return said(called).partition("What was weighed and turned down")[2]


def test_a_rating_is_explained_by_its_words_rule_counts_and_knowledge(command: Command, run: Path) -> None:
    rating = record_of(run).ratings[0]
    shown = command("explain", run, rating.id)
    words = said(shown)
    assert "has been given three stars for social care" in words
    assert f"rule {rating.rule} confidence {rating.confidence:.2f}; of the items counted in known articles" in words
    for evidence in rating.evidence:
        assert f"at {evidence.start}-{evidence.end}" in words
    assert f"ratings/regimes/{rating.scheme}.json" in words
    assert shown.err == ""


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("ratings", ("named-in-passing", "namesake-in-force", "scheme-not-in-use", "scheme-not-named")),
        ("quotes", ("before-the-relative",)),
        ("action_points", ("doer-unknown", "spoken-of-less")),
        ("tallies", ("bound-not-a-count",)),
        ("findings", ("list-of-findings",)),
        ("people", ("nothing-proves-a-name",)),
    ],
)
def test_an_item_of_each_kind_shows_what_a_rule_turned_down(
    command: Command, run: Path, kind: str, rules: tuple[str, ...]
) -> None:
    shown = "".join(turned_down(command("explain", run, item.id)) for item in getattr(record_of(run), kind))
    for rule in rules:
        assert f"({rule})" in shown


def test_the_turned_down_stand_with_their_names_words_and_reasons(command: Command, run: Path) -> None:
    record = record_of(run)
    shown = turned_down(command("explain", run, record.ratings[0].id))
    namesake = next(part for part in shown.split("council meant: ") if "(namesake-in-force)" in part)
    assert "in being from 2009-04-01 to today; durham-cc fits the article's time better (2006-03-12)" in namesake
    at = record.text.index("Sunderland City Council")
    assert f"Sunderland City Council (sunderland) for 'Sunderland City Council' at {at}-{at + 23}" in shown.replace(
        "  ", " "
    )


def test_words_that_gave_nothing_show_what_was_weighed_there(command: Command, run: Path) -> None:
    words = said(command("explain", run, "--text", "good\nnews for families"))
    assert "no item has its words here" in words
    assert "ordinary language: the word qualifies the noun after it (qualifies-a-noun)" in words
    again = said(command("explain", run, "--text", "three stars", "--article", record_of(run).id))
    assert f"Rating {record_of(run).ratings[0].id} 'three stars', by the rule value-words" in again
    assert "no rule weighed these words for anything" in said(command("explain", run, "--text", "published the star"))


def test_words_that_cleaning_left_out_are_told_with_the_reason(command: Command, tmp_path: Path) -> None:
    run = run_over(command, tmp_path, "page.txt", f"Skip to main content\n\n{DURHAM}\nShare this page on Facebook\n")
    removed = record_of(run).removed[0]
    words = said(command("explain", run, "--text", removed.text))
    assert f"No part of the article {removed.reason} left out with a confidence of {removed.confidence:.2f}" in words


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("r0000000000000000",), 3, "C016"),
        (("--text", "no such words"), 3, "C023"),
        (("--text", "three stars", "--article", "0" * 16), 3, "C023"),
        ((), 2, "--text"),
        (("--text", "  "), 2, "--text"),
        (("r0000000000000000", "--text", "three stars"), 2, "--text"),
    ],
)
def test_what_cannot_be_explained_is_named(
    command: Command, run: Path, arguments: tuple[str, ...], code: int, error: str
) -> None:
    failed = command("explain", run, *arguments)
    assert failed.code == code
    assert error in failed.err


@pytest.mark.parametrize(("change", "words"), [("change", "has changed"), ("delete", "is gone")])
def test_a_source_that_is_not_what_it_was_is_remarked_on(command: Command, run: Path, change: str, words: str) -> None:
    source = run.parent / "durham.txt"
    if change == "delete":
        source.unlink()
    else:
        source.write_text("another text")
    shown = command("explain", run, record_of(run).ratings[0].id)
    assert "three stars" in said(shown)
    assert not turned_down(shown)
    assert "C017" in shown.err
    assert words in shown.err


def test_an_item_that_comes_out_no_more_or_otherwise_is_remarked_on(command: Command, run: Path) -> None:
    path = run / "articles.jsonl"
    kept = path.read_text("utf-8")
    rating = record_of(run).ratings[0]
    for now, problem in (("r" + "1" * 16, "does not come out any more"), (rating.id, "comes out otherwise (rule)")):
        told = json.loads(kept)
        told["ratings"][0] |= {"id": now, "rule": "value-words" if now != rating.id else "another-rule"}
        path.write_text(json.dumps(told, ensure_ascii=False) + "\n", "utf-8")
        shown = command("explain", run, now)
        assert "three stars" in said(shown)
        assert not turned_down(shown)
        assert "C022" in shown.err
        assert problem in shown.err


def test_a_model_that_is_gone_leaves_what_the_record_says(command: Command, run: Path) -> None:
    summary = json.loads((run / "run.json").read_text("utf-8"))
    summary["settings"]["model"] = "no_such_model"
    (run / "run.json").write_text(json.dumps(summary), "utf-8")
    shown = command("explain", run, record_of(run).ratings[0].id)
    assert "three stars" in said(shown)
    assert "C005" in shown.err


def test_every_item_of_a_record_can_be_explained_and_the_same_again(command: Command, run: Path) -> None:
    record: dict[str, Any] = json.loads((run / "articles.jsonl").read_text())
    names = ("people", "ratings", "tallies", "quotes", "action_points", "findings")
    for item in (item for name in names for item in record[name]):
        first = command("explain", run, item["id"])
        assert first.code == 0
        assert command("explain", run, item["id"]) == first


def test_an_article_cannot_speak_to_the_terminal(command: Command, tmp_path: Path) -> None:
    hostile = DURHAM.replace("three stars", "three stars \u202e[red]x[/red] \x1b]0;title\x07\x1b[2J")
    run = run_over(command, tmp_path, "durham.jsonl", json.dumps({"text": hostile}) + "\n", "--text-field", "text")
    for arguments in ((record_of(run).ratings[0].id,), ("--text", "good news")):
        shown = command("explain", run, *arguments)
        assert "[red]x[/red]" in said(shown) or arguments[0] == "--text"
        assert not {"\x1b", "\x07", "\u202e"} & set(shown.out + shown.err)
