"""Verbs that look into what Councilscope knows and promises: schema, councils, schemes, knowledge check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from councilscope.cli import options
from councilscope.cli.console import data, note

knowledge_verbs = typer.Typer(name="knowledge", help="Look after the knowledge in models/.", no_args_is_help=True)


def schema(
    columns: Annotated[bool, typer.Option("--columns", help="The columns of the tables instead, as Markdown.")] = False,
) -> None:
    """Print the JSON Schema of a record."""
    if columns:
        from councilscope.writing.dictionary import dictionary_text

        data(dictionary_text())
    else:
        from councilscope.records import json_schema_text

        data(json_schema_text())


def councils(
    query: Annotated[str, typer.Argument(help="A name, an alias or an id.", show_default=False)],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only those that existed on this day.")
    ] = None,
    knowledge: options.Knowledge = None,
) -> None:
    """Find councils in the register, with the years in which they existed."""
    from councilscope.reviewing.looking import council_lines

    lines = council_lines(query, on.date() if on else None, tuple(knowledge or ()))
    if not lines:
        note(f"No council of the register is called {query!r}.")
        raise typer.Exit(3)
    for line in lines:
        data(line)


def schemes(
    scheme: Annotated[str | None, typer.Argument(help="The id of a scheme; none lists them all.")] = None,
    knowledge: options.Knowledge = None,
) -> None:
    """List the rating schemes, or show the scale of one."""
    from councilscope.reviewing.looking import scheme_lines

    lines = scheme_lines(scheme, tuple(knowledge or ()))
    if not lines:
        note(f"No scheme has the id {scheme!r}; `councilscope schemes` lists them.")
        raise typer.Exit(3)
    for line in lines:
        data(line)


@knowledge_verbs.command("check")
def check_knowledge(
    folder: Annotated[Path | None, typer.Argument(help="A folder laid over the shipped knowledge.")] = None,
) -> None:
    """Check every knowledge file against its schema and the others."""
    from councilscope.reviewing.looking import knowledge_problems

    problems = knowledge_problems((folder,) if folder else ())
    for problem in problems:
        data(problem)
    if problems:
        raise typer.Exit(3)
    note("The knowledge is sound.")
