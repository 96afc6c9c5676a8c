"""Lint of models/quotes: verbs, marks and speakers are as the rules expect them."""

from __future__ import annotations

from collections import Counter

from councilscope.knowledge import load_knowledge
from councilscope.knowledge.quotes import ReportingVerb

KNOWLEDGE = load_knowledge()
QUOTES = KNOWLEDGE.quotes


def test_no_verb_form_stands_in_two_entries() -> None:
    entries = KNOWLEDGE.store.entries("quotes/verbs.json", ReportingVerb).values()
    counts = Counter(form for entry in entries for form in entry.forms)
    assert [form for form, count in counts.items() if count > 1] == []


def test_verb_forms_are_lower_case_and_of_at_most_two_words() -> None:
    assert [form for form in QUOTES.verbs if form != form.lower() or form.count(" ") > 1] == []


def test_each_use_of_a_verb_is_there() -> None:
    assert {verb.use for verb in QUOTES.verbs.values()} == {"speech", "stance", "document"}


def test_marks_open_and_close_in_both_families() -> None:
    assert set(QUOTES.openers.values()) == set(QUOTES.closers.values()) == {"double", "single"}
    assert QUOTES.openers["'"] == QUOTES.closers["'"] == "single"


def test_nouns_are_lower_case_and_of_one_kind() -> None:
    assert all(noun == noun.lower() for noun in (*QUOTES.documents, *QUOTES.speakers))
    assert not QUOTES.documents & set(QUOTES.speakers)
