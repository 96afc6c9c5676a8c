"""A record's article read once more, to see what the rules weigh in it and turn down."""

from __future__ import annotations

from typing import NamedTuple

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.matching.weighing import Weighed
from councilscope.pipeline import Extractor
from councilscope.records import ArticleRecord, Item
from councilscope.reviewing.sources import source_piece
from councilscope.writing import RunSummary


class Retraced(NamedTuple):
    """What was turned down, each once, in the order in which it was; or None and why it cannot be told.

    The offsets of ``weighed`` are those of the record's text.
    """

    weighed: tuple[Weighed, ...] | None
    remark: str | None = None


def retraced(record: ArticleRecord, summary: RunSummary, item: Item | None = None) -> Retraced:
    """What the rules weigh in a record's article, read again with the run's settings.

    item: one of the record's, which must come out as it did. The remark is an error of the catalogue as words:
    C017 for a source that is gone or changed, C022 where what comes out today is not what the run kept, else what
    keeps the article from being read (C003 to C005).
    """
    path = record.source.path
    try:
        piece = source_piece(path, record.source.sha256, summary)
    except LookupError as state:
        return Retraced(None, str(CouncilscopeError("C017", path=path, state=state.args[0])))
    weighed: list[Weighed] = []
    try:
        again = Extractor(summary.settings).process_piece(piece, weighed)
    except CouncilscopeError as error:
        return Retraced(None, str(error))
    problem = _difference(record, again, item)
    if problem:
        return Retraced(None, str(CouncilscopeError("C022", path=path, problem=problem)))
    return Retraced(tuple(dict.fromkeys(weighed)))


def _difference(record: ArticleRecord, again: ArticleRecord | Reject, item: Item | None) -> str:
    """How an article comes out otherwise than the run kept it, '' where it does not."""
    if isinstance(again, Reject):
        return f"it gives no record any more ({again.code}: {again.message})"
    if again.text != record.text:
        return "its clean text comes out otherwise"
    if item is None:
        return ""
    same = next((other for other in again.items() if other.id == item.id), None)
    if same is None:
        return f"{item.id} does not come out any more"
    changed = [name for name in type(item).model_fields if getattr(same, name) != getattr(item, name)]
    return f"{item.id} comes out otherwise ({', '.join(changed)})" if changed else ""
