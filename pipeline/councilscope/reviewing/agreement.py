"""When what was found is what was expected: a likeness for pairing items, and a test for each of their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from councilscope.records import ArticleRecord, Party, Period, Person, Quote, QuoteKind, Rating, Tally
from councilscope.reviewing.expected import (
    Anchor,
    ExpectedAction,
    ExpectedFinding,
    ExpectedParty,
    ExpectedPeriod,
    ExpectedPerson,
    ExpectedQuote,
    ExpectedRating,
    ExpectedSpeaker,
    ExpectedTally,
    ListName,
)
from councilscope.reviewing.words import alike, anchored, folded, overlap, within, words

NUMBERS = {"no": "0", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
DETERMINERS = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Context:
    """The record that items stand in: its words, its people by id, and the names of its councils and bodies by id."""

    text: list[str]
    people: Mapping[str, Person]
    institutions: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, record: ArticleRecord) -> Context:
        """The context of a record."""
        institutions = {council.id: council.name for council in record.councils}
        institutions |= {body.id: body.name for body in record.bodies}
        return cls(words(record.text), {person.id: person for person in record.people}, institutions)

    def words_of(self, anchor: Anchor) -> list[str]:
        """The words that an anchor spans, or its own words where they do not stand in the text."""
        starts, ends = words(anchor.starts), words(anchor.ends)
        return anchored(self.text, starts, ends) or [*starts, *ends]


Likeness = Callable[[Any, Any, Context], float]
Agrees = Callable[[Any, Any, Context], bool]


@dataclass(frozen=True, slots=True)
class ListRule:
    """How a list is compared.

    likeness: of an expected and a found item, from 0; pairs under ``floor`` are none. fields: what else is
    compared of a pair; other fields must be equal. extra: whether a found item that nothing expects is wrong.
    """

    name: ListName
    likeness: Likeness
    floor: float
    fields: Mapping[str, Agrees] = field(default_factory=dict)
    extra: Callable[[Any], bool] = lambda item: True


def rating_likeness(expected: ExpectedRating, found: Rating, context: Context) -> float:
    """Same council (or name) and same value; kind, subject, status and being required decide between several."""
    if expected.council != found.council or not _same_value(expected, found):
        return 0.0
    if expected.council is None and expected.rated_name and not within(expected.rated_name, found.rated_name):
        return 0.0
    likeness = 1.0 + 0.5 * (expected.kind == found.kind) + 0.4 * (expected.status == found.status)
    likeness += 0.25 * (expected.has("subject") and within(expected.subject, found.subject))
    likeness += 0.3 * (expected.has("domain") and within(expected.domain, found.domain))
    return likeness + 0.6 * (not expected.optional)


def _same_value(expected: ExpectedRating, found: Rating) -> bool:
    """The same level or mark; of an expectation that leaves the value open, the same kind."""
    if expected.value is None and expected.words is None and expected.score is None:
        return expected.kind == found.kind
    if expected.score is not None and found.score is not None:
        return expected.score == found.score and expected.score_max in (None, found.score_max)
    wanted = [text for text in (expected.value, expected.words) if text]
    return any(_same_label(one, other) for one in wanted for other in (found.value, found.words) if other)


def _same_label(one: str, other: str) -> bool:
    """Equal words, numbers in letters or digits; a long label may stand within longer words."""
    left, right = _label(one), _label(other)
    return left == right or (min(len(left), len(right)) >= 3 and within(" ".join(left), " ".join(right)))


def _label(text: str) -> list[str]:
    return [NUMBERS.get(word, word.removesuffix("s")) for word in words(text) if word not in DETERMINERS]


def tally_likeness(expected: ExpectedTally, found: Tally, context: Context) -> float:
    """The same numbers, and the same value and change where they are expected."""
    numbers = [name for name in ("count", "percent") if getattr(expected, name) is not None]
    if not numbers or any(getattr(expected, name) != (getattr(found, name) or 0) for name in numbers):
        return 0.0
    if expected.value and not (found.value and _same_label(expected.value, found.value)):
        return 0.0
    if expected.change and expected.change != found.change:
        return 0.0
    return 1.0 + _same_party(expected.scope, found.scope, context) + 0.5 * (expected.of == found.of)


def person_likeness(expected: ExpectedPerson, found: Person, context: Context) -> float:
    """The same last name; without names, much the same role."""
    if expected.name is None or found.name is None:
        return float(expected.name is None and found.name is None and alike(expected.role, found.role, 0.5))
    if words(expected.name)[-1:] != words(found.name)[-1:]:
        return 0.0
    return 1.0 + overlap(words(expected.name), words(found.name))


def quote_likeness(expected: ExpectedQuote, found: Quote, context: Context) -> float:
    """The share of words in common; among equals, the one of the same kind."""
    anchors = expected.segments or (expected.text,)
    wanted = [word for anchor in anchors for word in context.words_of(anchor)]
    return overlap(wanted, words(found.text)) + 0.01 * (expected.kind == found.kind)


def text_likeness(expected: ExpectedAction | ExpectedFinding, found: Any, context: Context) -> float:
    """The share of words in common."""
    return overlap(context.words_of(expected.text), words(found.text))


def _same_speaker(expected: ExpectedQuote, found: Quote, context: Context) -> bool:
    person = context.people.get(found.speaker) if found.speaker else None
    wanted = expected.speaker if isinstance(expected.speaker, tuple) else (expected.speaker,)
    return any(_is_speaker(speaker, found, person, context) for speaker in wanted)


def _is_speaker(speaker: ExpectedSpeaker | None, found: Quote, person: Person | None, context: Context) -> bool:
    """A person by the last name, somebody unnamed by role or organisation, an institution or document by its name."""
    if person is not None and person.name:
        return speaker is not None and speaker.name is not None and _same_name(speaker.name, person.name)
    if speaker is None or not (speaker.name or speaker.role or speaker.organisation):
        return True
    names = _names_of_the_unnamed(found, context)
    if speaker.name is not None:
        return any(within(speaker.name, name) for name in names)
    said = {*words(speaker.role), *words(speaker.organisation)}
    told = {*words(person.role), *words(person.organisation)} if person else {w for name in names for w in words(name)}
    return bool(said & told) or not (person or names)


def _same_name(one: str, other: str) -> bool:
    return words(one)[-1:] == words(other)[-1:] or within(one, other)


def _names_of_the_unnamed(found: Quote, context: Context) -> list[str]:
    """The council, body or document that speaks, by the record's name and by the words that say so."""
    ids = (found.council, found.body)
    names = [context.institutions[key] for key in ids if key is not None and key in context.institutions]
    names += [evidence.text for evidence in found.evidence if "speaker_kind" in evidence.supports]
    return [*names, found.document] if found.document else names


def _same_role_of_speaker(expected: ExpectedQuote, found: Quote, context: Context) -> bool:
    person = context.people.get(found.speaker) if found.speaker else None
    wanted = expected.speaker if isinstance(expected.speaker, tuple) else (expected.speaker,)
    return any(speaker is None or alike(speaker.role, person.role if person else None) for speaker in wanted)


def _same_party(
    expected: ExpectedParty | tuple[ExpectedParty, ...] | None, found: Party | None, context: Context
) -> bool:
    """Any of several; null means that nobody is named."""
    if expected is None:
        return found is None
    if found is None:
        return False
    several = expected if isinstance(expected, tuple) else (expected,)
    return any(
        (party.id is not None and party.id == found.id)
        or (party.id is None and party.name is not None and within(party.name, found.name))
        for party in several
    )


def _same_period(expected: ExpectedPeriod | None, found: Period | None, context: Context) -> bool:
    """A year in common; or found is the year judged, which ends the year before the one of publication."""
    if expected is None or found is None:
        return expected is None and found is None
    return found.first_year <= expected.last_year and expected.first_year <= found.last_year + 1


def _same_previous(expected: Any, found: Any, context: Context) -> bool:
    if expected is None or found is None:
        return expected is found
    year = expected.year is None or expected.year == found.year
    value = expected.value is None or any(_same_label(expected.value, w) for w in (found.value, found.words) if w)
    return year and value


def _same_deadline(expected: Any, found: Any, context: Context) -> bool:
    if expected is None or found is None:
        return expected is found
    dates = [name for name in ("earliest", "latest") if expected.has(name)]
    return within(expected.text, found.text) and all(getattr(expected, n) == getattr(found, n) for n in dates)


def of_field(agrees: Callable[[Any, Any, Context], bool], name: str) -> Agrees:
    """The agreement of one field of the two items."""
    return lambda expected, found, context: agrees(getattr(expected, name), getattr(found, name), context)


def _words_within(expected: str | None, found: str | None, context: Context) -> bool:
    return within(expected, found)


def _words_alike(expected: str | None, found: str | None, context: Context) -> bool:
    return alike(expected, found)


def _words_equal(expected: str | None, found: str | None, context: Context) -> bool:
    return folded(expected) == folded(found)


def _some_and_no_other(expected: Sequence[str], found: Sequence[str], context: Context) -> bool:
    return set(found) <= set(expected) and bool(found) == bool(expected)


def _all_roles(expected: Sequence[str], found: Sequence[str], context: Context) -> bool:
    return set(expected) == set(found)


def _spans_alike(expected: Sequence[Anchor], found: Sequence[Any], context: Context) -> bool:
    if len(expected) != len(found):
        return False
    return all(overlap(context.words_of(a), words(s.text)) >= 0.8 for a, s in zip(expected, found, strict=True))


def _fields(**rules: Callable[[Any, Any, Context], bool]) -> dict[str, Agrees]:
    return {name: of_field(rule, name) for name, rule in rules.items()}


RULES: tuple[ListRule, ...] = (
    ListRule("councils", lambda e, f, c: float(e.id == f.id), 1.0, _fields(roles=_all_roles)),
    ListRule("bodies", lambda e, f, c: float(e.id == f.id), 1.0),
    ListRule(
        "people",
        person_likeness,
        1.0,
        _fields(honorific=_words_equal, letters=_words_equal, role=_words_alike, organisation=_words_within),
        extra=lambda person: person.name is not None,
    ),
    ListRule(
        "ratings",
        rating_likeness,
        1.0,
        _fields(
            rated_name=_words_within,
            bodies=_some_and_no_other,
            subject=_words_within,
            domain=_words_within,
            previous=_same_previous,
            period=_same_period,
            score_unit=_words_equal,
        ),
    ),
    ListRule("tallies", tally_likeness, 1.0, _fields(scope=_same_party, unit=_words_alike, period=_same_period)),
    ListRule(
        "quotes",
        quote_likeness,
        0.8,
        {
            **_fields(document=_words_within, cue=_words_equal, segments=_spans_alike, repeats=_spans_alike),
            "speaker": _same_speaker,
            "speaker.role": _same_role_of_speaker,
        },
        extra=lambda quote: quote.kind in (QuoteKind.DIRECT, QuoteKind.DOCUMENT),
    ),
    ListRule(
        "action_points",
        text_likeness,
        0.6,
        _fields(owner=_same_party, issued_by=_same_party, deadline=_same_deadline, heading=_words_within),
    ),
    ListRule("findings", text_likeness, 0.6, _fields(subject=_words_within, source=_same_party, heading=_words_within)),
)
# Read in pairing already, or by no rule at all.
NOT_FIELDS = frozenset(
    {"optional", "absent", "text", "id", "name", "value", "words", "score", "score_max", "count", "percent"}
)
