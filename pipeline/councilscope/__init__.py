"""Councilscope: from scraped articles about UK council inspections to validated, source-grounded records.

>>> import councilscope
>>> record = councilscope.extract("Leeds City Council was rated good by Ofsted.", clean=False, published="2022-03-01")
>>> [(rating.council, rating.value) for rating in record.ratings]
[('leeds', 'good')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["ArticleRecord", "ExtractionSettings", "__version__", "extract", "load", "run"]

if TYPE_CHECKING:
    from councilscope.engines.runs import run
    from councilscope.nlp import build_nlp as load
    from councilscope.pipeline import extract
    from councilscope.records import ArticleRecord
    from councilscope.settings import ExtractionSettings

# Imported when first used: spaCy takes a second to import, and `councilscope --help` needs none of it.
_HOMES = {
    "ArticleRecord": ("councilscope.records", "ArticleRecord"),
    "ExtractionSettings": ("councilscope.settings", "ExtractionSettings"),
    "extract": ("councilscope.pipeline", "extract"),
    "load": ("councilscope.nlp", "build_nlp"),
    "run": ("councilscope.engines.runs", "run"),
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'councilscope' has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
