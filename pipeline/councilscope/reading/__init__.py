"""Files to decoded sources: what is an input, in which order, in which encoding."""

from councilscope.reading.files import read_bytes, read_file
from councilscope.reading.folders import find_inputs
from councilscope.reading.formats import FORMATS, SUFFIXES

__all__ = ["FORMATS", "SUFFIXES", "find_inputs", "read_bytes", "read_file"]
