"""The house rules that a machine can check: sizes, docstrings, no clock, no print, codes, no stray paths."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import councilscope
from councilscope.errors import ERRORS, REJECTIONS

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "pipeline" / "councilscope"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES = 400
FUNCTION_LINES = 50
PUBLIC_NAMES = 8
# Only the run itself (run.json says when and how long) and the limit on an article may look at the clock.
MAY_LOOK_AT_THE_CLOCK = ("engines/", "cli/")
CLOCK = {"now", "today", "utcnow", "time", "monotonic", "perf_counter", "localtime", "gmtime", "time_ns"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


@cache
def tree(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text("utf-8"))


def functions(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function]]:
    """Functions and methods with their dotted names; nested ones are part of the function that holds them."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ClassDef):
            yield from functions(child, f"{prefix}{child.name}.")
        elif isinstance(child, Function):
            yield f"{prefix}{child.name}", child
        elif isinstance(child, ast.If | ast.Try):
            yield from functions(child, prefix)


@each_module
def test_modules_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES
    long = {name: node.end_lineno - node.lineno + 1 for name, node in functions(tree(path)) if node.end_lineno}
    assert {name: lines for name, lines in long.items() if lines > FUNCTION_LINES} == {}


@each_module
def test_modules_and_public_functions_have_docstrings(path: Path) -> None:
    if path.name != "__init__.py" or path.read_text("utf-8").strip():
        assert ast.get_docstring(tree(path)), "a module says in one line what it is for"
    missing = [
        name
        for name, node in functions(tree(path))
        if not any(part.startswith("_") for part in name.split(".")) and not ast.get_docstring(node)
    ]
    assert missing == []


@each_module
def test_only_the_command_line_prints(path: Path) -> None:
    if "cli" in path.relative_to(PACKAGE).parts:
        return
    names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert "print" not in names
    assert not {"stdout", "stderr"} & attributes


@each_module
def test_extraction_does_not_look_at_the_clock(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix().startswith(MAY_LOOK_AT_THE_CLOCK):
        return
    called = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in called}
    assert not names & CLOCK
    imported = {alias.name for node in ast.walk(tree(path)) if isinstance(node, ast.Import) for alias in node.names}
    assert not imported & {"time", "random", "secrets", "uuid"}


def test_the_public_api_is_small_and_real() -> None:
    names = [name for name in councilscope.__all__ if not name.startswith("__")]
    assert len(names) <= PUBLIC_NAMES
    assert all(getattr(councilscope, name) is not None for name in names)


def test_every_code_is_used_and_documented_and_every_documented_code_exists() -> None:
    source = "\n".join(path.read_text("utf-8") for path in MODULES if path.name != "errors.py")
    catalogue = {**ERRORS, **REJECTIONS}
    assert [code for code in catalogue if f'"{code}"' not in source] == []
    documented = re.findall(r"^\| ([CR]\d{3}) \|", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.MULTILINE)
    assert documented == list(catalogue)


def test_no_path_of_a_machine_stands_in_the_tree() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        return  # not a git checkout: an unpacked archive has no list of its own files
    outside = re.compile(r"(?<![A-Za-z0-9_.])/(?:" + "|".join(("work", "farm", "root", "home")) + r")/")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix not in (".lock", ".html", ".txt") and path.is_file():
            found += [name for line in path.read_text("utf-8", errors="replace").splitlines() if outside.search(line)]
    assert found == []
