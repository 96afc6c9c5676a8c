"""Whether a run would write what is there already: then nothing is written again, however large the corpus."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from councilscope.engines.base import Outcome, Task
from councilscope.errors import CouncilscopeError
from councilscope.writing import RunSummary, read_summary
from councilscope.writing.base import described, outputs_of


class Fingerprint:
    """A digest over what came of every input in order: equal ones mean equal outputs."""

    def __init__(self, context: str) -> None:
        """context: all else that the outputs depend on."""
        self._digest = hashlib.sha256(context.encode())

    def copy(self) -> Fingerprint:
        """Another that goes on from here."""
        made = Fingerprint("")
        made._digest = self._digest.copy()
        return made

    def add(self, outcome: Outcome) -> None:
        """Take the next outcome."""
        reject = None if outcome.reject is None else asdict(outcome.reject)
        about = [outcome.task.relative, outcome.task.digest, outcome.first_path, reject, len(outcome.record or b"")]
        self._digest.update(json.dumps(about, default=str).encode())
        self._digest.update(outcome.record or b"")

    def hex(self) -> str:
        """32 hex digits."""
        return self._digest.hexdigest()[:32]


def unchanged(out: Path, entries: Iterable[Task | Outcome], fingerprint: Fingerprint) -> RunSummary | None:
    """The summary of the run that left its files in ``out``, if a run over the entries would leave the same.

    Its counts say how many results were kept ones. None where there is no such run, where a file of it is not as it
    was left, or where something is to be extracted: then some of the entries have been taken.
    """
    try:
        before = read_summary(out)
    except CouncilscopeError:
        return None
    if outputs_of(out) != before.outputs.keys() or not all(
        _is_as_left(out / name, file.bytes, file.sha256) for name, file in before.outputs.items()
    ):
        return None
    reused = 0
    for entry in entries:
        if isinstance(entry, Task):
            return None
        fingerprint.add(entry)
        reused += entry.reused
    if fingerprint.hex() != before.fingerprint:
        return None
    return before.model_copy(update={"counts": before.counts.model_copy(update={"reused": reused})})


def _is_as_left(path: Path, size: int, digest: str) -> bool:
    return path.is_file() and path.stat().st_size == size and described(path).sha256 == digest
