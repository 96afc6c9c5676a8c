"""The one function: any text gives a valid record or a reject with a code; the same text gives the same record."""

import gc
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.articles import MediaType, Reject, SourceArticle
from councilscope.errors import REJECTIONS, CouncilscopeError, RejectedInput
from councilscope.pipeline import Extractor, extract, source_of_text
from councilscope.records import ArticleRecord
from councilscope.settings import ExtractionSettings

RULES_ALONE = ExtractionSettings(model=None)
PIECES = (
    "Leeds City Council", "the council", "Ofsted", "was rated good", "three stars and", "Kent two,", "said:", "“", "”", "'", '"',
    "Cllr Jo Hale, leader of the council,", "must", "by the end of June", "28 (19%)", ".", "…", "?", "\n\n", "\n- ", "| 2 |", ":",
    "Inspectors found that", "in", "(", ")", "R1", "C3", "not", "from poor to fair", "he added", "We will recruit 40 staff", "£1m",
)  # fmt: skip


@cache
def shared_extractor() -> Extractor:
    return Extractor(RULES_ALONE)


@pytest.fixture
def extractor() -> Extractor:
    return shared_extractor()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60))
def test_any_text_gives_a_valid_record(pieces: list[str]) -> None:
    text = " ".join(["Leeds", *pieces])
    record = extract(text, clean=False, published="2007-11-28", settings=RULES_ALONE)
    assert ArticleRecord.model_validate_json(record.model_dump_json()) == record


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(list(MediaType)))
def test_any_source_ends_as_a_record_or_a_coded_reject(text: str, media: MediaType) -> None:
    source = SourceArticle("a", media, "utf-8", len(text), "ab" * 32, text)
    result = shared_extractor().record(source)
    if isinstance(result, Reject):
        assert result.code in REJECTIONS
        assert result.code not in ("R007", "R011"), result.message


def test_the_same_text_gives_the_same_record_whatever_was_read_before() -> None:
    text = (
        "Kent County Council was rated good by Ofsted.\n\n“We are glad of it,” said Jo Hale, the leader of the council."
    )
    first = extract(text, clean=False, settings=RULES_ALONE)
    for other in ("Leeds said no.", "...", "Dorset got two stars.\n\nBath none."):
        extract(other, clean=False, settings=RULES_ALONE)
    assert extract(text, clean=False, settings=RULES_ALONE) == first


def test_a_missing_file_is_a_reject_with_its_path(extractor: Extractor, tmp_path: Path) -> None:
    result = extractor.process(tmp_path / "gone.txt", "gone.txt")
    assert isinstance(result, Reject)
    assert (result.code, result.path) == ("R010", "gone.txt")


def test_a_rule_that_errs_costs_one_article(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a mistake")

    monkeypatch.setattr("councilscope.pipeline.assemble", broken)
    result = extractor.record(source_of_text("Kent County Council was rated good by Ofsted. " * 8))
    assert isinstance(result, Reject)
    assert (result.code, result.message) == (
        "R011",
        REJECTIONS["R011"].template.format(problem="ZeroDivisionError: a mistake"),
    )


@pytest.mark.parametrize("published", ["28/11/2007", "2007-1-1", "soon", ""])
def test_a_date_of_another_form_is_refused_with_a_code(published: str) -> None:
    with pytest.raises(CouncilscopeError, match=r"C006.*YYYY-MM-DD"):
        extract("Leeds.", clean=False, published=published, settings=RULES_ALONE)


def test_a_text_longer_than_any_article_is_a_reject(extractor: Extractor) -> None:
    with pytest.raises(RejectedInput, match="over the limit"):
        extract("Leeds was rated good.\n\n" * 50_000, clean=False, settings=RULES_ALONE)


def test_no_text_is_no_article() -> None:
    with pytest.raises(RejectedInput, match="empty"):
        extract(" \n", clean=False, settings=RULES_ALONE)


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(CouncilscopeError, match=r"C005.*en_core_none"):
        Extractor(ExtractionSettings(model="en_core_none"))


def test_a_page_given_as_a_string_is_read_as_a_page() -> None:
    words = "Inspectors spent three weeks in the town and said that they had met hundreds of people there. " * 4
    page = f"<!DOCTYPE html><html><body><article><h1>Kent is good</h1><p>Kent County Council was rated good by Ofsted.</p><p>{words}</p></article></body></html>"
    result = extract(page)
    assert result.title == "Kent is good"
    assert "<p>" not in result.text


def test_an_article_leaves_no_garbage_that_has_to_be_searched_for(extractor: Extractor) -> None:
    text = (
        "28 councils were rated good by Ofsted and three were rated inadequate.\n\nKent County Council had been rated poor "
        "in 2019. “We are glad of it,” said Jo Hale, leader of the council.\n\nThe council must publish a plan by June."
    )
    source = source_of_text(f"Councils rated good\n\n{text}\n\n" * 3)
    assert isinstance(extractor.record(source), ArticleRecord)
    gc.collect()
    gc.disable()
    try:
        extractor.record(source)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_page_about_something_else_is_asked_for_no_action_points() -> None:
    told = "A review found that the shop was well run. "
    text = (
        told
        + "The owner must paint the door by March. "
        + "It sells shoes and hats to people who like them well. " * 12
    )
    record = extract(text, clean=False, published="2019-02-01", settings=RULES_ALONE)
    assert (record.action_points, record.findings, record.tallies) == ((), (), ())
    assert [warning.code for warning in record.warnings] == ["off-topic"]
    council = text + "Leeds City Council must paint the door by March."
    record = extract(council, clean=False, published="2019-02-01", settings=RULES_ALONE)
    assert len(record.action_points) == len(record.findings) == 1
    assert [warning.code for warning in record.warnings] == []
