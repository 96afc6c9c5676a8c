"""Files to sources, and which files are inputs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from councilscope.articles import MediaType
from councilscope.errors import CouncilscopeError, RejectedInput
from councilscope.reading import find_inputs, read_file
from councilscope.settings import ExtractionSettings

SETTINGS = ExtractionSettings(max_bytes=1000)


def put(folder: Path, name: str, content: bytes = b"Some words.") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", MediaType.PLAIN), ("a.html", MediaType.HTML), ("a.HTM", MediaType.HTML), ("a.story", MediaType.PLAIN)],
)
def test_read_file_knows_the_format_by_suffix(tmp_path: Path, name: str, media_type: MediaType) -> None:
    assert read_file(put(tmp_path, name), name, SETTINGS).media_type is media_type


def test_read_file_keeps_what_identifies_the_source(tmp_path: Path) -> None:
    data = "Caf\u00e9".encode()
    source = read_file(put(tmp_path, "a.txt", data), "sub/a.txt", SETTINGS)
    assert (source.path, source.size, source.encoding, source.text) == ("sub/a.txt", 5, "utf-8", "Café")
    assert source.data_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "R001"), (b" \n\r\n\t", "R001"), (b"\xef\xbb\xbf\n", "R001"), (b"\x89PNG", "R002"), (b"x" * 1001, "R003")],
)
def test_read_file_rejects(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(RejectedInput) as caught:
        read_file(put(tmp_path, "a.txt", content), "a.txt", SETTINGS)
    assert caught.value.code == code


def test_read_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(RejectedInput) as caught:
        read_file(tmp_path / "none.txt", "none.txt", SETTINGS)
    assert caught.value.code == "R010"


def test_find_inputs_in_corpus_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/b.txt", "c.md", ".hidden.txt", "d.expected.json"):
        put(tmp_path, name)
    assert [relative for _, relative in find_inputs([tmp_path])] == ["a/b.txt", "a/z.html", "b.txt", "c.md"]


def test_find_inputs_does_not_follow_links_out(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside/secret.txt")
    corpus = tmp_path / "corpus"
    inside = put(corpus, "a.txt")
    (corpus / "out.txt").symlink_to(outside)
    (corpus / "folder").symlink_to(outside.parent)
    (corpus / "same.txt").symlink_to(inside)
    assert [relative for _, relative in find_inputs([corpus])] == ["a.txt", "same.txt"]


def test_find_inputs_takes_a_single_file(tmp_path: Path) -> None:
    path = put(tmp_path, "story.dat")
    assert list(find_inputs([path])) == [(path, "story.dat")]


def test_find_inputs_errors(tmp_path: Path) -> None:
    with pytest.raises(CouncilscopeError) as caught:
        list(find_inputs([tmp_path / "none"]))
    assert caught.value.code == "C001"
    with pytest.raises(CouncilscopeError) as caught:
        list(find_inputs([tmp_path]))
    assert caught.value.code == "C002"
