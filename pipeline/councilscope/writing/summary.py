"""run.json: what was run, with what, and what came of it."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from councilscope.errors import CouncilscopeError
from councilscope.settings import ExtractionSettings, RunSettings
from councilscope.writing.yields import PublisherYield


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


class Versions(_Closed):
    """What did the work."""

    councilscope: str
    code: str = Field(description="16 hex digits over the package's source files")
    record_schema: str
    python: str
    spacy: str
    model: str | None = Field(description="name and version of the spaCy pipeline; null for rules alone")


class OutputFile(_Closed):
    """A file of the run, as it was written."""

    bytes: int
    sha256: str


class RunCounts(_Closed):
    """read = written + rejected + duplicate."""

    read: int
    written: int
    rejected: int
    duplicate: int
    reused: int = Field(description="of those read, how many results came from an earlier, interrupted or equal run")
    rejected_by_code: dict[str, int]
    items: dict[str, int] = Field(description="how many councils, ratings, quotes … all records hold")
    warnings_by_code: dict[str, int]
    by_publisher: dict[str, PublisherYield] = Field(
        default_factory=dict, description="or by folder, where none is named"
    )

    @property
    def balance(self) -> bool:
        """Whether every input is accounted for."""
        return self.read == self.written + self.rejected + self.duplicate


class RunSummary(_Closed):
    """The content of run.json. ``started``, ``seconds`` and what was kept are all that differs between equal runs."""

    versions: Versions
    inputs: tuple[str, ...] = Field(description="files and folders as they were named")
    settings: ExtractionSettings
    run: RunSettings
    settings_digest: str
    knowledge_digest: str
    counts: RunCounts
    outputs: dict[str, OutputFile]
    notes: tuple[str, ...] = Field(default=(), description="a sentence for each thing that did not fit into an output")
    fingerprint: str = Field(default="", description="32 hex digits over what came of every input, in order")
    started: str = Field(description="ISO 8601, UTC")
    seconds: float


def read_summary(folder: Path) -> RunSummary:
    """The run.json of a run's folder. Raise C001 where there is none, C007 where it is not valid."""
    path = folder / "run.json"
    if not path.is_file():
        raise CouncilscopeError("C001", path=path)
    try:
        return RunSummary.model_validate_json(path.read_bytes())
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise CouncilscopeError("C007", path=path, line=1, problem=f"{where}: {problem['msg']}") from error
