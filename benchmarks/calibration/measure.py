"""Counts how often each rule is right on known articles, writes models/confidence, and prints how reliable that is.

python benchmarks/calibration/measure.py --tried FOLDER[:LIST,LIST] … --unseen FOLDER[:LIST,LIST] … [--write]

--tried: known articles that rules were written with (default: corpus). --unseen: known articles that no rule was
written with; they set the step from the one to the other, kind by kind. Lists: only these are judged in that folder.
The reliability table is of confidences that the group of an article (a publisher, a collection) had no part in.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from councilscope.articles import Reject
from councilscope.knowledge.confidence import ConfidenceKnowledge, Tried, Unseen, grade_of
from councilscope.pipeline import Extractor
from councilscope.reviewing.checking import known_articles
from councilscope.reviewing.verdicts import SPEAKER, verdicts

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "models" / "confidence"
BOUNDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


class Judged(NamedTuple):
    """One found item: its kind, rule, the rule's own estimate, whether it is right, and the group it is from."""

    kind: str
    rule: str
    own: float
    right: bool
    group: str


def judged(place: str, extractor: Extractor) -> Iterator[Judged]:
    """The items of a folder of known articles."""
    name, _, lists = place.partition(":")
    folder = Path(name)
    for path, expected in known_articles(folder, extractor.knowledge):
        record = extractor.process(path, path.relative_to(folder).as_posix())
        if isinstance(record, Reject):
            continue
        group = f"{folder.name}/{path.parent.name}" if path.parent != folder else str(folder)
        for kind, item, right in verdicts(record, expected, lists.split(",") if lists else ()):
            own = item.speaker_confidence if kind == SPEAKER else item.confidence
            yield Judged(kind, item.rule, own, right, group)


def tried(items: Iterable[Judged]) -> list[Tried]:
    """The counts of each kind, rule and grade."""
    right, of = Counter[tuple[str, str, int]](), Counter[tuple[str, str, int]]()
    for item in items:
        key = (item.kind, item.rule, grade_of(item.own))
        of[key] += 1
        right[key] += item.right
    return [
        Tried(id="/".join(map(str, key)), kind=key[0], rule=key[1], grade=key[2], right=right[key], of=of[key])
        for key in sorted(of)
    ]


def unseen(items: Iterable[Judged], known: ConfidenceKnowledge) -> list[Unseen]:
    """What the rules' shares add up to on these items, and how many are right."""
    kinds: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
    for item in items:
        kinds[item.kind].append((item.right, known.of(item.kind, item.rule, item.own)))
    return [
        Unseen(id=kind, right=sum(r for r, _ in pairs), of=len(pairs), expected=round(sum(s for _, s in pairs), 2))
        for kind, pairs in sorted(kinds.items())
    ]


def held_out(old: list[Judged], new: list[Judged]) -> Iterator[tuple[str, float, bool]]:
    """Kind, confidence and truth of each unseen item, by counts that its own group had no part in."""
    for group in sorted({item.group for item in new}):
        counts = tried(item for item in old if item.group != group)
        known = ConfidenceKnowledge(counts)
        known = ConfidenceKnowledge(counts, unseen((item for item in new if item.group != group), known))
        for item in new:
            if item.group == group:
                yield item.kind, known.of(item.kind, item.rule, item.own), item.right


def table(rows: list[tuple[str, float, bool]]) -> str:
    """The reliability table: of the items given so much, how many are right."""
    lines = ["| confidence | n | mean confidence | right |", "| --- | --- | --- | --- |"]
    for low, high in pairwise(BOUNDS):
        inside = [(sure, right) for _, sure, right in rows if low <= sure < high]
        if inside:
            mean, share = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            lines.append(f"| {low:.2f}-{min(high, 1):.2f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    error = sum(abs(_gap(rows, low, high)) for low, high in pairwise(BOUNDS)) / max(1, len(rows))
    brier = sum((sure - right) ** 2 for _, sure, right in rows) / max(1, len(rows))
    lines.append(f"\nexpected calibration error {error:.3f}, Brier score {brier:.3f}, {len(rows)} items")
    for kind in sorted({kind for kind, *_ in rows}):
        mine = [(sure, right) for one, sure, right in rows if one == kind]
        mean, share = (sum(values) / len(mine) for values in zip(*mine, strict=True))
        lines.append(f"{kind}: n {len(mine)}, mean confidence {mean:.2f}, right {share:.2f}")
    return "\n".join(lines)


def _gap(rows: list[tuple[str, float, bool]], low: float, high: float) -> float:
    return sum(sure - right for _, sure, right in rows if low <= sure < high)


def write(name: str, what: str, entries: list[Tried] | list[Unseen]) -> None:
    """A file of models/confidence."""
    about = {"what": what, "sources": ["benchmarks/calibration/measure.py over known articles"], "licence": "MIT"}
    rows = ",\n".join(json.dumps(entry.model_dump(), ensure_ascii=False) for entry in entries)
    (OUT / name).write_text(f'{{"about": {json.dumps(about)},\n"entries": [\n{rows}\n]}}\n', encoding="utf-8")


def main() -> None:
    """Count, write if asked, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tried", nargs="+", default=[str(ROOT / "corpus")], metavar="FOLDER")
    parser.add_argument("--unseen", nargs="*", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="write models/confidence")
    options = parser.parse_args()
    extractor = Extractor()
    extractor.knowledge.confidence = ConfidenceKnowledge()  # what the rules themselves say
    old = [item for place in options.tried for item in judged(place, extractor)]
    new = [item for place in options.unseen for item in judged(place, extractor)]
    counts = tried(old)
    kinds = {entry.kind for entry in counts}
    new = [item for item in new if item.kind in kinds]
    steps = unseen(new, ConfidenceKnowledge(counts))
    print(table(list(held_out(old, new or old))))
    if options.write:
        write("tried.json", "How many items of each kind, rule and grade were right in known articles.", counts)
        write("unseen.json", "How many items of each kind were right in articles that no rule was written with.", steps)


if __name__ == "__main__":
    main()
