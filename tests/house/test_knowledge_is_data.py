"""No council, body, scheme, rating label, role or reporting verb stands in code: an analyst changes data alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from councilscope.knowledge import load_knowledge
from councilscope.reviewing.words import folded

PACKAGE = Path(__file__).resolve().parent.parent.parent / "pipeline" / "councilscope"
MODULES = sorted(PACKAGE.rglob("*.py"))
# Literals that are words of knowledge and yet belong to the code; each with its reason.
EXCEPTIONS = {
    "abc": "letters that name the groups of a pattern",
    "down": "a direction of change in the record contract",
    "fire authority": "a level of a regime in the schema of models/ratings",
    "green": "a colour of the terminal",
    "ombudsman": "a kind of body in the schema of models/bodies.json",
    "reading": "a stage of the pipeline",
    "weak": "a strength of evidence in the schemas of models/",
}


@cache
def known() -> frozenset[str]:
    """Names and labels of models/, folded."""
    knowledge = load_knowledge()
    names: set[str] = set()
    for council in knowledge.councils.councils.values():
        names |= {council.official_name, council.short_name}
    names |= {alias.surface for alias in knowledge.councils.aliases}
    for body in knowledge.bodies.bodies.values():
        names |= {body.name, *body.aliases, *body.acronyms}
    for regime in knowledge.ratings.regimes.values():
        names |= {regime.name, *regime.cues}
    for scale in knowledge.ratings.scales.values():
        names |= {word for level in scale.levels for word in (level.label, *level.strong)}
    return frozenset(name for name in map(folded, names) if len(name) > 1 and not name.isdigit())


def literals(path: Path) -> Iterator[str]:
    """String literals of a module but docstrings and what names a field (keyword, key, attribute)."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_literal_is_a_name_or_label(path: Path) -> None:
    found = {literal for literal in literals(path) if folded(literal) in known() and literal not in EXCEPTIONS}
    assert found == set()


def test_the_exceptions_are_needed() -> None:
    standing = {literal for path in MODULES for literal in literals(path)}
    assert set(EXCEPTIONS) <= standing
    assert all(folded(literal) in known() for literal in EXCEPTIONS)
