"""Layout: blocks of bare text, lists with what introduces them, and whose voice a section is in."""

import pytest
import spacy
from spacy.language import Language

from councilscope.articles import BlockKind
from councilscope.errors import CouncilscopeError
from councilscope.matching import sections
from councilscope.matching.annotations import Layout, Voice, found_in


@pytest.fixture(scope="module")
def nlp() -> Language:
    assert sections.make_sections  # importing the module registers the factory
    made = spacy.blank("en")
    made.add_pipe("councilscope_sections")
    return made


def layout_of(nlp: Language, text: str) -> Layout:
    return found_in(nlp(text), "layout", "test")


@pytest.mark.parametrize(
    "line",
    [
        "A statement from the local authority follows:",
        "A press release from the council follows.",
        "Statement by Ashford Borough Council:",
        "THE COUNCIL'S RESPONSE",
        "The council’s response follows:",
    ],
)
def test_an_announcement_changes_the_voice(nlp: Language, line: str) -> None:
    text = f"Inspectors found gaps in care.\n\n{line}\n\nWe accept the report."
    voices = [section.voice for section in layout_of(nlp, text).sections]
    assert voices == [Voice.WRITER, Voice.COUNCIL]


@pytest.mark.parametrize(
    "line",
    [
        "A statement from the council said that staff had worked hard and would go on doing so.",
        "In response, the council apologised.",
        "“The council's response”",
        "The council's response was slow and cost the people who depend upon its care a great deal of sleep.",
    ],
)
def test_a_sentence_about_a_statement_announces_nothing(nlp: Language, line: str) -> None:
    text = f"Inspectors found gaps in care.\n\n{line}\n\nThe report is public."
    assert [section.voice for section in layout_of(nlp, text).sections] == [Voice.WRITER]


def test_a_list_knows_its_lead_in(nlp: Language) -> None:
    text = "The review is out. The council should:\n\n- hire staff\n- train them\n\nIt agreed."
    layout = layout_of(nlp, text)
    (found,) = layout.lists
    assert [item.of(text) for item in found.items] == ["hire staff", "train them"]
    assert found.lead_in is not None
    assert found.lead_in.of(text) == "The council should:"
    assert layout.list_at(text.index("train")) == found
    assert layout.list_at(text.index("It agreed")) is None


def test_numbers_are_bullets_too(nlp: Language) -> None:
    (found,) = layout_of(nlp, "It must:\n\n1. hire staff\n2) train them").lists
    assert len(found.items) == 2


def test_a_list_that_lost_its_bullets_is_found(nlp: Language) -> None:
    text = "The council must:\n\nhire forty social workers\n\ntrain every manager by May\n\nIt has six months to do so."
    (found,) = layout_of(nlp, text).lists
    assert [item.of(text) for item in found.items] == ["hire forty social workers", "train every manager by May"]


def test_paragraphs_that_end_an_open_clause_are_its_list(nlp: Language) -> None:
    items = ["Agree a plan for older people's services with the health authority by April.", "Cut the use of agencies."]
    told = "The leader, who met the team twice, said that the council would do so."
    text = "\n\n".join(["The review makes many recommendations. Enfield should:", *items, told])
    assert [[span.of(text) for span in found.items] for found in layout_of(nlp, text).lists] == [items]
    closed = text.replace("Enfield should:", "Enfield has read them:")
    assert layout_of(nlp, closed).lists == ()


def test_speech_after_a_colon_is_no_list(nlp: Language) -> None:
    text = "The leader said:\n\n“we are glad\n\n“we are proud.”"
    assert layout_of(nlp, text).lists == ()


def test_sentences_never_cross_blocks_and_start_tokens(nlp: Language) -> None:
    doc = nlp("A title without a stop\n\nFirst sentence. Second one.")
    layout: Layout = found_in(doc, "layout", "test")
    assert [span.of(doc.text) for span in layout.sentences] == [
        "A title without a stop",
        "First sentence.",
        "Second one.",
    ]
    assert [sentence.text.strip() for sentence in doc.sents] == [span.of(doc.text) for span in layout.sentences]
    assert all(block.kind is BlockKind.PARAGRAPH for block in layout.blocks)


def test_empty_text_has_an_empty_layout(nlp: Language) -> None:
    layout = layout_of(nlp, "")
    assert (layout.blocks, layout.sentences, layout.lists) == ((), (), ())


def test_a_component_that_has_not_run_is_named() -> None:
    with pytest.raises(CouncilscopeError, match=r"C011.*councilscope_quotes"):
        found_in(spacy.blank("en").make_doc("x"), "quotes", "test")


def test_an_offset_finds_its_block_and_sentence_or_none_between(nlp: Language) -> None:
    text = "The report is out. It is long.\n\nNobody read it."
    layout = layout_of(nlp, text)
    for offset in range(-1, len(text) + 1):
        assert layout.block_at(offset) == next((b for b in layout.blocks if b.start <= offset < b.end), None)
        assert layout.sentence_at(offset) == next((s for s in layout.sentences if s.start <= offset < s.end), None)
