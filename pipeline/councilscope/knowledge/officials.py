"""Knowledge of officials: roles and the words around them, titles and letters, and the names people have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from councilscope.knowledge.store import Entry, KnowledgeStore

Gender = Literal["male", "female", "unknown"]


class RoleHeads(Entry):
    """Heads of roles that belong together, lower case and singular ('cabinet member').

    keeps_complement: what follows 'of' is part of the role even where it is an organisation's name ('chair of the
    fire authority'). speaks_for: what follows 'for' is whom the bearer speaks for, never a portfolio. compound: nouns
    before it are part of the role ('harbour taxi skipper'). employed: the bearer speaks for an organisation, which
    the sentence before tells where the role names none. own: how the roles begin that a council has and no
    inspectorate ('director of education', 'cabinet member'). apart: a party before it is no part of the role ('DUP
    alderman').
    """

    tier: Literal["political", "officer", "inspectorate", "intervention", "minister", "sector", "other"]
    forms: tuple[str, ...] = Field(min_length=1)
    keeps_complement: bool = False
    speaks_for: bool = False
    compound: bool = False
    employed: bool = False
    own: tuple[str, ...] = ()
    apart: bool = False


class OrganisationNoun(Entry):
    """A common noun by which an organisation is called, lower case ('group').

    civic: also of a council or its parts. inner: as often a part of an organisation as one of its own ('panel').
    """

    noun: str
    civic: bool = False
    inner: bool = False


class RolePredicate(Entry):
    """Words that tell a role without a noun for it, lower case.

    use: ``relative`` after 'who' ('who leads the group'), ``adjective`` after a comma ('responsible for housing'),
    ``appointment`` before the noun of the role ('became leader'). objects: what it is about must hold one of these
    words ('holds the housing portfolio'); any object where there are none. civic: only councillors and officers do so.
    """

    forms: tuple[str, ...] = Field(min_length=1)
    use: Literal["relative", "adjective", "appointment"]
    objects: tuple[str, ...] = ()
    civic: bool = False


class RoleModifiers(Entry):
    """Words before a role's head, lower case.

    past: the role is historical. body: such a role is an inspectorate's rather than a council's.
    opposing: such a role is held by the opposition, and speaks for no ministry. deputises: of the words that make
    another post of a role ('deputy leader' is not the leader). unsaid: they tell since when
    somebody has the role ('new') and are no part of it. territorial: kinds of councils ('city').
    """

    words: tuple[str, ...] = Field(min_length=1)
    use: Literal["rank", "past", "portfolio", "region", "party", "body", "opposing"]
    deputises: bool = False
    unsaid: bool = False
    territorial: bool = False


class RoleJoiner(Entry):
    """Words between a role's head and its complement."""

    words: str


class Title(Entry):
    """A title before a name or letters after it, in every spelling; ``gender`` where the title tells it.

    weak: an ordinary word as well ('General'), which proves a name only beside a given name. role: the title is
    its bearer's role too ('Mayor').
    """

    forms: tuple[str, ...] = Field(min_length=1)
    position: Literal["before", "after"]
    kind: str
    gender: Literal["male", "female"] | None = None
    weak: bool = False
    role: bool = False


class PartyTag(Entry):
    """A party's short name, as it stands in brackets after a councillor's name."""

    tag: str


class NotName(Entry):
    """Capitalised words that are no part of a person's name, by what they are."""

    use: Literal["organisation", "place", "calendar", "work", "function"]
    words: tuple[str, ...] = Field(min_length=1)


class GivenName(Entry):
    """A given name (the id) of people in British public life, and the gender it usually tells.

    common_word: the name is an ordinary word, month or place as well, so that it proves little by itself.
    """

    gender: Gender
    origin: str
    common_word: Literal["yes"] | None = None


@dataclass(frozen=True, slots=True)
class OfficialKnowledge:
    """Lower-case lookups over models/officials; names keep their capitals.

    role_heads: head -> id of its entry in roles. organisations: noun -> entry. predicates: words -> entry;
    civic_predicates: ids of those of councils.
    modifiers: word or words -> use; deputies: those of them that make another post of a role; unsaid: those that are no
    part of it. titles: form -> title
    before a name; letters: form -> letters after it.
    not_names: capitalised word -> use. given_names: name -> entry.
    """

    role_heads: dict[str, str]
    roles: dict[str, RoleHeads]
    organisations: dict[str, OrganisationNoun]
    predicates: dict[str, RolePredicate]
    civic_predicates: frozenset[str]
    modifiers: dict[str, str]
    deputies: frozenset[str]
    unsaid: frozenset[str]
    territorial: frozenset[str]
    joiners: tuple[str, ...]
    titles: dict[str, Title]
    letters: dict[str, Title]
    parties: frozenset[str]
    not_names: dict[str, str]
    given_names: dict[str, GivenName]

    def only_of_councils(self, role: str) -> bool:
        """True if no inspectorate has the role: 'Director of Education and Learning', 'leader'."""
        words = f"{role.lower().replace('’', chr(39)).replace(f' {chr(39)}', chr(39))} "
        return any(words.startswith(f"{begin} ") for entry in self.roles.values() for begin in entry.own)


def load(store: KnowledgeStore) -> OfficialKnowledge:
    """Read models/officials; raise C003 for an entry that does not fit."""
    roles = store.entries("officials/roles.json", RoleHeads)
    organisations = store.entries("officials/organisations.json", OrganisationNoun).values()
    predicates = store.entries("officials/predicates.json", RolePredicate).values()
    modifiers = store.entries("officials/modifiers.json", RoleModifiers).values()
    joiners = store.entries("officials/joiners.json", RoleJoiner).values()
    titles = store.entries("officials/honorifics.json", Title).values()
    parties = store.entries("officials/parties.json", PartyTag).values()
    not_names = store.entries("officials/not-names.json", NotName).values()
    return OfficialKnowledge(
        role_heads={form: role.id for role in roles.values() for form in role.forms},
        roles=roles,
        organisations={organisation.noun: organisation for organisation in organisations},
        predicates={form: predicate for predicate in predicates for form in predicate.forms},
        civic_predicates=frozenset(predicate.id for predicate in predicates if predicate.civic),
        modifiers={word: group.use for group in modifiers for word in group.words},
        deputies=frozenset(word for group in modifiers if group.deputises for word in group.words),
        unsaid=frozenset(word for group in modifiers if group.unsaid for word in group.words),
        territorial=frozenset(word for group in modifiers if group.territorial for word in group.words),
        joiners=tuple(sorted((joiner.words for joiner in joiners), key=lambda words: -len(words))),
        titles={form: title for title in titles if title.position == "before" for form in title.forms},
        letters={form: title for title in titles if title.position == "after" for form in title.forms},
        parties=frozenset(party.tag.lower() for party in parties),
        not_names={word: group.use for group in not_names for word in group.words},
        given_names=dict(store.entries("officials/given-names.csv", GivenName)),
    )
