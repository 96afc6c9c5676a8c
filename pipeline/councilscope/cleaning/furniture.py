"""Furniture of a page: the lines that show by their own words, or by their copies, that they are no article."""

from __future__ import annotations

from collections.abc import Sequence

from councilscope.cleaning.lexicon import Cue
from councilscope.cleaning.lines import Line
from councilscope.cleaning.pictures import pictures
from councilscope.cleaning.signals import CUT_OFF, CUT_OFF_ENDS, Signals
from councilscope.cleaning.threads import teasers, threads

SURE_REASONS = frozenset({"cookie-notice", "browser-notice", "appeal", "job-link"})
"""One phrase settles these, however long the paragraph: no article speaks so."""
CAPTION = "caption"
FIRM_REASONS = frozenset({"comments", "newsletter", "subscription"})
OFFERS = frozenset({"newsletter", "subscription"})
FIRM_SHARE = 0.08
LOOSE_SHARE = 0.3
SHORT = 12
PLAIN_REASONS = frozenset({"advertisement"})
MOST_LOOSE_WORDS = 1.5
"""'Legal', 'Weather' or 'Image' may be a headline's first word: of a short line, one word settles nothing."""
PICTURE_ENDS = frozenset((word,) for word in ("image", "photo", "picture", "logo", "thumbnail", "banner"))
TEASER_REACH = 5

Furniture = tuple[str, float]
"""Why a line is no part of the article by itself, and how sure that is."""
NO_FURNITURE: Furniture = ("", 0.0)
"""Nothing is seen."""


def furniture_of(
    lines: Sequence[Line], signals: Sequence[Signals], templates: frozenset[str] = frozenset()
) -> list[Furniture]:
    """For each line the reason that it is no part of the article, as far as the line and its copies tell.

    ``templates``: the words of lines that are known to recur over the site.
    """
    found = [_by_itself(signal) for signal in signals]
    if templates:
        recurs = [" ".join(signal.words) in templates for signal in signals]
        found = [
            ("template", 0.95) if known and not seen[0] else seen for known, seen in zip(recurs, found, strict=True)
        ]
    credited = [reason == CAPTION for reason, _ in found]
    for reason, sure, marked in (
        ("comments", 0.85, threads(lines, signals)),
        ("related", 0.85, teasers(lines, signals)),
        (CAPTION, 0.85, pictures(lines, signals, credited)),
    ):
        for index, inside in enumerate(marked):
            if inside and not found[index][0]:
                found[index] = (reason, sure)
    if any(reason in SURE_REASONS for reason, _ in found):
        found = [_of_both_sides(found, index) for index in range(len(found))]
    for index, (line, signal) in enumerate(zip(lines, signals, strict=True)):
        cut = CUT_OFF.search(line.text) if line.text.endswith(CUT_OFF_ENDS) else None
        if cut and signal.size >= 4 and _goes_on(line.text[: cut.start()].rstrip(), lines, index):
            found[index] = ("repeated", 0.97)
        elif signal.words[-1:] in PICTURE_ENDS and _is_picture_of(signal, signals[index + 1 : index + 2]):
            found[index] = (CAPTION, 0.9)
            if any(signal.prose and not found[at][0] for at, signal in enumerate(signals[:index])):
                teaser = index + 2 < len(lines) and signals[index + 2].ends and not lines[index + 2].tag
                found[index + 1 : index + 2 + teaser] = [("related", 0.8)] * (1 + teaser)
    return found


def settles(cue: Cue) -> bool:
    """True if a phrase alone tells that the sentence that holds it is furniture."""
    return cue.weight >= 0.85 and (cue.reason in SURE_REASONS or cue.share >= LOOSE_SHARE)


def _of_both_sides(found: Sequence[Furniture], index: int) -> Furniture:
    """What a line is by itself; between two lines of one consent text or appeal it belongs to them."""
    if found[index][0] or not 0 < index < len(found) - 1:
        return found[index]
    reason = found[index - 1][0]
    enclosed = reason in SURE_REASONS and reason == found[index + 1][0]
    return (reason, 0.75) if enclosed else found[index]


def _by_itself(signal: Signals) -> Furniture:
    cue = signal.cue
    wordy = False
    if cue.weight:
        several = cue.share >= LOOSE_SHARE or cue.share * signal.size > MOST_LOOSE_WORDS
        wordy = several or cue.reason in PLAIN_REASONS or signal.words[:1] == ("©",)
        short = signal.size <= SHORT and not signal.ends and wordy
        if cue.weight >= 0.85 and (cue.share >= _least_share(signal) or cue.labels or short):
            return cue.reason, round(min(0.99, 0.7 + 0.3 * cue.weight * max(cue.share, 0.5)), 2)
        if cue.labels and not signal.prose:
            return cue.reason, 0.8
    if signal.invites:
        return "share", 0.85
    if signal.menu:
        return "navigation", 0.85
    if signal.decorated and not (signal.note or signal.ends_article):
        return "advertisement", 0.75
    if signal.empty_byline:
        return "date-line", 0.9
    if signal.size == 0:
        return "separator", 0.9
    if wordy and cue.share >= 0.15 and not (signal.prose or signal.sentence or signal.bullet or signal.row):
        return cue.reason, 0.6
    return NO_FURNITURE


def _least_share(signal: Signals) -> float:
    """How much of the line its cue must make up to settle it.

    'Those who already have an account' is told of others: such words inside a sentence must address the reader.
    """
    reason = signal.cue.reason
    if reason in SURE_REASONS:
        return 0.0
    told_of_others = reason in OFFERS and signal.cue.at > 0 and signal.ends and not signal.addressing
    return FIRM_SHARE if reason in FIRM_REASONS and not told_of_others else LOOSE_SHARE


def _goes_on(head: str, lines: Sequence[Line], index: int) -> bool:
    """True if a line soon after begins with the words of a teaser that was cut off, and goes on."""
    following = lines[index + 1 : index + 1 + TEASER_REACH]
    return any(len(line.text) > len(head) + 3 and line.text.startswith(head) for line in following)


def _is_picture_of(signal: Signals, following: Sequence[Signals]) -> bool:
    """True for a headline's words with 'image' after them, before the headline itself: a picture's hidden text."""
    return len(signal.words) > 3 and any(signal.words[:-1] == other.words for other in following)
