"""Files of a run are there whole, with run.json last, or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from councilscope.errors import CouncilscopeError
from councilscope.writing import OutputFolder, read_summary


def test_files_come_into_place_together_with_their_digests(tmp_path: Path) -> None:
    with OutputFolder(tmp_path / "a" / "b") as folder:
        folder.open("x.csv").write(b"one")
        folder.place("y.bin").write_bytes(b"two")
        (folder.scratch / "z").write_text("for no one to see")
        assert sorted(path.name for path in folder.folder.iterdir()) == [".scratch.part", ".x.csv.part", ".y.bin.part"]
        assert folder.finished()["x.csv"].sha256 == hashlib.sha256(b"one").hexdigest()
        folder.put_in_place(b"{}")
    assert sorted(path.name for path in folder.folder.iterdir()) == ["run.json", "x.csv", "y.bin"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"before")
    folder = OutputFolder(tmp_path)
    folder.open("x.csv").write(b"after")
    folder.__exit__(KeyError, KeyError(), None)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x.csv": b"before"}


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CouncilscopeError, match="C012") as caught:
        OutputFolder(tmp_path / "file" / "out")
    assert str(tmp_path / "file" / "out") in str(caught.value)


@pytest.mark.parametrize(("content", "code"), [(None, "C001"), ("{", "C007"), ('{"versions": {}}', "C007")])
def test_a_summary_that_is_not_one_is_named(content: str | None, code: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "run.json").write_text(content)
    with pytest.raises(CouncilscopeError, match=code):
        read_summary(tmp_path)
