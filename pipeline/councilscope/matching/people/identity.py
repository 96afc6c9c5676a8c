"""One person for all names that mean the same: full names, short names, and roles that point back."""

from __future__ import annotations

from dataclasses import dataclass, field

from councilscope.knowledge.officials import Gender
from councilscope.matching.people.names import Name
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.tokens import Tokens


@dataclass(slots=True)
class Mention:
    """A name or role where it stands: token range with titles, and the role attached to it there."""

    first: int
    last: int
    name: Name | None
    role: RolePhrase | None = None
    role_rule: str = ""


@dataclass(slots=True)
class Identity:
    """A person while mentions are gathered. words: the fullest name as words, empty for a role alone.

    organisation: tokens of the organisation that stands after the name without a role, None if there is none.
    """

    words: tuple[str, ...]
    gender: Gender
    rule: str
    mentions: list[Mention] = field(default_factory=list)
    organisation: tuple[int, int] | None = None

    @property
    def family(self) -> str:
        """The last word of the name, '' for a role alone."""
        return self.words[-1] if self.words else ""


def words_of_name(tokens: Tokens, name: Name) -> tuple[str, ...]:
    """The words of a name as written."""
    return tuple(tokens.text[name.first : name.last])


def gender_of(name: Name, given: Gender) -> Gender:
    """What the titles say, else what the given name says."""
    return next((title.gender for title in name.titles if title.gender), given)


def gender_of_role(role: str) -> Gender:
    """What the last part of a role's noun tells: 'spokeswoman', 'headmaster'."""
    if role.endswith(("woman", "mistress")):
        return "female"
    return "male" if role.endswith(("man", "master")) else "unknown"


def agree(left: Gender, right: Gender) -> bool:
    """False only if both are known and differ."""
    return "unknown" in (left, right) or left == right


def same_person(known: Identity, words: tuple[str, ...], gender: Gender, knighted: bool) -> bool:
    """True if a name with these words may mean the known person."""
    if not known.words or not agree(known.gender, gender):
        return False
    mine = [word.casefold() for word in words]
    theirs = [word.casefold() for word in known.words]
    if len(mine) == 1:
        return mine[0] == theirs[-1] or (knighted and mine[0] == theirs[0]) or mine[0] == theirs[-1].split("-")[0]
    if len(theirs) == 1:
        return theirs[0] == mine[-1] or (knighted and theirs[0] == mine[0])
    if mine[-1] != theirs[-1]:
        return False
    first, other = mine[0].rstrip("."), theirs[0].rstrip(".")
    return first == other or (min(len(first), len(other)) <= 2 and first[0] == other[0]) or _short_form(first, other)


def _short_form(left: str, right: str) -> bool:
    """'Rob' and 'Robert': one is the beginning of the other ('Mark' and 'Martin' are two)."""
    return min(len(left), len(right)) >= 3 and (left.startswith(right) or right.startswith(left))


def keys_of(words: tuple[str, ...]) -> set[str]:
    """Folded words under which ``same_person`` may find a name: the given name, the surname, its first half."""
    family = words[-1].casefold()
    return {words[0].casefold(), family, family.split("-")[0]}
