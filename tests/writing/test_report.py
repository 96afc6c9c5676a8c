"""The report as a file: what it packs, counts and leaves out. What a person sees is tested in tests/browser."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.knowledge import load_knowledge
from councilscope.records.items import ActionPoint, Finding, Person, Quote, Rating, Tally
from councilscope.writing import Versions
from councilscope.writing.report import ReportWriter
from councilscope.writing.report.compact import compacted, packed, unpacked
from councilscope.writing.report.figures import MOST_GROUPS, OTHERS, Figures
from councilscope.writing.report.forms import FORMS, forms
from councilscope.writing.report.page import SCRIPTS, _asset
from councilscope.writing.report.rows import LONGEST, ROWS, shortened
from helpers.articles import ARTICLE
from helpers.command import Command
from helpers.records import full_record

VERSIONS = Versions(councilscope="1", code="c", record_schema="1.0", python="3", spacy="3", model=None)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def as_row(number: int = 0, **changes: Any) -> dict[str, Any]:
    """A hand-made record as its JSON, with an id of its own."""
    record: dict[str, Any] = json.loads(full_record(f"{number}.txt").model_dump_json())
    return {**record, "id": f"{number:016x}", **changes}


def page_of(writer: ReportWriter) -> str:
    """The page that a writer makes."""
    file = io.BytesIO()
    writer.write(file, VERSIONS, "k")
    return file.getvalue().decode()


def index_of(page: str) -> dict[str, Any]:
    """The unpacked index of a page."""
    found = re.search(r'id="index">([^<]*)<', page)
    assert found
    index: dict[str, Any] = unpacked(found[1])
    return index


@given(JSON)
def test_packing_loses_nothing_and_leaves_nothing_that_could_be_markup(value: Any) -> None:
    text = packed(value)
    assert re.fullmatch(r"[A-Za-z0-9+/=]*", text)
    assert unpacked(text) == value


def test_a_compact_record_still_says_which_words_every_span_is() -> None:
    record = as_row()
    compact = compacted(record)
    rating, mention = record["ratings"][0], record["councils"][0]["mentions"][0]
    assert compact["ratings"][0]["evidence"] == [
        [one["start"], one["end"], one["supports"]] for one in rating["evidence"]
    ]
    start, end, form = compact["councils"][0]["mentions"][0]
    assert (record["text"][start:end], form) == (mention["text"], mention["form"])
    assert "scheme" not in compact["ratings"][0], "a null is left out"
    assert compact["text"] == record["text"]


def test_figures_count_current_ratings_of_councils_and_open_action_points() -> None:
    published = {"date": "2009-12-02", "precision": "day", "origin": "text", "words": "2 December 2009", "span": None}
    record = as_row(published=published)
    rating = record["ratings"][0]
    record["ratings"] = [
        {**rating, "change": "up"},
        {**rating, "status": "historical", "change": "down"},
        {**rating, "council": None},
    ]
    action = record["action_points"][0]
    deadline = {"text": "by May", "earliest": None, "latest": "2010-05-31", "precision": "month", "anchor": "published"}
    record["action_points"] = [
        {**action, "deadline": deadline},
        {**action, "deadline": deadline, "status": "done"},
        action,
    ]
    figures = Figures(lambda scheme: scheme or "none")
    figures.take(record)
    rows = {figure.id: list(figure.rows) for figure in figures.all()}
    assert rows["ratings"] == [("2009", "none", 1)]
    assert rows["changes"] == [("2009", "up", 1)]
    assert rows["deadlines"] == [("2010", "commitment", 1)]
    assert rows["speakers"] == [("Jo Hale", "", 1)]
    assert rows["articles"] == [("2009", "not known", 1)]


def test_rare_groups_are_added_up_and_the_order_of_records_changes_nothing() -> None:
    records = [as_row(n, publisher=f"Paper {n % 12:02}") for n in range(40)]
    forwards, backwards = Figures(str), Figures(str)
    for one, other in zip(records, reversed(records), strict=True):
        forwards.take(one)
        backwards.take(other)
    assert forwards.all() == backwards.all()
    rows = forwards.all()[0].rows
    assert {group for _, group, _ in rows} == {f"Paper {n:02}" for n in range(MOST_GROUPS)} | {OTHERS}
    assert sum(count for *_, count in rows) == 40


def test_a_large_run_is_counted_whole_and_shown_in_part() -> None:
    writer = ReportWriter(load_knowledge(), most_articles=3)
    for number in range(5):
        writer.record(as_row(number))
    page = page_of(writer)
    index = index_of(page)
    assert [row[0] for row in index["lists"]["articles"]["rows"]] == [f"{n:016x}" for n in range(3)]
    assert {row[0] for row in index["lists"]["ratings"]["rows"]} == {0, 1, 2}
    assert "5 read = 5 written" in page
    assert "The figures here count all 5 articles" in page
    assert "The figures here count all" not in page_of(ReportWriter(load_knowledge()))


def test_every_row_has_its_columns_and_long_words_are_cut() -> None:
    record = as_row()
    for name, kind in ROWS.items():
        assert all(len(row) == len(kind.columns.split()) for row in kind.read(record)), name
    assert shortened("one\n two") == "one two"
    assert len(shortened("word " * 100)) <= LONGEST
    assert shortened("word " * 100).endswith("word…")


def test_forms_offer_fields_of_the_records_and_their_closed_choices() -> None:
    models = {
        "ratings": Rating,
        "quotes": Quote,
        "action_points": ActionPoint,
        "findings": Finding,
        "people": Person,
        "tallies": Tally,
    }
    assert models == FORMS
    for name, model in models.items():
        outer = {field.name.split(".")[0] for field in forms()[name]}
        assert outer <= set(model.model_fields)
        assert not outer & {"id", "evidence", "rule", "confidence", "rank", "derived"}
    ratings = {field.name: field.choices for field in forms()["ratings"]}
    assert ratings["status"] == ["current", "ended", "historical", "expected", "denied"]
    assert ratings["value"] is None
    assert {"previous.value", "period.first_year"} <= set(ratings)


def test_each_entry_of_knowledge_that_was_used_stands_in_the_report_once_and_short() -> None:
    knowledge = load_knowledge()
    writer = ReportWriter(knowledge)
    for number in range(3):
        row = as_row(number)
        row["ratings"][0]["knowledge"] = ["csci-star-rating", "stars-0-3", "no-such-entry"]
        writer.record(row)
    entries = index_of(page_of(writer))["entries"]
    assert "no-such-entry" not in entries
    [[file, name, contents]] = entries["csci-star-rating"]
    assert (file, name) == ("ratings/regimes/csci-star-rating.json", knowledge.ratings.regimes["csci-star-rating"].name)
    assert "first year: 2004" in contents
    assert all(len(words) <= LONGEST for rows in entries.values() for row in rows for words in row)
    assert "(label three stars, score 3)" in entries["stars-0-3"][0][2]


def test_scripts_build_no_markup_from_text_and_reach_for_no_network() -> None:
    script = "\n".join(map(_asset, SCRIPTS))
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "import(",
    ):
        assert word not in script, word
    page = page_of(ReportWriter(load_knowledge()))
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", page)
    assert "default-src 'none'" in page


def test_the_run_and_the_verb_write_the_same_report(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE)
    (tmp_path / "in" / "same.txt").write_text(ARTICLE)
    (tmp_path / "in" / "empty.txt").write_text("")
    run = tmp_path / "out"
    assert command("run", tmp_path / "in", "--out", run, "--workers", 0, "--model", "none").code == 0
    first = (run / "report.html").read_bytes()
    assert b"3 read = 1 written + 1 rejected + 1 duplicate" in first
    assert command("report", run, "--out", tmp_path / "again.html").code == 0
    assert (tmp_path / "again.html").read_bytes() == first


def test_a_report_of_chosen_articles(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE.replace("Leeds", "Bristol").replace("2019", "2021"))
    run, out = tmp_path / "out", tmp_path / "one.html"
    assert command("run", tmp_path, "--out", run, "--workers", 0, "--model", "none", "--no-report").code == 0
    assert not (run / "report.html").exists()
    for options in (("--council", "bristol"), ("--year", "2021")):
        assert command("report", run, "--out", out, *options).code == 0
        assert [row[1] for row in index_of(out.read_text())["lists"]["articles"]["rows"]] == ["b.txt"]
    failed = command("report", run, "--council", "atlantis")
    assert failed.code == 3
    assert "C014" in failed.err


def test_a_run_without_a_report_takes_the_report_of_the_run_before_away(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    run = ("run", tmp_path / "a.txt", "--out", tmp_path / "out", "--workers", 0, "--model", "none")
    command(*run)
    (tmp_path / "out" / "notes.txt").write_text("a file of the user's own")
    command(*run, "--no-report")
    assert not (tmp_path / "out" / "report.html").exists()
    assert (tmp_path / "out" / "notes.txt").exists()


@pytest.mark.parametrize("reject", ["R001", "R005"])
def test_rejects_stand_in_the_report(reject: str) -> None:
    writer = ReportWriter(load_knowledge())
    writer.reject(reject, "<b>.txt", "why & how")
    page = page_of(writer)
    assert index_of(page)["lists"]["rejects"]["rows"] == [[reject, "<b>.txt", "why & how"]]
    assert f"<td>{reject}</td>" in page
