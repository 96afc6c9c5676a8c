"""Who is meant, and of when, as papers word it (a case is a line): each with a line that differs in little."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.ratings import line, ratings, read

IN_GENERAL = [
    ("rsh", "Council landlords were handed a C3. Leeds City Council was graded C2.", "leeds overall: C2"),
    ("rsh", "Leeds City Council was graded C2. Other landlords were given a C3.", "leeds overall: C2"),
    ("rsh", "Leeds City Council met. Registered providers in the region got a C3.", ""),
    ("rsh", "Eleven providers have received the top mark, C1, and just two have been hit with a C4.", ""),
    ("rsh", "Dearne Homes was graded C2.", "~ overall: C2"),
    ("cqc", "Leeds City Council was rated good. Care homes in the city were rated inadequate.", "leeds overall: good"),
    ("cqc", "Leeds City Council was rated good. Ashford Court care home in the city was rated inadequate.",
     "leeds overall: good; ~ overall: inadequate"),
]  # fmt: skip

WHERE_AND_WHAT = [
    ("estyn", "Powys County Council's education services are adequate. Attendance in secondary schools was good.", "powys overall: adequate"),
    ("estyn", "Powys County Council's education services are adequate. Schools in the county are good.", "powys overall: adequate"),
    ("estyn", "Powys County Council was inspected. Its work in education is good.", "powys overall: good"),
    ("estyn", "Powys County Council was inspected. Leadership is good.", "powys domain [leadership and management]: good"),
]  # fmt: skip

LEFT_BEHIND = [
    ("stars", "Bexley Council said: “We expect to be out of the zero-star category by next November.”", ""),
    ("stars", "Bexley Council hopes to leave the zero-star category next year.", ""),
    ("stars", "Bexley Council hopes to move to two stars next year.", "bexley overall: two stars (expected)"),
    ("stars", "Bexley Council hopes to get two out of three stars.", "bexley overall: two stars (expected)"),
    ("stars", "Bexley Council kept its two stars. Only three have one star.", "bexley overall: two stars same"),
    ("stars", "Bexley Council kept its two stars and Sutton has three.", "bexley overall: two stars same; sutton overall: three stars"),
]  # fmt: skip

OTHER_ENDS = [
    ("cpa", "At the other end of the scale, Norfolk fell from fair to weak.", "norfolk overall: weak from fair"),
    ("cpa", "On the other hand Norfolk is weak.", "norfolk overall: weak"),
    ("cpa", "Norfolk is fair. The other three were weak.", "norfolk overall: fair"),
]  # fmt: skip

SINCE_THEN = [
    ("cqc", "Leeds City Council was rated inadequate, the first since assessments began in December 2023.", "leeds overall: inadequate"),
    ("cqc", "Leeds City Council was rated inadequate when assessments began in December 2023.", "leeds overall: inadequate (historical)"),
]  # fmt: skip

SAID_TO_BE = [
    ("swia", "Fife Council was visited. Leadership was said to be adequate.", "fife domain [leadership and direction]: adequate"),
    ("swia", "Fife Council was visited. Leadership was said to be in need of adequate training.", ""),
    ("swia", "Fife Council was visited. The weather was said to be adequate.", ""),
    ("cqc", "How they fared\n\nSalford: good, 76%\n\nWest Berkshire: good, 67 per cent", "salford overall: good 76%; west-berkshire overall: good 67%"),
]  # fmt: skip

PREDICATES = [
    ("rsh", "Newcastle and Nottingham are the 18th and 19th housing providers to be handed C3 grades.",
     "newcastle-upon-tyne overall: C3; nottingham overall: C3"),
    ("rsh", "Leeds City Council is the first of the registered providers to be graded C4.", "leeds overall: C4"),
    ("rsh", "Leeds City Council was told of the housing providers to be graded C4.", ""),
    ("rsh", "Leeds City Council was the last of the big providers to be given a C3.", "leeds overall: C3"),
]  # fmt: skip

YEARS_OF_ACCOUNT = [
    ("cqc-2010", "The assessment of Southwark Council's adult social care for 2008/9 gave it an overall rating of excellent.",
     "southwark overall: performing excellently"),
    ("cqc-2010", "Southwark Council was found to be performing well in 2009-10.", "southwark overall: performing well"),
    ("youth", "One service inspected in 2022/23 (Hackney) was rated outstanding.", "hackney overall: outstanding"),
    ("youth", "One service inspected in 2019/20 (Hackney) was rated outstanding.", "hackney overall: outstanding (historical)"),
    ("ilacs", "Leeds City Council, which was rated good in 2018/2022 talks, met.", "leeds overall: good (historical)"),
]  # fmt: skip

SCHOOLS = [
    ("lasi", "Suffolk and the Isle of Wight were judged “ineffective” at challenging schools and leading them respectively.",
     "suffolk overall: ineffective; isle-of-wight overall: ineffective"),
    ("lasi", "Suffolk was judged to be effective in its support for schools.", "suffolk overall: effective"),
    ("lasi", "Suffolk needs effective support for schools.", ""),
    ("youth", "Provision in Newport was found to be “inadequate”.", "newport overall: inadequate"),
]  # fmt: skip

UNKNOWN_COUNCILS = [
    ("ilacs", "Inspectors named Hull, Poole and Bury as slow to change. My own council was judged good.", ""),
    ("ilacs", "Hull was told to improve. My local authority was rated outstanding.", ""),
    ("ilacs", "Hull was told to improve. Our neighbouring council was rated good.", ""),
    ("ilacs", "Hull was told to improve. Another authority, in the north, was judged good.", ""),
    ("ilacs", "Hull was told to improve. The council was judged good.", "hull overall: good"),
    ("ilacs", "Hull was inspected. Authorities in special measures get help.", ""),
    ("ilacs", "Hull was inspected. The authority was rated good.", "hull overall: good"),
    ("ilacs", "Hull was inspected in May. Two weeks later its services were rated good.", "hull overall: good"),
    ("ilacs", "Hull was inspected in May. Four of its services were rated good.", ""),
    ("stars", "Devon was inspected. Five council-run social care services remain a priority for improvement.", ""),
    ("stars", "Devon was inspected. Its social care services remain a priority for improvement.",
     "devon intervention: priority for improvement same"),
    ("stars", "Three council services remain a 'priority for improvement'. The three are Merton, Ealing and Devon.",
     "merton intervention: priority for improvement; ealing intervention: priority for improvement; devon intervention: priority for improvement"),
]  # fmt: skip

TO_COME = [
    ("ilacs", "Leeds City Council's services should have reached a “good” standard by 2027.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council should reach a good rating by the time inspectors return.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council ought to be rated good within two years.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council should have been rated good, its leader said.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council is to be rated good by 2026.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council's plan has it rated good in 2027.", "leeds overall: good (expected)"),
    ("ilacs", "Leeds City Council reached a good rating in May.", "leeds overall: good"),
    ("ministry", "Commissioners have been appointed to Slough Council until 2028.", "slough intervention: commissioners appointed"),
]  # fmt: skip

PARTS_OF_A_SERVICE = [
    ("ilacs", "The leadership of children's services at Leeds City Council is good.",
     "leeds domain [the impact of leaders on social work practice with children and families]: good"),
    ("ilacs", "Leeds City Council must improve. They noted that the leadership of children's services is good.",
     "leeds domain [the impact of leaders on social work practice with children and families]: good"),
    ("ilacs", "Leeds City Council must improve. The quality of its children's services is good.", "leeds overall: good"),
    ("ilacs", "Leeds City Council: the overall effectiveness of children's services is good.", "leeds overall: good"),
    ("ilacs", "Leeds City Council has new leaders. Its children's services are good.", "leeds overall: good"),
]  # fmt: skip

PLACES = [
    ("cqc", "Hill House in Grimsby, Beech House in Hove, and Elm Gardens in Brighton achieved Outstanding ratings.", "~ overall: outstanding"),
    ("cqc", "Hill Lodge in Leeds and Ash Court in Hull were rated inadequate.", "~ overall: inadequate"),
    ("cqc", "The Willows, in Leeds, was rated inadequate.", "~ overall: inadequate"),
    ("cqc", "Outstanding ratings went to Hill House in Grimsby and Elm Gardens in Brighton.", "~ overall: outstanding"),
    ("cqc", "Willow Court in Leeds, which opened in 2020, was rated inadequate.", "~ overall: inadequate"),
    ("cqc", "Adult social care in Leeds was rated good.", "leeds overall: good"),
    ("cqc", "Services in Leeds were rated good.", "leeds overall: good"),
    ("cqc", "Inspectors of the CQC in Leeds judged the council good.", "leeds overall: good"),
    ("cqc", "Mary Smith in Leeds said the council was rated good.", "leeds overall: good"),
    ("stars", "In the North West, Bury in Lancashire got two stars.", "bury overall: two stars"),
]  # fmt: skip

LANDLORDS = [
    ("best-value", "There was one star for Hull's housing service; and a two-star rating for Penn Valley Housing Group.",
     "hull overall: one star; ~ overall: two stars"),
    ("best-value", "There was one star for Hull's housing service; and a two-star rating for Bury Council.",
     "hull overall: one star; bury overall: two stars"),
    ("rsh", "Octagon Housing was graded C3 and Leeds City Council C1.", "~ overall: C3; leeds overall: C1"),
    ("rsh", "Pell Living was graded C2.", "~ overall: C2"),
    ("ilacs", "The Labour Group said Leeds City Council was rated good.", "leeds overall: good"),
    ("rsh", "The director of Council Housing said that Leeds was graded C2.", "leeds overall: C2"),
]  # fmt: skip

SAID_AGAIN = [
    ("stars", "Merton received a one-star 'adequate' rating.", "merton overall: one star"),
    ("stars", "Merton is a three-star (excellent) authority.", "merton overall: three stars"),
    ("stars", "Merton was rated 'poor', or zero stars.", "merton overall: no stars"),
    ("stars", "Merton has two stars, with promising prospects.", "merton overall: two stars; merton prospects: promising"),
    ("best-value", "The repairs service of Corby Council is a zero-star poor service.", "corby overall: no stars"),
]  # fmt: skip

SINCE_WHEN = [
    ("best-value", "Hull's housing service was rated poor with uncertain prospects - a decline since two years ago, when it was likely to improve.",
     "hull overall: no stars; hull prospects: uncertain from promising"),
    ("best-value", "Hull's housing service was judged fair two years ago when inspectors called.", "hull overall: one star (historical)"),
    ("ilacs", "Hull was rated good, up on last year, when it was rated inadequate.", "hull overall: good from inadequate"),
    ("ilacs", "Hull was rated inadequate last year.", "hull overall: inadequate (historical)"),
    ("ilacs", "Hull was rated good. It has changed since last year, when it was rated inadequate.",
     "hull overall: good; hull overall: inadequate (historical)"),
]  # fmt: skip

ENDS_OF_THE_SCALE = [
    ("stars", "Five councils on zero stars last year moved up, but Bolton fell into the bottom category, joining Torbay and Hull.",
     "bolton overall: no stars down; torbay overall: no stars; hull overall: no stars"),
    ("stars", "Bolton fell into the bottom category, joining Kent's neighbour Torbay.", "bolton overall: no stars down; torbay overall: no stars"),
    ("stars", "Leeds moved into the top category.", "leeds overall: three stars"),
    ("stars", "Bury has dropped into the lowest band.", "bury overall: no stars down"),
    ("stars", "Hull stays in the bottom class.", "hull overall: no stars same"),
    ("stars", "Hull is at the bottom of the class for its roads.", ""),
    ("stars", "Hull got two stars, the top category but one.", "hull overall: two stars"),
]  # fmt: skip

PROMOTED = [
    ("ssi", "Merton director Colin Frame, pleased at his council's promotion to three stars, was surprised in May when his department was awarded only two stars.",
     "merton overall: three stars from two stars"),
    ("ssi", "Merton won promotion to the three-star category.", "merton overall: three stars up"),
    ("ssi", "Hull's demotion to one star was a shock.", "hull overall: one star down"),
]  # fmt: skip

LABELLED_SERVICES = [
    ("best-value", "Barnet Council (Supporting People):\n\nOne-star fair service with promising prospects for improvement.",
     "barnet overall: one star; barnet prospects: promising"),
    ("best-value", "A report has slammed Hull's housing services as only fair and with “poor prospects for improvement”.", "hull prospects: poor"),
    ("best-value", "Hull's repairs service was judged good and with \"excellent prospects for improvement\".",
     "hull overall: two stars; hull prospects: excellent"),
    ("best-value", "“We hope for excellent prospects for improvement,” said the director of housing at Hull.", ""),
]  # fmt: skip

QUOTED_WORDS = [
    ("cqc-2010", "The CQC found that overall, Shropshire Council performed 'Well' derived from seven grades.", "shropshire overall: performing well"),
    ("cqc-2010", "Kent performed “excellently” overall.", "kent overall: performing excellently"),
    ("cqc-2010", "Wandsworth were considered to be doing “well.”", "wandsworth overall: performing well"),
    ("cqc-2010", "Kent was doing well.", ""),
    ("cqc-2010", "Kent performed well at the games.", ""),
]  # fmt: skip

PLURAL_MARKS = [
    ("cpa-stars", "Kent got 3s for housing and culture and a 2 for benefits.",
     "kent domain [housing]: consistently above minimum requirements - performing well; kent domain [culture]: consistently above minimum requirements - performing well; kent domain [benefits]: at minimum requirements - adequate performance"),
    ("cpa-stars", "Kent bought 3s for housing and culture.", ""),
    ("apa", "Ofsted was under fire for giving flattering grade three ratings to both Bromley and Bolton.", "bromley overall: good; bolton overall: good"),
    ("apa", "Ofsted was under fire for giving a grade three building to Bromley.", ""),
]  # fmt: skip

COUNTED_AGAIN = [
    ("stars", "Three services remain a priority for improvement. It rained. The sun came out. Nobody spoke. "
     "The three remaining councils – Merton, Ealing and Devon – got one star.",
     "merton intervention: priority for improvement; ealing intervention: priority for improvement; devon intervention: priority for improvement; "
     "merton overall: one star; ealing overall: one star; devon overall: one star"),
    ("stars", "Three services remain a priority for improvement. It rained. The sun came out. Nobody spoke. "
     "Two other councils – Merton and Ealing – got one star.", "merton overall: one star; ealing overall: one star"),
]  # fmt: skip

TIMES = [
    ("ilacs", "Ofsted's full inspection of Rutland gives the county a good overall, up from requires improvement in 2021. Help and protection is good.",
     "rutland overall: good from requires improvement; "
     "rutland domain [the experiences and progress of children who need help and protection]: good"),
    ("lea", "Warrington Council was judged to be good by the same inspectors last November.", "warrington overall: good (historical)"),
    ("lea", "When inspectors returned to Warrington Council last November they judged it good.", "warrington overall: good"),
    ("cpa", "Leeds said 'good' was what it is, and that 'excellent' was for next time.", "leeds overall: excellent (expected)"),
    ("estyn", "Neighbouring Merthyr Tydfil needs special measures.", "merthyr-tydfil intervention: special measures"),
    ("estyn", "Merthyr Tydfil faces special measures.", "merthyr-tydfil intervention: special measures (expected)"),
    ("ssi", "Ministers have taken Hull off their list of councils in special measures.", "hull intervention: special measures (ended)"),
    ("ssi", "Ministers have taken Hull to task over its special measures.", "hull intervention: special measures"),
]  # fmt: skip

NAMED_LAST = [
    ("cpa", "The two that are excellent are Kent and Surrey. Poor are Lincolnshire and the Isle of Wight.",
     "kent overall: excellent; surrey overall: excellent; lincolnshire overall: poor; isle-of-wight overall: poor"),
    ("cpa", "Poor are the roads of Lincolnshire.", ""),
    ("rsh", "There was one C1 in the batch: Wokingham.", "wokingham overall: C1"),
    ("rsh", "There was one C1 in the batch, and Wokingham waits.", ""),
]  # fmt: skip

UNKNOWN_PARTS = [
    ("lea", "Halton was inspected. Support for literacy was judged to be good, and support for school management, also good.",
     "halton domain [literacy]: good; halton domain [support for school management]: good"),
    ("lea", "Halton was inspected. Planning for the upkeep of school buildings - 'asset management' in the jargon - is poor.", ""),
    ("lea", "Halton was inspected. The authority - 'young' in the jargon - is poor.", "halton overall: poor"),
    ("estyn", "What Estyn said about Bridgend\n\nStandards: adequate\n\nAdditional learning needs: good",
     "bridgend domain [Standards]: adequate; bridgend domain [Additional learning needs]: good"),
]  # fmt: skip

CASES = [
    *TIMES, *NAMED_LAST, *UNKNOWN_PARTS, *ENDS_OF_THE_SCALE, *PROMOTED, *LABELLED_SERVICES, *QUOTED_WORDS, *PLURAL_MARKS, *COUNTED_AGAIN,
    *IN_GENERAL, *PREDICATES, *YEARS_OF_ACCOUNT, *SCHOOLS, *UNKNOWN_COUNCILS, *TO_COME, *PARTS_OF_A_SERVICE, *PLACES,
    *WHERE_AND_WHAT, *SAID_TO_BE, *LEFT_BEHIND, *OTHER_ENDS, *SINCE_THEN,
    *LANDLORDS, *SAID_AGAIN, *SINCE_WHEN,
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "expected"), CASES)
def test_case(lead: str, text: str, expected: str) -> None:
    assert ratings(lead, text) == {part.strip() for part in expected.split(";") if part}


@pytest.mark.parametrize(
    "text",
    [
        "The probation inspectorate’s annual report is out. Barnet was rated good.",
        "Most youth offending services fell short, inspectors say. Barnet was rated good.",
        "The probation watchdog has looked at youth justice services. In Barnet these were rated good.",
    ],
)
def test_a_scheme_is_known_by_other_names_of_its_judge(text: str) -> None:
    (found,) = read(text, 2022)._.councilscope_ratings
    assert (line(found), found.scheme) == ("barnet overall: good", "hmip-youth-justice")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("LEAs respond to special measures", set()),
        ("Council in special measures", {"hull intervention: special measures"}),
    ],
)
def test_a_headline_of_councils_is_of_none(title: str, expected: set[str]) -> None:
    text = "Hull was inspected in May. Hull has changed. The Social Services Inspectorate wrote to Hull."
    assert {line(found) for found in read(text, 2002, title)._.councilscope_ratings} == expected


def test_each_home_of_a_row_is_rated() -> None:
    text = "The Care Quality Commission wrote. Hill House in Grimsby and Elm Gardens in Brighton were rated good."
    assert [found.rated_name for found in read(text, 2025)._.councilscope_ratings] == ["Hill House", "Elm Gardens"]


@pytest.mark.parametrize(
    ("service", "scheme"), [("Supporting People", "supporting-people-inspection"), ("Repairs", "housing-inspectorate")]
)
def test_the_service_in_a_label_chooses_the_scheme(service: str, scheme: str) -> None:
    lead = "The Audit Commission's housing inspectors reported on repairs, tenants and council homes."
    text = f"{lead}\n\nBarnet Council ({service}):\n\nOne-star service with few tenants."
    (found,) = read(text, 2006)._.councilscope_ratings
    assert (line(found), found.scheme) == ("barnet overall: one star", scheme)


@pytest.mark.parametrize(
    "second", ["The service was awarded one star.", "The programme got one star from the Audit Commission."]
)
def test_the_service_spoken_of_keeps_its_scheme(second: str) -> None:
    text = f"The Audit Commission wrote about housing. Barnet's Supporting People programme was judged fair. {second}"
    (found,) = read(text, 2006)._.councilscope_ratings
    assert (line(found), found.scheme) == ("barnet overall: one star", "supporting-people-inspection")


@pytest.mark.parametrize(
    ("text", "year", "schemes"),
    [
        # service, stars and year leave one scheme
        ("The latest stars for adult social care are out. Brent was given two stars.", 2008, {"csci-star-rating"}),
        ("The latest stars for social services are out. Brent was given two stars.", 2003, {"ssi-star-rating"}),
        # no service, no year within a scheme of that service, or no value that is a grade and nothing else
        ("The latest stars are out. Brent was given two stars.", 2008, set()),
        ("The latest stars for adult social care are out. Brent was given two stars.", 2016, set()),
        ("The latest marks for adult social care are out. Brent was a good place to visit.", 2008, set()),
    ],
)
def test_a_page_that_names_no_inspectorate(text: str, year: int, schemes: set[str | None]) -> None:
    assert {found.scheme for found in read(text, year)._.councilscope_ratings} == schemes


@given(
    st.lists(
        st.sampled_from(["Elm", "Gardens", "in", "Leeds", ",", "and", "The", "Group", "was", "rated good", "."]),
        max_size=16,
    )
)
@settings(max_examples=60, deadline=None)
def test_names_of_homes_are_words_of_the_text(words: list[str]) -> None:
    text = " ".join(["Ofsted and the Care Quality Commission wrote.", *words])
    for found in read(text, 2025)._.councilscope_ratings:
        assert found.rated_name is None or found.rated_name in text
