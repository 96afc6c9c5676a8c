"""Articles that rate no council, and lines that say nothing of whom they rate: what stands elsewhere decides."""

from __future__ import annotations

import pytest

from helpers.ratings import line, read

CARE = "The Care Quality Commission called at Alder Lodge, a care home in Halton, in the spring."
ADULTS = (
    "Halton Council pays for nine people there, Halton Council said on Monday, and Halton Council will look for rooms."
)
WEATHER = "It rained for most of the week, and nobody minded much."


def told(text: str, year: int = 2024, title: str | None = None) -> set[str]:
    """The ratings of councils in a text, as lines."""
    return {line(found) for found in read(text, year, title)._.councilscope_ratings if found.council}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # nothing names a council beside the value, and no council was said to be inspected
        ("Care home told to close", f"{CARE}\n\n{WEATHER}\n\nWhat they saw was rated inadequate.\n\n{ADULTS}", set()),
        ("Lodge to close", f'{CARE}\n\n{WEATHER}\n\n{ADULTS}\n\n"They called it inadequate," said one daughter.', set()),
        # where the opening says that the council was inspected, the same words are told of it
        ("Council told to do better", "The Care Quality Commission has inspected Halton Council's care of adults.\n\n"
         f"{WEATHER}\n\n{ADULTS}\n\nWhat they saw was rated inadequate.", {"halton overall: inadequate"}),
        ("Halton given poor marks by care watchdog", f"The Care Quality Commission was here in the spring.\n\n{WEATHER}\n\n"
         f"{ADULTS}\n\nWhat they saw was rated inadequate.", {"halton overall: inadequate"}),
    ],
)  # fmt: skip
def test_a_default_needs_a_council_that_was_inspected(title: str, text: str, expected: set[str]) -> None:
    assert told(text, title=title) == expected


CHILDREN = "Ofsted has published its inspection of children's services."
STARS = "The Commission for Social Care Inspection has published its star ratings for adult social care."
PAIRS = [
    (CHILDREN, "A Walsall nursery was rated good.", "Walsall was rated good.", "walsall"),
    (CHILDREN, "One Walsall landlord, who has four houses, was rated good.", "Walsall, which has four houses, was rated good.",
     "walsall"),
    (CHILDREN, "The new bypass in Walsall is inadequate.", "The service in Walsall is inadequate.", "walsall"),
    (CHILDREN, "The choir at Walsall is outstanding.", "The council at Walsall is outstanding.", "walsall"),
    (CHILDREN, "Mr Hale said that Walsall was a good council.", "Ofsted said that Walsall was a good council.", "walsall"),
    (STARS, "I would give Walsall Council two stars.", "Inspectors gave Walsall Council two stars.", "walsall"),
    (CHILDREN, "In Walsall a private home closed after it was told that it required improvement.",
     "In Walsall work went on after the council was told that it required improvement.", "walsall"),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "other", "own", "council"), PAIRS)
def test_who_is_rated_beside_a_place(lead: str, other: str, own: str, council: str) -> None:
    year = 2007 if lead is STARS else 2024
    assert not told(f"{lead}\n\n{other}", year)
    assert {found.split()[0] for found in told(f"{lead}\n\n{own}", year)} == {council}


def test_labels_below_a_heading_are_of_the_council_that_the_opening_tells_of() -> None:
    text = (
        "Southend's education authority was inspected by Ofsted, which has published its inspection of the local education "
        "authority.\n\nEssex was told nothing and Thurrock has its turn in May.\n\nTHE VERDICT\n\n"
        "Admissions: good\n\nSchool places: poor"
    )
    assert {found.split()[0] for found in told(text, 2001)} == {"southend-on-sea"}


@pytest.mark.parametrize(
    ("label", "status"), [("Special needs: poor", "current"), ("It needs good leadership", "expected")]
)
def test_a_need_before_a_colon_is_a_name(label: str, status: str) -> None:
    lead = "Ofsted has published its inspection of the local education authority of Walsall."
    found = read(
        f"{lead}\n\nWalsall Council was inspected in May.\n\nTHE VERDICT\n\n{label}", 2001
    )._.councilscope_ratings
    assert {rating.status for rating in found} <= {status}


HOMES = "The Regulator of Social Housing has published its consumer grades."


@pytest.mark.parametrize("row", ["Netherwallop C1 (the first to get it)", "Great Netherwallop C1", "Harbour Homes C1"])
def test_a_row_with_a_name_of_its_own_rates_nobody_else(row: str) -> None:
    text = f"{HOMES}\n\nWalsall Council was inspected in the spring.\n\nLeeds City Council C2\n\n{row}"
    assert told(text) == {"leeds overall: C2"}


@pytest.mark.parametrize("row", ["Grade C1", "Another C1 grade is for its homes."])
def test_a_row_without_a_name_goes_on(row: str) -> None:
    assert told(f"{HOMES}\n\nWalsall Council was inspected in the spring.\n\n{row}") == {"walsall overall: C1"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walsall good. Leeds requires improvement.", {"walsall overall: good", "leeds overall: requires improvement"}),
        ("Walsall good news for parents.", set()),
        ("Walsall inadequate, says watchdog", {"walsall overall: inadequate"}),
    ],
)
def test_a_grade_directly_behind_the_council_that_opens_its_line(text: str, expected: set[str]) -> None:
    assert told(f"{CHILDREN}\n\n{text}") == expected


@pytest.mark.parametrize("arrow", [">", "→", "->"])
def test_an_arrow_leads_from_the_earlier_grade(arrow: str) -> None:
    assert told(f"{HOMES}\n\nWalsall Council C3 {arrow} C2") == {"walsall overall: C2 from C3"}


# Who is counted is nobody who was named before: each sentence goes with a lead that rates two councils or one.
REVIEW = "The Social Services Inspectorate and the Audit Commission said Kirklees and Leicester serve some people well."
CPA = "The Audit Commission has published its comprehensive performance assessment. Kirklees was given three stars."
SCHOOLS = "Estyn has published its report on education services in Powys. It said Torfaen needed time to improve."
HOUSING = "The Audit Commission has published its inspection of housing in Kirklees, a one-star service."
COUNTED = [
    (REVIEW, 2001, "Just 4 per cent served most people well and had excellent prospects."),
    (REVIEW, 2001, "Of the 30 reviewed so far, only one in ten serves most people well and has promising prospects."),
    (REVIEW, 2001, "Nearly a third were not serving people well."),
    (REVIEW, 2001, "Almost half of those reviewed have uncertain prospects for improvement."),
    (REVIEW, 2001, "A handful were not serving people well."),
    (CPA, 2007, "Only two authorities, compared with six last year, are rated as having achieved only a single star."),
    (CPA, 2007, "The number with one star fell from five in the previous year to two, and none were zero star."),
    (CPA, 2007, "More than a quarter got four stars."),
    (
        SCHOOLS,
        2013,
        "Of 18 inspected, five were good, two in need of significant improvement and five require special measures.",
    ),
    (SCHOOLS, 2013, "A quarter of those inspected are in special measures."),
    (SCHOOLS, 2013, "Five more require special measures."),
    (SCHOOLS, 2013, "Nine of its primaries require special measures."),
    (HOUSING, 2006, "It has so far given two or three stars to 41 per cent of the services that it has inspected."),
    (HOUSING, 2006, "Three stars have gone to 12 per cent of services."),
    (HOUSING, 2006, "Two stars were awarded to half of those inspected."),
]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize(("lead", "year", "sentence"), COUNTED)
def test_who_is_counted_was_not_named_before(lead: str, year: int, sentence: str, gap: str) -> None:
    assert told(f"{lead}{gap}{sentence}", year) == told(lead, year)


NAMED = [
    ("Only two authorities, compared with six last year, have one star. They are Leeds and York.",
     {"leeds overall: one star", "york overall: one star"}),
    ("The number with one star fell from five in the previous year to two - Leeds and York - and none were zero star.",
     {"leeds overall: one star", "york overall: one star"}),
    ("Three stars went to just two: Leeds and York.", {"leeds overall: three stars", "york overall: three stars"}),
    ("Only one - Leeds - is judged not to be improving adequately.", {"leeds direction: not improving adequately"}),
    ("Leeds has three stars overall, according to one of two reports.", {"leeds overall: three stars"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), NAMED)
def test_who_is_counted_and_named_has_the_value(sentence: str, expected: set[str]) -> None:
    assert told(f"{CPA} {sentence}", 2007) == told(CPA, 2007) | expected


STARS_2007 = "The Commission for Social Care Inspection has published its star ratings for adult social care."
SSI = "The Social Services Inspectorate has published its star ratings of social services."
DISTRICTS = "The Audit Commission has published its comprehensive performance assessment of districts."
FIRE = "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services has published its first inspections of fire services."
YOUTH = "HM Inspectorate of Probation has published its inspection of youth justice services."
MINISTRY = "The Ministry of Housing, Communities and Local Government has written to councils."
SAID = [
    # what is asked, nearly had, lost or explained is no grade
    (STARS_2007, 2007, '"Ask anyone whether Kirklees has two stars," he said.', set()),
    (STARS_2007, 2007, "Kirklees was stripped of one of its two stars.", {"kirklees overall: one star from two stars"}),
    (STARS_2007, 2007, "Kirklees missed two stars by a single point.", {"kirklees overall: two stars (denied)"}),
    (DISTRICTS, 2004, "It looks at how far a council is likely to improve. It has assessed Burnley and Pendle.", set()),
    (CPA, 2007, "Two authorities, Havering and Leeds, saw their assessment rise by 2 stars.", {"kirklees overall: three stars"}),
    # a service is no matter of a scheme that judges whole councils, nor people of one that judges schools' support
    (DISTRICTS, 2004, "Burnley Council was rated fair. Street cleaning is poor.", {"burnley overall: fair"}),
    (CHILDREN, 2019, "Kirklees Council is slow, and managers were said to be 'ineffective'.", set()),
    # attributes and companions
    (DISTRICTS, 2004, "Poor-rated Pendle has a new chief executive.", {"pendle overall: poor"}),
    (DISTRICTS, 2004, "Poor-rated schools in Pendle have new heads.", set()),
    (SSI, 2002, "The minister put Leeds on special measures, along with Walsall and Bromley.",
     {f"{name} intervention: special measures" for name in ("leeds", "walsall", "bromley")}),
    (SSI, 2002, "Salford has three stars; Rochdale slipped to two, and Tameside kept its one.",
     {"salford overall: three stars", "rochdale overall: two stars down", "tameside overall: one star same"}),
    # status
    (MINISTRY, 2024, "The minister is revoking the statutory direction of Leeds City Council.",
     {"leeds intervention: statutory direction (ended)"}),
    (MINISTRY, 2024, "The minister is minded to send commissioners into Leeds City Council.",
     {"leeds intervention: commissioners appointed (expected)"}),
    (MINISTRY, 2024, "Kent County Council was the first commissioner.", set()),
    # as many parts as are told, and areas that are counted
    (FIRE, 2019, "Bedfordshire's fire service was rated good for effectiveness and as requiring improvement in the other two areas.",
     {"bedfordshire-fire domain [effectiveness]: good", "bedfordshire-fire domain [efficiency]: requires improvement",
      "bedfordshire-fire domain [people]: requires improvement"}),
    (FIRE, 2019, "Bedfordshire's fire service was rated good for effectiveness and as requiring improvement in the other four areas.",
     {"bedfordshire-fire domain [effectiveness]: good"}),
    (YOUTH, 2023, "Hull scored good in four areas.\n\nNine recommendations were made. They say that Hull should review its plans.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "year", "sentence", "expected"), SAID)
def test_what_is_said_of_whom(lead: str, year: int, sentence: str, expected: set[str]) -> None:
    assert told(f"{lead}\n\n{sentence}", year) == expected
