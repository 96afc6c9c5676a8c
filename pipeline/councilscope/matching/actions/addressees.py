"""Whom a sentence asks to act: 'told the council to …', 'recommends that the board publish …'."""

from __future__ import annotations

import re

from councilscope.knowledge.actions import VerbClass, VerbForm
from councilscope.matching.actions.sentence import DETERMINERS, LONGEST_ADDRESSEE, PERSONAL, Sentence
from councilscope.matching.clauses import FUNCTION_WORDS, MARKS, VerbVoice
from councilscope.matching.parties import FRONTING, THING, Means
from councilscope.spans import Span

OPENS_SPEECH = re.compile(r"[\"“]\s*$")
BEFORE_BARE = frozenset(("that", "suggests", "suggested", "recommends", "recommended"))  # 'recommends the council cut'
PARTIES = (Means.COUNCIL, Means.OTHER)
LONGEST_REACH = 30  # words from the cue to the verb, an aside included
DIRECTED = frozenset(("to", "should", "must"))


class AddressedSentence(Sentence):
    """A sentence with those whom its cues address, and the verb of what they are to do."""

    def _addressee(self, at: int) -> int | None:
        """The last word of an addressee that begins at word ``at``; None if none does.

        After it stand 'to', 'should' or 'must' and a verb, or the bare verb ('recommended that the board
        publish'); an aside in commas may come between.
        """
        end = at
        while end < min(at + LONGEST_ADDRESSEE, self.passage.last - 1) and not self._is_stop(end):
            if OPENS_SPEECH.search(self.words.gap(end)):
                return None  # 'told the paper: "There is a lot to like"'
            end += 1
        if self.words.folded[at - 1] in BEFORE_BARE and (bare := self._bare_verb(at)) is not None:
            return bare - 1
        if end == at or end >= self.passage.last - 1:
            return None
        for index in range(end, min(at + LONGEST_REACH, self.passage.last - 1)):
            if self.words.folded[index] in DIRECTED:
                if self.words.folded[index] == "to" and "that" in self.words.folded[at + 1 : index]:
                    return None  # 'told the council that its care needs to get better'
                verb = self.prose.clauses.base_class(self.words, index + 1)
                bare = verb is not None or self.words.folded[index + 1] == "be" or self._is_new_verb(index)
                return end - 1 if bare else None
            if any(mark in MARKS for mark in self.words.gap(index)):
                return None
        return None

    def _is_new_verb(self, to: int) -> bool:
        """Whether a word that no list of verbs has is one: 'to guarantee carers a break', not 'to the board'."""
        word = self.words.folded[to + 1]
        known = word in FUNCTION_WORDS | DETERMINERS | PERSONAL or self.words.capital(to + 1) or not word.isalpha()
        ends = self.words.gap(to + 1).strip() or self.passage.span.of(self.parties.text).rstrip().endswith(":")
        goes_on = to + 2 < self.passage.last and self.words.folded[to + 2] not in FRONTING  # not 'to act on it'
        return self.words.folded[to] == "to" and not known and goes_on and not ends

    def _after_date(self, at: int) -> int:
        """The first word behind a day or an aside that opens a clause: 'that, within three months, the council …'."""
        at += self.words.folded[at] == ","
        start = self.words.items[at].start
        when = next((d for d in self.deadlines.within(Span(start, self.passage.span.end)) if d.start == start), None)
        if when is not None:
            at = next((n for n in range(at, self.passage.last) if self.words.items[n].start >= when.end), at)
        elif self.words.folded[at] in FRONTING:
            near = range(at + 1, min(at + LONGEST_ADDRESSEE, self.passage.last - 1))
            at = next((n for n in near if self.words.folded[n] == ","), at)
        return at + (self.words.folded[at] == ",")

    def _bare_verb(self, at: int) -> int | None:
        """The verb that follows a party named at word ``at`` ('that the council publish'); None if none does."""
        at = self._after_date(at)
        start, end = self.words.items[at].start, self.words.items[self.passage.last - 1].end
        council = self.parties.council_within(start, end)
        if self.words.folded[at] in PERSONAL:  # 'suggest that we cut'
            verb: int | None = at + 1
        elif council is None or council.start - start > len("the "):
            return self._subjunctive(at)
        else:
            verb = next((n for n in range(at, self.passage.last) if self.words.items[n].start >= council.end), None)
        if verb is None or verb >= self.passage.last:
            return None
        known = self.prose.clauses.base_class(self.words, verb)
        if known is None and self.words.folded[verb].endswith("s"):  # 'suggests the council cuts'
            known = self.prose.verbs.form_of(self.words.folded[verb].removesuffix("s"), VerbForm.BASE)
        return verb if known in (VerbClass.ACT, VerbClass.SOFT) else self._subjunctive(at)

    def _subjunctive(self, at: int) -> int | None:
        """The verb that a party is to do or a thing to suffer: 'that managers check', 'that a plan be drawn up'."""
        for index in range(at + 1, min(at + LONGEST_ADDRESSEE, self.passage.last - 1)):
            if self._is_stop(index) or not MARKS.isdisjoint(self.words.gap(index - 1)):
                return None
            if self.words.folded[index] == "be":
                done = self.prose.clauses.verb_after(self.words, index, self.passage.last)
                doable = done.voice is VerbVoice.PASSIVE and done.verb_class in (VerbClass.ACT, VerbClass.SOFT)
                return index if doable else None
            known = self.prose.clauses.base_class(self.words, index)
            who = self.parties.subject(at, index - 1) if known in (VerbClass.ACT, VerbClass.SOFT) else THING
            if who.means in PARTIES and who.span is not None and who.span.end == self.words.items[index - 1].end:
                return index
        return None

    def _is_stop(self, index: int) -> bool:
        return self.words.folded[index] in DIRECTED or self.words.folded[index] in (",", "which", "who")

    def _has_infinitive(self, at: int) -> bool:
        return any(
            self.words.folded[index] == "to" and self.prose.clauses.base_class(self.words, index + 1) is not None
            for index in range(at, self.passage.last - 1)
        )
