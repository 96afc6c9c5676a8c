"""``councilscope templates``: learn a corpus's own boilerplate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import note
from councilscope.errors import CouncilscopeError, RejectedInput

if TYPE_CHECKING:
    from councilscope.articles import Article
    from councilscope.knowledge import Knowledge as Known
    from councilscope.settings import ExtractionSettings


def templates(
    folder: Annotated[Path, typer.Argument(help="Articles; each folder in it is a site.", show_default=False)],
    out: Annotated[Path, typer.Option(help="The file that run --templates reads.", show_default=False)],
    knowledge: options.Knowledge = None,
    max_bytes: options.MaxBytes = None,
) -> None:
    """Learn the lines that recur over a site's articles outside their prose."""
    settings = options.extraction_settings(knowledge=knowledge, max_bytes=max_bytes)
    from councilscope.cleaning.templates import learn
    from councilscope.knowledge import load_knowledge

    learnt = learn(_articles(folder, settings, load_knowledge(settings.knowledge)))
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_text(learnt.model_dump_json(indent=1) + "\n", encoding="utf-8")
        part.replace(out)
    except OSError as error:
        raise CouncilscopeError("C012", path=out, problem=error.strerror) from error
    note(f"{len(learnt.lines)} lines in {out}")


def _articles(folder: Path, settings: ExtractionSettings, knowledge: Known) -> Iterator[Article]:
    """The clean articles of a folder; files without one are left out."""
    from councilscope.articles import Reject
    from councilscope.cleaning import clean
    from councilscope.reading import every_piece, find_inputs, read_piece

    for piece in every_piece(find_inputs([folder]), settings):
        if isinstance(piece, Reject):
            continue
        try:
            yield clean(read_piece(piece, settings), settings, knowledge)
        except RejectedInput:
            continue
