"""Role phrases: [owner] [modifiers] head [joiner complement] [at organisation], wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from councilscope.knowledge import Knowledge
from councilscope.matching.function_words import (
    BEFORE_INFINITIVES,
    COPULAS,
    DETERMINERS,
    GOVERNING,
    NO_COMPLEMENT,
    PLACE_PREPOSITIONS,
)
from councilscope.matching.people.complements import POSSESSIVES, Complements
from councilscope.matching.people.organisations import ENDS, Organisations
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.people.predicates import Predicates
from councilscope.matching.tokens import Tokens

AGENTS = ("or", "er", "man", "men", "woman", "women", "ive", "ant", "ors", "ers")  # endings of nouns that are no verbs
LONGEST_HEAD = 6  # tokens
LONGEST_OWNER = 5  # tokens
MOST_NOUNS = 3  # words between an owner and the head of a role that are not known
NOT_IN_ROLES = NO_COMPLEMENT | GOVERNING | DETERMINERS | COPULAS | frozenset(("and", "or"))
LONGEST_COMPOUND = 4  # nouns before the head of a trade, and a determiner


class RoleFinder:
    """Finds role phrases around the heads that it knows."""

    def __init__(self, knowledge: Knowledge, places: Collection[str]) -> None:
        officials = knowledge.officials
        self.heads = {
            tuple(head.replace("'s", " 's").replace(",", " ,").split()): entry
            for head, entry in officials.role_heads.items()
        }
        self.nouns = frozenset(head[-1] for head in self.heads)
        self.plurals = {_plural(head): entry for head, entry in self.heads.items()}
        self.last_words = self.nouns | {head[-1] for head in self.plurals}
        self.entries = officials.roles
        self.modifiers = officials.modifiers
        self.deputies = officials.deputies
        self.unsaid = officials.unsaid
        self.territorial = officials.territorial
        self.not_names = officials.not_names
        self.places = places
        self.verbs = {form for form, verb in knowledge.quotes.verbs.items() if verb.use == "speech"}
        self.titles = officials.titles
        self.institutions = {noun: kind for noun, kind in knowledge.quotes.speakers.items() if kind != "group"}
        self.organisations = Organisations(officials, self.verbs)
        self.complements = Complements(knowledge, self.nouns, places, self.organisations)
        self.predicates = Predicates(officials, self.complements, self.organisations)

    def find(
        self, tokens: Tokens, starts: Collection[int], titles: Collection[int], bodies: dict[int, int]
    ) -> Iterator[RolePhrase]:
        """Role phrases in order.

        starts: tokens where a name begins, with its titles; titles: tokens of those; bodies: last token of a
        body -> its first.
        """
        after = 0
        named = {at for last, first in bodies.items() for at in range(first, last) if last > first}
        named |= {last for last in bodies if tokens.lower[last] not in self.nouns}
        for index, word in enumerate(tokens.lower):
            if index < after:
                continue
            predicate = self.predicates.at(tokens, index, starts, bodies)
            if predicate is not None:
                after = predicate.end
                yield predicate
            elif word in self.last_words and index not in titles and not self._modifies(tokens, index):
                if index in named or self._in_name(tokens, index, starts):
                    continue
                phrase = self._role_at(tokens, index, after, starts, bodies)
                if phrase is not None:
                    after = phrase.end
                    yield phrase

    def _in_name(self, tokens: Tokens, index: int, starts: Collection[int]) -> bool:
        """True for the 'Carers' of 'Carers UK', the 'Teachers' of 'Union of Teachers': plurals among other capitals."""
        if tokens.lower[index] in self.nouns or not tokens.capital(index):
            return False
        after = index + 1
        leads = after < len(tokens) and tokens.capital(after) and not tokens.breaks[after] and after not in starts
        whole = index > 1 and tokens.lower[index - 1] == "of" and tokens.lower[index - 2] in self.organisations.nouns
        return leads or (whole and tokens.capital(index - 2))

    def _role_at(
        self, tokens: Tokens, index: int, floor: int, starts: Collection[int], bodies: dict[int, int]
    ) -> RolePhrase | None:
        """The phrase whose head ends at the token; None for a verb or no head."""
        word = tokens.lower[index]
        verb = index and tokens.lower[index - 1] in BEFORE_INFINITIVES and not word.endswith(AGENTS)
        if verb and not tokens.capital(index):
            return None
        return self._phrase(tokens, index, floor, starts, bodies)

    def _modifies(self, tokens: Tokens, index: int) -> bool:
        """True for a head before another one in the same role: 'chief' in 'chief medical officer'."""
        longest = min(LONGEST_HEAD, len(tokens) - index + 1)
        for size in range(2, longest):
            if tuple(tokens.lower[index : index + size]) in self.heads:
                return not any(tokens.breaks[index + 1 : index + size])
        for position in range(index + 1, min(index + 4, len(tokens))):
            word = tokens.lower[position]
            if tokens.breaks[position]:
                return False
            if word in self.nouns:
                longer = any(
                    tuple(tokens.lower[start : position + 1]) in self.heads
                    for start in range(max(0, index - 3), index + 1)
                )
                owner = tokens.lower[index + 1] in POSSESSIVES  # 'tenants' leader', 'the Union of Teachers' secretary'
                return longer or owner or self.modifiers.get(tokens.lower[index]) in ("rank", "body")
            if word not in self.modifiers and word not in POSSESSIVES:
                return False
        return False

    def _phrase(
        self, tokens: Tokens, index: int, floor: int, starts: Collection[int], bodies: dict[int, int]
    ) -> RolePhrase | None:
        head = self._head(tokens, index, floor)
        if head is None:
            return None
        first, last, entry = head
        spokes = self.entries[entry].speaks_for
        if not spokes or not self._owned(tokens, first, floor):
            first = self._left(tokens, first, floor, bodies, self.entries[entry].apart)
        if self.entries[entry].compound:
            first = self._compound(tokens, first, floor)
        owner, outset, determiner, first = self._owner(tokens, first, floor, bodies, self.entries[entry].tier)
        last, place, end = self.complements.right(tokens, last, starts, bodies, self.entries[entry])
        if owner[1] > owner[0] and tokens.capital(owner[1] - 1) and tokens.words(*place) in self.places:
            last, place = end, (0, 0)  # "Unison's secretary for Avon"
        plural = tokens.lower[index] not in self.nouns
        while first < head[0] and tokens.lower[first] in self.unsaid:
            first += 1
        return RolePhrase(outset, first, last, end, f"roles/{entry}", determiner, owner, place, plural)

    def _head(self, tokens: Tokens, index: int, floor: int) -> tuple[int, int, str] | None:
        for size in range(min(LONGEST_HEAD, index + 1 - floor), 0, -1):
            words = tuple(tokens.lower[index - size + 1 : index + 1])
            entry = self.heads.get(words) or self.plurals.get(words)
            begin = index - size + 1
            if entry is None or any(tokens.breaks[begin + 1 : index + 1]) or self._ends_name(tokens, begin, floor):
                continue
            return begin, index + 1, entry
        return None

    def _ends_name(self, tokens: Tokens, begin: int, floor: int) -> bool:
        """True for the 'Council' of 'Hull City Council leader', 'Hull council leader': part of the name before."""
        if self._of_place(tokens, begin + 1, floor) is not None:
            return True
        if begin <= floor or not tokens.capital(begin) or tokens.breaks[begin] or not tokens.capital(begin - 1):
            return False
        if self.institutions.get(tokens.lower[begin]) is None:
            return False
        return self._ends_organisation(tokens, begin + 1, floor)

    def _left(self, tokens: Tokens, first: int, floor: int, bodies: dict[int, int], apart: bool) -> int:
        """Take modifiers, portfolios, regions and parties before the head; no party where it stands apart."""
        while first > floor and not tokens.breaks[first]:
            word = tokens.lower[first - 1]
            if first - 1 in bodies or self._ends_organisation(tokens, first, floor):
                break
            led = tokens.lower[first - 2] if first - 2 >= floor else ""
            if (led in COPULAS and word.endswith("ed")) or led in BEFORE_INFINITIVES:
                break  # 'was appointed director', 'asked to support director Jane Moss'
            pair = tokens.words(first - 2, first) if first - 2 >= floor else ""
            if apart and tokens.capital(first - 1) and "party" in (self.modifiers.get(word), self.modifiers.get(pair)):
                break
            if pair in self.modifiers and not tokens.breaks[first - 1]:
                first -= 2
            elif word in self.modifiers:
                first -= 1
            elif (word in POSSESSIVES and first - 2 >= floor and self._possessive(tokens, first - 2, word)) or (
                word in ("and", "&")
                and first - 2 >= floor
                and self._alike(tokens.lower[first - 2], tokens.lower[first])
            ):
                first -= 2
            else:
                break
        return first

    def _possessive(self, tokens: Tokens, index: int, mark: str) -> bool:
        """'Children's', "tenants'": what a role is about, its mark a token of its own."""
        return tokens.lower[index] + mark.replace("’", "'") in self.modifiers

    def _compound(self, tokens: Tokens, first: int, floor: int) -> int:
        """Take the nouns before a trade ('a harbour taxi skipper'), back to a determiner or a reporting verb."""
        for index in range(first - 1, max(floor - 1, first - LONGEST_COMPOUND - 1), -1):
            word = tokens.lower[index]
            if word in DETERMINERS or word in self.verbs:
                return index + 1
            if tokens.breaks[index + 1] or not word.isalpha() or word in NO_COMPLEMENT or word in GOVERNING:
                break
            if tokens.capital(index):
                return index if tokens.breaks[index] or tokens.text[index - 1] in ".,”" else first
        return first

    def _ends_organisation(self, tokens: Tokens, end: int, floor: int) -> bool:
        """True if a name such as 'Leeds City Council' ends before the token, whose last words are modifiers too."""
        if self._of_place(tokens, end, floor) is not None:
            return True
        whole = tokens.lower[end - 1] in self.organisations.wholes
        if not (whole or tokens.lower[end - 1] in self.institutions) or not tokens.capital(end - 1):
            return False
        start = end - 1
        while start > floor and tokens.capital(start - 1) and not tokens.breaks[start]:
            if self.not_names.get(tokens.text[start - 1]) == "function":  # the 'A' of 'A Leeds City Council …'
                break
            start -= 1
        return start < end - 1 and (whole or tokens.lower[start] not in self.modifiers)

    def _of_place(self, tokens: Tokens, end: int, floor: int) -> int | None:
        """Where 'Hull council', 'Hull city council' begins that ends before the token; None if none does."""
        index = end - 1
        if index <= floor or tokens.capital(index) or self.institutions.get(tokens.lower[index]) is None:
            return None
        while index > floor and not tokens.capital(index) and not tokens.breaks[index]:
            index -= 1
            if tokens.capital(index):
                break
            if self.modifiers.get(tokens.lower[index]) != "rank":
                return None
        start = index
        while start > floor and tokens.capital(start - 1) and not tokens.breaks[start]:
            start -= 1
        places = (at for at in range(start, index + 1) if tokens.words(at, index + 1) in self.places)
        return None if any(tokens.breaks[start + 1 : end]) else next(places, None)

    def _owned(self, tokens: Tokens, first: int, floor: int) -> bool:
        """True for the 'council' of 'a council spokesman': whom a spokesman speaks for is no part of the role."""
        if first <= floor or self.not_names.get(tokens.text[first - 1].capitalize()) != "organisation":
            return False
        before = tokens.lower[first - 2] if first - 1 > floor and not tokens.breaks[first - 1] else ""
        return before not in self.modifiers

    def _alike(self, left: str, right: str) -> bool:
        """True for two portfolios, or two ranks ('borough and county councillor')."""
        return self.modifiers.get(left) == self.modifiers.get(right) and self.modifiers.get(left) in (
            "portfolio",
            "rank",
        )

    def _portfolio(self, word: str) -> bool:
        return self.modifiers.get(word) == "portfolio"

    def _owner(
        self, tokens: Tokens, first: int, floor: int, bodies: dict[int, int], tier: str
    ) -> tuple[tuple[int, int], int, str, int]:
        """The organisation before the role, where the phrase begins, its determiner, and where the role begins."""
        outset, owner, determiner = first, (0, 0), ""
        index = first - 1
        if index < floor or tokens.breaks[first]:
            ranked = self._ranked_council(tokens, first)
            return ((first, first + 2), outset, "", first + 2) if ranked else (owner, outset, determiner, first)
        first = outset = self._owned_nouns(tokens, first, floor)
        index = first - 1
        possessive = tokens.lower[index] in POSSESSIVES
        end = index if possessive else first
        start = self._organisation_before(tokens, end, floor, bodies)
        if start is None and not possessive and self._owned(tokens, first, floor):
            start = first - 1
        if start is not None and not possessive and self._in_role(tokens, start, first, bodies, tier):
            first, start = start, None
            outset = first
        if start is None and not possessive and self._ranked_council(tokens, first):
            return (first, first + 2), outset, "", first + 2
        if possessive and (start is None or not tokens.capital(end - 1)):
            begin = self._common_owner(tokens, end, floor)
            if begin is not None:
                return (begin, end), begin, tokens.lower[begin], first
        if start is not None:
            owner = (start, end)
            outset = start
            before = tokens.lower[start - 1] if start > floor and not tokens.breaks[start] else ""
            if not possessive and self.modifiers.get(before) in ("rank", "past"):  # 'former Leeds director'
                first = outset = start - 1
        for position in range(outset - 1, max(floor, outset - 4) - 1, -1):
            if tokens.breaks[position + 1]:
                break
            word = tokens.lower[position]
            if word in DETERMINERS:
                outset, determiner = position, word
                break
            if (
                not word.isalpha()
                or word in NO_COMPLEMENT
                or word in PLACE_PREPOSITIONS
                or word in self.verbs
                or tokens.capital(position)
            ):
                break
        if possessive and start is None:
            outset = first
        return owner, outset, determiner or ("the" if possessive and owner != (0, 0) else ""), first

    def _owned_nouns(self, tokens: Tokens, first: int, floor: int) -> int:
        """Where a role with nouns that nobody knows begins after an owner: "the FBU's [brigade secretary]"."""
        for index in range(first - 1, max(floor, first - MOST_NOUNS - 1), -1):
            word = tokens.lower[index]
            if word in POSSESSIVES:
                named = tokens.capital(index - 1) or tokens.lower[index - 1] in self.institutions
                return index + 1 if named and index + 1 < first else first
            plain = word.isalpha() and not tokens.capital(index) and not word.endswith("ly")
            if tokens.breaks[index] or not plain or word in NOT_IN_ROLES or word in self.verbs:
                break
        return first

    def _common_owner(self, tokens: Tokens, end: int, floor: int) -> int | None:
        """Where an owner such as 'the county council' begins, at its determiner; None if it has none."""
        for position in range(end - 2, max(floor, end - LONGEST_OWNER) - 1, -1):
            word = tokens.lower[position]
            if word in DETERMINERS:
                return position
            if tokens.breaks[position + 1] or not word.isalpha() or word in NO_COMPLEMENT or word in self.verbs:
                return None
        return None

    def _ranked_council(self, tokens: Tokens, first: int) -> bool:
        """True for the 'city council' of 'city council leader', which is whose leader it is."""
        pair = tokens.lower[first : first + 2]
        ranked = len(pair) == 2 and pair[0] in self.territorial and self.institutions.get(pair[1]) == "council"
        return ranked and first + 2 < len(tokens) and not any(tokens.breaks[first + 1 : first + 3])

    def _is_common(self, tokens: Tokens, start: int, first: int, tier: str) -> bool:
        """True for the 'Potholes' of 'Potholes minister': a noun whose capital is that of the sentence it opens."""
        word = tokens.text[start]
        opens = tokens.breaks[start] or start == 0 or tokens.text[start - 1] in ENDS
        if first - start != 1 or not opens or word.isupper() or word.casefold() in self.places:
            return False
        if word.lower() in self.institutions or word.lower() in self.organisations.nouns:
            return False
        return tier == "minister" or word.lower() in tokens.text

    def _in_role(self, tokens: Tokens, start: int, first: int, bodies: dict[int, int], tier: str) -> bool:
        """True for capitals that are no organisation's: the 'Social Security' of 'the Social Security Minister'."""
        if first - 1 in bodies or first - start > 3 or tokens.breaks[first]:
            return False
        if not tokens.capital(first):
            return self._is_common(tokens, start, first, tier)
        if tokens.lower[first - 1] in self.organisations.wholes:
            return False
        words = tokens.text[start:first]
        if " ".join(words).casefold() in self.places or any(
            word.casefold() in self.places or word.isupper() for word in words
        ):
            return False
        barred = ("place", "function") if tier == "minister" else ("organisation", "place", "function")
        return not any(self.not_names.get(word) in barred for word in words)

    def _organisation_before(self, tokens: Tokens, end: int, floor: int, bodies: dict[int, int]) -> int | None:
        last = end - 1
        civic = self._of_place(tokens, end, floor)
        if civic is not None:
            return civic
        if last >= floor and tokens.text[last] == ")" and last - 2 >= floor and tokens.text[last - 2] == "(":
            return self._organisation_before(tokens, last - 2, floor, bodies)
        if last in bodies and bodies[last] >= floor:
            return bodies[last]
        start = end
        while start > floor and start > end - 7:
            word = tokens.text[start - 1]
            joined = (
                word in ("and", "of", "&", "for") and start < end and start - 2 >= floor and tokens.capital(start - 2)
            )
            if self.modifiers.get(word.lower()) == "past" and start < end:
                break
            opening = self.organisations.opens_sentence(word)
            if not joined and (not word[0].isupper() or opening or word in self.titles):
                break
            start -= 1
            if tokens.breaks[start]:
                break
        while start < end and tokens.text[start] in ("and", "of", "&", "for"):
            start += 1
        return start if start < end else None


def _plural(head: tuple[str, ...]) -> tuple[str, ...]:
    """The head of more than one: 'leaders', 'spokesmen', 'secretaries'."""
    word = head[-1]
    if word.endswith("man"):
        return (*head[:-1], word[:-2] + "en")
    if word.endswith("y"):
        return (*head[:-1], word[:-1] + "ies")
    return (*head[:-1], word + "s")
