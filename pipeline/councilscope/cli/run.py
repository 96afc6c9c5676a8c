"""``councilscope run``: the main job."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import complain
from councilscope.cli.progress import summarise, watching
from councilscope.errors import CouncilscopeError

if TYPE_CHECKING:
    from councilscope.settings import ExtractionSettings, RunSettings
    from councilscope.writing import RunSummary


@options.with_row_fields
def run(
    inputs: Annotated[
        list[Path], typer.Argument(help="Files and folders of articles; - for stdin.", show_default=False)
    ],
    out: Annotated[Path, typer.Option(help="The folder that the results go to.", show_default=False)],
    workers: options.Workers = None,
    engine: options.Engine = None,
    scheduler: options.Scheduler = None,
    seconds: options.Seconds = None,
    limit: options.Limit = None,
    resume: options.Resume = None,
    strict: options.Strict = None,
    report: options.Report = None,
    workbook: options.Workbook = None,
    verbose: options.Verbose = False,
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
    how = options.run_settings(
        config,
        workers=workers,
        engine=engine,
        scheduler=scheduler,
        seconds_per_article=seconds,
        limit=limit,
        resume=resume,
        strict=strict,
        report=report,
        workbook=workbook,
    )
    summary = _carried_out(inputs, out, settings, how, verbose)
    if how.strict and summary.counts.rejected:
        raise typer.Exit(1)


def _carried_out(
    inputs: list[Path], out: Path, settings: ExtractionSettings, how: RunSettings, verbose: bool
) -> RunSummary:
    from councilscope.engines import run as run_engine
    from councilscope.writing import read_summary

    before = None
    with suppress(CouncilscopeError):  # there is no earlier run, or of another version
        before = read_summary(out)
    try:
        with watching(inputs, how.limit, verbose) as watch:
            summary = run_engine(inputs, out, settings=settings, how=how, watch=watch)
    except KeyboardInterrupt as interrupt:
        complain("Interrupted. The same command goes on where this one stopped.")
        raise typer.Exit(130) from interrupt
    summarise(summary, out, before)
    return summary
