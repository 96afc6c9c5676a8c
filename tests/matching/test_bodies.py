"""Bodies: full names in any case, acronyms in theirs, and what stands for a body that the article names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from councilscope.knowledge import load_knowledge
from councilscope.matching.annotations import BodyMention
from helpers.matching import marked, read


def mentions(doc: Doc) -> list[BodyMention]:
    """What the bodies component wrote."""
    found: list[BodyMention] = doc._.councilscope_bodies
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The [Audit Commission=audit-commission] met. [The Commission=audit-commission] spoke.",
        "A report by the [care Quality Commission=cqc] ([CQC=cqc]) said so.",
        "[OFSTED=ofsted] [INSPECTORS=ofsted] MET",
        "[Inspectors=ofsted] were glad.\n\n[Ofsted=ofsted] visited in May.",
        "The [Audit Commission=audit-commission] and the [Social Services Inspectorate=ssi] met. "
        "[The inspectors=audit-commission+ssi] spoke.",
        "[CSCI=csci] met, then the [Audit Commission=audit-commission]. [The Commission=audit-commission] spoke.",
        "The [Housing Ombudsman=housing-ombudsman] found fault. [The Ombudsman=housing-ombudsman] spoke.",
        "The [Local Government and Social Care Ombudsman=lgsco] found fault. [The watchdog=lgsco] spoke.",
        "The [Regulator of Social Housing=rsh] wrote. [The regulator=rsh] spoke.",
        "[Estyn=estyn] visited. [Inspectors=estyn] spoke.",
        "The [Care Commission=care-commission] visited.",
        # nothing that names a body
        "The Commission met. The watchdog barked. Inspectors came. The regulator spoke.",
        "HIS report was long. His inspectors met. AC power. The DA spoke.",
        "The audit was a commission of sorts.",
        "The ombudsman's office opened.",
    ],
)
def test_bodies_and_what_stands_for_them(text: str) -> None:
    plain, expected = marked(text)
    found = [(plain[m.start : m.end], m.body) for m in mentions(read(plain))]
    articled = [(words.removeprefix("The ").removeprefix("the "), body) for words, body in found]
    assert sorted(articled) == sorted((words.removeprefix("The "), body) for words, body in expected)


@pytest.mark.parametrize(("published", "body"), [("2024-05-01", "rsh"), ("2016-05-01", "hca"), (None, "hca")])
def test_a_body_that_had_ended_is_not_meant(published: str | None, body: str) -> None:
    text = "The Regulator of Social Housing wrote. Its predecessor, the Homes and Communities Agency, did so too."
    text += " The regulator spoke."
    assert mentions(read(text, published=published))[-1].body == body


def test_every_body_is_found_by_its_name() -> None:
    bodies = load_knowledge().bodies.bodies
    missed = [
        body.id for body in bodies.values() if body.id not in {m.body for m in mentions(read(f"The {body.name} met."))}
    ]
    assert missed == []


def test_a_weak_acronym_needs_its_body() -> None:
    assert [m.body for m in mentions(read("The AC met."))] == []
    assert [m.body for m in mentions(read("The Audit Commission met. The AC spoke."))] == ["audit-commission"] * 2


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_offsets_stay_in_the_text(text: str) -> None:
    doc = read(f"Ofsted {text} the inspectors")
    found = mentions(doc)
    assert all(0 <= m.start < m.end <= len(doc.text) for m in found)
    assert found == sorted(found, key=lambda m: (m.start, m.end))
