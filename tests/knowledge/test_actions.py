"""Lint of models/actions/."""

from __future__ import annotations

from collections import Counter

import pytest

from councilscope.knowledge import load_knowledge
from councilscope.knowledge.actions import CueForm, Reading, VerbClass, VerbForm, gerund, regular_past
from councilscope.matching.actions.advice import CONFIDENCE
from councilscope.matching.actions.prose import RULE_OF_CUE
from councilscope.matching.phrases import fold
from councilscope.records import ActionKind

ACTIONS = load_knowledge().actions


@pytest.mark.parametrize("area", ["introductions", "cues", "parties", "findings", "idioms"])
def test_no_entry_says_a_word_twice(area: str) -> None:
    for entry in getattr(ACTIONS, area).values():
        counted = Counter(fold(word) for word in entry.words)
        assert [word for word, count in counted.items() if count > 1] == [], entry.id


@pytest.mark.parametrize("area", ["introductions", "parties", "idioms"])
def test_no_word_stands_in_two_entries(area: str) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in getattr(ACTIONS, area).values():
        if getattr(entry, "means", "") == "organisation":
            continue
        for word in entry.words:
            owners.setdefault(fold(word), set()).add(entry.id)
    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == {}


def test_every_modal_cue_has_a_rule_with_a_confidence() -> None:
    modal = {cue.id for cue in ACTIONS.cues.values() if cue.form is CueForm.MODAL}
    assert modal == set(RULE_OF_CUE)
    assert set(RULE_OF_CUE.values()) <= set(CONFIDENCE)


def test_every_form_of_cue_has_a_use() -> None:
    assert {cue.form for cue in ACTIONS.cues.values()} == set(CueForm)


def test_introductions_of_actions_say_what_kind() -> None:
    kinds = {entry.id: entry.kind for entry in ACTIONS.introductions.values() if entry.reads_as is Reading.ACTION}
    assert [entry for entry, kind in kinds.items() if kind is None] == []
    assert set(kinds.values()) == set(ActionKind)


def test_every_verb_is_of_one_class() -> None:
    counted = Counter(base for base in ACTIONS.verbs.classes)
    assert max(counted.values()) == 1
    assert set(ACTIONS.verbs.classes.values()) == set(VerbClass)


@pytest.mark.parametrize(
    ("base", "past", "ing"),
    [
        ("agree", "agreed", "agreeing"),
        ("apply", "applied", "applying"),
        ("plan", "planned", "planning"),
        ("make", "maked", "making"),
        ("visit", "visited", "visiting"),
        ("recruit", "recruited", "recruiting"),
        ("stop", "stopped", "stopping"),
        ("review", "reviewed", "reviewing"),
    ],
)
def test_regular_forms(base: str, past: str, ing: str) -> None:
    assert (regular_past(base), gerund(base)) == (past, ing)


@pytest.mark.parametrize(
    ("word", "form", "expected"),
    [
        ("published", VerbForm.PARTICIPLE, VerbClass.ACT),
        ("written", VerbForm.PARTICIPLE, VerbClass.ACT),
        ("cut", VerbForm.PARTICIPLE, VerbClass.ACT),
        ("submitted", VerbForm.PAST, VerbClass.ACT),
        ("opening", VerbForm.GERUND, VerbClass.ACT),
        ("remain", VerbForm.BASE, VerbClass.STATE),
        ("table", VerbForm.PARTICIPLE, None),
    ],
)
def test_forms_of_known_verbs(word: str, form: VerbForm, expected: VerbClass | None) -> None:
    assert ACTIONS.verbs.form_of(word, form) is expected
