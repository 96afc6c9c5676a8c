"""Assembling: ids that survive, evidence with words, references that resolve or are dropped aloud."""

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from councilscope.articles import Article, Block, BlockKind, MediaType, Notice, SourceArticle
from councilscope.assembling import assemble
from councilscope.knowledge import load_knowledge
from councilscope.matching.annotations import (
    ActionFound,
    BodyMention,
    CouncilMention,
    DeadlineFound,
    Evidence,
    Found,
    Layout,
    PartyFound,
    PersonFound,
    QuoteFound,
    RatingFound,
    Section,
    Voice,
    annotate,
    register_extensions,
)
from councilscope.records import (
    ActionKind,
    ActionStatus,
    ArticleRecord,
    Basis,
    CouncilRole,
    MentionForm,
    PartyKind,
    QuoteKind,
    RatingKind,
    RatingStatus,
    SpeakerHow,
    SpeakerKind,
)
from councilscope.spans import Span

TEXT = (
    "Leeds City Council is rated good by Ofsted.\n\n“We are glad of it.\n\n“We must hire staff by May,” said Jo Hale."
)
NAMES = ("dates", "bodies", "people", "councils", "quotes", "ratings", "tallies", "actions", "findings")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def found(*evidence: tuple[str, str], **changes: object) -> Found:
    parts = tuple(Evidence(*at(words), tuple(fields.split())) for words, fields in evidence)
    return replace(Found(evidence=parts, rule="test-rule", confidence=0.876), **changes)  # type: ignore[arg-type]


def rating(**changes: object) -> RatingFound:
    base = RatingFound(
        council="leeds",
        rated_name="Leeds City Council",
        bodies=("ofsted",),
        scheme=None,
        subject=None,
        kind=RatingKind.OVERALL,
        domain=None,
        value="good",
        words="good",
        status=RatingStatus.CURRENT,
        basis=Basis.STATED,
        found=found(("good", "value words"), ("Leeds City Council", "council rated_name")),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


PERSON = PersonFound("hale", "Jo Hale", None, None, (at("Jo Hale"),), found(("Jo Hale", "name")), council="leeds")
QUOTE = QuoteFound(
    QuoteKind.DIRECT,
    (at("We are glad of it."), at("We must hire staff by May,")),
    "hale",
    SpeakerKind.PERSON,
    SpeakerHow.NAMED,
    0.9,
    found(("We are glad of it.", "text"), ("said", "cue"), ("Jo Hale", "speaker")),
    cue="said",
    council="leeds",
)
ACTION = ActionFound(
    at("We must hire staff by May"),
    ActionKind.REQUIREMENT,
    ActionStatus.PLANNED,
    PartyFound(PartyKind.COUNCIL, "leeds", "We"),
    None,
    DeadlineFound(at("by May"), None, None, "month", "unknown"),
    None,
    found(("We must hire staff by May", "text owner")),
)


def assembled(**lists: object) -> ArticleRecord:
    register_extensions("layout", "notices", *NAMES)
    doc: Doc = spacy.blank("en").make_doc(TEXT)
    starts = [0, *(index + 2 for index in range(len(TEXT)) if TEXT.startswith("\n\n", index))]
    ends = [*(start - 2 for start in starts[1:]), len(TEXT)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, start, end) for start, end in zip(starts, ends, strict=True))
    annotate(doc, "layout", Layout(blocks, (), (Section(Span(0, len(TEXT)), Voice.WRITER),), ()))
    values: dict[str, object] = dict.fromkeys(NAMES, ())
    values["councils"] = [CouncilMention(*at("Leeds City Council"), "leeds", MentionForm.NAME, 0.98, "full-name")]
    values["bodies"] = [BodyMention(*at("Ofsted"), "ofsted", MentionForm.NAME)]
    for name, value in {**values, **lists}.items():
        annotate(doc, name, value)
    source = SourceArticle("a.txt", MediaType.PLAIN, "utf-8", len(TEXT), "ab" * 32, TEXT)
    return assemble(doc, Article(source=source, text=TEXT, blocks=blocks), load_knowledge())


def test_a_full_record_has_roles_references_and_grounding() -> None:
    record = assembled(people=[PERSON], quotes=[QUOTE], ratings=[rating()], actions=[ACTION])
    (council,) = record.councils
    assert council.roles == (CouncilRole.RATED, CouncilRole.SPEAKING, CouncilRole.OWNER)
    assert record.quotes[0].speaker == record.people[0].id
    assert record.quotes[0].text == "We are glad of it.\nWe must hire staff by May,"
    assert record.action_points[0].deadline is not None
    assert record.action_points[0].deadline.text == "by May"
    assert record.ratings[0].derived == {"bodies": "test-rule"}
    assert record.ratings[0].confidence == load_knowledge().confidence.of("ratings", "test-rule", 0.876)


def test_ids_hold_on_when_the_value_is_corrected_or_the_text_moves() -> None:
    before, after = assembled(ratings=[rating()]), assembled(ratings=[rating(value="requires improvement")])
    assert before.ratings[0].id == after.ratings[0].id
    other_kind = assembled(ratings=[rating(kind=RatingKind.PROSPECTS)])
    assert before.ratings[0].id != other_kind.ratings[0].id


def test_equal_words_get_different_ids() -> None:
    record = assembled(ratings=[rating(), rating(status=RatingStatus.HISTORICAL)])
    assert len({item.id for item in record.ratings}) == 2


def test_a_council_that_no_mention_covers_is_grounded_in_the_items_own_words() -> None:
    record = assembled(councils=[], ratings=[rating()])
    assert [mention.text for mention in record.councils[0].mentions] == ["Leeds City Council"]


def test_a_council_without_any_words_is_dropped_with_a_warning() -> None:
    record = assembled(ratings=[rating(council="bradford", found=found(("good", "value words")))])
    assert record.ratings[0].council is None
    assert [warning.code for warning in record.warnings] == ["unresolved-reference"]


@pytest.mark.parametrize("kind", [PartyKind.COUNCIL, PartyKind.BODY, PartyKind.PERSON])
def test_a_party_that_resolves_to_nothing_keeps_its_name_without_id(kind: PartyKind) -> None:
    action = replace(ACTION, owner=PartyFound(kind, "nobody", "We"), found=found(("We must hire staff by May", "text")))
    (made,) = assembled(actions=[action]).action_points
    assert made.owner is not None
    assert (made.owner.id, made.owner.name) == (None, "We")


def test_warnings_carry_their_words() -> None:
    record = assembled(notices=[Notice("ambiguous-council", "Two fit.", (at("Leeds City Council"),))])
    assert record.warnings[0].evidence[0].text == "Leeds City Council"
