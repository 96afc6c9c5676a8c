"""A folder with one article in every format that is read, all invented."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

TEXTS = {
    council: (
        f"{council} City Council's children's services have been rated {rating} by Ofsted after an inspection in March.\n\n"
        f"The report on {council} says that leaders know their children well and that social workers visit often.\n\n"
        f'Councillor {person}, cabinet member for children at {council} City Council, said: "We know that there is '
        f'more to do in {council}, and we will keep going until every child here is safe."\n\n'
        f"The council must publish an improvement plan by the end of June 2022.\n"
    )
    for council, rating, person in (
        ("Leeds", "good", "Ann Moss"), ("Derby", "outstanding", "Tom Reed"), ("Exeter", "inadequate", "Sue Park"),
        ("Lincoln", "good", "Max Hale"), ("Norwich", "requires improvement", "Jo Finch"), ("Oxford", "good", "Lee Marsh"),
        ("Preston", "good", "Amy Stone"), ("Salford", "outstanding", "Ian Wells"), ("Sunderland", "good", "Pat Brook"),
        ("Wakefield", "inadequate", "Eve Lane"), ("York", "good", "Sam Hill"), ("Bristol", "good", "Kim Rowe"),
        ("Bradford", "good", "Ben Ash"), ("Plymouth", "good", "Meg Orr"), ("Coventry", "good", "Dan Fell"),
    )
}  # fmt: skip


def title(council: str) -> str:
    """The headline of a council's article."""
    return f"Ofsted rates children's services in {council}"


def page(council: str) -> str:
    """The article as an HTML page."""
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXTS[council].strip().split("\n\n"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{title(council)}</title></head>"
        f"<body><main><h1>{title(council)}</h1><p>3 May 2022</p>{paragraphs}</main></body></html>"
    )


def row(council: str) -> dict[str, str]:
    """The article as a row of a scraper."""
    address = f"https://news.example/{council.lower()}"
    return {"id": f"n-{council}", "title": title(council), "date": "2022-05-03", "url": address, "text": TEXTS[council]}


def mail(council: str) -> bytes:
    """The article as an e-mail."""
    message = EmailMessage()
    message["Subject"], message["From"] = title(council), "Press Office <press@council.example>"
    message["Date"] = "Tue, 03 May 2022 09:00:00 +0100"
    message.set_content(TEXTS[council])
    return message.as_bytes()


def word(council: str) -> bytes:
    """The article as a Word document with a list and a table."""
    import docx

    document = docx.Document()
    document.add_heading(title(council), 0)
    for part in TEXTS[council].strip().split("\n\n"):
        document.add_paragraph(part)
    document.add_paragraph("Visit each child in care.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Overall", "Good"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines of text."""
    shown = "".join(f"({line.translate({40: '[', 41: ']', 92: '/'})}) Tj T*\n" for line in lines)
    content = f"BT /F1 10 Tf 12 TL 40 800 Td\n{shown}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += (
        b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    )
    return bytes(out)


def pdf_of(council: str) -> bytes:
    """The article as a PDF, its lines broken at 90 characters."""
    import textwrap

    lines = [title(council), ""]
    for part in TEXTS[council].strip().split("\n\n"):
        lines += [*textwrap.wrap(part, 90), ""]
    return pdf(lines)


def warc(*pages: tuple[str, str, bytes], compressed: bool = False) -> bytes:
    """A web archive of answers (address, content type, body), a redirect before them."""
    out = b""
    answers = [("https://news.example/old", "301 Moved", "text/html", b"<p>moved</p>")]
    answers += [(address, "200 OK", kind, body) for address, kind, body in pages]
    for address, status, kind, body in answers:
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        heads = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2022-05-04T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:x:{len(out)}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        record = heads.encode() + block + b"\r\n\r\n"
        out += gzip.compress(record, mtime=0) if compressed else record
    return out


def csv_of(*councils: str, delimiter: str = ",") -> bytes:
    """Articles as a CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row(councils[0])), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(row(council) for council in councils)
    return out.getvalue().encode("utf-8-sig")


def zipped(**members: bytes) -> bytes:
    """A ZIP; in names ``__`` stands for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name.replace("__", "."))  # with the one time that it has unless told otherwise
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_mixed(folder: Path) -> dict[str, str]:
    """Write the folder; for each path that a record will name, its council."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "a.txt": TEXTS["Leeds"].encode(),
        "b.html": page("Derby").encode(),
        "c.md": f"---\ntitle: {title('Exeter')}\ndate: 2022-05-03\n---\n\n{TEXTS['Exeter']}".encode(),
        "d.jsonl": "".join(json.dumps(row(name)) + "\n" for name in ("Lincoln", "Norwich")).encode(),
        "e.jsonl.gz": gzip.compress((json.dumps(row("Oxford")) + "\n").encode(), mtime=0),
        "f.csv": csv_of("Preston"),
        "g.warc": warc(("https://news.example/salford", "text/html; charset=utf-8", page("Salford").encode())),
        "h.warc.gz": warc(
            ("https://news.example/sunderland", "text/html", page("Sunderland").encode()), compressed=True
        ),
        "i.zip": zipped(in__txt=TEXTS["Wakefield"].encode(), rows__jsonl=(json.dumps(row("York")) + "\n").encode()),
        "j.eml": mail("Bristol"),
        "k.docx": word("Bradford"),
        "l.pdf": pdf_of("Plymouth"),
        "sub/m.txt": TEXTS["Coventry"].encode(),
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return {
        "a.txt": "Leeds", "b.html": "Derby", "c.md": "Exeter", "d.jsonl#1": "Lincoln", "d.jsonl#2": "Norwich",
        "e.jsonl.gz#1": "Oxford", "f.csv#1": "Preston", "g.warc#2": "Salford", "h.warc.gz#2": "Sunderland",
        "i.zip/in.txt": "Wakefield", "i.zip/rows.jsonl#1": "York", "j.eml": "Bristol", "k.docx": "Bradford",
        "l.pdf": "Plymouth", "sub/m.txt": "Coventry",
    }  # fmt: skip
