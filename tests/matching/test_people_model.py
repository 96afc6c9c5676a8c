"""The model is asked only where no rule decides, and its answer is used like any other name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import spacy

from councilscope.knowledge import load_knowledge
from councilscope.matching import bodies, people, sections
from councilscope.matching.annotations import PersonFound
from councilscope.matching.people.component import People
from councilscope.matching.statistical import PersonRecogniser
from councilscope.settings import DEFAULT_MODEL

FACTORIES = (sections, bodies, people)  # importing them registers the factories


class Remembering(PersonRecogniser):
    """Answers with the words that it is told are a person's, and remembers the questions."""

    def __init__(self, person: str) -> None:
        super().__init__("none")
        self.person = person
        self.asked: list[str] = []

    def people_in(self, passages: Sequence[str]) -> list[list[tuple[int, int]]]:
        """The told words, wherever they stand."""
        self.asked += passages
        found = [(passage.find(self.person), len(self.person)) for passage in passages]
        return [[(start, start + length)] if start >= 0 else [] for start, length in found]


def people_of(text: str, recogniser: PersonRecogniser | None) -> list[PersonFound]:
    """The people of a text with this recogniser."""
    nlp = spacy.blank("en")
    nlp.add_pipe("councilscope_sections")
    nlp.add_pipe("councilscope_bodies")
    component = People(load_knowledge())
    component.recogniser = recogniser
    return component.match(nlp(text))


def test_it_is_asked_about_the_sentence_of_an_unknown_speaker() -> None:
    recogniser = Remembering("Quorn")
    found = people_of("It rained. Quorn said it was over. Nobody left.", recogniser)
    assert recogniser.asked == ["Quorn said it was over."]
    assert [(person.name, person.found.rule) for person in found] == [("Quorn", "model-name")]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Moss said it was over.",
        "Leeds said it was over. Ofsted said so too.",
        "The report said it was over. He said so.",
        "Quorn was there.",
    ],
)
def test_it_is_not_asked_where_rules_decide(text: str) -> None:
    recogniser = Remembering("Quorn")
    people_of(text, recogniser)
    assert recogniser.asked == []


def test_without_it_an_unknown_word_is_nobody() -> None:
    assert people_of("Quorn said it was over.", None) == []


@pytest.mark.model
def test_the_shipped_model_knows_people_from_places() -> None:
    recogniser = PersonRecogniser(DEFAULT_MODEL)
    (people_seen,) = recogniser.people_in(["Sarah Johnson said that the train to Paris was late."])
    assert people_seen == [(0, 13)]


def test_places_and_parties_are_nobody_whatever_it_answers() -> None:
    for name, count in (("Great Yarmouth", 0), ("Lib Dem", 0), ("Zed Quorn", 1)):
        recogniser = Remembering(name)
        assert len(people_of(f"It rained. {name}, too, said it was over.", recogniser)) == count
        assert recogniser.asked
