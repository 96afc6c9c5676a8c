"""What follows the head of a role: its portfolio ('for children and families'), its organisation, a second role."""

from __future__ import annotations

from collections.abc import Collection

from councilscope.knowledge import Knowledge
from councilscope.knowledge.officials import RoleHeads
from councilscope.matching.function_words import (
    AROUND_TIMES,
    BEFORE_VERBS,
    COPULAS,
    DETERMINERS,
    NO_COMPLEMENT,
    PLACE_PREPOSITIONS,
    TIMES,
)
from councilscope.matching.people.organisations import FEWEST_LETTERS, Organisations
from councilscope.matching.tokens import Tokens

POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
SEPARATORS = frozenset((",", ":", "-", "–", "—"))
LONGEST_COMPLEMENT = 14  # tokens
INTERVENTION = "intervention"  # the tier of those whom ministers send to a council
NO_PORTFOLIO = frozenset(("other", "sector"))  # tiers whose roles have an employer after 'for'
MARKS = frozenset("\"'“”‘’")
LONGEST_GRADE = 3  # words in marks before a name: 'chief executive of "excellent" Camden'


class Complements:
    """Finds where roles end. nouns: last words of the heads; places: names of councils."""

    def __init__(
        self, knowledge: Knowledge, nouns: Collection[str], places: Collection[str], organisations: Organisations
    ) -> None:
        officials = knowledge.officials
        self.nouns = nouns
        self.places = places
        self.verbs = organisations.verbs
        self.modifiers = officials.modifiers
        self.joiners = [tuple(joiner.split()) for joiner in officials.joiners]
        self.not_names = officials.not_names
        self.organisations = organisations
        self.regions = frozenset(
            word for words, use in officials.modifiers.items() if use == "region" for word in words.split()
        )
        self.institutions = {noun: kind for noun, kind in knowledge.quotes.speakers.items() if kind != "group"}

    def right(
        self, tokens: Tokens, last: int, starts: Collection[int], bodies: dict[int, int], role: RoleHeads
    ) -> tuple[int, tuple[int, int], int]:
        """Take the complement, and the organisation after it: end of the role, organisation, end of the phrase."""
        nothing = (0, 0)
        joiner = self._joiner(tokens, last)
        role_end = last
        if joiner:
            begin = self._past_grade(tokens, last + joiner)
            finish = self._complement_end(tokens, begin, starts, bodies)
            if finish > begin:
                word = tokens.lower[last]
                organised = self._is_organisation(tokens, begin, finish, bodies, role.speaks_for)
                lowered = tokens.lower[begin] == "the" and not tokens.capital(begin + 1)
                employer = lowered and tokens.lower[finish - 1] in self.organisations.nouns
                employed = employer and word == "of" and role.tier in NO_PORTFOLIO  # 'nurse of the care board'
                organised = organised or employed
                whole = (
                    finish - 1 in bodies and bodies[finish - 1] <= begin + 1
                )  # 'regional director for the Audit Commission'
                owns = word in ("of", "on") or role.speaks_for or lowered or whole or role.tier in NO_PORTFOLIO
                kept = role.keeps_complement and not self._whole(tokens, begin, finish)
                if organised and owns and not kept:
                    return last, (begin, finish), finish
                if organised and role.tier == INTERVENTION:
                    return last, nothing, finish  # 'commissioner for Wirral'
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
        return self._placed(tokens, role_end, joiner > 0, starts, bodies)

    def _placed(
        self, tokens: Tokens, role_end: int, joined: bool, starts: Collection[int], bodies: dict[int, int]
    ) -> tuple[int, tuple[int, int], int]:
        """Take the organisation or place after 'at', 'in', 'with'; ``joined``: the role has a complement."""
        nothing = (0, 0)
        if role_end < len(tokens) and tokens.lower[role_end] in PLACE_PREPOSITIONS and not tokens.breaks[role_end]:
            begin = role_end + 1
            finish = self._complement_end(tokens, begin, starts, bodies)
            if finish > begin and joined and self._is_region(tokens, begin, finish):
                return finish, nothing, finish  # 'director for local authorities in the north west'
            named = tokens.capital(begin) if finish > begin else False
            if named and self.not_names.get(tokens.text[begin]) == "calendar":
                return role_end, nothing, role_end  # 'director of housing in September'
            if named or (finish > begin and tokens.lower[begin] in ("the", "a", "an")):
                return role_end, (begin, finish), finish
            described = self.organisations.described(tokens, begin)
            if described is not None:  # 'partner at law firm Moss & Dale'
                return role_end, described, described[1]
        return role_end, nothing, role_end

    def _whole(self, tokens: Tokens, begin: int, finish: int) -> bool:
        """True for 'the Association of Directors', which has a chair; not for 'the education committee', a part."""
        whole = (n for n in range(begin, finish) if self._names_whole(tokens, n))
        noun = next(whole, None)
        return noun is not None and tokens.lower[min(noun + 1, finish - 1)] not in POSSESSIVES

    def _names_whole(self, tokens: Tokens, index: int) -> bool:
        """True for a word of a name that only a whole organisation has: 'Association', 'NHS'."""
        word = tokens.text[index]
        return (tokens.lower[index] in self.organisations.wholes and tokens.capital(index)) or (
            len(word) >= FEWEST_LETTERS and word.isupper() and word not in self.organisations.letters
        )

    @staticmethod
    def _past_grade(tokens: Tokens, begin: int) -> int:
        """Past a word or two in marks before a capital: 'leader of "weak" Torbay Council'."""
        if begin < len(tokens) and tokens.text[begin] in MARKS:
            for index in range(begin + 2, min(begin + LONGEST_GRADE + 2, len(tokens) - 1)):
                if (
                    tokens.text[index] in MARKS
                    and tokens.capital(index + 1)
                    and not any(tokens.breaks[begin : index + 2])
                ):
                    return index + 1
        return begin

    @staticmethod
    def _time_follows(tokens: Tokens, index: int) -> bool:
        """True for the 'today', 'last night', 'later' between the name of an organisation and a verb."""
        word = tokens.lower[index]
        if not tokens.capital(index - 1) or tokens.capital(index):
            return False
        dated = word in AROUND_TIMES and tokens.lower[index + 1 : index + 2] != [] and tokens.lower[index + 1] in TIMES
        return dated or (word in BEFORE_VERBS and word not in POSSESSIVES)

    def object_end(self, tokens: Tokens, begin: int, starts: Collection[int], bodies: dict[int, int]) -> int:
        """End of the object of a verb that begins at a token ('a hostel in Ripon'); ``begin`` if there is none."""
        end = self._complement_end(tokens, begin, starts, bodies)
        while begin < end < len(tokens) - 1 and tokens.lower[end] in PLACE_PREPOSITIONS and not tokens.breaks[end]:
            further = self._complement_end(tokens, end + 1, starts, bodies)
            if further == end + 1:
                break
            end = further
        for index in range(begin, end - 1):
            if tokens.lower[index] == "and" and not (
                tokens.capital(index + 1) or self._listable(tokens.lower[index + 1])
            ):
                return index  # another verb: 'sits on the board and keeps a shop'
        return end

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
                or word in COPULAS
                or (index > begin and (word in self.verbs or word in PLACE_PREPOSITIONS))
                or (index > begin and self._time_follows(tokens, index))
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
            named = index + 1 < count and tokens.capital(index + 1)
            named = named and (tokens.capital(index - 1) or tokens.lower[index - 1] in self.organisations.nouns)
            named = named or self._portfolio_at(tokens, index + 1)
            if word in ("for", "on") and index > begin and not named and not self._region_at(tokens, index + 1):
                break
            if word.endswith("ed") and index > begin and self._portfolio(tokens.lower[index - 1]):  # the verb
                break
            if index > begin and self._name_begins(tokens, begin, index):
                break
            if word == "and" and self._second_role(tokens, begin, index):
                break
            if word == "and" and self._ends_at_and(tokens, begin, index, starts):
                break
            index += 1
        while index > begin and (
            tokens.lower[index - 1] in ("and", "&", "of", "the", ",")
            or (index - 1 == begin and tokens.lower[index - 1] in DETERMINERS)
        ):
            index -= 1
        return index

    def _name_begins(self, tokens: Tokens, begin: int, index: int) -> bool:
        """True for the name after a portfolio in small letters: 'director of adult services Orla Venn'."""
        if tokens.lower[index - 1] in self.organisations.wholes:
            return False  # 'director of consultancy Moss Dale'
        capitals = index + 1 < len(tokens) and tokens.capital(index) and tokens.capital(index + 1)
        named = capitals and not (self._listable(tokens.lower[index]) or self._listable(tokens.lower[index + 1]))
        return named and not tokens.capital(begin) and self._portfolio(tokens.lower[index - 1])

    def _ends_at_and(self, tokens: Tokens, begin: int, index: int, starts: Collection[int]) -> bool:
        """True if after 'and' begins a name or a new phrase ('the'), but not for 'Policing and the Fire Service'."""
        if index + 1 >= len(tokens) or index + 1 in starts:
            return index + 1 in starts
        if index + 2 >= len(tokens):
            return tokens.lower[index + 1] in DETERMINERS
        title = tokens.capital(begin) and tokens.capital(index + 2)
        listed = self._portfolio(tokens.lower[index + 2]) and tokens.lower[index + 2] not in self.institutions
        portfolio = listed and (title or self._portfolio_at(tokens, index + 2))  # 'sport and the public realm'
        return tokens.lower[index + 1] in DETERMINERS and not portfolio

    def _second_role(self, tokens: Tokens, begin: int, index: int) -> bool:
        """True if what follows 'and' is another role and no part of the complement."""
        whole = tokens.capital(begin) or (tokens.lower[begin] == "the" and index == begin + 2)
        led = tokens.lower[index + 1 : index + 2] != [] and tokens.lower[index + 1] in self.nouns
        led = led and self._joiner(tokens, index + 2) > 0  # 'spokesman for care and vice-chair of the board'
        return led or (whole and self._role_follows(tokens, index))

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
                return comma + 1 if index + 1 < len(tokens) and self._listable(tokens.lower[index + 1]) else 0
            if word == "," and index > comma + 1:
                return self._list_goes_on(tokens, index) and comma + 1
            if not (self._listable(word) or word in POSSESSIVES):
                return 0
            index += 1
        return 0

    def _portfolio_at(self, tokens: Tokens, index: int) -> bool:
        """True for the 'social care' of 'head of inspection for social care': portfolios to the end of the phrase."""
        begin = index
        while index < len(tokens) and not tokens.breaks[index] and self._listable(tokens.lower[index]):
            index += 1
        stops = (
            index >= len(tokens)
            or tokens.breaks[index]
            or tokens.text[index][0] in ",.;:)"
            or tokens.lower[index] in self.verbs
        )
        joined = index < len(tokens) and tokens.lower[index] in ("and", "&", *POSSESSIVES, *PLACE_PREPOSITIONS)
        return index > begin and (stops or joined)

    def _region_at(self, tokens: Tokens, index: int) -> bool:
        """True for 'the East Midlands' at a token."""
        index += tokens.lower[index : index + 1] == ["the"]
        return index < len(tokens) and tokens.capital(index) and tokens.lower[index] in self.regions

    def _is_region(self, tokens: Tokens, begin: int, finish: int) -> bool:
        """True if the words are no more than a region: 'the north west', 'the East of England'."""
        words = (word for word in tokens.lower[begin:finish] if word not in ("the", "of", "and"))
        return all(word in self.regions for word in words)

    def _listable(self, word: str) -> bool:
        """True for a word that goes on a list of portfolios, or of regions."""
        return self._portfolio(word) or word in self.regions

    def _is_organisation(self, tokens: Tokens, begin: int, finish: int, bodies: dict[int, int], spokes: bool) -> bool:
        start = begin + (tokens.lower[begin] == "the")
        known = tokens.lower[finish - 1] in self.institutions or tokens.lower[finish - 1] in self.organisations.nouns
        if spokes and begin < start < finish and known:
            return True  # 'for the district council', 'for the Labour group'
        lone = finish - start == 1 < finish - begin
        if lone and tokens.lower[start] in self.organisations.wholes:  # 'chief officer of the partnership'
            return True
        if start < finish and self.organisations.is_named(tokens, start, finish):
            return True
        if start >= finish or all(
            word in self.modifiers or word in ("and", "&") or word in POSSESSIVES for word in tokens.lower[start:finish]
        ):
            return False
        if finish - 1 in bodies:
            return True
        described = self.organisations.described(tokens, start)
        if described is not None and described[1] == finish:  # 'the charity Carers First', 'the teachers' union NUT'
            return True
        if spokes:
            return True
        if not tokens.capital(start):
            common = self.not_names.get(tokens.text[start].capitalize()) == "organisation"
            return lone and common and tokens.lower[begin - 1] == "for"
        for word in tokens.text[start:finish]:
            strong = word.lower() in self.institutions or not self._portfolio(word.lower())
            if strong and self.not_names.get(word) == "organisation":
                return True
        words = " ".join(tokens.text[start:finish]).casefold()
        return words in self.places

    def _portfolio(self, word: str) -> bool:
        return self.modifiers.get(word) == "portfolio"
