"""Engines carry many articles through the one function of the pipeline; they know nothing of councils."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__all__ = ["DaskEngine", "Engine", "Outcome", "ProcessEngine", "SerialEngine", "Task", "run"]

if TYPE_CHECKING:
    from councilscope.engines.base import Engine, Outcome, Task
    from councilscope.engines.cluster import DaskEngine
    from councilscope.engines.processes import ProcessEngine
    from councilscope.engines.runs import run
    from councilscope.engines.serial import SerialEngine

# Imported when first used: a worker process needs a few of these modules and starts the faster without the others.
_HOMES = {
    "DaskEngine": "cluster",
    "Engine": "base",
    "Outcome": "base",
    "ProcessEngine": "processes",
    "SerialEngine": "serial",
    "Task": "base",
    "run": "runs",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'councilscope.engines' has no attribute {name!r}")
    return getattr(import_module(f"councilscope.engines.{_HOMES[name]}"), name)
