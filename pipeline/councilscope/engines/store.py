"""Results kept between runs, so that a run that was killed goes on where it was, and an equal one does nothing.

One SQLite file in the output folder: it survives kill -9 at any moment, and its memory does not grow with
the corpus. A result is looked up by what it depends on: the context of the run (settings, knowledge, code),
the path that its record names, and the digest of its bytes.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from councilscope.articles import Reject
from councilscope.engines.base import Outcome, Task
from councilscope.errors import CouncilscopeError

FOLDER = ".councilscope"
FORM = "1"
COMMIT_EVERY = 64
RESULTS = """
CREATE TABLE IF NOT EXISTS results (path TEXT, digest TEXT, kind TEXT, content BLOB, PRIMARY KEY (path, digest))
"""
# What depends on the machine and the moment, not on the input, is tried again by the next run.
PASSING = frozenset({"R008", "R009", "R010", "R011", "R015"})


class ResultStore:
    """Outcomes by context, path and digest; also the digests that this run has seen."""

    def __init__(self, out: Path, context: str, *, keep: bool = True) -> None:
        """Open the store of an output folder; what is of another context, or all if not ``keep``, is dropped.

        Raise C012 where it cannot be written, or where another run is writing there.
        """
        self._uncommitted = 0
        path = out / FOLDER / "results.sqlite"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._open(path, f"{FORM} {context}", keep)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # damaged: what it kept can be worked out again
                self._file.close()
                path.unlink()
                self._open(path, f"{FORM} {context}", keep)
        except sqlite3.OperationalError as error:
            busy = "locked" in str(error)
            raise CouncilscopeError("C012", path=out, problem="another run is using it" if busy else error) from error
        except OSError as error:
            raise CouncilscopeError("C012", path=out, problem=error.strerror) from error

    def _open(self, path: Path, context: str, keep: bool) -> None:
        self._file = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        self._prepare(context, keep)

    def _prepare(self, context: str, keep: bool) -> None:
        run = self._file.execute
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("PRAGMA journal_mode = WAL")
        run("PRAGMA synchronous = NORMAL")
        run("PRAGMA temp_store = FILE")
        run("CREATE TABLE IF NOT EXISTS context (name TEXT PRIMARY KEY)")
        run(RESULTS)
        known = run("SELECT name FROM context").fetchone()
        if not keep or known != (context,):
            run("DELETE FROM results")
            run("DELETE FROM context")
            run("INSERT INTO context VALUES (?)", (context,))
        run("CREATE TEMP TABLE seen (digest BLOB PRIMARY KEY, path TEXT) WITHOUT ROWID")
        run("BEGIN")

    def __enter__(self) -> ResultStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.execute("COMMIT")
        self._file.close()

    def first_path(self, digest: str, path: str) -> str | None:
        """The path that came first with these bytes in this run; None if it is this one."""
        key = bytes.fromhex(digest)
        done = self._file.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, path))
        if done.rowcount:
            return None
        found: tuple[str] = self._file.execute("SELECT path FROM seen WHERE digest = ?", (key,)).fetchone()
        return found[0]

    def forget_paths(self) -> None:
        """Begin with the paths of this run anew."""
        self._file.execute("DELETE FROM seen")

    def get(self, task: Task) -> Outcome | None:
        """The kept outcome of a task, None if there is none."""
        row = self._file.execute(
            "SELECT kind, content FROM results WHERE path = ? AND digest = ?", (task.key, task.digest)
        ).fetchone()
        if row is None:
            return None
        kind, content = row[0], zlib.decompress(row[1])
        if kind == "record":
            return Outcome(task, record=content, reused=True)
        return Outcome(task, reject=Reject(**json.loads(content)), reused=True)

    def put(self, outcome: Outcome) -> None:
        """Keep an outcome; one that depends on the moment is not kept."""
        task, reject = outcome.task, outcome.reject
        if task.digest is None or (reject is not None and reject.code in PASSING):
            return
        content = outcome.record if reject is None else json.dumps(asdict(reject), default=str).encode()
        if content is None or (reject is None and task.digest[:16].encode() not in content[:100]):
            return  # the file changed between digest and extraction: the record, whose id stands first, is of another
        self._file.execute(
            "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)",
            (task.key, task.digest, "reject" if reject else "record", zlib.compress(content, 1)),
        )
        self._uncommitted += 1
        if self._uncommitted >= COMMIT_EVERY:
            self._file.execute("COMMIT")
            self._file.execute("BEGIN")
            self._uncommitted = 0
