"""Lines with a name and a role above or below a quotation, as 'speaker | role | organisation', beside plain headings."""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Parks praised\n\n14 March 2024\n\nLeeds City Council was rated good by Ofsted after a visit in January.\n\n"
SAID = "“We are proud of the people who did this work for us.”"
MORE = "“They have earned it with years of patient work.”"

LINES = [
    (f"Cllr Jane Moss, Leader of the Council\n\n{SAID}\n", ["Jane Moss | Leader of the Council | None"]),
    (f"Cllr Jane Moss\n\nLeader of the Council\n\n{SAID}\n", ["Jane Moss | Leader of the Council | None"]),
    (f"{SAID}\n\nCllr Jane Moss\n\nLeader, Leeds City Council\n", ["Jane Moss | Leader | Leeds City Council"]),
    (f"{SAID}\n\nJane Moss, Leeds City Council\n", ["Jane Moss | None | Leeds City Council"]),
    (
        f"Jane Moss, leader\n\n{SAID}\n\nTom Reid, chief executive\n\n{MORE}\n",
        ["Jane Moss | leader | None", "Tom Reid | chief executive | None"],
    ),
    (
        f"Cllr Jane Moss, the leader, said: {SAID}\n\n{MORE}\n\nTom Reid\n\nDirector of Housing\n\nThe work ends in May.\n",
        ["Jane Moss | leader | None", "Tom Reid | Director of Housing | None"],
    ),
    (f"A busy year\n\n{SAID}\n", ["nobody"]),
]


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[str(n) for n in range(len(LINES))])
def test_a_line_with_a_name_beside_a_quotation_names_its_speaker(text: str, expected: list[str]) -> None:
    lines = [line for line in text.split("\n") if line and not line.endswith((".", "”"))]
    record = record_of_text(LEAD + text, headings=tuple(lines))
    people = {person.id: person for person in record.people}
    found = [people.get(quote.speaker or "") for quote in record.quotes]
    assert [f"{p.name} | {p.role} | {p.organisation}" if p else "nobody" for p in found] == expected
