"""``councilscope run``: what a user types, with bad inputs of every kind among the good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from councilscope.errors import REJECTIONS
from helpers.articles import ARTICLE
from helpers.command import Command

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "R001"),
    "blank.txt": (b" \n\r\n\t", "R001"),
    "nuls.txt": (b"\0" * 1000, "R001"),
    "binary.txt": (bytes(range(32)) * 200, "R002"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "R002"),
    "long.txt": (b"a line of fifty million bytes " * 1_700_000, "R003"),
    "broken.txt": (b"\xff\xfe" + b"\x00\xd8" * 50 + b"abc", "R004"),
    "undefined.txt": (bytes(range(128, 256)) * 40, "R004"),
    "nothing.html": (b"<html><body><nav><a href='/'>Home</a></nav><footer>Privacy</footer></body></html>", "R005"),
    "french.txt": (
        "Le conseil municipal a été évalué par les inspecteurs de la commission nationale.\n\n".encode()
        + "Les services sociaux de la ville ont été jugés satisfaisants, et le maire en est heureux.\n\n".encode() * 6,
        "R006",
    ),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One good article among bad inputs, and a copy of it."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(ARTICLE)
    (folder / "same.txt").write_text(ARTICLE)
    return folder


def test_bad_inputs_end_as_rows_and_the_run_goes_on(command: Command, corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    called = command("run", corpus, "--out", out, "--workers", 0, "--model", "none")
    assert called.code == 0, called.err
    assert called.out == ""
    assert f"{len(BAD) + 2} read = 1 written + {len(BAD)} rejected + 1 duplicate" in called.err
    rows = [json.loads(line) for line in (out / "errors.jsonl").read_text().splitlines()]
    assert {row["path"]: row["code"] for row in rows} == {name: code for name, (_, code) in BAD.items()}
    assert all(row["stage"] == REJECTIONS[row["code"]].stage and row["message"] for row in rows)
    assert json.loads((out / "duplicates.jsonl").read_text())["first_path"] == "good.txt"
    assert command("validate", out).code == 0


def test_strict_tells_of_rejects_by_its_exit_code(command: Command, corpus: Path, tmp_path: Path) -> None:
    options = ("--workers", 0, "--model", "none", "--strict")
    assert command("run", corpus / "empty.txt", "--out", tmp_path / "a", *options).code == 1
    assert command("run", corpus / "good.txt", "--out", tmp_path / "b", *options).code == 0


def test_workers_do_not_change_a_byte(command: Command, corpus: Path, tmp_path: Path) -> None:
    (corpus / "long.txt").unlink()
    for workers in (0, 2):
        command("run", corpus, "--out", tmp_path / str(workers), "--workers", workers, "--model", "none")
    for path in sorted((tmp_path / "0").iterdir()):
        if path.is_file() and path.name not in ("run.json", "councilscope.duckdb"):
            assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes(), path.name
    counts = [json.loads((tmp_path / name / "run.json").read_text())["counts"] for name in "02"]
    assert counts[0] == counts[1]


def test_verbose_says_what_became_of_each(command: Command, corpus: Path, tmp_path: Path) -> None:
    options = ("--out", tmp_path / "out", "--workers", 0, "--model", "none", "--verbose")
    lines = command("run", corpus, *options).err.splitlines()
    assert "good.txt\textracted" in lines
    assert "same.txt\tduplicate of good.txt" in lines
    assert any(line.startswith("empty.txt\tR001") for line in lines)
    assert "good.txt\tkept" in command("run", corpus, *options).err.splitlines()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["run"], 2, "Missing argument"),
        (["run", "x"], 2, "--out"),
        (["run", "missing", "--out", "out"], 3, "[C001] No such file or folder: missing"),
        (["run", "good.txt", "--out", "out", "--model", "no_such_model"], 3, "[C005]"),
        (["run", "good.txt", "--out", "out", "--knowledge", "missing"], 3, "[C004]"),
        (["run", "good.txt", "--out", "good.txt"], 3, "[C012] Cannot write to good.txt"),
        (["run", "good.txt", "--out", "out", "--config", "missing.toml"], 3, "[C001]"),
        (["run", "good.txt", "--out", "out", "--config", "good.txt"], 3, "[C006]"),
        (["run", "good.txt", "--out", "out", "--config", "settings.toml"], 3, "[C006] Setting speed"),
        (["run", "good.txt", "--out", "out", "--reference-date", "yesterday"], 2, "reference-date"),
        (["run", "folder", "--out", "out"], 3, "[C002] No article files under folder"),
        (["validate", "folder"], 3, "[C001]"),
        (["check", "folder"], 3, "[C002]"),
        (["show", "missing"], 3, "[C001]"),
        (["clean", "missing"], 3, "[C001]"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_errors_are_for_people(
    arguments: list[str], code: int, says: str, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.txt").write_text(ARTICLE)
    (tmp_path / "settings.toml").write_text("[extraction]\nspeed = 9\n")
    called = command(*arguments)
    assert called.code == code, called.err
    assert says in called.err
    assert "Traceback" not in called.err
    assert called.out == ""


def test_a_file_of_settings_is_read_and_options_win(command: Command, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('[extraction]\nmodel = "none"\nmax_bytes = 10\n[run]\nworkers = 0\nlimit = 2\n')
    run = ("run", corpus / "good.txt", corpus / "empty.txt", "--config", tmp_path / "s.toml", "--out", tmp_path / "out")
    assert "2 rejected" in command(*run).err
    assert "1 written" in command(*run, "--max-bytes", 9999).err
    settings = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (settings["settings"]["model"], settings["settings"]["max_bytes"], settings["run"]["limit"]) == (
        None,
        9999,
        2,
    )


def test_an_interrupted_run_says_how_to_go_on(
    command: Command, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("councilscope.engines.run", interrupted)
    called = command("run", corpus, "--out", tmp_path / "out")
    assert called.code == 130
    assert "goes on" in called.err


@pytest.mark.model
def test_the_default_settings_work(command: Command, corpus: Path, tmp_path: Path) -> None:
    called = command("run", corpus / "good.txt", "--out", tmp_path / "out")
    assert called.code == 0, called.err
    record = json.loads((tmp_path / "out" / "articles.jsonl").read_text())
    assert record["councils"][0]["id"] == "leeds"


def test_a_publisher_that_gives_less_than_in_the_last_run_is_named(command: Command, tmp_path: Path) -> None:
    site, options = tmp_path / "corpus" / "mercury", ("--out", tmp_path / "out", "--workers", 0, "--model", "none")
    site.mkdir(parents=True)
    for number in range(12):
        (site / f"{number}.txt").write_text(f"{ARTICLE}\n\nThis is story {number} of the week.\n")
    first = command("run", tmp_path / "corpus", *options)
    assert "changed?" not in first.err
    for number in range(12):
        (site / f"{number}.txt").write_text(f"Page {number} needs a browser that runs scripts. Please turn them on.\n")
    second = command("run", tmp_path / "corpus", *options)
    assert "Have its pages changed?" in second.err
    assert [line.split(" gave ")[0] for line in second.err.splitlines() if "changed?" in line] == ["warning: mercury"]
    assert "changed?" not in command("run", tmp_path / "corpus", *options).err
