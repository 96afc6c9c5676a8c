"""The record contract refuses what it must: ungrounded spans, dangling references, doubled ids, open fields."""

from typing import Any

import pytest
from pydantic import ValidationError

from councilscope.records import ArticleRecord

TEXT = "Ashdown Council is rated good. “We are very glad of it,” said Jo Hale."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def record(**changes: Any) -> dict[str, Any]:
    person = {
        "id": "p" + "0" * 16, "evidence": [{**span("Jo Hale"), "supports": ["name"]}], "derived": {}, "rule": "name-after-cue",
        "knowledge": [], "confidence": 0.9, "name": "Jo Hale", "honorific": None, "letters": None, "role": None,
        "organisation": None, "council": None, "body": None, "mentions": [span("Jo Hale")],
    }  # fmt: skip
    quote = {
        "id": "q" + "0" * 16, "evidence": [{**span("said"), "supports": ["cue"]}, {**span("Jo Hale"), "supports": ["speaker"]}],
        "derived": {}, "rule": "marks", "knowledge": [], "confidence": 0.9, "kind": "direct", "text": "We are very glad of it,",
        "segments": [span("We are very glad of it,")], "repeats": [], "speaker": person["id"], "speaker_kind": "person",
        "speaker_how": "named", "speaker_confidence": 0.9, "document": None, "cue": "said", "council": None, "body": None,
    }  # fmt: skip
    base: dict[str, Any] = {
        "id": "0" * 16, "title": None, "publisher": None, "author": None, "published": None, "language": "en", "text": TEXT,
        "source": {"path": "a.txt", "media_type": "text/plain", "encoding": "utf-8", "bytes": 9, "sha256": "0", "url": None},
        "blocks": [{"kind": "paragraph", "level": 0, "start": 0, "end": len(TEXT), "source_start": 0, "source_end": 9}],
        "people": [person], "quotes": [quote],
    }  # fmt: skip
    return {**base, **changes}


def test_a_sound_record_validates_and_survives_a_round_trip() -> None:
    made = ArticleRecord.model_validate(record())
    assert ArticleRecord.model_validate_json(made.model_dump_json()) == made


def changed(item: str, **fields: Any) -> dict[str, Any]:
    return record(**{item: [{**record()[item][0], **fields}]})


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (record(surprise=1), "surprise"),
        (record(id="XYZ"), "id"),
        (changed("people", mentions=[{"start": 0, "end": 7, "text": "Jo Hale"}]), "says 'Jo Hale'"),
        (changed("people", mentions=[{"start": 0, "end": 3, "text": "Jo Hale"}]), "does not fit"),
        (changed("people", name=None), "a name or a role"),
        (changed("people", council="nowhere"), "'nowhere' is not in the record"),
        (changed("people", role="leader"), "field role has neither evidence"),
        (changed("quotes", speaker="p" + "1" * 16), "is not in the record"),
        (changed("quotes", text="We are sad"), "text is not its segments"),
        (changed("quotes", kind="shouted"), "kind"),
        (changed("quotes", speaker_how=None), "speaker_how"),
        (changed("quotes", confidence=1.5), "confidence"),
        (changed("quotes", id="p" + "0" * 16), "stands twice"),
        (changed("quotes", evidence=[]), "evidence"),
        (record(blocks=[{**record()["blocks"][0], "end": 999}]), "outside the text"),
    ],
)
def test_a_broken_record_is_refused(broken: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        ArticleRecord.model_validate(broken)


def test_a_derived_field_needs_no_words() -> None:
    ArticleRecord.model_validate(changed("people", role="leader", derived={"role": "role-of-office"}))
