"""Who says it: one line a phenomenon, in pairs that differ in what matters."""

from __future__ import annotations

import pytest

from helpers.speech import read, said

# name of the phenomenon, text, speaker of its one utterance (name, role, document or None), how it is known
SPEAKERS = [
    # beside the quotation
    ("before", 'Jane Moss said: "We will do much more."', "Jane Moss", "named"),
    ("before, told", 'Jane Moss told the Courier: "We will do much more."', "Jane Moss", "named"),
    ("before, no colon", 'Jane Moss said "We will do much more."', "Jane Moss", "named"),
    ("after, inverted", '"We will do much more," said Jane Moss.', "Jane Moss", "named"),
    ("after, straight", '"We will do much more," Jane Moss said.', "Jane Moss", "named"),
    ("after, present", '"We will do much more," says Jane Moss.', "Jane Moss", "named"),
    ("after, role first", '"We will do much more," said council leader Jane Moss.', "Jane Moss", "named"),
    ("after, long role first", '"We will do much more," said the county\'s director of adult services, Jane Moss.', "Jane Moss", "named"),
    ("after, role after", '"We will do much more," said Jane Moss, leader of the council.', "Jane Moss", "named"),
    ("after, told", '"We will do much more," Jane Moss told Adam Reed.', "Jane Moss", "named"),
    ("after, question", '"Will we do much more?" asked Jane Moss.', "Jane Moss", "named"),
    ("between", '"We will," said Jane Moss, "do much more."', "Jane Moss", "named"),
    ("apposition", 'Jane Moss, leader of the council, said: "We will do much more."', "Jane Moss", "named"),
    ("two appositions", 'Jane Moss, 61, leader of the council, said: "We will do much more."', "Jane Moss", "named"),
    ("relative clause", 'Jane Moss, who leads the council, said: "We will do much more."', "Jane Moss", "named"),
    ("relative clause with another", 'Jane Moss, who took over from Adam Reed, said: "We will do much more."', "Jane Moss", "named"),
    ("opening clause", 'Responding to the report, Jane Moss said: "We will do much more."', "Jane Moss", "named"),
    ("opening clause with another", 'Asked about Adam Reed, Jane Moss said: "We will do much more."', "Jane Moss", "named"),
    ("adverb", 'Jane Moss simply said: "We will do much more."', "Jane Moss", "named"),
    ("perfect", 'Jane Moss has said: "We will do much more."', "Jane Moss", "named"),
    ("in a statement", 'Jane Moss said in a statement: "We will do much more."', "Jane Moss", "named"),
    ("according to", '"We will do much more," according to the county\'s leader Jane Moss.', "Jane Moss", "named"),
    ("according to, with a clause", '"We will do much more," according to Jane Moss, who said so before.', "Jane Moss", "named"),
    ("no comma after the role", 'Jane Moss, chair of the wellbeing board said: "We will do much more."', "Jane Moss", "named"),
    ("role in brackets", 'Jane Moss (the council\'s Corporate Director: Social Care) said: "We will do much more."', "Jane Moss", "named"),
    ("two speak together", 'Jane Moss, leader, and Adam Reed, director of housing, said: "We will do much more."', "Adam Reed", "named"),
    ("two speak together, no roles", 'Jane Moss and Adam Reed said: "We will do much more."', "Adam Reed", "named"),
    ("a role, then its bearer", 'A young person on the board, Jane Moss, 17, said: "We will do much more."', "Jane Moss", "named"),
    ("one of two", 'The plan of Jane Moss and Adam Reed failed, and Adam Reed said: "We will do much more."', "Adam Reed", "named"),
    ("party tag", 'Jane Moss (Lab) said: "We will do much more."', "Jane Moss", "named"),
    ("letters", 'Jane Moss OBE said: "We will do much more."', "Jane Moss", "named"),
    ("owned role", 'Bradford\'s leader, Jane Moss, said: "We will do much more."', "Jane Moss", "named"),
    ("who said", 'It was backed by Jane Moss, who said: "We will do much more."', "Jane Moss", "named"),
    # beside other people
    ("object of the verb", 'Adam Reed said: "Jane Moss has done much more."', "Adam Reed", "named"),
    ("a preposition's", 'A letter to Adam Reed from Jane Moss said: "We will do much more."', "A letter", None),
    ("somebody in the sentence before", 'Adam Reed had called for change. Jane Moss said: "We will do much more."', "Jane Moss", "named"),
    ("another speaks after", 'Jane Moss said: "We will do much more." Adam Reed disagreed.', "Jane Moss", "named"),
    ("a stranger's words", 'Adam Reed was there. The groups who came to see him say: "We will do much more."', None, None),
    # roles, councils, bodies and documents
    ("spokesman", 'A spokesman for Leeds City Council said: "We will do much more."', "spokesman", "named"),
    ("council spokeswoman", 'A council spokeswoman said: "We will do much more."', "spokeswoman", "named"),
    ("body's spokesperson", 'A Department for Education spokesperson said: "We will do much more."', "spokesperson", "named"),
    ("unnamed officer", '"We will do much more," one neighbouring chief executive told the Post.', "chief executive", "named"),
    ("document", 'The report said: "The council does much more than it did."', "The report", None),
    ("document's owner", 'Its report says: "The council does much more than it did."', "Its report", None),
    ("letter", 'A letter from the chief inspector to Mr Reed said: "The council does much more."', "A letter", None),
    ("the role of somebody named", 'Jane Moss is leader of the council. "We will do much more," the leader said.', "Jane Moss", "chained"),
    # chains
    ("honorific and surname", 'The leader, Jane Moss, was pleased. / Ms Moss said: "We will do much more."', "Jane Moss", "chained"),
    ("surname alone", 'Council leader Jane Moss was pleased. / Moss said: "We will do much more."', "Jane Moss", "chained"),
    ("Cllr and surname", 'Councillor Jane Moss was pleased. / Cllr Moss said: "We will do much more."', "Jane Moss", "chained"),
    ("knight by given name", 'Sir Adam Reed was pleased. / Sir Adam said: "We will do much more."', "Adam Reed", "chained"),
    ("introduced later", '"We will do much more," said Mr Reed. / Adam Reed is director of housing.', "Adam Reed", "chained"),
    ("two of one surname", 'Jane Reed and Adam Reed lead it. / Ms Reed said: "We will do much more."', "Jane Reed", "chained"),
    # pronouns
    ("she", 'Jane Moss was pleased. She said: "We will do much more."', "Jane Moss", "pronoun"),
    ("he, not the woman", 'Adam Reed met Jane Moss. He said: "We will do much more."', "Adam Reed", "pronoun"),
    ("she, not the man", 'Adam Reed met Jane Moss. She said: "We will do much more."', "Jane Moss", "pronoun"),
    ("she, after a paragraph", 'Jane Moss was pleased with the report. / She said: "We will do much more."', "Jane Moss", "pronoun"),
    ("she after the quotation", 'Jane Moss was pleased. "We will do much more," she said.', "Jane Moss", "pronoun"),
    ("the subject, not the object", 'Jane Moss thanked Ruth Dale. "We will do much more," she said.', "Jane Moss", "pronoun"),
    ("the possessive is no subject", 'Ruth Dale\'s plan pleased Jane Moss. "We will do much more," she said.', "Jane Moss", "pronoun"),
    ("nobody fits", 'Adam Reed was pleased. "We will do much more," she said.', None, None),
    ("gender from the title", 'Mrs Sefu Moss met Mr Tolu Reed. "We will do much more," he said.', "Tolu Reed", "pronoun"),
    # without a verb
    ("line before", "Jane Moss commented: / 'We will do much more.'", "Jane Moss", "named"),
    ("title line before", "Director of housing, Jane Moss, said: / “We will do much more.”", "Jane Moss", "named"),
    ("signature after", '"We will do much more." / – Jane Moss, leader of the council', "Jane Moss", "named"),
    ("signature in the line", '"We will do much more." – Jane Moss, leader of the council', "Jane Moss", "named"),
    ("signature of a role", '"We will do much more." – A Leeds City Council spokesperson', "spokesperson", "named"),
    ("signature with a full stop", '"We will do much more." ― Jane Moss.', "Jane Moss", "named"),
    ("as somebody said", 'As Jane Moss said last week, "We will do much more."', "Jane Moss", "named"),
    ("even as", 'But even as Jane Moss said "We will do much more", the vote was lost.', "Jane Moss", "named"),
    ("name line after", '"We will do much more." / Jane Moss, leader of the council', "Jane Moss", "named"),
    ("label", 'Jane Moss, leader: "We will do much more."', "Jane Moss", "named"),
    ("sentence before", 'Jane Moss was in no doubt. "We will do much more than that."', "Jane Moss", "named"),
    ("paragraph before", 'Jane Moss was in no doubt about it. / "We will do much more than that."', "Jane Moss", "continued"),
    ("nobody", 'It rained all day. / "We will do much more than that."', None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "speaker", "how"), [case[1:] for case in SPEAKERS], ids=[case[0] for case in SPEAKERS]
)
def test_who_speaks(text: str, speaker: str | None, how: str | None) -> None:
    found = said(text.replace(" / ", "\n\n"))
    assert [(quote.speaker, quote.how) for quote in found] == [(speaker, how)]


CONVERSATIONS = [
    # several utterances: the speakers in order
    ('"One thing at a time," said Jane Moss. / "No time to lose," replied Adam Reed.', ["Jane Moss", "Adam Reed"]),
    ('"One thing at a time," said Jane Moss. / "No time to lose," he said. Adam Reed sat down.', ["Jane Moss", None]),
    ('Jane Moss said: "One thing at a time." / Adam Reed said: "No time to lose." / He added: "None at all."', ["Jane Moss", "Adam Reed", "Adam Reed"]),
    ('Jane Moss said: "One thing at a time." / "No time to lose here." / – Adam Reed, director', ["Jane Moss", "Adam Reed"]),
    ('"One thing at a time here." / – Jane Moss, leader / "No time to lose at all." / – Adam Reed, director', ["Jane Moss", "Adam Reed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CONVERSATIONS)
def test_who_speaks_in_turn(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in said(text.replace(" / ", "\n\n"))] == speakers


UNMARKED = [
    ("Jane Moss said: / We will do more. Our staff deserve it. / The meeting is in May.", "We will do more. Our staff deserve it."),
    ("Jane Moss said: / It is not good enough. / We will do more. / Ends", "It is not good enough. + We will do more."),
    ("Jane Moss said: We will do more than our neighbours.", "We will do more than our neighbours."),
    ("It is the first time I have seen it, she said. We will do more. / Jane Moss leads.", "It is the first time I have seen it + We will do more."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), UNMARKED)
def test_speech_without_marks(text: str, words: str) -> None:
    assert [quote.words for quote in said(text.replace(" / ", "\n\n"))] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The report said: / - cut the waiting list / - train the staff",
        "Jane Moss is leader of the council: / the vote was close.",
        "The council said: the work is done.",
    ],
)
def test_a_colon_alone_makes_no_speech(text: str) -> None:
    assert said(text.replace(" / ", "\n\n")) == []


INDIRECT = [
    ("Jane Moss said that the work was nearly done.", "the work was nearly done", "Jane Moss"),
    ("Jane Moss said the work was nearly done.", "the work was nearly done", "Jane Moss"),
    ("She said the work was nearly done.", None, None),
    ("Jane Moss told the panel that the work was nearly done.", "the work was nearly done", "Jane Moss"),
    ("The work was nearly done, Jane Moss added.", "The work was nearly done", "Jane Moss"),
    ("A spokesman for Leeds City Council said it accepted the findings.", "it accepted the findings", "spokesman"),
    ('Jane Moss said the work was nearly done. "We will do more," she said.', "the work was nearly done", "Jane Moss"),
    ("Jane Moss told the Post that the work was nearly done. 'We will do more.'", "the work was nearly done", "Jane Moss"),
    ("Inspectors said that the work was nearly done.", None, None),
    ("Ofsted said that the work was nearly done.", "the work was nearly done", None),
    ("Leeds City Council said it accepted the findings.", "it accepted the findings", None),
    ("Jane Moss said no work was nearly done.", "no work was nearly done", "Jane Moss"),
    ("Jane Moss said no, and left the hall.", None, None),
    ("Jane Moss said she was sorry that the work was late.", "she was sorry that the work was late", "Jane Moss"),
    ("Jane Moss said in the spring that the work was nearly done.", "the work was nearly done", "Jane Moss"),
    ('Jane Moss said she was "truly sorry".', 'she was "truly sorry"', "Jane Moss"),
    ('Jane Moss said it was "the same story every month".', None, None),
    # what somebody thinks needs its 'that'
    ("Jane Moss believes that the work is nearly done.", "the work is nearly done", "Jane Moss"),
    ("Jane Moss hopes that the work is nearly done.", "the work is nearly done", "Jane Moss"),
    ("Jane Moss hopes the work is nearly done.", None, None),
    ("Jane Moss called for work that is nearly done.", None, None),
    ("The work was nearly done, according to Jane Moss.", "The work was nearly done", "Jane Moss"),
    ("The work was done according to the plan of Jane Moss.", None, None),
    # the verb and its subject between commas
    ("The work, Jane Moss said, was nearly done.", "The work + was nearly done", "Jane Moss"),
    ("The work was nearly done, Jane Moss said, and the rest was planned.", "The work was nearly done + and the rest was planned", "Jane Moss"),
    ("The rest was planned, Jane Moss said: the cards were out.", "The rest was planned + the cards were out", "Jane Moss"),
    ("Asked about the work, Jane Moss said, after a pause, nothing.", None, None),
    ("Speaking after the vote, Jane Moss said, in tears, nothing.", None, None),
    ("Jane Moss, leader of the council, said, in tears, nothing.", None, None),
    ("Jane Moss was told that the work was nearly done.", None, None),
    ("Jane Moss said goodbye to the staff in May.", None, None),
    ("Jane Moss said in May 2003 she would resign.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "speaker"), INDIRECT)
def test_indirect_speech(text: str, words: str | None, speaker: str | None) -> None:
    expected = [] if words is None else [(words, speaker)]
    assert [(quote.words, quote.speaker) for quote in said(text, "indirect")] == expected


def test_a_pull_quote_is_a_repeat() -> None:
    text = '"We will do more"\n\nJane Moss said: "It is hard. We will do more. It is right."'
    quotes = read(text)._.councilscope_quotes
    assert len(quotes) == 1
    assert [text[span.start : span.end] for span in quotes[0].repeats] == ["We will do more"]


AFFILIATIONS = [
    ("Jane Moss, leader of Leeds City Council, said: “We will do more.”", "leeds", None),
    ("Leeds City Council met. Jane Moss, leader of the council, said: “We will do more.”", "leeds", None),
    ("Ofsted came to Leeds City Council. Chief inspector Jane Moss said: “We will return.”", None, "ofsted"),
    ("Leeds City Council met. Jane Moss, a carer, said: “We will do more.”", None, None),
    ("A spokesman for Leeds City Council said: “We will do more.”", "leeds", None),
    ("Ofsted came to Leeds City Council. Ofsted's lead for Leeds, Jane Moss, said: “We will return.”", None, "ofsted"),
    ("Leeds City Council met. / Ofsted had news. Its deputy chair, Jane Moss, said: “We will return.”", None, "ofsted"),
    ("Ofsted had news. / Leeds City Council met. Its deputy leader, Jane Moss, said: “We will return.”", "leeds", None),
    ("Ofsted came to Leeds City Council. Ofsted said that Leeds rose. Its director of education, Jane Moss, said: “We will do more.”", "leeds", None),
    ("Leeds City Council met. / Inspectors from Ofsted had news. Its cabinet member for schools, Jane Moss, said: “We will do more.”", "leeds", None),
    ("Leeds City Council met. / Ofsted had news. Its director of inspection, Jane Moss, said: “We will return.”", None, "ofsted"),
    ("Leeds City Council met. / The Local Government Association had news. Its leader, Jane Moss, said: “We will return.”", None, "lga"),
    ("Leeds City Council met Ofsted. / The charity had news. Its deputy chair, Jane Moss, said: “We will return.”", None, None),
    ("Leeds City Council met. Jane Moss, leader of the Labour group, said: “We will return.”", "leeds", None),
    ("Leeds City Council met. Jane Moss, chair of the charity Carers First, said: “We will return.”", None, None),
    # several councils
    ("Hull is near Leeds. / In Bradford, council leader Jane Moss said: “We will do more.”", "bradford", None),
    ("Hull City Council, Leeds City Council and Kent County Council met. / At Bradford there was relief. Its leader, Jane Moss, said: “We will do more.”", "bradford", None),
    ("Leeds City Council met. The council voted. The council is near Bradford and Kirklees. / Council leader Jane Moss said: “We will do more.”", "leeds", None),
    ("Hull City Council met. / Jane Moss, leader, Leeds City Council, said: “We will do more.”", "leeds", None),
    ("Hull City Council met. / Cllr Jane Moss of Leeds City Council said: “We will do more.”", "leeds", None),
    ("Hull City Council met. / Leeds City Council met. / Cllr Jane Moss said: “We will do more.”", "leeds", None),
    ("Barnsley, Hull, Leeds and Kirklees were rated. / Cllr Jane Moss said: “We will do more.”", None, None),
    # 'its' is what the sentence, else the one before, is about
    ("Hull is rated good. / Leeds fell to poor, to the shock of its leader, Jane Moss. “We will do more,” she said.", "leeds", None),
    ("Hull is rated good. / And Leeds, long poor, is rated fair. / “We will do more,” said its director, Jane Moss.", "leeds", None),
    ("Hull is rated good. / Leeds is rated fair. / “We will do more. It is not enough,” said its director, Jane Moss.", "leeds", None),
    ("Hull is rated good. / Leeds and Bradford are rated fair. / “We will do more,” said its director, Jane Moss.", None, None),
    # what is in focus, else what the article is about
    ("Hull and Kirklees fell. / Leeds rose. The council must write a plan. / Director Jane Moss said: “We will do more.”", "leeds", None),
    ("Hull City Council met. It voted. Hull is poor. / Leaders went to Leeds City Council. / Cllr Jane Moss said: “We will do more.”", "hull", None),
    # an inspector is of no association
    ("Ofsted came. / The Local Government Association was cross. Chief inspector Jane Moss said: “We will return.”", None, "ofsted"),
    ("The Local Government Association was cross. Chief inspector Jane Moss said: “We will return.”", None, None),
    # whose name a body's possessive brings in; whom the sentence before opens with
    ("Leeds City Council met. / Ofsted's Jane Moss, deputy director for schools, said: “We will return.”", None, "ofsted"),
    ("Hull City Council was late, inspectors said. Leeds was early. Director Jane Moss said: “We will do more.”", "leeds", None),
    # a predicate
    ("Hull is near Leeds. / Jane Moss, who holds the care portfolio at Leeds, said: “We will do more.”", "leeds", None),
    ("Leeds City Council met. Jane Moss, who holds the care portfolio, said: “We will do more.”", "leeds", None),
    ("Leeds City Council met. Jane Moss, who chairs the scrutiny committee, said: “We will do more.”", "leeds", None),
    ("Leeds City Council met. Jane Moss, who chairs a committee of tenants, said: “We will do more.”", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "council", "body"), AFFILIATIONS)
def test_for_whom_the_speaker_speaks(text: str, council: str | None, body: str | None) -> None:
    (quote,) = read(text.replace(" / ", "\n\n"))._.councilscope_quotes
    assert (quote.council, quote.body) == (council, body)


def test_an_unattributed_quotation_is_kept_with_a_warning() -> None:
    doc = read('It rained all day.\n\n"We will do much more than that."')
    assert [notice.code for notice in doc._.councilscope_notices] == ["unattributed-quote"]
