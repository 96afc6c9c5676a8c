"""The processor of articles, made where it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from councilscope.settings import ExtractionSettings

if TYPE_CHECKING:
    from councilscope.pipeline import Extractor


def extractor(settings: ExtractionSettings) -> Extractor:
    """An extractor with these settings. Raise as it does."""
    from councilscope.pipeline import Extractor  # late: the process that only starts workers needs no spaCy

    return Extractor(settings)
