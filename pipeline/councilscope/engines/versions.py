"""What did the work: the versions that a record depends on besides its input and settings."""

from __future__ import annotations

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from councilscope import __version__
from councilscope.errors import CouncilscopeError
from councilscope.records import SCHEMA_VERSION
from councilscope.settings import ExtractionSettings
from councilscope.writing import Versions


def versions_of(settings: ExtractionSettings) -> Versions:
    """The versions that a record depends on."""
    return Versions(
        councilscope=__version__,
        code=code_digest(),
        record_schema=SCHEMA_VERSION,
        python=platform.python_version(),
        spacy=version("spacy"),
        model=f"{settings.model} {_model_version(settings.model)}" if settings.model else None,
    )


@lru_cache(maxsize=1)
def code_digest() -> str:
    """16 hex digits over the package's source files: an edited rule makes kept results stale."""
    package = Path(__file__).resolve().parent.parent
    names = sorted(package.rglob("*.py"))
    return digest_of(*(f"{path.relative_to(package).as_posix()}\n{path.read_text('utf-8')}" for path in names))


def _model_version(model: str) -> str:
    try:
        return version(model)
    except PackageNotFoundError as error:
        raise CouncilscopeError("C005", model=model) from error


def digest_of(*parts: str) -> str:
    """16 hex digits over texts, each told apart from the next."""
    total = hashlib.sha256()
    for part in parts:
        total.update(f"{len(part)}\0{part}".encode())
    return total.hexdigest()[:16]
