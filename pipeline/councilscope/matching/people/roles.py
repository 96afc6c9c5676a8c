"""Role phrases: [owner] [modifiers] head [joiner complement] [at organisation], wherever they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from councilscope.knowledge import Knowledge
from councilscope.knowledge.officials import RoleHeads
from councilscope.matching.function_words import BEFORE_INFINITIVES, DETERMINERS, NO_COMPLEMENT, PLACE_PREPOSITIONS
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.tokens import Tokens

POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
SEPARATORS = frozenset((",", ":", "-", "–", "—"))
LONGEST_HEAD = 5
LONGEST_COMPLEMENT = 14


class RoleFinder:
    """Finds role phrases around the heads that it knows."""

    def __init__(self, knowledge: Knowledge, places: Collection[str]) -> None:
        officials = knowledge.officials
        self.heads = {tuple(head.replace("'s", " 's").split()): entry for head, entry in officials.role_heads.items()}
        self.nouns = frozenset(head[-1] for head in self.heads)
        self.plurals = {_plural(head): entry for head, entry in self.heads.items()}
        self.last_words = self.nouns | {head[-1] for head in self.plurals}
        self.entries = officials.roles
        self.modifiers = officials.modifiers
        self.joiners = [tuple(joiner.split()) for joiner in officials.joiners]
        self.not_names = officials.not_names
        self.places = places
        self.verbs = {form for form, verb in knowledge.quotes.verbs.items() if verb.use == "speech"}
        self.titles = officials.titles
        self.institutions = {noun: kind for noun, kind in knowledge.quotes.speakers.items() if kind != "group"}

    def find(
        self, tokens: Tokens, starts: Collection[int], titles: Collection[int], bodies: dict[int, int]
    ) -> Iterator[RolePhrase]:
        """Role phrases in order.

        starts: tokens where a name begins, with its titles; titles: tokens of those; bodies: last token of a
        body -> its first.
        """
        after = 0
        for index, word in enumerate(tokens.lower):
            if word not in self.last_words or index < after or index in titles or self._modifies(tokens, index):
                continue
            if index and tokens.lower[index - 1] in BEFORE_INFINITIVES and not tokens.capital(index):
                continue
            phrase = self._phrase(tokens, index, after, starts, bodies)
            if phrase is not None:
                after = phrase.end
                yield phrase

    def _modifies(self, tokens: Tokens, index: int) -> bool:
        """True for a head before another one in the same role: 'chief' in 'chief medical officer'."""
        if any(tuple(tokens.lower[index : index + size]) in self.heads for size in range(2, LONGEST_HEAD)):
            return not any(tokens.breaks[index + 1 : index + 3])
        for position in range(index + 1, min(index + 4, len(tokens))):
            word = tokens.lower[position]
            if tokens.breaks[position]:
                return False
            if word in self.nouns:
                longer = any(
                    tuple(tokens.lower[start : position + 1]) in self.heads
                    for start in range(max(0, index - 3), index + 1)
                )
                return longer or self.modifiers.get(tokens.lower[index]) in ("rank", "body")
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
            first = self._left(tokens, first, floor, bodies)
        owner, outset, determiner, first = self._owner(tokens, first, floor, bodies)
        last, place, end = self._right(tokens, last, starts, bodies, self.entries[entry])
        plural = tokens.lower[index] not in self.nouns
        return RolePhrase(outset, first, last, end, entry, determiner, owner, place, plural)

    def _head(self, tokens: Tokens, index: int, floor: int) -> tuple[int, int, str] | None:
        for size in range(min(LONGEST_HEAD, index + 1 - floor), 0, -1):
            words = tuple(tokens.lower[index - size + 1 : index + 1])
            entry = self.heads.get(words) or self.plurals.get(words)
            if entry is not None and not any(tokens.breaks[index - size + 2 : index + 1]):
                return index - size + 1, index + 1, entry
        return None

    def _left(self, tokens: Tokens, first: int, floor: int, bodies: dict[int, int]) -> int:
        """Take modifiers, portfolios, regions and parties before the head."""
        while first > floor and not tokens.breaks[first]:
            word = tokens.lower[first - 1]
            if first - 1 in bodies or self._ends_organisation(tokens, first, floor):
                break
            pair = tokens.words(first - 2, first) if first - 2 >= floor else ""
            if pair in self.modifiers and not tokens.breaks[first - 1]:
                first -= 2
            elif word in self.modifiers:
                first -= 1
            elif (word in POSSESSIVES and first - 2 >= floor and tokens.lower[first - 2] + "'s" in self.modifiers) or (
                word in ("and", "&")
                and first - 2 >= floor
                and self._portfolio(tokens.lower[first - 2])
                and self._portfolio(tokens.lower[first])
            ):
                first -= 2
            else:
                break
        return first

    def _ends_organisation(self, tokens: Tokens, end: int, floor: int) -> bool:
        """True if a name such as 'Leeds City Council' ends before the token, whose last words are modifiers too."""
        if self.institutions.get(tokens.lower[end - 1]) is None or not tokens.capital(end - 1):
            return False
        start = end - 1
        while start > floor and tokens.capital(start - 1) and not tokens.breaks[start]:
            start -= 1
        return tokens.lower[start] not in self.modifiers and self.not_names.get(tokens.text[start]) != "function"

    def _owned(self, tokens: Tokens, first: int, floor: int) -> bool:
        """True for the 'council' of 'a council spokesman': whom a spokesman speaks for is no part of the role."""
        if first <= floor or self.not_names.get(tokens.text[first - 1].capitalize()) != "organisation":
            return False
        before = tokens.lower[first - 2] if first - 1 > floor and not tokens.breaks[first - 1] else ""
        return before not in self.modifiers

    def _portfolio(self, word: str) -> bool:
        return self.modifiers.get(word) == "portfolio"

    def _owner(
        self, tokens: Tokens, first: int, floor: int, bodies: dict[int, int]
    ) -> tuple[tuple[int, int], int, str, int]:
        """The organisation before the role, where the phrase begins, its determiner, and where the role begins."""
        outset, owner, determiner = first, (0, 0), ""
        index = first - 1
        if index < floor or tokens.breaks[first]:
            return owner, outset, determiner, first
        possessive = tokens.lower[index] in POSSESSIVES
        end = index if possessive else first
        start = self._organisation_before(tokens, end, floor, bodies)
        if start is None and not possessive and self._owned(tokens, first, floor):
            start = first - 1
        if start is not None and not possessive and self._in_role(tokens, start, first, bodies):
            first, start = start, None
            outset = first
        if start is None and possessive and end - 2 >= floor and tokens.lower[end - 2] in DETERMINERS:
            return (end - 2, end), end - 2, tokens.lower[end - 2], first
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

    def _in_role(self, tokens: Tokens, start: int, first: int, bodies: dict[int, int]) -> bool:
        """True for capitals that are no organisation's: the 'Social Security' of 'the Social Security Minister'."""
        if not tokens.capital(first) or first - 1 in bodies or first - start > 3 or tokens.breaks[first]:
            return False
        words = tokens.text[start:first]
        if " ".join(words).casefold() in self.places or any(
            word.casefold() in self.places or word.isupper() for word in words
        ):
            return False
        return not any(self.not_names.get(word) in ("organisation", "place", "function") for word in words)

    def _organisation_before(self, tokens: Tokens, end: int, floor: int, bodies: dict[int, int]) -> int | None:
        last = end - 1
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
            if not joined and (not word[0].isupper() or self.not_names.get(word) == "function" or word in self.titles):
                break
            start -= 1
            if tokens.breaks[start]:
                break
        while start < end and tokens.text[start] in ("and", "of", "&", "for"):
            start += 1
        return start if start < end else None

    def _right(
        self, tokens: Tokens, last: int, starts: Collection[int], bodies: dict[int, int], role: RoleHeads
    ) -> tuple[int, tuple[int, int], int]:
        """Take the complement, and the organisation after it: end of the role, organisation, end of the phrase."""
        nothing = (0, 0)
        joiner = self._joiner(tokens, last)
        role_end = last
        if joiner:
            begin = last + joiner
            finish = self._complement_end(tokens, begin, starts, bodies)
            if finish > begin:
                word = tokens.lower[last]
                organised = self._is_organisation(tokens, begin, finish, bodies, role.speaks_for)
                lowered = tokens.lower[begin] == "the" and not tokens.capital(begin + 1)
                if organised and (word == "of" or role.speaks_for or lowered) and not role.keeps_complement:
                    return last, (begin, finish), finish
                if tokens.lower[begin] in ("a", "an"):
                    return last, (begin, finish) if word == "of" else nothing, finish if word == "of" else last
                role_end = finish
                if role.keeps_complement and organised:
                    return role_end, (begin, finish), finish
        elif follow := self._listed_portfolio(tokens, last):
            return follow, nothing, follow
        elif last < len(tokens) and tokens.text[last] in "([" and not tokens.breaks[last]:
            close = next((i for i in range(last + 1, min(last + 9, len(tokens))) if tokens.text[i] in ")]"), 0)
            if close and self._portfolio(tokens.lower[last + 1]):
                role_end = close + 1
        if role_end < len(tokens) and tokens.lower[role_end] in PLACE_PREPOSITIONS and not tokens.breaks[role_end]:
            begin = role_end + 1
            finish = self._complement_end(tokens, begin, starts, bodies)
            if finish > begin and (tokens.capital(begin) or tokens.lower[begin] in ("the", "a", "an")):
                return role_end, (begin, finish), finish
        return role_end, nothing, role_end

    def _listed_portfolio(self, tokens: Tokens, last: int) -> int:
        """End of a portfolio after a comma, colon or dash ("executive member, adult social care"); 0 if none."""
        if last + 1 >= len(tokens) or tokens.breaks[last]:
            return 0
        named = tokens.capital(last) and self._portfolio(tokens.lower[last])  # 'executive member Adult Social Care'
        if tokens.text[last] not in SEPARATORS and not named:
            return 0
        index = last + (tokens.text[last] in SEPARATORS)
        while index < len(tokens) and not tokens.breaks[index]:
            word = tokens.lower[index]
            if not (self._portfolio(word) or word in ("and", "&") or word in POSSESSIVES):
                break
            index += 1
        closed = (
            index >= len(tokens)
            or tokens.breaks[index]
            or tokens.text[index] in ",).:"
            or tokens.lower[index] in self.verbs
        )
        return index if closed and index > last and self._portfolio(tokens.lower[index - 1]) else 0

    def _joiner(self, tokens: Tokens, index: int) -> int:
        for joiner in self.joiners:
            if tuple(tokens.lower[index : index + len(joiner)]) == joiner and not any(
                tokens.breaks[index : index + len(joiner)]
            ):
                return len(joiner)
        return 0

    def _complement_end(self, tokens: Tokens, begin: int, starts: Collection[int], bodies: dict[int, int]) -> int:
        index, count = begin, len(tokens)
        body_starts = {first: last for last, first in bodies.items()}
        while index < count and index - begin < LONGEST_COMPLEMENT and not tokens.breaks[index]:
            word = tokens.lower[index]
            if index in body_starts:
                index = body_starts[index] + 1
                continue
            if (
                index in starts
                or word in NO_COMPLEMENT
                or (index > begin and (word in self.verbs or word in PLACE_PREPOSITIONS))
            ):
                break
            if word == ",":
                follow = self._list_goes_on(tokens, index)
                if not follow:
                    break
                index = follow
                continue
            owned = word in POSSESSIVES and tokens.end[index - 1] == tokens.start[index]
            if not (word[0].isalpha() or owned or word == "&"):
                break
            named = index + 1 < count and tokens.capital(index - 1) and tokens.capital(index + 1)
            if word in ("for", "on") and index > begin and not named:
                break
            if word.endswith("ed") and index > begin and self._portfolio(tokens.lower[index - 1]):  # the verb
                break
            if word == "and" and tokens.capital(begin) and self._role_follows(tokens, index):
                break
            if word == "and" and index + 1 < count and (index + 1 in starts or tokens.lower[index + 1] in DETERMINERS):
                break
            index += 1
        while index > begin and (
            tokens.lower[index - 1] in ("and", "&", "of", "the", ",")
            or (index - 1 == begin and tokens.lower[index - 1] in DETERMINERS)
        ):
            index -= 1
        return index

    def _role_follows(self, tokens: Tokens, index: int) -> bool:
        """True if a second role begins after 'and': 'leader of the county and group leader'."""
        for position in range(index + 1, min(index + 5, len(tokens))):
            word = tokens.lower[position]
            if word in self.nouns:
                return True
            if word not in self.modifiers:
                return False
        return False

    def _list_goes_on(self, tokens: Tokens, comma: int) -> int:
        """Where to go on after a comma in a list of portfolios ('children, young people and families'); 0 if none."""
        index = comma + 1
        while index < min(comma + 6, len(tokens)):
            word = tokens.lower[index]
            if word in ("and", "&") and index > comma + 1:
                return comma + 1 if index + 1 < len(tokens) and self._portfolio(tokens.lower[index + 1]) else 0
            if word == "," and index > comma + 1:
                return self._list_goes_on(tokens, index) and comma + 1
            if not (self._portfolio(word) or word in POSSESSIVES):
                return 0
            index += 1
        return 0

    def _is_organisation(self, tokens: Tokens, begin: int, finish: int, bodies: dict[int, int], spokes: bool) -> bool:
        start = begin + (tokens.lower[begin] == "the")
        if start >= finish or all(
            word in self.modifiers or word in ("and", "&") for word in tokens.lower[start:finish]
        ):
            return False
        if finish - 1 in bodies:
            return True
        if spokes:
            return True
        if not tokens.capital(start):
            return (
                finish - start == 1 < finish - begin
                and self.not_names.get(tokens.text[start].capitalize()) == "organisation"
                and tokens.lower[begin - 1] == "for"
            )
        for word in tokens.text[start:finish]:
            strong = word.lower() in self.institutions or not self._portfolio(word.lower())
            if strong and self.not_names.get(word) == "organisation":
                return True
        words = " ".join(tokens.text[start:finish]).casefold()
        return words in self.places


def _plural(head: tuple[str, ...]) -> tuple[str, ...]:
    """The head of more than one: 'leaders', 'spokesmen', 'secretaries'."""
    word = head[-1]
    if word.endswith("man"):
        return (*head[:-1], word[:-2] + "en")
    if word.endswith("y"):
        return (*head[:-1], word[:-1] + "ies")
    return (*head[:-1], word + "s")
