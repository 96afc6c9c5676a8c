"""Quotation marks of every kind, right, wrong and missing: what is said, and by whom."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councilscope.knowledge import load_knowledge
from councilscope.matching.quotes.component import Quotes
from councilscope.matching.quotes.marks import Block, MarkScanner
from helpers.speech import read, said, unmarked

# A text as helpers.speech reads it, and the speaker of each utterance.
MARKS = [
    # every typography
    ("“⟦We have a long way to go.⟧” said Jane Moss.", ["Jane Moss"]),
    ('"⟦We have a long way to go,⟧" said Jane Moss.', ["Jane Moss"]),
    ("‘⟦We have a long way to go,⟧’ said Jane Moss.", ["Jane Moss"]),
    ("'⟦We have a long way to go,⟧' said Jane Moss.", ["Jane Moss"]),
    ("«⟦We have a long way to go⟧», said Jane Moss.", ["Jane Moss"]),
    ("„⟦We have a long way to go⟧”, said Jane Moss.", ["Jane Moss"]),
    ('Jane Moss said: "⟦We have a long way to go⟧".', ["Jane Moss"]),
    ('Jane Moss said: “⟦We have a long way to go⟧“.', ["Jane Moss"]),
    # single marks with apostrophes inside
    ("'⟦It isn't what we'd hoped for, but it's fair,⟧' said Jane Moss.", ["Jane Moss"]),
    ("'⟦The residents' views and the staff's views count,⟧' said Jane Moss.", ["Jane Moss"]),
    ("Jane Moss said: '⟦Our carers' work is never done. It's hard.⟧'", ["Jane Moss"]),
    ("‘⟦It’s the carers’ work that we should praise,⟧’ said Jane Moss.", ["Jane Moss"]),
    ("'⟦We were the '90s council that time forgot,⟧' said Jane Moss.", ["Jane Moss"]),
    # nested
    ("\"⟦They told me 'go home and wait', and I went home,⟧\" said Jane Moss.", ["Jane Moss"]),
    ("“⟦They told me ‘go home and wait’, and I went home,⟧” said Jane Moss.", ["Jane Moss"]),
    ("'⟦They told me \"go home and wait\", and I went home,⟧' said Jane Moss.", ["Jane Moss"]),
    ("'⟦The council has moved from 'failing' to 'fair' in a year,⟧' said Jane Moss.", ["Jane Moss"]),
    # one utterance in pieces
    ('"⟦It is a start,⟧" said Jane Moss. "⟦We will do more.⟧"', ["Jane Moss"]),
    ('"⟦It is a start,⟧" she said, "⟦and we will do more.⟧" Jane Moss leads the council.', [None]),
    ('"⟦It is a start⟧" – Jane Moss smiled – "⟦and we will do more,⟧" she said.', ["Jane Moss"]),
    ('Jane Moss said: "⟦It is a start.⟧" She added: "⟦We will do more.⟧"', ["Jane Moss"]),
    # paragraphs
    ('Jane Moss said: "⟦It is a start. / "⟦We will do more.⟧"'.replace("start. /", "start.⟧ /"), ["Jane Moss"]),
    ("Jane Moss said: '⟦It is a start.⟧ / '⟦We will do more.⟧ / '⟦You'll see.⟧'", ["Jane Moss"]),
    ("Jane Moss said: ‘⟦It is a start.⟧ / ‘⟦We will do more.⟧’", ["Jane Moss"]),
    ("Jane Moss said: “⟦It is a start.⟧ / '⟦We will do more.⟧”", ["Jane Moss"]),
    ('"⟦It is a long road,⟧" said Jane Moss. / "⟦We have the map and the boots.⟧"', ["Jane Moss"]),
    ('Jane Moss said: "⟦It is a start.⟧ / ⟦We will do more⟧".', ["Jane Moss"]),
    ('Jane Moss said: "⟦It is a start.⟧ / Advertisement / "⟦We will do more.⟧"', ["Jane Moss"]),
    ("Jane Moss said: / \"⟦It is a start.⟧ / ⟦We have said so for years.⟧ / ⟦We will do more.⟧\"", ["Jane Moss"]),
    ("Jane Moss said: / '⟦It is a start.⟧ / ⟦It isn't the end of it.⟧ / ⟦We will do more.⟧'", ["Jane Moss"]),
    ("Jane Moss said: ‘⟦It is a start, and ‘strong leadership’ is in place.⟧ / ‘⟦We will do more.⟧’", ["Jane Moss"]),
    # missing and doubled marks
    ('"⟦It was never good enough,⟧ she said. "⟦We know that.⟧" Jane Moss leads the council.', [None]),
    ('"⟦It was never good enough,⟧ said Jane Moss. "⟦We all know that now.⟧"', ["Jane Moss"]),
    ('Jane Moss said: "⟦It was never good enough.⟧', ["Jane Moss"]),
    ('Jane Moss said: ⟦It was never good enough for our children.⟧"', ["Jane Moss"]),
    ('Jane Moss said: ""⟦It was never good enough.⟧""', ["Jane Moss"]),
    ("Jane Moss said, ” ⟦There is excellence in many services.⟧”", ["Jane Moss"]),
    ('Jane Moss said: "⟦We have done much in a year.⟧ "⟦It has been hard.⟧ "⟦We will do more.⟧"', ["Jane Moss"]),
    ("‘Tracking the Changes’ found little. Jane Moss said: ‘⟦We will do more.⟧’", ["Jane Moss"]),
    # a new clause in a new paragraph is a new utterance
    ('"⟦It is a start,⟧" said Jane Moss. / "⟦2|We will do much more,⟧" Ms Moss added.', ["Jane Moss", "Jane Moss"]),
    ('"⟦It is a start,⟧" said Jane Moss. / "⟦2|It is nothing at all,⟧" said Adam Reed.', ["Jane Moss", "Adam Reed"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "speakers"), MARKS, ids=[case[0][:60] for case in MARKS])
def test_what_stands_in_marks(marked: str, speakers: list[str | None]) -> None:
    text, expected = unmarked(marked)
    found = said(text)
    assert [quote.words for quote in found] == expected
    if None not in speakers:
        assert [quote.speaker for quote in found] == speakers


NOT_SPEECH = [
    "The report calls the service 'good' and the leadership 'fair'.",
    'The plan, "Every Step Together Matters", was agreed in May.',
    "It praises the 'zone' teams and the 'front door' for children.",
    "The residents' association and the carers' forum met in the Governors' Hall.",
    'Grades run from "poor" to "excellent" on a scale of five.',
    "Rock 'n' roll was played for the '90s revival.",
    "The pupils' teachers' union met.",
    # a closing mark that nothing opened
    "The council will spend more next year. It has plans for the park.”",
    'Leeds City Council has been rated good by inspectors for its work with older people"',
    'A 6" pipe and a 12" pipe were laid.',
]


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_words_apart_and_names_of_things_are_no_speech(text: str) -> None:
    assert said(text, "direct", "document", "fragment") == []


def test_quoted_names_after_a_colon_are_no_utterance() -> None:
    assert said("Inspectors judge areas: ‘how the council works with people’, ‘how it keeps them safe’.") == []


FRAGMENTS = [
    ('Jane Moss said the work was "⟦a long way from being finished⟧".', "Jane Moss"),
    ('The work was "⟦a long way from being finished⟧", Jane Moss said.', "Jane Moss"),
    ("Jane Moss called it '⟦an insult to people who get up at five⟧'.", "Jane Moss"),
    ('Jane Moss told the panel that staff were "⟦tired of being asked the same thing⟧" each week.', "Jane Moss"),
]


@pytest.mark.parametrize(("marked", "speaker"), FRAGMENTS)
def test_words_inside_the_writers_sentence_are_fragments(marked: str, speaker: str) -> None:
    text, expected = unmarked(marked)
    assert [(quote.words, quote.speaker) for quote in said(text, "fragment")] == [(expected[0], speaker)]
    assert said(text) == []


@cache
def scanner() -> MarkScanner:
    """The scanner over the shipped knowledge."""
    return Quotes(load_knowledge()).scanner


ALPHABET = "\"'“”‘’«»„ aA.,:\n-–?"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=120))
def test_the_scanner_never_raises_and_stays_inside_its_blocks(text: str) -> None:
    blocks, at = [], 0
    for line in text.split("\n\n"):
        begin = at + len(line) - len(line.lstrip())
        blocks.append(Block(begin, max(begin, at + len(line.rstrip())), True))
        at += len(line) + 2
    for quote in scanner().scan(text, blocks):
        block = blocks[quote.block]
        assert block.start <= quote.outer_start <= quote.start < quote.end <= quote.outer_end <= block.end


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Jane Moss",
                "said",
                ":",
                '"',
                "'",
                "“",
                "”",
                "We will do it.",
                ",",
                "she",
                "\n\n",
                "–",
                "Cllr",
                "the leader of",
                "Leeds City Council",
            ]
        ),
        max_size=40,
    )
)
def test_any_mixture_of_speech_and_marks_is_read(words: list[str]) -> None:
    text = " ".join(words)
    doc = read(text)
    for quote in doc._.councilscope_quotes:
        ends = [end for span in quote.segments for end in span]
        assert ends == sorted(ends)
        assert 0 <= ends[0] < ends[-1] <= len(text)


@pytest.mark.parametrize("unit", ['" ', "'a ", '"a" ', "“ ", "said: ", "he said, ", ", x said ", "A b, "])
def test_a_hostile_text_is_read_in_linear_time(unit: str) -> None:
    assert read((unit * 4000)[:12000]) is not None
