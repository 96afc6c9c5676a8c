"""``explain``: the words, the rule, the knowledge and the alternatives behind one item of a run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.records import ArticleRecord, Item
from councilscope.reviewing.alternatives import alternatives
from councilscope.reviewing.sources import source_piece
from councilscope.writing import read_summary

GROUNDS = ("evidence", "derived", "rule", "knowledge", "confidence", "id", "mentions", "segments", "repeats", "text")
LONGEST_ENTRY = 400  # characters of a knowledge entry


class Explained(NamedTuple):
    """What to show, and a remark where the source is gone or not what it was (None where it is)."""

    shown: RenderableType
    remark: str | None


def explain(run: Path, item_id: str) -> Explained:
    """Why a run holds an item. Raise C001 or C007 for what is no run, C016 where no record holds the item."""
    summary = read_summary(run)
    record, item = _item(run / "articles.jsonl", item_id)
    knowledge = load_knowledge(summary.settings.knowledge)
    remark = None
    try:
        source_piece(record.source.path, record.source.sha256, summary)
    except LookupError as state:
        remark = str(CouncilscopeError("C017", path=record.source.path, state=state.args[0]))
    return Explained(Group(*_parts(item, record, knowledge)), remark)


def _item(path: Path, item_id: str) -> tuple[ArticleRecord, Item]:
    """The item and its record, looked for by the id's letters before any record is read as a whole."""
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    quoted = json.dumps(item_id).encode()
    with path.open("rb") as lines:
        for line in lines:
            if quoted in line:
                record = ArticleRecord.model_validate_json(line)
                for item in record.items():
                    if item.id == item_id:
                        return record, item
    raise CouncilscopeError("C016", path=path.parent, item=item_id)


def _parts(item: Item, record: ArticleRecord, knowledge: Knowledge) -> Iterator[RenderableType]:
    yield Rule(Text(f"{type(item).__name__} {item.id}", style="bold"))
    yield Text(f"{record.title or record.source.path} · {record.source.path}", style="dim")
    yield Text()
    yield from _context(item, record)
    yield _table("What it says", _fields(item, record))
    yield _table("How it was read", _grounds(item))
    entries = [
        (name, f"{file}: {_cut(entry)}") for name in item.knowledge for file, entry in knowledge.store.named(name)
    ]
    if entries:
        yield _table("What was known", entries)
    others = [(f"{one.field}: {one.what}", one.why_not) for one in alternatives(item, record, knowledge)]
    if others:
        yield _table("What else it could have been", others)


def _context(item: Item, record: ArticleRecord) -> Iterator[RenderableType]:
    """The blocks that hold evidence, its words marked."""
    for block in record.blocks:
        spans = [one for one in item.evidence if block.start <= one.start < block.end]
        spans += [one for one in getattr(item, "segments", ()) if block.start <= one.start < block.end]
        if spans:
            text = Text(record.text[block.start : block.end])
            for span in spans:
                text.stylize("black on yellow", span.start - block.start, span.end - block.start)
            yield text
            yield Text()


def _fields(item: Item, record: ArticleRecord) -> Iterator[tuple[str, str]]:
    people = {person.id: person.name or person.role for person in record.people}
    for name, value in json.loads(item.model_dump_json()).items():
        if name not in GROUNDS and value not in (None, [], {}):
            yield name, str(people.get(value, value) if name == "speaker" else _plain(value))


def _grounds(item: Item) -> Iterator[tuple[str, str]]:
    yield "rule", item.rule
    yield "confidence", f"{item.confidence:.2f}"
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


def _table(title: str, rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", show_header=False, box=None, pad_edge=False)
    table.add_column(overflow="fold", max_width=44)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name, style="cyan"), Text(value))
    return table
