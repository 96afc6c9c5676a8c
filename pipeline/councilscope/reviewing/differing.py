"""What two runs say differently: articles, items and fields, each with the words on both sides.

Articles are matched by their path, items by their id, which a corrected value keeps. One article of each run is in
memory at a time: where the other run's records stand in their file is kept on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from pydantic_core import from_json

from councilscope.errors import CouncilscopeError
from councilscope.records import ITEM_LISTS
from councilscope.writing import read_summary

LISTS = ("councils", "bodies", *ITEM_LISTS)
PAGE_FIELDS = ("title", "publisher", "author", "published", "language", "text")
NOT_COMPARED = frozenset({"id", "knowledge", "derived", "evidence", "mentions", "segments", "repeats", "rule"})
CONTEXT = 45  # characters on each side
Item = dict[str, Any]


class Difference(NamedTuple):
    """One thing that the runs say differently.

    field: 'articles', a list ('ratings': an item that one run has) or a field ('ratings.value'). rule: of the item, as
    'one -> other' where that changed; '' for what no rule gave. before, after: the values, None where that side has
    nothing. context_before, context_after: the words, marked in the text around them; '' where there are none.
    """

    path: str
    field: str
    rule: str
    before: Any
    after: Any
    context_before: str
    context_after: str


def setting_lines(one: Path, other: Path) -> list[str]:
    """A line for each version and setting that the runs do not share. Raise C001 or C007 for what is no run."""
    left, right = (
        {
            **summary.versions.model_dump(mode="json"),
            "knowledge": summary.knowledge_digest,
            **summary.settings.model_dump(mode="json"),
        }
        for summary in (read_summary(one), read_summary(other))
    )
    return [f"{name}: {left[name]} -> {right[name]}" for name in left if left[name] != right.get(name)]


def differences(one: Path, other: Path) -> Iterator[Difference]:
    """What differs, in the corpus order of the first run; articles that only the second has come last."""
    before, after = one / "articles.jsonl", other / "articles.jsonl"
    for path in (before, after):
        if not path.is_file():
            raise CouncilscopeError("C001", path=path)
    with closing(_indexed(after)) as places, before.open("rb") as lines, after.open("rb") as file:
        for line in lines:
            record = from_json(line)
            path = record["source"]["path"]
            place = places.execute("SELECT place FROM records WHERE path = ? AND seen = 0", (path,)).fetchone()
            if place is None:
                yield Difference(path, "articles", "", record["title"] or "(no title)", None, "", "")
                continue
            places.execute("UPDATE records SET seen = 1 WHERE place = ?", place)
            file.seek(place[0])
            yield from _of_article(path, record, from_json(file.readline()))
        for path, place in places.execute("SELECT path, place FROM records WHERE seen = 0 ORDER BY place"):
            file.seek(place)
            yield Difference(path, "articles", "", None, from_json(file.readline())["title"] or "(no title)", "", "")


def _indexed(path: Path) -> sqlite3.Connection:
    """Where each record stands in a file, by its path; kept in a temporary file."""
    places = sqlite3.connect("")
    places.execute("CREATE TABLE records (path TEXT, place INTEGER PRIMARY KEY, seen INTEGER)")

    def rows() -> Iterator[tuple[str, int, int]]:
        with path.open("rb") as lines:
            place = 0
            for line in lines:
                yield from_json(line)["source"]["path"], place, 0
                place += len(line)

    places.executemany("INSERT INTO records VALUES (?, ?, ?)", rows())
    places.execute("CREATE INDEX by_path ON records (path)")
    return places


def _of_article(path: str, before: Item, after: Item) -> Iterator[Difference]:
    if before == after:
        return
    if before["id"] != after["id"]:
        yield Difference(path, "articles.source", "", before["id"], after["id"], "", "")
    for name in PAGE_FIELDS:
        if before[name] != after[name]:
            old, new = (_told(name, record) for record in (before, after))
            yield Difference(path, f"articles.{name}", "", old, new, "", "")
    same_source = before["id"] == after["id"]
    for record in (before, after):
        _name_people(record)
    for name in LISTS:
        left, right = (_keyed(record[name], same_source) for record in (before, after))
        for key in {**left, **right}:
            yield from _of_item(path, name, (before["text"], left.get(key)), (after["text"], right.get(key)))


def _name_people(record: Item) -> None:
    """Put names where items refer to people by ids, which hang on the source's bytes."""
    names = {person["id"]: person["name"] or person["role"] for person in record["people"]}
    for name in ITEM_LISTS:
        for item in record[name]:
            if "speaker" in item:
                item["speaker"] = names.get(item["speaker"])
            for party in (
                value for value in item.values() if isinstance(value, dict) and value.get("kind") == "person"
            ):
                party["id"] = names.get(party["id"])


def _told(name: str, record: Item) -> Any:
    """A field of the page in a few words."""
    if name == "published":
        return record[name] and f"{record[name]['date']} ({record[name]['origin']})"
    return f"{len(record[name])} characters" if name == "text" else record[name]


def _keyed(items: list[Item], same_source: bool) -> dict[object, Item]:
    """Items by id; where the source changed, and every id with it, by their first words and place among equal ones."""
    keyed: dict[object, Item] = {}
    for item in items:
        key: object = item["id"]
        if not same_source and "evidence" in item:
            words = " ".join(item["evidence"][0]["text"].split())
            key = (words, sum(isinstance(known, tuple) and known[0] == words for known in keyed))
        keyed[key] = item
    return keyed


def _of_item(
    path: str, name: str, before: tuple[str, Item | None], after: tuple[str, Item | None]
) -> Iterator[Difference]:
    old, new = before[1], after[1]
    contexts = (_context(*before), _context(*after))
    if old is None or new is None:
        rule = (old or new or {}).get("rule", "")
        yield Difference(path, name, rule, old and _summed(old), new and _summed(new), *contexts)
        return
    rule = old["rule"] if old["rule"] == new["rule"] else f"{old['rule']} -> {new['rule']}"
    for field in old:
        if field not in NOT_COMPARED and old[field] != new.get(field):
            yield Difference(path, f"{name}.{field}", rule, old[field], new.get(field), *contexts)
    words = [" … ".join(span["text"] for span in item.get("evidence") or item["mentions"]) for item in (old, new)]
    if words[0] != words[1]:
        yield Difference(path, f"{name}.evidence", rule, words[0], words[1], *contexts)
    if old["rule"] != new["rule"]:
        yield Difference(path, f"{name}.rule", rule, old["rule"], new["rule"], *contexts)


def _summed(item: Mapping[str, Any]) -> str:
    """What an item says in a few words."""
    names = ("council", "name", "value", "kind", "status", "count", "text", "polarity")
    said = [str(item[name])[:80] for name in names if item.get(name) not in (None, "")]
    return ", ".join(said)


def _context(text: str, item: Item | None) -> str:
    """The first words of an item in the text around them."""
    spans = (item or {}).get("evidence") or (item or {}).get("mentions")
    if not spans:
        return ""
    start, end = spans[0]["start"], spans[0]["end"]
    parts = (text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT])
    left, words, right = (part.replace("\n", " ") for part in parts)
    return f"…{left}[{words}]{right}…"
