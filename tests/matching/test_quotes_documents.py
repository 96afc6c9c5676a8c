"""Whether quoted words are a document's or somebody's: the report as speaker, as 'it', and opening the sentence."""

from __future__ import annotations

import pytest

from helpers.bare_articles import record_of_text

LEAD = "Ofsted has published its report on children's services at Leeds City Council."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "document",
            "The review team's report, which is published today, says:\n\n\n\n“Leeds knows its place well and staff are its greatest asset.”",
        ),
        ("document", "In their report, inspectors said: “Senior leaders know what needs to be done.”"),
        ("document", "In its report, Ofsted said: “Senior leaders know what needs to be done.”"),
        ("document", "The report praises leaders. But it adds: “Too many decisions are still put off.”"),
        ("document", "The report is blunt. “Tenants have stopped reporting repairs,” it says."),
        (
            "document",
            "The commission's report praises staff and says the council has changed. It adds: “Too many decisions are put off.”",
        ),
        ("document", "“Senior leaders know what needs to be done,” the report said."),
        ("document", "The inspectors' letter states: “Senior leaders know what needs to be done.”"),
        ("document", "According to the report: “Senior leaders know what needs to be done.”"),
        ("document", "“Senior leaders know what needs to be done,” according to the report."),
        ("document", "The findings say: “Senior leaders know what needs to be done.”"),
        ("document", "The report by Ofsted said: “Senior leaders know what needs to be done.”"),
        ("document", "Ofsted's report on the service said: “Senior leaders know what needs to be done.”"),
        ("document", "The judgement reads: “Senior leaders know what needs to be done.”"),
        ("document", "The 30-page document says: “Senior leaders know what needs to be done.”"),
        ("document", "The report concluded: “Senior leaders know what needs to be done.”"),
        (
            "document",
            "The inspection report, published on Tuesday, found: “Senior leaders know what needs to be done.”",
        ),
        ("document", "Writing in the report, inspectors said: “Senior leaders know what needs to be done.”"),
        ("document", "The report highlighted strengths. It said: “Senior leaders know what needs to be done.”"),
        ("direct", "Ofsted said: “Senior leaders know what needs to be done.”"),
        ("direct", "Inspectors wrote a report. The leader said: “We accept the report and all of its findings.”"),
        ("direct", "The council read the report. It said: “We accept the report and all of its findings.”"),
        ("direct", "In its office, Ofsted said: “Senior leaders know what needs to be done.”"),
        ("direct", "In her report, Jane Moss said: “Senior leaders know what needs to be done.”"),
        ("direct", "The report is blunt. The council is too. It said: “Senior leaders know what needs to be done.”"),
        ("document", "The report is blunt. It is short as well. It says: “Senior leaders know what needs to be done.”"),
        ("direct", "Ofsted's inspector, whose report is blunt, said: “Senior leaders know what needs to be done.”"),
    ],
)
def test_whose_words_are_quoted(kind: str, text: str) -> None:
    quotes = record_of_text(f"{LEAD}\n\n{text}\n").quotes
    assert [str(quote.kind) for quote in quotes if quote.kind in ("direct", "document")] == [kind]


def test_the_document_is_named_as_the_sentence_names_it() -> None:
    text = "The inspectors' letter is blunt. “Nobody knows what is to be done,” it says."
    (quote,) = record_of_text(f"{LEAD}\n\n{text}\n").quotes
    assert (quote.document, quote.cue) == ("The inspectors' letter", "says")
