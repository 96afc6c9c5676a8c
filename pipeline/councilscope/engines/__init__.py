"""Engines carry many articles through the one function of the pipeline; they know nothing of councils."""

from councilscope.engines.base import Engine, Outcome, Task
from councilscope.engines.cluster import DaskEngine
from councilscope.engines.processes import ProcessEngine
from councilscope.engines.runs import run
from councilscope.engines.serial import SerialEngine

__all__ = ["DaskEngine", "Engine", "Outcome", "ProcessEngine", "SerialEngine", "Task", "run"]
