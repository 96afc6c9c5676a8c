"""Counts, values and movements of one sentence as a row of pieces, and the rules that pair them."""

from __future__ import annotations

from dataclasses import dataclass

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.frames import Frames
from councilscope.matching.ratings.lexicon import Lexicon, Option, Strength, number_at
from councilscope.matching.ratings.scan import Sentence, Value
from councilscope.records import Change

NONE_COUNT = frozenset({"no", "none", "neither"})
STEP_UNITS = frozenset(
    {"grade", "grades", "band", "bands", "level", "levels", "rating", "ratings", "notches", "places"}
)
TIME_WORDS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days", "hours", "million", "billion", "pages",
                        "points", "consecutive", "successive", "times", "people", "th", "st", "nd", "rd"})  # fmt: skip
PART_WORDS = frozenset({"a", "the", "of", "are", "were", "is", "was", "be", "been", "has", "have", "had", "with", "on", "at", "in", "now",
                        "rated", "judged", "graded", "found", "to", "as", "being", "got", "hold", "held", "received", "given", "that", "made",
                        "these", "those", "them", "between", "which", "and", ",", "where", "scored", "described", "deemed", "only", "just", "still",
                        "s", "authority", "so", "far", "one", "said", "getting", "category", "class", "bottom", "top", "local", "out",
                        "there", "providing", "fire", "english", "social", "services", "children", "without", "lower", "per", "cent",
                        "inspected", "region", "went", "gone", "go", "moved", "improved", "people", "risen", "fallen", "their", "marks", "either", "already", "come", "came", "further", "other", "others", "also", "by", "each", "not", "performing", "perform"})  # fmt: skip
LONGEST_LINK = 13


@dataclass(slots=True)
class Count:
    """A number of councils or judgements: words ``first`` to ``last``. ``of``: out of how many."""

    first: int
    last: int
    number: int | None
    of: int | None = None
    percent: float | None = None
    unit: str | None = None
    previous: int | None = None


@dataclass(slots=True)
class Move:
    """A movement word."""

    first: int
    last: int
    change: Change


@dataclass(slots=True)
class Pair:
    """A count with the value or the movement, or both, that it counts."""

    count: Count
    value: Value | None
    move: Move | None
    rule: str


class Counts:
    """Reads counts off sentences."""

    def __init__(self, lexicon: Lexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words
        self.units = lexicon.words["tally-units"]
        self.frames = Frames(lexicon)

    def pairs(self, sentence: Sentence) -> list[Pair]:
        """The tallies of the sentence; empty if it counts nothing that has a value or a movement."""
        if self.frames.defines_scale(self.words, sentence):
            return []
        values = [value for value in sentence.values if self._countable(sentence, value)]
        values = self._plural_codes(sentence, values)
        moves = self._moves(sentence)
        if not values and not moves:
            return []
        counts = self._counts(sentence, values)
        if not counts:
            return []
        values = self._elliptic(sentence, counts, values)
        pieces: list[Count | Value | Move] = sorted([*counts, *values, *moves], key=lambda piece: piece.first)
        return self._shared(sentence, counts, values) or self._paired(sentence, pieces)

    def _shared(self, sentence: Sentence, counts: list[Count], values: list[Value]) -> list[Pair]:
        """'83% of the users rated services as good or excellent': a share of people, and the range that they gave."""
        count = next((c for c in counts if c.number is None), None)
        if count is None or not values:
            return []
        words = self.words.folded
        value = next((v for v in values if v.first > count.last), None)
        if value is None or words[count.last + 1 : count.last + 2] != ["of"]:
            return []
        verb = next((at for at in range(count.last + 2, value.first) if words[at] in self.frames.verbs), None)
        if verb is None:
            return []
        last = next((v.last for v in values if v.first == value.last + 2 and words[value.last + 1] == "or"), value.last)
        first = count.last + 3 if words[count.last + 2] in ("the", "its", "all", "our") else count.last + 2
        end = next(
            (at for at in range(first, verb) if words[at].endswith("ing") or words[at] in ("who", "that", ",")), verb
        )
        count.unit = self.words.surface(first, end - 1) if first < end else None
        return [Pair(count, Value(value.first, last, value.options), None, "share")]

    def _countable(self, sentence: Sentence, value: Value) -> bool:
        """True if the words can be a value here: no cell form, and no grade word that qualifies another noun."""
        if value.only_cell:
            return False
        return value.strong or self.frames.ends_phrase(self.words, sentence, value)

    # --- counts ----------------------------------------------------------------------------------------------------

    def _counts(self, sentence: Sentence, values: list[Value]) -> list[Count]:
        taken = {at for value in values for at in range(value.first, value.last + 1)}
        taken |= {at for group in sentence.groups for at in range(group.first, group.last + 1)}
        found: list[Count] = []
        at = sentence.lo
        while at < sentence.hi:
            count = None if at in taken else self._count_at(sentence, at)
            if count is not None:
                found.append(count)
                at = count.last
            at += 1
        self._whole(sentence, found)
        return self._earlier(sentence, found)

    def _count_at(self, sentence: Sentence, at: int) -> Count | None:
        words = self.words.folded
        number = 0 if words[at] in NONE_COUNT else number_at(words[at])
        if number is None or self._no_count(sentence, at):
            return None
        count = Count(at, at, number)
        nxt = at + 1
        percent = self._percent(at)
        if percent:
            # '83% of …': the share alone
            return Count(at, percent, None, percent=self._decimal(at))
        if nxt + 1 < sentence.hi and words[nxt] == "out" and words[nxt + 1] == "of":
            nxt += 1
        if nxt < sentence.hi and words[nxt] == "of":
            for step in range(nxt + 1, min(sentence.hi, nxt + 9)):
                total = number_at(words[step])
                if total is not None and total >= number and not (words[step].isdigit() and len(words[step]) > 3):
                    count.of, count.last = total, step
                    break
                if words[step] in (",", "have", "are", "were"):
                    break
        for step in range(count.last + 1, min(sentence.hi, count.last + 5)):
            if words[step] in self.units:
                count.unit = words[step]
                count.last = step
                break
            if words[step] in ("children", "s") or self.words.capital(step):
                continue
            if words[step] not in (
                "local",
                "fire",
                "social",
                "services",
                "english",
                "more",
                "of",
                "our",
                "the",
                "its",
                "county",
                "other",
            ):
                break
        self._share(sentence, count)
        return count

    def _no_count(self, sentence: Sentence, at: int) -> bool:
        """Years, money, dates, ages and 'one of the few' count no councils."""
        words, text = self.words.folded, self.words.text
        start = self.words.items[at].start
        if (len(words[at]) == 4 and words[at].isdigit()) or (start and text[start - 1] in "£$€.-–/"):
            return True
        after = words[at + 1] if at + 1 < sentence.hi else ""
        if (
            after in TIME_WORDS
            or (text[self.words.items[at].end : self.words.items[at].end + 1] in (":", "/", "-", ".")
            and words[at].isdigit()
            and after.isdigit())
        ):
            return True
        if words[at] in ("no", "neither") and not set(words[at + 1 : at + 4]) & self.units:
            return True
        before = words[at - 1] if at > sentence.lo else ""
        if before == "between":
            return True
        if words[at] == "one":
            if after == "with":
                return True
            if before in ("the", "only", "no", "any", "this", "that", "each", "every", "for"):
                return True
            return (
                after == "of"
                and words[at + 2 : at + 3] == ["the"]
                and not any(number_at(w) for w in words[at + 3 : at + 6])
            )
        return False

    def _percent(self, at: int) -> int | None:
        text, end = self.words.text, self.words.items[at].end
        if text[end : end + 1] == "%" or text[end : end + 2] == " %":
            return at
        if self.words.folded[at + 1 : at + 3] == ["per", "cent"]:
            return at + 2
        return at + 1 if self.words.folded[at + 1 : at + 2] == ["percent"] else None

    def _decimal(self, at: int) -> float:
        start, end = self.words.items[at].start, self.words.items[at].end
        before = self.words.text[:start]
        whole = self.words.folded[at - 1] if at and before.endswith(".") else ""
        return (
            float(f"{whole}.{self.words.text[start:end]}")
            if whole.isdigit()
            else float(number_at(self.words.folded[at]) or 0)
        )

    def _share(self, sentence: Sentence, count: Count) -> None:
        """'28 councils (19%)', '24 (16 per cent)'."""
        nxt = count.last + 1
        if nxt < sentence.hi and "(" in self.words.gap(count.last) and number_at(self.words.folded[nxt]) is not None:
            end = self._percent(nxt)
            if end is not None:
                count.percent, count.last = self._decimal(nxt), end

    def _whole(self, sentence: Sentence, found: list[Count]) -> None:
        """'Of the 22 judgements three are …': a count that only says out of how many."""
        words = self.words.folded
        for index, count in enumerate(found):
            lead = words[max(sentence.lo, count.first - 4) : count.first]
            whole = "of" in lead and set(lead) <= {
                "of",
                "s",
                "authority",
                "council",
                "the",
                "all",
                "those",
                "these",
                "so",
                "far",
                "now",
                "rated",
                "across",
            }
            if whole and count.number:
                for other in found[index + 1 :]:
                    if other.of is None and (other.number or 0) <= count.number:
                        other.of, other.unit = count.number, other.unit or count.unit
                found.remove(count)
                return

    def _earlier(self, sentence: Sentence, found: list[Count]) -> list[Count]:
        """'compared to only three last year', 'against 20 last year', 'compared to six': the count before."""
        kept: list[Count] = []
        for count in found:
            lead = self.words.folded[max(sentence.lo, count.first - 4) : count.first]
            if kept and ({"against", "compared", "from", "than"} & set(lead)) and count.of is None:
                kept[-1].previous = count.number
                continue
            kept.append(count)
        return kept

    # --- values and movements --------------------------------------------------------------------------------------

    def _plural_codes(self, sentence: Sentence, values: list[Value]) -> list[Value]:
        """'seven C2s', 'two very goods': a value with a plural s."""
        found = list(values)
        covered = {at for value in values for at in range(value.first, value.last + 1)}
        for at in range(sentence.lo, sentence.hi):
            word = self.words.folded[at]
            if at in covered or not word.endswith("s") or len(word) < 3:
                continue
            options = self.lexicon.single_values.get(word[:-1])
            surface = self.words.surface(at, at)
            if options and (len(word) > 3 or surface[:-1].isupper()):
                found.append(Value(at, at, options))
        return sorted(found, key=lambda value: value.first)

    def _moves(self, sentence: Sentence) -> list[Move]:
        found = []
        for name, change in (
            ("movement-up", Change.UP), ("movement-down", Change.DOWN), ("movement-same", Change.SAME), ("tally-same", Change.SAME),
        ):  # fmt: skip
            found += [Move(first, last, change) for first, last in sentence.cues.get(name, ())]
        return found

    def _elliptic(self, sentence: Sentence, counts: list[Count], values: list[Value]) -> list[Value]:
        """'63 have three, 27 two and four one': the second number of each pair is a value."""
        pattern = next((value for value in values if value.score is not None), None)
        if pattern is None:
            return values
        found = list(values)
        for left, right in zip(tuple(counts), tuple(counts[1:]), strict=False):
            if left not in counts or right not in counts or right.of is not None or right.unit is not None:
                continue
            between = self.words.folded[left.last + 1 : right.first]
            if any(left.last < value.first < right.first for value in values):
                continue
            if (
                set(between) <= {"have", "has", "with", "on", "got", "at"}
                and right.number is not None
                and right.number <= 4
            ):
                options = tuple(
                    Option(scale.id, rank, Strength.STRONG)
                    for scale in self.lexicon.star_scales
                    if (rank := scale.rank_of_score(right.number)) is not None
                )
                found.append(Value(right.first, right.last, options, float(right.number)))
                counts.remove(right)
        return sorted(found, key=lambda value: value.first)

    # --- pairing ---------------------------------------------------------------------------------------------------

    def _paired(self, sentence: Sentence, pieces: list[Count | Value | Move]) -> list[Pair]:
        found: list[Pair] = []
        for index, piece in enumerate(pieces):
            if not isinstance(piece, Count) or self._steps(sentence, piece):
                continue
            value, move = self._before(sentence, piece, pieces[:index], found)
            rule = "count-last"
            if value is None and move is None:
                value, move = self._after(sentence, piece, pieces[index + 1 :])
                rule = "count-first"
            if value is not None and move is None and self.words.folded[piece.first - 1 : piece.first] == ["other"]:
                continue  # 'the other five good': they are named elsewhere
            if value is not None or move is not None:
                found.append(Pair(piece, value, move, rule))
        return found

    def _after(
        self, sentence: Sentence, count: Count, following: list[Count | Value | Move]
    ) -> tuple[Value | None, Move | None]:
        value: Value | None = None
        move: Move | None = None
        at = count.last
        for piece in following:
            if isinstance(piece, Count) or (value is not None and isinstance(piece, Value)):
                break
            if (
                isinstance(piece, Move)
                and value is not None
                and self.words.folded[piece.first - 1 : piece.first] == ["council"]
            ):
                return None, None  # 'one three-star council dropping a star' no longer has three
            if isinstance(piece, Move) and (move is not None or value is not None):
                continue
            if not self._linked(sentence, at, piece.first):
                break
            if isinstance(piece, Value):
                value = piece
            else:
                move = piece
            at = piece.last
        return value, move

    def _steps(self, sentence: Sentence, count: Count) -> bool:
        """'two grades to good', 'graded 5, very good', 'from one': no count of councils."""
        nxt = count.last + 1
        if count.unit in STEP_UNITS and (nxt >= sentence.hi or self.words.folded[nxt] != "of") and count.of is None:
            return not any(value.first == count.last + 1 for value in sentence.values)
        before = self.words.folded[count.first - 1] if count.first > sentence.lo else ""
        if before in ("from", "graded", "grade"):
            return True
        follower = next((value for value in sentence.values if value.first > count.last), None)
        return follower is not None and self.words.folded[count.last + 1 : follower.first] in (
            [","],
            ["or"],
            [",", "or"],
        )

    def _before(
        self, sentence: Sentence, count: Count, earlier: list[Count | Value | Move], found: list[Pair]
    ) -> tuple[Value | None, Move | None]:
        """'performing well in six out of seven categories', 'ratings improved for 24 councils'."""
        piece = earlier[-1] if earlier else None
        if piece is None or isinstance(piece, Count):
            return None, None
        if any(pair.value is piece or pair.move is piece for pair in found):
            return None, None
        between = self.words.folded[piece.last + 1 : count.first]
        if not between or between[0] not in ("in", "for", "by") or len(between) > 2:
            return None, None
        return (piece, None) if isinstance(piece, Value) else (None, piece)

    def _linked(self, sentence: Sentence, last: int, first: int) -> bool:
        """True if only words that join a count to what it counts stand between the two."""
        between = self.words.folded[last + 1 : first]
        if (
            len(between) > LONGEST_LINK
            or ";" in self.words.text[self.words.items[last].end : self.words.items[first].start]
        ):
            return False
        named = {at for group in sentence.groups for at in range(group.first, group.last + 1)}
        if any(at in named for at in range(last + 1, first)):
            return False
        covered = {
            at
            for name in ("regions", "nations", "tally-units", "movement-nouns")
            for cue in sentence.cues.get(name, ())
            for at in range(cue[0], cue[1] + 1)
        }
        marks = {at for mark in sentence.names for at in range(mark.first, mark.last + 1)}
        return all(
            word in PART_WORDS
            or word in self.units
            or (self.words.capital(at) and not word.isdigit())
            or at in covered
            or at in marks
            or word in self.lexicon.words["adverbs"]
            for at, word in enumerate(between, last + 1)
        )
