"""Shapes in which values stand (a case is a line): rows, lists, members of a class, counts, movements, percentages."""

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

APPOSITIONS = [
    ("cqc-2010", "Barnet Council is performing well in all but one outcome – ‘economic well-being’ – performing excellently.",
     "barnet domain [economic well-being]: performing excellently"),
    ("apa", "Barnet Council – its plans for youth clubs were praised – was judged good.", "barnet overall: good"),
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

LAST_YEAR = [
    ("cpa-stars", "Last year Torbay got one star, but it now has two.", "torbay overall: two stars from one star"),
]  # fmt: skip

COMPANIES = [
    ("best-value", "Council housing in Islington was rated good and awarded two stars.", "islington overall: two stars"),
    ("best-value", "The service provided by Beechway Housing Association is poor. The inspection team gave it no stars.", "~ overall: no stars"),
]  # fmt: skip

ASIDES = [
    ("cqc-2010", "Leeds is performing well in six of seven categories, with the seventh - 'making a positive contribution' - performing excellently.",
     "leeds domain [making a positive contribution]: performing excellently"),
    ("stars", "Leeds has one star. More councils have been awarded two and three stars than before.", "leeds overall: one star"),
    ("youth", "The quality of resettlement work at Walsall – plans for housing and other help – was rated separately as ‘Outstanding’.",
     "walsall domain [resettlement]: outstanding"),
    ("ilacs", "Help and protection in Leeds - the front door and early help - was judged inadequate.",
     "leeds domain [the experiences and progress of children who need help and protection]: inadequate"),
    ("ilacs", "Leadership in Leeds (the director and her managers) was graded good.",
     "leeds domain [the impact of leaders on social work practice with children and families]: good"),
    ("ilacs", "Leeds – which was rated good in 2019 – is now inadequate.", "leeds overall: inadequate from good"),
]  # fmt: skip

PROSPECTS_OF = [
    ("ssi", "Prospects in children's and adult services in Walsall were both poor.", "walsall prospects: poor"),
]  # fmt: skip

OWN_LETTERS = [
    ("cpa", 'Bury Council has had its letter. Our overall performance is assessed as "fair".', "bury overall: fair"),
    ("cpa", "Benefits at Bury was scored a maximum “4 out of 4”, and housing a 2.", "bury domain [benefits]: 4/4; bury domain [housing]: 2/4"),
    ("cpa", "Housing in Bury has improved from a 2 out of 4 in the last letter to a score of 3.", "bury domain [housing]: 3/4 from 2 out of 4"),
    ("cpa", "In Bury housing dropped to two out of four from three.", "bury domain [housing]: 2/4 from three"),
]  # fmt: skip

WITH_DOMAINS = [
    ("ilacs-2020", "Leeds was rated good. It received an outstanding rating for its work with care leavers.",
     "leeds overall: good; leeds domain [the experiences and progress of children in care and care leavers]: outstanding"),
    ("ilacs", "Leeds was rated good overall and received a requires improvement rating for leadership.",
     "leeds overall: good; leeds domain [the impact of leaders on social work practice with children and families]: requires improvement"),
    ("ilacs", "Leeds got a good rating for both leadership and help and protection.",
     "leeds domain [the impact of leaders on social work practice with children and families]: good; leeds domain [the experiences and progress of children who need help and protection]: good"),
    ("apa", "Barnet received good grades for both its social care of children and its capacity to improve.",
     "barnet domain [children's social care]: good; barnet prospects: good"),
]  # fmt: skip

ALL_BUT = [
    ("ilacs", "Leeds was rated good in everything but leadership, which was inadequate.",
     "leeds domain [the experiences and progress of children who need help and protection]: good; leeds domain [the experiences and progress of children in care]: good; leeds domain [the experiences and progress of care leavers]: good; leeds domain [the impact of leaders on social work practice with children and families]: inadequate"),
    ("ilacs", "Leeds was judged inadequate in all areas except care leavers, where it requires improvement.",
     "leeds domain [the experiences and progress of children who need help and protection]: inadequate; leeds domain [the experiences and progress of children in care]: inadequate; leeds domain [the impact of leaders on social work practice with children and families]: inadequate; leeds domain [the experiences and progress of care leavers]: requires improvement"),
    ("ilacs", "Leeds was rated good across the board.", "leeds overall: good"),
    ("ilacs", "Leeds was rated good in every area inspected.", "leeds overall: good"),
]  # fmt: skip

EARLIER_VALUES = [
    ("ilacs", "Leeds, rated inadequate in 2019, has been upgraded to good.", "leeds overall: good from inadequate"),
    ("ilacs", "Leeds has been judged good following a rating of inadequate in 2018.", "leeds overall: good from inadequate"),
    ("ilacs", "The good rating for Leeds is a step up from its previous requires improvement judgement.", "leeds overall: good from requires improvement"),
    ("ilacs", "Leeds moves out of inadequate to requires improvement.", "leeds overall: requires improvement from inadequate"),
    ("ilacs", "Leeds has lost its outstanding rating and is now judged good.", "leeds overall: good from outstanding"),
    ("cqc", "The CQC rated Essex requires improvement, its first rating under the new regime.", "essex overall: requires improvement"),
    ("rsh", "Bury Council's grade was cut from C2 to C3.", "bury overall: C3 from C2"),
    ("rsh", "Bury Council has improved to C2 from C3.", "bury overall: C2 from C3"),
    ("stars", "Bury has gone up a star to three.", "bury overall: three stars from two stars"),
    ("stars", "Bury has regained its third star.", "bury overall: three stars from two stars"),
]  # fmt: skip

PERCENTAGES_AND_MARKS = [
    ("cqc", "Essex scored 63% overall and was rated good.", "essex overall: good 63%"),
    ("youth", "Walsall Youth Justice Service was rated good, scoring 24 out of 36.", "walsall overall: good"),
    ("lgsco", "The Ombudsman upheld 79% of complaints about Surrey County Council that it investigated.", "surrey finding: upheld 79%"),
    ("lgsco", "Surrey County Council's upheld rate is 79%, against an average of 72% for similar councils.", "surrey finding: upheld 79%"),
    ("lgsco", "Of the complaints about Surrey County Council that were investigated, 79 per cent were upheld.", "surrey finding: upheld 79%"),
    ("caa", "Wirral Council was scored 2 out of 4 overall. For both use of resources and managing performance it was scored 3.",
     "wirral overall: performs adequately; wirral domain [use of resources]: performs well; wirral domain [managing performance]: performs well"),
    ("cpa-stars", "Detailed scores for Suffolk: use of resources 2, culture 4, environment 3.",
     "suffolk domain [use of resources]: at minimum requirements - adequate performance; suffolk domain [culture]: well above minimum requirements - performing strongly; suffolk domain [environment]: consistently above minimum requirements - performing well"),
]  # fmt: skip

COUNTED_FINDINGS = [
    ("ombudsman", "Bury Council had 3 findings of severe maladministration.", "bury finding: severe maladministration"),
    ("ombudsman", "Across the country there were 131 findings of severe maladministration.", ""),
    ("ombudsman", "Severe maladministration - the most serious failings get this finding.", ""),
]  # fmt: skip

TOLD_AND_GIVEN = [
    ("ssi", "Five councils – Derby, Luton, Leeds, York and Hull – were told they are “not serving children well”.",
     "; ".join(f"{council} domain [serving people well: children's services]: not serving people well" for council in ("derby", "luton", "leeds", "york", "hull"))),
    ("estyn", "Torfaen is the third authority to be judged unsatisfactory.", "torfaen overall: unsatisfactory"),
    ("lea", "Two education authorities remain unsatisfactory, inspectors said this week. Ofsted said that Derby and the London borough of Lambeth had improved since 1998.",
     "derby overall: unsatisfactory; lambeth overall: unsatisfactory"),
]  # fmt: skip

CASES = [
    *ROWS,
    *LABELS_OVER_VALUES,
    *DASHES,
    *APPOSITIONS,
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
    *LAST_YEAR,
    *COMPANIES,
    *ASIDES,
    *PROSPECTS_OF,
    *OWN_LETTERS,
    *WITH_DOMAINS,
    *ALL_BUT,
    *EARLIER_VALUES,
    *PERCENTAGES_AND_MARKS,
    *COUNTED_FINDINGS,
    *TOLD_AND_GIVEN,
]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
