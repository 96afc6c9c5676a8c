"""One catalogue of coded errors (wrong use, wrong settings) and of reject reasons (inputs without a record).

Every message says what is wrong, where, and what to do. Codes are stable: C for errors, R for rejects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class ErrorEntry(NamedTuple):
    """The command's exit code, and a message template filled by keyword."""

    exit_code: int
    template: str


class RejectEntry(NamedTuple):
    """The stage that rejects, and a message template filled by keyword."""

    stage: str
    template: str


ERRORS: dict[str, ErrorEntry] = {
    "C001": ErrorEntry(3, "No such file or folder: {path}. Check the path, or run from the folder it is relative to."),
    "C002": ErrorEntry(3, "No article files under {path}. Councilscope reads {suffixes}."),
    "C003": ErrorEntry(
        3,
        "{path}, {where}: not valid knowledge: {problem}. "
        "Mend the entry; `councilscope knowledge check` lists all problems.",
    ),
    "C004": ErrorEntry(3, "Knowledge folder {path} is missing or holds no known file. It must look like models/."),
    "C005": ErrorEntry(3, "The spaCy pipeline {model!r} is not installed. Install it, or use --model none."),
    "C006": ErrorEntry(3, "Setting {name}: {problem}."),
    "C007": ErrorEntry(4, "{path}, line {line}: not a valid record: {problem}."),
    "C008": ErrorEntry(
        4, "{path}: expected {expected}, found {found}. The run is incomplete or was edited; run it again."
    ),
    "C009": ErrorEntry(3, "{path}: not a readable known article: {problem}. See RECORDS in the docs for its form."),
    "C010": ErrorEntry(
        4, "Counts do not balance: {read} read, but {written} written + {rejected} rejected + {duplicate} duplicate."
    ),
    "C011": ErrorEntry(
        3, "The pipeline component {component} needs {needs}, which has not run on this Doc. Add it before."
    ),
    "C012": ErrorEntry(3, "Cannot write to {path}: {problem}. Choose a folder that you may write to."),
    "C013": ErrorEntry(3, "A worker process cannot start: {problem}. Try --workers 0, which shows the cause."),
    "C014": ErrorEntry(3, "No article of {path} is chosen. `councilscope councils` and `schemes` show the ids."),
    "C015": ErrorEntry(3, "{path}, line {line}: not a correction: {problem}. Save the file from the report again."),
    "C016": ErrorEntry(3, "No record of {path} holds an item {item!r}. Ids stand in the tables and in articles.jsonl."),
    "C017": ErrorEntry(
        3, "{path} {state}: what is shown is what the run kept of it. Run again to see it as it is now."
    ),
    "C018": ErrorEntry(3, "The pipeline component {component} reads what others find. Add these first: {lines}."),
    "C020": ErrorEntry(3, "The Dask engine needs {package}: pip install 'councilscope[cluster]'."),
    "C021": ErrorEntry(3, "The Dask cluster {address} cannot be used: {problem}."),
    "C022": ErrorEntry(
        3,
        "{path}, read again with this version and knowledge: {problem}. "
        "What is shown is what the run kept of it. Run again to see what is weighed today.",
    ),
    "C023": ErrorEntry(
        3, "No record of {path} holds the words {words!r}, be it in its text or left out. Copy them from a record."
    ),
}

REJECTIONS: dict[str, RejectEntry] = {
    "R001": RejectEntry("reading", "The file is empty."),
    "R002": RejectEntry("reading", "The file is not text: {problem}."),
    "R003": RejectEntry(
        "reading", "The file has {size} bytes, over the limit of {limit}. Raise --max-bytes to read it."
    ),
    "R004": RejectEntry("reading", "The bytes cannot be decoded: {problem}."),
    "R005": RejectEntry("cleaning", "No article was found on the page: {problem}."),
    "R006": RejectEntry("cleaning", "The article is not in English (it looks like {language})."),
    "R007": RejectEntry("assembling", "The record does not validate: {problem}."),
    "R008": RejectEntry("engine", "The article took longer than {seconds} s."),
    "R009": RejectEntry("engine", "The worker process died on this article."),
    "R010": RejectEntry("reading", "The file cannot be read: {problem}."),
    "R011": RejectEntry("pipeline", "An unexpected error: {problem}. Please report it with the file."),
    "R012": RejectEntry("cleaning", "The page hides its article: {problem}."),
    "R013": RejectEntry(
        "pipeline", "The clean text has {size} characters, over the limit of {limit}. Split the file into its articles."
    ),
    "R014": RejectEntry("reading", "The file is damaged: {problem}. What stands before the damage was read."),
    "R015": RejectEntry("reading", "Reading {what} needs {package}: pip install 'councilscope[formats]'."),
    "R016": RejectEntry("reading", "The archive is not opened further: {problem}."),
    "R017": RejectEntry("reading", "The row cannot be read: {problem}."),
    "R018": RejectEntry("reading", "The document holds no text: {problem}."),
}


class CouncilscopeError(Exception):
    """An error with a code of ERRORS; ``details`` are the values that fill its template."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        super().__init__(f"[{code}] {ERRORS[code].template.format(**details)}")

    def __reduce__(self) -> tuple[Callable[..., CouncilscopeError], tuple[str, dict[str, object]]]:
        return _again, (self.code, self.details)  # the way of Exception would lose the details between processes

    @property
    def exit_code(self) -> int:
        """What the command line returns for this error."""
        return ERRORS[self.code].exit_code


def _again(code: str, details: dict[str, object]) -> CouncilscopeError:
    return CouncilscopeError(code, **details)


class RejectedInput(Exception):
    """Raised inside a stage to give up one input; becomes a row of errors.jsonl with this code of REJECTIONS."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        self.stage = REJECTIONS[code].stage
        super().__init__(REJECTIONS[code].template.format(**details))
