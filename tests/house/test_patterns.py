"""Every regular expression of the package on hostile text: each must end, in time in proportion to the text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import councilscope
from councilscope.pipeline import Extractor
from councilscope.settings import ExtractionSettings

SIZE = 100_000
SECONDS = 5.0  # of processor time for a pattern on one text; what is linear needs a hundredth of it
ARTICLES = sorted(
    path for path in (Path(__file__).parent.parent.parent / "corpus").glob("*/*.*") if path.suffix != ".json"
)[::9]
UNITS = (
    "a", " ", "\n", "\t ", "1", "1,", "12 ", ".", "- ", "'", '"', "“", "’s ", "<", "<a ", "<a href='", "&", "&amp", "\\", "(",
    "â€", "Â", "???", "? ", "A", "Aa ", "a-", "a.b", "://", "a@b.", "said ", "“a” said ", "12 May ", "12/05/", "| ", "é", "\u200b",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module or a class of the package holds, by where it stands."""
    for module in pkgutil.walk_packages(councilscope.__path__, "councilscope."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        holders = [(module.name, vars(loaded))]
        holders += [
            (f"{module.name}.{name}", vars(value))
            for name, value in vars(loaded).items()
            if isinstance(value, type) and value.__module__ == module.name
        ]
        for place, names in holders:
            for name, value in list(names.items()):
                values = (
                    value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
                )
                for number, one in enumerate(values):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        yield f"{place}.{name}[{number}]", one


def built() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that is compiled of knowledge while a pipeline is built and reads some articles, by its line."""
    made: list[tuple[str, re.Pattern[str]]] = []
    compiled = re.compile

    def noting(pattern: Any, flags: Any = 0) -> Any:
        caller, done = sys._getframe(1), compiled(pattern, flags)
        module = str(caller.f_globals.get("__name__"))
        if module.startswith("councilscope.") and isinstance(done.pattern, str):
            made.append((f"{module}:{caller.f_lineno}[{len(made)}]", done))
        return done

    re.compile = noting
    try:
        extractor = Extractor(ExtractionSettings(model=None, split_digests=True))
        for path in ARTICLES:
            extractor.process(path, path.name)
    finally:
        re.compile = compiled
    yield from made


def own() -> dict[str, re.Pattern[str]]:
    """Each pattern once, by the first place that holds it."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for place, pattern in chain(patterns(), built()):
        found.setdefault((pattern.pattern, pattern.flags), (place, pattern))
    return dict(found.values())


OWN = own()


def test_the_patterns_of_the_package_are_found() -> None:
    assert len(OWN) > 60
    held = (
        "cleaning.repair.mojibake",
        "matching.quotes.component",
        "matching.councils.anaphora",
        "matching.dates.find",
    )
    assert [name for name in held if not any(place.startswith(f"councilscope.{name}") for place in OWN)] == []


@pytest.mark.parametrize("place", OWN)
def test_a_pattern_ends_soon_on_hostile_text(place: str) -> None:
    def too_long(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"{place} is not done after {SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, too_long)
    try:
        for unit in UNITS:
            text = (unit * (SIZE // len(unit) + 1))[:SIZE] + "\x00!"
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            for count, _ in enumerate(OWN[place].finditer(text)):
                assert count <= 2 * SIZE
            OWN[place].match(text)
    except TimeoutError as error:
        pytest.fail(f"on {unit!r}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
