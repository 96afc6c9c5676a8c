"""The verb templates, and run with what it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from helpers.articles import ARTICLE
from helpers.command import Command

SLOGAN = "Harbour towns, plainly told"


@pytest.mark.parametrize("in_rows", [False, True], ids=["files", "rows"])
def test_templates_are_learnt_and_used(in_rows: bool, command: Command, tmp_path: Path) -> None:
    folder, file, out = tmp_path / "in", tmp_path / "templates.json", tmp_path / "out"
    folder.mkdir()
    for number, town in enumerate(("Ambleton", "Thornby", "Holm")):
        body = ARTICLE.replace(".", f" in {town}.")
        text = f"{SLOGAN}\n\n{body}"
        if in_rows:
            with (folder / "all.jsonl").open("a", encoding="utf-8") as rows:
                rows.write(json.dumps({"text": text}) + "\n")
        else:
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    called = command("templates", folder, "--out", file)
    assert (called.code, called.out) == (0, "")
    lines = [line["words"] for line in json.loads(file.read_text())["lines"]]
    assert "harbour towns plainly told" in lines
    assert command("run", folder, "--out", out, "--templates", file, "--model", "none", "--workers", "0").code == 0
    records = [json.loads(line) for line in (out / "articles.jsonl").read_text().splitlines()]
    assert all("template" in [item["reason"] for item in record["removed"]] for record in records)


def test_templates_that_are_not_there(command: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    called = command("run", tmp_path, "--out", tmp_path / "out", "--templates", tmp_path / "none.json")
    assert called.code == 3
    assert called.err.startswith("[C001]")
