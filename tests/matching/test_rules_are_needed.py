"""Mutation: each rule on councils, on who is rated and on status is turned off, and some test line must then fail.

A rule is a method of the classes below that answers yes or no, something or nothing; turned off it always says no.
``make mutation`` runs it, in some ten seconds.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from councilscope.matching.councils import anaphora, bearers, component, evidence, find, period, resolve
from councilscope.matching.ratings import (
    afterwards,
    announced,
    binding,
    groups,
    history,
    naming,
    providers,
    rejections,
    resolving,
    retelling,
    status,
)
from matching import (
    test_bodies,
    test_council_anaphora,
    test_council_names,
    test_council_places,
    test_ratings,
    test_ratings_beside,
    test_ratings_ellipsis,
    test_ratings_halves,
    test_ratings_pairs,
    test_ratings_passages,
    test_ratings_press,
    test_ratings_roundups,
    test_ratings_rows,
    test_ratings_shapes,
    test_ratings_status,
    test_ratings_tables,
    test_ratings_times,
    test_ratings_turns,
    test_ratings_who,
    test_ratings_whose,
)

LINES = (
    test_ratings_who, test_ratings_status, test_ratings_pairs, test_ratings_ellipsis, test_ratings_passages, test_ratings_roundups, test_ratings_rows,
    test_ratings_shapes, test_ratings_press, test_ratings, test_ratings_tables, test_ratings_turns, test_ratings_times,
    test_ratings_whose, test_ratings_beside, test_ratings_halves, test_council_names, test_council_places,
    test_council_anaphora, test_bodies,
)  # fmt: skip
RULES = (
    afterwards.Afterwards, announced.Announcements, binding.Binder, groups.Groups, naming.JudgementNames,
    providers.Providers, rejections.Rejections, resolving.Resolver, retelling.Retelling, status.StatusRules, history.History,
    anaphora.AnaphorFinder, bearers.Bearers, component.Councils, evidence.Evidence, find.Gazetteer, period.Period,
    resolve.Resolver,
)  # fmt: skip
NOTHING: Mapping[str, Any] = {"bool": False, "None": None, "list": [], "Sequence": [], "frozenset": frozenset()}
LONG = ("hypothesis", "hostile", "time", "offsets")  # in names of tests that no rule could fail or that take long
# what holds the rules together or hands on a value, and so is no rule of its own
PARTS = frozenset(
    {
        "AnaphorFinder.find", "Councils.match", "Evidence._block", "Evidence._sentence", "Gazetteer.find",
        "Resolver.read", "Evidence.judge", "Announcements.names_in", "Binder.rated", "Resolver._of_level",
        "Councils._resolved", "Councils._explicit", "Gazetteer._named", "Evidence._told", "AnaphorFinder._candidates",
    }
)  # fmt: skip
# bound when the finder is built, so that turning them off later says nothing; test_council_anaphora has lines for each
BOUND = frozenset({f"AnaphorFinder.{name}" for name in ("_singular", "_plural", "_one_of_two", "_neighbour")})


# shown by articles of the corpus, by a rating's subject or by people whom a model finds, and by no line so far
UNSHOWN = frozenset(
    {
        "JudgementNames._provider_at", "JudgementNames._fronted", "Rejections._is_step", "Resolver._service",
        "StatusRules._of_the_scale", "Councils._people", "Councils._names_council",
    }
)  # fmt: skip


class Line(NamedTuple):
    """A test and its arguments."""

    test: Callable[..., None]
    arguments: tuple[Any, ...]

    def passes(self) -> bool:
        """True if the test holds."""
        try:
            self.test(*self.arguments)
        except (AssertionError, LookupError, TypeError, ValueError, StopIteration):
            return False
        return True


def lines() -> list[Line]:
    """All test lines of the modules that need no fixture."""
    return [line for module in LINES for line in _lines_of(module)]


def _lines_of(module: ModuleType) -> Iterator[Line]:
    for name, test in vars(module).items():
        if not name.startswith("test_") or not inspect.isfunction(test) or any(word in name for word in LONG):
            continue
        marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
        wanted = len(inspect.signature(test).parameters)
        if hasattr(test, "hypothesis") or len(marks) > 1:
            continue
        for arguments in marks[0].args[1] if marks else [()]:
            given = arguments if isinstance(arguments, tuple) else (arguments,)
            if len(given) == wanted:
                yield Line(test, given)


def rules() -> dict[str, tuple[type, str, Any]]:
    """Each rule's name, with its class, its method and what it answers when it is turned off."""
    found = {}
    for owner in RULES:
        for name, member in vars(owner).items():
            function = member.__func__ if isinstance(member, staticmethod) else member
            if (
                not inspect.isfunction(function)
                or name == "__init__"
                or f"{owner.__name__}.{name}" in PARTS | BOUND | UNSHOWN
            ):
                continue
            answer = str(function.__annotations__.get("return"))
            kind = "None" if answer.endswith("| None") else answer.split("[")[0]
            if kind in NOTHING and answer != "None":
                found[f"{owner.__module__.rsplit('.', 1)[-1]}.{owner.__name__}.{name}"] = owner, name, NOTHING[kind]
    return found


@contextmanager
def replaced(owner: type, name: str, stand_in: Callable[..., Any]) -> Iterator[None]:
    """The class with another method of that name."""
    kept = inspect.getattr_static(owner, name)
    setattr(owner, name, staticmethod(stand_in) if isinstance(kept, staticmethod) else stand_in)
    try:
        yield
    finally:
        setattr(owner, name, kept)


def where_used(found: Mapping[str, tuple[type, str, Any]], cases: list[Line]) -> dict[str, list[Line]]:
    """For each rule the lines in which it says something."""
    used: dict[str, list[Line]] = {rule: [] for rule in found}
    spoke: set[str] = set()
    kept = {rule: inspect.getattr_static(owner, name) for rule, (owner, name, _) in found.items()}
    for rule, (owner, name, nothing) in found.items():
        setattr(owner, name, _listening(kept[rule], rule, nothing, spoke))
    try:
        for line in cases:
            spoke.clear()
            assert line.passes(), line
            for rule in spoke:
                used[rule].append(line)
    finally:
        for rule, (owner, name, _) in found.items():
            setattr(owner, name, kept[rule])
    return used


def _listening(kept: Any, rule: str, nothing: object, spoke: set[str]) -> Any:
    function = kept.__func__ if isinstance(kept, staticmethod) else kept

    def listen(*given: Any, **named: Any) -> Any:
        answer = function(*given, **named)
        if answer and answer != nothing:
            spoke.add(rule)
        return answer

    return staticmethod(listen) if isinstance(kept, staticmethod) else listen


@pytest.mark.mutation
def test_some_line_fails_without_each_rule() -> None:
    found = rules()
    used = where_used(found, lines())
    unneeded = []
    for rule, (owner, name, nothing) in found.items():
        with replaced(owner, name, lambda *given, _nothing=nothing, **named: _nothing):
            if all(line.passes() for line in used[rule]):
                unneeded.append(f"{rule} ({len(used[rule])} lines use it)")
    assert not unneeded, "\n".join(unneeded)
