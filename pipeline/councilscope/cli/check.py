"""``councilscope check``: regression on known articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import data, note


def check(
    folder: Annotated[Path, typer.Argument(help="A folder of known articles.", show_default=False)],
    only: Annotated[str | None, typer.Option(help="Only articles whose path contains this.")] = None,
    fields: Annotated[str, typer.Option("--field", help="Only differences of fields that begin so.")] = "",
    differences: Annotated[bool, typer.Option("--differences/--no-differences", help="Print what differs.")] = True,
    pin: Annotated[bool, typer.Option("--pin", help="Make the figures reached the folder's floors.")] = False,
    lower: Annotated[bool, typer.Option("--lower", help="Let --pin lower a floor.")] = False,
    model: options.Model = None,
    knowledge: options.Knowledge = None,
) -> None:
    """Compare what is found in known articles with what their readers wrote down."""
    settings = options.extraction_settings(model=model, knowledge=knowledge)
    from councilscope.pipeline import Extractor
    from councilscope.reviewing.checking import check as check_folder
    from councilscope.reviewing.scoring import table_lines, write_floors

    result = check_folder(folder, Extractor(settings), only=only)
    article = ""
    for difference in result.scores.differences if differences else ():
        if not difference.field.startswith(fields):
            continue
        if difference.article != article:
            article = difference.article
            data(article)
        data(f"  {difference.field} {difference.what}")
        if difference.expected:
            data(f"    - {difference.expected}")
        if difference.found:
            data(f"    + {difference.found}")
    for line in table_lines(result.scores):
        data(line)
    if pin:
        for line in write_floors(folder, result.scores, lower=lower):
            note(line)
    for line in result.shortfalls:
        note(f"falls short: {line}")
    note(f"{result.articles} articles, {len(result.scores.differences)} differences")
    if result.shortfalls and not pin:
        raise typer.Exit(5)
