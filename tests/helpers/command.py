"""The command line, called in this process."""

from __future__ import annotations

import sys
from typing import NamedTuple

import pytest

from councilscope.cli import main


class Called(NamedTuple):
    """The exit code, and what went to stdout and stderr."""

    code: int
    out: str
    err: str


class Command:
    """Calls ``councilscope`` with arguments."""

    def __init__(self, capture: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capture = capture
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: object) -> Called:
        """Exit code and output of one call."""
        self._monkeypatch.setattr(sys, "argv", ["councilscope", *(str(argument) for argument in arguments)])
        self._capture.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        out, err = self._capture.readouterr()
        code = left.value.code
        return Called(code if isinstance(code, int) else 0 if code is None else 1, out, err)
