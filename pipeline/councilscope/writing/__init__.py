"""What a run leaves in its folder: whole files or none, the same bytes for the same inputs."""

from councilscope.writing.base import OutputFolder
from councilscope.writing.summary import OutputFile, RunCounts, RunSummary, Versions, read_summary

__all__ = ["OutputFile", "OutputFolder", "RunCounts", "RunSummary", "Versions", "read_summary"]
