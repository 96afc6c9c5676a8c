"""The organisation that stands after a name or role: 'Jane Moss, of the Federation of Small Firms'."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from councilscope.knowledge.officials import OfficialKnowledge
from councilscope.matching.function_words import NO_COMPLEMENT, OPENING
from councilscope.matching.people.identity import Identity, Mention
from councilscope.matching.tokens import Tokens

LONGEST = 10  # tokens of a name
LONGEST_DESCRIPTION = 4  # ordinary words before it ('the campaign group')
FEWEST_LETTERS = 3  # of an acronym
JOINERS = frozenset(("of", "the", "for", "and", "&", "'s", "’s", "'", "’", "on", "in"))
FARTHEST_OWNER = 90  # tokens from a role to the sentence that opens with whose it is
ENDS = frozenset((".", "!", "?", "”", '"'))
PREPOSITIONS = frozenset(("of", "from", "at"))
OWNING = frozenset(("'s", "’s"))
PARTY = "party"  # uses of a modifier
PORTFOLIO = "portfolio"


class Organisations:
    """Finds organisations beside people; what names one is in models/, acronyms aside."""

    def __init__(self, officials: OfficialKnowledge, verbs: Collection[str]) -> None:
        self.kinds = officials.not_names
        self.nouns = officials.organisations
        self.wholes = frozenset(noun for noun, entry in self.nouns.items() if not (entry.inner or entry.civic))
        self.civic = frozenset(noun for noun, entry in self.nouns.items() if entry.civic and not entry.inner)
        self.speaking = frozenset(f"roles/{role.id}" for role in officials.roles.values() if role.speaks_for)
        self.employed = frozenset(f"roles/{role.id}" for role in officials.roles.values() if role.employed)
        self.letters = officials.letters
        self.only_of_councils = officials.only_of_councils
        self.modifiers = officials.modifiers
        self.verbs = verbs

    def is_named(self, tokens: Tokens, begin: int, end: int) -> bool:
        """Whether capitalised words name an organisation: 'Carers Alliance', 'Hope for Carers', 'NHS Leeds CCG'."""
        words = tokens.text[begin:end]
        if end - begin < 2 or not (tokens.capital(begin) and tokens.capital(end - 1)):
            return False
        acronym = any(len(w) >= FEWEST_LETTERS and w.isupper() and w not in self.letters for w in words)
        named = words.index("for") if "for" in words else 0  # 'Hope for Carers', not 'Services for Children'
        apart = any(word not in self.modifiers for word in tokens.lower[begin : begin + named])
        return acronym or apart or tokens.lower[end - 1] in self.wholes

    def of(self, tokens: Tokens, identity: Identity, closed: Mapping[int, int]) -> tuple[int, int] | None:
        """Tokens of the organisation that the words around a person give, where their role names none; else None.

        closed: first token of a body -> the one after its last.
        """
        return (
            self._after(tokens, identity, closed)
            or self._before(tokens, identity)
            or self._of_its_role(tokens, identity, closed)
        )

    def _after(self, tokens: Tokens, identity: Identity, closed: Mapping[int, int]) -> tuple[int, int] | None:
        """The organisation after a name of the person or after their role."""
        for mention in identity.mentions:
            if mention.name is None:
                continue
            for begin, bound in self._places_after(tokens, mention):
                found = self.at(tokens, begin, closed)
                role = mention.role
                under = role is not None and role.outset == mention.last  # the role stands in the next line
                if found is None or any(tokens.breaks[mention.last + under : found[1]]):
                    continue
                if bound or self._ends(tokens, found[1]):
                    return found
        return None

    def _before(self, tokens: Tokens, identity: Identity) -> tuple[int, int] | None:
        """'Unison's Jane Moss said': whose somebody without a role is."""
        named = [mention for mention in identity.mentions if mention.name is not None]
        if any(mention.role is not None for mention in named):
            return None
        return next((owner for mention in named if (owner := self.owner_at(tokens, mention.first - 1))), None)

    def owner_at(self, tokens: Tokens, mark: int) -> tuple[int, int] | None:
        """The organisation whose name ends before a possessive mark at a token; None if none does."""
        begin = mark
        if mark < 1 or tokens.lower[mark] not in OWNING or mark + 1 >= len(tokens) or tokens.breaks[mark + 1]:
            return None
        while begin > 0 and tokens.capital(begin - 1) and not tokens.breaks[begin]:
            if self.opens_sentence(tokens.text[begin - 1]):
                break
            begin -= 1
        return (begin, mark) if begin < mark and self._named(tokens, begin, mark) else None

    def opens_sentence(self, word: str) -> bool:
        """True for a capitalised word that is no part of a name: 'The', 'But', and not the 'Carers' of 'Carers UK'."""
        lower = word.lower()
        people = self.modifiers.get(lower) == PORTFOLIO and lower not in OPENING
        return self.kinds.get(word) == "function" and not people

    def _of_its_role(self, tokens: Tokens, identity: Identity, closed: Mapping[int, int]) -> tuple[int, int] | None:
        """'The NSPCC was worried. Its manager, Jane Moss, …': what the last sentence that opens with one is about.

        'Unison was worried. Regional organiser Jane Moss …': what the sentence before opens with. 'The council was
        sorry. A spokesman …': only a council.
        """
        for mention in identity.mentions:
            role = mention.role
            if role is None or role.organisation is not None:
                continue
            opens = tokens.breaks[role.outset] or tokens.text[role.outset - 1] in ENDS
            bare = role.determiner in ("", "the") and opens and role.head in self.employed
            spokes = opens and role.head in self.speaking
            if role.determiner == "its":
                found = self._sentence_of(tokens, role.outset, closed, FARTHEST_OWNER)
                own = self.only_of_councils(tokens.words(role.first, role.last))
                if found is not None and own and found[0] in closed:  # 'Ofsted praised Hull. Its director of education'
                    found = self._council_between(tokens, found[1], role.outset)
            else:
                found = self._sentence_of(tokens, role.outset, closed, 1) if bare or spokes else None
                if found is not None and not self._is_told_of(tokens, found, closed, spokes):
                    found = None
            if found is not None:
                return found
        return None

    def _sentence_of(self, tokens: Tokens, outset: int, closed: Mapping[int, int], most: int) -> tuple[int, int] | None:
        """The organisation with which a sentence before a role opens in its paragraph; ``most`` 1: the one before."""
        for index in range(outset - 1, max(outset - FARTHEST_OWNER, -1), -1):
            opens = tokens.breaks[index] or tokens.text[index - 1] in ENDS
            found = self.at(tokens, index, closed) if opens else None
            if found is not None:
                return found
            if tokens.breaks[index] or (opens and most == 1):
                break
        return None

    def _is_told_of(self, tokens: Tokens, found: tuple[int, int], closed: Mapping[int, int], spokes: bool) -> bool:
        """Whether a role without an owner belongs to what the sentence before opens with."""
        if spokes:
            return found[0] not in closed and tokens.lower[found[1] - 1] in self.civic
        return tokens.capital(found[0])

    def _council_between(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """'Ofsted said that the council had … Jane Moss, its director of education': the council, not Ofsted."""
        places = range(last - 1, first, -1)
        return next(
            (
                (index, index + 1)
                for index in places
                if tokens.lower[index] in self.civic and tokens.lower[index - 1] == "the"
            ),
            None,
        )

    def _places_after(self, tokens: Tokens, mention: Mention) -> Iterator[tuple[int, bool]]:
        """Where an organisation may begin, and whether the words before alone say that it is the person's."""
        index = mention.last
        comma = tokens.text[index : index + 1] == [","]
        if comma and tokens.text[index + 1 : index + 2] and tokens.text[index + 1].isdecimal():  # an age
            index += 2
        index += tokens.text[index : index + 1] == [","]
        opens = tokens.text[mention.last : mention.last + 1] == ["("] and not tokens.breaks[mention.last]
        if opens and tokens.lower[mention.last + 1 : mention.last + 2] and not self._is_party(tokens, mention.last + 1):
            yield mention.last + 1, False  # 'Jane Moss (Unison)'
        elif comma and mention.role is None and index < len(tokens) and tokens.capital(index):
            yield index, False  # 'Jane Moss, Hull City Council'
        if "".join(tokens.lower[index : index + 1]) in PREPOSITIONS:
            yield index + 1, True
        elif tokens.lower[index : index + 1] == ["for"]:
            yield index + 1, False
        end = mention.role.end if mention.role is not None and mention.role.first >= mention.last else 0
        if end and tokens.text[end : end + 1] == [","]:
            yield end + 1, False

    def _is_party(self, tokens: Tokens, index: int) -> bool:
        return self.modifiers.get(tokens.lower[index]) == PARTY or tokens.text[index] in self.letters

    def at(self, tokens: Tokens, begin: int, closed: Mapping[int, int]) -> tuple[int, int] | None:
        """The organisation whose name or description begins at a token, its article left out."""
        begin += tokens.lower[begin : begin + 1] == ["the"]
        name = begin
        while name < min(begin + LONGEST_DESCRIPTION, len(tokens)) and self._ordinary(tokens, name):
            name += 1
        described = name > begin and tokens.lower[name - 1] in self.nouns
        end = _name_end(tokens, name)
        if name in closed:
            return name, max(end, closed[name])
        if end == name:  # 'the social workers' union'
            article = tokens.lower[begin - 1] == "the"
            return (begin, name) if described and article else None
        if end < len(tokens) and tokens.lower[end] in self.nouns and not tokens.breaks[end]:  # 'the Labour group'
            return name, end + 1
        if described or self._named(tokens, name, end):
            return name, end
        return None

    def described(self, tokens: Tokens, begin: int) -> tuple[int, int] | None:
        """The name that a common noun announces from a token on: 'law firm Moss & Dale'; None if none does."""
        name = begin
        while name < min(begin + LONGEST_DESCRIPTION, len(tokens)) and self._ordinary(tokens, name):
            name += 1
        end = _name_end(tokens, name)
        known = name > begin and tokens.lower[name - 1] in self.nouns and not any(tokens.breaks[begin + 1 : end])
        return (name, end) if known and end > name else None

    def _ordinary(self, tokens: Tokens, index: int) -> bool:
        word = tokens.lower[index]
        small = (word[0].isalpha() and not tokens.capital(index)) or word in ("'", "'s")
        return small and word != "and" and word not in NO_COMPLEMENT and word not in self.verbs

    def _named(self, tokens: Tokens, begin: int, end: int) -> bool:
        words = tokens.text[begin:end]
        if any(self.kinds.get(word) == "organisation" for word in words):
            return True
        acronym = len(words) == 1 and len(words[0]) >= FEWEST_LETTERS and words[0].isupper()
        return "for" in tokens.lower[begin:end] or (acronym and words[0] not in self.letters)

    def _ends(self, tokens: Tokens, end: int) -> bool:
        """True if a verb that reports, a mark or the line's end follows: the words before are one phrase."""
        if end >= len(tokens) or tokens.breaks[end]:
            return True
        return tokens.text[end] in ",:;)" or tokens.lower[end] in self.verbs


def _name_end(tokens: Tokens, begin: int) -> int:
    """Where capitalised words, joined by small ones, end."""
    end = index = begin
    while index < min(begin + LONGEST, len(tokens)) and not (index > begin and tokens.breaks[index]):
        if tokens.capital(index):
            end = index + 1
        elif end == begin or tokens.lower[index] not in JOINERS:
            break
        index += 1
    return end
