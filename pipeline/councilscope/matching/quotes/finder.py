"""Who speaks: the subject of a reporting verb, found by its place."""

from __future__ import annotations

from dataclasses import replace

from councilscope.matching.function_words import (
    BEFORE_PARTICIPLES,
    DETERMINERS,
    GOVERNING,
    OPENING,
    RELATIVES,
    TIMES,
)
from councilscope.matching.quotes.documents import DocumentSpeakers
from councilscope.matching.quotes.following import FAR_INSTITUTION, REACH
from councilscope.matching.quotes.scene import MOST_CUES, Cue, PersonMention
from councilscope.matching.quotes.speakers import PRONOUNS, ROLE_REACH, Speaker
from councilscope.matching.quotes.subjects import POSSESSIVES
from councilscope.records import SpeakerKind

PLURALS = frozenset(("i", "they", "we", "you"))
BEFORE_APPOSITIONS = frozenset(("and", "but", "who", ",", "–", "—", "-"))


class SpeakerFinder(DocumentSpeakers):
    """Finds the subject of a cue in a scene."""

    def of(self, cue: Cue, floor: int, ceiling: int, inverted: bool) -> Speaker | None:
        """The speaker of a cue inside the token range; ``inverted`` where the verb follows its quotation at once."""
        if cue.names_next:
            return self.after(cue, cue.last, ceiling)
        if inverted:
            return self.after(cue, cue.last, ceiling) or self.before(cue, floor)
        found = self.before(cue, floor)
        told = cue.use == "speech" and not cue.listener
        if told and (self._set_off(cue, ceiling) or (found is None and self._opens_clause(cue, floor))):
            return self.after(cue, cue.last, ceiling) or found  # what follows other verbs is their object
        return found

    def _set_off(self, cue: Cue, ceiling: int) -> bool:
        """True for ', explained Jane Moss,': a verb after a comma, with somebody right behind it and a comma again."""
        if cue.first == 0 or self.tokens.text[cue.first - 1] != "," or self._is_ing(cue):
            return False
        named = next((m for m in self.scene.mentions_in(cue.last, ceiling) if m.first == cue.last), None)
        return named is not None and self.tokens.text[named.last : named.last + 1] == [","]

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
            return self.pronoun_at(index - 1, cue, "pronoun-subject")
        if self._is_participle(cue, index):
            return self._of_main_verb(cue, start, index)
        if word in BEFORE_APPOSITIONS:
            return self._across(cue, index, start)
        mention = self._mention_ending(index)
        if mention is not None and mention.first >= start:
            if self.governed(mention, start) and not self._heads_clause(mention, cue, start):
                self.pass_over(mention, "after-a-preposition")
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
        """The subject of the verb that a participle goes with: of the last that reports, else the sentence's head."""
        for main in reversed(self.scene.cues_in(start, cue.first)[-MOST_CUES:]):
            relative = main.first > start and self.tokens.lower[main.first - 1] in RELATIVES
            if not self._is_ing(main) and not main.names_next and not relative:
                found = self.before(main, start)
                return replace(found, cue=cue) if found is not None else None
        head = self.head_of(start, index)
        if head is not None:
            return replace(head, cue=cue)
        subject = self.subject_of(start, index)
        if subject is not None and self.role_start(subject) is not None and self.title_led(start, subject):
            return self.person(subject, cue, "subject-across-apposition")
        phrase = self.phrases.after(start, index)
        if phrase is None:
            return None
        return Speaker(SpeakerKind.UNKNOWN, (phrase[0], phrase[1] + 1), cue=cue, rule="unknown-subject")

    def _unknown(self, cue: Cue, index: int, start: int) -> Speaker | None:
        """A subject that no rule knows: somebody across a comma, else the words as they are, and nobody else."""
        first, head = self.phrases.before(index, start)
        if not self.tokens.capital(head):
            found = self._across(cue, index, start)
            if (
                found is not None
                and found.kind is not SpeakerKind.UNKNOWN
                and self._apposed_to(found, first, head, index)
            ):
                return found
        if not self.phrases.plausible(first, head):
            return None
        rule = "unknown-name" if self.tokens.capital(head) else "unknown-subject"
        return Speaker(SpeakerKind.UNKNOWN, (first, head + 1), cue=cue, rule=rule)

    def _apposed_to(self, found: Speaker, first: int, head: int, index: int) -> bool:
        """True if a comma parts somebody from the phrase before the verb; right before it where it has a determiner."""
        if self.tokens.lower[first] in DETERMINERS and self.phrases.plausible(first, head):
            return found.words[1] == first - 1 and self.tokens.text[first - 1] == ","
        return "," in self.tokens.text[found.words[1] : index]

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
        subjects = [m for m in found if self.leads(m, start)]
        chosen = subjects[0] if subjects else (found[-1] if found and self.tokens.lower[index - 1] == "who" else None)
        if chosen is not None and self.tokens.lower[index - 1] == "who":
            chosen = found[-1]
        if chosen is None:
            pronoun = next(
                (i for i in range(start, index) if self.tokens.lower[i] in PRONOUNS and self.scene.inside[i] < 0), None
            )
            if pronoun is not None:
                return self.pronoun_at(pronoun, cue, "pronoun-subject")
            return self._other_subject(cue, start, index)
        partner = self._partner(chosen, found)
        if partner is not None:
            return self.person(partner, cue, "joint-statement")
        for other in subjects:
            if other.first != chosen.first:
                rule = "behind-the-subject" if other.first > chosen.first else "before-the-relative"
                self.pass_over(other, rule, chosen=self.name(chosen.person))
        return self.person(self._named_after(chosen), cue, "subject-across-apposition")

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

    def _named_after(self, mention: PersonMention) -> PersonMention:
        """Whoever is named right after a role: 'A young person on the board, Caleb Moss, said'."""
        comma = self.tokens.text[mention.last : mention.last + 1] == [","]
        if self.scene.people[mention.person].name is not None or not comma:
            return mention
        following = self.scene.mentions_in(mention.last + 1, mention.last + 1 + ROLE_REACH)
        named = (m for m in following if m.first == mention.last + 1 and self.scene.people[m.person].name)
        return next(named, mention)

    def _other_subject(self, cue: Cue, start: int, index: int) -> Speaker | None:
        """A council or body at the head of the sentence ('Hull City Council, which …, said'), or a stranger there."""
        lead = start + (self.tokens.lower[start] in ("and", "but", "yet"))
        goes_on = self.tokens.lower[index - 1] in ("and", "but")
        if goes_on and self.tokens.lower[lead] in PLURALS:  # 'They praised the council and said …'
            return None
        if goes_on and self.tokens.lower[lead] == "it":
            return self._it(cue, lead, start)
        phrase = self.phrases.after(start, index)
        if phrase is not None and self.tokens.lower[phrase[1]] in self.scene.knowledge.documents:
            return Speaker(SpeakerKind.DOCUMENT, (phrase[0], phrase[1] + 1), cue=cue, rule="document-subject")
        for position in range(start, min(start + FAR_INSTITUTION, index)):
            found = self.institution(position, cue)
            owner = self.tokens.lower[position + 1] in POSSESSIVES  # 'The council's tenants …'
            if found is not None and not owner:
                return found
        if phrase is None or not self.tokens.capital(phrase[1]):
            return None
        return Speaker(SpeakerKind.UNKNOWN, (phrase[0], phrase[1] + 1), cue=cue, rule="unknown-name")

    def _noun_phrase(self, cue: Cue, index: int, start: int) -> Speaker | None:
        """'The report said', 'A letter from the inspector said', 'Hull City Council said', 'inspectors said'."""
        first, head = self.phrases.before(index, start)
        institution = self.institution(index - 1, cue)
        if institution is not None and institution.words[0] <= head:  # not the borough of 'the report for the borough'
            return institution
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
        return self._it(cue, head, start) if lower[head] == "it" else None

    def _it(self, cue: Cue, at: int, start: int) -> Speaker:
        """What 'it' at a token means: a document, else an institution that is still to be found."""
        return self.document_before(cue, at, start) or Speaker(
            SpeakerKind.UNKNOWN, (at, at + 1), cue=cue, rule="institution-pronoun", pronoun="it"
        )

    def head_of(self, start: int, begin: int) -> Speaker | None:
        """Whoever stands at the head of the sentence, after an opening phrase at most: a name, 'he' or 'she'."""
        lower, text = self.tokens.lower, self.tokens.text
        subject = self.subject_of(start, begin)
        if lower[start] in PRONOUNS and self.scene.inside[start] < 0:
            return Speaker(SpeakerKind.PERSON, (start, start + 1), pronoun=lower[start], rule="fragment-subject")
        if subject is None:
            return self._head_phrase(start, begin)
        opened = text[subject.first - 1] == "," and not self.scene.mentions_in(start, subject.first)
        if subject.first - start <= 1 or opened:
            return self.person(subject, None, "fragment-subject")
        return None

    def _head_phrase(self, start: int, begin: int) -> Speaker | None:
        """The document, council, body or stranger at the head of a sentence in which nobody else is named."""
        phrase = self.phrases.after(start, begin)
        if phrase is None:
            return None
        first, head = phrase
        if self.tokens.lower[head] in self.scene.knowledge.documents:
            return Speaker(SpeakerKind.DOCUMENT, (first, head + 1), rule="fragment-subject")
        found = self.institution(head, None)
        if found is not None or not self.tokens.capital(head):
            return found
        return Speaker(SpeakerKind.UNKNOWN, (first, head + 1), rule="unknown-name")
