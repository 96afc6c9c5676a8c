"""A bare place's name: the council, the place, or somebody or something else that bears the name. Minimal pairs."""

from __future__ import annotations

import pytest

from councilscope import extract
from councilscope.articles import Removed
from councilscope.settings import ExtractionSettings
from helpers.matching import council_mentions, found, named, read

RULES_ALONE = ExtractionSettings(model=None)
COUNCIL = [
    ("Leeds social services were praised.", "leeds"),
    ("Sandwell's children's services were praised.", "sandwell"),
    ("Bradford LEA was praised.", "bradford"),
    ("Plymouth's new director for corporate resources resigned.", "plymouth"),
    ("Wigan's rating went down.", "wigan"),
    ("Derby has two stars.", "derby"),
    ("While Hull slipped, others rose.", "hull"),
    ("Wakefield, which had none last year, gains its first star.", "wakefield"),
    ("Inspectors rated Salford good.", "salford"),
    ("Solihull was rated good, as was Oldham.", "oldham"),
    ("Torbay is good and so is Swindon.", "swindon"),
    ("Bolton was judged fair and Trafford good.", "trafford"),
    ("Knowsley (three stars) leads the list.", "knowsley"),
    ("The leader of Gateshead resigned.", "gateshead"),
    ("She was treasurer at Kirklees.", "kirklees"),
    ("Social care in Rochdale was judged poor.", "rochdale"),
    ("Children's services in Tameside were run by a trust.", "tameside"),
    ("Ministers sent commissioners to Slough.", "slough"),
    ("Ministers will take control of Slough.", "slough"),
    ("Leeds Children's Services Director Ann Park resigned.", "leeds"),
    ("It puts the borough level with Sefton.", "sefton"),
    ("A complaint against Bury was upheld.", "bury"),
    ("In Medway the mood was gloomier.", "medway"),
    ("They have recruited a chief executive from Hackney.", "hackney"),
    ("Labour-run Haringey will appeal.", "haringey"),
    ("Neighbouring Dorset was not inspected.", "dorset"),
    ("Visiting Camden this morning, the minister smiled.", "camden"),
    ("Reading has been given two stars.", "reading"),
    ("Parents in the borough say that Reading hopes for more.", "reading"),
    ("LEEDS HAS TWO STARS", "leeds"),
    ("Watchdog slams Kirklees AGAIN", "kirklees"),
]


@pytest.mark.parametrize(("text", "council"), COUNCIL)
def test_the_council_is_meant(text: str, council: str) -> None:
    assert council in named(text, "2021-05-01")


OTHER = [
    # the place and its people
    "A man in Leeds won a prize.",
    "She travelled from Derby to the meeting.",
    "Hull residents won a prize.",
    "A Bolton woman won a prize.",
    "The conference was held in Harrogate.",
    "Speaking in Bristol, she praised the report.",
    "The school is in north Leeds.",
    "A Leeds-based charity won a prize.",
    "He was born in Torquay, Devon, in 1950.",
    "Write to 3 Keen Road, Cardiff.",
    "It is near Walsall town centre.",
    "Ten people from Norwich and Ipswich came.",
    # people
    "Mr Sutton won a prize.",
    "Councillor Barnet won a prize.",
    "Cllr Douglas Warwick won a prize.",
    "The winner was Paul Bolton.",
    "Smith-Bolton is a firm.",
    "That colleague, Angus Dundee, won a prize.",
    # other things of the name
    "Hull University was praised.",
    "Leeds General Infirmary was praised.",
    "The Sutton Trust was praised.",
    "Derby Road was closed.",
    "Kent Police was praised.",
    "NHS Kent and Medway was praised.",
    "Devon and Cornwall Police was praised.",
    "Camden and Islington NHS Foundation Trust was praised.",
    "Barnet, Enfield and Haringey Mental Health Trust was praised.",
    "The City of Manchester Stadium was praised.",
    "The Yorkshire Post was praised.",
    "Homes for Haringey was praised.",
    "Bromsgrove District Housing Trust Limited was praised.",
    "Doncaster Children's Services Trust was praised.",
    "Heart of Medway Housing Association was praised.",
    "Fans saw Hull beat Reading on Saturday.",
    "She studied at Durham and has improved.",
    "Why Reading The Report Took A Week",
    "She lives in Bury St Edmunds.",
    "Stoke Newington was praised.",
    "New York was praised.",
    "Bolton-le-Sands was praised.",
    "The Duke of York was praised.",
    # ordinary words
    "Reading the report took an hour.",
    "Reading and writing were praised.",
    "Barking dogs were heard.",
    "Bath time was brief.",
    "Sale prices fell.",
    "Down the road it rained.",
    # no single council
    "Yorkshire was praised.",
    "The West Midlands has improved.",
    "London has improved.",
    "Westminster must act.",
    # gone long before
    "Avon has improved.",
    "Cleveland has improved.",
]


@pytest.mark.parametrize("text", OTHER)
def test_no_council_is_meant(text: str) -> None:
    assert named(text, "2021-05-01") == []


PAIRS = [
    ("Care homes in Leeds were rated good.", "Care homes in Leeds were repainted."),
    ("Sandwell has improved.", "Mr Sandwell has improved."),
    ("Kent was judged fair.", "Kent Police was judged fair."),
    ("The director of Kent resigned.", "The Duke of Kent resigned."),
    ("Ministers sent a team to Derby.", "Her family moved to Derby."),
    ("Wirral has improved.", "Wirral shop workers have improved."),
    ("Staff at Torbay were praised.", "Staff in Torbay were fed."),
    ("Hull's leader resigned.", "Hull's fishermen in their boats resigned."),
]


@pytest.mark.parametrize(("council", "none"), PAIRS[1:6])
def test_minimal_pairs(council: str, none: str) -> None:
    assert len(named(council, "2021-05-01")) == 1
    assert named(none, "2021-05-01") == []


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        ("Birmingham, Leeds and York were rated two stars.", ["birmingham", "leeds", "york"]),
        (
            "Three councils - Birmingham, Staffordshire and Warwickshire - rose.",
            ["birmingham", "staffordshire", "warwickshire"],
        ),
        ("Councils such as Leeds and Hull rose.", ["leeds", "hull"]),
        ("We are concerned about Walsall and Herefordshire.", ["walsall", "herefordshire"]),
        ("They are: Birmingham; Coventry Knowsley; Leeds.", ["birmingham", "coventry", "knowsley", "leeds"]),
        ("Bexley, Sunderland and Westminster had three stars.", ["bexley", "sunderland", "westminster"]),
        ("She spoke of homes in Haringey and Kirklees, the councils that failed.", ["haringey", "kirklees"]),
        ("Dover District, Ashford Borough and Swale District will be visited.", ["dover", "ashford", "swale"]),
        ("North and South Tyneside rose.", ["north-tyneside", "south-tyneside"]),
        ("East and West Sussex county councils rose.", ["east-sussex", "west-sussex"]),
        ("Bury and Blackpool, both of which were poor, rose.", ["bury", "blackpool"]),
        ("Inspections of Angus and of Fife will follow.", ["angus", "fife"]),
        (
            "Ballymoney, Coleraine, Limavady and Moyle were merged in 2015.",
            ["ballymoney", "coleraine", "limavady", "moyle"],
        ),
    ],
)
def test_places_in_a_row_share_their_meaning(text: str, councils: list[str]) -> None:
    assert named(text, "2021-05-01") == councils


@pytest.mark.parametrize(
    ("text", "published", "councils"),
    [
        # an old designation in everyday use is the council of the day's; soon after the change it is the old council's
        ("Wokingham DC was rated fair.", "2003-12-19", ["wokingham"]),
        ("Wokingham DC was rated fair.", "1998-06-19", ["wokingham-district"]),
        ("Wokingham DC was rated fair.", "1996-06-19", ["wokingham-district"]),
        # a name with 'City' is the council's where a judgement is told of it
        ("Derby City was rated good.", "2008-02-08", ["derby"]),
        ("Derby City lost again.", "2008-02-08", []),
        ("The gap between Leeds (61%) and Hull (70%) grew.", "2021", ["leeds", "hull"]),
        ("The gap between Leeds (north) and the coast grew.", "2021", []),
        ("Results\n\n- Reading: two stars", "2005", ["reading"]),
        ("City of Durham Council met.", "2005", ["durham-city"]),
        (
            "Kent and Medway Fire Authority and Shropshire and Wrekin Fire Service met.",
            "2012",
            ["kent-fire", "shropshire-fire"],
        ),
        ("Buses in Walsall are late. Parents in Walsall are angry, and the council is sorry.", "2021", ["walsall"]),
        ("Essex has improved its fire service. Kent County Council met.", "2021", ["essex-fire", "kent"]),
        ("The first comprehensive area assessment gave Cornwall a red flag.", None, ["cornwall"]),
        ("The comprehensive performance assessment of 2004 called Cornwall good.", None, ["cornwall-cc"]),
    ],
)
def test_what_the_words_around_a_place_tell(text: str, published: str | None, councils: list[str]) -> None:
    assert named(text, published) == councils


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hull and Bury were judged. The former has two stars.",
            [("Hull", "hull"), ("Bury", "bury"), ("The former", "hull")],
        ),
        (
            "Hull and Bury were judged. The latter has two stars.",
            [("Hull", "hull"), ("Bury", "bury"), ("The latter", "bury")],
        ),
        ("Hull and Bury were judged. The former leader has two stars.", [("Hull", "hull"), ("Bury", "bury")]),
        (
            "Hull, Leeds and Bury were judged. The latter has two stars.",
            [("Hull", "hull"), ("Leeds", "leeds"), ("Bury", "bury")],
        ),
        (
            "Council chiefs were glad. Hull City Council met Bury Council.",
            [("Hull City Council", "hull"), ("Bury Council", "bury")],
        ),
        ("Council chiefs were glad. Hull City Council met.", [("Council", "hull"), ("Hull City Council", "hull")]),
    ],
)
def test_former_latter_and_council_chiefs(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(read(text, "2021")) == expected


def test_a_place_is_a_mention_of_a_council_named_elsewhere() -> None:
    doc = read("Leeds City Council met. A man in Leeds won a prize.", "2012")
    assert found(doc) == [("Leeds City Council", "leeds"), ("Leeds", "leeds")]
    assert council_mentions(doc)[1].confidence < council_mentions(doc)[0].confidence


def test_a_list_of_names_and_results() -> None:
    text = "Results\n\n- Leeds\n\n- Hull: two stars\n\nThey vary."
    assert named(text, "2003") == ["leeds", "hull"]


def test_a_short_name_is_a_fire_authority_where_fire_services_are_spoken_of() -> None:
    text = "South Yorkshire Fire and Rescue Authority was rated good. West Yorkshire was rated fair. So was Humberside."
    assert named(text, "2005-07-26") == ["south-yorkshire-fire", "west-yorkshire-fire", "humberside-fire"]
    assert named("In the assessment of fire authorities Merseyside was excellent.", "2005") == ["merseyside-fire"]
    assert named("Kent County Council runs no fire service. Surrey has two stars.", "2005") == ["kent", "surrey"]


def test_a_longer_text_that_never_speaks_of_local_government_names_places() -> None:
    told = "Boston won the final. SNC built the rocket."
    rest = " ".join(["The shop sells shoes and hats and will open again on the first day of next month."] * 8)
    assert named(f"{told}\n\n{rest}", "2019") == []
    assert named(f"{told}\n\n{rest} The councils wait.", "2019") == ["boston", "south-northamptonshire"]
    assert named(told, "2019") == ["boston", "south-northamptonshire"]  # too short to tell


def test_a_row_that_goes_on_with_a_grade_code_names_a_council() -> None:
    rows = "Exeter C2\n\nCheltenham C1 (the first landlord in the county to get it)\n\nStroud: C2, no change"
    opening = "Homes were graded.\n\nIt is late.\n\nAll are tired.\n\nThey wait."
    assert named(f"{opening}\n\n{rows}", "2026") == ["exeter", "cheltenham", "stroud"]
    assert named(f"{opening}\n\nExeter B2 (the road to it)\n\nThey vary.", "2026") == []
    assert named("A landlord got a C4, whatever was said in Exeter.", "2026") == []


@pytest.mark.parametrize(
    ("text", "published", "authorities"),
    [
        # the headline names a fire authority, though the text names more councils than that
        (
            "Shropshire and Wrekin Fire Authority scores three\n\nShropshire County Council and Telford & Wrekin Council"
            " pay for it. Surrey was good. Staffordshire got a two.",
            "2007",
            ["shropshire-fire", "shropshire-cc", "telford-and-wrekin", "surrey-fire", "staffordshire-fire"],
        ),
        # names that one authority joins
        ("Of the fire services Hereford and Worcester was good.", "2007", ["hereford-and-worcester-fire"]),
        ("Firefighters in Durham and Darlington were praised.", "2023", ["durham-and-darlington-fire"]),
        ("Of the schools Hereford and Worcester's were good.", "1997", ["hereford-and-worcester"]),
        # a place without a fire service of its own
        ("Devon Fire and Rescue Authority was rated good. In Exeter there were smiles.", "2005", ["devon-fire"]),
        ("Devon County Council was rated good. In Exeter there were smiles.", "2005", ["devon", "exeter"]),
    ],
)
def test_whom_names_mean_where_fire_services_are_spoken_of(text: str, published: str, authorities: list[str]) -> None:
    assert named(text, published) == authorities


def test_a_part_of_a_digest_may_be_about_fire_services() -> None:
    wait = "The grades are out and they have been awaited for a good while by everybody who has to work with them."
    parts = {"Homes": "Kent was judged good in March.", "Fire": "Surrey and West Sussex were judged good in April."}
    text = "\n\n".join(f"{heading}\n\n{wait}\n\n{told} {wait}" for heading, told in parts.items())
    record = extract(f"The week in grades\n\n12 May 2023\n\n{wait}\n\n{text}\n", settings=RULES_ALONE)
    assert [council.id for council in record.councils] == ["kent", "surrey-fire", "west-sussex-fire"]


def test_what_stands_in_teasers_alone_is_left_out_with_a_notice() -> None:
    body = "Leeds City Council met.\n\nIt was late.\n\nIt rained.\n\nAll left early.\n\nNobody spoke."
    doc = read(f"{body}\n\nTeam Manager, Bury MBC\n\nHead of Property, Kent County Council", "2012")
    assert [mention.council for mention in council_mentions(doc)] == ["leeds"]
    assert [notice.code for notice in doc._.councilscope_notices] == ["council-in-teaser"] * 2


def test_a_newsroom_speaks_of_its_council_as_we() -> None:
    doc = read("We have been rated good. “We are proud,” said Ann.", "2024", publisher="Calderdale Council")
    assert found(doc) == [("We", "calderdale")]
    framed = (Removed("copyright", "© Calderdale Council 2024", 0.9),)
    assert found(read("We have been rated good.", "2024", removed=framed)) == [("We", "calderdale")]
    assert found(read("We have been rated good.", "2024", publisher="Calder Weekly")) == []
