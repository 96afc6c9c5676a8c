"""The cluster of each article and quote of a run: what the tables say beside a record, and no record holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from councilscope.writing.syndication import ARTICLES, QUOTES, Clusters, NearDuplicates, day_number

UNPRINTED = frozenset({"byline", "note"})  # kinds of block that differ from paper to paper
KINDS = frozenset({"direct", "fragment", "document"})  # quotes whose words are the speaker's own


class Syndication:
    """Takes records in corpus order; afterwards knows for each what it is one with."""

    def __init__(self, scratch: Path) -> None:
        self._articles = NearDuplicates(scratch, "articles", ARTICLES)
        self._quotes = NearDuplicates(scratch, "quotes", QUOTES)

    def take(self, record: dict[str, Any]) -> None:
        """Note a record, as its JSON says it."""
        day = day_number(record["published"]["date"]) if record["published"] else None
        text = record["text"]
        printed = "\n".join(
            text[block["start"] : block["end"]] for block in record["blocks"] if block["kind"] not in UNPRINTED
        )
        about = [council["id"] for council in record["councils"] if "rated" in council["roles"]]
        self._articles.add(int(record["id"], 16), printed, day, about)
        for quote in record["quotes"]:
            words = quote["text"] if quote["kind"] in KINDS else ""
            self._quotes.add(int(quote["id"][1:], 16), words, day, ())

    def close(self) -> None:
        """Give up what is open; safe at any time."""
        self._articles.close()
        self._quotes.close()

    def finish(self) -> Clustered:
        """Join what is the same; to be called once, after the last record."""
        return Clustered(self._articles.found(), self._quotes.found())


class Clustered(NamedTuple):
    """What came of it: the clusters of articles and of quotes, each by its number in corpus order."""

    articles: Clusters
    quotes: Clusters
