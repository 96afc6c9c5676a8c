"""Options that several verbs share, and the settings that they make."""

from __future__ import annotations

import inspect
import tomllib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from pydantic import BaseModel, ValidationError

from councilscope.errors import CouncilscopeError
from councilscope.settings import ExtractionSettings, RunSettings

Settings = TypeVar("Settings", bound=BaseModel)
Model = Annotated[
    str | None, typer.Option(help="An installed spaCy pipeline, or 'none' for rules alone.", show_default=False)
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option(help="A folder laid over the shipped knowledge; may be given again, later ones win."),
]
ReferenceDate = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day from which 'three days ago' counts.")
]
Templates = Annotated[
    Path | None, typer.Option(help="Recurring lines that the verb templates learnt.", show_default=False)
]
MaxBytes = Annotated[int | None, typer.Option(min=1, help="Reject larger files.", show_default=False)]
Workbook = Annotated[
    bool | None, typer.Option("--workbook/--no-workbook", help="Write councilscope.xlsx, for spreadsheets.")
]
SplitDigests = Annotated[
    bool | None,
    typer.Option("--split-digests", help="A record for each story of a text that is a sheet of stories."),
]
Workers = Annotated[
    int | None, typer.Option(min=0, help="Processes that extract; 0 for none but this one.", show_default="1")
]
Engine = Annotated[
    str | None, typer.Option(help="Where they run: 'local', or 'dask' for a cluster.", show_default="local")
]
Scheduler = Annotated[
    str | None, typer.Option(help="The address of a running Dask scheduler, such as tcp://10.0.0.1:8786.")
]
Seconds = Annotated[float | None, typer.Option(min=0.001, help="Most time for one article.", show_default="60")]
Limit = Annotated[int | None, typer.Option(min=1, help="Only the first so many inputs.")]
Resume = Annotated[bool | None, typer.Option("--resume/--no-resume", help="Use results kept from an earlier run.")]
Strict = Annotated[bool | None, typer.Option("--strict", help="Exit with 1 if any input was rejected.")]
Report = Annotated[bool | None, typer.Option("--report/--no-report", help="Leave a report.html.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="A line for each input.")]
Config = Annotated[
    Path | None, typer.Option(help="A TOML file of settings, in [extraction] and [run]; options win over it.")
]


FIELD_OPTIONS: dict[str, str] = {
    "text": "The field of a row (JSON Lines, CSV) that holds its text or HTML.",
    "title": "The field that holds its title.",
    "date": "The field that holds its date.",
    "url": "The field that holds its address.",
    "id": "The field that holds its own id, kept as source.key.",
    "author": "The field that holds its author.",
    "publisher": "The field that holds its publisher.",
}


def with_row_fields(verb: Callable[..., None]) -> Callable[..., None]:
    """The verb with an option ``--NAME-field`` for each field of a row; it gets those given as ``fields``."""

    @wraps(verb)
    def called(**given: Any) -> None:
        named = {name: given.pop(f"{name}_field") for name in FIELD_OPTIONS}
        verb(**given, fields={name: value for name, value in named.items() if value is not None})

    signature = inspect.signature(verb, eval_str=True)
    kept = [parameter for name, parameter in signature.parameters.items() if name != "fields"]
    added = [
        inspect.Parameter(
            f"{name}_field",
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[str | None, typer.Option(help=what, show_default=False, rich_help_panel="Rows")],
        )
        for name, what in FIELD_OPTIONS.items()
    ]
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in kept] + added
    called.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return called


def extraction_settings(
    *,
    model: str | None = None,
    knowledge: list[Path] | None = None,
    reference_date: datetime | None = None,
    max_bytes: int | None = None,
    templates: Path | None = None,
    fields: dict[str, str] | None = None,
    split_digests: bool | None = None,
    config: Path | None = None,
) -> ExtractionSettings:
    """Settings from the file, then from the options that were given. Raise C001 or C006."""
    values = _from_file(config, "extraction")
    if fields and isinstance(values.get("fields"), dict):
        fields = {**values["fields"], **fields}
    given: dict[str, Any] = {
        "knowledge": tuple(knowledge) if knowledge else None,
        "reference_date": reference_date.date() if reference_date else None,
        "max_bytes": max_bytes,
        "templates": templates,
        "fields": fields or None,
        "split_digests": split_digests,
        "model": model,
    }
    values.update({name: value for name, value in given.items() if value is not None})
    if values.get("model") == "none":
        values["model"] = None
    return _valid(ExtractionSettings, values)


def run_settings(config: Path | None, **given: object) -> RunSettings:
    """As extraction_settings, for how a run is done."""
    values = _from_file(config, "run")
    values.update({name: value for name, value in given.items() if value is not None})
    return _valid(RunSettings, values)


def _from_file(config: Path | None, part: str) -> dict[str, Any]:
    if config is None:
        return {}
    try:
        content = tomllib.loads(config.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CouncilscopeError("C001", path=config) from error
    except (OSError, ValueError) as error:
        raise CouncilscopeError("C006", name=config, problem=f"not a readable TOML file: {error}") from error
    unknown = set(content) - {"extraction", "run"}
    if unknown:
        raise CouncilscopeError("C006", name=config, problem=f"unknown part [{min(unknown)}]; known: extraction, run")
    values = content.get(part, {})
    if not isinstance(values, dict):
        raise CouncilscopeError("C006", name=f"[{part}] of {config}", problem="must be a table")
    return dict(values)


def _valid(model: type[Settings], values: dict[str, Any]) -> Settings:
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise CouncilscopeError("C006", name=name, problem=first["msg"]) from error
