"""The verbs that look: show, clean, schema, councils, schemes, knowledge check, --version, help."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from councilscope.records import ArticleRecord, json_schema
from helpers.articles import ARTICLE
from helpers.command import Command

VERBS = ("run", "show", "clean", "check", "validate", "templates", "schema", "councils", "schemes", "knowledge")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with one article and a cookie notice."""
    path = tmp_path / "article.txt"
    path.write_text("We use cookies to improve this website. Accept all cookies\n\n" + ARTICLE)
    return path


def test_show_lays_out_the_article(command: Command, article: Path) -> None:
    called = command("show", article, "--model", "none")
    assert (called.code, called.err) == (0, "")
    for words in ("Leeds City Council", "Ratings", "Quotes", "Maud Fenwick", "2019-03-12", "marked: council"):
        assert words in called.out


def test_show_names_the_body_that_spoke(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "body.txt"
    path.write_text(
        ARTICLE + '\n\n"The backlog of cases has been cleared in a year," the Care Quality Commission said.\n'
    )
    table = command("show", path, "--model", "none").out.split("marked: ")[1]
    row = next(line for line in table.splitlines() if "The backlog" in line)
    assert row.startswith(" Care Quality Commission"), row


def test_show_json_is_a_valid_record(command: Command, article: Path) -> None:
    record = ArticleRecord.model_validate_json(command("show", article, "--json", "--model", "none").out)
    assert record.source.path == "article.txt"


@pytest.mark.parametrize("verb", ["show", "clean"])
def test_a_rejected_article_says_why(verb: str, command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    called = command(verb, tmp_path / "empty.txt")
    assert (called.code, called.out) == (3, "")
    assert called.err == "[R001] The file is empty.\n"


def test_clean_prints_the_text_or_what_went(command: Command, article: Path) -> None:
    kept = command("clean", article).out
    assert kept.startswith("Inspectors praise council\n\n")
    assert "cookies" not in kept
    gone = command("clean", article, "--removed").out
    assert "Accept all cookies" in gone
    assert gone.split("\t")[0].replace("-", "").isalpha()


def test_a_dash_is_stdin(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(ARTICLE.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert "Leeds City Council" in command("clean", "-").out


def test_schema_is_the_schema(command: Command) -> None:
    assert json.loads(command("schema").out) == json_schema()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["councils", "Leeds"], 0, "leeds\tLeeds City Council\tE08000035"),
        (["councils", "berkshire", "--on", "1997-01-01"], 0, "Berkshire County Council"),
        (["councils", "Atlantis"], 3, ""),
        (["schemes"], 0, "cpa-district\t"),
        (["schemes", "cpa-district"], 0, " < "),
        (["schemes", "no-such"], 3, ""),
    ],
)
def test_looking_up(arguments: list[str], code: int, says: str, command: Command) -> None:
    called = command(*arguments)
    assert called.code == code
    assert says in called.out
    assert bool(called.err) is (code != 0)


def test_a_council_is_not_found_outside_its_years(command: Command) -> None:
    lines = command("councils", "berkshire", "--on", "2010-01-01").out.splitlines()
    assert not any(line.startswith("berkshire\t") for line in lines)


def test_every_scheme_can_be_shown(command: Command) -> None:
    for line in command("schemes").out.splitlines():
        assert command("schemes", line.split("\t")[0]).code == 0


def test_the_shipped_knowledge_is_sound(command: Command) -> None:
    called = command("knowledge", "check")
    assert (called.code, called.out) == (0, "")


def test_knowledge_check_names_every_problem(command: Command, tmp_path: Path) -> None:
    about = {"what": "a test", "sources": ["made up"], "licence": "MIT"}
    (tmp_path / "ratings").mkdir()
    broken = {
        "about": about,
        "entries": [{"id": "a", "levels": []}, {"id": "b", "levels": [{"label": "x"}], "colour": 1}],
    }
    (tmp_path / "ratings" / "scales.json").write_text(json.dumps(broken))
    (tmp_path / "ratings" / "scalez.json").write_text(json.dumps({"about": about, "entries": []}))
    called = command("knowledge", "check", tmp_path)
    assert called.code == 3
    assert len(called.out.splitlines()) == 3
    for words in ("entry 1 (a): not valid knowledge: levels", "colour", "scalez.json: no part of Councilscope reads"):
        assert words in called.out


def test_version_says_what_does_the_work(command: Command) -> None:
    out = command("--version").out
    for words in ("councilscope 0.", "record schema 1.", "knowledge ", "model en_core_web_sm"):
        assert words in out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, command: Command) -> None:
    called = command(verb, "--help")
    assert called.code == 0
    assert "Usage: councilscope" in called.out
    assert verb in command("--help").out


def test_help_needs_neither_spacy_nor_the_record_models() -> None:
    code = "import sys; from councilscope.cli import app; print(sorted({'spacy', 'pandas', 'bs4'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_module_is_the_command() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "councilscope", "councils", "Leeds"], capture_output=True, text=True, check=True
    )
    assert "Leeds City Council" in found.stdout


def test_a_reader_that_stops_early_is_no_error() -> None:
    pipe = "import sys; sys.argv = ['councilscope', 'schema']; from councilscope.cli import main; main()"
    with subprocess.Popen([sys.executable, "-c", pipe], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
