"""``councilscope diff``: what two runs say differently."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from councilscope.cli.console import data, note

if TYPE_CHECKING:
    from councilscope.reviewing.differing import Difference

LONGEST = 160  # characters of a value


def diff(
    run_a: Annotated[Path, typer.Argument(help="The output folder of a run.", show_default=False)],
    run_b: Annotated[Path, typer.Argument(help="The one to compare it with.", show_default=False)],
    fields: Annotated[str, typer.Option("--field", help="Only fields that begin so, as in ratings.value.")] = "",
    rule: Annotated[str, typer.Option("--rule", help="Only items whose rule, before or after, contains this.")] = "",
    most: Annotated[int, typer.Option("--limit", min=0, help="Show so many of each field; 0 for all.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="A line of JSON for each difference instead.")] = False,
    fail: Annotated[bool, typer.Option("--fail-on-change", help="Exit with 5 if anything differs.")] = False,
) -> None:
    """Compare two runs by field and by rule, each difference with its words on both sides."""
    from councilscope.reviewing.differing import differences, setting_lines

    for line in setting_lines(run_a, run_b):
        note(line)
    by_field: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    shown: dict[str, list[Difference]] = {}
    for found in differences(run_a, run_b):
        if not found.field.startswith(fields) or rule not in found.rule:
            continue
        by_field[_kind(found)] += 1
        by_rule[found.rule or "(no rule)"] += 1
        if as_json:
            data(json.dumps(found._asdict(), ensure_ascii=False))
        elif not most or len(shown.setdefault(found.field, [])) < most:
            shown.setdefault(found.field, []).append(found)
    if not as_json:
        _tell(shown)
        _count("By field", by_field)
        _count("By rule", by_rule)
    note(f"{by_field.total()} differences")
    if fail and by_field:
        raise typer.Exit(5)


def _kind(found: Difference) -> str:
    if found.before is None and "." not in found.field:
        return f"{found.field}, only in the second"
    if found.after is None and "." not in found.field:
        return f"{found.field}, only in the first"
    return found.field


def _tell(shown: dict[str, list[Difference]]) -> None:
    for field in sorted(shown):
        data(field)
        for found in sorted(shown[field], key=lambda found: (found.rule, found.path)):
            data(f"  {found.path}{f'  {found.rule}' if found.rule else ''}")
            for mark, value, context in (
                ("-", found.before, found.context_before),
                ("+", found.after, found.context_after),
            ):
                if value is not None:
                    data(f"    {mark} {_short(value)}{f'   {context}' if context else ''}")
        data("")


def _short(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST] + "…"


def _count(head: str, counts: Counter[str]) -> None:
    if counts:
        data(head)
        for name, count in counts.most_common():
            data(f"  {count:6}  {name}")
