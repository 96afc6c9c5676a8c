"""Who speaks: the subject of a reporting verb, found by its place, and whom a pronoun means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from councilscope.knowledge.officials import Gender
from councilscope.matching.function_words import (
    BEFORE_PARTICIPLES,
    BEFORE_VERBS,
    DETERMINERS,
    GOVERNING,
    OPENING,
    TIMES,
)
from councilscope.matching.quotes.scene import Cue, PersonMention, Scene
from councilscope.matching.quotes.subjects import NounPhrases
from councilscope.records import SpeakerHow, SpeakerKind

PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female"}
ROLE_REACH = 20  # tokens from a name to its role or organisation
REACH = 26  # tokens between a verb and its subject, or the end of an inverted subject
MARKS = frozenset(",;:()–—-")
BEFORE_APPOSITIONS = frozenset(("and", "but", "who", ",", "–", "—", "-"))
VERB_ENDINGS = ("ed", "es")
FAR_INSTITUTION = 8  # tokens from an inverted verb to the council or body that speaks
LONGEST_TITLE = 16  # tokens of a role before a name
ENDS_TITLE = frozenset(("that", "after", "when", "if", "because", "while", ":", "who", "which", "whose"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to speak. person: place in the list of people, None for others. words: the token range that says so.

    pronoun: lower case where words is a pronoun that is still to be resolved. cue: the verb, None where there is none.
    """

    kind: SpeakerKind
    words: tuple[int, int]
    person: int | None = None
    how: SpeakerHow | None = None
    cue: Cue | None = None
    pronoun: str | None = None
    council: str | None = None
    body: str | None = None
    rule: str = ""


class SpeakerFinder:
    """Finds the subject of a cue in a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.phrases = NounPhrases(scene)
        self.by_last: dict[int, PersonMention] = {}
        for mention in scene.mentions:
            kept = self.by_last.get(mention.last)
            if kept is None or mention.first < kept.first:
                self.by_last[mention.last] = mention
        for number, person in enumerate(scene.people):
            if person.name is not None:
                self._extend_by_role(number)

    def _extend_by_role(self, number: int) -> None:
        """Let a role right after a name end the mention: 'Jane Moss, chair of the board said' needs no second comma."""
        person = self.scene.people[number]
        for found in person.found.evidence:
            if not {"role", "organisation"} & set(found.supports):
                continue
            first, last = self.tokens.at(found.start), self.tokens.before(found.end)
            near = [m for m in self.scene.mentions if m.person == number and 0 < first - m.last <= ROLE_REACH]
            if near and not any(self.tokens.breaks[near[-1].last : last]):
                self.by_last.setdefault(last, PersonMention(near[-1].first, last, number))

    def of(self, cue: Cue, floor: int, ceiling: int, inverted: bool) -> Speaker | None:
        """The speaker of a cue inside the token range; ``inverted`` where the verb follows its quotation at once."""
        if cue.names_next:
            return self.after(cue, cue.last, ceiling)
        if inverted:
            return self.after(cue, cue.last, ceiling) or self.before(cue, floor)
        found = self.before(cue, floor)
        if found is None and cue.use == "speech" and not cue.listener and self._opens_clause(cue, floor):
            found = self.after(cue, cue.last, ceiling)  # what follows other verbs is their object
        return found

    def _opens_clause(self, cue: Cue, floor: int) -> bool:
        """True if no word stands before the verb in its sentence, or only what is quoted."""
        start = self.scene.sentence_start(cue.first, floor)
        before = range(self.phrases.verb_group(cue.first, start) - 1, start - 1, -1)
        words = (i for i in before if self.tokens.text[i][0].isalnum())
        nearest = next(words, None)
        return nearest is None or self.scene.inside[nearest] >= 0

    def before(self, cue: Cue, floor: int) -> Speaker | None:
        """The subject to the left: right before the verb, or across an apposition between commas."""
        tokens = self.tokens
        start = self.scene.sentence_start(cue.first, floor)
        index = self.phrases.verb_group(cue.first, start)
        if index <= start:
            return None
        word = tokens.lower[index - 1]
        if word in PRONOUNS:
            return self._pronoun(index - 1, cue, "pronoun-subject")
        if self._is_participle(cue, index):
            return self._of_main_verb(cue, start, index)
        if word in BEFORE_APPOSITIONS:
            return self._across(cue, index, start)
        mention = self._mention_ending(index)
        if mention is not None and mention.first >= start:
            if self.governed(mention, start) and not self._heads_clause(mention, cue, start):
                found = self._noun_phrase(cue, index, start) or self._across(cue, index, start)
                return found or self._unknown(cue, index, start)
            return self.person(mention, cue, "subject-before-verb")
        apposed = self._apposed(index, start)
        if apposed is not None:
            return self.person(apposed, cue, "subject-across-apposition")
        return self._noun_phrase(cue, index, start) or self._unknown(cue, index, start)

    def _apposed(self, index: int, start: int) -> PersonMention | None:
        """'Jane Moss, director of housing said': no comma ends the role, which is known of the person."""
        last = next(iter(reversed(self.scene.mentions_in(start, index))), None)
        if last is None or self.tokens.text[last.last] != "," or index - last.last > ROLE_REACH:
            return None
        role = set((self.scene.people[last.person].role or "").lower().replace("’", "'").split())
        words = set(self.tokens.words(last.last + 1, index).replace(" '", "'").split())
        return last if len(words & role) * 2 > len(words) else None

    def _pronoun(self, index: int, cue: Cue, rule: str) -> Speaker:
        return Speaker(SpeakerKind.PERSON, (index, index + 1), cue=cue, pronoun=self.tokens.lower[index], rule=rule)

    def _heads_clause(self, mention: PersonMention, cue: Cue, start: int) -> bool:
        """True for the subject of a clause that a preposition opens: 'As Jane Moss said', 'with Jane Moss saying'."""
        opening = self.tokens.lower[mention.first - 1] if mention.first > start else ""
        return opening == "as" or (opening == "with" and self._is_ing(cue))

    def _is_ing(self, cue: Cue) -> bool:
        return self.tokens.lower[cue.first].endswith("ing")

    def _is_participle(self, cue: Cue, index: int) -> bool:
        """True for ', saying', 'by adding': the subject is the one of the verb before."""
        return self._is_ing(cue) and self.tokens.lower[index - 1] in BEFORE_PARTICIPLES

    def _of_main_verb(self, cue: Cue, start: int, index: int) -> Speaker | None:
        for main in reversed(self.scene.cues_in(start, cue.first)):
            if not self._is_ing(main) and not main.names_next:
                found = self.before(main, start)
                return replace(found, cue=cue) if found is not None else self._across(cue, index, start)
        if self.tokens.lower[start] in PRONOUNS:
            return self._pronoun(start, cue, "pronoun-subject")
        return self._across(cue, index, start)

    def _unknown(self, cue: Cue, index: int, start: int) -> Speaker | None:
        """A subject that no rule knows: somebody across a comma, else the words as they are, and nobody else."""
        first, head = self.phrases.before(index, start)
        if not self.tokens.capital(head):
            found = self._across(cue, index, start)
            known = found is not None and found.kind is not SpeakerKind.UNKNOWN
            if found is not None and known and "," in self.tokens.text[found.words[1] : index]:
                return found
        if not self.phrases.plausible(first, head):
            return None
        rule = "unknown-name" if self.tokens.capital(head) else "unknown-subject"
        return Speaker(SpeakerKind.UNKNOWN, (first, head + 1), cue=cue, rule=rule)

    def _mention_ending(self, index: int) -> PersonMention | None:
        mention = self.by_last.get(index)
        if mention is None and self.tokens.text[index - 1] == ")":
            opening = next(
                (i for i in range(index - 2, max(index - ROLE_REACH, -1), -1) if self.tokens.text[i] == "("), None
            )
            mention = self.by_last.get(opening) if opening is not None else None
        return mention

    def _across(self, cue: Cue, index: int, start: int) -> Speaker | None:
        """The first person of the sentence that no preposition governs; with 'and', the subject of the verb before."""
        stranger = self._stranger(cue, start, index)
        if stranger is not None:
            return stranger
        found = [m for m in self.scene.mentions_in(start, index) if index - m.last <= REACH]
        subjects = [m for m in found if not self.governed(m, start) and not self.owns(m)]
        chosen = subjects[0] if subjects else (found[-1] if found and self.tokens.lower[index - 1] == "who" else None)
        if chosen is not None and self.tokens.lower[index - 1] == "who":
            chosen = found[-1]
        if chosen is None:
            pronoun = next(
                (i for i in range(start, index) if self.tokens.lower[i] in PRONOUNS and self.scene.inside[i] < 0), None
            )
            if pronoun is not None:
                return self._pronoun(pronoun, cue, "pronoun-subject")
            return self._other_subject(cue, start, index)
        partner = self._partner(chosen, found)
        if partner is not None:
            return self.person(partner, cue, "joint-statement")
        return self.person(chosen, cue, "subject-across-apposition")

    def _stranger(self, cue: Cue, start: int, index: int) -> Speaker | None:
        """An unknown name at the head of the sentence, before a comma: its bearer speaks, and nobody known."""
        name = start
        while name < index and self.tokens.capital(name) and self.scene.inside[name] < 0:
            name += 1
        if (
            name - start < 2
            or name >= index
            or self.tokens.text[name] != ","
            or self.tokens.lower[start] in DETERMINERS
            or self.tokens.lower[start] in OPENING
            or self.tokens.lower[start] in GOVERNING
            or self.tokens.lower[name - 1] in TIMES
        ):
            return None
        if any(
            i in self.phrases.named or i in self.scene.council_at or i in self.scene.body_at for i in range(start, name)
        ):
            return None
        return Speaker(SpeakerKind.UNKNOWN, (start, name), cue=cue, rule="unknown-name")

    def _partner(self, chosen: PersonMention, found: list[PersonMention]) -> PersonMention | None:
        """The last of two who speak together: 'A, role, and B, role, said'; None where one speaks alone."""
        others = [m for m in found if m.person != chosen.person and m.first >= chosen.last]
        if not others or self.scene.people[others[-1].person].name is None:
            return None
        between = self.tokens.lower[chosen.last : others[-1].first]
        verbs = any(
            cue.first in range(chosen.last, others[-1].first)
            for cue in self.scene.cues_in(chosen.last, others[-1].first)
        )
        return others[-1] if "and" in between and not verbs and not {"who", "which", "that"} & set(between) else None

    def _other_subject(self, cue: Cue, start: int, index: int) -> Speaker | None:
        """A council or body at the head of the sentence ('Hull City Council, which …, said'), or a stranger there."""
        for position in range(start, min(start + FAR_INSTITUTION, index)):
            found = self._institution(position, cue)
            if found is not None:
                return found
        phrase = self.phrases.after(start, index)
        if phrase is None or not self.tokens.capital(phrase[1]):
            return None
        return Speaker(SpeakerKind.UNKNOWN, (phrase[0], phrase[1] + 1), cue=cue, rule="unknown-name")

    def governed(self, mention: PersonMention, start: int) -> bool:
        """True if a preposition stands before the mention in its sentence."""
        index = mention.first - 1
        if index < start:
            return False
        return self.tokens.lower[index] in GOVERNING

    def after(self, cue: Cue, index: int, ceiling: int) -> Speaker | None:
        """The subject to the right of an inverted verb: 'said the council's leader, Sid Ackroyd'."""
        tokens = self.tokens
        while index < ceiling and tokens.lower[index] in BEFORE_VERBS:
            index += 1
        if index >= ceiling or self.scene.inside[index] >= 0:
            return None
        if tokens.lower[index] in PRONOUNS:
            return self._pronoun(index, cue, "pronoun-after-verb")
        end = self._clause_end(index, ceiling)
        person = self._person_after(index, end)
        if person is not None:
            return self.person(person, cue, "subject-after-verb")
        for position in range(index, min(index + FAR_INSTITUTION, end)):
            found = self._institution(position, cue)
            if found is not None:
                return found
            if tokens.lower[position] in self.scene.knowledge.documents and not tokens.capital(index):
                return Speaker(SpeakerKind.DOCUMENT, (index, position + 1), cue=cue, rule="document-after-verb")
        phrase = self.phrases.after(index, end) if cue.use == "speech" or tokens.capital(index) else None
        if phrase is None:
            return None
        rule = "unknown-name" if tokens.capital(index) else "unknown-subject"
        return Speaker(SpeakerKind.UNKNOWN, (phrase[0], phrase[1] + 1), cue=cue, rule=rule)

    def beside(self, index: int, stop: int) -> Speaker | None:
        """The subject right after a quotation of a verb that nobody knows: '"…," she surmised.'"""
        index += self.tokens.text[index : index + 1] == [","]
        if index + 1 >= stop or self.tokens.breaks[index]:
            return None
        mention = next((m for m in self.scene.mentions_in(index, stop) if m.first == index), None)
        verb = mention.last if mention is not None else index + 1
        if verb >= stop or not self.tokens.lower[verb].endswith(VERB_ENDINGS) or self.tokens.capital(verb):
            return None
        if mention is not None:
            return self.person(mention, None, "subject-after-quote")
        word = self.tokens.lower[index]
        if word not in PRONOUNS:
            return None
        return Speaker(SpeakerKind.PERSON, (index, index + 1), pronoun=word, rule="subject-after-quote")

    def _person_after(self, index: int, end: int) -> PersonMention | None:
        """The person at the token, or the one to whom a role leads from there ('the council's leader, Sid Ackroyd')."""
        mentions = self.scene.mentions_in(index, end)
        here = next((mention for mention in mentions if mention.first == index), None)
        if here is None or self._is_employer(here, mentions):
            led = (m for m in mentions if m.first > index and self.scene.people[m.person].name)
            return next((m for m in led if self._title_led(index, m)), here)
        return here

    def _is_employer(self, here: PersonMention, mentions: list[PersonMention]) -> bool:
        """True for the first name of 'Rubio spokesman Alex Conant', 'Ms Dale's agent, Alex Conant'."""
        following = next((m for m in mentions if m.first > here.last and m.person != here.person), None)
        if following is None:
            return False
        role = self._role_start(following)
        return role is not None and role - here.last <= 1 and (role == here.last or self.owns(here))

    def _role_start(self, mention: PersonMention) -> int | None:
        """First token of the role that belongs to the person, where it stands right before the mention; else None."""
        for found in self.scene.people[mention.person].found.evidence:
            if "role" in found.supports:
                first, last = self.tokens.at(found.start), self.tokens.before(found.end)
                if 0 <= mention.first - last <= LONGEST_TITLE:
                    return first
        return None

    def _title_led(self, index: int, mention: PersonMention) -> bool:
        """True if only a role leads from the verb to the name: no clause, and no comma but the role's own."""
        between = self.tokens.lower[index : mention.first]
        if len(between) > LONGEST_TITLE or any(word in ENDS_TITLE for word in between):
            return False
        role = self._role_start(mention)
        return "," not in between[:-1] or (role is not None and role - index <= ROLE_REACH // 4)

    def _clause_end(self, index: int, ceiling: int) -> int:
        end = index
        while end < ceiling and end - index < REACH:
            if self.scene.inside[end] >= 0 or (end > index and end in self.scene.sentence_starts):
                break
            end += 1
        return end

    def _noun_phrase(self, cue: Cue, index: int, start: int) -> Speaker | None:
        """'The report said', 'A letter from the inspector said', 'Hull City Council said', 'inspectors said'."""
        institution = self._institution(index - 1, cue)
        if institution is not None:
            return institution
        first, head = self.phrases.before(index, start)
        lower = self.tokens.lower
        within = self.scene.mentions_in(first, index)
        covering = next((m for m in within if m.first <= head < m.last or m.last == head + 1), None)
        if covering is not None:
            return self.person(covering, cue, "subject-before-verb")
        if lower[head] in self.scene.knowledge.documents:
            return Speaker(SpeakerKind.DOCUMENT, (first, head + 1), cue=cue, rule="document-subject")
        kind = self.scene.knowledge.speakers.get(lower[head])
        if kind == "group":
            return Speaker(SpeakerKind.ROLE, (first, head + 1), cue=cue, rule="group-subject")
        if kind is not None:
            known = SpeakerKind.COUNCIL if kind == "council" else SpeakerKind.BODY
            return Speaker(known, (first, head + 1), cue=cue, rule="institution-subject")
        if lower[head] == "it":
            return Speaker(SpeakerKind.UNKNOWN, (head, head + 1), cue=cue, rule="institution-pronoun", pronoun="it")
        return None

    def _institution(self, last: int, cue: Cue) -> Speaker | None:
        council = self.scene.council_at.get(last)
        if council is not None:
            return Speaker(
                SpeakerKind.COUNCIL, (council[0], last + 1), cue=cue, council=council[1], rule="council-subject"
            )
        body = self.scene.body_at.get(last)
        if body is not None:
            return Speaker(SpeakerKind.BODY, (body[0], last + 1), cue=cue, body=body[1], rule="body-subject")
        return None

    def person(self, mention: PersonMention, cue: Cue | None, rule: str) -> Speaker:
        """The person of a mention as a speaker."""
        person = self.scene.people[mention.person]
        if person.name is None:
            return Speaker(
                SpeakerKind.ROLE, (mention.first, mention.last), mention.person, SpeakerHow.NAMED, cue, rule=rule
            )
        written = " ".join(self.tokens.text[mention.first : mention.last])
        full = person.name.split()[0] in written and person.name.split()[-1] in written
        how = SpeakerHow.NAMED if full else SpeakerHow.CHAINED
        return Speaker(SpeakerKind.PERSON, (mention.first, mention.last), mention.person, how, cue, rule=rule)

    def subject_of(self, first: int, last: int) -> PersonMention | None:
        """The person whom a sentence is about: its first that no preposition governs, else None."""
        for mention in self.scene.mentions_in(first, last):
            if not self.governed(mention, first) and not self.owns(mention):
                return mention
        return None

    def head_of(self, start: int, begin: int) -> Speaker | None:
        """Whoever stands at the head of the sentence, after an opening phrase at most: a name, 'he' or 'she'."""
        lower, text = self.tokens.lower, self.tokens.text
        subject = self.subject_of(start, begin)
        if lower[start] in PRONOUNS and self.scene.inside[start] < 0:
            return Speaker(SpeakerKind.PERSON, (start, start + 1), pronoun=lower[start], rule="fragment-subject")
        if subject is None:
            return None
        opened = (lower[start] in OPENING or lower[start] in GOVERNING) and text[subject.first - 1] == ","
        if subject.first - start <= 1 or opened:
            return self.person(subject, None, "fragment-subject")
        return None

    def owns(self, mention: PersonMention) -> bool:
        """True for a possessive: 'Ruth Dale's plan' is not about Ruth Dale."""
        return mention.last < len(self.tokens) and self.tokens.lower[mention.last] in ("'s", "’s")
