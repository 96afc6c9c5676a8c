"""A page's lines as numbers: each line's own signals and those of its neighbourhood, one row a line.

The columns are named in ``names``; the line model was trained on exactly these, in this order.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain, count
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.lines import Line
from councilscope.cleaning.looks import LOOK, looks_of
from councilscope.cleaning.signals import Signals, columns_of

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]
Columns = dict[str, tuple[Any, ...]]
"""The signals of all lines, a column each."""

REASONS = (
    "comments", "related", "job-advert", "newsletter", "share", "navigation", "copyright", "cookie-notice",
    "caption", "advertisement", "tags", "subscription",
)  # fmt: skip
SIGNALLED = (
    "words", "ends", "leads_in", "function", "addressing", "bullet", "separators", "capitals", "cue", "cue_share",
    "cue_opens", "dated", "byline", "note", "prose", "sentence", "menu", "dates", "told", "invites", "masthead",
    "labelled", "row", "any_function",
)  # fmt: skip
SIGNALS = len(SIGNALLED)
COUNTED = ("repeats", "words_repeat", "opening_repeats", "gap")
OWN = (*LOOK, *SIGNALLED, *COUNTED, *(f"reason_{reason}" for reason in REASONS))
TAGS = ("p", "li", "h1", "h2", "h3", "h4", "tr", "td", "div", "blockquote", "figcaption", "dd", "dt", "pre")
HINTS = (
    "comment", "relat", "share", "social", "promo", "foot", "nav", "side", "author", "caption", "article", "content",
    "body", "entry", "post", "widget", "meta", "tag", "title", "head", "subscri", "newsletter", "date", "list",
    "teaser",
)  # fmt: skip
HOLDER = ("words", "prose", "linked", "lines", "main", "share")
HOLDERS = 3
"""What an element that holds a line's own is made of, and how many of them, the innermost first."""
PAGE = (
    "linked",
    "main",
    "zone",
    "level",
    "quoted",
    *(f"tag_{tag}" for tag in TAGS),
    *(f"hint_{hint}" for hint in HINTS),
    *(f"holder_{depth}_{what}" for depth in range(1, HOLDERS + 1) for what in HOLDER),
)
REASON_AT = {reason: OWN.index(f"reason_{reason}") for reason in REASONS}
FIRM_CUE = 0.85
LEAST_CUE_SHARE = 0.2
SHORT = 6
OPENING = 2
SHORT_WORD = 4  # letters
NEAR = 6
"""Lines within which an article says a word again."""
TAIL_REASONS = ("comments", "related", "newsletter", "share")
WINDOWED = ("cue", "dates", "says", "lower_start", "long", "ends_any", "capitalised")
SHIFTED = (
    "words",
    "ends",
    "function",
    "cue",
    "prose",
    "dates",
    "capitalised",
    "gap",
    "sentence",
    "characters",
    "long",
    "ends_any",
)
SHIFTED_PAGE = ("linked", "main", "zone", "tag_p", "tag_li")
SHIFTS = (-3, -2, -1, 1, 2, 3)
WINDOWS = (4, 12)


PLACE = (
    "from_start", "from_end", "position", "prose_before", "prose_after", "since_prose", "until_prose", "in_core",
    "to_core_start", "to_core_end", "core_words_shared", "lines", "lead_words_shared", "in_long_core",
    "to_long_core_start", "to_long_core_end", "length_to_core", "prose_since_cue", "told_beside", "told_around",
)  # fmt: skip
BLOCKS = ("block_lines", "block_words", "block_prose", "in_block", "run_lines", "run_words", "page_prose", "page_gaps")
"""Of the lines between two blank lines, of the run of short lines or of others that a line is in, and of the page."""


def names(*, html: bool) -> tuple[str, ...]:
    """The names of the columns, in order."""
    own = (*OWN, *PAGE) if html else OWN
    shifted = (*SHIFTED, *SHIFTED_PAGE) if html else SHIFTED
    near = [f"{name}{shift:+d}" for name in shifted for shift in SHIFTS]
    windows = [
        f"{name}~{width}"
        for name in ("prose_words", "short", *WINDOWED, *(("main",) if html else ()))
        for width in WINDOWS
    ]
    seen = [f"{way}_{kind}" for kind in ("cue", "opening", *TAIL_REASONS) for way in ("since", "until")]
    main = ("main_before", "main_after", "to_main_start", "to_main_end") if html else ()
    return (*own, *near, *windows, *PLACE, *BLOCKS, *seen, *main)


def features_of(lines: Sequence[Line], signals: Sequence[Signals], page: Matrix | None = None) -> Matrix:
    """One row of features a line; ``page`` holds the PAGE columns of an HTML page, None for plain text."""
    if not lines:
        return np.zeros((0, len(names(html=page is not None))), dtype=np.float32)
    told = columns_of(signals)
    own = _own(lines, told)
    column = {name: own[:, index] for index, name in enumerate(OWN)}
    blocks = [own]
    shifted = [column[name] for name in SHIFTED]
    if page is not None:
        blocks.append(page)
        shifted += [page[:, PAGE.index(name)] for name in SHIFTED_PAGE]
    blocks.append(_neighbours(np.stack(shifted, axis=1)))
    sizes = column["words"]
    prose_words = sizes * column["prose"]
    windowed = [np.log1p(prose_words), (sizes < SHORT).astype(np.float32), *(column[name] for name in WINDOWED)]
    if page is not None:
        windowed.append(page[:, PAGE.index("main")])
    blocks.append(_means_around(np.stack(windowed, axis=1)))
    blocks.append(
        _place(_long_words(told["words"]), prose_words, sizes, column["cue"], column["characters"] * column["long"])
    )
    blocks.append(_blocks(column["gap"], sizes, prose_words))
    firm = (column["cue"] > FIRM_CUE) & (column["cue_share"] > LEAST_CUE_SHARE)
    marks = [firm, firm & (column["cue_opens"] > 0)]
    marks += [firm & (column[f"reason_{reason}"] > 0) for reason in TAIL_REASONS]
    blocks.append(_distances(np.stack(marks, axis=1)))
    if page is not None:
        blocks.append(_main_place(page[:, PAGE.index("main")], sizes))
    return np.concatenate(blocks, axis=1)


def _own(lines: Sequence[Line], told: Columns) -> Matrix:
    """The columns of each line by itself."""
    texts = [line.text for line in lines]
    cues = columns_of(told["cue"])
    own = np.zeros((len(texts), len(OWN)), dtype=np.float32)
    own[:, : len(LOOK)] = looks_of(texts, told)
    signalled = told | {
        "words": told["size"],
        "bullet": [size > 0 for size in told["bullet"]],
        "dates": list(map(len, told["dates"])),
        "cue": cues["weight"],
        "cue_share": cues["share"],
        "cue_opens": cues["opens"],
    }
    for at, name in enumerate(SIGNALLED, start=len(LOOK)):
        own[:, at] = signalled[name]
    at = len(LOOK) + SIGNALS
    own[:, at] = _times(texts)
    own[:, at + 1] = _times(told["words"])
    own[:, at + 2] = _times([words[:OPENING] for words in told["words"]])
    own[:, at + 3] = [line.gap for line in lines]
    for at, reason in enumerate(cues["reason"]):
        if reason in REASON_AT:
            own[at, REASON_AT[reason]] = 1.0
    return own


def _times(items: Sequence[Hashable]) -> NDArray[np.intp]:
    """How often each of the items stands among them."""
    number: dict[Hashable, int] = {}
    numbers = np.fromiter(map(number.setdefault, items, count()), np.intp, len(items))
    return np.bincount(numbers)[numbers]


def _neighbours(columns: Matrix) -> Matrix:
    """For each column its values at the neighbours SHIFTS lines on; -1 beyond the page's ends."""
    count, reach = len(columns), max(SHIFTS)
    padded = np.full((count + 2 * reach, columns.shape[1]), -1.0, dtype=np.float32)
    padded[reach : reach + count] = columns
    near = [padded[reach + by : reach + by + count] for by in SHIFTS]
    return np.stack(near, axis=2).reshape(count, columns.shape[1] * len(SHIFTS))


def _means_around(columns: Matrix) -> Matrix:
    """For each column its means over the lines up to WINDOWS lines away."""
    count = len(columns)
    sums = np.zeros((count + 1, columns.shape[1]))
    np.cumsum(columns, axis=0, dtype=np.float64, out=sums[1:])
    index = np.arange(count)
    means = []
    for width in WINDOWS:
        left, right = np.maximum(0, index - width), np.minimum(count, index + width + 1)
        means.append((sums[right] - sums[left]) / (right - left)[:, None])
    return np.stack(means, axis=2).reshape(count, columns.shape[1] * len(WINDOWS)).astype(np.float32)


def _distances(marked: NDArray[np.bool_]) -> Matrix:
    """For each column of marks the lines since the last and until the next marked line, at most 50."""
    count, kinds = marked.shape
    index = np.arange(count, dtype=np.float32)[:, None]
    last = np.maximum.accumulate(np.where(marked, index, -50.0), axis=0)
    following = np.minimum.accumulate(np.where(marked, index, count + 50.0)[::-1], axis=0)[::-1]
    both = np.stack([index - last, following - index], axis=2).reshape(count, 2 * kinds)
    return np.minimum(both, 50).astype(np.float32)


def _place(words: _Words, prose_words: Vector, sizes: Vector, cue: Vector, letters: Vector) -> Matrix:
    count = len(sizes)
    index = np.arange(count, dtype=np.float32)
    total = prose_words.sum() + 1.0
    running = np.cumsum(prose_words)
    before = (running - prose_words) / total
    after = 1.0 - before - prose_words / total
    since, until = _distances(((prose_words > 14) & (cue < 0.9))[:, None]).T
    start, end = core_of(prose_words, sizes, cue)
    long_start, long_end = core_of(letters / 6.0, sizes, cue)
    core = (index >= start) & (index < end)
    prose_at = [at for at in range(start, end) if prose_words[at]]
    shared = words.share_in(prose_at)
    shared_lead = words.share_in(prose_at[:4])
    typical = median(prose_words[prose_at].tolist()) if prose_at else 20.0
    marked = np.maximum.accumulate(np.where(cue > 0.85, running, 0.0))
    beside, many = words.said_beside(), words.sizes
    around = _means_around(np.stack([beside, many], axis=1))
    columns = [
        np.log1p(index), np.log1p(count - 1 - index), index / max(1, count - 1), before, after, since, until,
        core, np.clip(index - start, -30, 30), np.clip(end - 1 - index, -30, 30), shared,
        np.full(count, np.log1p(count)), shared_lead, (index >= long_start) & (index < long_end),
        np.clip(index - long_start, -30, 30), np.clip(long_end - 1 - index, -30, 30),
        np.log1p(sizes) - np.log1p(typical), np.log1p(running - marked), beside / np.maximum(1.0, many),
        around[:, 0] / np.maximum(1.0, around[:, 2]),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _blocks(gaps: Vector, sizes: Vector, prose_words: Vector) -> Matrix:
    count = len(sizes)
    block, lines, words, prose = _runs_of(gaps > 0, sizes, prose_words)
    short = sizes < SHORT
    turns = np.ones(count, dtype=np.bool_)
    turns[1:] = short[1:] != short[:-1]
    _, run_lines, run_words, _ = _runs_of(turns, sizes, prose_words)
    firsts = np.searchsorted(block, block)
    columns = [
        np.log1p(lines), np.log1p(words), prose / (words + 1.0), np.arange(count) - firsts, np.log1p(run_lines),
        np.log1p(run_words), np.full(count, prose_words.sum() / (sizes.sum() + 1.0)),
        np.full(count, gaps.sum() / max(1, count)),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _runs_of(
    begins: NDArray[np.bool_], sizes: Vector, prose_words: Vector
) -> tuple[NDArray[np.intp], Vector, Vector, Vector]:
    """For each line the number of its run, and how many lines, words and words of prose the run has."""
    run = np.cumsum(begins)
    return run, *(np.bincount(run, weights)[run] for weights in (None, sizes, prose_words))  # type: ignore[return-value]


class _Words(NamedTuple):
    """The longer words of a page by number, the line of each, and how many each line has."""

    numbers: NDArray[np.intp]
    lines: NDArray[np.intp]
    sizes: Vector

    def share_in(self, lines: Sequence[int]) -> NDArray[np.float64]:
        """The share of each line's words that stand in some of these lines; -1 for a line that has none."""
        told = np.zeros(len(self.sizes), dtype=np.bool_)
        told[lines] = True
        known = np.zeros(self.numbers.max(initial=-1) + 1, dtype=np.bool_)
        known[self.numbers[told[self.lines]]] = True
        shared = np.bincount(self.lines, known[self.numbers], minlength=len(told))
        return np.where(self.sizes > 0, shared / np.maximum(1.0, self.sizes), -1.0)

    def said_beside(self) -> Vector:
        """How many of a line's words a line near by has too: an article goes on about its things, teasers do not."""
        count = len(self.sizes)
        keys = np.sort(self.numbers * count + self.lines)
        keys = keys[np.diff(keys, prepend=-1) > 0]
        word, line = np.divmod(keys, max(1, count))
        near = np.flatnonzero((word[1:] == word[:-1]) & (line[1:] - line[:-1] <= NEAR))
        both = np.concatenate([line[near], line[near + 1]])
        return np.bincount(both, minlength=count).astype(np.float32)


def _long_words(lines: Sequence[Sequence[str]]) -> _Words:
    flat = list(chain.from_iterable(lines))
    number: dict[str, int] = {}
    numbers = np.fromiter(map(number.setdefault, flat, count()), np.intp, len(flat))  # a word's is its first place
    letters = np.zeros(len(flat), dtype=np.intp)
    letters[np.fromiter(number.values(), np.intp, len(number))] = np.fromiter(map(len, number), np.intp, len(number))
    long = letters.take(numbers) > SHORT_WORD
    of_line = np.repeat(np.arange(len(lines)), np.fromiter(map(len, lines), np.intp, len(lines)))[long]
    return _Words(numbers[long], of_line, np.bincount(of_line, minlength=len(lines)).astype(np.float32))


def core_of(prose_words: Vector, sizes: Vector, cue: Vector) -> tuple[int, int]:
    """The run of lines (end exclusive) with the most prose, each other line costing a flat price."""
    values = np.where(prose_words > 0, np.minimum(prose_words, 60.0) * (1.0 - cue), -np.where(cue > 0.8, 8.0, 4.0))
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for at, value in enumerate(values.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_range = total, (start, at + 1)
    return best_range


def _main_place(main: Vector, sizes: Vector) -> Matrix:
    count = len(main)
    index = np.arange(count, dtype=np.float32)
    weight = main * sizes
    total = weight.sum() + 1.0
    before = (np.cumsum(weight) - weight) / total
    where = np.flatnonzero(main)
    first, last = (where[0], where[-1]) if len(where) else (0, count - 1)
    after = 1.0 - before - weight / total
    columns = [before, after, np.clip(index - first, -30, 30), np.clip(last - index, -30, 30)]
    return np.stack(columns, axis=1).astype(np.float32)
