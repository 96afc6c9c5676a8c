"""Lines of JSON: one row a line, UTF-8, keys in the order given."""

from __future__ import annotations

import json
from typing import BinaryIO

from councilscope.articles import Reject


def write_line(file: BinaryIO, row: dict[str, object]) -> None:
    """Append one row. A lone surrogate, which UTF-8 cannot hold, is written as its JSON escape."""
    try:
        line = json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        line = json.dumps(row).encode()
    file.write(line + b"\n")


def reject_row(reject: Reject) -> dict[str, object]:
    """The row of errors.jsonl for an input without a record."""
    return {
        "path": reject.path,
        "row": reject.row,
        "stage": reject.stage,
        "code": reject.code,
        "message": reject.message,
        "details": {name: _plain(value) for name, value in reject.details.items()},
    }


def _plain(value: object) -> object:
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)
