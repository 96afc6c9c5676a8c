"""From utterances to the quotations that other components read, with the words behind each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.matching.annotations import Evidence, Found, PersonFound, QuoteFound
from councilscope.matching.quotes.context import HEADLINES
from councilscope.matching.quotes.repeats import fold_repeats
from councilscope.matching.quotes.scene import Scene
from councilscope.matching.quotes.speakers import Speaker
from councilscope.matching.quotes.utterances import Utterance
from councilscope.matching.weighing import weigh
from councilscope.records import QuoteKind, SpeakerHow, SpeakerKind
from councilscope.spans import Span

# How often the speaker is right, by the rule that found them.
CONFIDENCE = {
    "verb-before-quote": 0.97,
    "verb-after-quote": 0.97,
    "fragment-after-verb": 0.85,
    "fragment-before-verb": 0.85,
    "fragment-subject": 0.6,
    "sentence-before": 0.85,
    "line-before": 0.93,
    "subject-before": 0.8,
    "speaker-continues": 0.85,
    "signature": 0.93,
    "heading": 0.75,
    "clause": 0.85,
    "no-speaker": 0.6,
}
TEXT_CONFIDENCE = {
    QuoteKind.DIRECT: 0.97,
    QuoteKind.DOCUMENT: 0.9,
    QuoteKind.FRAGMENT: 0.85,
    QuoteKind.INDIRECT: 0.75,
}


class QuoteRecords:
    """Makes the quotations of a scene, and remembers where pronouns mean people."""

    def __init__(self, scene: Scene, text: str) -> None:
        self.scene = scene
        self.text = text
        self.pronouns: dict[int, list[Span]] = {}

    def of(self, utterances: Sequence[Utterance]) -> list[QuoteFound]:
        """Quotations in text order; headlines and pull quotes are repeats of fuller ones, or nothing."""
        indirect = [
            u
            for u in utterances
            if u.indirect and u.speaker and (u.speaker.person is not None or not u.speaker.pronoun)
        ]
        direct = [utterance for utterance in utterances if not utterance.indirect]
        spoken = [utterance for utterance in direct if self.scene.kind(utterance.block) not in HEADLINES]
        pulled = [utterance for utterance in direct if self.scene.kind(utterance.block) in HEADLINES]
        kept, repeats = fold_repeats(self.text, spoken, pulled)
        for utterance in pulled:
            weigh(self.scene.tokens, "words-of-a-headline", utterance.spans[0])
        kept = sorted([*kept, *indirect], key=lambda utterance: utterance.spans[0].start)
        return [self._quote(utterance, repeats.get(id(utterance), ())) for utterance in kept]

    def with_pronouns(self, people: Sequence[PersonFound]) -> list[PersonFound]:
        """The people with the pronouns among their mentions."""
        return [
            replace(person, mentions=tuple(sorted({*person.mentions, *self.pronouns.get(number, ())})))
            for number, person in enumerate(people)
        ]

    def _quote(self, utterance: Utterance, repeats: tuple[Span, ...]) -> QuoteFound:
        speaker = utterance.speaker
        kind = _kind(utterance)
        evidence = [Evidence(span.start, span.end, ("text", "segments")) for span in utterance.spans]
        person = document = None
        if speaker is not None:
            words = self._words(*speaker.words)
            evidence.append(Evidence(*words, self._supports(speaker, kind)))
            person = self.scene.people[speaker.person].key if speaker.person is not None else None
            if kind is QuoteKind.DOCUMENT:
                document = " ".join(words.of(self.text).split())
            if speaker.person is not None and speaker.how is SpeakerHow.PRONOUN:
                self.pronouns.setdefault(speaker.person, []).append(words)
        cue = self._words(utterance.cues[0].first, utterance.cues[0].last) if utterance.cues else None
        if cue is not None:
            evidence.append(Evidence(*cue, ("cue",)))
        return QuoteFound(
            kind=kind,
            segments=tuple(utterance.spans),
            speaker=person,
            speaker_kind=speaker.kind if speaker is not None else SpeakerKind.UNKNOWN,
            speaker_how=speaker.how if speaker is not None and person is not None else None,
            speaker_confidence=CONFIDENCE[utterance.rule] if speaker is not None else 0.0,
            found=Found(evidence=_ordered(evidence), rule=utterance.rule, confidence=TEXT_CONFIDENCE[kind]),
            repeats=repeats,
            document=document,
            cue=cue.of(self.text) if cue is not None else None,
            council=speaker.council if speaker is not None else None,
            body=speaker.body if speaker is not None else None,
        )

    def _words(self, first: int, last: int) -> Span:
        return Span(self.scene.tokens.start[first], self.scene.tokens.end[last - 1])

    @staticmethod
    def _supports(speaker: Speaker, kind: QuoteKind) -> tuple[str, ...]:
        fields = ["speaker_kind", *(field for field in ("council", "body") if getattr(speaker, field))]
        if speaker.person is not None:
            fields += ["speaker", "speaker_how"]
        if kind is QuoteKind.DOCUMENT:
            fields.append("document")
        return tuple(fields)


def _is_known(speaker: Speaker | None) -> bool:
    return speaker is not None and (speaker.person is not None or not speaker.pronoun)


def _kind(utterance: Utterance) -> QuoteKind:
    if utterance.indirect:
        return QuoteKind.INDIRECT
    if not utterance.free:
        return QuoteKind.FRAGMENT
    document = utterance.speaker is not None and utterance.speaker.kind is SpeakerKind.DOCUMENT
    return QuoteKind.DOCUMENT if document else QuoteKind.DIRECT


def _ordered(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(evidence, key=lambda found: (found.start, found.end, found.supports)))


def speaking_for(quotes: Sequence[QuoteFound], people: Sequence[PersonFound]) -> list[QuoteFound]:
    """The quotations with the council and body of their speakers."""
    known = {person.key: person for person in people}
    found = []
    for quote in quotes:
        person = known.get(quote.speaker or "")
        if person is not None and (person.council or person.body):
            derived = {field: "speaker" for field in ("council", "body") if getattr(person, field)}
            found.append(
                replace(
                    quote,
                    council=person.council,
                    body=person.body,
                    found=replace(quote.found, derived={**quote.found.derived, **derived}),
                )
            )
        else:
            found.append(quote)
    return found
