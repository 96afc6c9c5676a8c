"""Small valid records, made by hand."""

from __future__ import annotations

import hashlib
from typing import Any

from councilscope.records import ArticleRecord

TEXT = "Ashdown Council is rated good. “We are very glad of it,” said Jo Hale."


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    """The span of the first place where ``words`` stand."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def evidence(words: str, *supports: str) -> dict[str, Any]:
    """Evidence for the fields named."""
    return {**span(words), "supports": list(supports)}


def full_record(path: str = "a.txt", **changes: Any) -> ArticleRecord:
    """A record with a council, a body, a person, a rating, a tally, a quote, an action point and a finding."""
    common: dict[str, Any] = {"rule": "by-hand", "confidence": 0.9}
    none_of_rating = dict.fromkeys(
        ["scheme", "domain", "score", "score_max", "score_unit", "rank", "rank_max", "previous", "change", "period"]
    )
    parts: dict[str, Any] = {
        "councils": [
            {
                "id": "ashdown",
                "name": "Ashdown Council",
                "name_then": None,
                "gss_code": None,
                "kind": "unitary",
                "nation": "England",
                "region": None,
                "roles": ["rated", "mentioned"],
                "mentions": [{**span("Ashdown Council"), "form": "name"}],
                **common,
            }
        ],
        "bodies": [],
        "people": [
            {
                "id": "p" + "0" * 16,
                "evidence": [evidence("Jo Hale", "name")],
                "name": "Jo Hale",
                "honorific": None,
                "letters": None,
                "role": None,
                "organisation": None,
                "council": None,
                "body": None,
                "mentions": [span("Jo Hale")],
                **common,
            }
        ],
        "ratings": [
            {
                **none_of_rating,
                "id": "r" + "0" * 16,
                "council": "ashdown",
                "rated_name": "Ashdown Council",
                "bodies": [],
                "subject": None,
                "kind": "overall",
                "value": "good",
                "words": "good",
                "status": "current",
                "basis": "stated",
                "evidence": [evidence("Ashdown Council", "council", "rated_name"), evidence("good", "value", "words")],
                **common,
            }
        ],
        "quotes": [
            {
                "id": "q" + "0" * 16,
                "kind": "direct",
                "text": "We are very glad of it,",
                "segments": [span("We are very glad of it,")],
                "speaker": "p" + "0" * 16,
                "speaker_kind": "person",
                "speaker_how": "named",
                "speaker_confidence": 0.9,
                "document": None,
                "cue": "said",
                "council": None,
                "body": None,
                "evidence": [evidence("said", "cue"), evidence("Jo Hale", "speaker")],
                **common,
            }
        ],
        "action_points": [
            {
                "id": "a" + "0" * 16,
                "text": "Ashdown Council is rated good.",
                "kind": "commitment",
                "status": "planned",
                "owner": {"kind": "council", "id": "ashdown", "name": "Ashdown Council"},
                "issued_by": None,
                "deadline": None,
                "heading": None,
                "evidence": [evidence("Ashdown Council", "owner")],
                **common,
            }
        ],
        "findings": [
            {
                "id": "f" + "0" * 16,
                "text": "Ashdown Council is rated good.",
                "polarity": "strength",
                "subject": None,
                "source": None,
                "heading": None,
                "evidence": [evidence("good", "polarity")],
                **common,
            }
        ],
        "warnings": [{"code": "undated", "message": "no date", "evidence": []}],
    }
    return small_record(TEXT, path, **{**parts, **changes})


def small_record(text: str, path: str, **changes: Any) -> ArticleRecord:
    """A record of one paragraph."""
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    base: dict[str, Any] = {
        "id": digest[:16],
        "title": None,
        "publisher": None,
        "author": None,
        "published": None,
        "language": "en",
        "source": {
            "path": path,
            "media_type": "text/plain",
            "encoding": "utf-8",
            "bytes": len(data),
            "sha256": digest,
            "url": None,
        },
        "text": text,
        "blocks": [
            {"kind": "paragraph", "level": 0, "start": 0, "end": len(text), "source_start": None, "source_end": None}
        ],
    }
    return ArticleRecord.model_validate({**base, **changes})
