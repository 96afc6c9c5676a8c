"""report.html: one file that holds a run, opens from disk and asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from jinja2 import Environment, PackageLoader, StrictUndefined

from councilscope.errors import REJECTIONS
from councilscope.knowledge import Knowledge
from councilscope.records import ITEM_LISTS
from councilscope.writing.report.charts import chart_svg
from councilscope.writing.report.compact import compacted, packed
from councilscope.writing.report.entries import entries_of
from councilscope.writing.report.figures import Figures
from councilscope.writing.report.forms import forms
from councilscope.writing.report.rows import ROWS, Record
from councilscope.writing.summary import Versions

REPORT = "report.html"
MOST_ARTICLES = 2000  # articles with pages of their own; a larger run is counted whole and shown in part
PER_CHUNK = 40  # articles that are unpacked together when one of them is opened
SCRIPTS = ("dom.js", "data.js", "filters.js", "lists.js", "council.js", "article.js", "corrections.js", "main.js")
COUNTED = ("ratings", "quotes", "action_points", "findings")


class ReportWriter:
    """Takes a run's records, rejects and duplicates in corpus order; ``write`` makes the page of them."""

    def __init__(self, knowledge: Knowledge, *, most_articles: int = MOST_ARTICLES) -> None:
        """knowledge: names schemes and their levels. most_articles: how many get pages of their own."""
        self._knowledge = knowledge
        self._most = most_articles
        self._figures = Figures(self._scheme_name)
        self._lists: dict[str, list[list[Any]]] = {name: [] for name in ROWS}
        self._chunks: list[str] = []
        self._waiting: list[Any] = []
        self._labels: dict[str, dict[str, Any]] = {"councils": {}, "bodies": {}, "schemes": {}}
        self._used: set[str] = set()
        self._rejects: list[list[Any]] = []
        self._counts: Counter[str] = Counter()
        self._troubles: Counter[tuple[str, str]] = Counter()

    def record(self, record: Record) -> None:
        """Take a record as the dictionary that its JSON holds."""
        self._figures.take(record)
        self._counts.update(written=1, **{name: len(record[name]) for name in COUNTED})
        for warning in record["warnings"]:
            self._troubles[warning["code"], "a warning on a record"] += 1
        if self._shown() >= self._most:
            return
        place = self._shown()
        for name, kind in ROWS.items():
            rows = ([*row] if name == "articles" else [place, *row] for row in kind.read(record))
            self._lists[name].extend(rows)
        self._name_all(record)
        self._waiting.append(compacted(record))
        if len(self._waiting) == PER_CHUNK:
            self._pack()

    def reject(self, code: str, path: str, message: str) -> None:
        """Take an input that gave no record."""
        self._counts.update(rejected=1)
        self._troubles[code, f"an input rejected in {REJECTIONS[code].stage}"] += 1
        if len(self._rejects) < self._most:
            self._rejects.append([code, path, message])

    def duplicate(self) -> None:
        """Take an input whose bytes are those of an earlier one."""
        self._counts.update(duplicate=1)

    def write(self, file: BinaryIO, versions: Versions, knowledge: str) -> None:
        """Write the page as UTF-8. versions, knowledge: what did the work, and the digest of what it knew."""
        self._pack()
        script, counts = _script(), self._counts
        page = _template().render(
            style=_asset("report.css"),
            script=script,
            script_digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            index=packed(self._index()),
            chunks=self._chunks,
            figures=[(figure, chart_svg(figure)) for figure in self._figures.all()],
            troubles=[(code, what, count) for (code, what), count in sorted(self._troubles.items())],
            tiles=[("articles", counts["written"]), *((name.replace("_", " "), counts[name]) for name in COUNTED)],
            read=counts["written"] + counts["rejected"] + counts["duplicate"],
            **{name: counts[name] for name in ("written", "rejected", "duplicate")},
            shown=self._shown(),
            left_out=counts["written"] > self._shown(),
            version=versions.councilscope,
            schema=versions.record_schema,
            knowledge=knowledge,
        )
        file.write(page.encode("utf-8", errors="replace"))

    def _shown(self) -> int:
        return len(self._lists["articles"])

    def _pack(self) -> None:
        if self._waiting:
            self._chunks.append(packed(self._waiting))
            self._waiting = []

    def _index(self) -> dict[str, Any]:
        lists = {
            name: {"columns": ([] if name == "articles" else ["article"]) + kind.columns.split(), "rows": rows}
            for (name, kind), rows in zip(ROWS.items(), self._lists.values(), strict=True)
        }
        lists["rejects"] = {"columns": ["code", "path", "words"], "rows": self._rejects}
        ids = hashlib.sha256("".join(row[0] for row in self._lists["articles"]).encode()).hexdigest()[:16]
        return {
            "labels": self._labels,
            "entries": entries_of(self._knowledge.store, self._used),
            "forms": {name: [field._asdict() for field in fields] for name, fields in forms().items()},
            "perChunk": PER_CHUNK,
            "run": {"digest": ids},
            "lists": lists,
        }

    def _name_all(self, record: Record) -> None:
        """Keep the names of the councils, bodies and schemes that the record speaks of, and of the entries it used."""
        self._used.update(name for kind in ITEM_LISTS for item in record[kind] for name in item["knowledge"])
        for name in ("councils", "bodies"):
            self._labels[name].update({one["id"]: one["name"] for one in record[name]})
        for rating in record["ratings"]:
            self._labels["bodies"].update({one: self._body_name(one) for one in rating["bodies"]})
            scheme = rating["scheme"]
            if scheme and scheme not in self._labels["schemes"]:
                self._labels["schemes"][scheme] = self._scheme(scheme)

    def _scheme(self, scheme: str) -> dict[str, Any]:
        regime = self._knowledge.ratings.regimes.get(scheme)
        scale = self._knowledge.ratings.scales.get(regime.scale or "") if regime else None
        return {
            "name": self._scheme_name(scheme),
            "levels": [level.label for level in scale.levels] if scale else [],
        }

    def _scheme_name(self, scheme: str | None) -> str:
        regime = self._knowledge.ratings.regimes.get(scheme or "")
        return regime.name if regime else scheme or "no known scheme"

    def _body_name(self, body: str) -> str:
        entry = self._knowledge.bodies.bodies.get(body)
        return entry.name if entry else body


@cache
def _template() -> Any:
    """The page's template; every value that it prints is escaped but for our own style, script and charts."""
    loader = PackageLoader("councilscope.writing.report", "assets")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("report.html.j2")


@cache
def _asset(name: str) -> str:
    return (files("councilscope.writing.report") / "assets" / name).read_text("utf-8")


@cache
def _script() -> str:
    """All scripts as one function of its own, so that nothing of the page stands in the global scope."""
    return "\n".join(['(() => {\n"use strict";', *map(_asset, SCRIPTS), "})();"])
