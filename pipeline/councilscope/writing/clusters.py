"""The cluster of each article and quote of a run: what the tables say beside a record, and no record holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from councilscope.writing.syndication import ARTICLES, QUOTES, Clusters, NearDuplicates, day_number

UNPRINTED = frozenset({"byline", "note"})  # kinds of block that differ from paper to paper
KINDS = frozenset({"direct", "fragment", "document"})  # quotes whose words are the speaker's own


class Syndication:
    """Takes records in corpus order; afterwards adds to each, in the same order, what it is one with."""

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

    def finish(self) -> Numbered:
        """Join what is the same; to be called once, after the last record."""
        return Numbered(self._articles.found(), self._quotes.found())


class Numbered:
    """Adds the clusters to records, which must come in the order in which they were taken."""

    def __init__(self, articles: Clusters, quotes: Clusters) -> None:
        self._articles, self._quotes = articles, quotes
        self._article = self._quote = 0

    def add_to(self, record: dict[str, Any]) -> None:
        """Write ``cluster`` and ``cluster_size`` into the record and its quotes."""
        record["cluster"] = f"{self._articles.key(self._article):016x}"
        record["cluster_size"] = self._articles.size(self._article)
        self._article += 1
        for quote in record["quotes"]:
            quote["cluster"] = f"q{self._quotes.key(self._quote):016x}"
            quote["cluster_size"] = self._quotes.size(self._quote)
            self._quote += 1
