"""People, their roles and organisations: one line a phenomenon."""

from __future__ import annotations

import pytest

from councilscope.matching.annotations import PersonFound
from councilscope.matching.people.component import People
from helpers.speech import persons, read


def only(text: str) -> PersonFound:
    """The one person of a text."""
    (person,) = persons(text.replace(" / ", "\n\n"))
    return person


ROLES = [
    # text, name, role, organisation
    ("Jane Moss, leader of the council, resigned.", "Jane Moss", "leader of the council", None),
    ("The leader of the council, Jane Moss, resigned.", "Jane Moss", "leader of the council", None),
    ("Council leader Jane Moss resigned.", "Jane Moss", "Council leader", None),
    ("Cllr Jane Moss, the Leader of the Council, resigned.", "Jane Moss", "Leader of the Council", None),
    ("Bradford's leader, Jane Moss, resigned.", "Jane Moss", "leader", "Bradford"),
    ("Jane Moss, leader of Leeds City Council, resigned.", "Jane Moss", "leader", "Leeds City Council"),
    ("The deputy leader, Jane Moss, resigned.", "Jane Moss", "deputy leader", None),
    ("Liberal Democrat group leader Jane Moss resigned.", "Jane Moss", "Liberal Democrat group leader", None),
    ("Jane Moss, leader of the Labour group, resigned.", "Jane Moss", "leader of the Labour group", None),
    ("Jane Moss, cabinet member for adults and communities at Leeds City Council, resigned.", "Jane Moss", "cabinet member for adults and communities", "Leeds City Council"),
    ("Jane Moss, Cabinet Member for Children, Young People and Families, resigned.", "Jane Moss", "Cabinet Member for Children, Young People and Families", None),
    ("Jane Moss, the council's cabinet member for adults, resigned.", "Jane Moss", "cabinet member for adults", "the council"),
    ("Jane Moss, cabinet member with responsibility for social services, resigned.", "Jane Moss", "cabinet member with responsibility for social services", None),
    ("Jane Moss, who has been cabinet member for adults since May, resigned.", "Jane Moss", "cabinet member for adults", None),
    ("Portfolio holder for housing Jane Moss resigned.", "Jane Moss", "Portfolio holder for housing", None),
    ("Director of social services Jane Moss resigned.", "Jane Moss", "Director of social services", None),
    ("Director of Joint Reviews, Jane Moss, resigned.", "Jane Moss", "Director of Joint Reviews", None),
    ("Jane Moss, interim director of children's services, resigned.", "Jane Moss", "interim director of children's services", None),
    ("Jane Moss, who joined us as Director of Housing in 2022, resigned.", "Jane Moss", "Director of Housing", None),
    ("Former chief executive Jane Moss resigned.", "Jane Moss", "Former chief executive", None),
    ("Jane Moss, Leeds City Council's chief executive, resigned.", "Jane Moss", "chief executive", "Leeds City Council"),
    ("Leeds City Council chief executive Jane Moss resigned.", "Jane Moss", "chief executive", "Leeds City Council"),
    ("Commission for Social Care Inspection (CSCI) Chief Inspector Jane Moss resigned.", "Jane Moss", "Chief Inspector", "Commission for Social Care Inspection (CSCI)"),
    ("West Midlands Regional Director Jane Moss resigned.", "Jane Moss", "West Midlands Regional Director", None),
    ("The Acting Chief Inspector of the SSI, Jane Moss, resigned.", "Jane Moss", "Acting Chief Inspector", "the SSI"),
    ("Chief Inspector of Probation Jane Moss resigned.", "Jane Moss", "Chief Inspector of Probation", None),
    ("Jane Moss, the Social Security Minister, resigned.", "Jane Moss", "Social Security Minister", None),
    ("Local government minister Sir Adam Reed resigned.", "Adam Reed", "Local government minister", None),
    ("Jane Moss, chair of the Accounts Commission, resigned.", "Jane Moss", "chair of the Accounts Commission", "the Accounts Commission"),
    ("Jane Moss, chairman of the social services committee, resigned.", "Jane Moss", "chairman of the social services committee", None),
    ("Jane Moss, head teacher of a primary school in Ripon, resigned.", "Jane Moss", "head teacher", "a primary school"),
    ("Jane Moss, chief medical officer at the trust, resigned.", "Jane Moss", "chief medical officer", "the trust"),
    ("The council's leader is Jane Moss.", "Jane Moss", "leader", "The council"),
    ("Jane Moss is leader of the council.", "Jane Moss", "leader of the council", None),
    ("Lead commissioner: Jane Moss", "Jane Moss", "Lead commissioner", None),
    ("Mayor Jane Moss resigned.", "Jane Moss", "Mayor", None),
    ("Jane Moss (Lab), leader of the council, resigned.", "Jane Moss", "leader of the council", None),
    ("Jane Moss, 61, leader of the council, resigned.", "Jane Moss", "leader of the council", None),
    # a predicate tells the role
    ("Jane Moss, who runs a hostel in Ripon, resigned.", "Jane Moss", "runs a hostel in Ripon", None),
    ("Jane Moss, who leads the Labour group, resigned.", "Jane Moss", "leads the Labour group", "Labour group"),
    ("Jane Moss, who also chairs the charity Carers First, resigned.", "Jane Moss", "chairs the charity Carers First", "Carers First"),
    ("Jane Moss, who is responsible for housing, resigned.", "Jane Moss", "responsible for housing", None),
    ("Jane Moss, responsible for roads and waste, resigned.", "Jane Moss", "responsible for roads and waste", None),
    ("Jane Moss, who sits on the board and keeps a shop, resigned.", "Jane Moss", "sits on the board", "board"),
    ("Jane Moss, who led the inspection, resigned.", "Jane Moss", None, None),
    ("Jane Moss leads the Labour group.", "Jane Moss", None, None),
    # trades
    ("Jane Moss, a harbour taxi driver from Ripon, resigned.", "Jane Moss", "harbour taxi driver", "Ripon"),
    ("“It is late,” said harbour taxi skipper Jane Moss.", "Jane Moss", "harbour taxi skipper", None),
    ("“It is late,” said allotment holder Jane Moss.", "Jane Moss", "allotment holder", None),
    ("“It is late,” said a friend of Jane Moss.", "Jane Moss", None, None),
    ("“It is late,” said yesterday Jane Moss.", "Jane Moss", None, None),
    ("“It is late,” she said before Jane Moss left.", "Jane Moss", None, None),
    ("Education Secretary Jane Moss resigned.", "Jane Moss", "Education Secretary", None),
    ("A new head of audit, Jane Moss, took up her post.", "Jane Moss", "head of audit", None),
    ("Jane Moss, director for the North East, Yorkshire and Humber, resigned.", "Jane Moss", "director for the North East, Yorkshire and Humber", None),
    ("Jane Moss, head of inspection for the East Midlands, resigned.", "Jane Moss", "head of inspection for the East Midlands", None),
    ("Jane Moss, regional organiser for the GMB, resigned.", "Jane Moss", "regional organiser", "the GMB"),
    ("Jane Moss, director of the charity Carers First, resigned.", "Jane Moss", "director", "the charity Carers First"),
    # a role proves the name after it
    ("The head of inspection for the East Midlands, Cosima Brigg, resigned.", "Cosima Brigg", "head of inspection for the East Midlands", None),
    # a role under the name in its own line
    ("“It is late.” / Jane Moss / Leader of Leeds City Council", "Jane Moss", "Leader", "Leeds City Council"),
    ("“It is late.” / Jane Moss / Leader of Leeds City Council resigns in May.", "Jane Moss", None, None),
    ("Jane Moss, executive member, adult social care and health, resigned.", "Jane Moss", "executive member, adult social care and health", None),
    ("Jane Moss, Corporate Director: Social Care, resigned.", "Jane Moss", "Corporate Director: Social Care", None),
    ("Jane Moss, Labour's local government spokesman, resigned.", "Jane Moss", "local government spokesman", "Labour"),
    ("Jane Moss, Leader of Leeds City Council and Labour Group Leader, resigned.", "Jane Moss", "Leader", "Leeds City Council"),
    ("Jane Moss, executive member Adult Social Care and Health, resigned.", "Jane Moss", "executive member Adult Social Care and Health", None),
    ("Jane Moss, Her Majesty’s Chief Inspector, resigned.", "Jane Moss", "Her Majesty’s Chief Inspector", None),
    ("Audit Commission Chairman Jane Moss resigned.", "Jane Moss", "Chairman", "Audit Commission"),
    ("The LGA chairman, Jane Moss, resigned.", "Jane Moss", "chairman", "LGA"),
    ("Jane Moss, chief executive of 'excellent' Leeds City Council, resigned.", "Jane Moss", "chief executive", "Leeds City Council"),
    ("Former Leeds director Jane Moss resigned.", "Jane Moss", "Former Leeds director", "Leeds"),
    ("London best value inspection regional director Jane Moss resigned.", "Jane Moss", "London best value inspection regional director", None),
    ("Jane Moss, a former nurse, will chair the board.", "Jane Moss", "former nurse", None),
    ("Jane Moss, an outsider, will chair the board.", "Jane Moss", None, None),
    ("Jane Moss, the county council's Cabinet Member for Adults, resigned.", "Jane Moss", "Cabinet Member for Adults", "the county council"),
    ("Jane Moss, the Labour group's spokesperson for housing, resigned.", "Jane Moss", "spokesperson for housing", "the Labour group"),
    ("Jane Moss, UKIP leader on Leeds City Council, resigned.", "Jane Moss", "UKIP leader", "Leeds City Council"),
    ("Jane Moss, leader of Leeds Conservatives, resigned.", "Jane Moss", "leader", "Leeds Conservatives"),
    ("Lib Dem borough and county councillor Jane Moss resigned.", "Jane Moss", "borough and county councillor", "Lib Dem"),
    ("Jane Moss, deputy leader and cabinet member for housing, resigned.", "Jane Moss", "deputy leader and cabinet member for housing", None),
    ("Deputy Leader and Cabinet Member for Housing Jane Moss resigned.", "Jane Moss", "Deputy Leader and Cabinet Member for Housing", None),
    ("Jane Moss, leader of the council and cabinet member for finance, resigned.", "Jane Moss", "leader of the council and cabinet member for finance", None),
    ("The leader and cabinet member Jane Moss resigned.", "Jane Moss", "cabinet member", None),
    ("The Housing Benefit Minister, Jane Moss, resigned.", "Jane Moss", "Housing Benefit Minister", None),
    ("Leeds City Council leader Jane Moss resigned.", "Jane Moss", "leader", "Leeds City Council"),
    ("Former Council Leader Jane Moss resigned.", "Jane Moss", "Former Council Leader", None),
    ("It is wrong, according to director of inspection Jane Moss.", "Jane Moss", "director of inspection", None),
    ("Jane Moss, Minister for Policing and the Fire Service, resigned.", "Jane Moss", "Minister for Policing and the Fire Service", None),
    ("Jane Moss, cabinet member for adults and the mayor resigned.", "Jane Moss", "cabinet member for adults", None),
    ("Her Majesty's Inspector Jane Moss resigned.", "Jane Moss", "Her Majesty's Inspector", None),
    ("She wants to chair Jane Moss out of the hall.", "Jane Moss", None, None),
    ("Chief of Regulatory Engagement Jane Moss resigned.", "Jane Moss", "Chief of Regulatory Engagement", None),
    # an organisation after the name, without a role
    ("Jane Moss, of the Federation of Small Firms, agreed.", "Jane Moss", None, "Federation of Small Firms"),
    ("Jane Moss of Blackmoor Police agreed.", "Jane Moss", None, "Blackmoor Police"),
    ("Jane Moss of the Carers' Guild agreed.", "Jane Moss", None, "Carers' Guild"),
    ("Jane Moss of Pedals for the Park said so.", "Jane Moss", None, "Pedals for the Park"),
    ("Jane Moss of Ofsted agreed.", "Jane Moss", None, "Ofsted"),
    ("Jane Moss, from the campaign group Save Our Homes, agreed.", "Jane Moss", None, "Save Our Homes"),
    ("Jane Moss, from Leeds City Council, agreed.", "Jane Moss", None, "Leeds City Council"),
    ("Jane Moss, from Leeds, agreed.", "Jane Moss", None, None),
    ("Jane Moss, 54, of Friends of Mill Park, agreed.", "Jane Moss", None, "Friends of Mill Park"),
    ("Jane Moss of the Conservative group agreed.", "Jane Moss", None, "Conservative group"),
    ("Jane Moss of the social workers' union agreed.", "Jane Moss", None, "social workers' union"),
    ("Jane Moss for the NSPCC said so.", "Jane Moss", None, "NSPCC"),
    ("They thanked Jane Moss for the committee work in May.", "Jane Moss", None, None),
    ("Jane Moss, branch secretary, Unison, agreed.", "Jane Moss", "branch secretary", "Unison"),
    ("The NSPCC was worried. Its regional manager, Jane Moss, agreed.", "Jane Moss", "regional manager", "NSPCC"),
    ("The Labour group was worried. “It is late,” said its spokesman, Jane Moss.", "Jane Moss", "spokesman", "Labour group"),
    ("It rained all day. Its regional manager, Jane Moss, agreed.", "Jane Moss", "regional manager", None),
    ("Jane Moss, 17, of Millbrook, agreed.", "Jane Moss", None, None),
    ("Jane Moss, of Mill Lane, agreed.", "Jane Moss", None, None),
    ("Jane Moss of course agreed with the Federation.", "Jane Moss", None, None),
    ("Jane Moss, leader of Leeds City Council, of the Labour Party, agreed.", "Jane Moss", "leader", "Leeds City Council"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role", "organisation"), ROLES, ids=[case[0][:50] for case in ROLES])
def test_role_and_organisation(text: str, name: str, role: str | None, organisation: str | None) -> None:
    person = only(text.replace(" / ", "\n\n"))
    assert (person.name, person.role, person.organisation) == (name, role, organisation)


NAMES = [
    ("Councillor Meleri Penallta resigned.", "Meleri Penallta", "Councillor", None),
    ("Cllr Mrs J C Moss resigned.", "J C Moss", "Cllr Mrs", None),
    ("Dr Ngozi Adeyemi-Reed resigned.", "Ngozi Adeyemi-Reed", "Dr", None),
    ("Siobhan O'Dowd resigned.", "Siobhan O'Dowd", None, None),
    ("Harpreet Singh Dhanda said so.", "Harpreet Singh Dhanda", None, None),
    ("Jane van der Moss resigned.", "Jane van der Moss", None, None),
    ("Jane Moss OBE resigned.", "Jane Moss", None, "OBE"),
    ("Jane Moss MP, leader of the council, resigned.", "Jane Moss", None, "MP"),
    ("Xanthippe Quorn, chief executive, resigned.", "Xanthippe Quorn", None, None),
    ("Mum-of-two Jane Moss, of Ripon, resigned.", "Jane Moss", None, None),
    ("Chester Quorn, leader of the council, resigned.", "Chester Quorn", None, None),
    ("The Rev. Al Moss resigned.", "Al Moss", "Rev.", None),
    ("Adam May resigned.", "Adam May", None, None),
]


@pytest.mark.parametrize(("text", "name", "honorific", "letters"), NAMES)
def test_names_titles_and_letters(text: str, name: str, honorific: str | None, letters: str | None) -> None:
    person = only(text)
    assert (person.name, person.honorific, person.letters) == (name, honorific, letters)


@pytest.mark.parametrize(
    "text",
    [
        "Leeds City Council was rated good by Ofsted.",
        "Victoria Park Primary School and Albert Road reopened.",
        "Chester and Lincoln were rated fair; Suffolk Coastal said nothing.",
        "Adult Social Care and Children's Services moved to County Hall in March.",
        "Great Yarmouth said it was pleased. South Tyneside agreed.",
        "The Grant Thornton report of May 2003 is out. Read More Stories.",
        "The MINISTER said NO.",
    ],
)
def test_no_person_in_places_and_organisations(text: str) -> None:
    assert [person.name for person in persons(text) if person.name] == []


LINKS = [
    # one person with these mentions
    ("Jane Moss is leader. Ms Moss resigned. / Moss said so.", ["Jane Moss", "Ms Moss", "Moss"]),
    ("Sir Adam Reed came. Sir Adam left.", ["Sir Adam Reed", "Sir Adam"]),
    ("Councillor Jane Moss came. Coun Moss left.", ["Councillor Jane Moss", "Coun Moss"]),
    ("Mr Reed came. Adam Reed is director of housing.", ["Mr Reed", "Adam Reed"]),
    ("Jane Moss is leader of the council. The leader said it was late.", ["Jane Moss", "The leader"]),
]


@pytest.mark.parametrize(("text", "mentions"), LINKS)
def test_all_mentions_of_one_person(text: str, mentions: list[str]) -> None:
    text = text.replace(" / ", "\n\n")
    assert [text[span.start : span.end] for span in only(text).mentions] == mentions


def test_short_forms_are_one_person_and_like_names_two() -> None:
    assert [person.name for person in persons("Robert Reed came. Rob Reed left.")] == ["Robert Reed"]
    assert [person.name for person in persons("Mark Reed came. Martin Reed left.")] == ["Mark Reed", "Martin Reed"]


def test_people_of_one_surname_stay_apart() -> None:
    assert [person.name for person in persons("Jane Reed met Adam Reed. Mr Reed left.")] == ["Jane Reed", "Adam Reed"]


def test_a_role_at_the_very_end_is_read() -> None:
    assert [person.role for person in persons("“It is late.” – A council spokesperson")] == ["spokesperson"]
    assert persons("The minutes of the day / - a council spokesperson".replace(" / ", "\n\n")) == []


def test_a_role_before_a_comma_is_not_that_of_the_speaker() -> None:
    found = persons("It needs a new head of audit, Jane Moss said.")
    assert [person.role for person in found if person.name] == [None]


def test_a_role_alone_is_a_person_only_where_it_speaks() -> None:
    assert [person.role for person in persons("A spokesman said it was late.")] == ["spokesman"]
    assert persons("The council will appoint a spokesman in May.") == []


def test_two_people_share_a_plural_role() -> None:
    text = "The council's joint leaders, Jane Moss and Adam Reed, resigned."
    assert [(person.name, person.role) for person in persons(text)] == [
        ("Jane Moss", "joint leaders"),
        ("Adam Reed", "joint leaders"),
    ]


def test_the_role_that_opens_the_paragraph_is_the_speakers() -> None:
    text = "The council's director of housing thanked nobody. “Ask the staff,” said Jane Moss."
    assert only(text).role == "director of housing"


@pytest.mark.parametrize("text", [case[0] for case in ROLES])
def test_every_field_is_named_by_its_words(text: str) -> None:
    for person in persons(text):
        supported = {name for evidence in person.found.evidence for name in evidence.supports}
        filled = {name for name in ("name", "role", "organisation", "honorific", "letters") if getattr(person, name)}
        assert filled <= supported


def test_match_is_pure() -> None:
    doc = read("Jane Moss, leader of the council, resigned.")
    people = People.__new__(People)
    people.__dict__.update(next(c for n, c in _components() if n == "councilscope_people").__dict__)
    assert people.match(doc) == people.match(doc)


def _components() -> list[tuple[str, object]]:
    from helpers.speech import pipeline

    return list(pipeline().pipeline)
