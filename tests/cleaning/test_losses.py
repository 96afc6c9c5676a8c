"""What must never be lost: rows of tables, items of lists, quoted paragraphs; and what looks like them."""

from __future__ import annotations

import time

import pytest

from cleaning.pages import BODY, TITLE, cleaned, kinds, page
from cleaning.rebuild import rebuilt
from councilscope.cleaning.lines import Line
from councilscope.cleaning.tables import table_rows

LATER = "The council’s cabinet will discuss the report at its meeting in the town hall in the autumn."
ROWS = (("Council", "Before", "Now"), ("Ambleton", "Good", "Fair"), ("Thornby", "Good", "Good"), ("Holm", "Fair", "-"))


def of_kind(text: str, kind: str, suffix: str = ".txt") -> list[str]:
    return [words for found, words in kinds(cleaned(text, suffix=suffix)) if found == kind]


@pytest.mark.parametrize("edge", [" | ", "\t", "     "])
@pytest.mark.parametrize("width", [2, 3])
def test_rows_of_flattened_tables_stay_with_their_header(edge: str, width: int) -> None:
    rows = [row[:width] for row in ROWS]
    text = page(middle="\n".join(edge.join(row) for row in rows), foot=LATER)
    assert of_kind(text, "table-row") == [" | ".join(row) for row in rows]
    assert rebuilt(cleaned(text)) == "".join(text.split())


def test_rows_of_grades_and_figures_stay() -> None:
    rows = ("Grade | Landlords", "C1 | 12", "C2 | 40", "C3 | 9", "C4 | 1")
    assert of_kind(page(middle="\n".join(rows)), "table-row") == list(rows)


@pytest.mark.parametrize("rule", ["---|---|", "|:---|---:|", "--- | ---", "==|=="])
@pytest.mark.parametrize("place", ["under", "middle"])
def test_a_rule_under_the_titles_parts_no_table(rule: str, place: str) -> None:
    rows = ("Council | Rating |", "Ambleton | 🟢 Good |", "Thornby | 🟢 Good |", "Holm | 🔴 Inadequate |")
    lines = "\n".join((rows[0], rule, *rows[1:]))
    found = of_kind(page(under=lines) if place == "under" else page(middle=lines), "table-row")
    assert found == list(rows)


@pytest.mark.parametrize(
    "rows",
    [
        (
            ("Service", "Serving people well?", "Prospects"),
            ("Children", "Most", "Promising"),
            ("Adults", "Some", "Poor"),
        ),
        (("Judgement", "2020", "2024"), ("Overall effectiveness", "Good", "Good")),
        (("Area", "Safeguarding"), ("Leadership", "Good"), ("Partnership", "Outstanding"), ("Ambition", "Good")),
    ],
)
def test_rows_of_tables_on_pages_stay(rows: tuple[tuple[str, ...], ...]) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    paragraphs = [f"<p>{words}</p>" for words in BODY]
    body = f"<h1>{TITLE}</h1>{''.join(paragraphs[:3])}<table>{table}</table>{''.join(paragraphs[3:])}"
    found = of_kind(f"<html><body><article>{body}</article></body></html>", "table-row", ".html")
    assert found == [" | ".join(row) for row in rows]


@pytest.mark.parametrize(
    "menu", ["Home | News | Sport\nJobs | Cars | Homes", "About us | Terms\nPrivacy | Contact us\nJobs | Site map"]
)
def test_menus_under_one_another_are_no_table(menu: str) -> None:
    article = cleaned(page(foot=menu))
    assert all(kind != "table-row" for kind, _ in kinds(article))
    assert "|" not in article.text


def test_cells_that_lay_out_a_page_are_no_table() -> None:
    cells = "<table><tr><td>Holm archives: open day<td>Thornby: could you foster?<td>Ambleton by bus</table>"
    body = f"<h1>{TITLE}</h1>{''.join(f'<p>{words}</p>' for words in BODY)}"
    text = cleaned(f"<html><body><article>{body}</article>{cells}</body></html>", suffix=".html").text
    assert "could you foster" not in text


@pytest.mark.parametrize("marker", ["■", "□", "◆", "➢", "."])
def test_more_markers_of_list_items(marker: str) -> None:
    text = page(middle=f"The council must:\n\n{marker} train every manager\n{marker} answer letters in ten days")
    assert of_kind(text, "list-item") == ["train every manager", "answer letters in ten days"]


def test_items_numbered_without_a_stop() -> None:
    text = page(middle="The council must:\n\n1 Train every manager.\n2 Answer letters in ten days.\n3 Report back.")
    assert of_kind(text, "list-item") == ["Train every manager.", "Answer letters in ten days.", "Report back."]
    assert rebuilt(cleaned(text)) == "".join(text.split())


def test_a_number_at_the_start_of_a_sentence_is_no_marker() -> None:
    line = "12 carers told the team that nobody had ever asked them what they needed."
    assert line in of_kind(page(middle=line), "paragraph")


def test_short_line_with_a_colon_is_no_byline() -> None:
    text = page(middle="By the autumn we will:\n\n- train every manager\n- answer letters in ten days")
    assert "By the autumn we will:" in of_kind(text, "paragraph")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("What the inspectors found", "heading"),
        ("How it was done", "heading"),
        ("Why we came", "heading"),
        ("What it is", "heading"),
        ("Ines Carrow", "byline"),
    ],
)
def test_a_question_right_below_the_date_is_a_heading_and_no_byline(line: str, kind: str) -> None:
    assert line in of_kind(page(under=f"12 May 2011\n\n{line}"), kind)


QUOTED = "Councillor Ines Carrow said: “We shall put right what is wrong and come back to tell everyone about it.”"


@pytest.mark.parametrize("mark", ["[ends]", "- ENDS -", "Ends"])
@pytest.mark.parametrize(
    ("after", "kind", "words"),
    [
        (QUOTED, "paragraph", QUOTED),
        ("Our recommendations:\n\n- train every manager\n- answer letters", "list-item", "answer letters"),
        ("The council must:\n\n1. train every manager\n2. answer letters", "list-item", "train every manager"),
        (LATER, "note", LATER),
        (
            "1. The inspectorate was set up in 1999.\n2. Its report is free of charge.",
            "note",
            "2. Its report is free of charge.",
        ),
    ],
)
def test_article_that_goes_on_after_its_end_mark(mark: str, after: str, kind: str, words: str) -> None:
    text = page(foot=f"{mark}\n\n{after}\n\nNotes to editors\n\n1. The inspectorate has 40 inspectors in all.")
    article = cleaned(text)
    assert words in [found for at, found in kinds(article) if at == kind]
    assert [at for at, found in kinds(article) if found == "Notes to editors" or "40 inspectors" in found] == [
        "note"
    ] * 2


@pytest.mark.parametrize("line", ["Contact between children and their families was well arranged.", "Note that none of the homes was visited at night by the team."])  # fmt: skip
def test_sentence_that_begins_as_a_note_does_is_none(line: str) -> None:
    found = kinds(cleaned(page(middle=line)))
    assert ("note", line) not in found
    assert ("paragraph", BODY[4]) in found


@pytest.mark.parametrize("line", ["Contact: Ines Carrow, 01632 960 001", "Note: embargoed until noon"])
def test_label_of_a_contact_begins_notes(line: str) -> None:
    assert ("note", line) in kinds(cleaned(page(foot=line)))


@pytest.mark.parametrize("raw", ["|" * 100_000, "a | " * 25_000, "\t " * 50_000, "a   " * 25_000])
def test_rows_are_found_in_linear_time(raw: str) -> None:
    start = time.process_time()
    assert table_rows([Line(0, len(raw), raw)], raw) == frozenset()
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "standfirst",
    [
        "Families say the change could be felt within weeks",
        "Leader calls verdict 'a fair reflection'",
        "Report praises staff but finds gaps in training",
    ],
)
def test_what_stands_right_under_the_headline_stays(standfirst: str) -> None:
    assert standfirst in [words for _, words in kinds(cleaned(page(under=standfirst)))]


QUOTE_OF_THE_DAY = (
    "“Nobody ever thanked a council for a bin that was emptied” – Councillor Ruth Penhallow on her first year"
)


def test_a_quotation_with_its_speaker_behind_a_dash_stays_with_its_heading() -> None:
    article = cleaned(page(foot=f"HEARD THIS WEEK\n\n{QUOTE_OF_THE_DAY}\n\nCOMING UP\n\n4 May: cabinet in Holm"))
    kept = [words for _, words in kinds(article)]
    assert kept[-2:] == ["HEARD THIS WEEK", QUOTE_OF_THE_DAY]
