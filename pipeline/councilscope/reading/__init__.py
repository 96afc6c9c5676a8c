"""Files to decoded sources: what is an input, in which order, in which form and encoding."""

from councilscope.reading.fields import is_page
from councilscope.reading.files import read_bytes, read_file
from councilscope.reading.folders import STDIN, find_inputs
from councilscope.reading.formats import FORMATS, SUFFIXES
from councilscope.reading.locating import named_piece, piece_at
from councilscope.reading.pieces import Piece
from councilscope.reading.sources import every_piece, pieces_of, read_piece

__all__ = [
    "FORMATS",
    "STDIN",
    "SUFFIXES",
    "Piece",
    "every_piece",
    "find_inputs",
    "is_page",
    "named_piece",
    "piece_at",
    "pieces_of",
    "read_bytes",
    "read_file",
    "read_piece",
]
