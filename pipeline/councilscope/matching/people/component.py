"""The component that finds people: names, roles and organisations as written, with all mentions of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.officials import Gender
from councilscope.matching.annotations import (
    BodyMention,
    Evidence,
    Found,
    Layout,
    PersonFound,
    annotate,
    found_in,
    register_extensions,
    text_of,
)
from councilscope.matching.function_words import COPULAS, PARTICLES, RELATIVES
from councilscope.matching.people.identity import Identity, Mention, agree, gender_of, same_person, words_of_name
from councilscope.matching.people.names import MOST_WORDS, Name, NameFinder
from councilscope.matching.people.roles import RoleFinder, RolePhrase
from councilscope.matching.statistical import PersonRecogniser
from councilscope.matching.tokens import Tokens, tokens_of
from councilscope.spans import Span

UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
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
LONGEST_PASSAGE = 600  # characters of a sentence that the model is asked about
OPENERS = frozenset((",", "(", "–", "—", "-", ":"))


@Language.factory(
    "councilscope_people",
    assigns=["doc._.councilscope_people"],
    requires=["doc._.councilscope_layout", "doc._.councilscope_bodies"],
    default_config={"knowledge": [], "model": None},
)
def make_people(nlp: Language, name: str, knowledge: list[str], model: str | None) -> People:
    """The spaCy factory; ``knowledge`` names overlay folders, ``model`` an installed pipeline or None."""
    return People(load_knowledge(tuple(map(Path, knowledge))), model)


class People:
    """Writes ``doc._.councilscope_people``: a list of PersonFound in the order of their first mention."""

    def __init__(self, knowledge: Knowledge, model: str | None = None) -> None:
        register_extensions("people")
        self.recogniser = PersonRecogniser(model) if model else None
        self.names = NameFinder(knowledge)
        self.roles = RoleFinder(knowledge, self.names.places)
        self.verbs = knowledge.quotes.verbs
        self.tiers = knowledge.officials.tiers

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "people", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[PersonFound]:
        """People of the Doc; empty where there is none."""
        layout: Layout = found_in(doc, "layout", reader="councilscope_people")
        bodies: Sequence[BodyMention] = found_in(doc, "bodies", reader="councilscope_people")
        tokens = tokens_of(doc)
        closed, unread, headlines, body_ends = self._closed(tokens, layout, bodies)
        names = list(self.names.find(tokens, closed))
        if self.recogniser is not None:
            names = sorted([*names, *self._asked(doc, tokens, layout, names, closed)], key=lambda name: name.first)
        titles = {index for name in names for index in range(name.outset, name.first)}
        phrases = list(self.roles.find(tokens, {name.outset for name in names}, titles, body_ends))
        phrases = [phrase for phrase in phrases if phrase.first not in headlines and phrase.first not in unread]
        mentions = [Mention(name.outset, name.letters, name) for name in names]
        attach_roles(tokens, mentions, phrases)
        identities = self._identities(tokens, mentions, headlines)
        identities += self._short_names(tokens, identities, names, closed)
        self._role_mentions(tokens, identities, phrases, body_ends)
        text = text_of(doc)
        return [
            found
            for number, identity in enumerate(identities)
            if (found := self._found(text, tokens, identity, number))
        ]

    def _closed(
        self, tokens: Tokens, layout: Layout, bodies: Sequence[BodyMention]
    ) -> tuple[set[int], set[int], set[int], dict[int, int]]:
        """Tokens where no name may stand, of unread blocks, of headlines; and bodies as last token -> first."""
        unread: set[int] = set()
        headlines: set[int] = set()
        for block in layout.blocks:
            if block.kind in UNREAD:
                unread.update(range(tokens.at(block.start), tokens.before(block.end)))
            elif block.kind in HEADLINES:
                headlines.update(range(tokens.at(block.start), tokens.before(block.end)))
        closed = set(unread)
        ends: dict[int, int] = {}
        for body in bodies:
            first, last = tokens.at(body.start), tokens.before(body.end)
            closed.update(range(first, last))
            ends[last - 1] = first
        return closed, unread, headlines, ends

    def _asked(
        self, doc: Doc, tokens: Tokens, layout: Layout, names: Sequence[Name], closed: Collection[int]
    ) -> list[Name]:
        """Names that only the model knows: capitalised words beside a reporting verb, in their sentence."""
        taken = {index for name in names for index in range(name.outset, name.letters)}
        known = {tokens.text[name.last - 1] for name in names}
        passages: dict[Span, set[int]] = {}
        for index in self.names.undecided(tokens, taken, closed, known):
            sentence = layout.sentence_at(tokens.start[index])
            if sentence is not None and sentence.end - sentence.start <= LONGEST_PASSAGE:
                passages.setdefault(sentence, set()).add(index)
        if not passages or self.recogniser is None:
            return []
        found: dict[tuple[int, int], Name] = {}
        answers = self.recogniser.people_in([span.of(text_of(doc)) for span in passages])
        for (span, wanted), people in zip(passages.items(), answers, strict=True):
            for start, end in people:
                first, last = tokens.at(span.start + start), tokens.before(span.start + end)
                while last > first and not tokens.text[last - 1][0].isalpha():
                    last -= 1
                fits = (
                    last - first <= MOST_WORDS
                    and wanted & set(range(first, last))
                    and not taken & set(range(first, last))
                )
                if fits and all(
                    tokens.capital(index) or tokens.lower[index] in PARTICLES for index in range(first, last)
                ):
                    found[first, last] = Name(first, last, first, last, "model-name")
        return list(found.values())

    def _identities(self, tokens: Tokens, mentions: list[Mention], headlines: set[int]) -> list[Identity]:
        """Full names first, then each mention to the person it means; a headline alone makes no person."""
        identities: list[Identity] = []
        ordered = sorted(mentions, key=lambda mention: (len(words_of_name(tokens, _name(mention))) == 1, mention.first))
        for mention in ordered:
            name = _name(mention)
            words = words_of_name(tokens, name)
            gender = gender_of(name, self.names.gender(words[0]))
            knighted = any(title.kind == "knighthood" for title in name.titles)
            known = self._known(identities, mention, words, gender, knighted)
            if known is None:
                if mention.first in headlines:
                    continue
                known = Identity(words, gender, name.rule)
                identities.append(known)
            elif len(words) > len(known.words):
                known.words = words
            if known.gender == "unknown":
                known.gender = gender
            known.mentions.append(mention)
        for identity in identities:
            identity.mentions.sort(key=lambda mention: mention.first)
        return sorted(identities, key=lambda identity: identity.mentions[0].first)

    @staticmethod
    def _known(
        identities: list[Identity], mention: Mention, words: tuple[str, ...], gender: Gender, knighted: bool
    ) -> Identity | None:
        fits = [identity for identity in identities if same_person(identity, words, gender, knighted)]
        if len(words) > 1 and len(fits) > 1:
            exact = [identity for identity in fits if identity.words == words]
            fits = exact or fits
        before = [identity for identity in fits if min(m.first for m in identity.mentions) < mention.first]
        if len(fits) > 1 and before:
            return max(before, key=lambda identity: max(m.first for m in identity.mentions if m.first < mention.first))
        return fits[0] if fits else None

    def _short_names(
        self, tokens: Tokens, identities: list[Identity], names: list[Name], closed: set[int]
    ) -> list[Identity]:
        """Add bare surnames and given names of known people; return new people known by a given name alone."""
        taken = {index for name in names for index in range(name.outset, name.letters)} | closed
        family: dict[str, list[Identity]] = {}
        given: dict[str, list[Identity]] = {}
        for identity in identities:
            family.setdefault(identity.family, []).append(identity)
            if len(identity.words) > 1:
                given.setdefault(identity.words[0], []).append(identity)
        fresh: dict[str, Identity] = {}
        for index, word in enumerate(tokens.text):
            if not word[0].isupper() or index in taken or len(word) < 2:
                continue
            known = self._by_short_name(tokens, index, word, family, given)
            if known is None and self._lone_given_name(tokens, index, word):
                known = fresh.setdefault(word, Identity((word,), self.names.gender(word), "given-name-only"))
            if known is not None:
                name = Name(index, index + 1, index, index + 1, "surname-only")
                known.mentions.append(Mention(index, index + 1, name))
                known.mentions.sort(key=lambda mention: mention.first)
        for identity in fresh.values():
            for index, word in enumerate(tokens.text):
                if word == identity.words[0] and index not in taken and self._stands_alone(tokens, index):
                    if all(mention.first != index for mention in identity.mentions):
                        identity.mentions.append(
                            Mention(index, index + 1, Name(index, index + 1, index, index + 1, "given-name-only"))
                        )
            identity.mentions.sort(key=lambda mention: mention.first)
        return list(fresh.values())

    def _by_short_name(
        self, tokens: Tokens, index: int, word: str, family: dict[str, list[Identity]], given: dict[str, list[Identity]]
    ) -> Identity | None:
        found = family.get(word) or given.get(word)
        if not found or len(found) > 1 or not self._stands_alone(tokens, index):
            return None
        placelike = word.casefold() in self.names.places or word in self.names.not_names
        if placelike or word in given:
            return found[0] if self._beside_verb(tokens, index) else None
        return found[0]

    def _stands_alone(self, tokens: Tokens, index: int) -> bool:
        """True if no other capitalised word stands beside the word in the same phrase."""
        before = (
            index > 0
            and not tokens.breaks[index]
            and tokens.capital(index - 1)
            and tokens.text[index - 1] not in self.names.not_names
        )
        after = index + 1 < len(tokens) and not tokens.breaks[index + 1] and tokens.capital(index + 1)
        return not before and not after

    def _beside_verb(self, tokens: Tokens, index: int) -> bool:
        around = []
        if index and not tokens.breaks[index]:
            around.append(tokens.lower[index - 1])
        if index + 1 < len(tokens) and not tokens.breaks[index + 1]:
            around.append(tokens.lower[index + 1])
        return any(word in self.verbs and self.verbs[word].use == "speech" for word in around)

    def _lone_given_name(self, tokens: Tokens, index: int, word: str) -> bool:
        """True for 'said Ted', 'Caleb said', 'Jaden, 16,': a given name that speaks or has an age."""
        if word.casefold() in self.names.places or word in self.names.not_names or not word.isalpha():
            return False
        if not self._stands_alone(tokens, index):
            return False
        aged = tokens.lower[index + 1 : index + 2] == [","] and (
            "".join(tokens.text[index + 2 : index + 3]).isdigit() and tokens.lower[index + 3 : index + 4] == [","]
        )
        entry = self.names.given.get(word)
        return aged or (entry is not None and not entry.common_word and self._beside_verb(tokens, index))

    def _role_mentions(
        self, tokens: Tokens, identities: list[Identity], phrases: list[RolePhrase], body_ends: dict[int, int]
    ) -> None:
        """Roles that stand alone: of a named person if only one has that role, else of somebody unnamed who speaks."""
        used = {mention.role.first for identity in identities for mention in identity.mentions if mention.role}
        unnamed: dict[str, Identity] = {}
        for phrase in phrases:
            if (
                phrase.first in used
                or not (phrase.determiner or phrase.owner != (0, 0))
                or phrase.last - 1 in body_ends
            ):
                continue
            bearers = (
                [] if phrase.determiner in ("a", "an", "one", "another") else self._bearers(tokens, identities, phrase)
            )
            mention = Mention(phrase.outset, phrase.end, None, phrase)
            if len(bearers) == 1:
                bearers[0].mentions.append(mention)
                bearers[0].mentions.sort(key=lambda found: found.first)
            elif not bearers and self._speaks(tokens, phrase):
                key = tokens.words(phrase.first, phrase.last) + "|" + tokens.words(*(phrase.organisation or (0, 0)))
                known = unnamed.get(key)
                if known is None or phrase.determiner in ("another",):
                    known = unnamed[key] = Identity((), _gender_of_role(tokens.lower[phrase.last - 1]), "role-only")
                    identities.append(known)
                known.mentions.append(mention)

    @staticmethod
    def _bearers(tokens: Tokens, identities: list[Identity], phrase: RolePhrase) -> list[Identity]:
        """Named people whose role says the same as the phrase's words."""
        wanted = set(tokens.lower[phrase.first : phrase.last])
        found = []
        for identity in identities:
            for mention in identity.mentions:
                if (
                    mention.name
                    and mention.role
                    and wanted <= set(tokens.lower[mention.role.first : mention.role.last])
                ):
                    found.append(identity)
                    break
        return found

    def _speaks(self, tokens: Tokens, phrase: RolePhrase) -> bool:
        """True if a reporting verb stands right after or right before the phrase."""
        index = phrase.end
        while index < len(tokens) and not tokens.breaks[index] and index - phrase.end < 12:
            word = tokens.lower[index]
            if word in self.verbs:
                return self.verbs[word].use != "document"
            if index == phrase.end and word in (
                ",",
                "who",
                "has",
                "also",
                "for",
                "then",
                "simply",
                "later",
                "at",
                "in",
                "from",
            ):
                index += 1
                continue
            if index == phrase.end:
                break
            index += 1
            if word in (".", ";", ":"):
                break
        before = tokens.lower[phrase.outset - 1] if phrase.outset and not tokens.breaks[phrase.outset] else ""
        return before in self.verbs and self.verbs[before].use == "speech"

    def _found(self, text: str, tokens: Tokens, identity: Identity, number: int) -> PersonFound | None:
        mention = _best_role(identity)
        phrase = mention.role if mention else None
        evidence: list[Evidence] = []
        role = organisation = honorific = letters = name = None
        named = next((m for m in identity.mentions if m.name and words_of_name(tokens, m.name) == identity.words), None)
        if named is not None and named.name is not None:
            start, end = tokens.start[named.name.first], tokens.end[named.name.last - 1]
            name = " ".join(text[start:end].split())
            evidence.append(Evidence(start, end, ("name",)))
        titled = next((m.name for m in identity.mentions if m.name and m.name.titles), None)
        if titled is not None:
            start, end = tokens.start[titled.outset], tokens.end[titled.first - 1]
            honorific = " ".join(text[start:end].split())
            evidence.append(Evidence(start, end, ("honorific",)))
        lettered = next((m.name for m in identity.mentions if m.name and m.name.letters > m.name.last), None)
        if lettered is not None:
            start, end = tokens.start[lettered.last], tokens.end[lettered.letters - 1]
            letters = text[start:end].strip(" ,")
            start += text[start:end].index(letters)
            evidence.append(Evidence(start, start + len(letters), ("letters",)))
        if phrase is not None:
            start, end = tokens.start[phrase.first], tokens.end[phrase.last - 1]
            role = " ".join(text[start:end].split())
            evidence.append(Evidence(start, end, ("role",)))
            if phrase.organisation is not None:
                first, last = phrase.organisation
                start, end = tokens.start[first], tokens.end[last - 1]
                organisation = " ".join(text[start:end].split())
                evidence.append(Evidence(start, end, ("organisation",)))
        elif titled is not None and any(title.role for title in titled.titles):
            role = honorific
            evidence.append(Evidence(*_span(tokens, titled.outset, titled.first), ("role",)))
        if name is None and role is None:
            return None
        spans = tuple(Span(*_span(tokens, m.first, m.last)) for m in identity.mentions)
        found = Found(
            evidence=tuple(evidence),
            rule=identity.rule,
            confidence=CONFIDENCE[identity.rule],
            knowledge=(f"roles/{phrase.head}",) if phrase is not None else (),
        )
        return PersonFound(
            key=f"person-{number}", name=name, role=role, organisation=organisation, mentions=spans, found=found,
            honorific=honorific, letters=letters,
        )  # fmt: skip


def attach_roles(tokens: Tokens, mentions: list[Mention], phrases: list[RolePhrase]) -> None:
    """Give each name the role phrase right before it, else the one after it; no phrase goes to two names."""
    ends = {phrase.end: phrase for phrase in phrases}
    starts: dict[int, RolePhrase] = {}
    for phrase in phrases:
        for index in range(phrase.outset, phrase.first + 1):
            starts[index] = phrase
    used: set[int] = set()
    for mention in mentions:
        phrase = _role_before(tokens, mention, ends, used)
        rule = "role-before-name"
        if phrase is None:
            phrase = _role_after(tokens, mention, starts, used)
            rule = "role-after-name"
        if phrase is not None:
            used.add(phrase.first)
            mention.role, mention.role_rule = phrase, rule


def _role_before(tokens: Tokens, mention: Mention, ends: dict[int, RolePhrase], used: set[int]) -> RolePhrase | None:
    index = mention.first
    if tokens.breaks[index] or not index:
        return None
    phrase = ends.get(index)
    if phrase is None and (tokens.text[index - 1] == "," or tokens.lower[index - 1] in ("is", ":")):
        phrase = ends.get(index - 1)
        if phrase is not None and phrase.determiner in ("a", "an"):
            phrase = None
    return phrase if phrase is not None and phrase.first not in used else None


def _role_after(tokens: Tokens, mention: Mention, starts: dict[int, RolePhrase], used: set[int]) -> RolePhrase | None:
    index, count = mention.last, len(tokens)
    if index < count and tokens.text[index] == "(" and not tokens.breaks[index]:
        close = next((i for i in range(index + 1, min(index + 6, count)) if tokens.text[i] == ")"), None)
        if close is not None and index + 1 not in starts:
            index = close + 1
    if index >= count or tokens.breaks[index]:
        return None
    if tokens.text[index] in OPENERS:
        index += 1
        if index + 1 < count and tokens.text[index].isdigit() and tokens.text[index + 1] == ",":
            index += 2
        if index < count and tokens.lower[index] in RELATIVES:
            limit = min(index + 6, count)
            index = next((i + 1 for i in range(index + 1, limit) if tokens.lower[i] in COPULAS), count)
    elif tokens.lower[index] in ("is", "as"):
        index += 1
    else:
        return None
    for offset in range(3):
        phrase = starts.get(index + offset)
        if phrase is not None:
            return phrase if phrase.first not in used and phrase.outset <= index + offset else None
        if index + offset >= count or not tokens.lower[index + offset][0].isalpha():
            return None
    return None


def _name(mention: Mention) -> Name:
    if mention.name is None:  # only names are grouped here
        raise TypeError("a mention without a name")
    return mention.name


def _span(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    return tokens.start[first], tokens.end[last - 1]


def _best_role(identity: Identity) -> Mention | None:
    """The first role beside the name, unless a later one says the same and more."""
    best: Mention | None = None
    for mention in identity.mentions:
        if mention.role is None:
            continue
        if (
            best is None
            or best.role is None
            or (
                mention.role.head == best.role.head
                and mention.role.last - mention.role.first > best.role.last - best.role.first
            )
        ):
            best = mention
    return best


def _gender_of_role(noun: str) -> Gender:
    if noun.endswith("woman") or noun.endswith("mistress"):
        return "female"
    return "male" if noun.endswith("man") or noun.endswith("master") else "unknown"


__all__ = ["People", "agree", "make_people"]
