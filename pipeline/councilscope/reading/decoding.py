"""Bytes to text: a file's encoding, found from its mark, its bytes and its own word, in that order."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from councilscope.errors import RejectedInput

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "gzip data",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x7fELF": "a program",
    b"RIFF": "a sound or picture",
    b"SQLite format 3": "a database",
}
DECLARED = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4096
LEGACY_DEFAULT = "cp1252"
LEGACY_OTHERS = (
    "cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "koi8_r", "iso8859_2", "shift_jis", "euc_jp", "gb18030",
    "big5", "euc_kr",
)  # fmt: skip
"""What undeclared bytes may be that make no sense in Windows-1252: old Macintosh text above all."""
DETECTED_WITHIN = 100_000
UNUSUAL = re.compile(r"(?<=[a-z.,!?])[À-ÖØ-Þ]|[\ufffd\x81\x8d\x8f\x90\x9d]|[À-ÿ]{4,8}")
"""Large accented letters after small ones, or many accented letters in a row: text that was not Windows-1252."""
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
LEAST_UNUSUAL = 3
MOST_UNUSUAL = 0.2
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MOST_CONTROLS = 0.01
MOST_UNDEFINED = 0.02


class Decoded(NamedTuple):
    """The text (line ends LF, no NULs, no mark) and the name of the encoding it came from."""

    text: str
    encoding: str


def decode(data: bytes, *, is_html: bool) -> Decoded:
    """The text of a file's bytes.

    A byte order mark decides; else UTF-16 by its zero bytes; else UTF-8 where it is valid; else what an HTML
    page declares; else Windows-1252 where that makes sense, else what charset-normalizer detects. A few bytes
    that are no UTF-8 in a text that otherwise is (a quotation mark pasted from an old document) are read as
    Windows-1252; bytes undefined there come out as U+FFFD.

    Raises: RejectedInput R002 for what is not text, R004 for what no encoding explains.
    """
    for signature, kind in SIGNATURES.items():
        if data.startswith(signature):
            raise RejectedInput("R002", problem=f"it looks like {kind}")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], encoding), encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    wide = _wide_encoding(data)
    if wide:
        return _checked(_strict(data, wide), wide)
    data = data.replace(b"\0", b"")
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _checked(*_legacy(data, is_html))


def _strict(data: bytes, encoding: str) -> str:
    """Decode a wide encoding; a broken last unit alone is forgiven."""
    unit = 4 if "32" in encoding else 2
    data = data[: len(data) - len(data) % unit]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RejectedInput("R004", problem=f"not valid {encoding} at byte {error.start}") from error


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of English text is zero, always on the same side."""
    sample = data[: DECLARED_WITHIN - DECLARED_WITHIN % 2]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _legacy(data: bytes, is_html: bool) -> tuple[str, str]:
    """Text that is not valid UTF-8, and the encoding chosen for it."""
    patched, bad = _patched_utf8(data)
    multibyte = sum(1 for character in patched if ord(character) > 0xFF)
    if multibyte > bad:
        return patched, "utf-8"
    declared = DECLARED.search(data[:DECLARED_WITHIN]) if is_html else None
    if declared:
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            name = LEGACY_DEFAULT
        if name not in ("utf-8", "ascii", "iso8859-1", LEGACY_DEFAULT):
            return data.decode(name, errors="replace"), name
    text = data.decode(LEGACY_DEFAULT, errors="replace")
    if declared or not _is_unusual(text):
        return text, LEGACY_DEFAULT
    detected = from_bytes(data[:DETECTED_WITHIN], cp_isolation=list(LEGACY_OTHERS)).best()
    name = detected.encoding if detected else LEGACY_DEFAULT
    return data.decode(name, errors="replace"), name


def _is_unusual(text: str) -> bool:
    """True where what was read as Windows-1252 holds what its writers hardly write."""
    found = sum(len(match[0]) for match in UNUSUAL.finditer(text))
    return found >= LEAST_UNUSUAL and found > MOST_UNUSUAL * len(BEYOND_ASCII.findall(text))


def _patched_utf8(data: bytes) -> tuple[str, int]:
    """UTF-8 with each invalid byte read as Windows-1252, and how many there were."""
    parts: list[str] = []
    position = bad = 0
    while position < len(data):
        try:
            parts.append(data[position:].decode("utf-8"))
            break
        except UnicodeDecodeError as error:
            start, end = position + error.start, position + error.end
            parts.append(data[position:start].decode("utf-8"))
            parts.append(data[start:end].decode(LEGACY_DEFAULT, errors="replace"))
            bad += end - start
            position = end
            if bad > 200:  # no UTF-8 with slips: stop before the work grows with the square of the file
                return "", bad
    return "".join(parts), bad


def _checked(text: str, encoding: str) -> Decoded:
    """Refuse what decodes but is no text."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    size = len(text)
    if size and len(CONTROL.findall(text)) > max(3, MOST_CONTROLS * size):
        raise RejectedInput("R002", problem="it holds control characters that no text has")
    if size and text.count("\ufffd") > max(20, MOST_UNDEFINED * size):
        raise RejectedInput("R004", problem=f"too many bytes mean nothing in {encoding}")
    return Decoded(text, encoding)
