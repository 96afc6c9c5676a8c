"""The verbs, in the order that help shows them."""

from __future__ import annotations

from typing import Annotated

import typer

from councilscope.cli import apply, check, clean, diff, explain, look, report, run, show, templates, validate
from councilscope.cli.console import data

app = typer.Typer(
    name="councilscope",
    help="Reads scraped news about UK council inspections and extracts grounded, validated records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from councilscope.engines.versions import versions_of
        from councilscope.knowledge import load_knowledge
        from councilscope.settings import ExtractionSettings

        versions = versions_of(ExtractionSettings())
        data(f"councilscope {versions.councilscope} (code {versions.code})")
        data(f"record schema {versions.record_schema}")
        data(f"knowledge {load_knowledge().digest}")
        data(f"model {versions.model}, spaCy {versions.spacy}, Python {versions.python}")
        raise typer.Exit


@app.callback()
def _councilscope(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the versions and leave.")
    ] = False,
) -> None:
    pass


app.command()(run.run)
app.command()(show.show)
app.command()(clean.clean)
app.command()(check.check)
app.command()(validate.validate)
app.command()(explain.explain)
app.command()(diff.diff)
app.command()(report.report)
app.command()(apply.apply)
app.command()(templates.templates)
app.command()(look.schema)
app.command()(look.councils)
app.command()(look.schemes)
app.add_typer(look.knowledge_verbs)
