"""A page's lines are looked at all at once; each must show what it shows alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from councilscope.cleaning.calendar_dates import DATE, find_dates
from councilscope.cleaning.characters import CAPITAL, INSIDE, characters_of, lines_at, lines_with
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.lines import Line
from councilscope.cleaning.signals import Signals, page_signals
from councilscope.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
LINES = (
    "Home | News | Sport",
    "Posted by Ann Holm on 3 March 2006",
    "The council said that its schools were good, and that they would be better.",
    "Follow us on Twitter",
    "TwitterFacebookWhatsApp",
    "£2m for 12 schools",
    "…",
    "ENDS",
    "Notes to editors",
    "Image: Getty Images",
    "2of4A town hall at night",
    "He told the committee: “We were asked on 01/02/2010.”",
    "About us – Jobs – Contact – Terms",
    "© 2012 Whitmore News",
    "– a dash",
    "Sign up to our newsletter",
)


def signals(*lines: str) -> list[Signals]:
    text = "\n\n".join(lines)
    found, start = [], 0
    for line in lines:
        found.append(Line(start, start + len(line), line, gap=True))
        start += len(line) + 2
    return page_signals(found, text, *lexicon_of(KNOWLEDGE.boilerplate))


@settings(deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=8, unique=True))
def test_a_line_shows_the_same_alone_and_among_others(lines: list[str]) -> None:
    assert signals(*lines) == [signals(line)[0] for line in lines]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Home | News | Sport", "menu"),
        ("TwitterFacebookWhatsApp", "invites"),
        ("Follow us on Twitter", "invites"),
        ("- Ends -", "ends_article"),
        ("NEWS FROM 2012", "capitals"),
        ("By Ann Holm", "byline"),
        ("Published 3 March 2006", "dated"),
        ("My reply is late", "dialogue"),
        ("She said:", "told"),
    ],
)
def test_what_a_line_shows_is_seen_beside_lines_that_do_not(line: str, field: str) -> None:
    plain = "A plain line about school meals"
    assert [getattr(signal, field) for signal in signals(plain, line, plain)] == [False, True, False]


def test_numbers_and_shares_are_of_the_line_itself() -> None:
    _, line, _ = signals("1 2 3", "In 2012 the 4 schools", "we you 5 of the")
    assert (line.numbers, line.size, line.function, line.addressing) == (2, 5, 0.4, 0.0)


DATED = st.text("0123 4/.-", max_size=8)
MONTHS = st.sampled_from(["March", "may", "SEPT", "ſept", "Decoct", "Jan.", ",", "of", "th", "2019", "12:30", "pm"])


@example("0 ſept 00")
@given(st.lists(DATED | MONTHS, max_size=8).map(" ".join) | st.lists(DATED | MONTHS, max_size=8).map("".join))
def test_dates_are_found_where_one_search_of_the_whole_text_finds_them(text: str) -> None:
    everywhere = [match.span() for match in DATE.finditer(text)]
    real = [span for span in everywhere if any(True for _ in find_dates(f"{text[slice(*span)]} "))]
    found = [(date.start, date.end) for date in find_dates(text)]
    assert set(real) <= set(found) <= set(everywhere)


@given(st.text("aB-’ \nÉ\U0001f600", max_size=20))
def test_the_lines_of_places_hold_them(text: str) -> None:
    places = characters_of(text).places(CAPITAL, INSIDE)
    lines = [text[start:end] for start, end in lines_at(text, places)]
    wanted = [line for line in text.split("\n") if re.search("[aB\\-’É]B", line)]
    assert lines == wanted
    assert [text.split("\n")[at] for at in lines_with(text.split("\n"), CAPITAL, INSIDE)] == wanted
