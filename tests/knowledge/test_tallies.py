"""Lint of models/tallies/: no word twice, number words that compose, every list used by a rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from councilscope.knowledge import load_knowledge
from councilscope.knowledge.store import KnowledgeStore
from councilscope.knowledge.tallies import TallyWords, load
from councilscope.matching import tallies
from councilscope.matching.phrases import fold
from councilscope.matching.tallies.lexicon import SINGLE_WORD_LISTS

RULES = "\n".join(path.read_text(encoding="utf-8") for path in Path(tallies.__file__).parent.glob("*.py"))
LISTS = KnowledgeStore().entries("tallies/language.json", TallyWords)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_no_list_names_a_word_twice(name: str) -> None:
    assert [word for word, times in Counter(LISTS[name].words).items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_list_is_named_by_a_rule(name: str) -> None:
    assert f'"{name}"' in RULES


@pytest.mark.parametrize("name", sorted(SINGLE_WORD_LISTS))
def test_lists_that_are_only_asked_for_a_word_hold_single_words(name: str) -> None:
    assert [phrase for phrase in LISTS[name].words if len(fold(phrase)) != 1] == []


def test_no_movement_goes_both_ways() -> None:
    language = load_knowledge().tallies.language
    assert set(language["went-up"]) & set(language["went-down"]) == set()
    assert set(language["raised"]) & set(language["kept"]) == set()


def test_number_words_run_through() -> None:
    numbers = load(KnowledgeStore()).numbers
    assert set(range(1, 21)) <= set(numbers.values())
    assert {30, 40, 50, 60, 70, 80, 90, 100} <= set(numbers.values())
