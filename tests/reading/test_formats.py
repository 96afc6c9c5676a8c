"""Every format gives the article that it holds, with what it says beside the text."""

from __future__ import annotations

import builtins
import csv
import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from councilscope.articles import MediaType, Reject, SourceArticle
from councilscope.errors import CouncilscopeError, RejectedInput
from councilscope.knowledge import load_knowledge
from councilscope.pipeline import Extractor
from councilscope.reading import (
    STDIN,
    every_piece,
    find_inputs,
    named_piece,
    piece_at,
    pieces_of,
    read_bytes,
    read_piece,
)
from councilscope.settings import ExtractionSettings, FieldMap
from helpers import mixed

SETTINGS = ExtractionSettings(model=None)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(SETTINGS)


def test_every_format_gives_its_article(tmp_path: Path, extractor: Extractor) -> None:
    expected = mixed.write_mixed(tmp_path)
    found = {}
    for piece in every_piece(find_inputs([tmp_path]), SETTINGS):
        assert not isinstance(piece, Reject), piece
        record = extractor.process_piece(piece)
        assert not isinstance(record, Reject), record
        assert record.id == piece.digest[:16]
        assert record.source.path == piece.path
        assert "direct" in {quote.kind for quote in record.quotes}
        assert [rating.council for rating in record.ratings] == [council.id for council in record.councils[:1]]
        found[piece.path] = record.councils[0].name
    assert list(found) == sorted(expected)
    assert all(expected[path] in name for path, name in found.items())


@pytest.mark.parametrize(
    ("path", "media_type", "day", "url", "key"),
    [
        ("c.md", MediaType.MARKDOWN, "2022-05-03", None, None),
        ("d.jsonl#2", MediaType.PLAIN, "2022-05-03", "https://news.example/norwich", "n-Norwich"),
        ("f.csv#1", MediaType.PLAIN, "2022-05-03", "https://news.example/preston", "n-Preston"),
        ("g.warc#2", MediaType.HTML, None, "https://news.example/salford", None),
        ("j.eml", MediaType.EMAIL, "2022-05-03", None, None),
        ("l.pdf", MediaType.PDF, None, None, None),
    ],
)
def test_what_stands_beside_the_text_is_metadata(
    path: str, media_type: MediaType, day: str | None, url: str | None, key: str | None, tmp_path: Path, extractor: Any
) -> None:
    mixed.write_mixed(tmp_path)
    piece = piece_at([tmp_path], path, SETTINGS)
    assert piece is not None
    record = extractor.process_piece(piece)
    assert (record.source.media_type, record.source.url, record.source.key) == (media_type, url, key)
    assert record.title is not None
    assert record.text.startswith(record.title)
    if day:
        assert (record.published.date, record.published.origin) == (day, "metadata")


def test_a_given_title_stands_once_and_offsets_point_into_the_text_with_it(extractor: Extractor) -> None:
    row = mixed.row("Leeds")
    for text in (row["text"], f"{row['title']}\n\n{row['text']}"):
        source = read_bytes(json.dumps({**row, "text": text}).encode(), "a", suffix=".txt")
        assert source.text.startswith("{")  # by its suffix a .txt is no row
        piece = next(iter(_rows({**row, "text": text})))
        record = extractor.process_piece(piece)
        assert not isinstance(record, Reject)
        assert record.text.count(row["title"]) == 1
        decoded = read_piece(piece, SETTINGS).text
        for block in record.blocks:
            assert block.source_start is not None
            assert decoded[block.source_start : block.source_end] == record.text[block.start : block.end]


def _rows(*rows: Any) -> list[Any]:
    from councilscope.reading.rows import split_json_lines

    data = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows).encode()
    return list(split_json_lines(io.BytesIO(data), "r.jsonl", 10_000))


def source_of(row: Any, fields: FieldMap | None = None) -> SourceArticle:
    return read_piece(_rows(row)[0], ExtractionSettings(fields=fields or FieldMap()))


def test_fields_are_found_by_their_usual_names_or_as_told() -> None:
    row = {"Headline": "A title", "BODY": "Some words.", "link": "https://x.example/1", "authors": ["Al Bo", "Cy Do"]}
    source = source_of(row)
    assert source.text == "A title\n\nSome words."
    assert (source.url, source.given.author) == ("https://x.example/1", "Al Bo, Cy Do")
    told = source_of(
        {"t": {"h": "A"}, "article": {"text": "Words."}, "text": "no"}, FieldMap(text="article.text", title="t.h")
    )
    assert told.text == "A\n\nWords."
    page = source_of({"html": "<p>One.</p><p>Two.</p>", "title": "T & <b>"})
    assert page.is_page
    assert page.text.startswith("<h1>T &amp; &lt;b&gt;</h1>")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-05-03T10:00:00Z", "2022-05-03"), ("3 May 2022", "2022-05-03"), ("03/05/2022", "2022-05-03"),
        ("Tue, 03 May 2022 09:00:00 +0100", "2022-05-03"), ("2022-05", "2022-05"), ("2022", "2022"), ("May 2022", "2022-05"),
        (1651536000, "2022-05-03"), (1651536000000, "2022-05-03"), ("last Tuesday", None), ("31/02/2022", None),
    ],
)  # fmt: skip
def test_given_dates(words: Any, day: str | None, extractor: Extractor) -> None:
    record = extractor.process_piece(_rows({**mixed.row("Leeds"), "date": words})[0])
    assert not isinstance(record, Reject)
    assert (record.published.date if record.published else None) == day
    assert ("given-date-unread" in {warning.code for warning in record.warnings}) == (day is None)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{broken", "not valid JSON"),
        ("[1]", "JSON list"),
        ({"id": 1, "name": "x"}, "--text-field; the row has: id, name"),
        ({"text": ""}, "no field holds its text"),
        ('{"text": ' + "[" * 3000 + "]" * 3000 + "}", "R017"),
    ],
)
def test_a_bad_row_says_why(row: Any, says: str, extractor: Extractor) -> None:
    reject = extractor.process_piece(_rows({"text": "x"}, row)[1])
    assert isinstance(reject, Reject)
    assert (reject.code, reject.path, reject.row) == ("R017", "r.jsonl#2", 2)
    assert says in f"{reject.code} {reject.message}"


def test_a_row_that_is_too_long_is_passed_over_without_being_held() -> None:
    pieces = _rows({"text": "a"}, {"text": "b" * 50_000}, {"text": "c"}, "", {"text": "d"})
    assert [(piece.path, getattr(piece, "code", "")) for piece in pieces] == [
        ("r.jsonl#1", ""), ("r.jsonl#2", "R003"), ("r.jsonl#3", ""), ("r.jsonl#5", ""),
    ]  # fmt: skip


def _csv(data: bytes, limit: int = 10_000) -> list[Any]:
    from councilscope.reading.rows import split_csv

    return list(split_csv(io.BytesIO(data), "t.csv", limit))


def test_csv_rows_may_hold_line_ends_quotes_and_any_encoding() -> None:
    data = mixed.csv_of("Leeds", "Derby", delimiter=";")
    assert [read_piece(piece, SETTINGS).given.key for piece in _csv(data)] == ["n-Leeds", "n-Derby"]
    legacy = 'text,title\r\n"Caf\xe9 \x96 one",T\r\n'.encode("latin-1")
    assert read_piece(_csv(legacy)[0], SETTINGS).text == "T\n\nCafé – one"
    wide = 'text\ttitle\r\n"Café\tone"\tT\r\n'.encode("utf-16")
    assert read_piece(_csv(wide)[0], SETTINGS).text == "T\n\nCafé\tone"


def test_a_row_read_between_two_rows_does_not_narrow_the_second() -> None:
    """The csv module's limit on a field is the whole process's: in one process, rows are split and read in turn."""
    from councilscope.reading.rows import split_csv

    before = csv.field_size_limit()
    pieces = split_csv(io.BytesIO(b"text\nshort\n" + b"long " * 1000 + b"\n"), "t.csv", 10_000)
    assert read_piece(next(pieces), SETTINGS).text == "short"
    assert read_piece(next(pieces), SETTINGS).text == ("long " * 1000).strip()
    assert csv.field_size_limit() >= before


def test_a_quotation_mark_that_never_closes_costs_no_more_than_the_limit() -> None:
    pieces = _csv(b'text\n"never closed\n' + b"a line that is swallowed\n" * 30 + b"last\n", limit=400)
    assert pieces[0].code == "R017"
    assert "over the limit of 400" in pieces[0].message
    assert read_piece(pieces[-1], SETTINGS).text == "last"


def test_a_bad_csv_row_costs_itself() -> None:
    pieces = _csv(
        b'title,text\none,First text\ntwo,"Second, with, too",many,values\n' + b"x" * 20_000 + b"\nfour,Fourth\n"
    )
    results: list[str] = []
    for piece in pieces:
        try:
            results.append(piece.code if isinstance(piece, Reject) else read_piece(piece, SETTINGS).text)
        except RejectedInput as reason:
            results.append(reason.code)
    assert results == ["one\n\nFirst text", "R017", "R017", "four\n\nFourth"]
    assert [piece.row for piece in pieces] == [1, 2, 3, 4]


def test_the_same_row_under_another_header_is_another_task() -> None:
    one, other = _csv(b"title,text\na,b\n")[0], _csv(b"text,title\na,b\n")[0]
    assert one.digest == other.digest
    assert one.surroundings != other.surroundings


@pytest.mark.parametrize(
    ("module", "name"), [("warcio.archiveiterator", "g.warc"), ("docx", "k.docx"), ("pypdf", "l.pdf")]
)
def test_a_missing_package_is_one_sentence(
    module: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extractor: Extractor
) -> None:
    mixed.write_mixed(tmp_path)
    real = builtins.__import__

    def without(wanted: str, *rest: Any) -> Any:
        if wanted == module:
            raise ImportError(wanted)
        return real(wanted, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    for known in [known for known in sys.modules if known.split(".")[0] == module.split(".")[0]]:
        monkeypatch.delitem(sys.modules, known)
    [piece] = every_piece(iter([(tmp_path / name, name)]), SETTINGS)
    reject = piece if isinstance(piece, Reject) else extractor.process_piece(piece)
    assert isinstance(reject, Reject)
    assert reject.code == "R015"
    assert reject.message.endswith("pip install 'councilscope[formats]'.")


@pytest.mark.parametrize(
    ("suffix", "content", "code"),
    [
        (".docx", b"no zip", "R014"), (".docx", mixed.zipped(a__txt=b"x"), "R014"), (".pdf", b"%PDF-1.4 broken", "R014"),
        (".pdf", mixed.pdf([]), "R018"), (".eml", b"Subject: only this\n\n", "R018"), (".eml", b"Subject: =?x?y?z\n\n\xff", None),
        (".md", b"\x89PNG\r\n", "R002"),
    ],
)  # fmt: skip
def test_broken_documents_end_with_a_code(suffix: str, content: bytes, code: str | None) -> None:
    if code is None:
        assert read_bytes(content, "a", suffix=suffix).text
        return
    with pytest.raises(RejectedInput) as caught:
        read_bytes(content, "a", suffix=suffix)
    assert caught.value.code == code


def test_an_email_says_more_in_the_part_that_has_more() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "A subject"
    message.set_content("See this in your browser.")
    message.add_alternative("<html><body><p>" + "Many words stand here. " * 20 + "</p></body></html>", subtype="html")
    source = read_bytes(message.as_bytes(), "a.eml", suffix=".eml")
    assert source.is_page
    assert "<body><h1>A subject</h1>" in source.text


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    [reject] = every_piece(find_inputs([tmp_path]), ExtractionSettings(max_bytes=100))
    assert isinstance(reject, Reject)
    assert reject.code == "R003"


def test_files_about_a_folder_and_results_of_runs_are_no_inputs(tmp_path: Path) -> None:
    for name in ("README.md", "LICENSE.txt", "a.md", "run-1/run.json", "run-1/articles.jsonl", "b.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"words")
    assert [relative for _, relative in find_inputs([tmp_path])] == ["a.md"]


def test_a_piece_is_found_by_the_name_that_people_give(tmp_path: Path) -> None:
    mixed.write_mixed(tmp_path)
    for name, council in (
        ("d.jsonl#2", "Norwich"),
        ("d.jsonl", "Lincoln"),
        ("i.zip/rows.jsonl#1", "York"),
        ("a.txt", "Leeds"),
    ):
        piece = named_piece(str(tmp_path / name), SETTINGS)
        assert not isinstance(piece, Reject)
        assert council.encode() in piece.data
    for name in ("d.jsonl#9", "i.zip/none.txt", "none.txt"):
        with pytest.raises(CouncilscopeError, match="C001"):
            named_piece(str(tmp_path / name), SETTINGS)


@pytest.mark.parametrize(
    ("content", "path", "holds"),
    [
        (mixed.TEXTS["Leeds"].encode(), "stdin", b"Leeds"),
        (json.dumps(mixed.row("York")).encode(), "stdin#1", b"York"),
        (gzip.compress(json.dumps(mixed.row("York")).encode(), mtime=0), "stdin.gz#1", b"York"),
        (mixed.zipped(a__txt=b"Zipped words."), "stdin/a.txt", b"Zipped"),
        (mixed.pdf_of("Leeds"), "stdin", b"%PDF"),
    ],
)
def test_stdin_is_known_by_how_it_begins(
    content: bytes, path: str, holds: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(content))  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "stdin", Stdin)
    [piece] = pieces_of(STDIN, "stdin", SETTINGS) or ()
    assert not isinstance(piece, Reject)
    assert piece.path == path
    assert holds in piece.data


def test_knowledge_is_not_asked_to_read(tmp_path: Path) -> None:
    """A given author or publisher outdoes what the page says."""
    from councilscope.cleaning import clean

    row = {**mixed.row("Leeds"), "html": mixed.page("Leeds"), "author": "A Writer", "publisher": "The Paper"}
    del row["text"]
    article = clean(source_of(row), SETTINGS, load_knowledge())
    assert (article.author, article.publisher) == ("A Writer", "The Paper")
