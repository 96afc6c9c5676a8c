"""For every test: no network."""

from __future__ import annotations

import socket
from typing import Any, NoReturn

import pytest

from helpers.command import Command


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails; Councilscope needs none at run time."""

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("this reaches for the network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket.socket, "connect_ex", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``councilscope`` with the given arguments, in this process."""
    return Command(capsys, monkeypatch)
