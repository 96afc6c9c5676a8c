"""One record against one known article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from councilscope.records import ArticleRecord, Model
from councilscope.reviewing.agreement import NOT_FIELDS, RULES, Context, ListRule
from councilscope.reviewing.expected import ExpectedArticle, ExpectedQuote, Part
from councilscope.reviewing.scoring import Difference, Scores
from councilscope.reviewing.words import folded

SCALARS = ("title", "publisher", "author", "language")
# The field that tells a tally and a rating from other items, and what to say of them.
SAYING = {
    "previous_count": ("count", "of", "percent", "value", "change", "unit"),
    "rated_name": ("council", "rated_name", "kind", "domain", "value", "score", "status"),
}

# Of a person, party, period, earlier value or date in a record, what is worth showing beside an expectation.
SHOWN = frozenset({"kind", "id", "name", "role", "organisation", "first_year", "last_year", "value", "year", "text"})


def compared(name: str, record: ArticleRecord | None, expected: ExpectedArticle) -> Scores:
    """The scores of an article, whose ``record`` is None where it was rejected: then all is missed."""
    scores = Scores()
    _compare_scalars(name, record, expected, scores)
    _compare_cleaning(name, record, expected, scores)
    for rule in RULES:
        if expected.has(rule.name):
            _compare_list(name, rule, record, expected, scores)
    if expected.has("warnings"):
        codes = {warning.code for warning in record.warnings} if record else set()
        for warning in expected.warnings:
            _note(scores, name, "warnings", warning.code in codes, "missed", warning.code, "")
    return scores


def _compare_scalars(name: str, record: ArticleRecord | None, expected: ExpectedArticle, scores: Scores) -> None:
    wanted: list[tuple[str, str | None, str | None]] = [
        (field, getattr(expected, field), getattr(record, field, None)) for field in SCALARS if expected.has(field)
    ]
    if expected.has("published"):
        found = record.published if record else None
        wanted.append(("published", getattr(expected.published, "date", None), found.date if found else None))
        for part in ("precision", "origin"):
            if expected.published and expected.published.has(part):
                wanted.append((f"published.{part}", getattr(expected.published, part), getattr(found, part, None)))
    for field, want, got in wanted:
        right = folded(want) == folded(got)
        scores.count(field, int(right and got is not None), int(got is not None), int(want is not None))
        if not right:
            scores.differences.append(Difference(name, field, "differs", str(want), str(got)))


def _compare_cleaning(name: str, record: ArticleRecord | None, expected: ExpectedArticle, scores: Scores) -> None:
    text = f"{folded(record.title)} {folded(record.text)}" if record else ""
    for words in expected.must_stay:
        _note(scores, name, "must_stay", folded(words) in text, "lost", words, "")
    for words in expected.must_go:
        _note(scores, name, "must_go", record is not None and folded(words) not in text, "left in", "", words)


def _compare_list(
    name: str, rule: ListRule, record: ArticleRecord | None, expected: ExpectedArticle, scores: Scores
) -> None:
    listed: Sequence[Any] = getattr(expected, rule.name)
    wanted = [item for item in listed if not item.absent]
    found: Sequence[Any] = getattr(record, rule.name) if record else ()
    context = Context.of(record) if record else Context([], {})
    pairs = paired(wanted, found, rule, context)
    taken = {got for _, got in pairs}
    for position, want in enumerate(wanted):
        if not want.optional:
            hit = any(position == index for index, _ in pairs)
            field = _field_of(rule, want)
            scores.count(field, int(hit), int(hit), 1)
            if not hit:
                scores.differences.append(Difference(name, field, "missed", said(want), ""))
    if rule.name in expected.complete:
        for got, item in enumerate(found):
            if got not in taken and rule.extra(item):
                scores.count(rule.name, 0, 1, 0)
                scores.differences.append(Difference(name, rule.name, "extra", "", said(item)))
    for want_index, got_index in pairs:
        _compare_fields(name, rule, wanted[want_index], found[got_index], context, scores)
    rest = [item for got, item in enumerate(found) if got not in taken]
    for item in (item for item in listed if item.absent):
        if any(_is_just(item, got, rule, context) for got in rest):
            scores.count(rule.name, 0, 1, 0)
            scores.differences.append(Difference(name, rule.name, "rejected", "", said(item)))


def paired(wanted: Sequence[Any], found: Sequence[Any], rule: ListRule, context: Context) -> list[tuple[int, int]]:
    """Indices of expected and found items that belong together, the most alike first, each once."""
    likeness = [
        (rule.likeness(want, got, context), -i, -j) for i, want in enumerate(wanted) for j, got in enumerate(found)
    ]
    pairs: list[tuple[int, int]] = []
    for alike, i, j in sorted(likeness, reverse=True):
        if alike >= rule.floor and all(-i != one and -j != other for one, other in pairs):
            pairs.append((-i, -j))
    return sorted(pairs)


def _compare_fields(name: str, rule: ListRule, want: Part, got: Any, context: Context, scores: Scores) -> None:
    for field in type(want).model_fields:
        if field in NOT_FIELDS or not want.has(field):
            continue
        right = agree(field, want, got, rule, context)
        _note_pair(scores, name, f"{rule.name}.{field}", right, want, got, context)
    if isinstance(want, ExpectedQuote) and _says_role(want):
        right = rule.fields["speaker.role"](want, got, context)
        _note_pair(scores, name, "quotes.speaker.role", right, want, got, context)


def _is_just(absent: Any, got: Any, rule: ListRule, context: Context) -> bool:
    """Whether the found item is the one that a reader rejected: alike, and the same in every field that is given."""
    given = [field for field in type(absent).model_fields if field not in NOT_FIELDS and absent.has(field)]
    return rule.likeness(absent, got, context) >= rule.floor and all(
        agree(field, absent, got, rule, context) for field in given
    )


def agree(field: str, want: Any, got: Any, rule: ListRule, context: Context) -> bool:
    """Whether a field of a found item is what was expected of it."""
    agrees = rule.fields.get(field)
    return agrees(want, got, context) if agrees else bool(getattr(want, field) == getattr(got, field))


def _says_role(want: ExpectedQuote) -> bool:
    speakers = want.speaker if isinstance(want.speaker, tuple) else (want.speaker,)
    return any(speaker is not None and speaker.role is not None for speaker in speakers)


def _field_of(rule: ListRule, want: Any) -> str:
    """Reported speech is a field of its own: only direct words are always required."""
    reported = isinstance(want, ExpectedQuote) and want.kind in ("indirect", "fragment")
    return "quotes.reported" if reported else rule.name


def _note_pair(scores: Scores, name: str, field: str, right: bool, want: Any, got: Any, context: Context) -> None:
    scores.count(field, int(right), 1, 1)
    if not right:
        part = field.split(".")[1]
        value: Any = getattr(got, part, None)
        shown = _value(context.people.get(value) if part == "speaker" else value)
        expected = f"{said(want)}: {_value(getattr(want, part))}"
        scores.differences.append(Difference(name, field, "differs", expected, f"{said(got)}: {shown}"))


def _note(scores: Scores, name: str, field: str, right: bool, what: str, expected: str, found: str) -> None:
    scores.count(field, int(right), 1, 1)
    if not right:
        scores.differences.append(Difference(name, field, what, expected, found))


def said(item: Any) -> str:
    """An expected or found item in a few words."""
    for mark, names in SAYING.items():
        if hasattr(item, mark):
            return " ".join(str(value) for name in names if (value := getattr(item, name)) is not None)
    text = getattr(item, "text", None)
    if text is None:
        return str(getattr(item, "id", "") if not getattr(item, "name", None) else item.name)
    return f"{text.starts} … {text.ends}" if hasattr(text, "starts") else _shortened(str(text))


def _value(value: object) -> str:
    if isinstance(value, Part):
        return ", ".join(f"{name} {getattr(value, name)}" for name in type(value).model_fields if value.has(name))
    if isinstance(value, tuple):
        return "[" + "; ".join(_value(part) for part in value) + "]"
    if isinstance(value, Model):
        given = {name: part for name, part in value if part is not None and name in SHOWN}
        return ", ".join(f"{name} {part}" for name, part in given.items())
    return str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:45]} … {text[-20:]}"
