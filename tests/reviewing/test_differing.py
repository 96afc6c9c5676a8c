"""Two runs are compared by field and rule; a corrected value is a change of one item, not one lost and one new."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from councilscope.engines import run
from councilscope.errors import CouncilscopeError
from councilscope.reviewing.differing import Difference, differences, setting_lines
from councilscope.settings import ExtractionSettings, RunSettings
from helpers import mixed
from helpers.command import Command

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A run over two articles."""
    (tmp_path / "in").mkdir()
    for name, council in (("a.txt", "Leeds"), ("b.txt", "York")):
        (tmp_path / "in" / name).write_text("3 May 2022\n\n" + mixed.TEXTS[council])
    run([tmp_path / "in"], tmp_path / "one", settings=ExtractionSettings(model=None), how=RunSettings(workers=0))
    return tmp_path / "one"


def edited(one: Path, edit: Edit) -> Path:
    """The run with its first record changed."""
    other = one.parent / "other"
    other.mkdir()
    (other / "run.json").write_bytes((one / "run.json").read_bytes())
    first, *rest = (one / "articles.jsonl").read_text("utf-8").splitlines()
    record = json.loads(first)
    edit(record)
    (other / "articles.jsonl").write_text("\n".join([json.dumps(record), *rest]) + "\n", "utf-8")
    return other


def found(one: Path, edit: Edit) -> list[Difference]:
    return list(differences(one, edited(one, edit)))


def test_equal_runs_do_not_differ(one: Path) -> None:
    assert list(differences(one, one)) == []
    assert setting_lines(one, one) == []


def test_a_corrected_value_is_one_change_with_both_contexts(one: Path) -> None:
    def edit(record: dict[str, Any]) -> None:
        record["ratings"][0] |= {"value": "outstanding", "rule": "another-rule"}

    changes = found(one, edit)
    assert [(change.field, change.before, change.after) for change in changes] == [
        ("ratings.value", "good", "outstanding"), ("ratings.rule", changes[1].before, "another-rule"),
    ]  # fmt: skip
    value = changes[0]
    assert value.path == "a.txt"
    assert value.rule.endswith(" -> another-rule")
    assert "rated [good] by Ofsted" in value.context_before
    assert value.context_after == value.context_before


@pytest.mark.parametrize(
    ("edit", "fields"),
    [
        (lambda record: record["quotes"].pop(), ["quotes"]),
        (lambda record: record["councils"][0].update(name="Loiners"), ["councils.name"]),
        (lambda record: record.update(title="New"), ["articles.title"]),
        (lambda record: record["published"].update(date="2022-05-04"), ["articles.published"]),
        (lambda record: record["ratings"][0].update(confidence=0.1), ["ratings.confidence"]),
        (lambda record: record["source"].update(path="c.txt"), ["articles", "articles"]),
        (lambda record: record["quotes"][0]["evidence"].pop(), ["quotes.evidence"]),
    ],
)
def test_every_kind_of_change_has_its_field(edit: Edit, fields: list[str], one: Path) -> None:
    assert [change.field for change in found(one, edit)] == fields


def test_a_changed_source_is_said_and_its_items_are_still_compared(one: Path) -> None:
    source = one.parent / "in" / "a.txt"
    source.write_text(source.read_text().replace("rated good", "rated inadequate"))
    other = one.parent / "other"
    run([one.parent / "in"], other, settings=ExtractionSettings(model=None), how=RunSettings(workers=0))
    fields = [change.field for change in differences(one, other)]
    assert fields[0] == "articles.source"
    assert fields.count("ratings") == 2
    assert not any(field.startswith(("quotes", "councils")) for field in fields)


def test_the_verb_counts_shows_and_fails(command: Command, one: Path) -> None:
    assert command("diff", one, one, "--fail-on-change").code == 0
    other = edited(one, lambda record: record["ratings"][0].update(value="outstanding"))
    called = command("diff", one, other, "--fail-on-change")
    assert called.code == 5
    assert "ratings.value" in called.out
    assert "    - good   …" in called.out
    assert "    + outstanding   …" in called.out
    assert "By rule" in called.out
    assert command("diff", one, other, "--field", "quotes", "--fail-on-change").code == 0
    [line] = command("diff", one, other, "--json").out.splitlines()
    assert json.loads(line)["after"] == "outstanding"


def test_what_is_no_run_is_named(one: Path, tmp_path: Path) -> None:
    with pytest.raises(CouncilscopeError, match="C001"):
        setting_lines(one, tmp_path / "none")
    (one / "articles.jsonl").unlink()
    with pytest.raises(CouncilscopeError, match="C001"):
        list(differences(one, one))
