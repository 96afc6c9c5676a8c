"""The main job: inputs in corpus order, through an engine, into an output folder; nothing lost, nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from councilscope.articles import Reject
from councilscope.engines.base import Engine, Outcome, Task
from councilscope.engines.cluster import DaskEngine
from councilscope.engines.processes import ProcessEngine
from councilscope.engines.serial import SerialEngine
from councilscope.engines.store import ResultStore
from councilscope.engines.unchanged import Fingerprint, unchanged
from councilscope.engines.versions import digest_of, versions_of
from councilscope.errors import CouncilscopeError
from councilscope.knowledge import load_knowledge
from councilscope.reading import STDIN, find_inputs, pieces_of
from councilscope.settings import ExtractionSettings, RunSettings
from councilscope.writing import OutputFolder, RunCounts, RunSummary, RunWriter
from councilscope.writing.report import REPORT, ReportWriter

if TYPE_CHECKING:
    from councilscope.pipeline import Extractor

Watch = Callable[[Outcome], None]


def run(
    inputs: Sequence[Path | str],
    out: Path | str,
    *,
    settings: ExtractionSettings | None = None,
    how: RunSettings | None = None,
    engine: Engine | None = None,
    watch: Watch | None = None,
) -> RunSummary:
    """Extract every input and write the run's files to ``out``; the summary is what run.json says.

    inputs: in any order. engine: another than ``how`` asks for. watch: called with each outcome in corpus order.
    Raise CouncilscopeError for inputs, settings or a folder that cannot be used, C010 if an input were lost.
    """
    settings, how = settings or ExtractionSettings(), how or RunSettings()
    started, clock, paths, out = datetime.now(UTC), monotonic(), _checked(inputs), Path(out)
    versions, knowledge = versions_of(settings), load_knowledge(settings.knowledge)
    context = digest_of(settings.digest(), knowledge.digest, versions.model_dump_json())
    with OutputFolder(out) as folder, ResultStore(out, context, keep=how.resume) as store:

        def entries() -> Iterator[Task | Outcome]:
            return islice(_entries(find_inputs(paths), settings, store), how.limit)

        fingerprint = Fingerprint(f"{context} report {how.report} workbook {how.workbook}")
        same = unchanged(out, entries(), fingerprint.copy()) if how.resume and STDIN not in paths else None
        store.forget_paths()
        if same is not None:
            _tell(watch, entries())
        else:
            writer = RunWriter(folder, report := ReportWriter(knowledge) if how.report else None)
            counts = _carry_out(engine or engine_for(settings, how), entries(), store, writer, watch, fingerprint)
            if report:
                report.write(folder.open(REPORT), versions, knowledge.digest)
            outputs, notes = writer.finish(knowledge, workbook=how.workbook)
        summary = RunSummary(
            versions=versions,
            inputs=tuple(map(str, paths)),
            settings=settings,
            run=how,
            settings_digest=settings.digest(),
            knowledge_digest=knowledge.digest,
            counts=same.counts if same else counts,
            outputs=same.outputs if same else outputs,
            notes=same.notes if same else notes,
            fingerprint=same.fingerprint if same else fingerprint.hex(),
            started=started.isoformat(timespec="seconds"),
            seconds=round(monotonic() - clock, 3),
        )
        (folder.renew if same else folder.put_in_place)(summary.model_dump_json(indent=2).encode() + b"\n")
    return summary


def _carry_out(
    engine: Engine,
    entries: Iterator[Task | Outcome],
    store: ResultStore,
    writer: RunWriter,
    watch: Watch | None,
    fingerprint: Fingerprint,
) -> RunCounts:
    """Write and keep every outcome; raise C010 if the counts do not balance."""
    read = reused = 0
    with closing(engine.outcomes(entries)) as outcomes:
        for outcome in outcomes:
            read += 1
            reused += outcome.reused
            if not outcome.reused:
                store.put(outcome)
            fingerprint.add(outcome)
            _write(writer, outcome)
            if watch is not None:
                watch(outcome)
    counts = writer.counts(read, reused)
    if not counts.balance:
        raise CouncilscopeError("C010", **counts.model_dump(include={"read", "written", "rejected", "duplicate"}))
    return counts


def _tell(watch: Watch | None, entries: Iterator[Task | Outcome]) -> None:
    """Tell of outcomes that are all known."""
    if watch is not None:
        for entry in entries:
            if isinstance(entry, Outcome):
                watch(entry)


def _checked(inputs: Sequence[Path | str]) -> list[Path]:
    """The inputs, each once, in an order of their own; raise C001 or C002 before any work is done."""
    unique = sorted({Path(path) for path in inputs})
    for path in unique:
        if path != STDIN:
            next(find_inputs([path]), None)
    return unique


def engine_for(settings: ExtractionSettings, how: RunSettings) -> Engine:
    """Worker processes, a Dask cluster, or this very process where ``how`` asks for none."""
    if how.engine == "dask":
        return DaskEngine(
            partial(_extractor, settings),
            workers=how.workers,
            seconds=how.seconds_per_article,
            scheduler=how.scheduler,
        )
    if how.workers == 0:
        return SerialEngine(_extractor(settings))
    return ProcessEngine(partial(_extractor, settings), workers=how.workers, seconds=how.seconds_per_article)


def _extractor(settings: ExtractionSettings) -> Extractor:
    from councilscope.pipeline import Extractor  # late: the process that only starts workers needs no spaCy

    return Extractor(settings)


def _entries(
    inputs: Iterable[tuple[Path, str]], settings: ExtractionSettings, store: ResultStore
) -> Iterator[Task | Outcome]:
    """Each article of each input as a task, or as its outcome where that is known without extraction."""
    for path, name in inputs:
        relative = name.encode(errors="backslashreplace").decode()  # a file name need not be Unicode, a record must
        pieces = pieces_of(path, relative, settings)
        if pieces is None:
            yield _entry(Task(path, relative, _file_digest(path)), store)
            continue
        for piece in pieces:
            if isinstance(piece, Reject):
                yield Outcome(Task(path, piece.path), reject=piece)
            else:
                yield _entry(Task(path, piece.path, piece.digest, piece), store)


def _entry(task: Task, store: ResultStore) -> Task | Outcome:
    if task.digest is None:
        return task
    first = store.first_path(task.digest, task.relative)
    return Outcome(task, first_path=first) if first is not None else store.get(task) or task


def _write(writer: RunWriter, outcome: Outcome) -> None:
    if outcome.reject is not None:
        writer.reject(outcome.reject)
    elif outcome.first_path is not None:
        writer.duplicate(outcome.task.relative, (outcome.task.digest or "")[:16], outcome.first_path)
    elif outcome.record is not None:
        writer.record(outcome.record)


def _file_digest(path: Path) -> str | None:
    """SHA-256 of a file in hex, read in pieces; None where it cannot be read (the pipeline says why)."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
