"""``councilscope clean``: the clean text alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import data
from councilscope.cli.inputs import refuse, source_of
from councilscope.errors import RejectedInput


def clean(
    file: Annotated[Path, typer.Argument(help="An article; - for stdin.", show_default=False)],
    removed: Annotated[
        bool, typer.Option("--removed", help="What went instead of what stayed, with the reason.")
    ] = False,
    knowledge: options.Knowledge = None,
    reference_date: options.ReferenceDate = None,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Print the clean text of one article."""
    settings = options.extraction_settings(knowledge=knowledge, reference_date=reference_date, max_bytes=max_bytes)
    from councilscope.cleaning import clean as cleaned
    from councilscope.knowledge import load_knowledge

    try:
        article = cleaned(source_of(file, settings), settings, load_knowledge(settings.knowledge))
    except RejectedInput as reason:
        refuse(reason)
    if not removed:
        data(article.text)
        return
    for gone in article.removed:
        data(f"{gone.reason}\t{gone.confidence:.2f}\t{' '.join(gone.text.split())}")
