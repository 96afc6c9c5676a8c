"""What a text lost on its way is put right; what it never lost is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councilscope.cleaning.repair import repaired

LOST = [
    ("???We don???t know,??? she said.", "“We don’t know,” she said."),
    ("He called it ???unfit for purpose???.", "He called it “unfit for purpose”."),
    ("The users??? views ??? all of them ??? don???t count.", "The users’ views – all of them – don’t count."),
    ("???The pupils??? parents are right,??? he said.", "“The pupils’ parents are right,” he said."),
    ("It was ???good??? or ???fair,??? they found.", "It was “good” or “fair,” they found."),
    ("She said: ???He told me ???never again??? and left.???", "She said: “He told me ‘never again’ and left.”"),
    ("Spending rose to ??12.5m, and ??400 was lost.", "Spending rose to £12.5m, and £400 was lost."),
    ("The years 2002???05 weren???t easy.", "The years 2002–05 weren’t easy."),
    ("One thing???money???isn???t there.", "One thing—money—isn’t there."),
    ("???Is it right???? asked Ms Okoro. ???It isn???t.???", "“Is it right?” asked Ms Okoro. “It isn’t.”"),
    ("?We don?t know,? he said. ?It?s fine.?", "“We don’t know,” he said. “It’s fine.”"),
    ("\ufffdWe don\ufffdt know,\ufffd he said.", "“We don’t know,” he said."),
    ("In the ???90s it didn???t matter.", "In the ’90s it didn’t matter."),
    ("Mr O???Dowd didn???t answer.", "Mr O’Dowd didn’t answer."),
    (
        "It isn???t over ???the report said so, and nothing closes it.",
        "It isn’t over —the report said so, and nothing closes it.",
    ),
    ("It isn???t over. ???The report said so, and", "It isn’t over. “The report said so, and"),
    ("They call it ???the plan??????but it isn???t one.", "They call it “the plan”—but it isn’t one."),
    ("Homes ??? Best in the county", "Homes – Best in the county"),
    (
        "It couldn???t be said, or could it???\n\nSo they waited.",
        "It couldn’t be said, or could it…\n\nSo they waited.",
    ),
    ("Only ???partly met??? ??? and that isn???t enough.", "Only “partly met” – and that isn’t enough."),
    ("The carers??? choice isn???t hers.", "The carers’ choice isn’t hers."),
    ("She isn???t alone???94 per cent agree.", "She isn’t alone—94 per cent agree."),
    ("It isn???t new.?? It never was.", "It isn’t new.  It never was."),
    ("???It isn???t new,??? she said ??? ???not at all.???", "“It isn’t new,” she said – “not at all.”"),
    ("The carers??? and the drivers??? unions won???t say.", "The carers… and the drivers’ unions won’t say."),
    ("It was, in the good ol??? days, a port. It isn???t now.", "It was, in the good ol’ days, a port. It isn’t now."),
    ("They won???t call it ??? a failing service.???", "They won’t call it “ a failing service.”"),
    ("He asked (and didn???t wait???). So we left.", "He asked (and didn’t wait…). So we left."),
    (
        '{"body": "It isn???t over. \\???We will act,\\??? she said."}',
        '{"body": "It isn’t over. \\“We will act,\\” she said."}',
    ),
    ("Parking ???\nHow it isn???t enforced.", "Parking –\nHow it isn’t enforced."),
    ("And then it wasn???t ???\n\nParking is free.", "And then it wasn’t …\n\nParking is free."),
    ("Half of them???'the easy half'???were seen.", "Half of them—'the easy half'—were seen."),
    (
        "The new depot is ready,? said Ms Okoro.\n?We open in May.?",
        "The new depot is ready,” said Ms Okoro.\n“We open in May.”",
    ),
    ("They keep one depot ? the smaller of the two.", "They keep one depot – the smaller of the two."),
    ("A depot?the smaller one?will close.", "A depot—the smaller one—will close."),
    ("The ?warm? hubs and the ?open doors? scheme go on.", "The “warm” hubs and the “open doors” scheme go on."),
    ("?I said, ?it?s late.?? The clerk left.", "“I said, ‘it’s late.’” The clerk left."),
    ("?It?s up ?5m,? he said. Is it? ?It is.?", "“It’s up £5m,” he said. Is it? “It is.”"),
]


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("A place costs $80?$130 a week.", "A place costs $80–$130 a week."),
        ("Beds cost between £1,200?£1,450 and £900?£950.", "Beds cost between £1,200–£1,450 and £900–£950."),
        (
            "The county's own (CSC ? runs five of its homes) said so.",
            "The county's own (CSC – runs five of its homes) said so.",
        ),
        ("Grade 1 ? no concerns were found there.", "Grade 1 – no concerns were found there."),
    ],
)
def test_dashes_between_amounts_and_after_names_come_back(damaged: str, whole: str) -> None:
    assert repaired(damaged).text == whole


@pytest.mark.parametrize(("damaged", "whole"), LOST)
def test_lost_marks_come_back(damaged: str, whole: str) -> None:
    assert repaired(damaged).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "Why??? What??? Who knows?",
        "Is it good? Is it bad? Nobody said.",
        "See http://council.example/page?id=3&x=We?x=1 for more.",
        "Really?! That much???",
        "What does a C3 mean? It means work.",
        "?????????????????????????????",
        "Good?? Bad?? Who knows?? Not us.",
        "Total: ????????? and counting",
        "Ready?\n\nSteady?\n\nGo!",
        "Was it £80? £130 was what they paid.",
        "Who runs the CSC? nobody could say, and it closed.",
        'The first thing to ask is, "What should close FIRST???"\n\nNobody knew.',
        "Is it open ? we never found out.",
        "Call menu.php?page=two or depot.aspx?from=home to see it.",
        "Was it at 5 p.m.? No. By bus?",
        "What is it?how does it work?",
    ],
)
def test_true_questions_stay(text: str) -> None:
    assert repaired(text).text == text


def test_doubled_question_mark_among_lost_marks_stays() -> None:
    text = "?We don?t know how,? he said. How did they come to Ambleton?? By bus?!"
    assert repaired(text).text == "“We don’t know how,” he said. How did they come to Ambleton?? By bus?!"


def test_replacement_characters_are_always_lost_marks() -> None:
    assert repaired("One thing�money.").text == "One thing—money."
    assert repaired("A plan � at last.").text == "A plan – at last."


def test_true_question_among_lost_marks_stays() -> None:
    text = "???It isn???t over,??? he said. Why? Why??? Nobody knows."
    assert repaired(text).text == "“It isn’t over,” he said. Why? Why??? Nobody knows."


QUESTIONS = ["Is it good?", "Who will pay?", "And what of the carers?", "Why?", "Can it last, and if so how?"]
SAYINGS = ["We don’t know", "It’s a good council", "The carers’ work isn’t easy", "That is ‘our’ plan", "We paid £5m"]


@given(
    st.lists(st.one_of(st.sampled_from(QUESTIONS), st.sampled_from(SAYINGS)), min_size=1, max_size=8),
    st.sampled_from(["???", "?"]),
)
def test_questions_between_quotations_stay(parts: list[str], unit: str) -> None:
    whole = " ".join(part if part.endswith("?") else f"“{part},” she said." for part in parts)
    pound = "??" if unit == "???" else "?"
    damaged = "".join(pound if mark == "£" else unit if mark in "“”‘’" else mark for mark in whole)
    mended = repaired(damaged).text
    assert mended.count("?") >= whole.count("?")
    if unit == "???" and "“" in whole:
        assert mended == whole


def test_quotation_over_paragraphs_closes_at_its_end() -> None:
    text = "She said:\n\n???First we listen.\n\n'Then we act, and that isn???t quick.???"
    assert repaired(text).text == "She said:\n\n“First we listen.\n\n“Then we act, and that isn’t quick.”"


def test_quotation_without_mark_at_each_paragraph() -> None:
    text = "???We listen. It doesn???t cost.\n\nThen we act.???"
    assert repaired(text).text == "“We listen. It doesn’t cost.\n\nThen we act.”"


def test_straight_quotation_inside_is_left() -> None:
    text = "'Moving from 'poor' wasn???t easy,??? he said. ???It took years.???"
    assert repaired(text).text == "“Moving from 'poor' wasn’t easy,” he said. “It took years.”"


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("â€œIf a garage told youâ€\x9d he said, â€œyouâ€™d walk.â€", "“If a garage told you” he said, “you’d walk.”"),
        ("A cafÃ© charging Â£5", "A café charging £5"),
        ("The \x93plan\x94 isn\x92t new", "The “plan” isn’t new"),
        ("Ã¢â‚¬Å“TwiceÃ¢â‚¬Â\x9d wrapped", "“Twice” wrapped"),
    ],
)
def test_mojibake(damaged: str, whole: str) -> None:
    assert repaired(damaged).text == whole


@pytest.mark.parametrize("text", ["Zoë’s café in Ynys Môn – £5", "Cŵn a thŷ yn Llŷn", "El Niño, naïve, Ångström"])
def test_good_letters_stay(text: str) -> None:
    assert repaired(text).text == text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("Fish &amp; chips cost &pound;5 &#8211; &lsquo;too much&rsquo;", "Fish & chips cost £5 – ‘too much’"),
        ("R&D; and AT&T stay", "R&D; and AT&T stay"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
    ],
)
def test_entities_and_invisible_marks(damaged: str, whole: str) -> None:
    assert repaired(damaged).text == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("the new Commission.The report says", "the new Commission. The report says"),
        ("it was “good.”The council", "it was “good.” The council"),
        ("see www.council.Example and file.Doc", "see www.council.Example and file.Doc"),
        ("the U.S.The", "the U.S.The"),
    ],
)
def test_run_together_sentences(damaged: str, whole: str) -> None:
    assert repaired(damaged).text == whole


@given(st.text("ab ?'\"“”’.,\n\ufffd£1", max_size=120))
def test_repair_keeps_lines_and_can_be_undone(text: str) -> None:
    mapped = repaired(text)
    assert mapped.text.count("\n") == text.count("\n")
    out, position = [], 0
    for patch in mapped.patches:
        out += [mapped.text[position : patch.start], mapped.source[patch.source_start : patch.source_end]]
        position = patch.end
    assert "".join([*out, mapped.text[position:]]) == text


@given(st.text("abc. ’“”–£\n", max_size=120))
def test_text_without_question_marks_keeps_its_marks(text: str) -> None:
    mapped = repaired(text)
    assert not any(patch.rule == "lost-mark" for patch in mapped.patches)


@pytest.mark.parametrize(
    "piece", ["???", "?", "&", "a???s ", "â€œ", "' ", "???a ", " ???", "??????\n", "a??? b", " ?a", "\ufffd"]
)
def test_repair_is_linear_on_hostile_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    repaired(text)
    assert time.process_time() - start < 8


def test_marks_at_the_edges_of_paragraphs_were_fixed_spaces() -> None:
    text = '??The depot has closed. Why??\n\n??"It was old," she said.??\n\n?The next one opens in May. ?'
    assert (
        repaired(text).text == 'The depot has closed. Why??\n\n"It was old," she said.\n\nThe next one opens in May. '
    )
    assert repaired("??The depot has closed. Why??").text == "??The depot has closed. Why??"
