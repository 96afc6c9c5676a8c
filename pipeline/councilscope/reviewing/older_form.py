"""The older one-file form of known articles: ``gold.jsonl``, one row an article, names in place of ids."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge
from councilscope.reading import SUFFIXES
from councilscope.reviewing.expected import ExpectedArticle
from councilscope.reviewing.words import folded

KINDS = {"capacity": "prospects"}
OUT_OF = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) (?:out )?of (\d{1,9})")
PERCENT = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) ?(?:%|per ?cent)")
SPAN = ("starts", "ends")


def read_older_form(path: Path, knowledge: Knowledge) -> Iterator[tuple[Path, ExpectedArticle]]:
    """Each article of the file, which stands in the same folder, with its expectation. Raise C009."""
    reader = _Reader(knowledge)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            expected = ExpectedArticle.model_validate(reader.expectation(row))
        except (ValueError, KeyError, TypeError) as error:
            problem = error.errors()[0]["msg"] if isinstance(error, ValidationError) else repr(error)
            raise CouncilscopeError("C009", path=path, problem=f"line {number}: {problem}") from error
        stems = (row["id"], row["id"][1:])
        sources = [path.with_name(stem + suffix) for stem in stems for suffix in SUFFIXES]
        source = next((file for file in sources if file.is_file()), None)
        if source is None:
            raise CouncilscopeError("C009", path=path, problem=f"line {number}: there is no article {row['id']}")
        yield source, expected


class _Reader:
    """Turns a row into the present form; a name that the knowledge does not know is dropped, as a null would lie."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._councils = knowledge.councils
        self._bodies = {
            folded(name): body.id
            for body in knowledge.bodies.bodies.values()
            for name in (body.id, body.name, *body.aliases, *body.acronyms, *body.weak_acronyms)
        }

    def expectation(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row in the present form."""
        optional = row.get("optional_councils", [])
        councils: list[dict[str, Any]] = [{"id": self._council(name)} for name in row["councils"]]
        councils += [{"id": self._council(name), "optional": True} for name in optional]
        quotes = [self._quote(quote, "direct") for quote in row["quotes"]]
        quotes += [self._quote(quote, "indirect") for quote in row.get("indirect_quotes", [])]
        return {
            "title": row["title"],
            "published": {"date": row["published"]} if row["published"] else None,
            "councils": councils,
            "ratings": [self._rating(rating) for rating in row["ratings"]],
            "tallies": [self._tally(tally) for tally in row["aggregates"]],
            "people": [self._person(person) for person in row.get("people", []) if person.get("name")],
            "quotes": quotes,
            "action_points": [self._action(action) for action in row["actions"]],
            "findings": [{"text": _span(finding), **_optional(finding)} for finding in row["findings"]],
            "complete": ["councils", "ratings", "tallies", "quotes", "action_points"],
            "must_go": row["boilerplate"],
            "must_stay": row.get("keep", []),
        }

    def _council(self, name: str) -> str:
        found = self._councils.search(name)
        if not found:
            raise ValueError(f"no council {name!r} in the register")
        return found[0].id

    def _rating(self, rating: dict[str, Any]) -> dict[str, Any]:
        council = rating["council"]
        made = {
            "council": self._council(council) if council else None,
            "kind": KINDS.get(rating["kind"], rating["kind"]),
            **_value(rating["value"]),
            "status": rating.get("status", "current"),
            "change": rating["change"],
            **_optional(rating),
        }
        if rating.get("subject"):
            made["subject"] = rating["subject"]
        if rating.get("previous"):
            made["previous"] = {"value": rating["previous"]}
        if rating.get("year"):
            made["period"] = {"first_year": rating["year"], "last_year": rating["year"]}
        bodies = self._body_ids(rating.get("body"))
        return {**made, "bodies": bodies} if bodies else made

    def _body_ids(self, words: str | None) -> list[str]:
        """The body of this name, or all those that its words name."""
        if not words:
            return []
        whole = folded(words)
        if whole in self._bodies:
            return [self._bodies[whole]]
        return sorted({body for name, body in self._bodies.items() if len(name) > 3 and f" {name} " in f" {whole} "})

    def _tally(self, tally: dict[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {
            name: tally[name]
            for name in ("value", "change", "count", "of", "percent", "previous_count")
            if name in tally
        }
        scope = {"scope": {"name": tally["scope"]}} if tally.get("scope") else {}
        return {**kept, **scope, **_optional(tally)}

    def _person(self, person: dict[str, Any]) -> dict[str, Any]:
        return {"name": person["name"], **({"role": person["role"]} if person.get("role") else {})}

    def _quote(self, quote: dict[str, Any], kind: str) -> dict[str, Any]:
        speaker = {"name": quote["speaker"], "role": quote.get("role"), "organisation": quote.get("organisation")}
        said = quote["speaker"] or quote.get("role") or quote.get("organisation")
        optional = {"optional": True} if kind == "indirect" else _optional(quote)
        return {"kind": kind, "text": _span(quote), "speaker": speaker if said else None, **optional}

    def _action(self, action: dict[str, Any]) -> dict[str, Any]:
        done = action["kind"] == "completed"
        made: dict[str, Any] = {"text": _span(action), **_optional(action)}
        made |= {"status": "done"} if done else {"kind": action["kind"]}
        owner = action["owner"]
        made["owner"] = [self._party(name) for name in owner.split("; ")] if owner else None
        made["deadline"] = {"text": action["deadline"]} if action["deadline"] else None
        return made

    def _party(self, name: str) -> dict[str, Any]:
        councils = self._councils.search(name)
        if councils and folded(name) in (folded(councils[0].official_name), folded(councils[0].short_name)):
            return {"kind": "council", "id": councils[0].id}
        body = self._bodies.get(folded(name))
        return {"kind": "body", "id": body} if body else {"name": name}


def _value(value: str | None) -> dict[str, Any]:
    """A label; or the score that a number out of another, or of a hundred, gives."""
    found = OUT_OF.fullmatch(value or "")
    if found:
        return {"score": float(found[1]), "score_max": float(found[2])}
    percent = PERCENT.fullmatch(value or "")
    return {"score": float(percent[1])} if percent else {"value": value}


def _span(row: dict[str, Any]) -> dict[str, str]:
    return {name: row[name] for name in SPAN}


def _optional(row: dict[str, Any]) -> dict[str, bool]:
    """A part of an item, like an optional one, may be found or not."""
    return {"optional": True} if row.get("optional") or row.get("partial") else {}
