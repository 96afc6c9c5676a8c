"""Finds the words of dates: a word that can begin one, a pattern tried there, then the words that lead up to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from councilscope.knowledge.dates import DateKnowledge, PeriodEntry, PhraseEntry, UnitEntry

# Function words; resolve.py says what they mean for a date.
BEFORE = ("by", "before", "no later than", "not later than", "ahead of", "until", "till", "up to")
AROUND = (
    "in",
    "on",
    "at",
    "from",
    "during",
    "since",
    "after",
    "for",
    "through",
    "throughout",
    "over",
    "within",
    "inside",
    "as of",
    "as from",
    "starting in",
    "starting on",
    "starting from",
    "beginning in",
)
PARTS = {
    "end": "end",
    "close": "end",
    "start": "start",
    "beginning": "start",
    "turn": "start",
    "middle": "middle",
    "first half": "first half",
    "second half": "second half",
}
THIRDS = {"early": "early", "mid": "middle", "late": "late", "later": "late"}
SHIFTS = ("this", "next", "last", "coming", "following", "same", "that", "each", "every", "previous", "current")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
PART_UNITS = ("week", "month")  # 'by the end of the month'
REACH = 5  # words from a number or 'next' to the word of time
FIXED_FORMS = ("recurring", "immediate", "event", "day_name")
DIGIT_FORMS = ("numeric", "day_month", "length", "year_range", "year_only")
LONGEST_LEAD = 60  # characters of 'by the beginning of the second half of the '
HELD = (["has"], ["have"], ["had"])
GRANT_WITHIN = 5  # words from 'given' to the length of time
_SPLIT = re.compile(r"([A-Za-z]+|\d{1,4})")


def alternation(words: Iterable[str]) -> str:
    """The words as one group of a pattern, longest first, any white space between their parts."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


_LEAD = re.compile(
    rf"(?i)(?<![\w-])(?:(?P<prep>{alternation([*BEFORE, *AROUND])})\s+)?(?:at\s+least\s+)?"
    rf"(?:(?:the\s+)?(?P<part>{alternation(PARTS)})\s+of\s+)?(?:(?:the|our|its|their|a)\s+)?$"
)
_LEAD_ENDS = (*(words.split()[-1] for words in (*BEFORE, *AROUND)), "least", "of", "the", "our", "its", "their", "a")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a date. ``groups``: what the parts of its form matched, in lower case."""

    start: int
    end: int
    form: str
    groups: Mapping[str, str]


class DateFinder:
    """Yields candidates from left to right, none overlapping."""

    def __init__(self, knowledge: DateKnowledge) -> None:
        self.periods: dict[str, PeriodEntry] = {
            _key(word): entry for entry in knowledge.periods.values() for word in entry.words
        }
        self.units: dict[str, UnitEntry] = {
            _key(word): entry for entry in knowledge.units.values() for word in entry.words
        }
        self.numbers = {_key(word): entry.value for entry in knowledge.numbers.values() for word in entry.words}
        self.weekdays = {_key(word): entry.number for entry in knowledge.weekdays.values() for word in entry.words}
        self.phrases: dict[str, PhraseEntry] = {
            _key(word): entry for entry in knowledge.phrases.values() for word in entry.words
        }
        self._grants = frozenset(word for word, entry in self.phrases.items() if entry.kind == "grant")
        self._forms = {name: re.compile(form) for name, form in _forms(knowledge).items()}
        loose = (self.numbers, THIRDS, ORDINALS, SHIFTS, ("past", "within"))
        self._loose = {_first_word(word) for words in loose for word in words}
        self._phrase_starts = {_first_word(word) for word in self.phrases}
        self._firm = {_first_word(word) for words in (self.periods, self.weekdays) for word in words}
        self._firm |= {"q", *self.units, *(f"{unit}s" for unit in self.units)}
        self._by_start = self._forms_by_start(knowledge)

    def _forms_by_start(self, knowledge: DateKnowledge) -> dict[str, tuple[str, ...]]:
        """The forms that can begin with a word, in order of preference."""
        months = [word for entry in knowledge.periods.values() if entry.kind == "month" for word in entry.words]
        starts: dict[str, set[str]] = {}
        for words, forms in (
            (months, ("month_day", "month_year", "month")),
            (self.weekdays, ("day_month", "month_day", "weekday")),
            (self.periods, ("season", "named_year", "year_end")),
            (self.numbers, ("length",)),
            (SHIFTS, ("month", "season", "quarter", "next_lengths", "named_year", "next_unit", "weekday", "recurring")),
            (THIRDS, ("month", "season", "named_year", "next_unit", "year_only")),
            (("past",), ("next_lengths",)),
            (ORDINALS, ("quarter", "next_lengths", "next_unit")),
            (("q",), ("quarter",)),
            (("within",), ("open_length",)),
            (PART_UNITS, ("part_unit",)),
            (self.phrases, ("immediate", "recurring", "event", "day_name")),
        ):
            for word in words:
                starts.setdefault(_first_word(word), set()).update(forms)
        return {word: tuple(form for form in self._forms if form in forms) for word, forms in starts.items()}

    def find(self, text: str) -> Iterator[Candidate]:
        """All candidates in ``text``; offsets are characters of it."""
        reached = 0
        parts = _SPLIT.split(text)  # what stands before the first word, that word, what stands after it, …
        starts = list(accumulate(map(len, parts)))[::2]
        words = [word.lower() for word in parts[1::2]]
        likely = [index for index, word in enumerate(words) if word in self._by_start or word[0].isdecimal()]
        for index in likely:
            start, word = starts[index], words[index]
            if start < reached or not self._may_begin(words, index, word):
                continue
            if start and (text[start - 1].isalnum() or text[start - 1] in "£$."):
                continue
            for form in self._by_start.get(word, DIGIT_FORMS):
                match = self._forms[form].match(text, start)
                if match is not None:
                    candidate = self._with_lead(text, reached, form, match)
                    if candidate is not None:
                        yield candidate
                        reached = candidate.end
                    break

    def _may_begin(self, words: list[str], index: int, word: str) -> bool:
        """Whether a date may begin with a word: at once, or, for a number or 'next', if a word of time follows soon."""
        if word in self._firm or word in self._phrase_starts or (len(word) == 4 and word[:2] in ("19", "20")):
            return True
        if not (word in self._loose or word[0].isdecimal()):
            return False
        return any(later in self._firm or later[0].isdecimal() for later in words[index + 1 : index + 1 + REACH])

    def _with_lead(self, text: str, reached: int, form: str, match: re.Match[str]) -> Candidate | None:
        groups = {name: _key(value) for name, value in match.groupdict().items() if value}
        window = max(reached, match.start() - LONGEST_LEAD)
        led = text[window : match.start()].rstrip().lower().endswith(_LEAD_ENDS)
        lead = _LEAD.search(text, window, match.start()) if led else None
        start = match.start()
        if lead is not None and (lead["prep"] or lead["part"]) and form not in FIXED_FORMS:
            start = lead.start()
            groups |= {name: _key(value) for name, value in lead.groupdict().items() if value}
        if form == "length" and "prep" not in groups and "tail" not in groups and self._is_granted(text, *match.span()):
            groups["prep"] = "within"
        if form == "part_unit" and "part" in groups:  # 'by the end of the month'
            form, groups["shift"] = "next_unit", "this"
        if not _is_anchored(form, groups):
            return None
        return Candidate(start, match.end(), form, groups)

    def _is_granted(self, text: str, start: int, end: int) -> bool:
        """'Given six months to', 'gave the council six months to', 'has six months to': whether a length is a limit."""
        words = text[max(0, start - LONGEST_LEAD) : start].lower().split()
        if words[-1:] in HELD and text[end : end + 4].lower() == " to ":
            return True
        return not self._grants.isdisjoint(words[-GRANT_WITHIN:])


def _first_word(phrase: str) -> str:
    return phrase.replace("-", " ").split()[0].lower()


def _is_anchored(form: str, groups: Mapping[str, str]) -> bool:
    """False for a bare word that is more often something else: 'May', 'summer', 'year', 'two weeks', '2004'."""
    anchors = ("prep", "part", "shift", "year", "of", "third")
    if form == "named_year" and groups["period"] == "year" and groups.get("prep") != "within":
        return any(name in groups for name in ("part", "shift", "year", "third"))
    if form in ("season", "named_year", "year_only"):
        return any(name in groups for name in anchors)
    if form == "month":
        return groups["period"] not in ("may", "mar", "march", "jan", "sun") or any(name in groups for name in anchors)
    if form == "part_unit":
        return False
    if form == "length":
        return "prep" in groups or "tail" in groups
    return True


def _key(words: str) -> str:
    return " ".join(words.lower().split()).replace("’", "'")


def _forms(knowledge: DateKnowledge) -> dict[str, str]:
    """The forms by name, in order of preference."""

    def words_of(*kinds: str) -> str:
        return alternation(word for entry in knowledge.periods.values() if entry.kind in kinds for word in entry.words)

    def phrase(kind: str) -> str:
        words = alternation(word for entry in knowledge.phrases.values() if entry.kind == kind for word in entry.words)
        return rf"(?i:(?P<phrase>{words}))\b"

    months = f"(?:{words_of('month')}|{words_of('month').upper().replace(chr(92) + 'S', chr(92) + 's')})"
    named = words_of("season", "holiday")
    units = alternation(word for entry in knowledge.units.values() for word in entry.words)
    weekdays = alternation(word for entry in knowledge.weekdays.values() for word in entry.words)
    number = rf"\d{{1,3}}|{alternation(word for entry in knowledge.numbers.values() for word in entry.words)}"
    year = r"(?:19|20)\d\d"
    third = rf"(?:(?i:(?P<third>{alternation(THIRDS)}))(?:\s+|-)(?i:the\s+)?)?"
    shift = rf"(?:(?i:(?P<shift>(?:this\s+time\s+)?(?:{alternation(SHIFTS)})))\s+)?"
    which_year = r"(?i:(?P<of>this|next|last|the\s+following|that)\s+year\b)"
    tail = rf"(?:(?:,?\s+|\s+of\s+)(?P<year>{year})(?!\d)|\s+(?:of\s+)?{which_year})?"
    day = r"(?P<day>3[01]|[012]?\d)(?:st|nd|rd|th)?"
    return {
        "numeric": r"(?P<a>\d{1,4})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d\d)\b(?![/.-]\d)",
        "day_month": rf"(?:(?:{weekdays}),?\s+)?(?:the\s+)?{day}\s+(?:of\s+)?(?P<month>{months})\b{tail}",
        "month_day": rf"(?:(?:{weekdays}),?\s+)?(?P<month>{months})\s+(?:the\s+)?{day}\b"
        rf"(?!\d|\s*%|\s+per\s+cent){tail}",
        "month_year": rf"(?P<period>{months})(?:-|\s?['’])(?P<short>\d\d)\b",
        "month": rf"{third}{shift}(?P<period>{months})\b{tail}",
        "season": rf"{third}{shift}(?i:(?P<period>{named}))\b{tail.replace(',?', '')}",
        "quarter": rf"(?i:(?P<which>{alternation([*ORDINALS, 'last', 'next', 'this'])})\s+quarter"
        rf"|Q(?P<q>[1-4]))\b{tail}",
        "next_lengths": r"(?i:(?P<shift>first|next|coming|following|last|past|final)\s+"
        rf"(?:(?P<n>{number})\s+)?(?P<unit>{units})s)\b",
        "length": rf"(?i:(?P<n>{number})(?:\s+|-)(?:and\s+a\s+half\s+)?(?P<unit>{units})(?:['’]s|s['’]?)?)(?!\w)"
        rf"(?i:\s+(?:to|or)\s+(?P<n2>{number})\s+(?P<unit2>{units})s?\b)?(?i:\s+(?P<tail>time|ago|earlier|later)\b)?",
        "open_length": rf"(?i:within\s+(?P<unit>{units})s)\b",
        "year_range": rf"(?P<year>{year})\s?[-–/]\s?(?P<to>\d{{4}}|\d\d?)\b(?!\s?[-–/]\d)",
        "named_year": rf"{third}{shift}(?i:(?P<period>{words_of('year')}))\b"
        rf"(?:\s+(?P<year>{year})(?:[-–/]\d{{2,4}})?)?",
        "year_end": r"(?i:year[- ]end)\b",
        "next_unit": rf"{third}(?i:(?P<shift>{alternation([*SHIFTS, 'first'])})\s+"
        r"(?P<unit>week|fortnight|month|decade|year))\b",
        "part_unit": rf"(?i:(?P<unit>{alternation(PART_UNITS)}))\b",
        "weekday": rf"{shift}(?P<weekday>{weekdays})\b(?![’']?s\b)",
        "year_only": rf"{third}(?P<year>{year})\b(?!\s*[-–/]\s*\d|\s+[a-z]+s\b)",
        "immediate": phrase("immediate"),
        "recurring": phrase("recurring") + rf"|(?i:(?:every|each)\s+(?:\w+\s+)?(?:{units})s?)\b",
        "event": phrase("event"),
        "day_name": phrase("day"),
    }
