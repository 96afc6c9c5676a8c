"""Processors for engine tests: what the file says is what happens."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

from councilscope.articles import Reject
from councilscope.errors import CouncilscopeError
from councilscope.reading import Piece
from councilscope.records import ArticleRecord
from helpers.records import small_record


class Obedient:
    """Dies, hangs, rejects, or makes a record, as the first word of the file tells it."""

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """The record of a file's text."""
        return self._obeyed(path.read_text(), relative)

    def process_piece(self, piece: Piece) -> ArticleRecord | Reject:
        """The record of a piece's bytes."""
        return self._obeyed(piece.data.decode(), piece.path)

    def _obeyed(self, text: str, relative: str) -> ArticleRecord | Reject:
        word, _, rest = text.partition(" ")
        if word == "die":
            os._exit(9)
        if word == "hang":
            time.sleep(600)
        if word == "slow":
            time.sleep(float(rest))
        if word == "reject":
            return Reject(relative, "R005", "cleaning", "No article was found on the page: told so.")
        return small_record(text, relative)


class Counting(Obedient):
    """Leaves a line in a log beside the file for each call, so that a test can count them over processes."""

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """As Obedient."""
        with (path.parent / "calls.log").open("a") as log:
            log.write(f"{os.getpid()} {relative}\n")
        return super().process(path, relative)


class Collecting(Obedient):
    """Notes whether the search for garbage is on as an article begins; 'turn' turns it on, as some libraries do."""

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """As Obedient."""
        with (path.parent / "calls.log").open("a") as log:
            log.write(f"{gc.isenabled()}\n")
        if path.read_text().startswith("turn"):
            gc.enable()
        return super().process(path, relative)


def unbuildable() -> Obedient:
    """A factory that fails as one does whose knowledge is broken."""
    raise CouncilscopeError("C004", path="nowhere")


def dies_while_starting() -> Obedient:
    """A factory whose process never gets up."""
    os._exit(9)
