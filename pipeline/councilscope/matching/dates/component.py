"""The component that writes ``doc._.councilscope_dates``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.actions import CueForm, VerbForm
from councilscope.matching.annotations import DateMention, annotate, article_of, found_in, register_extensions, text_of
from councilscope.matching.dates.calendar import base_of
from councilscope.matching.dates.find import Candidate, DateFinder
from councilscope.matching.dates.resolve import DateResolver, DateRole
from councilscope.matching.order import check_order
from councilscope.spans import Span

# Function words: auxiliaries that put a sentence in the future or in the past.
AHEAD = frozenset(
    ("will", "shall", "would", "should", "must", "to", "can", "may", "needs", "need", "expected", "due", "planned")
)
BEHIND = frozenset(("was", "were", "had", "did", "ago"))
PERFECT = frozenset(("be", "been", "is", "are", "being", "have", "has"))
RELATIVE = frozenset(("which", "who", "whose", "whom"))
TELLING = frozenset(("on", "in", "at", "during"))  # 'by', 'from' and the like look ahead whatever follows


class Dates:
    """Reads the layout and the article's published date; writes DateMention values in text order."""

    def __init__(self, knowledge: Knowledge) -> None:
        register_extensions("article", "layout", "dates")
        self.finder = DateFinder(knowledge.dates)
        self.resolver = DateResolver(self.finder)
        self.verbs = knowledge.actions.verbs
        cues = (cue for cue in knowledge.actions.cues.values() if cue.form is CueForm.SCHEDULE)
        opening = {words.split()[0] for cue in cues for words in cue.words}
        self.ahead = AHEAD | {word for word in opening if word.endswith("s")}  # 'the centre opens in June'

    def __call__(self, doc: Doc) -> Doc:
        annotate(doc, "dates", self.match(doc))
        return doc

    def match(self, doc: Doc) -> list[DateMention]:
        """All dates of the Doc; without a published date relative ones have no days."""
        article = article_of(doc)
        published = article.published if article is not None else None
        base = base_of(published.date if published else None)
        layout = found_in(doc, "layout", reader="councilscope_dates")
        mentions = []
        text = text_of(doc)
        for candidate in self.finder.find(text):
            sentence = layout.sentence_at(candidate.start) or Span(candidate.start, candidate.end)
            ahead = self._is_ahead(text, sentence, candidate)
            meaning = self.resolver.resolve(candidate, base, ahead)
            if meaning is None:
                continue
            over = base is None and ahead is False and meaning.role is DateRole.POINT
            earliest, latest = (_iso(day) for day in meaning.days)
            mentions.append(
                DateMention(
                    start=candidate.start,
                    end=candidate.end,
                    earliest=earliest,
                    latest=latest,
                    precision=meaning.precision,
                    anchor=meaning.anchor,
                    role=str(DateRole.PAST if over else meaning.role),
                )
            )
        return mentions

    def _is_ahead(self, text: str, sentence: Span, date: Candidate) -> bool | None:
        """Whether the sentence speaks of what is to come, None if its words do not tell.

        The nearest auxiliary before the date decides, else the first after it; after a date that stands at the head of
        its sentence a verb in the past does as well ('On 10 April councillors received …'), and in a relative clause
        any does ('its schools, which were good in 2023, will …').
        """
        before, after = _words(text[sentence.start : date.start]), _words(text[date.end : sentence.end])
        told, fronted = False, bool(set(date.groups.get("prep", "").split()) & TELLING)
        for at in range(len(before) - 1, -1, -1):
            if before[at] in self.ahead or before[at] in BEHIND:
                return before[at] in self.ahead
            told = told or self._is_past(before[at], before[at - 1] if at else "")
            if before[at] in RELATIVE and told and fronted:
                return False
        for at, word in enumerate(after):
            if word in BEHIND or (fronted and self._is_past(word, after[at - 1] if at else "")):
                return False
            if word in AHEAD:
                return True
        return None

    def _is_past(self, word: str, preceding: str) -> bool:
        """Whether a word is a verb's past, and not its base form or a participle after 'be'."""
        if preceding in PERFECT or self.verbs.form_of(word, VerbForm.BASE) is not None:
            return False
        return self.verbs.form_of(word, VerbForm.PAST) is not None


def _words(text: str) -> list[str]:
    folded = text.lower().replace("’", "'").replace("'ll", " will")
    return [word.strip(".,;:'\"“”‘()") for word in folded.split()]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@Language.factory(
    "councilscope_dates",
    assigns=["doc._.councilscope_dates"],
    requires=["doc._.councilscope_layout"],
    default_config={"knowledge": []},
)
def make_dates(nlp: Language, name: str, knowledge: list[str]) -> Dates:
    """The spaCy factory; ``knowledge`` lists overlay folders."""
    check_order(nlp, "councilscope_dates")
    return Dates(load_knowledge(tuple(map(Path, knowledge))))
