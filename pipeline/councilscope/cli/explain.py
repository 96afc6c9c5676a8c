"""``councilscope explain``: why a run holds a value, or holds none for some words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli.console import display, note


def explain(
    run: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    item: Annotated[
        str | None, typer.Argument(help="The id of an item, as records and tables give it.", show_default=False)
    ] = None,
    words: Annotated[
        str | None, typer.Option("--text", help="Words of an article instead: what was weighed there.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(help="With --text, the id of the record to look in; none takes the first that fits.")
    ] = None,
) -> None:
    """Show the words, rule and knowledge behind one item of a run, and what was weighed and turned down."""
    from councilscope.reviewing.explaining import explain as explained
    from councilscope.reviewing.explaining import explain_words

    if (item is None) == (words is None or not words.strip()):
        raise typer.BadParameter("name an item, or words with --text", param_hint="'ITEM'")
    result = explained(run, item) if item is not None else explain_words(run, words or "", article)
    display(result.shown)
    if result.remark:
        note(result.remark)
