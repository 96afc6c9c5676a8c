"""``councilscope show``: one article in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import data, display
from councilscope.cli.inputs import refuse, source_of
from councilscope.errors import RejectedInput


def show(
    file: Annotated[Path, typer.Argument(help="An article; - for stdin.", show_default=False)],
    json: Annotated[bool, typer.Option("--json", help="The record as JSON.")] = False,
    fields: Annotated[
        bool, typer.Option("--fields", help="Each field's meaning with its value here, as Markdown.")
    ] = False,
    model: options.Model = None,
    knowledge: options.Knowledge = None,
    reference_date: options.ReferenceDate = None,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Show what is found in one article, marked in its text."""
    settings = options.extraction_settings(
        model=model, knowledge=knowledge, reference_date=reference_date, max_bytes=max_bytes
    )
    from councilscope.articles import Reject
    from councilscope.pipeline import Extractor

    try:
        source = source_of(file, settings)
    except RejectedInput as reason:
        refuse(reason)
    record = Extractor(settings).record(source)
    if isinstance(record, Reject):
        refuse(record)
    if json:
        data(record.model_dump_json(indent=2))
    elif fields:
        from councilscope.writing.field_guide import field_guide

        data(field_guide(record))
    else:
        from councilscope.reviewing.display import displayed

        display(displayed(record))
