"""The page on running names the options that there are, with their defaults."""

from __future__ import annotations

import re
from pathlib import Path

from councilscope.settings import ExtractionSettings, RunSettings
from helpers.command import Command

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "running.md").read_text("utf-8")


def test_every_option_of_run_is_on_the_page_and_the_other_way_round(command: Command) -> None:
    listed = set(re.findall(r"--[a-z][a-z-]+", PAGE.split("```toml")[0])) | {"--resume"}
    offered = set(re.findall(r"--[a-z][a-z-]+", command("run", "--help").out))
    assert offered - listed - {"--help"} == set()
    assert listed - offered == set()


def test_the_defaults_on_the_page_are_the_defaults() -> None:
    assert f"(default {RunSettings().workers})" in PAGE
    assert f"(default {RunSettings().seconds_per_article:g})" in PAGE
    assert f"(default {ExtractionSettings().max_bytes:,})" in PAGE
