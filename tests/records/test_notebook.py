"""What a notebook shows of a record is escaped."""

from __future__ import annotations

import lxml.html

from helpers.records import full_record


def test_a_record_shows_its_items() -> None:
    shown = lxml.html.fromstring(full_record()._repr_html_())
    assert [heading.text for heading in shown.findall("p")[1:5]] == ["Ratings", "Quotes", "Action points", "Findings"]
    words = shown.text_content()
    assert "Ashdown Council … good" in words
    assert "Jo Hale" in words


def test_hostile_text_is_shown_and_not_run() -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    shown = full_record(title=hostile)._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert hostile in lxml.html.fromstring(shown).text_content()
