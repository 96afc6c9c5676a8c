"""From a gathered identity to the person that other components read, with the words behind each field."""

from __future__ import annotations

from councilscope.matching.annotations import Evidence, Found, PersonFound
from councilscope.matching.people.attachment import best_role
from councilscope.matching.people.identity import Identity, words_of_name
from councilscope.matching.people.names import Name
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.tokens import Tokens
from councilscope.spans import Span

CONFIDENCE = {
    "titled-name": 0.97,
    "given-name": 0.95,
    "name-beside-role": 0.93,
    "name-beside-verb": 0.85,
    "name-beside-age": 0.85,
    "model-name": 0.85,
    "surname-only": 0.85,
    "given-name-only": 0.75,
    "role-only": 0.85,
}


class _Fields:
    """The fields of a person that words of the text give, with their evidence."""

    def __init__(self, text: str, tokens: Tokens) -> None:
        self.text = text
        self.tokens = tokens
        self.values: dict[str, str] = {}
        self.evidence: list[Evidence] = []

    def take(self, field: str, first: int, last: int) -> None:
        """Give the field the words from token ``first`` up to ``last``."""
        start, end = self.tokens.start[first], self.tokens.end[last - 1]
        self.values[field] = " ".join(self.text[start:end].split())
        self.evidence.append(Evidence(start, end, (field,)))


def person_found(text: str, tokens: Tokens, identity: Identity, number: int) -> PersonFound | None:
    """The person, or None where neither name nor role is known."""
    fields = _Fields(text, tokens)
    mention = best_role(identity)
    phrase = mention.role if mention else None
    _take_name(fields, tokens, identity)
    titled = next((m.name for m in identity.mentions if m.name and m.name.titles), None)
    if titled is not None:
        fields.take("honorific", titled.outset, titled.first)
    if phrase is not None:
        _take_role(fields, phrase)
    elif titled is not None and any(title.role for title in titled.titles):
        fields.take("role", titled.outset, titled.first)
    if identity.organisation is not None and "organisation" not in fields.values:
        fields.take("organisation", *identity.organisation)
    if not {"name", "role"} & fields.values.keys():
        return None
    spans = tuple(Span(tokens.start[m.first], tokens.end[m.last - 1]) for m in identity.mentions)
    found = Found(
        evidence=tuple(fields.evidence),
        rule=identity.rule,
        confidence=CONFIDENCE[identity.rule],
        knowledge=(phrase.head,) if phrase is not None and phrase.head else (),
    )
    values = fields.values
    return PersonFound(
        key=f"person-{number}",
        name=values.get("name"),
        role=values.get("role"),
        organisation=values.get("organisation"),
        mentions=spans,
        found=found,
        honorific=values.get("honorific"),
        letters=values.get("letters"),
    )


def _take_name(fields: _Fields, tokens: Tokens, identity: Identity) -> None:
    names = [mention.name for mention in identity.mentions if mention.name is not None]
    named = next((name for name in names if words_of_name(tokens, name) == identity.words), None)
    if named is not None:
        fields.take("name", named.first, named.last)
    lettered: Name | None = next((name for name in names if name.letters > name.last), None)
    if lettered is not None:
        comma = tokens.text[lettered.last] == ","
        fields.take("letters", lettered.last + comma, lettered.letters)


def _take_role(fields: _Fields, phrase: RolePhrase) -> None:
    fields.take("role", phrase.first, phrase.last)
    if phrase.organisation is not None:
        fields.take("organisation", *phrase.organisation)
