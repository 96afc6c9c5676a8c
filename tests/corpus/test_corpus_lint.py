"""The corpus is well formed: every expectation stands in its article, and no article leans on another."""

from __future__ import annotations

import csv
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import ftfy
import pytest

from councilscope.knowledge.store import shipped_folder

CORPUS = Path(__file__).resolve().parent.parent.parent / "corpus"
SOURCES = sorted(path for path in CORPUS.rglob("*/*") if path.suffix in (".txt", ".html"))
EXPECTED_SUFFIX = ".expected.json"
LISTS = ("councils", "bodies", "people", "ratings", "tallies", "quotes", "action_points", "findings")
KEYS = {
    *LISTS,
    *("why", "title", "published", "publisher", "author", "language", "warnings", "complete", "must_stay", "must_go"),
}
STATUSES = {"current", "ended", "historical", "expected", "denied"}
QUOTE_KINDS = {"direct", "fragment", "indirect", "document"}
SHORTEST_SHARED = 12  # words: shorter lines are furniture ('Have your say', 'More stories') that real pages share too


def decoded(path: Path) -> str:
    """The words of a source file; the two encodings in which the corpus is written."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    if path.suffix == ".html":
        text = re.sub(r"(?is)<(script|style)\b.*?</\1>", " ", text)
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return ftfy.fix_encoding(text).replace("â€", "”")  # a closing mark whose last byte has no cp1252 character


def words(text: str) -> list[str]:
    """Words in lower case without accents, punctuation or quotation marks, as the expected form compares them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"[’‘']s\b", "s", plain)
    return re.sub(r"[^a-z0-9%£]+", " ", plain).split()


def position(part: list[str], whole: list[str], start: int = 0) -> int:
    """Index at which the words of ``part`` stand in ``whole`` at or after ``start``, else -1."""
    last = len(whole) - len(part)
    return next((i for i in range(start, last + 1) if whole[i : i + len(part)] == part), -1)


@cache
def expected(path: Path) -> dict[str, Any]:
    """What the file beside a source says must be found in it."""
    found: dict[str, Any] = json.loads(path.with_name(path.stem + EXPECTED_SUFFIX).read_text(encoding="utf-8"))
    return found


def spans(value: object) -> Iterator[dict[str, str]]:
    """Every span anywhere in an expectation."""
    if isinstance(value, dict):
        if set(value) == {"starts", "ends"}:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def parties(value: object) -> Iterator[dict[str, str]]:
    """Every party (an object with a kind of party and an id) anywhere in an expectation."""
    if isinstance(value, dict):
        if value.get("kind") in ("council", "body") and "id" in value:
            yield value
        for inner in value.values():
            yield from parties(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from parties(inner)


@cache
def council_names() -> dict[str, str]:
    """Official name of each council of the register, by id."""
    with (shipped_folder() / "councils" / "register.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["official_name"] for row in csv.DictReader(lines)}


@cache
def body_ids() -> frozenset[str]:
    """Ids of the bodies that rate or comment."""
    entries = json.loads((shipped_folder() / "bodies.json").read_text(encoding="utf-8"))["entries"]
    return frozenset(entry["id"] for entry in entries)


def in_corpus(path: Path) -> str:
    return path.relative_to(CORPUS).as_posix()


each_article = pytest.mark.parametrize("path", SOURCES, ids=in_corpus)


def test_every_article_has_an_expectation_and_the_other_way_round() -> None:
    with_expectation = {path.name.removesuffix(EXPECTED_SUFFIX) for path in CORPUS.rglob(f"*/*{EXPECTED_SUFFIX}")}
    assert {path.stem for path in SOURCES} == with_expectation
    assert len({path.stem for path in SOURCES}) == len(SOURCES), "a name stands once in the whole corpus"


def test_the_corpus_is_broad() -> None:
    assert len(SOURCES) >= 100
    assert len({path.parent.name for path in SOURCES}) >= 6
    assert {path.suffix for path in SOURCES} == {".txt", ".html"}
    silent = [
        path
        for path in SOURCES
        if "ratings" in expected(path)["complete"]
        and not any(
            r.get("status", "current") == "current" and not r.get("optional") for r in expected(path)["ratings"]
        )
    ]
    assert len(silent) >= 24, "articles that must give no rating"


def test_the_readme_lists_every_article() -> None:
    listed = set(
        re.findall(r"^\| ([a-z/-]+/[a-z0-9-]+\.(?:txt|html)) \|", (CORPUS / "README.md").read_text("utf-8"), re.M)
    )
    assert listed == {in_corpus(path) for path in SOURCES}


def test_some_articles_are_set_aside() -> None:
    set_aside = (CORPUS / "README.md").read_text("utf-8").partition("### Written last")[2]
    assert len(re.findall(r"^\| [a-z-]+/", set_aside, re.M)) >= 12


@each_article
def test_an_expectation_has_the_agreed_form(path: Path) -> None:
    found = expected(path)
    assert set(found) <= KEYS
    assert {*("published", "complete", "must_stay", "must_go")} <= set(found)
    assert set(found["complete"]) <= set(LISTS)
    assert all(rating.get("status", "current") in STATUSES for rating in found["ratings"])
    assert all({"value", "score", "kind"} & set(rating) for rating in found["ratings"])
    assert all(quote["kind"] in QUOTE_KINDS for quote in found["quotes"])


@each_article
def test_an_empty_list_is_meant(path: Path) -> None:
    found = expected(path)
    empty = [name for name in LISTS if found.get(name) == []]
    assert set(empty) <= set(found["complete"])


@each_article
def test_anchors_stand_in_the_article_in_order(path: Path) -> None:
    whole = words(decoded(path))
    for span in spans(expected(path)):
        first, last = words(span["starts"]), words(span["ends"])
        assert first, span
        assert last, span
        start = position(first, whole)
        assert start >= 0, span
        assert position(last, whole, max(start, start + len(first) - len(last))) >= 0, span


@each_article
def test_names_stand_in_the_article(path: Path) -> None:
    whole, found = words(decoded(path)), expected(path)
    for person in found["people"]:
        assert set(words(person["name"])) <= set(whole), person
    if found.get("title"):
        assert position(words(found["title"]), whole) >= 0
    for point in found["action_points"]:
        if point.get("deadline"):
            assert position(words(point["deadline"]["text"]), whole) >= 0, point
    for fragment in (quote for quote in found["quotes"] if quote["kind"] == "fragment"):
        assert fragment.get("optional"), fragment


@each_article
def test_probes_of_cleaning_stand_in_the_source(path: Path) -> None:
    whole, found = " ".join(words(decoded(path))), expected(path)
    for probe in (*found["must_stay"], *found["must_go"]):
        assert " ".join(words(probe)) in whole, probe
    assert not set(found["must_stay"]) & set(found["must_go"])


@each_article
def test_ids_are_of_the_shipped_knowledge(path: Path) -> None:
    found, councils, bodies = expected(path), council_names(), body_ids()
    for council in found["councils"]:
        assert councils[council["id"]] == council.get("name", councils[council["id"]])
    named = {council["id"] for council in found["councils"]}
    for rating in found["ratings"]:
        assert rating["council"] is None or rating["council"] in named, rating
        assert set(rating.get("bodies", [])) <= bodies, rating
    for person in found["people"]:
        assert {person["council"]} <= named if person.get("council") else True, person
        assert {person["body"]} <= bodies if person.get("body") else True, person
    for party in parties(found):
        assert party["id"] in (councils if party["kind"] == "council" else bodies), party


def test_no_two_articles_share_a_paragraph() -> None:
    first_in: dict[str, Path] = {}
    shared = []
    for path in SOURCES:
        for line in {" ".join(words(line)) for line in decoded(path).splitlines()}:
            if line.count(" ") + 1 < SHORTEST_SHARED:
                continue
            if first_in.setdefault(line, path) != path:
                shared.append((in_corpus(first_in[line]), in_corpus(path), line))
    assert not shared
