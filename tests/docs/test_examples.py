"""The examples of the documentation run as they stand, each page in a folder of its own.

A fence with a title is a file; ``console`` holds commands and words that they must print; ``python`` is a doctest.
"""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers.command import Command

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
FENCE = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```', re.MULTILINE | re.DOTALL)
PAGES = sorted(
    page for page in DOCS.glob("*.md") if re.search(r"^```(console|python)", page.read_text("utf-8"), re.MULTILINE)
)


class Fence(NamedTuple):
    """A fenced block of a page."""

    language: str
    title: str
    text: str


def fences(page: Path) -> Iterator[Fence]:
    """The fenced blocks of a page in their order."""
    for language, title, text in FENCE.findall(page.read_text("utf-8")):
        yield Fence(language, title, text)


def commands(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """Each command of a console block, with the lines that its output must hold."""
    for part in text.split("$ councilscope ")[1:]:
        command, *expected = part.rstrip("\n").splitlines()
        yield shlex.split(command), expected


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run(
    page: Path, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = 0
    for number, fence in enumerate(fences(page)):
        if fence.title:
            path = tmp_path / fence.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence.text, encoding="utf-8")
        elif fence.language == "console":
            for arguments, expected in commands(fence.text):
                done = command(*arguments)
                said = " ".join((done.out + done.err).split())
                assert done.code == 0 or not expected, done.err
                for words in (part for line in expected for part in re.split(r"\s{2,}", line.strip())):
                    assert words in said, f"{page.name}: {arguments}"
                ran += 1
        elif fence.language == "python":
            example = doctest.DocTestParser().get_doctest(fence.text, {}, f"{page.name}#{number}", str(page), 0)
            assert example.examples, "an example without a prompt would not be run"
            report: list[str] = []
            failed = (
                doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=report.append).failed
            )
            assert not failed, "\n".join(report)
            ran += 1
    assert ran


def test_the_guide_to_the_fields_is_what_the_program_prints(command: Command) -> None:
    page = (DOCS / "fields.md").read_text("utf-8")
    printed = command("show", DOCS / "examples" / "article.txt", "--fields", "--model", "none").out
    assert printed.strip() in page, "make docs/fields.md writes it again"
    assert (DOCS / "examples" / "article.txt").read_text("utf-8").strip() in page


def test_every_verb_and_every_option_of_the_documents_exists(command: Command) -> None:
    text = "\n".join(page.read_text("utf-8") for page in (*DOCS.glob("*.md"), ROOT / "README.md"))
    offered: dict[str, set[str]] = {}
    for verb, options in re.findall(r"councilscope ([a-z]+)((?: [^`\n|;]+)?)", text):
        if verb not in offered and (done := command(verb, "--help")).code == 0:
            offered[verb] = set(re.findall(r"--[a-z][a-z-]+", done.out))
        if verb in offered and verb != "knowledge":
            assert set(re.findall(r"--[a-z][a-z-]+", options)) <= offered[verb], f"{verb}{options}"
    assert {"run", "show", "report", "apply", "explain", "check", "templates", "councils", "schemes"} <= set(offered)
