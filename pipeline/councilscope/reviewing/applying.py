"""``apply``: a person's corrections become known articles, which ``check`` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from councilscope.errors import CouncilscopeError
from councilscope.reading.formats import form_of
from councilscope.reading.pieces import Piece
from councilscope.reviewing.corrections import Correction, expectation, identity, read_corrections
from councilscope.reviewing.expected import SUFFIX, ExpectedArticle
from councilscope.reviewing.sources import source_piece
from councilscope.reviewing.words import folded
from councilscope.writing import read_summary

WHY = "Made from a reader's corrections: what they say is compared, all else is left open."


@dataclass(slots=True)
class Applied:
    """What came of a patch: known articles written, and a line for each correction that no longer fits."""

    written: list[Path] = field(default_factory=list)
    corrections: int = 0
    stale: list[str] = field(default_factory=list)


def apply(patch: Path, run: Path, folder: Path) -> Applied:
    """Make or update known articles in ``folder`` from the corrections of ``patch`` to a run.

    A correction whose article is not in the run, whose source has changed, or whose words no longer stand in the
    article is stale: reported, and not written. One whose item the run finds no more, or in other words, still
    holds. Raise C001, C007, C015 for files that cannot be read, C012 where the folder cannot be written to.
    """
    corrections, summary, result = read_corrections(patch), read_summary(run), Applied()
    records = _records(run / "articles.jsonl", {correction.article for correction in corrections})
    by_article = sorted(corrections, key=lambda correction: correction.article)
    for article, group in groupby(by_article, key=lambda correction: correction.article):
        mine = list(group)
        record = records.get(article)
        if record is None:
            result.stale += [f"{one.path}: {one.name}: the run holds no such article any more" for one in mine]
            continue
        try:
            source = source_piece(record["source"]["path"], record["source"]["sha256"], summary)
        except LookupError as reason:
            result.stale += [f"{one.path}: {one.name}: its source {reason.args[0]}" for one in mine]
            continue
        kept = list(_that_stand(mine, record, result))
        if kept:
            result.corrections += len(kept)
            result.written.append(_written(kept, record, source, folder))
    return result


def _records(path: Path, ids: set[str]) -> dict[str, dict[str, Any]]:
    """Those records of a run whose ids are asked for."""
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    found = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in ids:
                found[record["id"]] = record
    return found


def _that_stand(corrections: list[Correction], record: dict[str, Any], result: Applied) -> Iterator[Correction]:
    text = folded(record["text"])
    for one in corrections:
        if one.anchor and folded(one.anchor.text) not in text:
            result.stale.append(f"{one.path}: {one.name}: these words no longer stand in the article")
        else:
            yield one


def _written(corrections: list[Correction], record: dict[str, Any], source: Piece, folder: Path) -> Path:
    """Write the article and its expectation; the path of the expectation."""
    stem = f"{Path(record['source']['path'].split('#')[0]).stem}-{record['id'][:8]}"
    beside = folder / f"{stem}{SUFFIX}"
    known = json.loads(beside.read_text("utf-8")) if beside.is_file() else {"why": WHY}
    for one in corrections:
        _replace(known, one)
    try:
        ExpectedArticle.model_validate(known)
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
        raise CouncilscopeError("C009", path=beside, problem=problem) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if form_of(source.path) is source.form:
            (folder / f"{stem}{''.join(Path(source.path).suffixes[-1:])}").write_bytes(source.data)
        else:  # a row or a story: its clean text is the article
            (folder / f"{stem}.txt").write_text(record["text"] + "\n", encoding="utf-8")
        beside.write_text(json.dumps(known, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise CouncilscopeError("C012", path=folder, problem=error.strerror) from error
    return beside


def _replace(known: dict[str, Any], correction: Correction) -> None:
    """Put the correction's item in the place of what the known article says of the same item."""
    wanted = expectation(correction)
    before = correction.model_copy(update={"fields": correction.was}) if correction.was else correction
    same = {identity(correction.list, wanted), identity(correction.list, expectation(before))}
    items = [item for item in known.get(correction.list, []) if identity(correction.list, item) not in same]
    known[correction.list] = [*items, wanted]
