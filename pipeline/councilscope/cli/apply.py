"""``councilscope apply``: a person's corrections made into known articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli.console import data, note
from councilscope.errors import CouncilscopeError


def apply(
    patch: Annotated[Path, typer.Argument(help="The corrections that the report saved.", show_default=False)],
    to: Annotated[Path, typer.Option(help="The folder of known articles.", show_default=False)],
    run: Annotated[
        Path | None, typer.Option(help="The run that they correct, or a newer one.", show_default="the folder of PATCH")
    ] = None,
) -> None:
    """Make or update known articles from corrections; `councilscope check` compares with them."""
    from councilscope.reviewing.applying import apply as apply_corrections

    folder = run or patch.parent
    if run is None and not (folder / "run.json").is_file():
        raise CouncilscopeError("C006", name="--run", problem=f"{folder} is no run: name the folder of the run")
    result = apply_corrections(patch, folder, to)
    for path in result.written:
        data(str(path))
    for line in result.stale:
        note(f"stale: {line}")
    note(f"{result.corrections} corrections in {len(result.written)} known articles, {len(result.stale)} stale")
