"""Fingerprints of a text: hashes of runs of its words, by which texts that share passages are known.

Of all runs those are kept whose hash falls into one of ``one_in`` classes, whatever stands around them (Manber,
'Finding similar files in a large file system', 1994): the same passage gives the same fingerprints everywhere.
"""

from __future__ import annotations

import re
import zlib
from operator import methodcaller
from typing import Any

import numpy as np

WORD = re.compile(r"[^\W_]+")
ENCODED = methodcaller("encode", "utf-8", "replace")
FACTOR = np.uint64(0x9E3779B97F4A7C15)
MIXER = np.uint64(0xBF58476D1CE4E5B9)
Hashes = np.ndarray[Any, np.dtype[np.uint64]]


def fingerprints(text: str, *, run: int, one_in: int) -> Hashes:
    """The fingerprints of a text, ascending, each once: hashes of ``run`` words, case and marks set aside.

    A text of fewer words has none.
    """
    words = WORD.findall(text.casefold())
    count = len(words) - run + 1
    if count < 1:
        return np.empty(0, np.uint64)
    hashes = np.fromiter(map(zlib.crc32, map(ENCODED, words)), np.uint64, len(words))
    runs = np.zeros(count, np.uint64)
    for shift in range(run):
        runs = runs * FACTOR + hashes[shift : shift + count]
    runs ^= runs >> np.uint64(29)
    runs *= MIXER
    runs ^= runs >> np.uint64(32)
    return np.unique(runs[runs % np.uint64(one_in) == 0])
