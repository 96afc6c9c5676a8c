"""The subject after an inverted verb: 'said the council's leader, Sid Ackroyd', 'according to Sid Ackroyd'."""

from __future__ import annotations

from councilscope.matching.function_words import BEFORE_VERBS, DETERMINERS
from councilscope.matching.quotes.scene import Cue, PersonMention
from councilscope.matching.quotes.speakers import LONGEST_TITLE, PRONOUNS, ROLE_REACH, Speaker, Voices
from councilscope.records import SpeakerKind

REACH = 26  # tokens of an inverted subject
VERB_ENDINGS = ("ed", "es")
FAR_INSTITUTION = 8  # tokens from an inverted verb to the council or body that speaks
ENDS_TITLE = frozenset(("that", "after", "when", "if", "because", "while", ":", "who", "which", "whose"))


class SubjectsAfter(Voices):
    """Finds the subject to the right of a verb, or right after a quotation."""

    def after(self, cue: Cue, index: int, ceiling: int) -> Speaker | None:
        """The subject to the right of an inverted verb: 'said the council's leader, Sid Ackroyd'."""
        tokens = self.tokens
        while index < ceiling and tokens.lower[index] in BEFORE_VERBS:
            index += 1
        if index >= ceiling or self.scene.inside[index] >= 0:
            return None
        if tokens.lower[index] in PRONOUNS:
            return self.pronoun_at(index, cue, "pronoun-after-verb")
        end = self._clause_end(index, ceiling)
        person = self._person_after(index, end)
        if person is not None:
            return self.person(person, cue, "subject-after-verb")
        for position in range(index, min(index + FAR_INSTITUTION, end)):
            found = self.institution(position, cue)
            if found is not None:
                return found
            if tokens.lower[position] in self.scene.knowledge.documents and tokens.lower[index] in DETERMINERS:
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
        if here is None or self.is_employer(here, mentions):
            led = (m for m in mentions if m.first > index and self.scene.people[m.person].name)
            return next((m for m in led if self.title_led(index, m)), here)
        return here

    def title_led(self, index: int, mention: PersonMention) -> bool:
        """True if only a role leads from the verb to the name: no clause, and no comma but the role's own."""
        between = self.tokens.lower[index : mention.first]
        if len(between) > LONGEST_TITLE or any(word in ENDS_TITLE for word in between):
            return False
        role = self.role_start(mention)
        return "," not in between[:-1] or (role is not None and role - index <= ROLE_REACH // 4)

    def _clause_end(self, index: int, ceiling: int) -> int:
        end = index
        while end < ceiling and end - index < REACH:
            if self.scene.inside[end] >= 0 or (end > index and end in self.scene.sentence_starts):
                break
            end += 1
        return end
