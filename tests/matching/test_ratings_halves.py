"""Two halves of one judgement, a grade and its prospects, have one scheme and one subject."""

from __future__ import annotations

import pytest

from helpers.ratings import read

SSI = (
    "The Social Services Inspectorate has published its star ratings for social services. A joint review was done too."
)
REVIEW = (
    "A joint review of social services, by the SSI and the Audit Commission, is out. Star ratings will follow in May."
)
CSCI = "The Commission for Social Care Inspection has published its star ratings."
HOUSING = (
    "The Audit Commission's Housing Inspectorate has published reports on council housing. CPA scores are out too."
)
SAFE = "Ofsted has published inspections of safeguarding and looked after children."
STARS, JOINT, CARE, HOMES, SLAC = (
    "ssi-star-rating", "joint-review", "csci-star-rating", "housing-inspectorate", "ofsted-safeguarding-lac",
)  # fmt: skip
ADULTS, CHILDREN = "adult social care", "children's services"


def told(lead: str, year: int, text: str) -> set[tuple[str, str, str, str]]:
    """Scheme, subject, kind and value of each rating in a text."""
    found = read(f"{lead}\n\n{text}", year)._.councilscope_ratings
    return {(rating.scheme, rating.subject, rating.kind.value, rating.value) for rating in found}


def both(scheme: str, subject: str, kind: str, grade: str, prospects: str) -> set[tuple[str, str, str, str]]:
    """A judgement of two halves."""
    return {(scheme, subject, kind, grade), (scheme, subject, "prospects", prospects)}


# what is judged is said once, in one half, or by the value's own words
HALVES = [
    (SSI, 2002, "Bury is serving some children well, with promising prospects.",
     both(STARS, CHILDREN, "domain", "serving some people well", "promising")),
    (SSI, 2002, "Bury is serving most adults well and its prospects are excellent.",
     both(STARS, ADULTS, "domain", "serving most people well", "excellent")),
    (SSI, 2002, "Children's services in Bury are serving some people well but have uncertain prospects.",
     both(STARS, CHILDREN, "domain", "serving some people well", "uncertain")),
    (SSI, 2002, "Bury's services for adults are not serving people well. Their capacity for improvement is poor.",
     both(STARS, ADULTS, "domain", "not serving people well", "poor")),
    (CSCI, 2005, "Bury was serving most adults well, and had excellent prospects for further improvement.",
     both(CARE, ADULTS, "domain", "serving most people well", "excellent")),
    (CSCI, 2005, "Children's services at Bury were judged to be serving people well, with excellent capacity for improvement.",
     both(CARE, CHILDREN, "domain", "serving people well", "excellent")),
    (HOUSING, 2005, "Inspectors gave Luton's repairs and maintenance service no stars and said it had poor prospects for improvement.",
     both(HOMES, "repairs", "overall", "no stars", "poor")),
    (HOUSING, 2005, "Luton's homelessness service was rated good. It has promising prospects for improvement.",
     both(HOMES, "homelessness", "overall", "two stars", "promising")),
    (REVIEW, 2002, "Bury Council's social services are not serving people well and the prospects for improvement are poor, a joint review says.",
     both(JOINT, "social services", "overall", "not serving people well", "poor")),
    (SSI, 2002, "Bury was serving only some people well in its work with children, and its prospects were poor.",
     both(STARS, CHILDREN, "domain", "serving some people well", "poor")),
    (SSI, 2002, "Inspectors judged Bury's capacity for improvement in children's services to be uncertain, and in adults' services promising.",
     {(STARS, CHILDREN, "prospects", "uncertain"), (STARS, ADULTS, "prospects", "promising")}),
    (SAFE, 2011, "Ofsted rated the overall effectiveness of safeguarding services in Bury as inadequate. The capacity to improve was also found to be inadequate.",
     both(SLAC, "safeguarding", "overall", "inadequate", "inadequate")),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "year", "text", "expected"), HALVES)
def test_the_halves_share_scheme_and_subject(
    lead: str, year: int, text: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert told(lead, year, text) == expected


# what has a service or a council of its own is no other half
APART = [
    (SSI, 2002, "Bury is serving most adults well. Prospects for children's services are uncertain.",
     {(STARS, ADULTS, "domain", "serving most people well"), (STARS, CHILDREN, "prospects", "uncertain")}),
    (HOUSING, 2005, "Luton's repairs service was rated good. Bury's housing service has promising prospects for improvement.",
     {(HOMES, "repairs", "overall", "two stars"), (HOMES, "housing", "prospects", "promising")}),
    (SSI, 2002, "A joint review found promising prospects at Bury Council, whose social services got one star in May.",
     {(JOINT, "social services", "prospects", "promising"), (STARS, "social services", "overall", "one star")}),
    (SSI, 2002, "Bury serves some adults well and serves some children well. Prospects for adult services are poor.",
     {(STARS, ADULTS, "domain", "serving some people well"), (STARS, CHILDREN, "domain", "serving some people well"),
      (STARS, ADULTS, "prospects", "poor")}),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "year", "text", "expected"), APART)
def test_what_is_named_for_itself_is_no_half(
    lead: str, year: int, text: str, expected: set[tuple[str, str, str, str]]
) -> None:
    assert told(lead, year, text) == expected


# the name of a body names no service
BODIES = [
    (SSI, 2002, "The Social Services Inspectorate said that Bury was serving most children well.", CHILDREN),
    (SSI, 2002, "The Social Services Inspectorate said that Bury was serving most adults well.", ADULTS),
    ("Ombudsmen have published decisions.", 2024, "The Local Government and Social Care Ombudsman upheld a complaint about school transport against Bury Council.", "transport"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "year", "text", "subject"), BODIES)
def test_the_name_of_a_body_names_no_service(lead: str, year: int, text: str, subject: str) -> None:
    assert {found[1] for found in told(lead, year, text)} == {subject}


# a service that a scheme never judges has no grade by it; a state of a service is that of the service watched over
FOREIGN = [
    (CSCI, 2005, "Bury's leisure services were awarded two stars.", "Bury's adult services were awarded two stars.", ADULTS),
    ("Ofsted has published its inspection of the local education authority.", 2000,
     "Financial management at Bury Council is unsatisfactory.", "The education service at Bury is unsatisfactory.", "education"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "year", "foreign", "own", "subject"), FOREIGN)
def test_a_service_that_the_scheme_never_judges(lead: str, year: int, foreign: str, own: str, subject: str) -> None:
    assert not told(lead, year, foreign)
    assert {found[1] for found in told(lead, year, own)} == {subject}


def test_a_state_is_of_the_service_that_is_watched_over() -> None:
    text = (
        "Schools rejoice in Bury. Education in Bury Council's area was spared when its improvement notice was lifted."
    )
    lead = "The Department for Education has written to councils about children's services."
    assert {found[1] for found in told(lead, 2017, text)} == {CHILDREN}


# an article without a date tells of one inspection: what it names beside a value that two schemes share decides
LEAVERS = "Services for care leavers in Bury are inadequate."
ERAS = [
    ("Adoption performance requires improvement and so does leadership, management and governance.", "ofsted-sif"),
    ("The impact of leaders on social work practice with children and families requires improvement.", "ofsted-ilacs"),
]  # fmt: skip


def test_only_some_have_another_level_of_the_judgement_told_before() -> None:
    lead = "The Commission for Social Care Inspection has judged the outcomes of adult social care."
    text = "Quality of life is the weakest. Bury and Leeds were adequate for it. Only York was excellent."
    found = read(f"{lead}\n\n{text}", 2008)._.councilscope_ratings
    assert {(rating.council, rating.kind.value, rating.value) for rating in found} == {
        ("bury", "domain", "adequate"), ("leeds", "domain", "adequate"), ("york", "domain", "excellent"),
    }  # fmt: skip


def test_the_scheme_that_a_paragraph_names_is_that_of_its_values() -> None:
    text = "Older people in Bury wait too long, says a Social Services Inspectorate report. Bury's prospects are promising."
    assert told(REVIEW, 2002, text) == {("ssi-service-inspection", CHILDREN, "prospects", "promising")}


@pytest.mark.parametrize(("beside", "scheme"), ERAS)
def test_one_inspection_has_one_scheme(beside: str, scheme: str) -> None:
    lead = "Ofsted has inspected children's services in Bury and found Bury Council wanting."
    found = read(f"{lead}\n\n{LEAVERS} {beside}")._.councilscope_ratings
    assert len(found) > 1
    assert {rating.scheme for rating in found} == {scheme}
