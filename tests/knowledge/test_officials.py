"""Lint of models/officials: nothing stands twice, everything is used, spelling is as the rules expect it."""

from __future__ import annotations

import re

from councilscope.knowledge import load_knowledge

OFFICIALS = load_knowledge().officials


def test_role_heads_are_lower_case_and_stand_once() -> None:
    forms = [form for role in OFFICIALS.roles.values() for form in role.forms]
    assert len(forms) == len(set(forms))
    assert all(form == form.lower() == form.strip() for form in forms)


def test_no_head_holds_a_slot_or_an_article() -> None:
    assert [form for form in OFFICIALS.role_heads if re.search(r"[<>/]|^(a|an|the) ", form)] == []


def test_modifiers_are_lower_case() -> None:
    assert all(word == word.lower() for word in OFFICIALS.modifiers)


def test_no_form_is_both_title_and_letters_but_known_offices() -> None:
    assert set(OFFICIALS.titles) & set(OFFICIALS.letters) <= {"HMI"}


def test_titles_that_tell_a_gender_agree_with_english() -> None:
    assert OFFICIALS.titles["Mr"].gender == "male"
    assert OFFICIALS.titles["Dame"].gender == "female"
    assert OFFICIALS.titles["Cllr"].gender is None


def test_given_names_are_capitalised_words() -> None:
    assert len(OFFICIALS.given_names) > 1500
    assert [name for name in OFFICIALS.given_names if not re.fullmatch(r"[A-ZÉÁÓ][\w'’-]+", name)] == []


def test_every_gender_and_many_origins_are_there() -> None:
    entries = OFFICIALS.given_names.values()
    assert {entry.gender for entry in entries} == {"male", "female", "unknown"}
    assert len({entry.origin for entry in entries}) >= 6


def test_a_word_has_one_use_among_the_words_that_are_no_names() -> None:
    assert OFFICIALS.not_names["Council"] == "organisation"
    assert all(word[0].isupper() for word in OFFICIALS.not_names)


def test_predicates_and_organisations_are_lower_case_and_no_role_is_a_predicate() -> None:
    assert all(words == words.lower() for words in (*OFFICIALS.predicates, *OFFICIALS.organisations))
    assert not set(OFFICIALS.predicates) & set(OFFICIALS.role_heads)
    assert {predicate.use for predicate in OFFICIALS.predicates.values()} == {"relative", "adjective", "appointment"}
