"""Tells whether a bare place's name means the council, the place, or something else that bears the name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from councilscope.articles import BlockKind
from councilscope.knowledge.councils import Use
from councilscope.matching.annotations import Layout
from councilscope.matching.councils.find import POSSESSIVE, NameHit, linked
from councilscope.matching.phrases import Words
from councilscope.spans import Span

PHRASE_REACH = 5  # words from a name to the noun that makes it a council's: "Leeds's new director of social services"
OPENERS = "\"'“‘(«[–—-:;•"
INVERTED = re.compile(r"(?:^|[\s,;])(?:as|so|nor|neither|than|and so)$")
GRADE_IN_BRACKETS = re.compile(r"\s*\((?=[^)]{1,60}\))(?=[^)]*(?:\d|star|good|poor|fair|weak|excellent|adequate))", re.IGNORECASE)
LABEL = re.compile(r"\s*(?:[:|–—-])\s")


class Meaning(StrEnum):
    """What a bare name stands for: not the place at all, the place, or its council."""

    OTHER = "other"
    PLACE = "place"
    COUNCIL = "council"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A meaning, the rule that found it and how sure it is."""

    meaning: Meaning
    rule: str
    confidence: float = 0.0


CONFIDENCE = {
    "service-noun": 0.97,
    "verdict-subject": 0.93,
    "judged-object": 0.9,
    "inverted-subject": 0.92,
    "label": 0.9,
    "grade-in-brackets": 0.93,
    "office-of": 0.85,
    "side-by-side": 0.8,
    "grade-for": 0.8,
    "service-in": 0.75,
    "coordinated": 0.85,
}


def council(rule: str) -> Verdict:
    """A verdict for the council, with the rule's confidence."""
    return Verdict(Meaning.COUNCIL, rule, CONFIDENCE[rule])


class Evidence:
    """Reads the words around bare names of one Doc."""

    def __init__(self, words: Words, layout: Layout, people: Sequence[Span], cues: Mapping[str, frozenset[str]]) -> None:
        self.words = words
        self.layout = layout
        self.people = people
        self.cues = cues

    def judge(self, hits: Sequence[NameHit], stop: frozenset[str]) -> list[Verdict]:
        """A verdict for each bare hit, coordinated ones together; hits with a designation are councils."""
        verdicts = [
            self._alone(hit, stop) if hit.bare else Verdict(Meaning.COUNCIL, "designation", 0.99) for hit in hits
        ]
        return self._coordinated(hits, verdicts)

    def _coordinated(self, hits: Sequence[NameHit], verdicts: list[Verdict]) -> list[Verdict]:
        """A council named with others by 'and' or commas lends them its meaning; a place in a row stays one."""
        for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
            for index in order:
                step = -1 if order.step > 0 else 1
                near = verdicts[index + step]
                pair = sorted((index, index + step))
                if verdicts[index].meaning is not Meaning.PLACE or near.meaning is not Meaning.COUNCIL:
                    continue
                if near.rule == "designation" and not hits[index + step].weak and step < 0:
                    continue  # 'Leeds City Council and Bradford hospitals'
                if linked(self.words, hits[pair[0]], hits[pair[1]]) and hits[index].use is not Use.AREA:
                    verdicts[index] = council("coordinated")
        return verdicts

    def _alone(self, hit: NameHit, stop: frozenset[str]) -> Verdict:
        sentence = self.layout.sentence_at(self.words.items[hit.first].start)
        if hit.use is Use.AREA or sentence is None:
            return Verdict(Meaning.OTHER, "area")
        other = self._other(hit, sentence, stop)
        if other:
            return Verdict(Meaning.OTHER, other)
        found = self._service(hit)
        if found:
            return found
        if hit.use is Use.GUARDED or (hit.use is Use.WORD and not self._case_tells(hit, sentence)):
            found = self._label(hit)
            return found or Verdict(Meaning.OTHER, "ordinary-word")
        place = self._place(hit)
        if place:
            return Verdict(Meaning.PLACE, place)
        return (
            self._bracketed(hit)
            or self._label(hit)
            or self._subject(hit)
            or self._object(hit)
            or self._office(hit, sentence)
            or self._beside(hit, sentence)
            or Verdict(Meaning.PLACE, "bare")
        )

    # --- something else, or the place -----------------------------------------------------------------------

    def _other(self, hit: NameHit, sentence: Span, stop: frozenset[str]) -> str | None:
        """Why the name is somebody's or something else's, or None."""
        words, start, end = self.words, self.words.items[hit.first].start, self.words.items[hit.last].end
        if any(span.start < end and start < span.end for span in self.people):
            return "person"
        told_by_case = not self._headline_case(sentence)
        after = hit.last + 1
        if after < len(words) and words.joined(hit.last):
            word, gap = words.folded[after], words.gap(hit.last)
            if word in self.cues["organisation-after"] and (words.capital(after) or not told_by_case or word in LOWER_ORGANISATIONS):
                return "organisation"
            if gap == " " and told_by_case and words.capital(after) and word not in self.cues["service-after"]:
                return "longer-name"
        before = hit.first - 1
        if before >= 0 and words.gap(before) == " " and words.items[before].start >= sentence.start:
            word = words.folded[before]
            if told_by_case and words.capital(before) and word != "," and word not in stop:
                return "surname"
        return None

    def _place(self, hit: NameHit) -> str | None:
        words, before, after = self.words, hit.first - 1, hit.last + 1
        if before >= 0 and words.joined(before) and words.folded[before] in self.cues["direction-before"]:
            return "part-of-place"
        if after < len(words) and words.joined(hit.last) and words.folded[after] in self.cues["people-after"]:
            return "people-of-place"
        if before >= 1 and words.folded[before] == "," and words.capital(before - 1):
            follows = words.text[words.items[hit.last].end : words.items[hit.last].end + 1]
            if follows in (",", ".") and self._preposition(before - 2):
                return "address"  # 'in Torquay, Devon,'
        return None

    def _headline_case(self, sentence: Span) -> bool:
        """True where capitals tell nothing: most words of the sentence have one."""
        written = [word for word in sentence.of(self.words.text).split() if word[:1].isalpha() and len(word) > 3]
        return len(written) > 1 and sum(word[0].isupper() for word in written) > 0.7 * len(written)

    def _case_tells(self, hit: NameHit, sentence: Span) -> bool:
        """True if the name's capital is not just that of a sentence's first word or of a headline."""
        opening = sentence.of(self.words.text)[: self.words.items[hit.first].start - sentence.start]
        return bool(opening.strip(OPENERS + " ")) and not self._headline_case(sentence)

    def _preposition(self, index: int) -> bool:
        return index >= 0 and self.words.folded[index] in self.cues["place-preposition"]

    # --- the council ----------------------------------------------------------------------------------------

    def _service(self, hit: NameHit) -> Verdict | None:
        """'Bradford social services', "Sandwell's children's services", "Plymouth's director of housing"."""
        words, index = self.words, hit.last + 1
        possessed = index < len(words) and words.folded[index] == POSSESSIVE and words.joined(hit.last)
        index += possessed
        for position in range(index, min(index + PHRASE_REACH, len(words))):
            if not words.joined(position - 1) or words.folded[position] in self.cues["place-preposition"] | {"and", ","}:
                return None
            word = words.folded[position]
            if word in self.cues["service-noun"]:
                return council("service-noun")
            if possessed and word in self.cues["grade"]:
                return council("service-noun")
            if not possessed and word not in self.cues["service-after"]:
                return None
        return None

    def _bracketed(self, hit: NameHit) -> Verdict | None:
        found = GRADE_IN_BRACKETS.match(self.words.text, self.words.items[hit.last].end)
        return council("grade-in-brackets") if found else None

    def _label(self, hit: NameHit) -> Verdict | None:
        """The name heads a line, a list item or a table row, or is a cell of its own."""
        text, item = self.words.text, self.words.items
        block = self.layout.block_at(item[hit.first].start)
        if block is None or block.kind is BlockKind.TITLE:
            return None
        start, end = item[hit.first].start, item[hit.last].end
        opens = not text[block.start : start].strip(OPENERS + " ") or text[:start].endswith("| ")
        if not opens:
            return None
        if end == block.end and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.HEADING):
            return council("label")
        return council("label") if LABEL.match(text, end) and text[end : end + 2] != "-b" else None

    def _subject(self, hit: NameHit) -> Verdict | None:
        """'Leeds has two stars', 'while Hull slipped': a finite verb follows and no preposition stands before."""
        words, after = self.words, hit.last + 1
        if after >= len(words) or words.gap(hit.last) != " " or words.folded[after] not in self.cues["verdict-verb"]:
            return None
        before = hit.first - 1
        while before >= 1 and words.folded[before] == "the":
            before -= 1
        return None if self._preposition(before) else council("verdict-subject")

    def _object(self, hit: NameHit) -> Verdict | None:
        """'rated Birmingham', 'as was Ipswich'."""
        words, before = self.words, hit.first - 1
        if before >= 1 and words.folded[before] == "the":
            before -= 1
        if before < 1 or words.gap(before) != " ":
            return None
        if words.folded[before] in self.cues["judging-verb"]:
            return council("judged-object")
        if words.folded[before] in INVERTIBLE and words.folded[before - 1] in ("as", "so", "nor", "neither", "than"):
            return council("inverted-subject")
        return None

    def _office(self, hit: NameHit, sentence: Span) -> Verdict | None:
        """'leader of Leeds', 'social care in Birmingham', 'three stars for Walsall'."""
        words, before = self.words, hit.first - 1
        if before >= 1 and words.folded[before] == "the":
            before -= 1
        if before < 1 or words.gap(before) != " ":
            return None
        preposition, noun = words.folded[before], words.folded[before - 1]
        graded = self._graded(sentence)
        if preposition in ("of", "for", "at", "by") and noun in self.cues["role-before"] | self.cues["service-noun"]:
            return council("office-of")
        if preposition in ("for", "to", "by", "from") and graded:
            return council("grade-for")
        if preposition in ("in", "across", "for") and noun in self.cues["service-noun"] and graded:
            return council("service-in")
        return None

    def _beside(self, hit: NameHit, sentence: Span) -> Verdict | None:
        words, before = self.words, hit.first - 1
        if before < 0 or words.items[before].start < sentence.start or not words.joined(before):
            return None
        if words.folded[before] == "as" and before >= 1 and words.folded[before - 1] == "such":
            return council("side-by-side")
        return council("side-by-side") if words.folded[before] in self.cues["side-by-side-before"] else None

    def _graded(self, sentence: Span) -> bool:
        """True if the sentence reports a judgement."""
        found = WORDS.findall(sentence.of(self.words.text).lower())
        return not self.cues["grade"].isdisjoint(found)


WORDS = re.compile(r"[a-z]+")
INVERTIBLE = frozenset({"was", "were", "is", "are", "does", "do", "did", "has", "have", "had"})
LOWER_ORGANISATIONS = frozenset({"hospital", "hospitals", "university", "airport", "prison", "police", "nhs", "trust"})
