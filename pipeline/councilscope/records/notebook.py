"""A record as a notebook shows it: what was found, with the words behind it. All text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from councilscope.records.article import ArticleRecord
    from councilscope.records.base import Item

LONGEST = 240  # characters of a cell
Rows = Iterable[Sequence[object]]


def article_html(record: ArticleRecord) -> str:
    """The record as an HTML fragment: a head, and a table for each list that is not empty."""
    people = {person.id: person.name or person.role for person in record.people}
    ratings = (
        (
            rating.council or rating.rated_name,
            rating.scheme,
            rating.domain or rating.subject,
            rating.value or rating.words,
            rating.status,
            _words(rating),
            f"{rating.confidence:.2f}",
        )
        for rating in record.ratings
    )
    quotes = (
        (people.get(quote.speaker or "") or quote.speaker_kind, quote.kind, quote.text, f"{quote.confidence:.2f}")
        for quote in record.quotes
    )
    actions = (
        (action.owner.name if action.owner else None, action.kind, action.deadline.text if action.deadline else None,
         action.text, f"{action.confidence:.2f}")
        for action in record.action_points
    )  # fmt: skip
    findings = (
        (finding.polarity, finding.subject, finding.text, f"{finding.confidence:.2f}") for finding in record.findings
    )
    date = record.published.date if record.published else "undated"
    councils = ", ".join(council.name for council in record.councils) or "no council"
    about = f"{date} · {councils} · {record.source.path}"
    head = f"<strong>{escape(record.title or '(no title)')}</strong><br>{escape(about)}"
    return "".join(
        (
            f"<div><p>{head}</p>",
            _table("Ratings", ("rated", "scheme", "subject", "value", "status", "words", "sure"), ratings),
            _table("Quotes", ("speaker", "kind", "words", "sure"), quotes),
            _table("Action points", ("owner", "kind", "deadline", "words", "sure"), actions),
            _table("Findings", ("polarity", "subject", "words", "sure"), findings),
            _table("Warnings", ("code", "what"), ((warning.code, warning.message) for warning in record.warnings)),
            "</div>",
        )
    )


def _words(item: Item) -> str:
    return " … ".join(dict.fromkeys(span.text for span in item.evidence))


def _table(name: str, header: Sequence[str], rows: Rows) -> str:
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    if not body:
        return ""
    heads = "".join(f"<th>{word}</th>" for word in header)
    return f"<p>{name}</p><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    words = "" if value is None else str(value)
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
    return f'<td style="text-align:left">{escape(shown)}</td>'
