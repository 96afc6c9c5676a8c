"""Bytes to text, in the encodings that scraped files come in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.errors import RejectedInput
from councilscope.reading.decoding import decode

SENTENCE = "The council’s plan costs £2m – “a start”, said Ms Okoro."


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16-le", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "cp1252"),
    ],
)
def test_decode_reads_the_encoding(encoding: str, expected: str) -> None:
    decoded = decode(SENTENCE.encode(encoding), is_html=False)
    assert (decoded.text, decoded.encoding) == (SENTENCE, expected)


def test_decode_latin1_pound() -> None:
    assert decode(b"It costs \xa35m.", is_html=False).text == "It costs £5m."


def test_decode_html_charset_is_believed() -> None:
    page = '<meta charset="iso-8859-2"><p>Gda\u0144sk</p>'.encode("iso-8859-2")
    assert "Gdańsk" in decode(page, is_html=True).text


def test_decode_unknown_html_charset_falls_back() -> None:
    assert "£" in decode(b'<meta charset="klingon"><p>\xa3</p>', is_html=True).text


def test_decode_cp1252_slip_in_utf8() -> None:
    data = "“Fine” — £3, naïve ’".encode() + b" and \x93pasted\x94"
    assert decode(data, is_html=False).text == "“Fine” — £3, naïve ’ and “pasted”"


def test_decode_undefined_bytes_become_replacement_characters() -> None:
    assert decode(b"one\x81two \xa3", is_html=False).text == "one\ufffdtwo £"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_decode_line_ends_are_one_kind(ends: str) -> None:
    assert decode(f"one{ends}two".encode(), is_html=False).text == "one\ntwo"


def test_decode_nuls_are_gone() -> None:
    assert decode(b"on\0e and two and three", is_html=False).text == "one and two and three"


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"PK\x03\x04 x", b"\x89PNG x", bytes(range(1, 32)) * 20])
def test_decode_refuses_what_is_not_text(data: bytes) -> None:
    with pytest.raises(RejectedInput) as caught:
        decode(data, is_html=False)
    assert caught.value.code == "R002"


@pytest.mark.parametrize("data", [b"\xff\xfe" + b"\x00\xd8" * 8, b"a\x81\x8d\x8f\x90\x9d" * 20])
def test_decode_refuses_broken_encodings(data: bytes) -> None:
    with pytest.raises(RejectedInput) as caught:
        decode(data, is_html=False)
    assert caught.value.code == "R004"


def text_or_code(data: bytes, *, is_html: bool = False) -> tuple[str, str]:
    """The decoded text and '', or '' and the code of the refusal."""
    try:
        return decode(data, is_html=is_html).text, ""
    except RejectedInput as refused:
        return "", refused.code


@given(st.binary(max_size=300), st.booleans())
def test_decode_reads_or_refuses(data: bytes, is_html: bool) -> None:
    text, code = text_or_code(data, is_html=is_html)
    assert code in ("", "R002", "R004")
    assert not {"\r", "\0"} & set(text)


@given(st.text(st.characters(codec="utf-8", min_codepoint=32, exclude_characters="\ufeff\ufffd"), max_size=200))
def test_decode_utf8_is_exact(text: str) -> None:
    sentence = "Inspectors said: " + text
    assert text_or_code(sentence.encode()) == (sentence, "")
