"""What the documents say is so: examples run, excerpts are what the program prints, paths exist."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path
from typing import Any

import pytest

import councilscope
from councilscope.pipeline import Extractor

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str) -> str:
    """The first code block of a language in the README."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.model
def test_the_examples_in_the_package_and_the_readme_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctest.testmod(councilscope).failed == 0
    code = block("python")
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip() == code.rsplit("# ", 1)[1].strip()


@pytest.mark.model
def test_the_excerpt_of_a_record_is_true() -> None:
    named = re.search(r"councilscope show (corpus/\S+)`", README)
    assert named
    record = Extractor().process(ROOT / named[1], named[1])
    rating = json.loads(record.model_dump_json())["ratings"][0]  # type: ignore[union-attr]
    excerpt: dict[str, Any] = json.loads(block("json"))
    assert {key: rating[key] for key in excerpt if key != "derived"} == {
        k: v for k, v in excerpt.items() if k != "derived"
    }
    assert excerpt["derived"].items() <= rating["derived"].items()


def test_every_linked_file_and_every_part_of_the_house_exists() -> None:
    for page in (ROOT / "README.md", ROOT / "models" / "README.md", ROOT / "corpus" / "README.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
    house = README.split("## The house\n```\n")[1].split("```")[0]
    inside = ROOT / "pipeline" / "councilscope"
    for line in house.splitlines():
        names = line.split("  ")[1 if line.startswith("  ") else 0].split()
        for name in names:
            assert (inside / name).exists() if line.startswith("  ") else (ROOT / name).exists(), name


def test_the_readme_names_every_verb() -> None:
    from councilscope.cli import app

    verbs = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert [verb for verb in verbs if f"`{verb}" not in README] == []
