"""For every test: no network; and no collection of garbage while a test takes the time."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from helpers.command import Command


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails; Councilscope needs none at run time.

    One marked ``loopback`` may talk to this machine itself, as a notebook does with its kernel.
    """
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    open_within = request.node.get_closest_marker("loopback") is not None

    def only_within(way: Any) -> Any:
        def called(self: socket.socket, address: Any) -> Any:
            within = isinstance(address, str | bytes) or address[0] in ("127.0.0.1", "localhost", "::1")
            return way(self, address) if within else refused()

        return called

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("this reaches for the network")

    monkeypatch.setattr(socket.socket, "connect", only_within(connect) if open_within else refused)
    monkeypatch.setattr(socket.socket, "connect_ex", only_within(connect_ex) if open_within else refused)
    if not open_within:
        monkeypatch.setattr(socket, "getaddrinfo", refused)


@pytest.fixture(autouse=True)
def _no_collection_while_time_is_taken(request: pytest.FixtureRequest) -> Iterator[None]:
    """The garbage of all tests before, collected in the middle of a measurement, would be counted as the rule's time."""
    takes_time = "time" in request.node.name
    if takes_time:
        gc.disable()
    yield
    if takes_time:
        gc.enable()


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """``councilscope`` with the given arguments, in this process."""
    return Command(capsys, monkeypatch)
