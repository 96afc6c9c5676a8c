"""The component that finds people: names, roles and organisations as written, with all mentions of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.articles import Block, BlockKind
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.officials import Gender
from councilscope.matching.annotations import (
    BodyMention,
    Layout,
    PersonFound,
    annotate,
    found_in,
    register_extensions,
    text_of,
)
from councilscope.matching.function_words import COPULAS, PARTICLES
from councilscope.matching.order import check_order
from councilscope.matching.people.attachment import (
    attach_roles,
    role_of_appointment,
    role_of_pronoun,
    role_of_the_sentence_before,
)
from councilscope.matching.people.identity import (
    Identity,
    Mention,
    gender_of,
    gender_of_role,
    keys_of,
    same_person,
    words_of_name,
)
from councilscope.matching.people.names import MOST_WORDS, Name, NameFinder
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.people.records import person_found
from councilscope.matching.people.roles import RoleFinder
from councilscope.matching.people.short_names import ShortNames
from councilscope.matching.people.signatures import DASHES, name_lines
from councilscope.matching.statistical import PersonRecogniser
from councilscope.matching.tokens import Tokens, tokens_of
from councilscope.matching.weighing import weigh
from councilscope.spans import Span

UNREAD = (BlockKind.BYLINE, BlockKind.NOTE)
HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)
PARTY = "party"
STYLES = frozenset(("knighthood", "peerage"))  # kinds of titles that may stand before a given name: 'Lady Jane'
FARTHEST_PRONOUN = 60  # tokens after a role
BEFORE_SPEECH = frozenset((
    ",", "also", "at", "for", "from", "has", "in", "last", "later", "on", "simply", "then", "this", "today", "who",
    "yesterday",
))  # fmt: skip
INDEFINITE = frozenset(("a", "an", "another", "one"))
BESIDES = frozenset(("also", "currently", "himself", "herself", "now", "previously", "then"))
LONGEST_SIGNER = 8  # tokens of a name in a byline, and of the minister's role after it
LONGEST_PASSAGE = 600  # characters of a sentence that the model is asked about


@Language.factory(
    "councilscope_people",
    assigns=["doc._.councilscope_people"],
    requires=["doc._.councilscope_layout", "doc._.councilscope_bodies"],
    default_config={"knowledge": [], "model": None},
)
def make_people(nlp: Language, name: str, knowledge: list[str], model: str | None) -> People:
    """The spaCy factory; ``knowledge`` names overlay folders, ``model`` an installed pipeline or None."""
    check_order(nlp, "councilscope_people")
    return People(load_knowledge(tuple(map(Path, knowledge))), model)


class People:
    """Writes ``doc._.councilscope_people``: a list of PersonFound in the order of their first mention."""

    def __init__(self, knowledge: Knowledge, model: str | None = None) -> None:
        register_extensions("people")
        self.recogniser = PersonRecogniser(model) if model else None
        self.names = NameFinder(knowledge)
        self.roles = RoleFinder(knowledge, self.names.places)
        self.short_names = ShortNames(self.names)
        self.verbs = knowledge.quotes.verbs

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
        for number in name_lines(tokens, layout.blocks, names):
            block = layout.blocks[number]
            headlines.difference_update(range(tokens.at(block.start), tokens.before(block.end)))
        if self.recogniser is not None:
            names = sorted([*names, *self._asked(doc, tokens, layout, names, closed)], key=lambda name: name.first)
        titles = {index for name in names for index in range(name.outset, name.first)}
        phrases = list(self.roles.find(tokens, {name.outset for name in names}, titles, body_ends))
        phrases = [phrase for phrase in phrases if phrase.first not in headlines and phrase.first not in unread]
        names = sorted([*names, *self._after_roles(tokens, phrases, names, closed)], key=lambda name: name.first)
        mentions = [Mention(name.outset, name.letters, name) for name in names]
        attach_roles(tokens, mentions, phrases, self.roles.verbs, self.roles.modifiers)
        identities = self._identities(tokens, mentions, headlines)
        self._roles_of_speakers(tokens, identities, phrases)
        identities += self.short_names.add(tokens, identities, names, closed)
        self._role_mentions(tokens, identities, phrases, body_ends)
        body_starts = {first: last + 1 for last, first in body_ends.items()}
        for identity in identities:
            identity.organisation = self.roles.organisations.of(tokens, identity, body_starts)
        text = text_of(doc)
        return [
            found
            for number, identity in enumerate(identities)
            if (found := person_found(text, tokens, identity, number))
        ]

    def _closed(
        self, tokens: Tokens, layout: Layout, bodies: Sequence[BodyMention]
    ) -> tuple[set[int], set[int], set[int], dict[int, int]]:
        """Tokens where no name may stand, of unread blocks, of headlines; and bodies as last token -> first."""
        unread: set[int] = set()
        headlines: set[int] = set()
        for block in layout.blocks:
            if self._signs(tokens, block):
                continue
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

    def _signs(self, tokens: Tokens, block: Block) -> bool:
        """True for the byline of a statement: 'Jane Moss, Minister for Housing'."""
        first, last = tokens.at(block.start), tokens.before(block.end)
        comma = next((n for n in range(first, min(last, first + LONGEST_SIGNER)) if tokens.text[n] == ","), None)
        if block.kind not in (BlockKind.BYLINE, BlockKind.HEADING) or comma is None:
            return False
        words = (tokens.words(comma + 1, n) for n in range(comma + 2, min(last, comma + LONGEST_SIGNER) + 1))
        heads = {self.names.role_heads[word] for word in words if word in self.names.role_heads}
        return any(self.roles.entries[head].tier == "minister" for head in heads)

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
                    and tokens.words(first, last) not in self.names.places
                    and self.roles.modifiers.get(tokens.words(first, last)) != PARTY
                )
                if fits and all(
                    tokens.capital(index) or tokens.lower[index] in PARTICLES for index in range(first, last)
                ):
                    found[first, last] = Name(first, last, first, last, "model-name")
        return list(found.values())

    def _after_roles(
        self, tokens: Tokens, phrases: Sequence[RolePhrase], names: Sequence[Name], closed: Collection[int]
    ) -> list[Name]:
        """Names that the end of a role, or an owner, proves: 'the head of audit for Leeds, Cosima Brigg, said'."""
        taken = {index for name in names for index in range(name.outset, name.letters)}
        found = []
        places = [
            (phrase.end + (tokens.text[phrase.end : phrase.end + 1] == [","]), False)
            for phrase in phrases
            if not phrase.plural
        ]
        organisations = self.roles.organisations
        places += [(n, True) for n in tokens.capitals if n and organisations.owner_at(tokens, n - 1) is not None]
        for begin, owned in places:
            if begin < len(tokens) and begin not in taken:
                name = self.names.proven_at(tokens, begin, closed, owned)
                if name is not None and not taken & set(range(name.first, name.last)):
                    found.append(name)
        return found

    def _identities(self, tokens: Tokens, mentions: list[Mention], headlines: set[int]) -> list[Identity]:
        """Full names first, then each mention to the person it means; a headline alone makes no person."""
        identities: list[Identity] = []
        by_word: dict[str, list[Identity]] = {}
        ordered = sorted(mentions, key=lambda mention: (len(words_of_name(tokens, _name(mention))) == 1, mention.first))
        for mention in ordered:
            name = _name(mention)
            words = words_of_name(tokens, name)
            gender = gender_of(name, self.names.gender(words[0]))
            knighted = any(title.kind in STYLES for title in name.titles)
            keys = sorted(keys_of(words)) if len(words) == 1 else [words[-1].casefold()]
            alike = {id(found): found for key in keys for found in by_word.get(key, ())}
            known = self._known(list(alike.values()), mention, words, gender, knighted)
            if known is None:
                if mention.first in headlines:
                    weigh(tokens, "in-a-headline-alone", tokens.span(mention.first, mention.last))
                    continue
                known = Identity(words, gender, name.rule)
                identities.append(known)
                for key in keys_of(words):
                    by_word.setdefault(key, []).append(known)
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
        before = [identity for identity in fits if any(m.first < mention.first for m in identity.mentions)]
        if len(fits) > 1 and before:
            return max(before, key=lambda identity: max(m.first for m in identity.mentions if m.first < mention.first))
        return fits[0] if fits else None

    def _roles_of_speakers(self, tokens: Tokens, identities: list[Identity], phrases: list[RolePhrase]) -> None:
        used = {mention.role.first for identity in identities for mention in identity.mentions if mention.role}
        free = [phrase for phrase in phrases if phrase.first not in used]
        appointments = self.roles.predicates.appointments
        for identity in identities:
            role_of_appointment(tokens, identity, free, appointments, self.roles.modifiers)
            role_of_the_sentence_before(tokens, identity, free, self.verbs)
        role_of_pronoun(tokens, identities, free, appointments)

    def _role_mentions(
        self, tokens: Tokens, identities: list[Identity], phrases: list[RolePhrase], body_ends: dict[int, int]
    ) -> None:
        """Roles that stand alone: of a named person if only one has that role, else of somebody unnamed who speaks."""
        used = {mention.role.first for identity in identities for mention in identity.mentions if mention.role}
        unnamed: dict[str, Identity] = {}
        for phrase in phrases:
            stands = phrase.determiner != "" or phrase.owner != (0, 0)
            if phrase.plural or not stands or phrase.first in used or phrase.last - 1 in body_ends:
                continue
            if phrase.outset and tokens.lower[phrase.outset - 1] in COPULAS:  # 'used to be a team manager'
                continue
            apposed = self._apposed(tokens, identities, phrase)
            bearers = (
                [apposed]
                if apposed is not None
                else []
                if phrase.determiner in INDEFINITE
                else self._bearers(tokens, identities, phrase)
            )
            mention = Mention(phrase.outset, phrase.end, None, phrase)
            if len(bearers) == 1:
                bearers[0].mentions.append(mention)
                bearers[0].mentions.sort(key=lambda found: found.first)
            elif not bearers and (self._speaks(tokens, phrase) or self._goes_on(tokens, phrase, identities)):
                key = tokens.words(phrase.first, phrase.last) + "|" + tokens.words(*(phrase.organisation or (0, 0)))
                known = unnamed.get(key) or self._said_before(tokens, phrase, unnamed)
                if known is None or phrase.determiner in ("another",):
                    known = unnamed[key] = Identity((), gender_of_role(tokens.lower[phrase.last - 1]), "role-only")
                    identities.append(known)
                known.mentions.append(mention)
            elif not bearers:
                weigh(tokens, "role-of-nobody-who-speaks", tokens.span(phrase.first, phrase.last))

    @staticmethod
    def _said_before(tokens: Tokens, phrase: RolePhrase, unnamed: dict[str, Identity]) -> Identity | None:
        """'A council spokesman said … The spokesman added …': the only one known by the same role."""
        if phrase.determiner != "the" or phrase.organisation is not None:
            return None
        alike = [
            found for key, found in unnamed.items() if key.split("|")[0] == tokens.words(phrase.first, phrase.last)
        ]
        return alike[0] if len(alike) == 1 else None

    @staticmethod
    def _apposed(tokens: Tokens, identities: list[Identity], phrase: RolePhrase) -> Identity | None:
        """Whose short name stands right before the role: 'Moss, the council's leader, said'; takes the role if new."""
        before = phrase.outset - 1
        before -= before > 1 and tokens.lower[before] in BESIDES  # ', now an independent councillor,'
        if before < 1 or tokens.text[before] != "," or tokens.breaks[phrase.outset]:
            return None
        for identity in identities:
            for mention in identity.mentions:
                if mention.name is not None and mention.last == before:
                    if all(known.role is None for known in identity.mentions):
                        mention.role, mention.role_rule = phrase, "role-after-name"
                    return identity
        return None

    def _bearers(self, tokens: Tokens, identities: list[Identity], phrase: RolePhrase) -> list[Identity]:
        """Named people whose role says the same as the phrase's words; a deputy leader is not the leader."""
        wanted = set(tokens.lower[phrase.first : phrase.last])
        found = []
        for identity in identities:
            for mention in identity.mentions:
                role = mention.role if mention.name else None
                known = set(tokens.lower[role.first : role.last]) if role is not None else frozenset()
                if wanted <= known and self.roles.deputies.isdisjoint(known - wanted):
                    found.append(identity)
                    break
        return found

    def _speaks(self, tokens: Tokens, phrase: RolePhrase) -> bool:
        """True if a reporting verb stands right after or right before the phrase, or it signs: '"…" – A spokesman'."""
        index = phrase.end
        dash = phrase.outset - 1
        signs = dash > 0 and tokens.text[dash].endswith(DASHES) and not tokens.breaks[dash]
        if signs and (index >= len(tokens) or tokens.breaks[index]):
            return True
        while index < len(tokens) and not tokens.breaks[index] and index - phrase.end < 12:
            word = tokens.lower[index]
            if word in self.verbs:
                return self.verbs[word].use != "document"
            if index == phrase.end and word in BEFORE_SPEECH:
                index += 1
                continue
            if index == phrase.end:
                break
            index += 1
            if word in (".", ";", ":"):
                break
        before = tokens.lower[phrase.outset - 1] if phrase.outset and not tokens.breaks[phrase.outset] else ""
        verb = self.verbs.get(before)
        subject = phrase.outset > 1 and tokens.text[phrase.outset - 2][-1].isalnum()  # 'They said a director would …'
        return verb is not None and verb.use == "speech" and not (subject and not tokens.breaks[phrase.outset - 1])

    def _goes_on(self, tokens: Tokens, phrase: RolePhrase, identities: Sequence[Identity]) -> bool:
        """True if 'he' or 'she' speaks next, and nobody is named between: 'The chief executive left. She said: …'."""
        opens = tokens.breaks[phrase.outset] or tokens.text[phrase.outset - 1] in ".!?"
        entry = self.roles.entries.get(phrase.head.removeprefix("roles/"))
        ordinary = entry is not None and entry.tier == "other" and tokens.breaks[phrase.outset]  # 'A mother of three …'
        if not opens or (phrase.determiner in INDEFINITE and not ordinary):
            return False
        named = {mention.first for identity in identities if identity.words for mention in identity.mentions}
        for index in range(phrase.end, min(phrase.end + FARTHEST_PRONOUN, len(tokens) - 1)):
            if index in named:
                return False
            if tokens.lower[index] in ("he", "she"):
                verb = self.verbs.get(tokens.lower[index + 1])
                if verb is not None and verb.use == "speech":
                    return True
        return False


def _name(mention: Mention) -> Name:
    if mention.name is None:  # only names are grouped here
        raise TypeError("a mention without a name")
    return mention.name
