"""Names of people among the tokens: a title, a given name, or a role or reporting verb beside it, proves a name."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from councilscope.knowledge import Knowledge
from councilscope.knowledge.officials import Gender, Title
from councilscope.matching.function_words import COPULAS, DETERMINERS, PARTICLES
from councilscope.matching.tokens import Tokens
from councilscope.matching.weighing import weigh

MOST_WORDS = 5
MOST_AFTER_ROLE = 3  # words of a name that only a role before it proves
POSSESSIVES = ("'s", "’s", "'", "’")
PEERAGE = "peerage"  # kind of a title
NEAR_SPEECH = 6  # tokens between a letter for a name and what is quoted of its bearer
QUOTE_MARKS = frozenset('"“”')
NAME_MARKS = frozenset("'’-.‐‑")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written. ``first`` to ``last`` (not included) are its tokens, ``outset`` where its titles begin.

    letters: tokens after the name that are letters (OBE), ``last`` if none. rule: what proves it.
    """

    first: int
    last: int
    outset: int
    letters: int
    rule: str
    titles: tuple[Title, ...] = ()

    @property
    def size(self) -> int:
        """Number of tokens of the name."""
        return self.last - self.first


class NameFinder:
    """Finds names; ``places`` are council names, which are no people unless a title says so."""

    def __init__(self, knowledge: Knowledge) -> None:
        officials = knowledge.officials
        self.titles = officials.titles
        self.letters = officials.letters
        self.given = officials.given_names
        self.not_names = officials.not_names
        self.modifiers = officials.modifiers
        self.role_heads = officials.role_heads
        self.announcing = frozenset(
            noun for noun, entry in officials.organisations.items() if not (entry.civic or entry.inner)
        )
        self.role_nouns = frozenset(head.split()[-1] for head in officials.role_heads)
        self.verbs = knowledge.quotes.verbs
        councils = knowledge.councils
        names = [council.short_name for council in councils.councils.values()]
        names += [alias.surface for alias in councils.aliases] + list(councils.other_senses)
        self.places = frozenset(name.casefold() for name in names)

    def gender(self, given: str) -> Gender:
        """The gender that a given name usually tells."""
        entry = self.given.get(given) or self.given.get(given.split("-")[0])  # 'Sarah-Jane'
        return entry.gender if entry is not None else "unknown"

    def find(self, tokens: Tokens, closed: Collection[int]) -> Iterator[Name]:
        """Names from left to right, none overlapping; tokens in ``closed`` belong to bodies or unread blocks."""
        after = 0
        for index in tokens.capitals:
            if index < after or index in closed:
                continue
            end = self._run_end(tokens, index, closed)
            name = self._titled(tokens, index, end) or self._untitled(tokens, index, end)
            after = end
            if name is not None:
                yield name
                after = max(name.letters, index + 1)

    def proven_at(self, tokens: Tokens, index: int, closed: Collection[int], owned: bool = False) -> Name | None:
        """The name of two or three words that begins at a token after a role, before a mark or verb; else None.

        owned: an organisation's possessive stands before it, so that any finite verb may follow.
        """
        if index in closed or tokens.breaks[index] or not tokens.capital(index):
            return None
        end = self._run_end(tokens, index, closed)
        words = tokens.text[index:end]
        plain = all(word not in self.not_names and self._may_be_name(tokens, index + n) for n, word in enumerate(words))
        place = any(" ".join(words[:size]).casefold() in self.places for size in range(1, len(words) + 1))
        if not 2 <= len(words) <= MOST_AFTER_ROLE or not plain or place or self._capitals(words):
            return None
        if self._announced(tokens, index):
            return None
        stops = end >= len(tokens) or tokens.breaks[end] or tokens.text[end] in ",.:" or tokens.lower[end] in self.verbs
        stops = stops or (owned and tokens.lower[end] in COPULAS)
        return self._closed(tokens, index, index, end, "name-beside-role", ()) if stops else None

    def undecided(
        self, tokens: Tokens, taken: Collection[int], closed: Collection[int], known: Collection[str]
    ) -> Iterator[int]:
        """Capitalised words beside a reporting verb that are no known name, place, body or ordinary word."""
        for index in tokens.capitals:
            word = tokens.text[index]
            if len(word) < 2 or index in taken or index in closed or word in known:
                continue
            if word in self.not_names or word.casefold() in self.places or word.isupper():
                continue
            begin = index - (index > 0 and tokens.capital(index - 1) and not tokens.breaks[index])
            if self._announced(tokens, begin):
                continue
            before = tokens.lower[index - 1] if index and not tokens.breaks[index] else ""
            after = tokens.lower[index + 1] if index + 1 < len(tokens) and not tokens.breaks[index + 1] else ""
            if any(near in self.verbs and self.verbs[near].use != "document" for near in (before, after)) or (
                after == "," and index and tokens.capital(index - 1) and not tokens.breaks[index]
            ):
                yield index

    def _run_end(self, tokens: Tokens, index: int, closed: Collection[int]) -> int:
        """One past the last token of the capitalised run that begins at ``index``."""
        end, count = index + 1, len(tokens)
        while end < count and not tokens.breaks[end] and end not in closed:
            word = tokens.text[end]
            stop = word == "." and tokens.text[end - 1] in self.titles
            particle = word in PARTICLES and word != "of" and self._capital_after(tokens, end)
            if word[0].isupper() or stop or particle:
                end += 1
            else:
                break
        return end

    @staticmethod
    def _capital_after(tokens: Tokens, index: int) -> bool:
        """True if a capitalised word follows the particle, or one more particle and then a capitalised word."""
        following = index + 1
        if following < len(tokens) and tokens.text[following] in PARTICLES:
            following += 1
        return following < len(tokens) and tokens.capital(following) and not any(tokens.breaks[index : following + 1])

    def _titled(self, tokens: Tokens, index: int, end: int) -> Name | None:
        position = index
        while position < end:
            first, titles = self._titles_at(tokens, position, end)
            if titles:
                name = self._after_titles(tokens, position, first, end, titles)
                if name is not None:
                    return name
                position = max(first, position + 1)
            else:
                position += 1
        return None

    def _titles_at(self, tokens: Tokens, index: int, end: int) -> tuple[int, tuple[Title, ...]]:
        """Where the titles that begin at ``index`` end, and which they are."""
        found: list[Title] = []
        while index < end:
            for size in (3, 2, 1):
                title = self.titles.get(" ".join(tokens.text[index : index + size])) if index + size <= end else None
                if title is not None:
                    found.append(title)
                    index += size
                    break
            else:
                if tokens.text[index] == "." and found:
                    index += 1
                else:
                    break
        return index, tuple(found)

    def _after_titles(
        self, tokens: Tokens, outset: int, first: int, end: int, titles: tuple[Title, ...]
    ) -> Name | None:
        last = first
        while last < end and last - first < MOST_WORDS and self._may_be_name(tokens, last, after_title=True):
            last += 1
        if first < last < end and last + 1 == end and tokens.text[first] in self.given:
            last += self.not_names.get(tokens.text[last]) == "organisation"  # 'Councillor Jane Guild'
        if last == first or tokens.text[first] in PARTICLES:
            return None
        last = self._of_territory(tokens, last, end, titles)
        if last == first + 1 and len(tokens.text[first].rstrip(".")) == 1:  # 'Mrs P', somebody who stays unnamed
            beside = "".join(tokens.text[max(outset - NEAR_SPEECH, 0) : last + NEAR_SPEECH])
            if QUOTE_MARKS.isdisjoint(beside):
                return self._no_name(tokens, first, last, "letter-for-a-name")
        if all(title.weak for title in titles):
            if tokens.text[first] not in self.given:
                return None
            roles = (tokens.words(begin, first) for begin in (outset - 1, outset) if begin >= 0)
            if any(role in self.role_heads for role in roles):  # 'Education Secretary Jane Moss', 'President Jane Moss'
                outset, titles = first, ()
        return self._closed(tokens, outset, first, last, "titled-name", titles)

    def _of_territory(self, tokens: Tokens, last: int, end: int, titles: tuple[Title, ...]) -> int:
        """Past the 'of Tolpuddle' of 'Baroness Moss of Tolpuddle'; not past 'of Unison', 'of Leeds City Council'."""
        count = len(tokens)
        if last != end or last + 1 >= count or not any(title.kind == PEERAGE for title in titles):
            return last
        word = tokens.text[last + 1]
        plain = tokens.capital(last + 1) and not word.isupper() and self.not_names.get(word) in (None, "place")
        alone = last + 2 >= count or not tokens.capital(last + 2) or tokens.breaks[last + 2]
        joined = tokens.lower[last] == "of" and not any(tokens.breaks[last : last + 2])
        return last + 2 if joined and plain and alone else last

    def _may_be_name(self, tokens: Tokens, index: int, after_title: bool = False) -> bool:
        word = tokens.text[index]
        if word in self.letters and not after_title:
            return False
        use = self.not_names.get(word)
        if use in ("function", "calendar") and not after_title:
            return word in self.given
        if use == "organisation" or use == "function":
            return False
        title = self.titles.get(word)
        if title is not None and title.gender is not None:  # the 'Mrs' of 'Mr N. Mrs Moss'
            return False
        plain = word.replace(".", "")
        return (
            plain != ""
            and all(letter.isalpha() or letter in NAME_MARKS for letter in plain)
            and word not in self.letters
        )

    def _untitled(self, tokens: Tokens, index: int, end: int) -> Name | None:
        first = self._past_prefix(tokens, index, end)
        last = first
        while last < end and self._may_be_name(tokens, last):
            last += 1
        if last - first < 2:
            return None
        if last - first > MOST_WORDS:
            return self._no_name(tokens, first, last, "too-many-words-for-a-name")
        if last < end and self.not_names.get(tokens.text[last]) == "organisation":
            return self._no_name(tokens, first, last + 1, "organisation-not-a-person")
        words = tokens.text[first:last]
        if words[0] in PARTICLES or " ".join(words).casefold() in self.places or self._capitals(words):
            return self._no_name(tokens, first, last, "place-or-acronym-not-a-person")
        if self._announced(tokens, first):
            return self._no_name(tokens, first, last, "organisation-not-a-person")
        outset = self._given_at(tokens, first, last)
        tail = self.not_names.get(words[-1])
        entry = self.given.get(tokens.text[outset])
        sure = entry is not None and entry.common_word is None and words[0].casefold() not in self.places
        if sure and tail in (None, "calendar") and last - outset >= 2:
            return self._closed(tokens, outset, outset, last, "given-name", ())
        if any(word in self.not_names for word in words[:-1]) or (tail is not None and entry is None):
            return self._no_name(tokens, first, last, "holds-a-word-of-no-name")
        if entry is None and outset > first and self._of_role(tokens, first):
            return self._closed(tokens, outset, outset, last, "name-beside-role", ())
        if entry is None and words[0].casefold() in self.places:
            return self._no_name(tokens, first, last, "begins-with-a-place")
        rule = self._beside(tokens, outset, last)
        if rule is None or last - outset < 2:
            return self._no_name(tokens, first, last, "nothing-proves-a-name")
        return self._closed(tokens, outset, outset, last, rule, ())

    def _announced(self, tokens: Tokens, first: int) -> bool:
        """True after a noun without an article: 'at law firm Moss Dale', not 'at the firm Jane Moss said'."""
        if first < 2 or tokens.breaks[first] or tokens.lower[first - 1] not in self.announcing:
            return False
        before = tokens.lower[first - 2]
        further = tokens.lower[first - 3] if first > 2 else ""
        return not tokens.breaks[first - 1] and before[0].isalpha() and not {before, further} & DETERMINERS

    @staticmethod
    def _no_name(tokens: Tokens, first: int, last: int, rule: str) -> None:
        """No name, noted with the rule that says so."""
        weigh(tokens, rule, tokens.span(first, last))

    @staticmethod
    def _capitals(words: list[str]) -> bool:
        return all(word.isupper() and len(word) > 1 for word in words)

    def _past_prefix(self, tokens: Tokens, index: int, end: int) -> int:
        """Past function words, role words and parties that stand before the name in the same run."""
        first = index
        for position in range(index, end - 1):
            word = tokens.text[position]
            lower = tokens.lower[position]
            if (
                (lower in self.role_nouns and word not in self.given)
                or self.modifiers.get(lower) == "party"
                or self.modifiers.get(" ".join(tokens.lower[position - 1 : position + 1])) == "party"
                or (
                    position == first
                    and (self.not_names.get(word) in ("function", "calendar") and word not in self.given)
                )
                or (self.not_names.get(word) == "organisation" and position >= first)
                or "-of-" in word
            ):
                first = position + 1
        return first

    def _given_at(self, tokens: Tokens, first: int, last: int) -> int:
        """Where the name begins: a place or a portfolio before a given name belongs to a role."""
        if last - first > 2 and tokens.text[first] not in self.given:
            for position in range(first + 1, last - 1):
                before = " ".join(tokens.text[first:position]).casefold()
                role = all(word in self.modifiers for word in tokens.lower[first:position])
                place = before in self.places
                known = tokens.text[position] in self.given
                if known and (role or place or self._complement(tokens, first)):
                    return position
                if place and self._of_role(tokens, first):  # 'Mayor of Newham Zubeida Moss'
                    return position
        return first

    def _of_role(self, tokens: Tokens, first: int) -> bool:
        """True for the words after 'Mayor of'."""
        joined = first > 1 and tokens.lower[first - 1] == "of" and not any(tokens.breaks[first - 1 : first + 1])
        return joined and tokens.lower[first - 2] in self.role_nouns

    def _complement(self, tokens: Tokens, first: int) -> bool:
        """True for the words after the 'of' of a role: 'Chief of Regulatory Engagement Jane Moss'."""
        joined = first > 1 and tokens.lower[first - 1] in ("of", "for", "and", "&") and not tokens.breaks[first]
        return joined and tokens.text[first] not in self.given

    def _beside(self, tokens: Tokens, first: int, last: int) -> str | None:
        """Which neighbour proves a name without a known given name; None if none does."""
        if last < len(tokens) and not tokens.breaks[last] and tokens.lower[last] in self.role_nouns:
            return None  # 'said Care Watch president Jane Moss': the name of an employer
        if first and not tokens.breaks[first]:
            before = tokens.lower[first - 1]
            if before == "," and first > 1:
                before = tokens.lower[first - 2]
            if before in self.role_nouns:
                return "name-beside-role"
            if before in self.verbs and self.verbs[before].use == "speech":
                return "name-beside-verb"
        if last < len(tokens) and not tokens.breaks[last]:
            after = tokens.lower[last]
            if after in self.verbs and self.verbs[after].use == "speech":
                return "name-beside-verb"
            if after in (",", "(", "–", "-", "—"):
                ahead = tokens.lower[last + 1 : last + 9]
                if ahead and ahead[0].isdecimal() and len(ahead[0]) == 2:
                    return "name-beside-age"
                for word in ahead:
                    if word in ".;:" or word in self.verbs:
                        break
                    if word in self.role_nouns:
                        return "name-beside-role"
        return None

    def _closed(self, tokens: Tokens, outset: int, first: int, last: int, rule: str, titles: tuple[Title, ...]) -> Name:
        """The name with the letters that follow it."""
        letters = last
        while letters < len(tokens) and not tokens.breaks[letters]:
            step = 1 if tokens.text[letters] == "," and letters + 1 < len(tokens) else 0
            if tokens.text[letters + step] in self.letters:
                letters += step + 1
            else:
                break
        return Name(first, last, outset, letters, rule, titles)
