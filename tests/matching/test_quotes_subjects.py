"""Whose verb it is, and that nobody else is given the words: pairs that differ in what matters."""

from __future__ import annotations

import pytest

from helpers.speech import read, said

# name of the phenomenon, text, speaker of its last utterance: a name, a role, or None for nobody known
SUBJECTS = [
    # times, adverbs and reflexives between subject and verb
    ("day", 'Jane Moss on Friday said: "We will do much more."', "Jane Moss"),
    ("time of day", 'Jane Moss last night said: "We will do much more."', "Jane Moss"),
    ("herself", 'Jane Moss herself said: "We will do much more."', "Jane Moss"),
    ("adverb and day", 'Jane Moss angrily on Monday night said: "We will do much more."', "Jane Moss"),
    ("progressive", 'Jane Moss was saying: "We will do much more."', "Jane Moss"),
    ("month that is a name", 'Jane Moss met Adam May. Mr May said: "We will do much more."', "Adam May"),
    ("opening time", 'In July, Jane Moss, leader of the council, told the Post: "We will do much more."', "Jane Moss"),
    ("opening place", 'At Leeds Town Hall, Jane Moss said: "We will do much more."', "Jane Moss"),
    ("opening clause", 'When asked, Jane Moss, leader of the council, said: "We will do much more."', "Jane Moss"),
    # participles belong to the verb before
    ("adding", 'Jane Moss thanked Adam Reed, adding: "We will do much more."', "Jane Moss"),
    ("adding, of whom is told", 'Jane Moss said Adam Reed had left, adding: "We will do much more."', "Jane Moss"),
    ("by saying", 'Jane Moss answered Adam Reed by saying: "We will do much more."', "Jane Moss"),
    ("before asking", 'Jane Moss wrote to Adam Reed before asking: "Will you do much more?"', "Jane Moss"),
    ("pronoun and participle", 'Jane Moss was there. She thanked Adam Reed, saying: "We will do much more."', "Jane Moss"),
    ("with somebody saying", 'The vote was close, with Jane Moss saying: "We will do much more."', "Jane Moss"),
    ("participle of a verb that does not report", 'Skelly sat with Ruth Dale and thanked Jane Moss, saying: "We will do much more."', None),
    ("participle after a role", 'The council\'s leader, Jane Moss, resigned, saying: "We will do much more."', "Jane Moss"),
    ("participle after a relative clause", 'Jane Moss lost to a man who said he was late, adding: "We will do much more."', "Jane Moss"),
    # objects of the verb are no speakers
    ("called", 'Everybody called Jane Moss "a leader who never gives up".', None),
    ("praised by the paragraph", 'It praised Jane Moss. / It rained. / "We will do much more."', None),
    ("called by a stranger", 'Skelly called Jane Moss "a leader who never gives up".', None),
    ("remarks are no verb", "Jane Moss's remarks were \"a bizarre attempt to deflect attention\".", None),
    ("whose remarks", 'Adam Reed called Jane Moss\'s remarks "a bizarre attempt to deflect attention".', "Adam Reed"),
    ("owner of a role", 'Jane Moss\'s deputy did not resign, but said: "We will do much more."', None),
    ("campaigner of somebody", 'A Reed supporter, Jane Moss, said: "We will do much more."', "Jane Moss"),
    # an inverted verb
    ("employer before the role", '"We will do much more," said Care Watch president Jane Moss.', "Jane Moss"),
    ("employer is a person", 'Adam Reed won. / "We will do much more," said Reed spokesman Colin Pell.', "Colin Pell"),
    ("common noun", 'Jane Moss left. / "We will do much more," said the designer, who works elsewhere.', None),
    ("member who supports somebody", 'Jane Moss left. / "We will do much more," said a member who supports Jane Moss.', "member"),
    ("spokesman for somebody", 'Jane Moss left. / "We will do much more," said a spokesman for Jane Moss.', "spokesman"),
    ("a stranger, and somebody later", 'Adam Reed left. / "We will do much more," added Murfy, thinking of Adam Reed.', None),
    ("portfolios with commas", '"We will do much more," said the cabinet member for children, young people and families, Cllr Jane Moss.', "Jane Moss"),
    ("words go on outside the marks", '"We will do much more" if Adam Reed lets us, said Jane Moss, deputy mayor.', "Jane Moss"),
    ("long apposition before the verb", '"We will do much more," Jane Moss, who served as head of the library service in the county for a full eleven years before the vote, said.', "Jane Moss"),
    ("dash right after the mark", '"We will do much more."― Jane Moss', "Jane Moss"),
    ("a verb that nobody knows", '"We will do much more," Jane Moss surmised.', "Jane Moss"),
    ("a pronoun's unknown verb", 'Jane Moss left. "We will do much more," she surmised.', "Jane Moss"),
    ("the Rev", '"We will do much more," said the Rev. Al Moss.', "Al Moss"),
    ("hit back", '"We will do much more," Jane Moss hit back.', "Jane Moss"),
    ("shot back", '"We will do much more," a neighbour shot back at Jane Moss.', None),
    ("words inside the sentence, set off", 'For want of money, explained Jane Moss, "we will do much more."', "Jane Moss"),
    ("inverted, not the clause before", 'If the board fails — and Adam Reed denies it — "will we do much more?" asked Jane Moss.', "Jane Moss"),
    ("state before a role", '"We will do much more," said Virginia delegate Beau Moss.', "Beau Moss"),
    ("relative of somebody", 'Adam Reed left. / "We will do much more," his wife, Gabrielle Moss, wrote.', "Gabrielle Moss"),
    ("nested marks at the end", 'Adam Reed left. / "We will do ‘more, much more,’" Jane Moss, the executive director at the county centre of public justice and who is also seen in the film, told the Post.', "Jane Moss"),
    # forms that report nothing
    ("began to", '"We will do much more," and donations began to pick up again last week, Jane Moss said.', "Jane Moss"),
    ("went on to say", 'Jane Moss went on to say: "We will do much more."', "Jane Moss"),
    ("late-night tweets", 'Jane Moss says Adam Reed\'s flurry of late-night tweets was "a leap into the dark night".', "Jane Moss"),
    ("comments of several", 'Jane Moss was not impressed with the residents\' comments on Tuesday, telling the Post: "We will do much more."', "Jane Moss"),
    ("compound surname", 'Jane Moss-Reed says: "We will do much more."', "Jane Moss-Reed"),
    # a role between a preposition and a name
    ("asked by", 'When confronted by news reporter Adam Reed about it, the nominee replied: "We will do much more."', None),
    ("a story of strangers", 'With polls showing Adam Reed, a rival, ahead, a story by the website says that "it is a leap into the dark night".', None),
    # a surname and its role
    ("surname, role", 'Jane Moss was there. / Moss, the former head of audit, said: "We will do much more."', "Jane Moss"),
    # after an opening clause
    ("released the following statement", 'When Adam Reed died, Jane Moss released the following statement: / "We will do much more."', "Jane Moss"),
    ("role after an opening clause", 'When Adam Reed died, council leader Jane Moss issued the following statement: / "We will do much more."', "Jane Moss"),
    ("after an -ing clause", 'Standing in for Adam Reed, deputy leader Jane Moss put out this statement: / "We will do much more."', "Jane Moss"),
    ("whose statement", 'Adam Reed, the visitor, met Jane Moss. Later Mark Holt released a short statement: / "We will do much more."', "Mark Holt"),
    ("hours later", 'Hours later, Jane Moss returned the compliment to Adam Reed, telling the Post: "We will do much more."', "Jane Moss"),
    ("employer first", 'Adam Reed left. / On Monday, Reed campaign manager Jane Moss released a memo titled "the facts on where it stands".', None),
    # an aside of one sentence
    ("named in the aside", '"We will do much more," Jane Moss said, pointing at a firm called Mill that Adam Reed runs. "We will not stop."', "Jane Moss"),
    # a subject that nobody knows blocks everybody else
    ("words of a book", 'Jane Moss said: "We will do more." / Isaiah 45:1 reads: "We will do much more."', None),
    ("stranger in the paragraph", 'Adam Reed left. / A neighbour in the room wondered: "Will we do much more?"', "neighbour"),
    ("colon without a verb", 'Adam Reed left. / The Board of Elections was firm in its findings: "We will do much more."', None),
    ("stranger before commas", 'Adam Reed left. / Skelly, exasperated, famously responded: "We will do much more."', None),
    ("participle of a stranger", 'Another source speaking to Adam Reed said: "We will do much more."', None),
    ("a report for a council", 'Leeds City Council was inspected. / "We do much more," the report for the city council states.', "the report"),
    ("name before a colon", 'Responding to Adam Reed saying it was late, Jane Moss: / "We will do much more."', "Jane Moss"),
    ("name before a colon, in the line", 'Responding to Adam Reed saying it was late, Jane Moss: "We will do much more."', "Jane Moss"),
    ("lower case", 'Jane Moss added "if this were a school the head of it would have stood down months ago."', "Jane Moss"),
    # fragments
    ("possessor", 'It was Jane Moss\'s "once in a lifetime chance" plan.', "Jane Moss"),
    ("possessor of the plan", 'It was Jane Moss\'s plan, a "once in a lifetime chance" for all.', None),
    ("subject after an opening", 'In July, Jane Moss dismissed the plan as "a leap into the dark night".', "Jane Moss"),
    ("subject after another noun", 'The people whom Jane Moss met feared "a leap into the dark night".', None),
    ("pronoun as subject", 'Jane Moss was glum. She foresaw "a leap into the dark night".', "Jane Moss"),
    ("what others believe is hers", 'Jane Moss told us the team believes it is "a leap into the dark night".', "Jane Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in SUBJECTS], ids=[case[0] for case in SUBJECTS])
def test_whose_verb_it_is(text: str, speaker: str | None) -> None:
    found = said(text.replace(" / ", "\n\n"), "direct", "document", "fragment")
    assert found[-1].speaker == speaker


PRONOUNS = [
    ("after an opening clause", 'When Adam Reed left Mark Holt in charge, council leader Tom Hale was cross. / "We will do much more," he said.', "Tom Hale"),
    ("after an -ing clause", 'Filling in for Adam Reed where Mark Holt spoke, Tom Hale was cross. / "We will do much more," he said.', "Tom Hale"),
    ("before an -ing clause", 'Mark Holt was cross, standing in for Tom Hale. / "We will do much more," he said.', "Mark Holt"),
    # text, whom its last pronoun means
    ("goes on about her", 'Jane Moss lives here. She came by bus, though Ruth Dale drove. "We will do much more," she said.', "Jane Moss"),
    ("a new subject", 'Jane Moss lives here. Ruth Dale came by bus. "We will do much more," she said.', "Ruth Dale"),
    ("he in between", 'Jane Moss lives here. He came by bus, though Ruth Dale drove. "We will do much more," she said.', "Ruth Dale"),
    ("she owns it", 'Jane Moss lives here. It was Ruth Dale\'s bus. "We will do much more," she said.', "Ruth Dale"),
    ("a stranger spoke", 'Jane Moss left. / "It is late," said Murfy. / "We will do much more," she said.', None),
    ("an institution spoke", 'Jane Moss left. / "It is late," the Courier said. / "We will do much more," she said.', "Jane Moss"),
    ("who spoke last", '"It is late," said Jane Moss, whom Ruth Dale had met. / "We will do much more," she said.', "Jane Moss"),
    ("five paragraphs on", 'Jane Moss left. / A. / B. / C. / D. / E. / "We will do much more," she said.', None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in PRONOUNS], ids=[case[0] for case in PRONOUNS])
def test_whom_a_pronoun_means(text: str, speaker: str | None) -> None:
    assert said(text.replace(" / ", "\n\n"))[-1].speaker == speaker


STRANGERS = [
    # text, the words that the quotation gives for a speaker who is no known person
    ('"We will do much more," said the designer, who works elsewhere.', "the designer"),
    ('"We will do much more," a senior staffer in the room wondered.', "a senior staffer"),
    ('Another intelligence source speaking to the Post said: "We will do much more."', "Another intelligence source"),
    ('The snarky headline on the back page said: "We will do much more."', "The snarky headline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), STRANGERS)
def test_the_words_for_a_speaker_whom_nobody_knows(text: str, words: str) -> None:
    (quote,) = read(text)._.councilscope_quotes
    spans = [text[found.start : found.end] for found in quote.found.evidence if "speaker_kind" in found.supports]
    assert (quote.speaker, spans) == (None, [words])


UNNAMED = [
    # text, speaker of the last utterance
    ('The chief executive of Hull City Council left. She said: "We will do much more."', "chief executive"),
    ('The chief executive of Hull City Council met Jane Moss. She said: "We will do much more."', "Jane Moss"),
    ('A chief executive left. She said: "We will do much more."', None),
    ('Jane Moss left. / A spokeswoman said: "It is late." The vote was lost. / "We will do more," she said.', "spokeswoman"),
    ('Jane Moss left. / A spokesman said: "It is late." The vote was lost. / "We will do more," she said.', "Jane Moss"),
    ('A young person on the board, Jane Moss, 17, was there. "We will do much more," she said.', "Jane Moss"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), UNNAMED)
def test_somebody_without_a_name_goes_on(text: str, speaker: str | None) -> None:
    assert said(text.replace(" / ", "\n\n"))[-1].speaker == speaker


APPOSITIONS = [
    ('Kate Moss, OBE, said: "We will do much more."', "Kate Moss"),
    ('Kate Moss - Cabinet Member for Children - said: "We will do much more."', "Kate Moss"),
    ('Inspector Kate Moss, who led the team, said: "We will do much more."', "Kate Moss"),
    ('Kate Moss, our Director of Care, spoke. / Kate Moss, Director of Care said: "We will do much more."', "Kate Moss"),
    ('Kate Moss, our Director of Care, spoke. / Kate Moss, residents said: "We will do much more."', None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), APPOSITIONS)
def test_words_in_apposition(text: str, speaker: str | None) -> None:
    assert said(text.replace(" / ", "\n\n"))[-1].speaker == speaker


REPORTED = [
    # text, speakers of what is reported in it
    ("Tenants in Hull get a poor service, says a report out this week.", []),
    ("Tenants in Hull get a poor service, said Hull City Council.", ["hull"]),
    ("Hull City Council, which runs the service, said the report was wrong.", ["hull"]),
    ("Inspectors visited Hull City Council. They praised the council's service and said it was the best.", []),
    ("Hull City Council praised its staff and said it was the best.", ["hull"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "councils"), REPORTED)
def test_whose_a_reported_clause_is(text: str, councils: list[str]) -> None:
    assert [quote.council for quote in read(text)._.councilscope_quotes if quote.council] == councils


def test_somebody_ordinary_without_a_name_goes_on_in_a_paragraph() -> None:
    text = 'Jane Moss said: "We are proud."\n\nA mother of three was less sure. "We waited for two years," she said.'
    assert said(text)[-1].speaker == "mother of three"
