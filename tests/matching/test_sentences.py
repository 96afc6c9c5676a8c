"""Sentence splitting: what ends a sentence and what only looks like an end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.knowledge import load_knowledge
from councilscope.matching.sentences import split_sentences

ABBREVIATIONS = load_knowledge().layout.abbreviations


def pieces(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, 0, len(text), ABBREVIATIONS)]


# Each case marks the expected ends with |.
@pytest.mark.parametrize(
    "marked",
    [
        "The council was rated good.| It had been poor.",
        "Mr. Hale and Cllr. Dunne agreed.| Work starts in May.",
        "The leader, J. R. Hale, agreed.| So did she.",
        "It rose 3.5 per cent.| Nobody knew why.",
        "“We will act.| We must,” she said.| Then she left.",
        "“Will it last?” asked the mayor.| Nobody answered.",
        "“It will last.”| The mayor smiled.",
        "See para. 7 of the report.| It is short.",
        "The answer was no.| Then came a vote.",
        "It is report No. 7 of the year.| The last was grim.",
        "Services, e.g. Home Care, improved.| Others did not.",
        "Costs fell (by a third).| (The rest is here.)",
        "They said it was over!!| But it was not…| It went on.",
    ],
)
def test_boundaries(marked: str) -> None:
    expected = [piece.strip() for piece in marked.split("|")]
    assert pieces(marked.replace("|", "")) == expected


@given(st.text(alphabet="Ab. !?“”'\n\t…)9", max_size=120))
def test_nothing_but_white_space_lies_between_sentences(text: str) -> None:
    spans = split_sentences(text, 0, len(text), ABBREVIATIONS)
    rest = list(text)
    for before, after in pairwise(spans):
        assert before.end <= after.start
    for span in spans:
        rest[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(rest).strip()


@pytest.mark.parametrize("hostile", ["." * 100_000, ". A" * 30_000, "”" * 100_000, "A." * 50_000, "\n" * 100_000])
def test_hostile_text_is_split_in_linear_time(hostile: str) -> None:
    assert "".join("".join(pieces(hostile)).split()) == "".join(hostile.split())
