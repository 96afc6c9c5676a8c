"""Harmless rewording never changes who spoke, or what; hostile text costs no more than its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.speech import read, said

# An article in several voices; {q} and {c} open and close a quotation.
VOICES = (
    "Hull City Council was inspected in May.\n\n"
    "Council leader Jane Moss said: {q}We will do much more for people here.{c}\n\n"
    "{q}There is no time to lose,{c} said Adam Reed, director of housing. {q}We start today.{c}\n\n"
    "Unison was glum. Branch secretary Ruth Dale said the work was late, adding: {q}Staff are tired of it.{c}\n\n"
    "{q}It is the same each year,{c} she told the Courier.\n\n"
    "A spokesman for the inspectors said: {q}Our report stands as it is.{c}"
)
SPEAKERS = ["Jane Moss", "Adam Reed", "Ruth Dale", "Ruth Dale", "spokesman"]
MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''"), ("”", "”"), ("“", "“")]


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in said(text)]


@pytest.mark.parametrize(("opening", "closing"), MARKS)
def test_other_marks_change_nothing(opening: str, closing: str) -> None:
    assert speakers(VOICES.format(q=opening, c=closing)) == SPEAKERS


CLAUSES = [
    ("said:", "said on Tuesday:"),
    ("said:", "said in a statement:"),
    ("said:", "has said:"),
    ("leader Jane", "leader Cllr Jane"),
    ("housing. {q}We", "housing, after the vote. {q}We"),
    ("she told the Courier", "she said"),
    ("in May.", "in May, for the first time since 2009."),
    ("in May.", "in May. It was not an easy week."),
    ("{q}It is", "The room was full.\n\n{q}It is"),
    ("Unison was glum. ", ""),
    (", adding: ", " and added: "),
    ("\n\nA spokesman", "\n\nThe next meeting is in June.\n\nA spokesman"),
]


@pytest.mark.parametrize(("words", "others"), CLAUSES)
def test_a_neutral_clause_changes_nobody(words: str, others: str) -> None:
    assert words in VOICES
    assert speakers(VOICES.replace(words, others).format(q="“", c="”")) == SPEAKERS


FEMALE = ["Ruth Dale", "Ngozi Adeyemi", "Siân Pugh-Jones", "Mairi NicLeòid", "Harpreet Kaur", "Kate O'Dowd"]


@pytest.mark.parametrize("name", FEMALE)
def test_another_name_changes_only_the_name(name: str) -> None:
    expected = [name if speaker == "Ruth Dale" else speaker for speaker in SPEAKERS]
    assert speakers(VOICES.replace("Ruth Dale", name).format(q="“", c="”")) == expected


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 5)))
def test_a_paragraph_more_or_less_changes_no_other_speaker(dropped: set[int]) -> None:
    paragraphs = VOICES.format(q="“", c="”").split("\n\n")
    told = {1: ["Jane Moss"], 2: ["Adam Reed"], 3: ["Ruth Dale"], 4: ["Ruth Dale"], 5: ["spokesman"]}
    kept = [number for number in range(6) if number not in dropped and not (number == 4 and 3 in dropped)]
    expected = [speaker for number in kept for speaker in told.get(number, [])]
    assert speakers("\n\n".join(paragraphs[number] for number in kept)) == expected


HOSTILE = [
    "“ ",
    '" ',
    ', saying "a b c d e" ',
    "Jane Moss said ",
    "It rained. ",
    "“We do it,” said the leader of the leader of ",
    'Jane Moss\'s "we will do it" ',
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hundred_thousand_hostile_characters_take_linear_time(unit: str) -> None:
    short, long = ((unit * (size // len(unit) + 1))[:size] for size in (25_000, 100_000))
    read("Jane Moss said so.")

    def seconds(text: str) -> float:
        """The least of three: what else the machine does only adds to it."""
        spent = []
        for _ in range(3):
            begin = time.process_time()
            read(text)
            spent.append(time.process_time() - begin)
        return min(spent)

    assert seconds(long) < 10 * max(seconds(short), 0.05)
