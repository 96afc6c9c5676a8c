"""How round-ups of many councils tell steps, rows, asides and years (a case is a line)."""

from __future__ import annotations

import pytest

from councilscope import extract
from councilscope.records import RatingStatus
from helpers.ratings import ratings, read

STEPS_ARE_NO_VALUES = [
    ("cpa-stars", "Two councils saw their assessment rising by two stars, Hounslow and Plymouth.", ""),
    ("cpa-stars", "Plymouth's rating went up by one star.", ""),
    ("cpa-stars", "Plymouth went up to two stars.", "plymouth overall: two stars up"),
]

MOVEMENTS_THAT_ARE_STATED = [
    ("stars", "Rochdale fell to one star.", "rochdale overall: one star down"),
    ("stars", "Luton's rating rose to three stars.", "luton overall: three stars up"),
    ("stars", "Bury has slipped into the lowest category.", "bury overall: no stars down"),
    ("stars", "Bury is pleased with how far standards rose before inspectors gave it two stars.", "bury overall: two stars"),
    ("stars", "Bury dropped into the bottom category, joining Poole.", "bury overall: no stars down; poole overall: no stars"),
    ("stars", "Bury has two stars and Poole one; 11 others are stuck on two stars.", "bury overall: two stars; poole overall: one star"),
]  # fmt: skip

ROWS = [
    ("stars", "Three councils got one star. They were Bury (provisional result), Luton and the London Borough of Brent.",
     "bury overall: one star; luton overall: one star; brent overall: one star"),
    ("stars", "One star: Bury (subject to review), Luton and Poole.", "bury overall: one star; luton overall: one star; poole overall: one star"),
    ("cpa-stars", "Most improved were Hounslow and Plymouth, which has risen from one star to three.", "plymouth overall: three stars from one star"),
    ("cpa-stars", "Most improved were Hounslow and Plymouth, which have risen from one star to three.",
     "hounslow overall: three stars from one star; plymouth overall: three stars from one star"),
]  # fmt: skip

YEARS = [
    ("stars", "Dorset County Council received a three-star rating this year, having previously been awarded two stars in 2003.", "dorset-cc overall: three stars from two stars"),
    ("stars", "Derby stayed at zero stars in 2005 and 2006 before going up to one star this year.", "derby overall: one star from no stars"),
    ("ilacs", "At its last inspection, in 2018, Leeds was rated inadequate overall and good for leadership.",
     "leeds overall: inadequate (historical); leeds domain [the impact of leaders on social work practice with children and families]: good (historical)"),
    ("ilacs", "There had been progress since 2016, and Leeds was rated good.", "leeds overall: good"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lead", "text", "expected"), [*STEPS_ARE_NO_VALUES, *MOVEMENTS_THAT_ARE_STATED, *ROWS, *YEARS]
)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


@pytest.mark.parametrize(
    ("published", "opening", "status"),
    [
        ("22 February 2007", "earned three or four stars for their performance in 2006", RatingStatus.CURRENT),
        ("22 February 2007", "earned three or four stars", RatingStatus.HISTORICAL),
        ("22 November 2007", "earned three or four stars for their performance in 2006", RatingStatus.HISTORICAL),
    ],
)
def test_last_year_is_the_time_of_the_news_where_its_results_are_announced(
    published: str, opening: str, status: RatingStatus
) -> None:
    text = f"""Councils told to keep up the pace

{published}

The Audit Commission said that 78% of county councils and unitary authorities {opening}. Auditors had visited every
one of them, and spoke of a steady climb in the standard of what residents are offered.

Three authorities got only one star last year. They were Thurrock, Torbay and Rutland. Ministers said that they
would be watched, and that help from their neighbours was on offer to any that asked for it in good time.
"""
    record = extract(text)
    assert {rating.status for rating in record.ratings} == {status}
    assert {rating.council for rating in record.ratings} == {"thurrock", "torbay", "rutland"}


@pytest.mark.parametrize(
    ("year", "subject"), [(2004, "social services"), (2005, "social services"), (2006, "adult social care")]
)
def test_a_regime_that_was_narrowed_judges_what_it_judged_in_that_year(year: int, subject: str) -> None:
    text = "The Commission for Social Care Inspection has published its star ratings. Bury has two stars."
    (rating,) = read(text, year)._.councilscope_ratings
    assert rating.subject == subject


RESOURCES = "The Audit Commission has published its assessment of councils' use of resources."
POINTS = {1: "below minimum requirements - inadequate performance", 2: "at minimum requirements - adequate performance",
          3: "consistently above minimum requirements - performing well", 4: "well above minimum requirements - performing strongly"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Ashfield and Gedling each scored 1 on the four-point scale.", {"ashfield": 1, "gedling": 1}),
        ("Ashfield scored 1. Broxtowe, with a 4, is the only one at the top.", {"ashfield": 1, "broxtowe": 4}),
        ("Ashfield scored 1. Mansfield got 3 and so did Rushcliffe.", {"ashfield": 1, "mansfield": 3, "rushcliffe": 3}),
        ("Ashfield scored 2 goals for its use of play.", {}),
        ("Rovers scored 2 in the first half against Ashfield.", {}),
        ("Ashfield scored 3. Only in Gedling do libraries score more than two.", {"ashfield": 3}),
        ("Ashfield scored 3. Each council is judged on its use of resources, from one to four.", {"ashfield": 3}),
    ],
)
def test_a_bare_number_is_a_mark_after_a_verb_of_scoring(text: str, marks: dict[str, int]) -> None:
    found = read(f"{RESOURCES}\n\n{text}", 2008)._.councilscope_ratings
    assert {rating.council: rating.value for rating in found} == {name: POINTS[mark] for name, mark in marks.items()}


MARKS_OF_CHILDREN = [
    ("apa", "Ealing and Newham have raised their overall grade from 2 to 3.", "ealing overall: good from adequate; newham overall: good from adequate"),
    ("apa", "Lambeth scored 2 overall, having had 3 in 2005.", "lambeth overall: adequate from good"),
    ("apa", "Hounslow scored 4 for its children's services as a whole, for social care and for capacity to improve.",
     "hounslow overall: outstanding; hounslow domain [children's social care]: outstanding; hounslow prospects: outstanding"),
]  # fmt: skip

JOINING = [
    ("cpa", "Stockport and Bury join Cheshire and Tameside as excellent.",
     "stockport overall: excellent; bury overall: excellent; cheshire overall: excellent; tameside overall: excellent"),
    ("cpa", "Stockport and Bury are excellent. Both were good a year ago.", "stockport overall: excellent from good; bury overall: excellent from good"),
    ("cpa", "Stockport is excellent. The swimming pool was good a year ago.", "stockport overall: excellent"),
    ("cpa", "Liverpool gained a category and is now fair.", "liverpool overall: fair"),
    ("cpa", "Liverpool met a minister and is now fair.", ""),
    ("cpa", "Cumbria, Salford and Wirral stay where they were: Salford is fair and the other two are good.",
     "cumbria overall: good; salford overall: fair; wirral overall: good"),
    ("stars", "Poole, which had two stars, joins Wiltshire at the top with three.", "poole overall: three stars from two stars; wiltshire-cc overall: three stars"),
    ("stars", "Swindon has lost its only star.", "swindon overall: no stars from one star"),
    ("stars", "Swindon has lost its only adviser on stars.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), [*MARKS_OF_CHILDREN, *JOINING])
def test_who_joins_whom(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


OTHERS_WORDS = [
    ("estyn", "Bridgend was rated adequate. The report praises its support for pupils, which it describes as excellent.", "bridgend overall: adequate"),
    ("estyn", "Estyn looked at Bridgend, which it describes as excellent.", "bridgend overall: excellent"),
    ("stars", "Barnsley and Kent are to try out a new system. There will be no stars.", ""),
    ("stars", "Barnsley will have no stars.", "barnsley overall: no stars"),
    ("ministry", "Two commissioners have been appointed to run Middlesbrough Council.", "middlesbrough intervention: commissioners appointed"),
    ("ministry", "Two commissioners of Middlesbrough Council spoke.", ""),
    ("ssi", "Stoke-on-Trent City Council is not serving its children well.", "stoke-on-trent domain [serving people well: children's services]: not serving people well"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), OTHERS_WORDS)
def test_words_that_are_told_of_something_else(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


WHO_HAS_IT = [
    ("ilacs", "Leeds City Council has been rated good or better for years.", ""),
    ("ilacs", "Leeds City Council's children's services are rated good.", "leeds overall: good"),
    ("ilacs", "Ofsted has rated children's services at Leeds City Council good.", "leeds overall: good"),
    ("ilacs", "Ofsted has rated the services run by Leeds City Council good.", "leeds overall: good"),
    ("ilacs", "Leeds City Council met. The council's other homes are rated good.", ""),
    ("ilacs", "Ash Lodge in Morley, which is run by Leeds City Council, was found to be outstanding.", "~ overall: outstanding"),
    ("ilacs", "Leeds City Council, which is run by Labour, was found to be outstanding.", "leeds overall: outstanding"),
    ("youth", "Inspectors looked at three aspects of Luton Youth Justice Service's work and gave an overall rating of Good.", "luton overall: good"),
    ("apa", "Ofsted gave the top grade to Blackburn with Darwen, Devon and Wigan.",
     "blackburn-with-darwen overall: outstanding; devon overall: outstanding; wigan overall: outstanding"),
    ("apa", "Ofsted sent two people to Blackburn with Darwen, Devon and Wigan.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), WHO_HAS_IT)
def test_who_has_the_grade(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


def test_a_london_borough_does_not_make_an_article_one_of_fire_services() -> None:
    text = "There was better news for councils in Lincolnshire. The London borough of Lewisham was graded C3."
    found = read(f"The Regulator of Social Housing has published its grades.\n\n{text}", 2025)._.councilscope_councils
    assert not {mention.council for mention in found} & {"lincolnshire-fire", "london-fire"}


def test_an_article_without_fire_is_of_no_scheme_of_fire_authorities() -> None:
    (rating,) = read(f"{RESOURCES}\n\nChelmsford scored four.", 2008)._.councilscope_ratings
    assert rating.scheme == "use-of-resources"


def test_the_year_of_an_earlier_value_does_not_choose_the_scheme_of_the_new_one() -> None:
    lead = "The Commission for Social Care Inspection and the Social Services Inspectorate gave stars."
    text = f"{lead} Bury received three stars this year, having previously been awarded two stars in 2003."
    (rating,) = read(text, 2006)._.councilscope_ratings
    assert rating.scheme == "csci-star-rating"


def test_the_year_of_an_earlier_value_chooses_its_own_scheme() -> None:
    lead = "The Commission for Social Care Inspection gives stars, as the Social Services Inspectorate did."
    (rating,) = read(f"{lead} In 2002 Bury was awarded two stars.", 2006)._.councilscope_ratings
    assert rating.scheme == "ssi-star-rating"


def test_the_parts_of_a_digest_have_the_schemes_of_the_bodies_that_each_names() -> None:
    wait = "Its leaders have said that they will read what was found with care and that they will then make a plan."
    parts = {
        "Adults": f"The Care Quality Commission has rated Bolton Council good for the way in which it cares. {wait}",
        "Children": f"Ofsted has judged children's services at Trafford Council to require improvement. {wait}"
        " The experiences and progress of care leavers were rated outstanding.",
        "Homes": f"The Regulator of Social Housing has given Wigan Council a C3 grade. {wait}",
    }
    text = "\n\n".join(f"{heading}\n\n{told}" for heading, told in parts.items())
    record = extract(f"Inspections in October\n\n31 October 2025\n\n{wait}\n\n{text}\n")
    schemes = {rating.council: rating.scheme for rating in record.ratings}
    assert schemes == {"bolton": "cqc-la-assessment", "trafford": "ofsted-ilacs", "wigan": "rsh-consumer-grade"}
