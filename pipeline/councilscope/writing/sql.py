"""Values as SQL."""

from __future__ import annotations


def quoted(value: object) -> str:
    """The value's text as an SQL string."""
    return "'" + str(value).replace("'", "''") + "'"
