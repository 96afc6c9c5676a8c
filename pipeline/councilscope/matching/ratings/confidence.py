"""How often ratings of each rule are right: one table, to be estimated on known articles."""

from __future__ import annotations

FRAME = {
    "value-words": 0.9, "verb-frame": 0.92, "copula-frame": 0.88, "rating-noun": 0.88, "rating-of": 0.88,
    "result-frame": 0.8, "quoted-grade": 0.8, "ellipsis": 0.88, "prospects-noun": 0.93, "attributive-council": 0.75,
    "elliptic-number": 0.85, "label-line": 0.93, "table-cell": 0.93, "heading-value": 0.92, "lead-in-value": 0.9,
    "inversion": 0.92, "the-others": 0.8, "superlative": 0.7, "counted-names": 0.9, "listed-names": 0.85,
    "from-to": 0.9, "state-verb": 0.85, "number-gloss": 0.9, "subject-verb": 0.85, "hoped-grade": 0.85,
    "class-list": 0.88, "same-grade": 0.85, "verdict-share": 0.88, "all-but": 0.8,
    "bracketed": 0.93, "named-score": 0.88,
}  # fmt: skip
BINDING = {
    "subject-before": 0.98, "value-first": 0.97, "last-subject": 0.88, "main-council": 0.9, "provider": 0.8,
    "row-label": 0.97, "counted-before": 0.85, "speaker-council": 0.85, "the-others": 0.9, "inversion": 0.97,
}  # fmt: skip
STATUS = {"reported": 1.0, "hope": 0.85, "history": 0.85, "negation": 0.85, "state-ended": 0.9, "in-quote": 0.8}


def confidence_of(frame: str, binding: str, status: str) -> float:
    """The product of the three rules' shares, two decimals."""
    return round(FRAME.get(frame, 0.75) * BINDING.get(binding, 0.85) * STATUS.get(status, 0.85), 2)
