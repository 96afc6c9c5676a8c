"""Archives are opened in memory, a member at a time, and neither bombs nor wandering names get far."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from councilscope.articles import Reject
from councilscope.reading import pieces, pieces_of
from councilscope.settings import ExtractionSettings
from helpers import mixed

SETTINGS = ExtractionSettings(max_bytes=1_000_000)


def of(content: bytes, name: str, folder: Path, settings: ExtractionSettings = SETTINGS) -> list[Any]:
    """The pieces of a file with this content."""
    (folder / name).write_bytes(content)
    found = pieces_of(folder / name, name, settings)
    assert found is not None
    return list(found)


def said(found: list[Any]) -> list[tuple[str, str]]:
    """Path and code of each."""
    return [(piece.path, piece.code if isinstance(piece, Reject) else "") for piece in found]


def test_members_in_order_of_their_names_and_no_others(tmp_path: Path) -> None:
    members = {"b.txt": b"two", "a/c.html": b"<p>one</p>", "pic.png": b"x", ".hidden.txt": b"x", "__MACOSX/b.txt": b"x"}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        for name, content in members.items():
            writer.writestr(name, content)
    assert said(of(archive.getvalue(), "z.zip", tmp_path)) == [("z.zip/a/c.html", ""), ("z.zip/b.txt", "")]


@pytest.mark.parametrize("name", ["../up.txt", "/etc/abs.txt", "a/../../b.txt", "..\\win.txt", "C:\\x.txt"])
def test_names_that_lead_out_are_refused_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as writer:
        writer.writestr(name, b"words")
        writer.writestr("good.txt", b"words")
    found = said(of(archive.getvalue(), "z.zip", tmp_path))
    assert sorted(code for _, code in found) == ["", "R016"]
    assert [path.name for path in tmp_path.iterdir()] == ["z.zip"]


def test_a_bomb_runs_out_of_its_allowance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "SMALL_ARCHIVE", 2_000_000)
    many = mixed.zipped(**{f"n{number:02}__txt": b"0" * 900_000 for number in range(20)})
    found = said(of(many, "bomb.zip", tmp_path))
    assert 2 <= [code for _, code in found].count("") <= 4
    assert {code for _, code in found} == {"", "R016"}
    lines = gzip.compress(b'{"text": "0"}\n' * 400_000)
    assert said(of(lines, "bomb.jsonl.gz", tmp_path))[-1][1] == "R016"


def test_one_huge_member_is_not_held(tmp_path: Path) -> None:
    found = said(of(mixed.zipped(a__txt=b"0" * 3_000_000, b__txt=b"words"), "z.zip", tmp_path))
    assert found == [("z.zip/a.txt", "R003"), ("z.zip/b.txt", "")]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    inner = mixed.zipped(a__txt=b"words")
    for _ in range(4):
        inner = mixed.zipped(z__zip=inner, a__txt=b"words")
    found = said(of(inner, "z.zip", tmp_path))
    assert [code for _, code in found] == ["", "", "", "R016"]


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.zip", b"PK\x03\x04 no archive", ["R014"]),
        ("a.jsonl.gz", gzip.compress(b'{"text": "one"}\n' * 3000, mtime=0)[:-12], ["", "R014"]),
        ("a.txt.gz", b"no gzip", ["R014"]),
        ("a.warc", b"WARC/1.0\r\nbroken", ["R014"]),
        ("a.warc", b"<html>no archive</html>", ["R014"]),
        ("a.csv", b"\n\n", ["R017"]),
        ("a.txt.gz", gzip.compress(b"Some words.", mtime=0), [""]),
    ],
)
def test_damage_is_told_and_what_stands_before_it_is_read(
    name: str, content: bytes, codes: list[str], tmp_path: Path
) -> None:
    found = [code for _, code in said(of(content, name, tmp_path))]
    assert list(dict.fromkeys(found)) == codes


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    content = bytearray(mixed.zipped(a__txt=b"The first member's words. " * 9, b__txt=b"Words."))
    at = content.index(b"a.txt") + 8
    content[at : at + 4] = b"\xff\xff\xff\xff"
    assert said(of(bytes(content), "z.zip", tmp_path)) == [("z.zip/a.txt", "R014"), ("z.zip/b.txt", "")]


def test_pictures_redirects_and_error_pages_of_a_crawl_pass(tmp_path: Path) -> None:
    pages = [("https://x.example/a.png", "image/png", b"x"), ("https://x.example/b", "text/html", b"<p>words</p>")]
    [piece] = of(mixed.warc(*pages), "c.warc", tmp_path)
    assert (piece.path, piece.url, piece.data) == ("c.warc#3", "https://x.example/b", b"<p>words</p>")


FLAT = """
import resource, sys
from pathlib import Path
from councilscope.reading import pieces_of
from councilscope.settings import ExtractionSettings
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(len(piece.digest) == 64 for piece in pieces_of(Path(sys.argv[1]), "rows", ExtractionSettings()))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_two_hundred_thousand_rows_stream_in_flat_memory(suffix: str, tmp_path: Path) -> None:
    row = mixed.row("Leeds")
    with (tmp_path / f"rows{suffix}").open("w") as file:
        if suffix == ".csv":
            file.write("id,text\n")
        for number in range(200_000):
            file.write(
                json.dumps({**row, "id": number}) + "\n" if suffix == ".jsonl" else f'{number},"{row["title"]}"\n'
            )
    command = [sys.executable, "-c", FLAT, str(tmp_path / f"rows{suffix}")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, grown = map(int, done.stdout.split())
    assert count == 200_000
    unit = 1 if sys.platform == "darwin" else 1024
    assert grown * unit < 16_000_000
