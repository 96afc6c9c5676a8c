"""Confidence from counts: few items say little, the step to unseen articles moves a kind, nothing is certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from councilscope.knowledge import load_knowledge
from councilscope.knowledge.confidence import GRADES, LEAST, MOST, ConfidenceKnowledge, Tried, Unseen, grade_of
from councilscope.records.article import ITEM_LISTS

OWN = 0.9


def counted(rule: str, right: int, of: int, own: float = OWN, kind: str = "ratings") -> Tried:
    """Counts of a rule."""
    grade = grade_of(own)
    return Tried(id=f"{kind}/{rule}/{grade}", kind=kind, rule=rule, grade=grade, right=right, of=of)


def test_a_rule_with_many_items_has_its_own_share() -> None:
    known = ConfidenceKnowledge([counted("good-rule", 990, 1000), counted("poor-rule", 500, 1000)])
    assert known.of("ratings", "good-rule", OWN) == pytest.approx(0.99, abs=0.01)
    assert known.of("ratings", "poor-rule", OWN) == pytest.approx(0.5, abs=0.01)


def test_a_rule_with_few_items_is_near_its_kind() -> None:
    known = ConfidenceKnowledge([counted("common", 800, 1000), counted("rare", 0, 1)])
    assert 0.65 < known.of("ratings", "rare", OWN) < 0.8
    assert known.of("ratings", "never-counted", OWN) == pytest.approx(0.8, abs=0.01)


def test_a_rule_s_own_estimate_tells_its_grades_apart() -> None:
    known = ConfidenceKnowledge([counted("rule", 95, 100, 0.95), counted("rule", 40, 100, 0.5)])
    assert known.of("ratings", "rule", 0.95) > 0.9
    assert known.of("ratings", "rule", 0.5) < 0.5


def test_a_kind_that_does_worse_on_unseen_articles_is_less_sure() -> None:
    tried = [counted("rule", 950, 1000)]
    before = ConfidenceKnowledge(tried).of("ratings", "rule", OWN)
    worse = ConfidenceKnowledge(tried, [Unseen(id="ratings", right=160, of=200, expected=190.0)])
    few = ConfidenceKnowledge(tried, [Unseen(id="ratings", right=1, of=2, expected=1.9)])
    assert worse.of("ratings", "rule", OWN) == pytest.approx(0.81, abs=0.02)
    assert worse.of("ratings", "rule", OWN) < few.of("ratings", "rule", OWN) < before


def test_a_kind_that_was_never_counted_keeps_the_rule_s_own_estimate() -> None:
    assert ConfidenceKnowledge().of("tallies", "rule", 0.876) == 0.88


@given(st.integers(0, 50), st.integers(1, 50), st.floats(0, 1), st.integers(0, 30))
def test_a_confidence_has_two_decimals_and_is_never_certain(right: int, more: int, own: float, unseen: int) -> None:
    known = ConfidenceKnowledge(
        [counted("rule", right, right + more, own)], [Unseen(id="ratings", right=unseen, of=30, expected=20.0)]
    )
    sure = known.of("ratings", "rule", own)
    assert LEAST <= sure <= MOST
    assert round(sure, 2) == sure


def test_grades_rise_with_the_estimate() -> None:
    assert [grade_of(own) for own in (0.0, *GRADES, 1.0)] == [0, 1, 2, 3, 4, 4]


def test_counts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValidationError):
        counted("rule", 3, 2)


def test_the_shipped_counts_are_of_lists_of_records_and_each_stands_once() -> None:
    store = load_knowledge().store
    tried = store.entries("confidence/tried.json", Tried).values()
    assert {one.kind for one in tried} <= {*ITEM_LISTS, "councils", "bodies", "quotes.speaker"}
    assert [one.id for one in tried] == [f"{one.kind}/{one.rule}/{one.grade}" for one in tried]
    assert {one.id for one in store.entries("confidence/unseen.json", Unseen).values()} <= {one.kind for one in tried}
