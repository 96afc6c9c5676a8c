"""``councilscope explain``: why a run holds a value."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli.console import display, note


def explain(
    run: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    item: Annotated[str, typer.Argument(help="The id of an item, as records and tables give it.", show_default=False)],
) -> None:
    """Show the words, rule, knowledge and alternatives behind one item of a run."""
    from councilscope.reviewing.explaining import explain as explained

    result = explained(run, item)
    display(result.shown)
    if result.remark:
        note(result.remark)
