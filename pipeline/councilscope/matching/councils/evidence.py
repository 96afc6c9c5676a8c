"""Tells whether a bare place's name means the council, the place, or something else that bears the name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from councilscope.articles import Block, BlockKind
from councilscope.knowledge.councils import Use
from councilscope.matching.annotations import Layout
from councilscope.matching.councils.bearers import Bearers, Lexicon
from councilscope.matching.councils.find import POSSESSIVE, NameHit, linked
from councilscope.matching.phrases import Words
from councilscope.spans import Span

DESIGNATED_CONFIDENCE = 0.99
OFFICE_REACH = 6  # words from an office to the preposition: 'chief executive and town clerk of'
TRANSFER_REACH = 3
AREA_DESIGNATIONS = ("city", "county")  # more often the place, or a club, than its council
CAPITALS = 0.85  # share of the longer words with a capital that makes a headline
WHEREABOUTS_REACH = 3
INVERTIBLE = frozenset({"was", "were", "is", "are", "does", "do", "did", "has", "have", "had"})
TOLD = (["inspected"], ["rated"], ["judged"], ["graded"], ["visited"])
COMPARING = frozenset({"as", "so", "nor", "neither", "than"})
WORDS = re.compile(r"[a-z]+")
PHRASE_REACH = 5  # words from a name to the noun that makes it a council's: "Leeds's new director of social services"
BRACKETS = re.compile(r"\s{0,9}\(([^()\n]{1,60})\)")
CODE = re.compile(r" ([a-z]\d)\b")  # a grade that is a letter and a figure
ROW = re.compile(r"(?: (?:\*{1,5}|[\w()/&'’-]{1,24})){1,9}")  # a few words and no sentence
LONGEST_LIST = 240  # characters of a line that lists councils
GRADE_FIRST = re.compile(r"([\w ]{1,40}?)\s{0,2}[:–—-] (?:[\w'’&-]{1,24}[ ,;]{1,3}){0,12}")
LABEL = re.compile(r"\s{0,9}[:|–—-]\s")


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
    "apposition": 0.95,
    "label": 0.9,
    "grade-in-brackets": 0.93,
    "office-of": 0.85,
    "side-by-side": 0.8,
    "ellipsis": 0.9,
    "transfer": 0.8,
    "service-in": 0.85,
    "topic-in": 0.75,
    "graded-in": 0.72,
    "free-name": 0.82,
    "coordinated": 0.85,
}


DESIGNATED = Verdict(Meaning.COUNCIL, "designation", DESIGNATED_CONFIDENCE)


def council(rule: str) -> Verdict:
    """A verdict for the council, with the rule's confidence."""
    return Verdict(Meaning.COUNCIL, rule, CONFIDENCE[rule])


class Evidence:
    """Reads the words around bare names of one Doc."""

    def __init__(self, words: Words, layout: Layout, people: Sequence[Span], lexicon: Lexicon) -> None:
        self.words = words
        self.sentences = layout.sentences
        self.blocks = layout.blocks
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self._block_starts = [block.start for block in self.blocks]
        self._told: dict[tuple[int, str], bool] = {}
        self.people = people
        self.cues = lexicon.cues
        self.lexicon = lexicon
        self.openers = lexicon.openers
        self.serves: Callable[[NameHit], bool] = lambda hit: True
        self.bearers = Bearers(words, people, lexicon, frozenset())

    def judge(self, hits: Sequence[NameHit], serves: Callable[[NameHit], bool]) -> list[Verdict]:
        """A verdict for each bare hit, coordinated ones together; hits with a designation are councils.

        serves: False for a name whose councils do not run the services that the article is about.
        """
        self.serves = serves
        edges = frozenset(edge for hit in hits for edge in (hit.first, hit.last))
        self.bearers = Bearers(self.words, self.people, self.lexicon, edges)
        verdicts = [self._alone(hit) if hit.bare else self._designated(hit) for hit in hits]
        return self._coordinated(hits, verdicts)

    def _coordinated(self, hits: Sequence[NameHit], verdicts: list[Verdict]) -> list[Verdict]:
        """A council named with others by 'and' or commas lends them its meaning; so does what is none."""
        for index in range(1, len(hits)):
            named = verdicts[index - 1].rule in ("acronym-before", "organisation-row") and hits[index].bare
            if named and linked(self.words, hits[index - 1], hits[index]):
                verdicts[index] = Verdict(Meaning.OTHER, "organisation-row")  # 'NHS Kent and Medway'
        for index in range(len(hits) - 2, -1, -1):
            named = verdicts[index + 1].rule in ("organisation", "organisation-row") and hits[index].bare
            if named and linked(self.words, hits[index], hits[index + 1]):
                verdicts[index] = Verdict(Meaning.OTHER, "organisation-row")  # 'Camden and Islington NHS Trust'
        for index in range(1, len(hits)):
            row = verdicts[index].rule in ("free-name", "verdict-subject")
            after_place = verdicts[index - 1].rule in ("bare", "whereabouts", "place-row")
            if row and after_place and linked(self.words, hits[index - 1], hits[index]):
                verdicts[index] = Verdict(Meaning.PLACE, "place-row")  # 'ten people from Norwich and Lowestoft'
        for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
            for index in order:
                step = -1 if order.step > 0 else 1
                near = verdicts[index + step]
                pair = sorted((index, index + step))
                row = verdicts[index].meaning is Meaning.PLACE or verdicts[index].rule in ("ordinary-word", "guarded")
                if not row or near.meaning is not Meaning.COUNCIL:
                    continue
                if near.rule == "designation" and not hits[index + step].weak and step < 0:
                    continue  # 'Leeds City Council and Bradford hospitals'
                if linked(self.words, hits[pair[0]], hits[pair[1]]) and hits[index].use is not Use.AREA:
                    verdicts[index] = council("coordinated")
        return verdicts

    def _designated(self, hit: NameHit) -> Verdict:
        """A council, unless the designation before the name begins a longer one: 'City of Manchester Stadium'."""
        longer = hit.last == hit.name_last and self.bearers.organisation(hit) if hit.designation else False
        return Verdict(Meaning.OTHER, "organisation") if longer else DESIGNATED

    def _alone(self, hit: NameHit) -> Verdict:
        sentence = self._sentence(hit)
        if hit.use is Use.AREA or sentence is None:
            return Verdict(Meaning.OTHER, "area")
        other = self.bearers.other_than_council(hit, sentence, not self._headline_case(sentence))
        if other:
            return Verdict(Meaning.OTHER, other)
        found = self._service(hit)
        if found:
            return found
        if self._apposed(hit):
            return council("apposition")
        if hit.weak and hit.designation in AREA_DESIGNATIONS:
            judged = self._acting(hit) if self._graded(sentence) else None
            found = self._bracketed(hit) or self._label(hit) or judged
            # 'Leeds City': the council where a judgement is told of it, else the place or a club
            return found or Verdict(Meaning.PLACE, "weak-designation")
        if hit.use is Use.GUARDED:
            return self._label(hit) or Verdict(Meaning.OTHER, "guarded")
        if hit.use is Use.WORD and not self._case_tells(hit, sentence):
            return self._label(hit) or self._acting(hit) or Verdict(Meaning.OTHER, "ordinary-word")
        place = self._place(hit) or self._by_the_way(hit, sentence)
        if place:
            return Verdict(Meaning.PLACE, place)
        return self._bracketed(hit) or self._label(hit) or self._after_preposition(hit, sentence) or self._free(hit)

    def _sentence(self, hit: NameHit) -> Span | None:
        start = self.words.items[hit.first].start
        index = bisect_right(self._sentence_starts, start) - 1
        return self.sentences[index] if index >= 0 and start < self.sentences[index].end else None

    def _block(self, hit: NameHit) -> Block | None:
        start = self.words.items[hit.first].start
        index = bisect_right(self._block_starts, start) - 1
        return self.blocks[index] if index >= 0 and start < self.blocks[index].end else None

    # --- something else, or the place -----------------------------------------------------------------------

    def _place(self, hit: NameHit) -> str | None:
        """Why the place alone is meant, or None."""
        words, before, after = self.words, hit.first - 1, hit.last + 1
        if before >= 0 and words.joined(before) and words.folded[before] in self.cues["direction-before"]:
            return "part-of-place"
        if after < len(words) and words.joined(hit.last):
            if words.folded[after] in self.cues["people-after"]:
                return "people-of-place"
            if words.gap(hit.last) == "-" and words.folded[after] in self.cues["place-compound"]:
                return "part-of-place"
            if words.folded[after] in ("town", "city") and words.folded[after + 1 : after + 2] == ["centre"]:
                return "people-of-place"
        if before >= 1 and words.folded[before] == "," and words.capital(before - 1):
            follows = words.text[words.items[hit.last].end : words.items[hit.last].end + 1]
            if follows in (",", ".") and self._preposition(before - 2):
                return "address"  # 'in Torquay, Devon,'
            if words.folded[before - 1] in self.cues["address-before"]:
                return "address"  # 'Keen Road, Cardiff'
        return None

    def _by_the_way(self, hit: NameHit, sentence: Span) -> str | None:
        """'beat Reading', 'studied at Durham': a sentence of sport, or of somebody's studies."""
        if self._tells(sentence, "sport") and not self._graded(sentence):
            return "sport"
        led = hit.first > 0 and self.words.folded[hit.first - 1] in ("at", "from")
        return "study" if led and self._tells(sentence, "study") and not self._graded(sentence) else None

    def _headline_case(self, sentence: Span) -> bool:
        """True where capitals tell nothing: most words of the sentence have one."""
        key = (sentence.start, "")
        if key not in self._told:
            self._told[key] = self._mostly_capitals(sentence)
        return self._told[key]

    def _mostly_capitals(self, sentence: Span) -> bool:
        written = [word for word in sentence.of(self.words.text).split() if word[:1].isalpha() and len(word) > 3]
        return len(written) > 1 and sum(word[0].isupper() for word in written) > CAPITALS * len(written)

    def _case_tells(self, hit: NameHit, sentence: Span) -> bool:
        """True if the name's capital is not just that of a sentence's first word or of a headline."""
        opens = hit.first == 0 or self.words.items[hit.first - 1].start < sentence.start
        return not opens and not self._headline_case(sentence)

    def _preposition(self, index: int) -> bool:
        return index >= 0 and self.words.folded[index] in self.cues["place-preposition"]

    # --- the council ----------------------------------------------------------------------------------------

    def _service(self, hit: NameHit) -> Verdict | None:
        """'Bradford social services', "Sandwell's children's services", "Plymouth's director of housing"."""
        words, index = self.words, hit.last + 1
        possessed = index < len(words) and words.folded[index] == POSSESSIVE and words.joined(hit.last)
        index += possessed
        stops = self.cues["place-preposition"] | {"and", ","}
        for position in range(index, min(index + PHRASE_REACH, len(words))):
            if not words.joined(position - 1) or words.folded[position] in stops:
                return None
            word = words.folded[position]
            if word in self.cues["service-noun"]:
                return council("service-noun")
            if possessed and word in self.cues["grade"]:
                return council("service-noun")
            if not possessed and word not in self.cues["service-after"]:
                return None
        return None

    def _apposed(self, hit: NameHit) -> bool:
        """'Haringey and Kirklees, the councils that …'."""
        after = self.words.folded[hit.last + 1 : hit.last + 4]
        return (
            after[:1] == [","] and after[1:2] in (["the"], ["two"], ["both"]) and after[-1] in self.cues["council-noun"]
        )

    def _bracketed(self, hit: NameHit) -> Verdict | None:
        """'Leeds (two stars)', 'Hull (61%)'."""
        found = BRACKETS.match(self.words.text, self.words.items[hit.last].end)
        if found is None:
            return None
        inside = found[1].lower()
        counted = any(letter.isdecimal() for letter in inside)
        graded = counted or not self.cues["grade"].isdisjoint(WORDS.findall(inside))
        return council("grade-in-brackets") if graded else None

    def _label(self, hit: NameHit) -> Verdict | None:
        """The name heads a line, a list item or a table row, or is a cell of its own."""
        text, item = self.words.text, self.words.items
        block = self._block(hit)
        if block is None or block.kind is BlockKind.TITLE:
            return None
        start, end = item[hit.first].start, item[hit.last].end
        cell = block.kind is BlockKind.TABLE_ROW and text.endswith("| ", block.start, start)
        opens = cell or hit.first == 0 or item[hit.first - 1].start < block.start
        if not opens:
            near = start - block.start <= LONGEST_LIST
            return council("label") if near and self._under_a_grade(text[block.start : start]) else None
        if end == block.end and block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.HEADING):
            return council("label")
        if self._row_of_values(text[end : block.end]):
            return council("label")
        return council("label") if LABEL.match(text, end) and text[end : end + 2] != "-b" else None

    def _under_a_grade(self, before: str) -> bool:
        """'Inadequate: Slough', 'C3 – Reading, Slough': a line that lists who has a grade."""
        found = GRADE_FIRST.fullmatch(before)
        return found is not None and not self.cues["grade"].isdisjoint(WORDS.findall(found[1].lower()))

    def _row_of_values(self, rest: str) -> bool:
        """'** improving well', '2 fair' behind the name that begins a line: a row of a table without its marks."""
        code = CODE.match(rest.lower())
        if code and code[1] in self.cues["grade-code"]:
            return True
        if not ROW.fullmatch(rest):
            return False
        words = WORDS.findall(rest.lower())
        return "*" in rest or not self.cues["grade"].isdisjoint(words)

    def _before(self, hit: NameHit) -> int:
        """The word before the name and its article, or -1 where a sentence or bracket begins."""
        before = hit.first - 1
        if before >= 1 and self.words.folded[before] == "the":
            before -= 1
        return before if before >= 0 and self.words.gap(before) in (" ", "\n") else -1

    def _acting(self, hit: NameHit) -> Verdict | None:
        """'Leeds has two stars', 'while Hull slipped': a finite verb follows."""
        words, after = self.words, hit.last + 1
        if words.folded[after : after + 1] == [","] and words.folded[after + 1 : after + 2] in TOLD:
            return council("verdict-subject")  # 'Slough, inspected in May, is good'
        if after >= len(words) or words.gap(hit.last) != " " or words.folded[after] not in self.cues["verdict-verb"]:
            return None
        return council("verdict-subject")

    def _after_preposition(self, hit: NameHit, sentence: Span) -> Verdict | None:
        """'leader of Leeds', 'social care in Birmingham', 'a team sent to Slough'; a place after other ones."""
        words, before = self.words, self._before(hit)
        if before < 0 or words.folded[before] not in self.cues["place-preposition"]:
            return None
        preposition = words.folded[before]
        near = words.folded[max(self._first_of(sentence, before), before - OFFICE_REACH) : before]
        noun = near[-1] if near else ""
        if preposition in ("of", "from") and not self.cues["role-before"].isdisjoint(near):
            return council("office-of")
        if preposition == "in" and noun in self.cues["role-before"]:
            return council("office-of")
        if not self.serves(hit) or not self.cues["whereabouts"].isdisjoint(near[-WHEREABOUTS_REACH:]):
            return Verdict(Meaning.PLACE, "whereabouts")
        verbs = {"to": "transfer-verb", "from": "recruiting-verb"}.get(preposition)
        if verbs and not self.cues[verbs].isdisjoint(near[-TRANSFER_REACH:]):
            return council("transfer")
        if preposition == "in" and words.items[before].start == sentence.start:
            return council("topic-in")  # 'In Hull they were less philosophical'
        if preposition in ("in", "across") and noun in self.cues["service-word"]:
            return council("service-in")
        if preposition in ("in", "across", "within") and self._graded(sentence):
            return council("graded-in")
        if preposition == "to" and not self.cues["grade"].isdisjoint(near):
            return council("graded-in")  # 'gave the top grade to Devon'
        if preposition == "of" and noun in self.cues["grade"]:
            return council("graded-in")  # 'the notice of Devon has expired'
        return Verdict(Meaning.PLACE, "bare")

    def _first_of(self, sentence: Span, index: int) -> int:
        """The first word of the sentence, looking back from word ``index`` no further than is of use."""
        first = index
        while first > 0 and index - first < OFFICE_REACH and self.words.items[first - 1].start >= sentence.start:
            first -= 1
        return first

    def _free(self, hit: NameHit) -> Verdict:
        """No preposition of place: subject, object, or named beside other councils."""
        words, before, after = self.words, self._before(hit), hit.last + 1
        acting = self._acting(hit)
        if acting:
            return acting
        if before >= 1 and words.folded[before] in INVERTIBLE and words.folded[before - 1] in COMPARING:
            return council("inverted-subject")
        if before >= 0 and words.folded[before] in self.cues["judging-verb"]:
            return council("judged-object")
        if before >= 0 and words.folded[before] in self.cues["side-by-side-before"]:
            return council("side-by-side")
        if after < len(words) and words.gap(hit.last) == " " and not words.capital(after):
            word = words.folded[after]
            if word in self.cues["grade"]:
                return council("ellipsis")  # 'Hull was judged fair and Beverley good'
            if word not in self.openers and not word.endswith(("s", "ed")) and word not in self.cues["service-after"]:
                return Verdict(Meaning.PLACE, "compound")  # 'Dartford carnival queen'
        return council("free-name")

    def _graded(self, sentence: Span) -> bool:
        """True if the sentence reports a judgement."""
        return self._tells(sentence, "grade")

    def _tells(self, sentence: Span, cue: str) -> bool:
        key = (sentence.start, cue)
        if key not in self._told:
            self._told[key] = not self.cues[cue].isdisjoint(WORDS.findall(sentence.of(self.words.text).lower()))
        return self._told[key]

    def of_the_past(self, hit: NameHit) -> bool:
        """True if the sentence tells of a council that is gone: 'when A and B were merged'."""
        sentence = self._sentence(hit)
        return sentence is not None and self._tells(sentence, "abolition")
