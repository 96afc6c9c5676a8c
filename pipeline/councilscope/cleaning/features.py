"""A page's lines as numbers: each line's own signals and those of its neighbourhood, one row a line.

The columns are named in ``names``; the line model was trained on exactly these, in this order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import CUT_OFF, Signals

Matrix = NDArray[np.float32]
Vector = NDArray[np.float32]

REASONS = (
    "comments", "related", "job-advert", "newsletter", "share", "navigation", "copyright", "cookie-notice",
    "caption", "advertisement", "tags", "subscription",
)  # fmt: skip
NO_REASON = (False,) * len(REASONS)
REASON_COLUMNS = {reason: tuple(reason == other for other in REASONS) for reason in REASONS}
OWN = (
    "words", "characters", "word_length", "ends", "leads_in", "function", "addressing", "bullet", "separators",
    "capitalised", "capitals", "numbers", "lower_start", "quote_start", "quotes", "cue", "cue_share", "cue_opens",
    "dated", "byline", "note", "repeats", "gap", "commas", "stops", "asks", "exclaims", "cut_off", "address",
    "money", "bracket", "colon", "prose", "sentence", "menu", "dates", "long", "says", "ends_any",
    *(f"cue_{reason}" for reason in REASONS),
)  # fmt: skip
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
ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")
DIALOGUE = frozenset({"i", "i'm", "ago", "says", "reply", "my"})
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
    seen = [f"{way}_{kind}" for kind in ("cue", *TAIL_REASONS) for way in ("since", "until")]
    place = ("from_start", "from_end", "position", "prose_before", "prose_after", "since_prose", "until_prose",
             "in_core", "to_core_start", "to_core_end", "core_words_shared", "lines", "lead_words_shared",
             "in_long_core", "to_long_core_start", "to_long_core_end", "length_to_core", "prose_since_cue")  # fmt: skip
    main = ("main_before", "main_after", "to_main_start", "to_main_end") if html else ()
    return (*own, *near, *windows, *place, *seen, *main)


def features_of(lines: Sequence[Line], signals: Sequence[Signals], page: Matrix | None = None) -> Matrix:
    """One row of features a line; ``page`` holds the PAGE columns of an HTML page, None for plain text."""
    own = _own(lines, signals)
    column = {name: own[:, index] for index, name in enumerate(OWN)}
    blocks = [own]
    shifted = [column[name] for name in SHIFTED]
    if page is not None:
        blocks.append(page)
        shifted += [page[:, PAGE.index(name)] for name in SHIFTED_PAGE]
    blocks.append(_neighbours(np.stack(shifted, axis=1)))
    sizes = np.array([signal.size for signal in signals], dtype=np.float32)
    prose_words = sizes * column["prose"]
    windowed = [np.log1p(prose_words), (sizes < 6).astype(np.float32), *(column[name] for name in WINDOWED)]
    if page is not None:
        windowed.append(page[:, PAGE.index("main")])
    blocks.append(_means_around(np.stack(windowed, axis=1)))
    blocks.append(_place(signals, prose_words, sizes, column["cue"], column["characters"] * column["long"]))
    firm = column["cue"] * (column["cue_share"] > 0.2)
    marks = [firm, *(firm * column[f"cue_{reason}"] for reason in TAIL_REASONS)]
    blocks.append(np.stack([distance for mark in marks for distance in _distances(mark > 0.85)], axis=1))
    if page is not None:
        blocks.append(_main_place(page[:, PAGE.index("main")], sizes))
    return np.concatenate(blocks, axis=1)


def _own(lines: Sequence[Line], signals: Sequence[Signals]) -> Matrix:
    times = Counter(line.text for line in lines)
    rows = [_own_row(line, signal, times[line.text]) for line, signal in zip(lines, signals, strict=True)]
    return np.array(rows, dtype=np.float32).reshape(len(rows), len(OWN))


def _own_row(line: Line, signal: Signals, times: int) -> list[float]:
    text, words, cue = line.text, signal.words, signal.cue
    size = len(words) or 1
    raw = text.split(" ")
    last = text[-1:]
    return [
        len(words), len(text), len(text) / size, signal.ends, signal.leads_in, signal.function, signal.addressing,
        signal.bullet > 0, signal.separators, len([word for word in raw if word[:1].isupper()]) / len(raw),
        signal.capitals, words.count("0") / size, text[:1].islower(), text[:1] in "\"'“‘",
        text.count('"') + text.count("“"), cue.weight, cue.share, cue.opens, signal.dated, signal.byline, signal.note,
        times, line.gap, text.count(",") / size, text.count(". ") + text.count("? "), last == "?", last == "!",
        bool(CUT_OFF.search(text)), "@" in text or "http" in text or "www." in text, "£" in text or "$" in text,
        "(" in text, ":" in text, signal.prose, signal.sentence, signal.menu, len(signal.dates), _is_long(text),
        _dialogue(words), _ends_any(text), *REASON_COLUMNS.get(cue.reason, NO_REASON),
    ]  # fmt: skip


def _ends_any(text: str) -> bool:
    """A sentence's end in whatever script."""
    return text.rstrip("\"'”’)]» ").endswith(ENDS)


def _is_long(text: str) -> bool:
    """Long enough for a paragraph in any language."""
    return len(text) >= 180 or (len(text) >= 70 and _ends_any(text))


def _dialogue(words: Sequence[str]) -> bool:
    """Speaks as comments do: in the first person or of time gone by."""
    return not DIALOGUE.isdisjoint(words)


def _neighbours(columns: Matrix) -> Matrix:
    """For each column its values at the neighbours SHIFTS lines on; -1 beyond the page's ends."""
    count, reach = len(columns), max(SHIFTS)
    padded = np.pad(columns, ((reach, reach), (0, 0)), constant_values=-1.0)
    near = [padded[reach + by : reach + by + count] for by in SHIFTS]
    return np.stack(near, axis=2).reshape(count, columns.shape[1] * len(SHIFTS))


def _means_around(columns: Matrix) -> Matrix:
    """For each column its means over the lines up to WINDOWS lines away."""
    count = len(columns)
    sums = np.pad(np.cumsum(columns, axis=0, dtype=np.float64), ((1, 0), (0, 0)))
    index = np.arange(count)
    means = []
    for width in WINDOWS:
        left, right = np.maximum(0, index - width), np.minimum(count, index + width + 1)
        means.append((sums[right] - sums[left]) / (right - left)[:, None])
    return np.stack(means, axis=2).reshape(count, columns.shape[1] * len(WINDOWS)).astype(np.float32)


def _distances(marked: NDArray[np.bool_]) -> tuple[Vector, Vector]:
    """Lines since the last and until the next marked line, at most 50."""
    count = len(marked)
    index = np.arange(count, dtype=np.float32)
    last = np.maximum.accumulate(np.where(marked, index, -50.0))
    following = np.minimum.accumulate(np.where(marked, index, count + 50.0)[::-1])[::-1]
    return np.minimum(index - last, 50).astype(np.float32), np.minimum(following - index, 50).astype(np.float32)


def _place(signals: Sequence[Signals], prose_words: Vector, sizes: Vector, cue: Vector, letters: Vector) -> Matrix:
    count = len(sizes)
    index = np.arange(count, dtype=np.float32)
    total = prose_words.sum() + 1.0
    running = np.cumsum(prose_words)
    before = (running - prose_words) / total
    after = 1.0 - before - prose_words / total
    since, until = _distances((prose_words > 14) & (cue < 0.9))
    start, end = core_of(prose_words, sizes, cue)
    long_start, long_end = core_of(letters / 6.0, sizes, cue)
    core = (index >= start) & (index < end)
    prose_at = [at for at in range(start, end) if prose_words[at]]
    long_words = [[word for word in signal.words if len(word) > 4] for signal in signals]
    vocabulary = {word for at in prose_at for word in long_words[at]}
    lead = {word for at in prose_at[:4] for word in long_words[at]}
    shared = np.array([_share(words, vocabulary) for words in long_words])
    shared_lead = np.array([_share(words, lead) for words in long_words])
    typical = median(prose_words[prose_at].tolist()) if prose_at else 20.0
    marked = np.maximum.accumulate(np.where(cue > 0.85, running, 0.0))
    columns = [
        np.log1p(index), np.log1p(count - 1 - index), index / max(1, count - 1), before, after, since, until,
        core, np.clip(index - start, -30, 30), np.clip(end - 1 - index, -30, 30), shared,
        np.full(count, np.log1p(count)), shared_lead, (index >= long_start) & (index < long_end),
        np.clip(index - long_start, -30, 30), np.clip(long_end - 1 - index, -30, 30),
        np.log1p(sizes) - np.log1p(typical), np.log1p(running - marked),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _share(words: Sequence[str], vocabulary: set[str]) -> float:
    return len([word for word in words if word in vocabulary]) / len(words) if words else -1.0


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
