"""How the results of each regime are worded (a case is a line), and ordinary words that are no rating."""

from __future__ import annotations

import pytest

from helpers.ratings import ratings

VALUE_IN_BRACKETS = [
    ("rsh", "Also out today are first grades for Exeter (C1), Hounslow (C2) and Sheffield (C3).", "exeter overall: C1; hounslow overall: C2; sheffield overall: C3"),
    ("cpa", "The councils that moved are Torbay (good), Luton (fair) and Derby (weak).", "torbay overall: good; luton overall: fair; derby overall: weak"),
    ("stars", "Inspectors praised Bury (three stars), Wirral (two stars) and Poole (one star).",
     "bury overall: three stars; wirral overall: two stars; poole overall: one star"),
    ("roads", "The worst roads are in Norfolk (red), Suffolk (red) and Essex (amber).", "norfolk overall: red; suffolk overall: red; essex overall: amber"),
    ("cqc", "The CQC has visited Essex (rated good) and Cornwall (rated requires improvement).", "essex overall: good; cornwall overall: requires improvement"),
]  # fmt: skip

MARKS_FOR_JUDGEMENTS = [
    ("cqc", "Essex County Council was given a 4 for safeguarding.", "essex domain [safeguarding]: evidence shows an exceptional standard"),
    ("cqc", "Essex County Council got 2 for assessing needs and 3 for partnerships and communities.",
     "essex domain [assessing needs]: evidence shows some shortfalls; essex domain [partnerships and communities]: evidence shows a good standard"),
    ("cqc", "Essex County Council scored 3 on safeguarding, and 2 on equity in experience and outcomes.",
     "essex domain [safeguarding]: evidence shows a good standard; essex domain [equity in experience and outcomes]: evidence shows some shortfalls"),
    ("cpa", "Bury was awarded four for benefits and a two for housing.", "bury domain [benefits]: 4/4; bury domain [housing]: 2/4"),
    ("cqc", "Essex County Council has 3 homes for safeguarding people.", ""),
    ("cqc", "Essex County Council has appointed 2 managers for safeguarding.", ""),
]  # fmt: skip

LABEL_PAIRS_IN_A_LINE = [
    ("youth", "South Tyneside Youth Justice Service\n\nOverall: Outstanding. Work on resettlement: Good.\n\nGateshead Youth Justice Service\n\nOverall: Good. Resettlement: Requires improvement.",
     "south-tyneside overall: outstanding; south-tyneside domain [resettlement]: good; gateshead overall: good; gateshead domain [resettlement]: requires improvement"),
    ("ilacs", "Leeds City Council\n\nOverall effectiveness: Good; leadership and management: Outstanding",
     "leeds overall: good; leeds domain [the impact of leaders on social work practice with children and families]: outstanding"),
]  # fmt: skip

STARS_WON = [
    ("stars", "Enfield and Luton gain a second star.", "enfield overall: two stars from one star; luton overall: two stars from one star"),
    ("stars", "Enfield gained its third star.", "enfield overall: three stars from two stars"),
    ("stars", "Enfield lost its third star and Luton its second.", ""),
]  # fmt: skip

SAME_TWICE = [
    ("ilacs", "Leeds was found inadequate for the second time in five years.", "leeds overall: inadequate"),
    ("ilacs", "Leeds has once more been rated good.", "leeds overall: good same"),
    ("ilacs", "Leeds has again been judged to require improvement.", "leeds overall: requires improvement same"),
    ("rsh", "Luton Council remains at C3 after a second inspection.", "luton overall: C3 same"),
    ("cpa", "Luton holds on to its excellent rating.", "luton overall: excellent same"),
]  # fmt: skip

ORDINARY_ADJECTIVES = [
    ("ilacs", "Ofsted found good leadership and outstanding staff at Leeds City Council.", ""),
    ("ilacs", "Leeds City Council says that it is in good shape.", ""),
    ("cqc", "The watchdog said that Essex County Council had good relationships with partners and adequate staffing.", ""),
    ("cpa", "Poor weather and weak demand have hit Torbay Council's car parks, which had an excellent year in 2001.", ""),
    ("fire", "Kent Fire and Rescue Service has good values and an outstanding record on recruitment, says its chief.", ""),
    ("estyn", "Cardiff Council has made adequate arrangements and good use of its money.", ""),
    ("rsh", "Luton Council's homes are in a good state of repair.", ""),
    ("ilacs", "Inadequate funding is to blame, said the leader of Leeds City Council.", ""),
    ("stars", "A star-studded cast opened the theatre in Bury.", ""),
    ("cqc", "Ratings range from inadequate to outstanding, and Essex County Council will learn its own in May.", ""),
]  # fmt: skip

REVIEWS = [
    ("joint", "The joint review concludes that Bolton's social services serve most people well and that prospects for improvement are promising.",
     "bolton overall: serving most people well; bolton prospects: promising"),
    ("joint", "Derby's social services are not serving people well and have poor prospects.", "derby overall: not serving people well; derby prospects: poor"),
    ("joint", "People in Luton are generally well served by social services, with excellent prospects for the future.", "luton prospects: excellent"),
    ("joint", "Inspectors concluded that Hull serves some people well, but its prospects are uncertain.",
     "hull overall: serving some people well; hull prospects: uncertain"),
]  # fmt: skip

SOCIAL_SERVICES_STARS = [
    ("stars", "Derby's adult social services department has been given the top three-star rating.", "derby overall: three stars"),
    ("stars", "Derby has achieved the maximum three stars for the third year running.", "derby overall: three stars same"),
    ("stars", "Derby gets three stars out of three.", "derby overall: three stars"),
    ("stars", "The CSCI has awarded Derby City Council's adult social services a 2-star rating.", "derby overall: two stars"),
    ("stars", "Derby is now a three star authority after being awarded two stars last year.", "derby overall: three stars from two stars"),
    ("stars", "Derby's rating has been raised from two stars to three.", "derby overall: three stars from two stars"),
    ("stars", "Derby, with two stars, and Leeds, with one, must do better.", "derby overall: two stars; leeds overall: one star"),
    ("stars", "Derby was one of only three councils in England to be given no stars.", "derby overall: no stars"),
]  # fmt: skip

PERFORMANCE_ASSESSMENT = [
    ("cpa", "Derby City Council is among the best in the country after being rated excellent.", "derby overall: excellent"),
    ("cpa", "Derby has been promoted from the 'fair' to the 'good' category.", "derby overall: good from fair"),
    ("cpa", "The Audit Commission has branded Derby a 'poor' council.", "derby overall: poor"),
    ("cpa", "Derby City Council has been upgraded to 'good'.", "derby overall: good up"),
    ("cpa", "The best councils were Derby, Leeds and York, all rated excellent.", "derby overall: excellent; leeds overall: excellent; york overall: excellent"),
    ("cpa-stars", "Derby has been given four stars, the highest score possible, and judged to be improving strongly.",
     "derby overall: four stars; derby direction: improving strongly"),
    ("cpa-stars", "Derby keeps its 3-star rating and is 'improving well'.", "derby overall: three stars same; derby direction: improving well"),
    ("cpa-stars", "In its direction of travel Derby was said to be improving adequately.", "derby direction: improving adequately"),
    ("cpa-stars", "Derby City Council scored four out of four for use of resources.", "derby domain [use of resources]: well above minimum requirements - performing strongly"),
]  # fmt: skip

CHILDREN = [
    ("ilacs", "Derby's children's services have been rated 'outstanding' in all areas by Ofsted.", "derby overall: outstanding"),
    ("ilacs", "Ofsted says Derby City Council's children's services 'require improvement to be good'.", "derby overall: requires improvement"),
    ("ilacs", "Ofsted has upgraded Derby's children's services to 'good' two years after they were rated 'inadequate'.", "derby overall: good from inadequate"),
    ("ilacs", "The overall effectiveness of children's services in Derby is outstanding.", "derby overall: outstanding"),
    ("ilacs", "Children's services in Derby have gone from inadequate to outstanding in four years.", "derby overall: outstanding from inadequate"),
    ("ilacs", "Derby's services for care leavers were judged outstanding, while the impact of leaders was good.",
     "derby domain [the experiences and progress of care leavers]: outstanding; derby domain [the impact of leaders on social work practice with children and families]: good"),
    ("ilacs", "Inspectors rated the council's overall effectiveness as good. Derby City Council was delighted.", "derby overall: good"),
    ("ilacs", "An inspection of Derby City Council's children's services has found them to be inadequate.", "derby overall: inadequate"),
    ("ilacs", "Ofsted inspectors have given Derby City Council a glowing report, rating children's services as good across the board.", "derby overall: good"),
    ("apa", "Derby's children's services were judged good, with good capacity to improve, and staying safe was adequate.",
     "derby overall: good; derby prospects: good; derby domain [staying safe]: adequate"),
    ("apa", "Inspectors gave Derby grade 3 for children's services overall and grade 2 for staying safe.", "derby overall: good; derby domain [staying safe]: adequate"),
]  # fmt: skip

ADULT_CARE = [
    ("cqc", "The CQC has published its report on Derby City Council's adult social care, which it rated as requires improvement.", "derby overall: requires improvement"),
    ("cqc", "Derby's adult social care services have been rated ‘good’ by the CQC, with an overall score of 72 per cent.", "derby overall: good 72%"),
    ("cqc", "Derby has become the first council to be rated outstanding.", "derby overall: outstanding"),
    ("cqc", "How Derby City Council is meeting its responsibilities to ensure people have access to adult social care has been rated requires improvement.",
     "derby overall: requires improvement"),
    ("cqc", "The council scored 3 for safeguarding but 2 for equity in experience and outcomes. Derby City Council has an action plan.",
     "derby domain [safeguarding]: evidence shows a good standard; derby domain [equity in experience and outcomes]: evidence shows some shortfalls"),
    ("cqc-2010", "Derby's adult social care has been assessed as 'performing excellently' in 2010.", "derby overall: performing excellently"),
    ("cqc-2010", "Derby was rated as performing well overall and excellently for choice and control.",
     "derby overall: performing well; derby domain [increased choice and control]: performing excellently"),
]  # fmt: skip

HOUSING = [
    ("rsh", "Derby City Council has been handed a C3 rating by the regulator.", "derby overall: C3"),
    ("rsh", "Derby is the latest council to be hit with a C4.", "derby overall: C4"),
    ("rsh", "The regulator has downgraded Derby from C2 to C3.", "derby overall: C3 from C2"),
    ("rsh", "Derby and Leeds both received C2 grades.", "derby overall: C2; leeds overall: C2"),
    ("best-value", "Derby's housing service was rated as a 'fair', one-star service that has 'promising' prospects for improvement.",
     "derby overall: one star; derby prospects: promising"),
    ("best-value", "Derby City Council's cleansing service got one star and will probably not improve.", "derby overall: one star"),
    ("best-value", "Inspectors judged the planning service at Derby to be poor and gave it no stars.", "derby overall: no stars"),
]  # fmt: skip

WALES_AND_SCOTLAND = [
    ("estyn", "Estyn has placed Powys County Council's education services in the category of special measures.", "powys intervention: special measures"),
    ("estyn", "Estyn said Cardiff's education services were unsatisfactory and its prospects for improvement unsatisfactory.",
     "cardiff overall: unsatisfactory; cardiff prospects: unsatisfactory"),
    ("estyn", "Overall, Cardiff Council's performance is adequate and its prospects are good.", "cardiff overall: adequate; cardiff prospects: good"),
    ("swia", "Fife Council's social work services were graded good for outcomes but weak for leadership.",
     "fife domain [key outcomes for people who use services]: good; fife domain [leadership and direction]: weak"),
    ("swia", "The inspectors evaluated Fife's impact on staff as adequate and its capacity for improvement as good.",
     "fife domain [impact on staff]: adequate; fife prospects: good"),
]  # fmt: skip

FIRE = [
    ("fire", "Kent Fire and Rescue Service was found to be good at preventing fires and adequate in promoting the right values and culture.",
     "kent-fire domain [preventing fires and other risks]: good; kent-fire domain [promoting the right values and culture]: adequate"),
    ("fire", "Inspectors graded Kent Fire and Rescue Service as requires improvement for future affordability.",
     "kent-fire domain [making the fire and rescue service affordable now and in the future]: requires improvement"),
]  # fmt: skip

AREAS = [
    ("caa", "Derby has been awarded a green flag for its work on crime and a red flag for obesity.", "derby flag: green flag; derby flag: red flag"),
]  # fmt: skip

STATES_THAT_END = [
    ("ssi", "The London boroughs of Hackney and Lambeth, plus Lancashire, have been removed from special measures after being awarded one-star ratings.",
     "hackney intervention: special measures (ended); lambeth intervention: special measures (ended); lancashire intervention: special measures (ended); hackney overall: one star; lambeth overall: one star; lancashire overall: one star"),
    ("ssi", "Hackney has been released from special measures.", "hackney intervention: special measures (ended)"),
    ("ministry", "The government has allowed the best value notice for Middlesbrough Council to expire.", "middlesbrough intervention: notice in force (ended)"),
]  # fmt: skip

SAME_CLASS = [
    ("ssi", "Derby and Luton have no stars for the second year running. York has dropped into this category from one star.",
     "derby overall: no stars same; luton overall: no stars same; york overall: no stars from one star"),
    ("cpa", "Derby has dropped from fair to weak. York has done likewise.", "derby overall: weak from fair; york overall: weak from fair"),
]  # fmt: skip

YEARS = [
    ("stars", "In 2004 Derby got three stars, in 2005 two stars and now it has one star.",
     "derby overall: three stars (historical); derby overall: one star from two stars"),
    ("stars", "Derby has risen from a single star to three.", "derby overall: three stars from one star"),
    ("stars", "Only two councils have a single star. They are Derby and Luton.", "derby overall: one star; luton overall: one star"),
]  # fmt: skip

ANNOUNCED_LISTS = [
    ("rsh", "Three councils have been given a C3 grading. The councils named are:\n\n- Derby City Council\n\n- Luton Council\n\n- Leeds City Council",
     "derby overall: C3; luton overall: C3; leeds overall: C3"),
    ("rsh", "Three councils have been given a C3 grading. They are:\n\n- Derby\n\n- Luton\n\n- Leeds\n\nAll have plans.",
     "derby overall: C3; luton overall: C3; leeds overall: C3"),
    ("rsh", "Three councils have been given a C3 grading. The reasons are:\n\n- Damp\n\n- Repairs\n\nDerby is to act.", ""),
]  # fmt: skip

CASES = [
    *VALUE_IN_BRACKETS,
    *MARKS_FOR_JUDGEMENTS,
    *LABEL_PAIRS_IN_A_LINE,
    *STARS_WON,
    *SAME_TWICE,
    *ORDINARY_ADJECTIVES,
    *REVIEWS,
    *SOCIAL_SERVICES_STARS,
    *PERFORMANCE_ASSESSMENT,
    *CHILDREN,
    *ADULT_CARE,
    *HOUSING,
    *WALES_AND_SCOTLAND,
    *FIRE,
    *AREAS,
    *STATES_THAT_END,
    *SAME_CLASS,
    *YEARS,
    *ANNOUNCED_LISTS,
]


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}
