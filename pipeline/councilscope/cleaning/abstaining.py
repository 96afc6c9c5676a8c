"""Is there an English article here at all, and is it shown?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from councilscope.cleaning.lexicon import Markers
from councilscope.cleaning.lines import Part, Verdict
from councilscope.cleaning.signals import Signals
from councilscope.errors import RejectedInput

LEAST_WORDS = 25
WALLED_WORDS = 120
FUNCTION_WORDS = {
    "en": frozenset(["the", "of", "and", "to", "in", "a", "is", "that", "for", "on", "was", "with", "as", "by", "at", "are", "from", "it", "be", "this", "which"]),
    "cy": frozenset(["y", "yr", "yn", "a", "i", "o", "ar", "am", "gan", "mae", "ei", "eu", "ac", "wedi", "bod", "gyda", "hefyd", "sydd", "oedd", "fod", "hyn"]),
    "fr": frozenset(["le", "la", "les", "de", "des", "du", "et", "un", "une", "est", "dans", "que", "qui", "pour", "par", "sur", "au", "aux", "en", "ne", "pas"]),
    "de": frozenset(["der", "die", "das", "und", "in", "den", "von", "zu", "mit", "ist", "im", "für", "auf", "ein", "eine", "nicht", "dem", "sich", "des", "auch"]),
    "es": frozenset(["el", "la", "los", "las", "de", "y", "en", "que", "un", "una", "por", "con", "para", "se", "del", "al", "es", "su", "como", "más"]),
    "it": frozenset(["il", "lo", "la", "gli", "le", "di", "e", "che", "in", "un", "una", "per", "con", "del", "della", "è", "non", "si", "sono", "al"]),
    "nl": frozenset(["de", "het", "een", "en", "van", "in", "is", "dat", "op", "te", "voor", "met", "zijn", "niet", "aan", "er", "om", "ook", "als", "door"]),
    "pl": frozenset(["i", "w", "na", "z", "do", "nie", "się", "że", "jest", "to", "o", "od", "po", "przez", "dla", "oraz", "jak", "ale", "za", "tym"]),
    "pt": frozenset(["o", "a", "os", "as", "de", "e", "em", "que", "um", "uma", "para", "com", "não", "do", "da", "no", "na", "por", "se", "mais"]),
    "ga": frozenset(["an", "na", "agus", "ar", "i", "go", "is", "le", "a", "do", "ag", "sé", "bhí", "tá", "sin", "don", "leis", "ach", "nó", "ón"]),
    "gd": frozenset(["an", "na", "agus", "air", "a", "tha", "gu", "le", "bha", "ann", "do", "is", "e", "aig", "chan", "seo", "nach", "no", "ach", "ris"]),
}
LEAST_SHARE = 0.08


def language_of(words: Sequence[str]) -> str:
    """ISO 639-1 of the language whose function words are most frequent; 'und' if none is frequent enough."""
    if not words:
        return "und"
    times = Counter(words)
    shares = {
        language: sum(times[word] for word in sorted(known)) / len(words) for language, known in FUNCTION_WORDS.items()
    }
    best = max(sorted(shares), key=lambda language: shares[language])
    if shares["en"] >= 0.9 * shares[best]:
        best = "en"
    return best if shares[best] >= LEAST_SHARE else "und"


class Judgement(NamedTuple):
    """What a page turned out to be: its language, how sure an article is (0-1), and the reason to reject it."""

    language: str
    confidence: float
    problem: RejectedInput | None


def judge_article(signals: Sequence[Signals], verdicts: Sequence[Verdict], markers: Markers) -> Judgement:
    """Is there an English article in the kept lines?

    The problem is R005 (no article), R006 (another language), R012 (a wall hides it), or None.
    """
    kept = [signal for signal, verdict in zip(signals, verdicts, strict=True) if verdict.kept]
    prose = sum(
        signal.size
        for signal, verdict in zip(signals, verdicts, strict=True)
        if verdict.kept and verdict.part is not Part.NOTE and (signal.prose or signal.sentence or signal.bullet)
    )
    everything = [word for signal in signals for word in signal.words]
    language = language_of([word for signal in kept for word in signal.words] if prose >= LEAST_WORDS else everything)
    confidence = round(min(0.99, prose / LEAST_WORDS / 2 if prose < LEAST_WORDS else 0.5 + prose / 400), 2)
    return Judgement(language, confidence, _problem(signals, markers, language, prose, len(everything)))


def _problem(
    signals: Sequence[Signals], markers: Markers, language: str, prose: int, total: int
) -> RejectedInput | None:
    if language not in ("en", "und") and total >= LEAST_WORDS:
        return RejectedInput("R006", language=language)
    if prose < WALLED_WORDS and any(markers.holds("wall", list(signal.words)) for signal in signals):
        return RejectedInput("R012", problem="a subscription or consent wall stands in its place")
    if prose < WALLED_WORDS and any(markers.holds("missing-page", list(signal.words)) for signal in signals):
        return RejectedInput("R005", problem="the page reports an error")
    if prose < LEAST_WORDS:
        return RejectedInput("R005", problem=f"only {prose} words of running text")
    if language == "und":
        return RejectedInput("R006", language="no language known")
    return None
