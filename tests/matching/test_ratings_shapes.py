"""Shapes in which values stand (a case is a line): rows, lists, domain lists, members of a class, counts, movements."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

ROWS = [
    ("ilacs", "Leeds City Council's judgements:\n\n1. Leadership and management Outstanding\n\n2. Help and protection Good",
     "leeds domain [the impact of leaders on social work practice with children and families]: outstanding; leeds domain [the experiences and progress of children who need help and protection]: good"),
    ("cpa", "Results for Wirral Council:\n\nOverall assessment Fair\n\nEducation 3 out of 4\n\nHousing 2 out of 4",
     "wirral overall: fair; wirral domain [education]: 3/4; wirral domain [housing]: 2/4"),
    ("youth", "Gradings for Walsall Council:\n\nOrganisational delivery Good\n\nResettlement Outstanding",
     "walsall domain [organisational delivery]: good; walsall domain [resettlement]: outstanding"),
    ("swia", "Gradings for Fife Council:\n\nImpact on staff Very good\n\nLeadership and direction Weak",
     "fife domain [impact on staff]: very good; fife domain [leadership and direction]: weak"),
    ("estyn", "Judgements on Cardiff Council:\n\nOutcomes Good\n\nProvision Adequate", "cardiff domain [outcomes]: good; cardiff domain [provision]: adequate"),
    ("ilacs", "Leeds City Council says that staff are always good", ""),
]  # fmt: skip

LABELS_OVER_VALUES = [
    ("ilacs", "Leeds City Council's judgements:\n\nOverall effectiveness\n\nGood\n\nLeadership and management\n\nOutstanding",
     "leeds overall: good; leeds domain [the impact of leaders on social work practice with children and families]: outstanding"),
    ("cqc", "Scores of Essex County Council:\n\nAssessing needs\n\n3\n\nSafeguarding\n\n2",
     "essex domain [assessing needs]: evidence shows a good standard; essex domain [safeguarding]: evidence shows some shortfalls"),
    ("youth", "Walsall Council was inspected.\n\nOrganisational delivery\n\nRequires improvement\n\nResettlement\n\nGood",
     "walsall domain [organisational delivery]: requires improvement; walsall domain [resettlement]: good"),
]  # fmt: skip

DASHES = [
    ("ilacs", "The judgements on Leeds City Council are:\n\nLeadership - inadequate\n\nHelp and protection – requires improvement",
     "leeds domain [the impact of leaders on social work practice with children and families]: inadequate; leeds domain [the experiences and progress of children who need help and protection]: requires improvement"),
    ("fire", "Kent Fire and Rescue Service was inspected.\n\nPreventing fires and other risks - good\n\nFuture affordability — adequate",
     "kent-fire domain [preventing fires and other risks]: good; kent-fire domain [making the fire and rescue service affordable now and in the future]: adequate"),
]  # fmt: skip

LED_IN_LISTS = [
    ("fire", "Inspectors say that Kent Fire and Rescue Service does well. This means it is ‘Good’ at:\n\n- Preventing fires and other risks\n\n- Future affordability",
     "kent-fire domain [preventing fires and other risks]: good; kent-fire domain [making the fire and rescue service affordable now and in the future]: good"),
    ("fire", "Kent Fire and Rescue Service was rated outstanding for:\n\n- preventing fires and other risks\n\n- future affordability",
     "kent-fire domain [preventing fires and other risks]: outstanding; kent-fire domain [making the fire and rescue service affordable now and in the future]: outstanding"),
    ("cqc", "The areas in which Essex County Council was rated good are:\n\n- assessing needs\n\n- safeguarding",
     "essex domain [assessing needs]: evidence shows a good standard; essex domain [safeguarding]: evidence shows a good standard"),
    ("ilacs", "Ofsted judged that Leeds City Council:\n\n- requires improvement at leadership and management\n\n- is inadequate for help and protection",
     "leeds domain [the impact of leaders on social work practice with children and families]: requires improvement; leeds domain [the experiences and progress of children who need help and protection]: inadequate"),
    ("apa", "Barnet Council was judged adequate in two of the outcomes:\n\n- staying safe\n\n- being healthy",
     "barnet domain [staying safe]: adequate; barnet domain [being healthy]: adequate"),
    ("roads", "Dorset Council's ratings are:\n\n- Green for condition\n\n- Amber for spend", "dorset domain [road condition]: green; dorset domain [spending]: amber"),
]  # fmt: skip

DOMAIN_LISTS = [
    ("youth", "Walsall Council was rated as requiring improvement in two areas – organisational delivery and out-of-court disposals.",
     "walsall domain [organisational delivery]: requires improvement; walsall domain [out-of-court disposals]: requires improvement"),
    ("ilacs", "Leeds City Council was rated good in two areas: leadership and help and protection.",
     "leeds domain [the impact of leaders on social work practice with children and families]: good; leeds domain [the experiences and progress of children who need help and protection]: good"),
    ("ilacs", "Leeds City Council was judged inadequate in one area – help and protection – and good in leadership.",
     "leeds domain [the experiences and progress of children who need help and protection]: inadequate; leeds domain [the impact of leaders on social work practice with children and families]: good"),
    ("fire", "Kent Fire and Rescue Service was graded good in two areas, preventing fires and other risks and future affordability.",
     "kent-fire domain [preventing fires and other risks]: good; kent-fire domain [making the fire and rescue service affordable now and in the future]: good"),
    ("apa", "Barnet was judged to be good in three outcomes: being healthy, staying safe and enjoying and achieving.",
     "barnet domain [being healthy]: good; barnet domain [staying safe]: good; barnet domain [enjoying and achieving]: good"),
]  # fmt: skip

JOINING = [
    ("estyn", "Cardiff joins Powys in being placed in special measures.", "cardiff intervention: special measures; powys intervention: special measures"),
    ("cpa", "Torbay joins Luton as an excellent council.", "torbay overall: excellent; luton overall: excellent"),
    ("cpa", "Torbay was rated excellent, joining Luton.", "torbay overall: excellent"),
]  # fmt: skip

FROM_TO_NUMBERS = [
    ("stars", "Two councils, Bury and Wirral, have improved, going from one to three stars.",
     "bury overall: three stars from one star; wirral overall: three stars from one star"),
    ("stars", "Bury and Wirral both improved from zero to one star.", "bury overall: one star from no stars; wirral overall: one star from no stars"),
    ("stars", "Bury fell from three to two stars.", "bury overall: two stars from three stars"),
    ("stars", "Bury's rating has gone up from one to two stars.", "bury overall: two stars from one star"),
    ("cqc-2010", "Bury moved from adequately to well.", "bury overall: performing well from performing adequately"),
]  # fmt: skip

MEMBERS = [
    ("stars", "Bury is among 20 authorities with three stars, while Wirral and Poole are among eight zero-star authorities.",
     "bury overall: three stars; wirral overall: no stars; poole overall: no stars"),
    ("cpa", "Torbay is among the 13 councils rated poor.", "torbay overall: poor"),
    ("cpa", "Torbay, Luton and Bury are among 22 excellent councils.", "torbay overall: excellent; luton overall: excellent; bury overall: excellent"),
    ("stars", "Among the councils with no stars are Bury and Poole.", "bury overall: no stars; poole overall: no stars"),
    ("stars", "Bury was one of three departments to get no stars.", "bury overall: no stars"),
    ("roads", "Among those classified as red are Norfolk; Luton, Bedfordshire; and Suffolk.", "norfolk overall: red; luton overall: red; suffolk overall: red"),
    ("roads", "Green authorities include Essex; Dorset; and Coventry, West Midlands.", "essex overall: green; dorset overall: green; coventry overall: green"),
]  # fmt: skip

IN_BRACKETS = [
    ("best-value", "Pendle council's library service (two stars, 'a friendly place for all') and Bury council's legal team (one star) were visited first.",
     "pendle overall: two stars; bury overall: one star"),
    ("best-value", "Pendle council's transport service is good and likely to improve (two stars).", "pendle overall: two stars; pendle prospects: promising"),
    ("best-value", "Pendle council's library service (two stars), Bury council's catering and cleaning section (three stars) and Dudley council's parks (one star) were praised.",
     "pendle overall: two stars; bury overall: three stars; dudley overall: one star"),
]  # fmt: skip

COUNTS = [
    ("cpa", "Torbay and Luton have risen from weak to good. Forty councils are categorised as ‘fair’.", "torbay overall: good from weak; luton overall: good from weak"),
    ("cpa", "Torbay and Luton are good. The number of councils in the ‘poor’ category has fallen.", "torbay overall: good; luton overall: good"),
    ("cpa", "Torbay and Luton are good. There was a drop of three in the number rated as ‘weak’.", "torbay overall: good; luton overall: good"),
    ("cpa", "Four out of the 45 examined were classed as ‘weak’ and two, Torbay and Luton, were labelled ‘poor’.", "torbay overall: poor; luton overall: poor"),
    ("cpa-stars", "Torbay is a three-star council. All councils achieved scores of at least 2 out of 4.", "torbay overall: three stars"),
    ("rsh", "Bury Council was graded C3. These are the first C1 grades handed to local authority landlords.", "bury overall: C3"),
    ("rsh", "Bury Council was graded C3. Only four C1 grades have been given to councils so far.", "bury overall: C3"),
]  # fmt: skip

SAME_GRADE = [
    ("rsh", "The regulator issued three C3 grades. Bury Council and Luton Council were given the grade.", "bury overall: C3; luton overall: C3"),
    ("ilacs", "The lowest rating is inadequate. Bury Council was given that rating.", "bury overall: inadequate"),
    ("rsh", "Bury Council was graded C3. Luton Council received the same grade.", "bury overall: C3; luton overall: C3"),
    ("ilacs", "Bury was rated outstanding. Luton also won the top rating.", "bury overall: outstanding; luton overall: outstanding"),
    ("rsh", "Bury Council was graded C3. Luton Council has appealed against the grade.", "bury overall: C3"),
]  # fmt: skip

OVER_YEARS = [
    ("stars", "It stayed at zero in 2003 and 2004 before going up to one star again this year. Bury Council is pleased.", ""),
    ("stars", "In 2005 Bury Council received one star, which fell to zero stars in 2006.", "bury overall: no stars from one star"),
    ("stars", "Bury stayed on one star in 2005 and 2006 before going up to two stars this year.", "bury overall: two stars from one star"),
    ("stars", "Bury has three stars, having previously been awarded two stars in 2005.", "bury overall: three stars from two stars"),
]  # fmt: skip

SHARED_VALUE = [
    ("apa", "Barnet received good grades for both staying safe and being healthy.", "barnet domain [staying safe]: good; barnet domain [being healthy]: good"),
    ("apa", "Barnet received good grades for staying safe and its capacity to improve.", "barnet domain [staying safe]: good; barnet prospects: good"),
    ("ilacs", "Good ratings were received by Leeds City Council for help and protection and overall effectiveness; and an Outstanding rating for care leavers.",
     "leeds domain [the experiences and progress of children who need help and protection]: good; leeds overall: good; leeds domain [the experiences and progress of care leavers]: outstanding"),
]  # fmt: skip

OUR_OWN = [
    ("cpa", "Bury Council, report to the executive.\n\n- In CPA terms, our overall performance is assessed as “fair”.\n\n- Housing has improved from 2 out of 4 to 3 out of 4.",
     "bury overall: fair; bury domain [housing]: 3/4 from 2 out of 4"),
]  # fmt: skip

ORDINARY_WORDS = [
    ("cpa-stars", "Torbay Council is poor at setting its priorities and performance management remains weak.", ""),
    ("cpa-stars", '"Performance management remains weak," the report says of Torbay Council.', ""),
    ("ilacs", "Leeds City Council knows its good practice from its poor practice.", ""),
    ("ilacs", "Good progress has been made by Leeds City Council and outstanding work was seen.", ""),
    ("ilacs", "Inspectors said that good management in Leeds is not yet in place everywhere.", ""),
]  # fmt: skip

CASES = [
    *ROWS,
    *LABELS_OVER_VALUES,
    *DASHES,
    *LED_IN_LISTS,
    *DOMAIN_LISTS,
    *JOINING,
    *FROM_TO_NUMBERS,
    *MEMBERS,
    *IN_BRACKETS,
    *COUNTS,
    *SAME_GRADE,
    *OVER_YEARS,
    *SHARED_VALUE,
    *OUR_OWN,
    *ORDINARY_WORDS,
]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
