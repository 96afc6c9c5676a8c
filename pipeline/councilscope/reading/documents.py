"""Documents to text: Markdown, e-mail, Word and PDF, each through the library that knows it."""

from __future__ import annotations

import email
import email.policy
import html
import io
import re
import zipfile
from email.message import EmailMessage, MIMEPart
from typing import Any, NamedTuple

from councilscope.articles import Given
from councilscope.errors import RejectedInput
from councilscope.reading.decoding import decode
from councilscope.reading.pieces import Allowance

FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,4000}?)\n---[ \t]*\n", re.DOTALL)
ENTRY = re.compile(r"""(?m)^(\w[\w-]{0,40})[ \t]*:[ \t]*["']?([^\n]{1,400}?)["']?[ \t]*$""")
HEADING = re.compile(r"(?:heading|title)\s*(\d?)", re.IGNORECASE)
ENOUGH_PLAIN = 0.5  # of the words of an e-mail's HTML, for its plain text to be the better one


class Document(NamedTuple):
    """The text of a document, whether it is HTML, its encoding, its address, and what is given beside it."""

    text: str
    is_page: bool
    encoding: str = "utf-8"
    url: str | None = None
    given: Given = Given()


def markdown(data: bytes) -> Document:
    """A Markdown page as HTML; its front matter gives title, date, author and address."""
    from markdown_it import MarkdownIt

    text, encoding = decode(data, is_html=False)
    front = FRONT_MATTER.match(text)
    entries = {name.lower(): value for name, value in ENTRY.findall(front[1])} if front else {}
    given = Given(entries.get("title"), entries.get("date"), entries.get("author"), entries.get("publisher"))
    body = MarkdownIt("commonmark", {"html": True}).enable("table").render(text[front.end() :] if front else text)
    return Document(body, True, encoding, entries.get("url"), given)


def message(data: bytes) -> Document:
    """An e-mail: its plain text, or its HTML where that says more; subject, sender and date are given.

    Raise RejectedInput R018 where it has neither.
    """
    mail = email.message_from_bytes(data, policy=email.policy.default)
    plain, page = (_body(mail, kind) for kind in ("plain", "html"))
    given = Given(_head(mail, "subject"), _head(mail, "date"), _sender(mail))
    words_of_page = len(re.sub(r"<[^<>]{0,5000}>", " ", page).split())
    if plain.strip() and len(plain.split()) >= ENOUGH_PLAIN * words_of_page:
        return Document(plain, False, given=given)
    if not page.strip():
        raise RejectedInput("R018", problem="the e-mail has no text, only attachments or nothing")
    return Document(page, True, given=given)


def _body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    if not isinstance(part, MIMEPart):
        return ""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    try:
        return content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(content, is_html=kind == "html").text


def _head(mail: EmailMessage, name: str) -> str | None:
    """The words of a head, None where it is missing or cannot be read."""
    try:
        return " ".join(str(mail[name] or "").split()) or None
    except (ValueError, IndexError, TypeError, AttributeError):  # the standard library fails on some broken heads
        return None


def _sender(mail: EmailMessage) -> str | None:
    try:
        return next((address.display_name for address in mail["from"].addresses if address.display_name), None)
    except (ValueError, IndexError, TypeError, AttributeError):
        return None


def word(data: bytes) -> Document:
    """A Word document as HTML: headings, lists and tables by their styles.

    Raise RejectedInput R015 without the package python-docx, R014 for a damaged file, R016 for a bomb.
    """
    try:
        import docx
    except ImportError as error:
        raise RejectedInput("R015", what="Word documents", package="the package python-docx") from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            Allowance(len(data)).spend(sum(member.file_size for member in archive.infolist()))
        parts = [_block(block) for block in docx.Document(io.BytesIO(data)).iter_inner_content()]
    except RejectedInput:
        raise
    except Exception as error:  # the library's errors for damaged files have no common base
        raise RejectedInput("R014", problem=f"not a Word document ({type(error).__name__})") from error
    return Document("<html><body>" + "\n".join(parts) + "</body></html>", True)


def _block(block: Any) -> str:
    if hasattr(block, "rows"):
        rows = ("".join(f"<td>{html.escape(cell.text)}</td>" for cell in row.cells) for row in block.rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    style = (block.style.name or "") if block.style is not None else ""
    heading = HEADING.match(style)
    tag = f"h{heading[1] or 1}" if heading else "li" if style.startswith("List") else "p"
    inner = html.escape(block.text).replace("\n", "<br>")
    return f"<{tag}>{inner}</{tag}>" if inner.strip() else ""


def pdf(data: bytes) -> Document:
    """The text of a PDF, page by page, a blank line between.

    Raise RejectedInput R015 without the package pypdf, R014 for a damaged or locked file, R018 for a scan.
    """
    try:
        import pypdf
    except ImportError as error:
        raise RejectedInput("R015", what="PDFs", package="the package pypdf") from error
    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except Exception as error:  # the library fails on broken files in many ways
        raise RejectedInput("R014", problem=f"not a readable PDF ({type(error).__name__}: {error})") from error
    text = "\n\n".join(page.strip("\n") for page in pages).replace("\0", "").replace("\r", "\n")
    if not text.strip():
        raise RejectedInput("R018", problem="its pages are pictures; run text recognition (OCR) over it first")
    return Document(text.encode(errors="replace").decode(), False)
