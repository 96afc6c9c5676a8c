"""The light rows that the report's lists, filters and council pages work on: one an item, without offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

LONGEST = 240  # characters of an item's words in a list; the article page has all of them

Record = dict[str, Any]
Item = dict[str, Any]


class RowKind(NamedTuple):
    """One list of the report: its columns, parted by spaces, and how a record gives its rows."""

    columns: str
    read: Callable[[Record], Iterator[tuple[Any, ...]]]


def year_of(record: Record) -> int | None:
    """The year that the article was published in; None where it is not known."""
    return int(record["published"]["date"][:4]) if record["published"] else None


def shortened(text: str) -> str:
    """The words on one line, cut at LONGEST characters with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _articles(record: Record) -> Iterator[tuple[Any, ...]]:
    counts = [len(record[name]) for name in ("ratings", "quotes", "action_points", "findings", "warnings")]
    published = record["published"]
    yield (
        record["id"],
        record["source"]["path"],
        record["title"],
        record["publisher"],
        published["date"] if published else None,
        year_of(record),
        [council["id"] for council in record["councils"]],
        [body["id"] for body in record["bodies"]],
        *counts,
    )


def _ratings(record: Record) -> Iterator[tuple[Any, ...]]:
    for rating in record["ratings"]:
        period, previous = rating["period"], rating["previous"]
        yield (
            rating["id"],
            rating["council"],
            rating["rated_name"],
            rating["bodies"],
            rating["scheme"],
            rating["subject"],
            rating["kind"],
            rating["domain"],
            rating["value"] or value_of_score(rating) or rating["words"],
            rating["rank"],
            rating["rank_max"],
            previous and (previous["value"] or previous["words"]),
            rating["change"],
            rating["status"],
            period["last_year"] if period else year_of(record),
            rating["confidence"],
        )


def value_of_score(rating: Item) -> str | None:
    """'2 of 4', '63 percent': a number as words; None where the rating has none."""
    if rating["score"] is None:
        return None
    most = f" of {rating['score_max']:g}" if rating["score_max"] and rating["score_unit"] != "percent" else ""
    return f"{rating['score']:g}{most} {rating['score_unit'] or ''}".strip()


def _quotes(record: Record) -> Iterator[tuple[Any, ...]]:
    people = {person["id"]: person for person in record["people"]}
    for quote in record["quotes"]:
        person = people.get(quote["speaker"], {})
        yield (
            quote["id"],
            quote["kind"],
            person.get("name"),
            person.get("role"),
            person.get("organisation"),
            quote["document"],
            quote["speaker_kind"],
            quote["council"],
            quote["body"],
            quote["cue"],
            shortened(quote["text"]),
            year_of(record),
            quote["confidence"],
        )


def _actions(record: Record) -> Iterator[tuple[Any, ...]]:
    for action in record["action_points"]:
        owner, issuer, deadline = action["owner"], action["issued_by"], action["deadline"]
        yield (
            action["id"],
            action["kind"],
            action["status"],
            owner and owner["name"],
            owner["id"] if owner and owner["kind"] == "council" else None,
            issuer and issuer["name"],
            deadline and deadline["text"],
            deadline and deadline["latest"],
            shortened(action["text"]),
            year_of(record),
            action["confidence"],
        )


def _findings(record: Record) -> Iterator[tuple[Any, ...]]:
    for finding in record["findings"]:
        source = finding["source"]
        yield (
            finding["id"],
            finding["polarity"],
            finding["subject"],
            source and source["name"],
            shortened(finding["text"]),
            year_of(record),
            finding["confidence"],
        )


def _warnings(record: Record) -> Iterator[tuple[Any, ...]]:
    for warning in record["warnings"]:
        yield warning["code"], warning["message"]


ROWS: dict[str, RowKind] = {
    "articles": RowKind(
        "id path title publisher date year councils bodies ratings quotes actions findings warnings", _articles
    ),
    "ratings": RowKind(
        "id council rated bodies scheme subject kind domain value rank rankMax previous change status year sure",
        _ratings,
    ),
    "quotes": RowKind(
        "id kind speaker role organisation document speakerKind council body cue words year sure", _quotes
    ),
    "actions": RowKind("id kind status owner council issuer deadline latest words year sure", _actions),
    "findings": RowKind("id kind subject source words year sure", _findings),
    "warnings": RowKind("kind words", _warnings),
}
