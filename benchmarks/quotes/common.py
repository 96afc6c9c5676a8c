"""Shared helpers: reading cloned repositories, splits, quote-mark segmentation, locating text."""

import hashlib
import os
import re
import subprocess
import tempfile
from pathlib import Path

MIRROR = Path(os.environ.get("BENCH_MIRROR", "mirror"))
CACHE = Path(os.environ.get("BENCH_CACHE", Path(tempfile.gettempdir()) / "bench-quotes"))
MIN_WORDS = 4  # quoted stretches shorter than this (scare quotes, titles) are not scored
EDGE = " \t\r\n\u00a0\u200b\"“”„«»'‘’`,.;:"
OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'
MARKS = OPEN + CLOSE + STRAIGHT


def git_dir(repo):
    """The git directory of a cloned repository, e.g. git_dir('owner/name')."""
    base = MIRROR / repo.replace("/", "+")
    for path in (base, base / ".git", base / "repo", base / "repo" / ".git"):
        if (path / "HEAD").is_file():
            return path
    raise SystemExit(f"Clone {repo} first (looked under the mirror folder; set BENCH_MIRROR).")


def git_show(repo, path):
    return subprocess.run(
        ["git", f"--git-dir={git_dir(repo)}", "show", f"HEAD:{path}"], check=True, capture_output=True
    ).stdout


def git_list(repo, path=""):
    out = subprocess.run(
        ["git", f"--git-dir={git_dir(repo)}", "ls-tree", "-r", "--name-only", "HEAD", path],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return out.splitlines()


def checkout(repo, paths, name):
    """Unpack some paths of a cloned repository into the cache folder (never into this repository)."""
    dest = CACHE / name
    if not dest.exists():
        tmp = CACHE / (name + ".part")
        tmp.mkdir(parents=True, exist_ok=True)
        for path in paths:
            for item in git_list(repo, path):
                try:
                    data = git_show(repo, item)
                except subprocess.CalledProcessError:
                    continue  # listed but absent from the snapshot (files of 4 MiB and more)
                (tmp / item).parent.mkdir(parents=True, exist_ok=True)
                (tmp / item).write_bytes(data)
        tmp.rename(dest)
    return dest


def digest(path):
    """The first 12 hex digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def split_of(doc_id):
    """'open' or 'held', from a hash of the id only."""
    return "open" if int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % 2 == 0 else "held"


def order_key(doc_id):
    return hashlib.sha256(("order:" + doc_id).encode()).hexdigest()


def strip_span(text, start, end):
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def words(text):
    return re.findall(r"\w+(?:[’'\-]\w+)*", text)


def quoted_segments(text):
    """Stretches inside double quotation marks, one paragraph (line) at a time, without the marks.

    A quotation left open at the end of a paragraph counts when the next paragraph goes on with an
    opening mark, or when it was opened at the start of its own paragraph; otherwise it is a stray mark.
    """
    segments = []
    lines = [(m.start(), m.group()) for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    for n, (base, line) in enumerate(lines):
        opened, by = None, ""
        for i, ch in enumerate(line):
            if ch not in MARKS:
                continue
            before = line[i - 1] if i else " "
            after = line[i + 1] if i + 1 < len(line) else " "
            if opened is None:
                if ch in OPEN or (ch == STRAIGHT and not after.isspace()):
                    opened, by = i, ch
            else:
                closes = (ch in CLOSE and (by in OPEN or STRAIGHT not in line[i + 1 :])) or (
                    ch == STRAIGHT and (by == STRAIGHT or (not before.isspace() and not after.isalnum()))
                )
                if closes:
                    segments.append((base + opened + 1, base + i))
                    opened = None
        if opened is not None:
            follow = lines[n + 1][1].lstrip()[:1] if n + 1 < len(lines) else ""
            if (follow and follow in MARKS) or not line[:opened].strip():
                segments.append((base + opened + 1, base + len(line)))
    return segments


def by_lines(text, start, end):
    for m in re.finditer(r"[^\n]+", text[start:end]):
        yield start + m.start(), start + m.end()


def direct_parts(text, segments, start, end, keep_marked=False):
    """The directly quoted parts of a span, stripped, of at least MIN_WORDS words.

    keep_marked: a span that itself begins and ends with quotation marks (or sits right between two
    of them) is taken as the claim it is, so that a wrongly paired span is an error and not repaired.
    """
    out = []
    for s, e in by_lines(text, start, end):
        raw = text[s:e].strip()
        if not raw:
            continue
        marked = raw[0] in MARKS or raw[-1] in MARKS
        if keep_marked and marked:
            pieces = [(s, e)]
        else:
            pieces = [(max(s, a), min(e, b)) for a, b in segments if min(e, b) > max(s, a)]
        for a, b in pieces:
            a, b = strip_span(text, a, b)
            if len(words(text[a:b])) >= MIN_WORDS:
                out.append((a, b))
    return out


def squash(text):
    """Letters and digits only, lower case, with a map back to the positions in the text."""
    chars, index = [], []
    for i, ch in enumerate(text):
        if ch.isalnum():
            chars.append(ch.lower())
            index.append(i)
    return "".join(chars), index


def locate(doc, needle, after=0):
    """Start and end of needle in doc, ignoring spacing, marks and case; None when it is not there."""
    hay, index = doc if isinstance(doc, tuple) else squash(doc)
    pin = squash(needle)[0]
    if not pin:
        return None
    lo = next((k for k, i in enumerate(index) if i >= after), 0) if after else 0
    at = hay.find(pin, lo)
    if at < 0:
        at = hay.find(pin)
    return None if at < 0 else (index[at], index[at + len(pin) - 1] + 1)
