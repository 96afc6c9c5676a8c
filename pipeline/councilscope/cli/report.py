"""``councilscope report``: the report of a run again, whole or of chosen articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli.console import note


def report(
    run: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    out: Annotated[Path | None, typer.Option(help="Where to write it.", show_default="report.html in RUN")] = None,
    council: Annotated[str | None, typer.Option(help="Only articles that name this council (its id).")] = None,
    scheme: Annotated[str | None, typer.Option(help="Only articles with a rating of this scheme (its id).")] = None,
    year: Annotated[int | None, typer.Option(help="Only articles published in this year.")] = None,
) -> None:
    """Draw a run's report.html again, or one of chosen articles."""
    from councilscope.writing.report import Choice, report_again

    path, articles = report_again(run, out, Choice(council, scheme, year))
    note(f"{path}: {articles} articles")
