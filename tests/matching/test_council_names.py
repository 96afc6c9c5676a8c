"""Names of councils: all forms, in any writing, and which council a name means when."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.knowledge import load_knowledge
from helpers.matching import council_mentions, found, marked, named, pipeline, read


@pytest.mark.parametrize(
    "text",
    [
        "[Walsall Metropolitan Borough Council=walsall] met.",
        "[Walsall MBC=walsall] met.",
        "[Walsall council=walsall] met.",
        "A Kent council has been told to improve, and another Devon council was told.",
        "A [Kent council=kent] spokesman said so.",
        "[WALSALL COUNCIL=walsall] MEETS.",
        "[Metropolitan Borough of Walsall=walsall] staff met.",
        "The [London Borough of Bexley=bexley] met.",
        "[LB Bexley=bexley] and [Sutton LBC=sutton] met.",
        "The [Royal Borough of Kensington & Chelsea=kensington-and-chelsea] met.",
        "[City of York Council=york] met.",
        "[City of Bradford Metropolitan District Council=bradford] met.",
        "[Stoke-on-Trent City Council=stoke-on-trent] and [Stoke council=stoke-on-trent] are one.",
        "[Stoke on Trent City Council=stoke-on-trent] met.",
        "[Tonbridge & Malling Borough Council=tonbridge-and-malling] met.",
        "[St. Helens Council=st-helens] and [St Helens council=st-helens] are one.",
        "[King’s Lynn and West Norfolk Borough Council=kings-lynn-and-west-norfolk] met.",
        "[NE Lincs council=north-east-lincolnshire] met.",
        "[Worcestershire CC=worcestershire] met.",
        "[Borough of Poole=poole] staff met.",
        "[Newry, Mourne and Down District Council=newry-mourne-and-down] met.",
        "[Newry Mourne and Down District Council=newry-mourne-and-down] met.",
        "[Cyngor Gwynedd=gwynedd] met.",
        "[Comhairle nan Eilean Siar=na-h-eileanan-siar] met.",
        "[City of London Corporation=city-of-london] met.",
        "[Council of the Isles of Scilly=isles-of-scilly] met.",
        "[West Yorkshire Fire and Rescue Service=west-yorkshire-fire] met.",
        "[West Yorkshire Combined Authority=west-yorkshire-ca] met.",
        "[Greater Manchester Combined Authority=greater-manchester-ca] met.",
        "[Kingston upon Hull City Council=hull] met.",
        "[Northeast Lincolnshire council=north-east-lincolnshire] met.",
        "[Merton's council=merton] met.",
        "[Leeds\nCity Council=leeds] met.",
        "[Devon=devon], [Kent=kent] and [Surrey county councils=surrey] met.",
        "The [London Boroughs of Merton=merton] and [Sutton=sutton] met.",
        "[Adur=adur] and [Worthing councils=worthing] met.",
    ],
)
def test_every_form_of_a_name(text: str) -> None:
    plain, expected = marked(text)
    assert found(read(plain, "2012-05-01")) == expected


def test_every_council_is_found_by_its_official_name() -> None:
    knowledge = load_knowledge().councils
    missed = []
    for council in knowledge.councils.values():
        day = council.valid_to or council.valid_from
        ids = named(f"A report on {council.official_name} came out.", day.isoformat() if day else None)
        if ids != [council.id]:
            missed.append((council.official_name, council.id, ids))
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "A town councillor of Walsall Town Council met.",
        "Hull City Football Club lost.",
        "The Nottingham Trent campus opened.",
        "New York City Council met.",
        "Both Surrey councils met.",
        "Greater Manchester councils met.",
        "Yorkshire councils met.",
        "The Isle of Dogs council met.",
        "leeds council",
    ],
)
def test_no_council_at_all(text: str) -> None:
    assert named(text, "2012-05-01") == []


@pytest.mark.parametrize(
    ("name", "published", "council"),
    [
        ("Cornwall council", "2005-06-01", "cornwall-cc"),
        ("Cornwall council", "2012-06-01", "cornwall"),
        ("Cornwall County Council", "2012-06-01", "cornwall-cc"),
        ("Durham County Council", "2009-03-31", "durham-cc"),
        ("Durham County Council", "2009-04-01", "durham"),
        ("Durham City Council", "2005", "durham-city"),
        ("Nottingham City Council", "1998-03-31", "nottingham-district"),
        ("Nottingham City Council", "1998-04-01", "nottingham"),
        ("Berkshire County Council", "2002", "berkshire"),
        ("Somerset Council", "2023-04-01", "somerset"),
        ("Bournemouth Borough Council", "2021", "bournemouth"),
        ("Bedford Borough Council", "2008", "bedford-district"),
        ("Bedford Borough Council", "2010", "bedford"),
        ("Chelmsford Borough Council", "2005", "chelmsford"),
        ("Northumberland County Council", "2019-01-09", "northumberland"),
        ("Devon Fire and Rescue Authority", "2004", "devon-fire"),
        ("London Fire Brigade", "2019", "london-fire"),
        ("London Fire Brigade", "2010", "london-fire-lfepa"),
    ],
)
def test_the_council_of_the_day(name: str, published: str, council: str) -> None:
    assert named(f"Inspectors visited {name} in spring.", published) == [council]


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("The Commission for Social Care Inspection wrote to Wiltshire council.", "wiltshire-cc"),
        ("The Social Services Inspectorate wrote to Wiltshire council.", "wiltshire-cc"),
        ("The Regulator of Social Housing wrote to Wiltshire council.", "wiltshire"),
        ("Somebody wrote to Wiltshire council.", "wiltshire"),
    ],
)
def test_an_undated_article_is_of_the_years_of_its_bodies(text: str, council: str) -> None:
    assert named(text) == [council]


def test_namesakes_by_service_region_and_town() -> None:
    social = "Durham council has been marked down for children's services and social care."
    assert named(social, "2006") == ["durham-cc"]
    assert named("Newcastle council and Staffordshire County Council met.", "2015") == [
        "newcastle-under-lyme",
        "staffordshire",
    ]
    assert named("Newcastle council and Gateshead Council met.", "2015") == ["newcastle-upon-tyne", "gateshead"]
    assert named("Richmondshire District Council met. Richmond council did.", "2015") == [
        "richmondshire",
        "richmond-upon-thames",
    ]


def test_two_that_fit_are_refused_with_a_notice() -> None:
    doc = read("Durham council will cut the grass.", "2006")
    assert council_mentions(doc) == []
    (notice,) = doc._.councilscope_notices
    assert notice.code == "ambiguous-council"
    assert notice.spans[0].of(doc.text) == "Durham council"


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        ("Surrey County Council was fined. SCC will pay.", ["surrey"]),
        ("Suffolk County Council and Surrey County Council met. SCC will pay.", ["suffolk", "surrey"]),
        ("SCC will pay.", []),
        ("Hertfordshire County Council (HCC) was fined. HCC will pay.", ["hertfordshire"]),
        ("HCC will pay.", []),
        ("RBKC will pay.", ["kensington-and-chelsea"]),
        ("Rbkc will pay.", []),
    ],
)
def test_acronyms_need_their_council(text: str, councils: list[str]) -> None:
    assert named(text, "2012") == councils


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walsall MBC (WMBC) was fined. WMBC will pay.", ["Walsall MBC", "WMBC", "WMBC"]),
        ("Walsall MBC (“the WMBC”) was fined.", ["Walsall MBC"]),
        ("Leeds City Council (Lab) was fined. Lab tests came.", ["Leeds City Council"]),
        ("Leeds City Council (NHS) was fined. The NHS was not.", ["Leeds City Council"]),
    ],
)
def test_an_article_defines_its_acronyms(text: str, expected: list[str]) -> None:
    assert [words for words, _ in found(read(text, "2012"))] == expected


def test_an_acronym_is_a_mention_of_its_council() -> None:
    doc = read("Surrey County Council was fined. SCC will pay.", "2012")
    assert found(doc)[-1] == ("SCC", "surrey")


NAMES = [council.official_name for council in load_knowledge().councils.councils.values()]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(NAMES), st.text(max_size=12)), max_size=8), st.sampled_from([" ", "\n\n", ", "])
)
def test_offsets_are_in_the_text_and_in_order(parts: list[str], joint: str) -> None:
    doc = read(joint.join(parts), "2007")
    mentions = council_mentions(doc)
    assert all(0 <= m.start < m.end <= len(doc.text) for m in mentions)
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end, m.council))
    assert all(doc.text[m.start : m.end].strip() == doc.text[m.start : m.end] for m in mentions)


HOSTILE = (
    "Leeds ",
    "the council ",
    "City of ",
    "Bath, ",
    "Leeds council is. The council has. ",
    "Leeds has two stars\n\n",
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        doc = pipeline().make_doc(unit * (size // len(unit)))
        for name in ("sections", "bodies"):
            doc = pipeline().get_pipe(f"councilscope_{name}")(doc)
        begin = time.process_time()
        pipeline().get_pipe("councilscope_councils")(doc)
        return time.process_time() - begin

    seconds(1_000)
    assert seconds(100_000) < 12 * max(seconds(20_000), 0.1)


def test_of_a_council_and_the_heir_of_its_name_the_heir_is_meant_where_nothing_tells() -> None:
    # the Audit Commission saw the district that ended in 1998 and the unitary council after it
    text = "Audit Commission inspectors gave Reading Borough Council one star. Reading Borough Council will act."
    assert {mention.council for mention in council_mentions(read(text, None))} == {"reading"}
