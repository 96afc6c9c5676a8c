"""Is there an English article here at all, and is it shown?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from councilscope.articles import Notice
from councilscope.cleaning.lexicon import Markers
from councilscope.cleaning.lines import Part, Verdict
from councilscope.cleaning.signals import Signals
from councilscope.errors import RejectedInput

LEAST_WORDS = 25
WALLED_WORDS = 120
LEAST_SHARE = 0.08
WALL_REACH = 5
"""Lines below the text in which a wall that cuts it off stands."""
WALLED = Notice("walled", "The page sells its article or asks for consent: the rest of the text may be hidden.")


def language_of(words: Sequence[str], languages: Mapping[str, tuple[str, ...]]) -> str:
    """ISO 639-1 of the language whose function words are most frequent; 'und' if none is frequent enough.

    ``languages``: by a function word the languages that have it.
    """
    times: Counter[str] = Counter()
    told = Counter(filter(languages.__contains__, words))
    for word, count in told.items():
        for code in languages[word]:
            times[code] += count
    if not times:
        return "und"
    best = max(sorted(times), key=lambda language: times[language])
    # 'is', 'a' and 'an' are Gaelic too: what one of the two alone has tells them apart
    own = {code: sum(count for word, count in told.items() if code in languages[word] and other not in languages[word])
           for code, other in (("en", best), (best, "en"))}  # fmt: skip
    if times["en"] >= 0.9 * times[best] or own["en"] >= own[best]:
        best = "en"
    return best if times[best] >= LEAST_SHARE * len(words) else "und"


class Judgement(NamedTuple):
    """What a page turned out to be: its language, how sure an article is (0-1), and the reason to reject it.

    notice: warns of a wall that may hide the rest of an article that is long enough to be read.
    """

    language: str
    confidence: float
    problem: RejectedInput | None
    notice: Notice | None = None


def judge_article(
    signals: Sequence[Signals],
    verdicts: Sequence[Verdict],
    markers: Markers,
    languages: Mapping[str, tuple[str, ...]],
    *,
    free: bool = True,
) -> Judgement:
    """Is there an English article in the kept lines? ``free`` is False where the page says that it sells it.

    The problem is R005 (no article), R006 (another language), R012 (a wall hides it), or None.
    """
    kept = [signal for signal, verdict in zip(signals, verdicts, strict=True) if verdict.kept]
    prose = sum(
        signal.size
        for signal, verdict in zip(signals, verdicts, strict=True)
        if verdict.kept and verdict.part is not Part.NOTE and (signal.prose or signal.sentence or signal.bullet)
    )
    total = sum(signal.size for signal in signals)
    read = kept if prose >= LEAST_WORDS else signals
    language = language_of(list(chain.from_iterable(signal.words for signal in read)), languages)
    confidence = round(min(0.99, prose / LEAST_WORDS / 2 if prose < LEAST_WORDS else 0.5 + prose / 400), 2)
    problem = _problem(signals, markers, language, (prose, total), free=free)
    last = max((index for index, verdict in enumerate(verdicts) if verdict.kept), default=0)
    cut_off = not free or _hold(signals[last : last + WALL_REACH + 1], "wall", markers)
    return Judgement(language, confidence, problem, WALLED if cut_off and problem is None else None)


def _hold(signals: Sequence[Signals], name: str, markers: Markers) -> bool:
    """True if one of the lines has a phrase of the marker."""
    return any(markers.holds(name, signal.words) for signal in signals)


def _problem(
    signals: Sequence[Signals], markers: Markers, language: str, sizes: tuple[int, int], *, free: bool
) -> RejectedInput | None:
    """Why there is no article to read; ``sizes`` are the words of running text, and all words of the page."""
    prose, total = sizes
    if language not in ("en", "und") and total >= LEAST_WORDS:
        return RejectedInput("R006", language=language)
    if prose < WALLED_WORDS and (not free or _hold(signals, "wall", markers)):
        return RejectedInput("R012", problem="a subscription or consent wall stands in its place")
    if prose < WALLED_WORDS and _hold(signals, "missing-page", markers):
        return RejectedInput("R005", problem="the page reports an error")
    if prose < LEAST_WORDS:
        return RejectedInput("R005", problem=f"only {prose} words of running text")
    if language == "und":
        return RejectedInput("R006", language="no language known")
    return None
