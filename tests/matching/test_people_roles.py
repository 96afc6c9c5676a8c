"""Roles and organisations of people as 'role | organisation', most lines beside one that differs in one thing."""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."
SAID = "said: “We have lost forty posts.”"


def roles_of(text: str) -> list[str]:
    """Role and organisation of everybody in the text."""
    people = record_of_text(f"{LEAD}\n\n{text}\n").people
    return [f"{person.role} | {person.organisation}" for person in people]


OF_PLACES = [
    (f"Bolsover council leader Jane Moss {SAID}", "leader | Bolsover council"),
    (f"North Tyneside borough council leader Jane Moss {SAID}", "leader | North Tyneside borough council"),
    (f"Yesterday council leader Jane Moss {SAID}", "council leader | None"),
    (f"Jane Moss, the commissioner for Wirral, {SAID}", "commissioner | None"),
    (f"Jane Moss, the commissioner for housing, {SAID}", "commissioner for housing | None"),
]
NAMED_ORGANISATIONS = [
    (f"Dock Pilots Union secretary Jane Moss {SAID}", "secretary | Dock Pilots Union"),
    (f"Dock Pilots secretary Jane Moss {SAID}", "secretary | Dock Pilots"),
    (f"Jane Moss, policy director of Carers Alliance, {SAID}", "policy director | Carers Alliance"),
    (f"Jane Moss, director of Adult Care Policy, {SAID}", "director of Adult Care Policy | None"),
    (f"Jane Moss, chief executive of Hope for Carers, {SAID}", "chief executive | Hope for Carers"),
    (f"Jane Moss, director of Services for Children, {SAID}", "director of Services for Children | None"),
    (f"Jane Moss, medical director of NHS Leeds CCG, {SAID}", "medical director | NHS Leeds CCG"),
]
NAMED_BY_A_NOUN = [
    (f"Jane Moss, managing director of consultancy Barlow Reed, {SAID}", "managing director | consultancy Barlow Reed"),
    (f"Jane Moss, a partner at law firm Harrow & Pike, {SAID}", "partner | Harrow & Pike"),
    (f"Leader of “weak” Torbay Council Jane Moss {SAID}", "Leader | Torbay Council"),
    (f"Jane Moss, regional director for the Audit Commission, {SAID}", "regional director | the Audit Commission"),
    (
        f"Society of Local Authority Chief Executives president Jane Moss {SAID}",
        "president | Society of Local Authority Chief Executives",
    ),
    (f"Carers UK’s policy manager, Jane Moss, {SAID}", "policy manager | Carers UK"),
    (f"Jane Moss (Unison) {SAID}", "None | Unison"),
    (f"Jane Moss (Lab) {SAID}", "None | None"),
    (f"Jane Moss, Hull City Council, {SAID}", "None | Hull City Council"),
    (f"Jane Moss, Cabinet Member for Housing, {SAID}", "Cabinet Member for Housing | None"),
    (
        f"Jane Moss, spokesperson for the Green Party group on Leeds City Council, {SAID}",
        "spokesperson | the Green Party group on Leeds City Council",
    ),
]
UNKNOWN_NOUNS = [
    (f"Jane Moss, the FBU’s brigade secretary for Avon, {SAID}", "brigade secretary for Avon | FBU"),
    (f"The council’s flood risk manager, Jane Moss, {SAID}", "flood risk manager | The council"),
]
TIMES_AFTER = [
    (f"The chief executive of Shropshire Council today {SAID}", "chief executive | Shropshire Council"),
    (f"The leader of Hull City Council last night {SAID}", "leader | Hull City Council"),
]
SOCIETIES = [
    (f"National Union of Teachers spokesman Jane Moss {SAID}", "spokesman | National Union of Teachers"),
    (f"Junior local government minister Jane Moss {SAID}", "Junior local government minister | None"),
]
TOLD_ELSEWHERE = [
    (f"Jane Moss {SAID} She is the council’s director of housing.", "director of housing | the council"),
    (f"Jane Moss spoke. She came in 2010 and became chief executive in 2013. She {SAID}", "chief executive | None"),
    ("Former director of Hull Homes Jane Moss has been appointed head of housing.", "head of housing | None"),
    ("Former leader Jane Moss was a teacher for years.", "Former leader | None"),
    ("He is replaced by an interim director, Jane Moss.", "interim director | None"),
    (f"The council was sorry. A spokesman {SAID}", "spokesman | council"),
    (f"Ofsted was blunt. A spokesman {SAID}", "spokesman | None"),
]
SPOKESPEOPLE = [
    (f"A spokesperson for the council {SAID}", "spokesperson | the council"),
    (f"A spokeswoman for the district council {SAID}", "spokeswoman | the district council"),
    (f"A spokesman for housing {SAID}", "spokesman for housing | None"),
]
REGIONS = [
    (
        f"Jane Moss, CQC deputy director for local authorities in the north west, {SAID}",
        "deputy director for local authorities in the north west | CQC",
    ),
    (
        f"Jane Moss, deputy director for care homes in Kent, {SAID}",
        "deputy director for care homes | Kent",
    ),
]
APPOINTMENTS = [
    (f"Jane Moss became chief executive in May. She {SAID}", "chief executive | None"),
    (f"Jane Moss was appointed director of adult services. She {SAID}", "director of adult services | None"),
    (f"Jane Moss took over as interim director of housing. She {SAID}", "interim director of housing | None"),
    (f"Jane Moss thanked the interim director of housing. She {SAID}", "None | None"),
    (f"Jane Moss, a teacher, became a parent in May. She {SAID}", "teacher | None"),
]
OWNERS = [
    (f"The Union of Dock Clerks' branch secretary, Jane Moss, {SAID}", "branch secretary | Union of Dock Clerks"),
    (f"Unison's Jane Moss {SAID}", "None | Unison"),
    (f"The SNP's Jane Moss {SAID}", "None | SNP"),
    (f"Leeds's Jane Moss {SAID}", "None | None"),
    (f"Tenants' leader Jane Moss {SAID}", "Tenants' leader | None"),
    (f"The tenants' leader, Jane Moss, {SAID}", "tenants' leader | None"),
    (f"Unison was angry. Regional organiser Jane Moss {SAID}", "Regional organiser | Unison"),
    (f"Unison was angry. The regional organiser, Jane Moss, {SAID}", "regional organiser | Unison"),
    (f"Unison was angry. It rained. Regional organiser Jane Moss {SAID}", "Regional organiser | None"),
    (f"Unison was angry. Campaigner Jane Moss {SAID}", "Campaigner | None"),
    (f"The council was angry. Policy director Jane Moss {SAID}", "Policy director | None"),
    (f"Carers Alliance was angry. Policy director Jane Moss {SAID}", "Policy director | Carers Alliance"),
]
UNHEARD_OF = [
    (f"The Fire Brigades Union's Dez Hanborne was cross. He {SAID}", "None | Fire Brigades Union"),
    (f"Unison's Orrin Vexley is cross. He {SAID}", "None | Unison"),
    (f"Unison's Annual Conference was told so. Jane Moss {SAID}", "None | None"),
    (f"Ofsted link inspector Jane Moss {SAID}", "link inspector | Ofsted"),
    (f"Jane Moss, Parliamentary Under Secretary of State, {SAID}", "Parliamentary Under Secretary of State | None"),
    (f"Jane Moss, who took over the housing brief in May, {SAID}", "took over the housing brief | None"),
]
WITH_NOUNS = [
    (f"Jane Moss, brigade secretary of the Fire Brigades Union, {SAID}", "brigade secretary | the Fire Brigades Union"),
    (f"Jane Moss, gritter driver, {SAID}", "gritter driver | None"),
    (f"Jane Moss, now secretary of the Fire Brigades Union, {SAID}", "secretary | the Fire Brigades Union"),
    (f"Jane Moss, formerly a driver, {SAID}", "driver | None"),
    (f"The council's leader, Conservative Jane Moss, {SAID}", "leader | The council"),
    (f"The council's leader, Liberal Democrat Jane Moss, {SAID}", "leader | The council"),
]
WHENCE_AND_WHEN = [
    (f"Jane Moss, director of housing in Ripon, {SAID}", "director of housing | Ripon"),
    (f"Jane Moss, director of housing in September, {SAID}", "director of housing | None"),
    (f"Jane Moss, who was appointed director of housing in May, {SAID}", "director of housing | None"),
    (f"Jane Moss, who holds the housing portfolio, {SAID}", "holds the housing portfolio | None"),
    (f"Jane Moss, who held the door, {SAID}", "None | None"),
]
NAMES = [
    (
        "“We have lost forty posts,” said director of adult services Isolde Wrington.",
        "director of adult services | None",
    ),
    (f"Its chair of trustees, the Rev Jane Moss, {SAID}", "chair of trustees | Ofsted"),
    (f"Chief Inspector of Probation Jane Moss {SAID}", "Chief Inspector of Probation | None"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *OF_PLACES,
        *NAMED_ORGANISATIONS,
        *SPOKESPEOPLE,
        *REGIONS,
        *APPOINTMENTS,
        *OWNERS,
        *UNHEARD_OF,
        *WITH_NOUNS,
        *WHENCE_AND_WHEN,
        *NAMES,
        *NAMED_BY_A_NOUN,
        *UNKNOWN_NOUNS,
        *SOCIETIES,
        *TOLD_ELSEWHERE,
        *TIMES_AFTER,
    ],
)
def test_role(text: str, expected: str) -> None:
    assert roles_of(text) == [expected]


def test_a_deputy_is_not_whom_the_role_alone_means() -> None:
    def speakers(role: str, later: str) -> int:
        return len(roles_of(f"{role} Jane Moss sat down. The {later} {SAID}"))

    assert speakers("Cabinet member", "cabinet member") == speakers("Corporate director", "director") == 1
    assert speakers("Deputy leader", "leader") == speakers("Assistant chief executive", "chief executive") == 2


def test_an_inspector_is_of_the_body_whose_name_ends_as_the_role_does() -> None:
    text = f"HM Inspectorate of Probation and Ofsted came. Chief Inspector of Probation Jane Moss {SAID}"
    assert [person.body for person in record_of_text(f"{LEAD}\n\n{text}\n").people] == ["hmip"]
    plain = text.replace("Chief Inspector of Probation", "Chief Inspector")
    assert [person.body for person in record_of_text(f"{LEAD}\n\n{plain}\n").people] == ["ofsted"]
