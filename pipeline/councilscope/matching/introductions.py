"""Says what the items of a list are, by the words that introduce it: actions, things done, findings, or neither.

Shared by the components of action points and findings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from councilscope.articles import BlockKind
from councilscope.knowledge.actions import (
    ActionKnowledge,
    CueEntry,
    CueForm,
    IntroductionEntry,
    Reading,
    VerbClass,
)
from councilscope.matching.annotations import ItemList, Voice
from councilscope.matching.clauses import (
    ADVERBS,
    LONGEST_ASIDE,
    LONGEST_SENTENCE,
    NEGATIONS,
    Clause,
    ClauseReader,
    VerbVoice,
    sentence_cues,
    skip_adverbs,
    word_range,
)
from councilscope.matching.item_forms import ItemForms
from councilscope.matching.parties import UNNAMED, UNRESOLVED, Means, Parties, Who
from councilscope.matching.phrases import Hit, PhraseTrie, Words
from councilscope.matching.salience import last_before
from councilscope.records import ActionKind, Polarity
from councilscope.spans import Span

QUOTE_MARKS = tuple("\"“‘'«")
LABEL_WORDS = 6  # a longer line is no mere label ('Within six months:')
FLAT_HEADINGS = 3  # headings above a label that are looked at in a text without ranks
OPEN_ENDS = frozenset(("to", "must", "should", "will", "ll", "by"))
LEFT_OPEN = OPEN_ENDS - {"by"} | {"that"}  # words with which no sentence ends: what it says stands below
PERFECT = frozenset(("has", "have", "ve"))
FAR_BLOCKS = 2  # blocks between a list and a heading that still introduces it
BARE_WORDS = 4  # 'They include:' says nothing: the sentence before it does
LONGEST_TITLE = 8  # words of a heading that may introduce a list by any of its words
SHARE = 0.3  # of a longer line's words that known words must be
OBJECT_TAIL = 2  # words of a verb whose objects are the items
COUNCIL_TAIL = 1  # words after the council's name in 'Leeds meanwhile:'
TOLD = 0.3  # of a list's items that tell how things were, so that it is none of things to do
HALF = 0.5  # of its items that tell how things are
NEARLY_ALL = 0.75
MOST_ITEMS = 0.6  # of a council's list must open with a verb that tells
OPEN_TAIL = 3  # words that may follow an open verb before the colon ('should, among other things:')


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a list holds. owner: who is to act, None if the introduction does not say. words: the introduction.

    answered: whether the introduction itself tells the act ('must write a plan for these areas'), so the items do not.
    """

    reading: Reading
    words: Span | None
    rule: str
    kind: ActionKind | None = None
    polarity: Polarity | None = None
    owner: Who | None = None
    issuer: Who | None = None
    entry: str | None = None
    answered: bool = False


class IntroductionReader:
    """Reads the introductions of all lists of a Doc; built once from the knowledge."""

    def __init__(self, knowledge: ActionKnowledge, clauses: ClauseReader) -> None:
        self.clauses = clauses
        self.forms = ItemForms(clauses)
        self.findings = frozenset(
            word for entry in knowledge.findings.values() if entry.role == "verb" for word in entry.words
        )
        self.sources = frozenset(
            word for entry in knowledge.findings.values() if entry.role == "source" for word in entry.words
        )
        entries = knowledge.introductions.values()
        known = {word for entry in entries for word in entry.words}
        self.trie: PhraseTrie[IntroductionEntry] = PhraseTrie(
            [(word, entry) for entry in entries for word in entry.words]
            + [(word, verb) for verb in _verdicts(knowledge) for word in verb.words if word not in known]
        )
        self.entries = knowledge.introductions
        self.verdicts = frozenset(word for verb in _verdicts(knowledge) for word in verb.words)

    def read(
        self, words: Words, starts: list[int], hits: list[Hit[CueEntry]], parties: Parties
    ) -> dict[ItemList, ListReading]:
        """A reading for each list whose items are known to be something; lists of other things are left out."""
        readings: dict[ItemList, ListReading] = {}
        before: ListReading | None = None
        for found in parties.layout.lists:
            if all(item.of(parties.text).lstrip()[:1] in QUOTE_MARKS for item in found.items):
                continue
            reading = self._read_list(found, words, starts, hits, parties, before)
            if reading is not None:
                readings[found] = reading
            before = reading
        for other in (*parties.layout.tables, *parties.layout.run_ons):
            reading = self._read_list(other, words, starts, hits, parties, None)
            if reading is not None and reading.reading in (Reading.ACTION, Reading.DONE):
                readings[other] = reading
        return {found: reading for found, reading in readings.items() if reading.reading is not Reading.OTHER}

    def heading(
        self, span: Span, words: Words, starts: list[int], hits: list[Hit[CueEntry]], parties: Parties
    ) -> ListReading | None:
        """What a heading says of the paragraphs below it, or None."""
        first, last = word_range(words, starts, span)
        return self._phrase(words, first, last, span, False, parties) or self._what(words, hits, first, last, span)

    def _read_list(
        self,
        found: ItemList,
        words: Words,
        starts: list[int],
        hits: list[Hit[CueEntry]],
        parties: Parties,
        before: ListReading | None,
    ) -> ListReading | None:
        bare = found.lead_in is not None and len(found.lead_in.of(parties.text).split()) <= BARE_WORDS
        for number, span in enumerate(self._introductions(found, parties)):
            first, last = word_range(words, starts, span)
            if last - first > LONGEST_SENTENCE:
                continue
            reading = self._open_clause(words, hits, first, last, span, parties)
            known = self._phrase(words, first, last, span, bare and number == 1, parties)
            named = known is not None and known.reading is Reading.BOTH  # 'What must improve:', and no verb below it
            if reading is None or (named and self.forms.share(found, words, starts, self.forms.is_imperative) == 0):
                reading = known
            reading = reading or self._what(words, hits, first, last, span)
            if reading is not None:
                if reading.reading is Reading.BOTH:
                    reading = replace(reading, answered=self._answers(words, hits, first, last))
                return self._settled(reading, found, parties, words, starts)
        if before is not None and found.lead_in is not None and self._is_label(found.lead_in, parties.text):
            return replace(before, words=before.words)
        return self._of_named_council(found, words, starts, parties) or self._by_form(found, words, starts, parties)

    def _of_named_council(
        self, found: ItemList, words: Words, starts: list[int], parties: Parties
    ) -> ListReading | None:
        """'According to the regulator, the council:', 'Leeds City Council:': items with a verb tell what was found."""
        lead = found.lead_in
        if lead is None or not lead.of(parties.text).rstrip().endswith(":") or parties.reviewer(lead.start) is None:
            return None
        first, last = word_range(words, starts, lead)
        if not first < last <= first + LONGEST_ASIDE:
            return None
        council = last_before(parties.councils, lead.end, lead.start)
        if council is None or last - word_range(words, starts, Span(council.start, council.end))[1] > COUNCIL_TAIL:
            return None
        if self.forms.share(found, words, starts, self.forms.tells) < MOST_ITEMS:
            return None
        return ListReading(Reading.FINDING, lead, "named-council", issuer=parties.reviewer(lead.start))

    @staticmethod
    def _is_label(span: Span, text: str) -> bool:
        return len(span.of(text).split()) <= LABEL_WORDS

    def _introductions(self, found: ItemList, parties: Parties) -> list[Span]:
        """The words that may introduce a list, nearest first: lead-in, the sentence before it, headings above."""
        spans: list[Span] = []
        if found.lead_in is not None:
            spans.append(found.lead_in)
            block = parties.layout.block_at(found.lead_in.start)
            inside = [
                s for s in parties.layout.sentences if block and block.start <= s.start and s.end <= found.lead_in.start
            ]
            spans.extend(inside[-1:])
        if found.heading is not None and _blocks_between(found, parties) <= FAR_BLOCKS:
            spans.append(found.heading)
            if self._is_label(found.heading, parties.text):
                spans.extend(_headings_above(found.heading, parties))
        return spans

    def _what(self, words: Words, hits: list[Hit[CueEntry]], first: int, last: int, span: Span) -> ListReading | None:
        """'What the board must do', 'What are you going to do about it?', 'What did the inspectors find?'."""
        folded = words.folded[first:last]
        if not folded or folded[0] != "what":
            return None
        if any(word in NEGATIONS for word in folded):
            return ListReading(Reading.FINDING, span, "what-heading", polarity=Polarity.WEAKNESS)
        if any(word in self.findings for word in folded):
            return ListReading(Reading.FINDING, span, "what-heading")
        if self._tells_of_deeds(words, first, last):
            return ListReading(Reading.DONE, span, "what-heading")
        for _, cue in sentence_cues(hits, first, last, CueForm.MODAL):
            kind = ActionKind.COMMITMENT if cue.kind == "commitment" else ActionKind.RECOMMENDATION
            return ListReading(Reading.ACTION, span, "what-heading", kind, entry=cue.id)
        return None

    def _tells_of_deeds(self, words: Words, first: int, last: int) -> bool:
        """'What we have already changed', 'What has been put right'."""
        perfect = next((n for n in range(first, last) if words.folded[n] in PERFECT), None)
        if perfect is None:
            return False
        at, _ = skip_adverbs(words, perfect + 1, last)
        at += at < last and words.folded[at] in ("been", "already")
        at, _ = skip_adverbs(words, at, last)
        known = self.clauses.participle_class(words, at) if at < last else None
        return known in (VerbClass.ACT, VerbClass.SOFT)

    def _open_clause(
        self, words: Words, hits: list[Hit[CueEntry]], first: int, last: int, span: Span, parties: Parties
    ) -> ListReading | None:
        """'The council should:', 'Inspectors want the council to:', 'By June we will:': the items end the clause."""
        if not span.of(parties.text).rstrip(" -–").endswith(":") and words.folded[last - 1] not in LEFT_OPEN:
            return None
        found: list[Clause] = []
        for hit, cue in sentence_cues(hits, first, last, CueForm.MODAL, CueForm.DIRECTIVE):
            clause = self.clauses.clause(words, hit, cue, first, last)
            if self._is_open(words, clause, last):
                found.append(clause)
        if not found:
            return None
        clause = found[-1]
        if clause.cue.kind == "commitment":  # 'wants the councils with weak plans to:'
            clause = next((c for c in found if c.cue.form is CueForm.DIRECTIVE), clause)
        subject = self._advising(words, clause, parties)
        if clause.cue.form is CueForm.MODAL:
            directive = next((c for c in found if c.cue.form is CueForm.DIRECTIVE and c.last < clause.first), None)
            issuer = self._advising(words, directive, parties) if directive else None
            return ListReading(
                Reading.ACTION, span, "open-clause", clause.cue.action_kind, None, subject, issuer, clause.cue.id
            )
        owner = parties.subject(clause.last + 1, last - 1 - (words.folded[last - 1] in LEFT_OPEN))
        return ListReading(
            Reading.ACTION, span, "open-directive", clause.cue.action_kind, None, owner, subject, clause.cue.id
        )

    def _answers(self, words: Words, hits: list[Hit[CueEntry]], first: int, last: int) -> bool:
        """'The council must submit a plan to address these areas for improvement:' tells the act itself."""
        for hit, cue in sentence_cues(hits, first, last, CueForm.MODAL):
            verb = self.clauses.clause(words, hit, cue, first, last).verb
            if cue.kind == "requirement" and verb.verb_class is VerbClass.ACT and verb.voice is VerbVoice.ACTIVE:
                return True
        return False

    def _advising(self, words: Words, clause: Clause, parties: Parties) -> Who:
        """The subject of a clause; UNNAMED where it is a notice or law, which is not the reviewers'."""
        subject = parties.subject(clause.subject, clause.subject_last)
        nouns = words.folded[clause.subject : clause.subject_last + 1]
        thing = subject.means is Means.THING and subject.party is None and subject.rule != UNRESOLVED.rule
        return UNNAMED if thing and nouns and self.sources.isdisjoint(nouns) else subject

    def _is_open(self, words: Words, clause: Clause, last: int) -> bool:
        tail = words.folded[clause.last + 1 : last]
        if clause.cue.form is CueForm.DIRECTIVE:
            named = words.folded[clause.last] == "that" and len(tail) <= OPEN_TAIL  # 'recommend that Luton:'
            return bool(tail) and (named or tail[-1] in ("to", "should", "must")) and len(tail) <= 16
        plain = [word for word in tail if word != ","]
        if not plain or plain[-1] in OPEN_ENDS or plain == ["have"]:  # 'By June we will have:'
            return True
        if tail[0] == "," or tail[0] in ADVERBS:  # 'should, among other things:'
            return len(plain) <= LONGEST_ASIDE
        if clause.verb.verb_class is not VerbClass.STATE and len(plain) <= OBJECT_TAIL:
            return True  # 'has been asked to address:'
        return len(plain) <= OPEN_TAIL and (plain[0] == "do" or clause.verb.verb_class is None)

    def _phrase(
        self, words: Words, first: int, last: int, span: Span, bare: bool, parties: Parties
    ) -> ListReading | None:
        """The known words that end an introduction, else the longest; of equal ones the last."""
        hits = (self.trie.longest(words, at) for at in self.trie.places_within(words, first, last))
        known = [(hit.last - hit.first + 1, hit.first, hit.payloads[0]) for hit in hits if hit and hit.last < last]
        if not span.of(words.text).rstrip().endswith(":"):
            known = [found for found in known if self.entries.get(found[2].id) is found[2]]
        if not known:
            return None
        best = max(known, key=lambda found: (found[0] + found[1] == last, *found[:2]))  # '… and two recommendations:'
        announced = bare or span.of(words.text).rstrip(" -–").endswith(":") or last - first <= LONGEST_TITLE
        if not announced and best[0] < SHARE * (last - first):
            return None  # a sentence or headline that happens to hold such words
        entry = best[2]
        if entry.reads_as is Reading.FINDING and entry.polarity is None:  # 'weaknesses noted in the report'
            entry = next((e for _, _, e in known if e.polarity and e.reads_as is Reading.FINDING), entry)
        owner = self._addressed(words, best[1] + best[0], last, parties) if entry.reads_as is Reading.ACTION else None
        if entry.reads_as is Reading.FINDING:  # who says so, in case the items are what is to be done
            who = parties.subject(*self.clauses.subject_range(words, best[1], first))
            owner = who if who.means in (Means.COUNCIL, Means.OTHER) else None
            verb = " ".join(words.folded[best[1] : best[1] + best[0]])
            if owner is not None and owner.rule != "pronoun" and verb in self.verdicts:
                return None  # 'The leader praised:'
        return ListReading(entry.reads_as, span, "introduction", entry.kind, entry.polarity, owner, None, entry.id)

    @staticmethod
    def _addressed(words: Words, at: int, last: int, parties: Parties) -> Who | None:
        """Whom 'Recommendations to …' or 'Actions for …' addresses; None where they address nobody."""
        if at >= last - 1 or words.folded[at] not in ("to", "for"):
            return None
        who = parties.subject(at + 1, last - 1)
        return who if who.means in (Means.COUNCIL, Means.OTHER) and who.party is not None else None

    def _settled(
        self, reading: ListReading, found: ItemList, parties: Parties, words: Words, starts: list[int]
    ) -> ListReading:
        """The reading with what the voice and the form of the items add."""
        share = partial(self.forms.share, found, words, starts)
        imperative = share(self.forms.is_imperative)
        if reading.reading is Reading.BOTH:
            if self._of_council(reading, found, parties) and imperative >= MOST_ITEMS:
                return replace(reading, reading=Reading.ACTION, kind=ActionKind.COMMITMENT, polarity=None)
            told = share(self.forms.is_past) >= TOLD or share(self.forms.is_told) >= HALF
            if told or (reading.answered and imperative == 0):
                return replace(reading, reading=Reading.FINDING, kind=None)  # 'Some people waited too long'
        if reading.reading is Reading.FINDING:
            if imperative >= NEARLY_ALL and reading.polarity is None:
                return replace(reading, reading=Reading.ACTION, kind=ActionKind.RECOMMENDATION, owner=None)
            answers = self._is_answered(found, words, starts, parties) and share(self.forms.is_answer) >= MOST_ITEMS
            if answers or share(self.forms.is_future) >= NEARLY_ALL:
                return replace(reading, reading=Reading.ACTION, kind=ActionKind.COMMITMENT, polarity=None)
        return reading

    def _is_answered(self, found: ItemList, words: Words, starts: list[int], parties: Parties) -> bool:
        """'In its reply the council says that it:': a council speaks, no report."""
        lead = found.lead_in
        if lead is None or parties.council_within(*lead) is None or parties.body_within(*lead) is not None:
            return False
        first, last = word_range(words, starts, lead)
        return self.sources.isdisjoint(words.folded[first : last - 1])  # 'it' may end the clause

    @staticmethod
    def _of_council(reading: ListReading, found: ItemList, parties: Parties) -> bool:
        section = parties.layout.section_at(found.items[0].start)
        words = set((reading.words.of(parties.text) if reading.words else "").lower().split())
        return (section is not None and section.voice is Voice.COUNCIL) or bool(words & {"plan", "our", "we"})

    def _by_form(self, found: ItemList, words: Words, starts: list[int], parties: Parties) -> ListReading | None:
        """Without known words above, a list is one of actions if all its items are commands, or all '-ing' forms."""
        if len(found.items) < 2 or found.introduction is None:
            return None
        reading = ListReading(Reading.ACTION, found.introduction, "imperative-items", ActionKind.RECOMMENDATION)
        if self.forms.share(found, words, starts, self.forms.is_gerund) == 1:
            return replace(reading, kind=ActionKind.COMMITMENT)
        if self.forms.share(found, words, starts, self.forms.is_imperative) < 1:
            return None
        return replace(reading, kind=ActionKind.COMMITMENT) if self._of_council(reading, found, parties) else reading


def _verdicts(knowledge: ActionKnowledge) -> list[IntroductionEntry]:
    """Verbs that praise or blame, as introductions: 'The inspectors praise:'."""
    return [
        IntroductionEntry(id=entry.id, words=entry.words, reads_as=Reading.FINDING, polarity=entry.polarity)
        for entry in knowledge.findings.values()
        if entry.role in ("verb", "received") and entry.polarity is not None
    ]


def _blocks_between(found: ItemList, parties: Parties) -> int:
    """How many blocks stand between a list and its heading."""
    if found.heading is None:
        return 0
    return sum(found.heading.end <= block.start < found.items[0].start for block in parties.layout.blocks)


def _headings_above(heading: Span, parties: Parties) -> list[Span]:
    """The headings that a sub-heading stands under, nearest first; where ranks are not known, the three before it."""
    headings = [block for block in parties.layout.blocks if block.kind is BlockKind.HEADING]
    level = next((block.level for block in headings if block.span == heading), 0)
    found: list[Span] = []
    for block in reversed([block for block in headings if block.end <= heading.start]):
        if block.level < level:
            found.append(block.span)
            level = block.level
        elif level == 0 and len(found) < FLAT_HEADINGS:
            found.append(block.span)
    return found


def top_items(found: ItemList) -> list[Span]:
    """The items of the uppermost level; one that goes on in a nested list reaches to that list's end."""
    top = min(found.levels, default=0)
    items: list[Span] = []
    for item, level in zip(found.items, found.levels, strict=True):
        if level > top and items:
            items[-1] = Span(items[-1].start, item.end)
        else:
            items.append(item)
    return items
