"""Lint of models/bodies.json: ids resolve, years are ordered, every phrase leads to a body."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from councilscope.knowledge import load_knowledge
from councilscope.knowledge.bodies import Body

BODIES = load_knowledge().bodies.bodies
every_body = pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))


@every_body
def test_phrases_are_said_once(body: Body) -> None:
    phrases = [body.name, *body.aliases, *body.acronyms, *body.weak_acronyms]
    assert [phrase for phrase, number in Counter(phrases).items() if number > 1] == []
    assert all((len(acronym) <= 20 and " " not in acronym) or acronym[0].isupper() for acronym in body.acronyms)
    assert all(phrase == phrase.lower() for phrase in body.anaphors)


@every_body
def test_followers_follow(body: Body) -> None:
    for successor in body.successors:
        follower = BODIES[successor]
        if body.last_year and follower.last_year:
            assert follower.last_year >= body.last_year


@every_body
def test_schemes_are_regimes(body: Body) -> None:
    assert set(body.schemes) <= set(load_knowledge().ratings.regimes)


def test_names_are_borne_by_one_body() -> None:
    names = Counter(name.lower() for body in BODIES.values() for name in (body.name, *body.aliases))
    assert [name for name, number in names.items() if number > 1] == []


def test_at_work() -> None:
    csci = BODIES["csci"]
    assert csci.judges
    assert [csci.at_work(date(year, 6, 1)) for year in (2003, 2004, 2009, 2010)] == [False, True, True, False]
    assert BODIES["cqc"].at_work(date(2030, 1, 1))
    assert not BODIES["lga"].judges
