"""Ratings of whole texts: grounding, tables and lists, metamorphic changes, hostile text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.matching.annotations import RatingFound
from helpers.ratings import LEADS, line, ratings, read

PLAIN = [
    ("ilacs", "{council} was rated good by inspectors."),
    ("stars", "{council} has dropped from three stars to two."),
    ("cpa", "{council} is judged to be weak."),
    ("rsh", "{council} was graded C3."),
    ("joint", "Social services in {council} are not serving people well."),
]


@pytest.mark.parametrize(("lead", "text"), PLAIN)
def test_another_council_has_the_same_rating(lead: str, text: str) -> None:
    one = ratings(lead, text.format(council="Kirklees Council"))
    other = ratings(lead, text.format(council="Essex County Council"))
    assert one
    assert {found.replace("kirklees", "essex") for found in one} == other


@pytest.mark.parametrize(("lead", "text"), PLAIN)
@pytest.mark.parametrize("clause", ["The report was published on Tuesday.", "Councillors will discuss it next week."])
def test_a_neutral_sentence_changes_nothing(lead: str, text: str, clause: str) -> None:
    plain = text.format(council="Kirklees Council")
    assert ratings(lead, plain) == ratings(lead, f"{plain} {clause}") == ratings(lead, f"{clause} {plain}")


@pytest.mark.parametrize("marks", ["'{}'", '"{}"', "‘{}’", "“{}”", "{}"])
def test_quotation_marks_change_nothing(marks: str) -> None:
    found = ratings("ilacs", f"Kirklees Council was rated {marks.format('good')} by inspectors.")
    assert found == {"kirklees overall: good"}


def test_the_scheme_is_chosen_before_the_value() -> None:
    """'Good' is the second of four grades in one scheme and the fourth of five in another."""
    ranks = {}
    for lead in ("ilacs", "cpa"):
        year, sentence = LEADS[lead]
        found: list[RatingFound] = read(f"{sentence}\n\nKirklees Council was rated good.", year)._.councilscope_ratings
        ranks[found[0].scheme] = (found[0].rank, found[0].rank_max)
    assert ranks == {"ofsted-ilacs": (2, 3), "cpa-single-tier-2002": (3, 4)}


def test_a_value_told_three_times_is_one_rating_with_its_evidence() -> None:
    year, sentence = LEADS["stars"]
    text = f"{sentence}\n\nWalsall Council has two stars. The two stars please Walsall Council."
    found: list[RatingFound] = read(text, year, title="Two stars for Walsall Council")._.councilscope_ratings
    assert [line(rating) for rating in found] == ["walsall overall: two stars"]
    assert sum("value" in evidence.supports for evidence in found[0].found.evidence) == 3


def test_a_value_of_the_headline_alone_counts() -> None:
    year, sentence = LEADS["stars"]
    found = read(sentence, year, title="Two stars for Walsall Council")._.councilscope_ratings
    assert [line(rating) for rating in found] == ["walsall overall: two stars"]


def test_items_under_a_value() -> None:
    text = "Kent Council was graded as follows.\n\nGood:\n\n- Staying safe\n- Being healthy"
    assert ratings("apa", text) == {"kent domain [staying safe]: good", "kent domain [being healthy]: good"}


def _texts() -> list[str]:
    return [f"{LEADS[lead][1]}\n\n{text.format(council='Kirklees Council')}" for lead, text in PLAIN]


@given(st.sampled_from(_texts()), st.text(alphabet="good stars.,'“”\n-|:0123 Ofsted", max_size=40), st.integers(0, 200))
@settings(max_examples=60, deadline=None)
def test_offsets_are_of_the_text(text: str, noise: str, at: int) -> None:
    whole = text[:at] + noise + text[at:]
    doc = read(whole, 2007)
    for rating in doc._.councilscope_ratings:
        assert rating.words in {doc.text[e.start : e.end] for e in rating.found.evidence}
        assert all(0 <= e.start < e.end <= len(doc.text) for e in rating.found.evidence)
        supported = {name for e in rating.found.evidence for name in e.supports} | set(rating.found.derived)
        fields = (
            "council",
            "scheme",
            "subject",
            "domain",
            "score",
            "score_max",
            "score_unit",
            "rank",
            "previous",
            "change",
        )
        assert [name for name in fields if getattr(rating, name) is not None and name not in supported] == []


@pytest.mark.parametrize(
    "unit", ["good ", "two stars, ", "(", "rated good and ", "1 ", "C3: ", "not ", "Leeds is good, "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    read("Leeds is good.", 2007, last="ratings")  # the first call builds the pipeline
    start = time.process_time()
    read(text, 2007, last="ratings")
    assert time.process_time() - start < 20
