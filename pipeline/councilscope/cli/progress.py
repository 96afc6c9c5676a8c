"""What a person sees of a run: progress on a terminal, a line an article where asked for, the end in a few lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from councilscope.cli.console import note, progress_console

if TYPE_CHECKING:
    from councilscope.engines import Outcome
    from councilscope.engines.runs import Watch
    from councilscope.writing import RunCounts, RunSummary

MOST_PUBLISHERS = 8  # named at the end of a run; run.json has them all


@contextmanager
def watching(inputs: list[Path], limit: int | None, verbose: bool) -> Iterator[Watch | None]:
    """Progress where stderr is a terminal, a line an input where it was asked for, else silence."""
    if verbose:
        yield lambda outcome: note(f"{outcome.task.relative}\t{_word(outcome)}")
    elif sys.stderr.isatty():
        with _bar(inputs, limit) as advance:
            yield advance
    else:
        yield None


@contextmanager
def _bar(inputs: list[Path], limit: int | None) -> Iterator[Watch]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    total = _countable(inputs)
    columns = (
        TextColumn("articles"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("{task.fields[rejected]} rejected,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=progress_console(), transient=True) as progress:
        whole = limit if total is None else min(total, limit or total)
        bar = progress.add_task("articles", total=whole, rate="", rejected=0)
        rejected = 0

        def advance(outcome: Outcome) -> None:
            nonlocal rejected
            rejected += outcome.reject is not None
            speed = progress.tasks[bar].speed
            rate = f"{speed:.0f} a second," if speed else ""
            progress.update(bar, advance=1, rate=rate, rejected=rejected)

        yield advance


def _countable(inputs: list[Path]) -> int | None:
    """How many articles there are, None where a file holds many: it is not read for the sake of a bar."""
    from councilscope.reading import find_inputs
    from councilscope.reading.formats import HOLDS_MANY, form_of

    files = [path.name for path, _ in find_inputs(sorted(set(inputs)))]
    return None if any(name == "-" or form_of(name) in HOLDS_MANY for name in files) else len(files)


def _word(outcome: Outcome) -> str:
    if outcome.reject is not None:
        return f"{outcome.reject.code} {outcome.reject.message}"
    if outcome.first_path is not None:
        return f"duplicate of {outcome.first_path}"
    return "kept" if outcome.reused else "extracted"


def summarise(summary: RunSummary, out: Path, before: RunSummary | None) -> None:
    """The end of a run in a few lines. before: the last run of this folder."""
    from councilscope.errors import REJECTIONS

    counts = summary.counts
    rate = counts.read / summary.seconds if summary.seconds else 0.0
    note(
        f"{counts.read} read = {counts.written} written + {counts.rejected} rejected + {counts.duplicate} duplicate"
        f" ({counts.reused} from kept results) in {summary.seconds:.1f} s, {rate:.1f} a second"
    )
    note("found: " + ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items.items()))
    for line in _unsettled(counts):
        note(line)
    if counts.rejected:
        reasons = (f"{count} x {code} ({REJECTIONS[code].stage})" for code, count in counts.rejected_by_code.items())
        note(f"rejected: {', '.join(reasons)}; see {out / 'errors.jsonl'}")
    for line in _publishers(summary, before):
        note(line)
    for sentence in summary.notes:
        note(sentence)
    note(f"results: {out}")


def _unsettled(counts: RunCounts) -> Iterator[str]:
    """The shares of quotes and councils that could not be settled, where there are any."""
    warned = counts.warnings_by_code
    quotes, unattributed = counts.items.get("quotes", 0), warned.get("unattributed-quote", 0)
    ambiguous = warned.get("ambiguous-council", 0)
    councils = counts.items.get("councils", 0) + ambiguous
    shares = []
    if unattributed:
        shares.append(f"{unattributed / quotes:.1%} of quotes have no speaker")
    if ambiguous:
        shares.append(f"{ambiguous / councils:.1%} of council names may mean several")
    if shares:
        yield f"unsettled: {', '.join(shares)}; see warnings.csv"


def _publishers(summary: RunSummary, before: RunSummary | None) -> Iterator[str]:
    """What the largest publishers gave, and each that gives much less than in the last run of this folder."""
    from councilscope.writing.yields import dropped

    yields = summary.counts.by_publisher
    largest = sorted(yields, key=lambda name: (-yields[name].read, name))[:MOST_PUBLISHERS]
    told = [f"{name} {yields[name].per_input:.1f} ({yields[name].read})" for name in largest]
    if told:
        more = len(yields) - len(told)
        yield f"items an article: {', '.join(told)}{f', and {more} more in run.json' if more else ''}"
    for name, old, new in dropped(before.counts.by_publisher, yields) if before else ():
        yield (
            f"warning: {name} gave {new.per_input:.1f} items an article and {new.written} records of {new.read} inputs;"
            f" in the last run {old.per_input:.1f} and {old.written} of {old.read}. Have its pages changed?"
        )
