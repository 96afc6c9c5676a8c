"""``explain``: the words, the rule, the knowledge behind one item of a run, and what was weighed and turned down.

Also for words of an article that gave no item: what was weighed there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from councilscope.assembling.items import KINDS
from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.records import ArticleRecord, Item, RecordRemoved
from councilscope.reviewing.retracing import Retraced, retraced
from councilscope.reviewing.turned_down import Row, rows, weighed_for, words_of
from councilscope.spans import Span
from councilscope.writing import read_summary

GROUNDS = ("evidence", "derived", "rule", "knowledge", "confidence", "id", "mentions", "segments", "repeats", "text")
LONGEST_ENTRY = 400  # characters of a knowledge entry
TURNED_DOWN = "What was weighed and turned down"


class Explained(NamedTuple):
    """What to show, and a remark where the article cannot be read again as it was (None where it can)."""

    shown: RenderableType
    remark: str | None


def explain(run: Path, item_id: str) -> Explained:
    """Why a run holds an item. Raise C001 or C007 for what is no run, C016 where no record holds the item."""
    summary = read_summary(run)
    record, item = _item(run / "articles.jsonl", item_id)
    knowledge = load_knowledge(summary.settings.knowledge)
    trace = retraced(record, summary, item)
    return Explained(Group(*_parts(item, record, knowledge, trace)), trace.remark)


def explain_words(run: Path, words: str, article: str | None = None) -> Explained:
    """What a run read in some words of an article, and what was weighed there and turned down.

    article: the id of the record to look in; None takes the first that holds the words, white space aside. Raise
    C001 or C007 for what is no run, C023 where no record holds the words.
    """
    summary = read_summary(run)
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    for record in _records(run / "articles.jsonl", words.split()):
        if article not in (None, record.id):
            continue
        places = [Span(*match.span()) for match in pattern.finditer(record.text)]
        removed = [one for one in record.removed if pattern.search(one.text)]
        if places or removed:
            trace = retraced(record, summary)
            knowledge = load_knowledge(summary.settings.knowledge)
            shown = [*_head(words, record), *_of_words(places, record, knowledge, trace), *_left_out(removed)]
            return Explained(Group(*shown), trace.remark)
    raise CouncilscopeError("C023", path=run, words=words)


def _item(path: Path, item_id: str) -> tuple[ArticleRecord, Item]:
    for record in _records(path, [item_id]):
        for item in record.items():
            if item.id == item_id:
                return record, item
    raise CouncilscopeError("C016", path=path.parent, item=item_id)


def _records(path: Path, words: Iterable[str]) -> Iterator[ArticleRecord]:
    """The records of a run that can hold the words, which are looked for before any record is read as a whole."""
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    wanted = [json.dumps(word, ensure_ascii=False)[1:-1].encode() for word in words]
    with path.open("rb") as lines:
        for line in lines:
            if all(word in line for word in wanted):
                yield ArticleRecord.model_validate_json(line)


def _parts(item: Item, record: ArticleRecord, knowledge: Knowledge, trace: Retraced) -> Iterator[RenderableType]:
    yield from _head(f"{type(item).__name__} {item.id}", record)
    yield from _context(words_of(item), record)
    yield _table("What it says", _fields(item, record))
    yield _table("How it was read", _grounds(item, knowledge))
    known = knowledge.store.named(item.knowledge)
    entries = [(name, f"{file}: {_cut(entry)}") for name, same in known.items() for file, entry in same]
    if entries:
        yield _table("What was known", entries)
    if trace.weighed is not None:
        others = list(rows(weighed_for(item, record, trace.weighed), record.text, knowledge))
        yield from _lines(TURNED_DOWN, others or [Row("nothing", "no rule weighed more at these words or beside them")])


def _of_words(
    places: list[Span], record: ArticleRecord, knowledge: Knowledge, trace: Retraced
) -> Iterator[RenderableType]:
    """What was read in the words, and what was turned down; nothing for words that stand nowhere in the text."""
    if not places:
        return
    yield from _context(places, record)
    found = [
        (f"{type(item).__name__} {item.id}", f"{item.evidence[0].text!r}, by the rule {item.rule}")
        for item in record.items()
        if any(words.overlaps(place) for words in words_of(item) for place in places)
    ]
    yield _table("What was read in them", found or [("nothing", "no item has its words here")])
    if trace.weighed is not None:
        here = [one for one in trace.weighed if any(Span(one.start, one.end).overlaps(place) for place in places)]
        others = list(rows(here, record.text, knowledge))
        yield from _lines(TURNED_DOWN, others or [Row("nothing", "no rule weighed these words for anything")])


def _left_out(removed: list[RecordRemoved]) -> Iterator[RenderableType]:
    """What cleaning left out, if it holds the words."""
    if removed:
        gone = [(one.reason, f"left out with a confidence of {one.confidence:.2f}") for one in removed]
        yield _table("No part of the article", gone)


def _head(title: str, record: ArticleRecord) -> Iterator[RenderableType]:
    yield Rule(Text(title, style="bold"))
    yield Text(f"{record.title or record.source.path} · {record.source.path}", style="dim")
    yield Text()


def _context(spans: list[Span], record: ArticleRecord) -> Iterator[RenderableType]:
    """The blocks that hold the spans, their words marked."""
    for block in record.blocks:
        inside = [span for span in spans if span.start < block.end and block.start < span.end]
        if inside:
            text = Text(record.text[block.start : block.end])
            for span in inside:
                text.stylize("black on yellow", max(span.start - block.start, 0), span.end - block.start)
            yield text
            yield Text()


def _fields(item: Item, record: ArticleRecord) -> Iterator[tuple[str, str]]:
    people = {person.id: person.name or person.role for person in record.people}
    for name, value in json.loads(item.model_dump_json()).items():
        if name not in GROUNDS and value not in (None, [], {}):
            yield name, str(people.get(value, value) if name == "speaker" else _plain(value))


def _grounds(item: Item, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    yield "rule", item.rule
    counts = knowledge.confidence.counted(KINDS[item.id[0]], item.rule)
    told = f"{counts.right:.0f} of {counts.of:.0f} by this rule were right" if counts.of else "none is by this rule"
    yield "confidence", f"{item.confidence:.2f}; of the items counted in known articles {told}"
    for span in item.evidence:
        yield ", ".join(span.supports), f"{span.text!r} at {span.start}-{span.end}"
    for name, rule in item.derived.items():
        yield name, f"derived by the rule {rule}"


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(str(_plain(part)) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if part is not None)
    return value


def _cut(entry: dict[str, Any]) -> str:
    text = json.dumps(entry, ensure_ascii=False)
    return text if len(text) <= LONGEST_ENTRY else text[: LONGEST_ENTRY - 2] + " …"


def _lines(title: str, rows: Iterable[Row]) -> Iterator[RenderableType]:
    """A title and a line a row, folded below its first words."""
    yield Text(title, style="bold")
    for what, why in rows:
        yield Padding(Text.assemble((what, "cyan"), ": ", why), (0, 0, 0, 2))


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_header=False, box=None, pad_edge=False)
    table.add_column(overflow="fold", max_width=44)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name, style="cyan"), Text(value))
    return table
