"""An HTML page to lines: one a block element, with the element it came from and what the extractor thinks of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from councilscope.cleaning.features import HINTS, HOLDER, HOLDERS, PAGE, TAGS, Matrix
from councilscope.cleaning.lines import folded
from councilscope.errors import RejectedInput

SILENT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "select",
        "option",
        "button",
        "head",
        "title",
        "canvas",
        "audio",
        "video",
        "map",
        "textarea",
        "math",
    ]
)
UNHIDDEN = frozenset(["noscript", "template"])
BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
FURNITURE_TAGS = frozenset(["nav", "footer", "aside", "form", "dialog", "menu"])
FURNITURE_ROLES = frozenset(["navigation", "contentinfo", "complementary", "dialog", "alertdialog", "banner", "search"])
LINE_TAGS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "blockquote",
        "figcaption",
        "caption",
        "pre",
    ]
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
EARLY_END = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)
"""The parser stops at the first of these, where pages that were put together from parts go on."""
LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]{0,20})[^<>]{5000,}>")
MOST_ATTRIBUTES = 1000
MOST_LINES = 3000
"""Longer pages are not shown to the extractor's fallbacks, whose time grows with the square of the lines."""
LONGEST_ROW = 1500
SHINGLE = 3
AGREEMENT = 0.6
NESTED = HOLDERS + 1
"""Elements round a line that are told apart: its own, and those that hold it."""
LEAST_SHOWN = 200
"""Characters of text that a page shows at least, if it is not hidden as a whole."""
LONG, LONGEST = 70, 180
"""Characters of a line that is prose if it ends as a sentence does, or in any case."""
SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"'”’)\]»]*$")


@dataclass(slots=True)
class PageLine:
    """A line of a page before repair.

    zone: the page's furniture that it stands in ('nav', 'footer' …) or ''. within: numbers of the elements that it
    stands in, the innermost first, at most NESTED of them.
    """

    text: str = ""
    tag: str = ""
    level: int = 0
    zone: str = ""
    quoted: bool = False
    hint: str = ""
    linked: int = 0
    main: bool = False
    within: tuple[int, ...] = ()

    @property
    def link_share(self) -> float:
        """Share of the characters that are links."""
        return min(1.0, self.linked / max(1, len(self.text)))


@dataclass(slots=True)
class _Walk:
    """Where the walk stands: the line being written, and what surrounds it."""

    lines: list[PageLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    elements: int = 0
    unhidden: bool = False

    def flush(self, context: PageLine) -> None:
        text = folded("".join(self.words))
        if text:
            self.lines.append(replace(context, text=text, linked=self.linked))
        self.words, self.linked = [], 0


def parse(html: str) -> HtmlElement:
    """The tree of a page. Raises RejectedInput R005 where nothing can be parsed."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    html = EARLY_END.sub("", LONG_TAG.sub(_without_attributes, DECLARATION.sub("", html, count=1)))
    try:
        return document_fromstring(html, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RejectedInput("R005", problem="the page cannot be parsed") from error


def _without_attributes(tag: re.Match[str]) -> str:
    """The tag alone where it has thousands of attributes, which the parser compares each with each."""
    return tag[0] if len(tag[0].split(maxsplit=MOST_ATTRIBUTES)) <= MOST_ATTRIBUTES else f"<{tag[1]}>"


def page_lines(tree: HtmlElement) -> list[PageLine]:
    """The lines of a page in reading order, each marked with the extractor's verdict.

    Hidden elements are left out, unless nearly all of the page is hidden until a script shows it.

    Raises: RejectedInput R005 for a page without text.
    """
    body = tree.find("body")
    walk = _Walk()
    _descend(body if body is not None else tree, walk)
    if sum(len(line.text) for line in walk.lines) < LEAST_SHOWN:
        shown, walk = walk, _Walk(unhidden=True)
        _descend(body if body is not None else tree, walk)
        walk = walk if len(walk.lines) > len(shown.lines) else shown
    if not walk.lines:
        raise RejectedInput("R005", problem="the page shows no text")
    _mark_main(walk.lines, tree)
    return walk.lines


def _descend(root: HtmlElement, walk: _Walk) -> None:
    """Depth first without recursion, so that no depth of nesting is too deep."""
    stack: list[tuple[HtmlElement, PageLine, PageLine, bool, bool]] = [(root, PageLine(), PageLine(), False, False)]
    while stack:
        node, outer, inner, linked, leaving = stack.pop()
        if leaving:
            if node.tag in BLOCK:
                walk.flush(inner)
            _write(walk, node.tail, linked)
            continue
        if not isinstance(node.tag, str) or _is_silent(node, walk):
            _write(walk, node.tail, linked)
            continue
        inner, inner_linked = outer, linked or node.tag == "a"
        if node.tag in BLOCK:
            walk.flush(outer)
            walk.elements += 1
            inner = _context(node, outer, walk.elements)
            row = _row_of(node)
            if row:
                walk.lines += [replace(inner, text=text, tag="tr", linked=linked_size) for text, linked_size in row]
                _write(walk, node.tail, linked)
                continue
        elif node.tag == "br":
            walk.flush(outer)
        _write(walk, node.text, inner_linked)
        stack.append((node, outer, inner, linked, True))
        stack.extend((child, inner, inner, inner_linked, False) for child in reversed(node))


def _write(walk: _Walk, text: str | None, linked: bool) -> None:
    if text:
        walk.words.append(text)
        walk.linked += len(text.strip()) if linked else 0


def _row_of(node: HtmlElement) -> list[tuple[str, int]]:
    """The rows that a table row or a list of definitions gives: cells parted by a tab, and characters of links.

    Empty for any other element, and for rows that only lay out the page: they are walked as blocks are.
    """
    if node.tag == "tr":
        cells = [cell for cell in node if cell.tag in ("td", "th")]
        if len(cells) < 2 or node.find(".//table") is not None or len(node.text_content()) > LONGEST_ROW:
            return []
        groups = [cells]
    elif node.tag == "dl" and node.find("dt") is not None and not any(len(item) > 3 for item in node):
        groups = []
        for item in node:
            if item.tag == "dt" or not groups:
                groups.append([item])
            elif item.tag == "dd":
                groups[-1].append(item)
    else:
        return []
    rows = []
    for group in groups:
        text = "\t".join(folded(cell.text_content()) for cell in group)
        if text.strip():
            rows.append((text, sum(len(link.text_content()) for cell in group for link in cell.iter("a"))))
    return rows


def _context(node: HtmlElement, outer: PageLine, number: int) -> PageLine:
    tag = node.tag if node.tag in LINE_TAGS else ("" if node.tag in ("ul", "ol", "dl", "table", "tbody") else outer.tag)
    if node.tag == "p" and outer.tag in ("li", "dd", "figcaption"):
        tag = outer.tag
    level = outer.level + (1 if node.tag in ("ul", "ol") else 0)
    if node.tag[0] == "h" and node.tag[1:].isdecimal():
        level = int(node.tag[1:])
    zone = outer.zone
    if node.tag in FURNITURE_TAGS or node.get("role") in FURNITURE_ROLES:
        zone = zone or node.tag
    hint = f"{node.get('class') or ''} {node.get('id') or ''}".strip().lower() or outer.hint
    quoted = outer.quoted or node.tag == "blockquote"
    return PageLine("", tag, level, zone, quoted, hint, within=(number, *outer.within[: NESTED - 1]))


def _is_silent(node: HtmlElement, walk: _Walk) -> bool:
    if node.tag in SILENT:
        return not (walk.unhidden and node.tag in UNHIDDEN)
    return not walk.unhidden and _hidden(node)


def _hidden(node: HtmlElement) -> bool:
    style = node.get("style")
    return (
        node.get("hidden") is not None
        or (node.get("aria-hidden") == "true" and not len(node))
        or bool(style and "display:none" in style.replace(" ", ""))
    )


def _mark_main(lines: list[PageLine], tree: HtmlElement) -> None:
    """Ask the main-content extractor, and mark the lines whose words it kept."""
    text = (
        trafilatura.extract(
            tree,
            include_comments=False,
            include_tables=True,
            deduplicate=False,
            fast=len(lines) > MOST_LINES,
            output_format="txt",
        )
        or ""
    )
    shingles: Counter[tuple[str, ...]] = Counter()
    short = set()
    for kept in text.split("\n"):
        words = _words(kept)
        shingles.update(_shingles(words))
        short.add(" ".join(words))
    for line in lines:
        words = _words(line.text)
        mine = _shingles(words)
        if len(words) < SHINGLE + 2:
            line.main = " ".join(words) in short
        else:
            line.main = sum(item in shingles for item in mine) >= AGREEMENT * len(mine)


def page_features(lines: Sequence[PageLine]) -> Matrix:
    """What an element tells of its line beside the words: one row a line, the columns of features.PAGE."""
    rows = [
        [
            line.link_share, line.main, bool(line.zone), line.level, line.quoted,
            *(line.tag == tag for tag in TAGS), *(hint in line.hint for hint in HINTS),
        ]
        for line in lines
    ]  # fmt: skip
    own = np.array(rows, dtype=np.float32).reshape(len(rows), len(PAGE) - HOLDERS * len(HOLDER))
    return np.concatenate([own, _holders(lines)], axis=1)


def _holders(lines: Sequence[PageLine]) -> Matrix:
    """For each line what the elements that hold its own are made of, the columns of features.HOLDER each.

    An article's paragraphs share an element full of prose; a teaser's lines share one of few words and many links.
    """
    sizes = np.array([line.text.count(" ") + 1 for line in lines], dtype=np.float64)
    prose = sizes * np.array([_is_prose(line.text) for line in lines])
    counted = np.stack(
        [
            sizes, prose, [line.linked for line in lines], [len(line.text) for line in lines], np.ones(len(lines)),
            sizes * np.array([line.main for line in lines]),
        ],
        axis=1,
    )  # fmt: skip
    within = np.array([(*line.within, *(0,) * NESTED)[:NESTED] for line in lines], dtype=np.intp)
    sums = np.zeros((within.max() + 1, counted.shape[1]))
    for depth in range(NESTED):
        np.add.at(sums, within[:, depth], counted)
    columns = []
    for depth in range(1, NESTED):
        words, long, linked, characters, count, main = sums[within[:, depth]].T
        columns += [
            np.log1p(words), long / (words + 1), np.minimum(1.0, linked / (characters + 1)), np.log1p(count),
            main / (words + 1), long / (prose.sum() + 1),
        ]  # fmt: skip
    known = np.repeat(within[:, 1:] > 0, len(HOLDER), axis=1)
    return np.where(known, np.stack(columns, axis=1), -1.0).astype(np.float32)


def _is_prose(text: str) -> bool:
    return len(text) >= LONGEST or (len(text) >= LONG and bool(SENTENCE_END.search(text)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _shingles(words: list[str]) -> list[tuple[str, ...]]:
    return [tuple(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)]
