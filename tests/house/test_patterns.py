"""Every regular expression of the package on hostile text: each must end, in time in proportion to the text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import councilscope
from councilscope.knowledge import load_knowledge
from councilscope.matching.quotes.component import clause_pattern

SIZE = 100_000
SECONDS = 5.0  # of processor time for a pattern on one text; what is linear needs a hundredth of it
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
    yield "councilscope.matching.quotes.component.clause_pattern()", clause_pattern(load_knowledge())


def own() -> dict[str, re.Pattern[str]]:
    """Each pattern once, by the first place that holds it."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for place, pattern in patterns():
        found.setdefault((pattern.pattern, pattern.flags), (place, pattern))
    return dict(found.values())


OWN = own()


def test_the_patterns_of_the_package_are_found() -> None:
    assert len(OWN) > 60
    assert any(place.startswith("councilscope.cleaning.repair.mojibake") for place in OWN)


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
