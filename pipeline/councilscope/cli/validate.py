"""``councilscope validate``: a run against the contract and its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli.console import data, note


def validate(
    run: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    sources: Annotated[
        bool, typer.Option("--sources/--no-sources", help="Also compare with the files that were read.")
    ] = True,
) -> None:
    """Check the records, counts and files of a run, and that its sources are what they were."""
    from councilscope.reviewing.validating import validated

    result = validated(run, sources=sources)
    for problem in result.problems:
        data(problem)
    checked = f"{result.records} records, {result.files} files, {result.sources} sources checked"
    note(f"{checked}: {len(result.problems)} problems")
    if result.problems:
        raise typer.Exit(4)
