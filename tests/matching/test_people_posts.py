"""Who holds a post, what belongs to its name and whose it is: 'name | role | organisation', pairs that differ in one thing."""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."
SAID = "said: “We have lost forty posts.”"


def people_of(text: str) -> list[str]:
    """Name, role and organisation of everybody in the text."""
    return [f"{p.name} | {p.role} | {p.organisation}" for p in record_of_text(f"{LEAD}\n\n{text}\n").people]


WHOLES_AND_PARTS = [
    (f"Jane Moss, chair of the Association of Clerks, {SAID}", "Jane Moss | chair | the Association of Clerks"),
    (f"Jane Moss, chair of the education committee, {SAID}", "Jane Moss | chair of the education committee | None"),
    (f"Jane Moss, chair of NHS Aire CCG, {SAID}", "Jane Moss | chair | NHS Aire CCG"),
    (
        f"Jane Moss, chair of the Clerks Association's Care Board, {SAID}",
        "Jane Moss | chair of the Clerks Association's Care Board | the Clerks Association's Care Board",
    ),
    (f"Jane Moss, president of the Society of Clerks, {SAID}", "Jane Moss | president | the Society of Clerks"),
    (f"The Society of Clerks was sorry. President Jane Moss {SAID}", "Jane Moss | President | Society of Clerks"),
    (f"Jane Moss, chief officer of the partnership, {SAID}", "Jane Moss | chief officer | the partnership"),
    (
        f"Jane Moss, chief officer of the fostering team, {SAID}",
        "Jane Moss | chief officer of the fostering team | None",
    ),
    (f"Jane Moss, a nurse of the integrated care board, {SAID}", "Jane Moss | nurse | the integrated care board"),
    (f"Jane Moss, secretary of the clerks' union UCL, {SAID}", "Jane Moss | secretary | the clerks' union UCL"),
    (f"City council leader Jane Moss {SAID}", "Jane Moss | leader | City council"),
    (f"Council leader Jane Moss {SAID}", "Jane Moss | Council leader | None"),
    (f"Lib Dem ward councillor Jane Moss {SAID}", "Jane Moss | ward councillor | Lib Dem"),
    (f"Lib Dem group leader Jane Moss {SAID}", "Jane Moss | Lib Dem group leader | None"),
]
PORTFOLIOS = [
    (f"Jane Moss, head of inspection for social care, {SAID}", "Jane Moss | head of inspection for social care | None"),
    (
        f"Jane Moss, lead for sport and the public realm, {SAID}",
        "Jane Moss | lead for sport and the public realm | None",
    ),
    (f"Jane Moss, lead for sport and the council, {SAID}", "Jane Moss | lead for sport | None"),
    (f"Bins boss Jane Moss {SAID}", "Jane Moss | Bins boss | None"),
    (f"Serco boss Jane Moss {SAID}", "Jane Moss | boss | Serco"),
    (f"Potholes chief Jane Moss {SAID} The potholes are deep.", "Jane Moss | Potholes chief | None"),
    (f"Building safety minister Jane Moss {SAID}", "Jane Moss | Building safety minister | None"),
    (f"Potholes minister Jane Moss {SAID}", "Jane Moss | Potholes minister | None"),
    (f"Home Office minister Jane Moss {SAID}", "Jane Moss | minister | Home Office"),
    (f"He was asked to support director Jane Moss, who {SAID}", "Jane Moss | director | None"),
    (
        f"Police, Fire and Crime Commissioner Jane Moss {SAID}",
        "Jane Moss | Police, Fire and Crime Commissioner | None",
    ),
    (
        f"Jane Moss, spokesperson for care and vice-chair of the board, {SAID}",
        "Jane Moss | spokesperson for care and vice-chair of the board | None",
    ),
]
APPOINTED = [
    (
        f"Jane Moss will be lead commissioner. She was a chief executive. She {SAID}",
        "Jane Moss | lead commissioner | None",
    ),
    (f"It told Jane Moss, who becomes finance director. She {SAID}", "Jane Moss | finance director | None"),
    ("Hull appointed Jane Moss director of housing.", "Jane Moss | director of housing | None"),
    ("Hull praised Jane Moss director of housing.", "Jane Moss | None | None"),
    ("They have a new director, Jane Moss, who came in May.", "Jane Moss | director | None"),
    (f"The then leader, the late Jane Moss, {SAID}", "Jane Moss | then leader | None"),
    (f"Jane Moss, 17, of Otley, chair of the youth board, {SAID}", "Jane Moss | chair of the youth board | None"),
    (f"Jane Moss, whose son is a teacher, {SAID}", "Jane Moss | None | None"),
    (f"Jane Moss, who has the housing brief, {SAID}", "Jane Moss | has the housing brief | None"),
    (f"Jane Moss, who has the housing keys, {SAID}", "Jane Moss | None | None"),
]
NAMES = [
    (f"Care minister Baroness Moss of Otley {SAID}", "Moss of Otley | Care minister | None"),
    (f"Baroness Moss of Unison {SAID}", "Moss | None | Unison"),
    (f"Housing minister Lady Jane Moss came. Lady Jane {SAID}", "Jane Moss | Housing minister | None"),
    (f"Mayor of Newham Zubeida Plash did not care. She {SAID}", "Zubeida Plash | Mayor | Newham"),
    (f"Councillor Jane Guild (Independent) {SAID}", "Jane Guild | None | None"),
    (
        f"Age Concern Otley was cross. Its chief officer, Jane Moss, {SAID}",
        "Jane Moss | chief officer | Age Concern Otley",
    ),
    (f"Miss W {SAID}", "W | None | None"),
]


@pytest.mark.parametrize(("text", "expected"), [*WHOLES_AND_PARTS, *PORTFOLIOS, *APPOINTED, *NAMES])
def test_post(text: str, expected: str) -> None:
    assert people_of(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Mrs P complained that the council let down her boy, Mr N. Mrs P told us so.", "Miss X said so."]
)
def test_a_letter_for_somebody_who_stays_unnamed_is_nobody(text: str) -> None:
    assert people_of(text) == []


def councils_and_bodies(text: str) -> list[tuple[str | None, str | None]]:
    return [(person.council, person.body) for person in record_of_text(f"{LEAD}\n\n{text}\n").people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"The Local Government Association met. Jane Moss, chair of its care board, {SAID}", (None, "lga")),
        (f"The Local Government Association met. Jane Moss, chair of the care board, {SAID}", ("leeds", None)),
        (f"Shadow education spokesman Councillor Jane Moss {SAID}", ("leeds", None)),
        (f"Shadow education spokesman Jane Moss {SAID}", (None, None)),
        (f"Adass president Jane Moss {SAID}", (None, "adass")),
        (f"Police and Crime Commissioner Jane Moss {SAID}", (None, None)),
        (f"A Sinn Féin councillor, Jane Moss, {SAID}", ("leeds", None)),
    ],
)
def test_for_whom_somebody_speaks(text: str, expected: tuple[str | None, str | None]) -> None:
    assert councils_and_bodies(text) == [expected]


def test_a_minister_signs_a_statement_and_a_reporter_does_not() -> None:
    def signers(line: str) -> list[str | None]:
        text = f"Written statement\n\n{line}\n\nOfsted has published its report on Leeds City Council.\n"
        return [person.role for person in record_of_text(text, headings=("Written statement", line)).people]

    assert signers("Jane Moss, Minister for Skills") == ["Minister for Skills"]
    assert signers("Jane Moss, Education Reporter") == []
