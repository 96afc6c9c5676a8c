"""Finds names of councils: a place's name with a designation before or after it, alone, or an acronym.

'Walsall Metropolitan Borough Council', 'the London Borough of Bexley', 'Devon, Dorset and Somerset county councils':
names and designations are separate knowledge, so a council of one row is known in all its forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from councilscope.knowledge.councils import AliasKind, Council, CouncilKind, CouncilKnowledge, Designation, Use
from councilscope.matching.function_words import BEFORE_VERBS, NO_COMPLEMENT
from councilscope.matching.phrases import Hit, PhraseTrie, Words, fold
from councilscope.matching.weighing import weigh

INDEFINITE = frozenset(("a", "an", "another", "every", "one"))
LONGEST_PREFIX = 5  # words in the longest designation before a name: 'City and County Council of'
NEVER_BARE = frozenset({CouncilKind.FIRE, CouncilKind.COMBINED_AUTHORITY})
POSSESSIVE = "s"
AND = "and"
LINKS = (AND, ",")
LINKED = (*LINKS, "the", "or", "of", "with", "both")
PLURALS = frozenset({"councils", "authorities", "boroughs", "services", "brigades", "ccs"})


class NameKind(StrEnum):
    """What sort of surface was found."""

    NAME = "name"
    FULL = "full"
    ACRONYM = "acronym"
    OTHER = "other"


class Named(NamedTuple):
    """A surface of the trie: its kind, the council (None for another sense) and the letters as written."""

    kind: NameKind
    council: str | None
    surface: str


@dataclass(frozen=True, slots=True)
class NameHit:
    """A council's name in the text, in word positions (both ends included).

    first, last: with the designation; name_first, name_last: the place's name alone. candidates: who may be
    meant, by kind. exact: those whose official or former name it is, letter for letter. use: what the surface
    may be when it stands alone.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    kind: NameKind
    candidates: tuple[str, ...]
    exact: tuple[str, ...] = ()
    designation: str | None = None
    weak: bool = False
    use: Use = Use.PLACE
    shared: bool = False
    fire: bool = False

    @property
    def bare(self) -> bool:
        """True if no designation makes sure that a council is meant."""
        return self.kind is NameKind.NAME and (self.designation is None or self.weak)


class Gazetteer:
    """The names and designations of the register, ready to be found in words."""

    def __init__(self, knowledge: CouncilKnowledge) -> None:
        self.councils = knowledge.councils
        self.designations = knowledge.designations
        self.uses = {fold(surface): row for surface, row in knowledge.ambiguous.items()}
        self.official = _official_names(knowledge)
        self.compass = knowledge.cues["compass"]
        self.by_name: dict[tuple[str, ...], tuple[str, ...]] = {}
        for council in knowledge.councils.values():
            name = fold(council.short_name)
            self.by_name[name] = (*self.by_name.get(name, ()), council.id)
        self.bearers = _bearers(knowledge)
        self.before = _by_words(knowledge.designations, "before")
        self.after: PhraseTrie[Designator] = PhraseTrie(
            (phrase, Designator(designation.id, phrase))
            for designation in knowledge.designations.values()
            for phrase in designation.after
        )
        self.trie = PhraseTrie(_surfaces(knowledge, self.before, _by_words(knowledge.designations, "after")))
        self.places: PhraseTrie[str] = PhraseTrie(
            (alias.surface, alias.council) for alias in knowledge.aliases if alias.kind is AliasKind.PLACE
        )

    def find(self, words: Words) -> list[NameHit]:
        """All names in text order, none overlapping another; what they mean is for others to say."""
        hits: list[NameHit] = []
        for hit in self.trie.find(words):
            found = self._named(words, hit)
            if found is None:
                continue
            if hits and found.first <= hits[-1].last:  # 'London Borough of Bexley': London is no name of its own
                if not hits[-1].bare:
                    continue
                hits.pop()
            hits.extend(self._halved(words, found))
            hits.append(found)
        return self._shared(words, hits)

    def _halved(self, words: Words, hit: NameHit) -> list[NameHit]:
        """'North' of 'North and South Tyneside': a council whose name ends as the hit's does."""
        first, name = hit.name_first, words.folded[hit.name_first : hit.name_last + 1]
        compass = self.compass
        if hit.kind is not NameKind.NAME or hit.first != first or first < 2 or len(name) < 2 or name[0] not in compass:
            return []
        half = words.folded[first - 2]
        if words.folded[first - 1] != AND or half not in compass or not words.capital(first - 2):
            return []
        councils = self.by_name.get((half, *name[1:]), ())
        candidates = self.of_kind(councils, hit.designation)
        found = NameHit(first - 2, first - 2, first - 2, first - 2, NameKind.NAME, candidates)
        return [found] if candidates else []

    def _named(self, words: Words, hit: Hit[Named]) -> NameHit | None:
        surface = words.surface(hit.first, hit.last)
        kinds = {named.kind for named in hit.payloads}
        if NameKind.OTHER in kinds or not words.capital(hit.first):
            if NameKind.OTHER in kinds:
                weigh(words, "other-sense", words.span(hit.first, hit.last))
            return None
        acronyms = [named for named in hit.payloads if named.kind is NameKind.ACRONYM]
        if acronyms and len(acronyms) == len(hit.payloads):
            return self._acronym(words, hit, [named for named in acronyms if named.surface == surface])
        councils = tuple(dict.fromkeys(named.council for named in hit.payloads if named.council is not None))
        if NameKind.FULL in kinds and NameKind.NAME not in kinds:
            return self._whole(words, hit, councils)
        names = tuple(
            dict.fromkeys(named.council for named in hit.payloads if named.council and named.kind is NameKind.NAME)
        )
        found = self._designated(words, hit, names)
        if _one_of_several(words, found):
            weigh(words, "one-of-several", words.span(found.first, found.last))
            return None
        return found

    def _acronym(self, words: Words, hit: Hit[Named], fitting: Sequence[Named]) -> NameHit | None:
        if not fitting:
            return None
        councils = dict.fromkeys(named.council for named in fitting if named.council)
        row = self.uses.get(tuple(words.folded[hit.first : hit.last + 1]))
        candidates = tuple(dict.fromkeys([*councils, *(row.candidates if row else ())]))
        use = row.use if row else Use.PLACE
        return NameHit(hit.first, hit.last, hit.first, hit.last, NameKind.ACRONYM, candidates, use=use)

    def _whole(self, words: Words, hit: Hit[Named], councils: tuple[str, ...]) -> NameHit:
        official = self.official.get(tuple(words.folded[hit.first : hit.last + 1]), councils)
        candidates = tuple(dict.fromkeys([*councils, *official]))
        return NameHit(hit.first, hit.last, hit.first, hit.last, NameKind.FULL, candidates, official, "full")

    def _designated(self, words: Words, hit: Hit[Named], names: tuple[str, ...]) -> NameHit:
        """The name with the designations around it; of two, the one after decides."""
        first, last, chosen = hit.first, hit.last, None
        prefix = self._prefix(words, hit.first)
        suffix = self._suffix(words, hit.last)
        if prefix:
            first, chosen = prefix[0], prefix[1]
        if suffix and not (chosen and self.designations[suffix[1]].weak):
            last, chosen = suffix[0], suffix[1] if not chosen or not self._is_plain(suffix[1]) else chosen
        use = self.uses.get(tuple(words.folded[hit.first : hit.last + 1]))
        candidates = self.of_kind(names, chosen)
        if words.weighed is not None:
            for council in names:
                if council not in candidates:
                    kind = self.councils[council].kind
                    weigh(words, "other-designation", words.span(first, last), council, kind=kind)
        bearers = self.bearers.get(chosen or "", frozenset())
        if chosen is not None and self._is_plain(chosen):
            bearers = frozenset(self.official.get(tuple(words.folded[first : last + 1]), ()))
        exact = tuple(council for council in candidates if council in bearers)
        return NameHit(
            first, last, hit.first, hit.last, NameKind.NAME, candidates, exact, chosen,
            weak=chosen is not None and self.designations[chosen].weak, use=use.use if use else Use.PLACE,
        )  # fmt: skip

    def _is_plain(self, designation: str) -> bool:
        """True for a designation that any council bears, so that another says more."""
        return len(self.designations[designation].kinds) >= len(CouncilKind) - len(NEVER_BARE)

    def _prefix(self, words: Words, first: int) -> tuple[int, str] | None:
        for length in range(min(LONGEST_PREFIX, first), 0, -1):
            begin = first - length
            found = self.before.get(tuple(words.folded[begin:first]))
            if found is None or not all(words.joined(index) for index in range(begin, first)):
                continue
            if not words.capital(begin):  # 'the city of Leeds' is the place
                continue
            if not found.phrase.isupper() or all(words.upper(index) for index in range(begin, first)):
                return begin, found.id
        return None

    def _suffix(self, words: Words, last: int) -> tuple[int, str] | None:
        begin = last + 1
        if begin >= len(words) or not words.joined(last):
            return None
        if words.folded[begin] == POSSESSIVE and begin + 1 < len(words):
            begin += 1  # 'Merton's council'
        hit = self.after.longest(words, begin)
        if hit is None:
            return None
        written = words.surface(hit.first, hit.last)
        for designator in hit.payloads:
            weak = self.designations[designator.id].weak
            if weak and (begin != last + 1 or not words.capital(hit.first)):
                continue
            if designator.phrase.isupper() and not written.isupper():
                continue
            return hit.last, designator.id
        return None

    def of_kind(self, councils: Iterable[str], designation: str | None) -> tuple[str, ...]:
        """Those that bear the designation; all but fire and combined authorities where none is given."""
        if designation is None:
            return tuple(councils)
        kinds = self.designations[designation].kinds
        return tuple(council for council in councils if self.councils[council].kind in kinds)

    def _shared(self, words: Words, hits: list[NameHit]) -> list[NameHit]:
        """Lends a designation in the plural to all names coordinated before it, or after it.

        A plural with one name alone ('both Surrey councils') is about the councils of an area: it is left out.
        """
        for index in range(len(hits) - 1, 0, -1):
            hit, earlier = hits[index], hits[index - 1]
            if (self._plural(words, hit) or hit.shared) and earlier.designation is None and linked(words, earlier, hit):
                hits[index - 1] = self._lent(earlier, hit.designation)
        for index in range(len(hits) - 1):
            hit, later = hits[index], hits[index + 1]
            if (_plural_before(words, hit) or hit.shared) and later.designation is None and linked(words, hit, later):
                hits[index + 1] = self._lent(later, hit.designation)
        rows = [False, *(earlier.shared and linked(words, earlier, hit) for earlier, hit in pairwise(hits))]
        return [hit for hit, row in zip(hits, rows, strict=False) if row or not self._plural(words, hit)]

    @staticmethod
    def _plural(words: Words, hit: NameHit) -> bool:
        return hit.designation is not None and hit.last > hit.name_last and words.folded[hit.last] in PLURALS

    def _lent(self, hit: NameHit, designation: str | None) -> NameHit:
        if hit.kind is not NameKind.NAME or designation is None or designation not in self.designations:
            return hit
        candidates = self.of_kind(hit.candidates, designation)
        exact = tuple(council for council in candidates if council in self.bearers.get(designation, ()))
        shared = replace(hit, candidates=candidates, exact=exact, designation=designation, weak=False, shared=True)
        return shared if candidates else hit


class Designator(NamedTuple):
    """A designation's id and one of its phrases, as the knowledge writes it."""

    id: str
    phrase: str


def _one_of_several(words: Words, hit: NameHit) -> bool:
    """True for 'a Cleveland council was told': some council there; not for 'a Cleveland council spokesman'."""
    if hit.last == hit.name_last or not hit.first or words.capital(hit.last):
        return False
    after = words.folded[hit.last + 1] if hit.last + 1 < len(words) and words.joined(hit.last) else ""
    return words.folded[hit.first - 1] in INDEFINITE and (not after or after in NO_COMPLEMENT or after in BEFORE_VERBS)


def _plural_before(words: Words, hit: NameHit) -> bool:
    return not PLURALS.isdisjoint(words.folded[hit.first : hit.name_first])


def linked(words: Words, earlier: NameHit, later: NameHit) -> bool:
    """True if only a comma, 'and' or both stand between the two; 'and the', 'and of' and the like count."""
    between = words.folded[earlier.last + 1 : later.first]
    if not between or len(between) > len(LINKED) or between[0] not in LINKS:
        return False
    gaps = all("\n\n" not in words.gap(i) and "." not in words.gap(i) for i in range(earlier.last, later.first))
    return gaps and all(word in LINKED for word in between)


def _surfaces(
    knowledge: CouncilKnowledge,
    before: Mapping[tuple[str, ...], Designator],
    after: Mapping[tuple[str, ...], Designator],
) -> Iterator[tuple[str, Named]]:
    """Short names, other names, and the official names that are not just a short name with a designation."""
    names: dict[str, list[tuple[str, ...]]] = {row.id: [fold(row.short_name)] for row in knowledge.councils.values()}
    for alias in knowledge.aliases:
        if alias.kind is AliasKind.NAME:
            names[alias.council].append(fold(alias.surface))
    for council in knowledge.councils.values():
        phrases = [p for d in knowledge.designations.values() if council.kind in d.kinds for p in d.after]
        for name in joint_names(council, phrases):
            # 'Devon and Torbay' alone are two councils
            for phrase in phrases:
                yield f"{name} {phrase}", Named(NameKind.FULL, council.id, name)
        if not (council.kind in NEVER_BARE and AND in fold(council.short_name)):
            yield council.short_name, Named(NameKind.NAME, council.id, council.short_name)
        if not any(_composed(fold(council.official_name), name, before, after) for name in names[council.id]):
            yield council.official_name, Named(NameKind.FULL, council.id, council.official_name)
        if council.welsh_name:
            yield council.welsh_name, Named(NameKind.FULL, council.id, council.welsh_name)
    for alias in knowledge.aliases:
        if alias.kind is not AliasKind.PLACE:
            yield alias.surface, Named(NameKind(alias.kind.value), alias.council, alias.surface)
    for former in knowledge.former_names:
        if not any(_composed(fold(former.name), short, before, after) for short in names[former.council]):
            yield former.name, Named(NameKind.FULL, former.council, former.name)
    for surface in knowledge.other_senses:
        yield surface, Named(NameKind.OTHER, None, surface)


def joint_names(council: Council, phrases: Sequence[str]) -> list[str]:
    """Names of a fire or combined authority that join areas: 'Kent and Medway' for the one that is Kent for short."""
    if council.kind not in NEVER_BARE:
        return []
    ends = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    official = council.official_name
    stem = next((official.removesuffix(f" {end}") for end in ends if official.endswith(f" {end}")), official)
    return [name for name in dict.fromkeys((council.short_name, stem)) if AND in fold(name)]


def _composed(
    official: tuple[str, ...],
    short: tuple[str, ...],
    before: Mapping[tuple[str, ...], Designator],
    after: Mapping[tuple[str, ...], Designator],
) -> bool:
    for start in range(len(official) - len(short) + 1):
        prefix, suffix = official[:start], official[start + len(short) :]
        if official[start : start + len(short)] == short and (prefix or suffix):
            return (not prefix or prefix in before) and (not suffix or suffix in after)
    return False


def _official_names(knowledge: CouncilKnowledge) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for council in knowledge.councils.values():
        found.setdefault(fold(council.official_name), []).append(council.id)
    for name in knowledge.former_names:
        found.setdefault(fold(name.name), []).append(name.council)
    for alias in knowledge.aliases:
        if alias.kind is AliasKind.FULL:
            found.setdefault(fold(alias.surface), []).append(alias.council)
    return {words: tuple(dict.fromkeys(councils)) for words, councils in found.items()}


def _bearers(knowledge: CouncilKnowledge) -> dict[str, frozenset[str]]:
    """By designation: the councils that bear it in an official or former name."""
    official = [(council.id, fold(council.official_name)) for council in knowledge.councils.values()]
    official += [(name.council, fold(name.name)) for name in knowledge.former_names]
    found = {}
    for designation in knowledge.designations.values():
        prefixes = {fold(phrase) for phrase in designation.before}
        suffixes = {fold(phrase) for phrase in designation.after}
        found[designation.id] = frozenset(
            council
            for council, name in official
            if any(name[: len(prefix)] == prefix for prefix in prefixes)
            or any(name[-len(suffix) :] == suffix for suffix in suffixes)
        )
    return found


def _by_words(designations: Mapping[str, Designation], side: str) -> dict[tuple[str, ...], Designator]:
    found: dict[tuple[str, ...], Designator] = {}
    for designation in designations.values():
        for phrase in getattr(designation, side):
            found.setdefault(fold(phrase), Designator(designation.id, phrase))
    return found
