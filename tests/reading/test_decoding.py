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


OLD_MACINTOSH = "The council’s plan isn’t dear – “a start”, said Ms Okoro. It’s £2m, and Môn’s café agrees."


def test_undeclared_macintosh_text_is_told_by_what_makes_no_sense_in_windows() -> None:
    decoded = decode(OLD_MACINTOSH.encode("mac_roman"), is_html=False)
    assert (decoded.text, decoded.encoding) == (OLD_MACINTOSH, "mac_roman")


def test_undeclared_cyrillic_page_is_not_read_as_accented_latin() -> None:
    text = "<p>" + "Совет сообщил, что отчёт инспекторов хороший. " * 10 + "</p>"
    assert decode(text.encode("cp1251"), is_html=True).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Cyngor Sir Ynys Môn: Tŷ’r Cyngor, Llŷn – “da iawn”".replace("ŷ", "ý"),
        "École élémentaire d’Évreux, naïve façade, ÉVREUX",
        "She said: “Élan”. ‘Óscar’ and Ämne came; it’s £3.",
        "AÉÉÉA ÀÀ £5 – it’s “fine”, isn’t it? “Yes,” he said.",
    ],
)
def test_windows_text_with_accents_stays_so(text: str) -> None:
    assert decode((text + " " + SENTENCE).encode("cp1252"), is_html=False).encoding == "cp1252"


def test_a_declared_latin_page_is_never_guessed_about() -> None:
    page = b'<meta charset="iso-8859-1">' + OLD_MACINTOSH.encode("mac_roman")
    assert decode(page, is_html=True).encoding == "cp1252"


@given(st.binary(max_size=300))
def test_bytes_are_decoded_the_same_way_twice_or_refused(data: bytes) -> None:
    def outcome() -> object:
        try:
            return decode(data, is_html=False)
        except RejectedInput as reject:
            return reject.code

    assert outcome() == outcome()


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
