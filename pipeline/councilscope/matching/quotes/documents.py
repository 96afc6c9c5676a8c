"""Documents as speakers: 'The report is blunt. “…,” it says', 'In its report, Ofsted said: “…”'."""

from __future__ import annotations

from dataclasses import replace

from councilscope.matching.function_words import GOVERNING, NO_SUBJECT
from councilscope.matching.quotes.following import SubjectsAfter
from councilscope.matching.quotes.scene import Cue
from councilscope.matching.quotes.speakers import Speaker
from councilscope.matching.quotes.subjects import POSSESSIVES
from councilscope.records import SpeakerKind

HEAD_WITHIN = 8  # tokens of a sentence in which the document at its head is named
SENTENCES_BACK = 3
OWNS = (*POSSESSIVES, "'", "’")
FRONTS = (("in",), ("writing", "in"), ("as", "in"))
FRONTED_WITHIN = 12  # tokens from 'In' to the document
GROUP = "group-subject"  # the rule by which inspectors speak


class DocumentSpeakers(SubjectsAfter):
    """Finds the document whose words are quoted."""

    def document_before(self, cue: Cue, at: int, start: int) -> Speaker | None:
        """The document that 'it' means at a token: the head of its own sentence or of one before; None if another."""
        floor = self.scene.ranges[self.scene.block_of(at)][0]
        begin: int | None = start
        for _ in range(SENTENCES_BACK):
            if begin is None:
                return None
            words = self._document_headed(begin, at)
            if words is not None:
                return Speaker(SpeakerKind.DOCUMENT, words, cue=cue, rule="document-pronoun")
            if begin != start and self.tokens.lower[begin] != "it":
                return None  # somebody else has come between
            begin = self._sentence_back(begin, floor)
        return None

    def in_document(self, speaker: Speaker | None, floor: int) -> Speaker | None:
        """The speaker; the report where it is one of a body or of reviewers that the sentence opens with."""
        if speaker is None or (speaker.kind is not SpeakerKind.BODY and speaker.rule != GROUP):
            return speaker
        first = speaker.words[0]
        start = self.scene.sentence_start(first, floor)
        front = next((len(f) for f in FRONTS if tuple(self.tokens.lower[start : start + len(f)]) == f), 0)
        words = self._document_headed(start + front, min(first, start + FRONTED_WITHIN)) if front else None
        return speaker if words is None else replace(speaker, kind=SpeakerKind.DOCUMENT, words=words)

    def _sentence_back(self, start: int, floor: int) -> int | None:
        """Where the writer's sentence before begins, whole quotations left out; None if the paragraph has none."""
        index = start - 1
        while index >= floor and self.scene.inside[index] >= 0:
            index -= 1
        return self.scene.sentence_start(index, floor) if index >= floor else None

    def _document_headed(self, start: int, stop: int) -> tuple[int, int] | None:
        """The document that a sentence begins with, as tokens; None where its subject is another."""
        lower, known = self.tokens.lower, self.scene.knowledge
        for index in range(start, min(start + HEAD_WITHIN, stop)):
            word = lower[index]
            if self.scene.inside[index] >= 0:
                return None
            if word in known.documents:
                return start + (index > start and lower[start] in NO_SUBJECT), index + 1
            ends = word in GOVERNING or word in known.verbs or (word in NO_SUBJECT and index > start)
            if ends or not (word[0].isalnum() or word in OWNS):
                return None
            acts = index in self.scene.council_at or index in self.scene.body_at or word in known.speakers
            if acts and lower[index + 1] not in OWNS and lower[index + 1] not in known.documents:
                return None
        return None
