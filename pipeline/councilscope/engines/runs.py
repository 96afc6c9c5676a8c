"""The main job: inputs in corpus order, through an engine, into an output folder; nothing lost, nothing twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from councilscope.articles import Reject
from councilscope.engines.base import Engine, Outcome, Task
from councilscope.engines.cluster import DaskEngine
from councilscope.engines.drawing import Drawing
from councilscope.engines.extracting import extractor
from councilscope.engines.processes import ProcessEngine
from councilscope.engines.serial import SerialEngine
from councilscope.engines.store import ResultStore
from councilscope.engines.unchanged import Fingerprint, unchanged
from councilscope.engines.versions import digest_of, versions_of
from councilscope.errors import CouncilscopeError
from councilscope.knowledge import load_knowledge
from councilscope.reading import STDIN, find_inputs, pieces_of
from councilscope.settings import ExtractionSettings, RunSettings
from councilscope.writing import OutputFile, OutputFolder, RunCounts, RunSummary
from councilscope.writing.report import REPORT, Work

if TYPE_CHECKING:
    from councilscope.writing.run_writer import RunWriter

Watch = Callable[[Outcome], None]
FOLLOWED_EVERY = 40  # inputs after which the process that draws is told of new records


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
            done = _Done(same.counts, same.outputs, same.notes, same.fingerprint)
        else:
            job = _Job(engine or engine_for(settings, how), store, fingerprint, watch)
            done = _done(job, entries(), folder, Work(settings.knowledge, knowledge.digest, versions), how)
        summary = RunSummary(
            versions=versions,
            inputs=tuple(map(str, paths)),
            settings=settings,
            run=how,
            settings_digest=settings.digest(),
            knowledge_digest=knowledge.digest,
            **done._asdict(),
            started=started.isoformat(timespec="seconds"),
            seconds=round(monotonic() - clock, 3),
        )
        (folder.renew if same else folder.put_in_place)(summary.model_dump_json(indent=2).encode() + b"\n")
    return summary


class _Done(NamedTuple):
    """What came of the inputs; see RunSummary."""

    counts: RunCounts
    outputs: dict[str, OutputFile]
    notes: tuple[str, ...]
    fingerprint: str


class _Job(NamedTuple):
    """What outcomes go through: from the engine into the store and the fingerprint, and to who watches."""

    engine: Engine
    store: ResultStore
    fingerprint: Fingerprint
    watch: Watch | None


def _done(job: _Job, entries: Iterator[Task | Outcome], folder: OutputFolder, work: Work, how: RunSettings) -> _Done:
    """Carry out the run and write its files."""
    with job.engine.started(), Drawing(apart=how.workers > 0) if how.report else nullcontext() as drawing:
        from councilscope.writing.run_writer import RunWriter  # late: a second's work that a worker's start hides

        writer = RunWriter(folder)
        follow = partial(drawing.follow, work=work) if drawing else None
        counts = _carry_out(job, entries, writer, follow)
        if drawing:
            drawing.begin(folder.place(REPORT), writer.flush(), work)
        notes = writer.write_tables(load_knowledge(work.overlays), workbook=how.workbook)
        if drawing:
            drawing.finish()
        return _Done(counts, writer.finish(), notes, job.fingerprint.hex())


def _carry_out(
    job: _Job, entries: Iterator[Task | Outcome], writer: RunWriter, follow: Callable[[Path], None] | None
) -> RunCounts:
    """Write and keep every outcome; raise C010 if the counts do not balance.

    follow: told every so often of the file that holds the records so far.
    """
    read = reused = 0
    with closing(job.engine.outcomes(entries)) as outcomes:
        for outcome in outcomes:
            read += 1
            reused += outcome.reused
            if not outcome.reused:
                job.store.put(outcome)
            job.fingerprint.add(outcome)
            _write(writer, outcome)
            if job.watch is not None:
                job.watch(outcome)
            if follow is not None and read % FOLLOWED_EVERY == 0:
                follow(writer.flush().articles)
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
            partial(extractor, settings),
            workers=how.workers,
            seconds=how.seconds_per_article,
            scheduler=how.scheduler,
        )
    if how.workers == 0:
        return SerialEngine(extractor(settings))
    return ProcessEngine(partial(extractor, settings), workers=how.workers, seconds=how.seconds_per_article)


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
