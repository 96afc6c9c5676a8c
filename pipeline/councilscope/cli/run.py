"""``councilscope run``: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import complain, note, progress_console

if TYPE_CHECKING:
    from councilscope.engines import Outcome
    from councilscope.engines.runs import Watch
    from councilscope.writing import RunSummary


@options.with_row_fields
def run(
    inputs: Annotated[
        list[Path], typer.Argument(help="Files and folders of articles; - for stdin.", show_default=False)
    ],
    out: Annotated[Path, typer.Option(help="The folder that the results go to.", show_default=False)],
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes that extract; 0 for none but this one.", show_default="1")
    ] = None,
    seconds: Annotated[
        float | None, typer.Option(min=0.001, help="Most time for one article.", show_default="60")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first so many inputs.")] = None,
    resume: options.Resume = None,
    strict: Annotated[bool | None, typer.Option("--strict", help="Exit with 1 if any input was rejected.")] = None,
    report: Annotated[bool | None, typer.Option("--report/--no-report", help="Leave a report.html.")] = None,
    workbook: options.Workbook = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="A line for each input.")] = False,
    model: options.Model = None,
    knowledge: options.Knowledge = None,
    reference_date: options.ReferenceDate = None,
    max_bytes: options.MaxBytes = None,
    templates: options.Templates = None,
    split_digests: options.SplitDigests = None,
    config: options.Config = None,
    fields: dict[str, str] | None = None,
) -> None:
    """Read articles and write validated records, tables and a list of what was rejected."""
    settings = options.extraction_settings(
        model=model,
        knowledge=knowledge,
        reference_date=reference_date,
        max_bytes=max_bytes,
        templates=templates,
        fields=fields,
        split_digests=split_digests,
        config=config,
    )
    given = {"workers": workers, "seconds_per_article": seconds, "limit": limit, "resume": resume, "strict": strict}
    how = options.run_settings(config, **given, report=report, workbook=workbook)
    from councilscope.engines import run as run_engine

    try:
        with _watching(inputs, limit, verbose) as watch:
            summary = run_engine(inputs, out, settings=settings, how=how, watch=watch)
    except KeyboardInterrupt as interrupt:
        complain("Interrupted. The same command goes on where this one stopped.")
        raise typer.Exit(130) from interrupt
    _report(summary, out)
    if how.strict and summary.counts.rejected:
        raise typer.Exit(1)


@contextmanager
def _watching(inputs: list[Path], limit: int | None, verbose: bool) -> Iterator[Watch | None]:
    """Progress where stderr is a terminal, a line an input where it was asked for, else silence."""
    if verbose:
        yield lambda outcome: note(f"{outcome.task.relative}\t{_word(outcome)}")
    elif sys.stderr.isatty():
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        total = _countable(inputs)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=progress_console(), transient=True) as progress:
            bar = progress.add_task("articles", total=limit if total is None else min(total, limit or total))
            rejected = 0

            def advance(outcome: Outcome) -> None:
                nonlocal rejected
                rejected += outcome.reject is not None
                progress.update(bar, advance=1, description=f"articles ({rejected} rejected)")

            yield advance
    else:
        yield None


def _countable(inputs: list[Path]) -> int | None:
    """How many articles there are, None where a file holds many: it is not read for the sake of a bar."""
    from councilscope.reading import find_inputs
    from councilscope.reading.formats import HOLDS_MANY, form_of

    files = [path.name for path, _ in find_inputs(sorted(set(inputs)))]
    return None if any(name == "-" or form_of(name) in HOLDS_MANY for name in files) else len(files)


def _word(outcome: Outcome) -> str:
    if outcome.reject is not None:
        return f"{outcome.reject.code} {outcome.reject.message}"
    if outcome.first_path is not None:
        return f"duplicate of {outcome.first_path}"
    return "kept" if outcome.reused else "extracted"


def _report(summary: RunSummary, out: Path) -> None:
    """The end of a run in a few lines."""
    counts = summary.counts
    rate = counts.read / summary.seconds if summary.seconds else 0.0
    note(
        f"{counts.read} read = {counts.written} written + {counts.rejected} rejected + {counts.duplicate} duplicate"
        f" ({counts.reused} from kept results) in {summary.seconds:.1f} s, {rate:.1f} a second"
    )
    note("found: " + ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items.items()))
    from councilscope.errors import REJECTIONS

    if counts.rejected:
        reasons = (f"{count} x {code} ({REJECTIONS[code].stage})" for code, count in counts.rejected_by_code.items())
        note(f"rejected: {', '.join(reasons)}; see {out / 'errors.jsonl'}")
    for sentence in summary.notes:
        note(sentence)
    note(f"results: {out}")
