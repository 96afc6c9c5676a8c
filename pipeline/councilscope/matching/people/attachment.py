"""Which role belongs to which name: the phrase right before it, else the one after it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from councilscope.knowledge.officials import Gender
from councilscope.matching.function_words import (
    BEFORE_VERBS,
    COPULAS,
    DETERMINERS,
    GOVERNING,
    NO_SUBJECT,
    OPENING,
    RELATIVES,
    TIMES,
)
from councilscope.matching.people.identity import Identity, Mention, agree
from councilscope.matching.people.phrases import RolePhrase
from councilscope.matching.tokens import Tokens

LONGEST_FALSE_TITLE = 5  # words
LONGEST_APPOINTMENT = 5  # words of 'has been appointed as'
LONGEST_HOME = 4  # words of a place where somebody lives
LONGEST_SIGNATURE = 14  # tokens of a line that gives the role under a name
NOT_TITLES = BEFORE_VERBS | DETERMINERS | GOVERNING | NO_SUBJECT | OPENING | TIMES | {"he", "she", "who", "last", "now"}
PARTY = "party"  # uses of a modifier
PAST = "past"
FORMERLY = frozenset(("formerly", "once", "previously"))
INDEFINITE = frozenset(("a", "an", "another", "one"))
PRONOUNS: dict[str, Gender] = {"he": "male", "she": "female"}
IS = frozenset((("is",), ("is", "also"), ("is", "currently")))
LONGEST_CLAUSE = 24  # tokens from 'she' to 'and became'
OPENERS = frozenset((",", "(", "–", "—", "-", ":"))


def attach_roles(
    tokens: Tokens,
    mentions: list[Mention],
    phrases: list[RolePhrase],
    verbs: Collection[str],
    modifiers: Mapping[str, str],
) -> None:
    """Give each name the role phrase right before it, else the one after it; no phrase goes to two names.

    verbs: forms of verbs that report speech. modifiers: words before a role's head -> their use.
    """
    ends = {phrase.end: phrase for phrase in phrases}
    starts = {index: phrase for phrase in phrases for index in range(phrase.outset, phrase.first + 1)}
    used: set[int] = set()
    for number, mention in enumerate(mentions):
        shared = _shared(tokens, mentions[number - 1], mention) if number else None
        if shared is not None:
            mention.role, mention.role_rule = shared, "role-of-several"
            continue
        joint = _joint_after(tokens, mentions[number - 1 : number + 1], starts, used) if number else None
        if joint is not None:
            used.add(joint.first)
            for bearer in mentions[number - 1 : number + 1]:
                bearer.role, bearer.role_rule = joint, "role-of-several"
            continue
        phrase: RolePhrase | None = _role_before(tokens, mention, ends, used, modifiers)
        rule = "role-before-name"
        if phrase is None:
            phrase = _role_after(tokens, mention, starts, used)
            rule = "role-after-name"
        if phrase is None:
            phrase = _false_title(tokens, mention, verbs)
            rule = "false-title"
        if phrase is not None:
            used.add(phrase.first)
            phrase = _with_second(tokens, phrase, ends, starts, used)
            mention.role, mention.role_rule = phrase, rule


def _with_second(
    tokens: Tokens, phrase: RolePhrase, ends: dict[int, RolePhrase], starts: dict[int, RolePhrase], used: set[int]
) -> RolePhrase:
    """'Deputy leader and cabinet member for housing': two roles of one person, joined by 'and'."""
    after = starts.get(phrase.end + 1) if tokens.lower[phrase.end : phrase.end + 1] == ["and"] else None
    if after is not None and after.outset == after.first == phrase.end + 1 and _is_second(tokens, phrase, after, used):
        used.add(after.first)
        return replace(phrase, last=after.last, end=after.end, place=phrase.place if any(phrase.place) else after.place)
    before = ends.get(phrase.outset - 1) if phrase.outset and tokens.lower[phrase.outset - 1] == "and" else None
    bare = before is not None and phrase.outset == phrase.first and before.determiner == ""
    if before is not None and bare and _is_second(tokens, before, phrase, used):
        used.add(before.first)
        return replace(before, last=phrase.last, end=phrase.end, place=phrase.place)
    return phrase


def _is_second(tokens: Tokens, left: RolePhrase, right: RolePhrase, used: set[int]) -> bool:
    """True if both are roles of one, and the first is not that of a named organisation ('Leader of Leeds City …')."""
    free = not {left.first, right.first} <= used and not left.plural and not right.plural
    named = any(left.place) and tokens.capital(left.place[1] - 1)
    return free and not named and not any(tokens.breaks[left.first + 1 : right.last])


def _shared(tokens: Tokens, left: Mention, right: Mention) -> RolePhrase | None:
    """'Joint leaders A and B': the plural role of the name before, where only 'and' stands between."""
    if left.role is None or not left.role.plural:
        return None
    return left.role if tokens.lower[left.last : right.first] in (["and"], ["&"], [","]) else None


def _joint_after(
    tokens: Tokens, pair: Sequence[Mention], starts: Mapping[int, RolePhrase], used: set[int]
) -> RolePhrase | None:
    """'A and B, joint leaders of the council': the plural role behind the second of two without one."""
    left, right = pair
    joined = left.role is None and tokens.lower[left.last : right.first] in (["and"], ["&"])
    if not joined or tokens.text[right.last : right.last + 1] != [","]:
        return None
    phrase = starts.get(right.last + 1)
    return phrase if phrase is not None and phrase.plural and phrase.first not in used else None


def role_of_the_sentence_before(
    tokens: Tokens, identity: Identity, phrases: list[RolePhrase], verbs: Collection[str]
) -> None:
    """'The council's director thanked nobody. "…," said Jane Moss.': the role that opens the paragraph."""
    if any(mention.role for mention in identity.mentions):
        return
    mention = identity.mentions[0]
    if mention.name is None or not mention.first or tokens.lower[mention.first - 1] not in verbs:
        return
    begin = next((index for index in range(mention.first, -1, -1) if tokens.breaks[index]), 0)
    opening = next((p for p in phrases if p.outset == begin and p.determiner and not p.plural), None)
    if opening is not None and opening.determiner not in ("a", "an"):
        mention.role, mention.role_rule = opening, "role-of-the-sentence-before"


def role_of_appointment(
    tokens: Tokens,
    identity: Identity,
    phrases: list[RolePhrase],
    appointments: Collection[tuple[str, ...]],
    modifiers: Mapping[str, str],
) -> None:
    """'Jane Moss became leader in May': the role that a verb gives to somebody who has none, or a past one."""
    held = [mention for mention in identity.mentions if mention.role is not None]
    if any(not _is_past(tokens, mention, modifiers) for mention in held):
        return
    for mention in identity.mentions:
        if mention.name is None:
            continue
        begin = mention.last + 2 * (tokens.lower[mention.last : mention.last + 2] == [",", "who"])
        ends = [
            end
            for end in range(begin + LONGEST_APPOINTMENT, begin, -1)
            if tuple(tokens.lower[begin:end]) in appointments
        ]
        if (
            mention.first and ("was", tokens.lower[mention.first - 1]) in appointments
        ):  # 'Hull appointed Jane Moss leader'
            ends.append(begin)
        for end in ends:
            if any(tokens.breaks[mention.last : end + 1]) or (held and tokens.lower[begin:end] == ["was"]):
                continue
            phrase = next((p for p in phrases if p.outset <= end < p.last and not p.plural), None)
            if phrase is not None:
                first = max(end, phrase.first)  # 'appointed' may be taken for a rank: 'appointed director'
                owner = phrase.owner if phrase.owner[0] >= mention.last else (0, 0)
                mention.role = replace(phrase, outset=min(end, first), first=first, owner=owner)
                mention.role_rule = "role-of-appointment"
                for other in held:
                    other.role = other.role if other is mention else None
                return


def _is_past(tokens: Tokens, mention: Mention, modifiers: Mapping[str, str]) -> bool:
    """True for the role of 'former chief executive Jane Moss', 'Jane Moss, previously chief executive'."""
    role = mention.role
    if role is None:
        return False
    before = tokens.lower[role.outset - 1] if role.outset else ""
    return modifiers.get(tokens.lower[role.first]) == PAST or before in FORMERLY


def role_of_pronoun(
    tokens: Tokens,
    identities: Sequence[Identity],
    phrases: list[RolePhrase],
    appointments: Collection[tuple[str, ...]],
) -> None:
    """'"…," said Jane Moss. She is the council's director of care.': of the only one whom the pronoun can mean."""
    for phrase in phrases:
        if phrase.plural or phrase.determiner in INDEFINITE:
            continue
        pronoun = _pronoun_before(tokens, phrase, appointments)
        if pronoun is None:
            continue
        gender = PRONOUNS[tokens.lower[pronoun]]
        floor = _paragraph(tokens, pronoun - tokens.breaks[pronoun])
        meant = [
            identity
            for identity in identities
            if identity.words
            and agree(identity.gender, gender)
            and any(floor <= mention.first < pronoun for mention in identity.mentions)
        ]
        if len(meant) == 1 and all(mention.role is None for mention in meant[0].mentions):
            mention = max((m for m in meant[0].mentions if m.first < pronoun), key=lambda m: m.first)
            mention.role, mention.role_rule = phrase, "role-of-pronoun"


def _pronoun_before(tokens: Tokens, phrase: RolePhrase, appointments: Collection[tuple[str, ...]]) -> int | None:
    """The 'he' or 'she' that opens the sentence of a role to which a verb leads; None if none does."""
    for size in range(LONGEST_APPOINTMENT, 0, -1):
        verb = phrase.outset - size
        form = tuple(tokens.lower[max(verb, 0) : phrase.outset])
        if verb < 1 or any(tokens.breaks[verb : phrase.outset + 1]) or not (form in appointments or form in IS):
            continue
        if tokens.lower[verb - 1] in PRONOUNS and _opens(tokens, verb - 1):
            return verb - 1
        if tokens.lower[verb - 1] == "and":  # 'She joined in 2010 and became chief executive'
            places = range(verb - 2, max(verb - LONGEST_CLAUSE, -1), -1)
            start = next((index for index in places if _opens(tokens, index)), None)
            return start if start is not None and tokens.lower[start] in PRONOUNS else None
    return None


def _opens(tokens: Tokens, index: int) -> bool:
    """True if a sentence begins at the token."""
    return bool(tokens.breaks[index]) or index == 0 or tokens.text[index - 1][-1] in '.!?”"'


def _paragraph(tokens: Tokens, index: int) -> int:
    """First token of the paragraph of a token."""
    return next((at for at in range(index, -1, -1) if tokens.breaks[at]), 0)


def _role_before(
    tokens: Tokens, mention: Mention, ends: dict[int, RolePhrase], used: set[int], modifiers: Mapping[str, str]
) -> RolePhrase | None:
    index = mention.first
    if tokens.breaks[index] or not index:
        return None
    party = next((size for size in (2, 1) if modifiers.get(tokens.words(index - size, index)) == PARTY), 0)
    if party and index - party > 1 and tokens.text[index - party - 1] == ",":  # 'Its leader, Conservative Jane Moss'
        index -= party
    phrase = ends.get(index)
    index -= (
        modifiers.get(tokens.lower[index - 1]) == PAST and tokens.lower[index - 2] == "the"
    )  # ', the late Jane Moss'
    if tokens.lower[index - 1] == "the" and index > 1 and tokens.text[index - 2] == ",":  # 'Its chair, the Rev …'
        index -= 1
    if phrase is None and (tokens.text[index - 1] == "," or tokens.lower[index - 1] in ("is", ":")):
        phrase = ends.get(index - 1)
        if phrase is not None and phrase.determiner in ("a", "an") and not _opens_with(tokens, phrase, mention):
            phrase = None
    return phrase if phrase is not None and phrase.first not in used else None


def _opens_with(tokens: Tokens, phrase: RolePhrase, mention: Mention) -> bool:
    """True for 'A new head of audit, Jane Moss, …' that opens a sentence; not 'It needs a chair, Jane Moss said'.

    So it is where the name ends a sentence ('She was replaced by an interim director, Jane Moss.'), or a clause about
    its bearer follows ('They have a new director, Jane Moss, who has …').
    """
    opens = tokens.breaks[phrase.outset] or tokens.text[phrase.outset - 1] in ".!?"
    ends = mention.last >= len(tokens) or tokens.breaks[mention.last] or tokens.text[mention.last] in (".", ";")
    told = tokens.lower[mention.last : mention.last + 2] in [[",", word] for word in (*RELATIVES, *FORMERLY)]
    return ends or told or (opens and tokens.text[mention.last : mention.last + 1] == [","])


def _false_title(tokens: Tokens, mention: Mention, verbs: Collection[str]) -> RolePhrase | None:
    """'… said harbour taxi skipper Jane Moss': all words between an inverted verb and the name."""
    for index in range(mention.first - 1, max(mention.first - LONGEST_FALSE_TITLE - 2, -1), -1):
        word = tokens.lower[index]
        if word in verbs and index + 1 < mention.first:
            return RolePhrase(index + 1, index + 1, mention.first, mention.first, "")
        ordinary = word.isalpha() and not tokens.capital(index) and not word.endswith("ly")
        if tokens.breaks[index + 1] or not ordinary or word in NOT_TITLES:
            return None
    return None


def _role_after(tokens: Tokens, mention: Mention, starts: dict[int, RolePhrase], used: set[int]) -> RolePhrase | None:
    index, count = mention.last, len(tokens)
    if index < count and tokens.text[index] == "(" and not tokens.breaks[index]:
        close = next((i for i in range(index + 1, min(index + 6, count)) if tokens.text[i] == ")"), None)
        if close is not None and index + 1 not in starts:
            index = close + 1
    if index < count and tokens.breaks[index]:
        return _on_the_next_line(tokens, mention, starts.get(index))
    if index >= count:
        return None
    if tokens.text[index] in OPENERS:
        index += 1
        if index + 1 < count and tokens.text[index].isdecimal() and tokens.text[index + 1] == ",":
            index += 2
        home = _past_home(tokens, index)
        if home != index and (home >= count or not (home in starts or tokens.lower[home] in RELATIVES)):
            return None  # 'Jane Moss, of Otley, has a son'
        index = home
        if index < count and tokens.lower[index] in RELATIVES:
            index = _after_relative(tokens, index, starts) if tokens.lower[index] == "who" else count
    elif tokens.lower[index] in ("is", "as"):
        index += 1
    else:
        return None
    for offset in range(3):
        phrase = starts.get(index + offset)
        if phrase is not None:
            free = phrase.first not in used and phrase.outset <= index + offset and not phrase.plural
            return _with_nouns(tokens, phrase, index) if free else None
        if index + offset >= count or not tokens.lower[index + offset][0].isalpha():
            return None
    return None


def _past_home(tokens: Tokens, index: int) -> int:
    """Past the 'of Clevedon,' that stands between a name and its role."""
    if tokens.lower[index : index + 1] not in (["of"], ["from"]):
        return index
    end = index + 1
    while end < len(tokens) and end - index <= LONGEST_HOME and tokens.capital(end) and not tokens.breaks[end]:
        end += 1
    return end + 1 if end > index + 1 and tokens.text[end : end + 1] == [","] else index


def _with_nouns(tokens: Tokens, phrase: RolePhrase, begin: int) -> RolePhrase:
    """The role with the nouns before it that nobody knows: 'Jane Moss, brigade secretary of …'."""
    bare = phrase.outset == phrase.first > begin and phrase.determiner == "" and phrase.owner == (0, 0)
    words = tokens.lower[begin : phrase.first]
    nouns = all(word.isalpha() and word not in NOT_TITLES and not word.endswith("ly") for word in words)
    apposed = tokens.text[begin - 1] in OPENERS
    return replace(phrase, outset=begin, first=begin) if apposed and bare and nouns else phrase


def _on_the_next_line(tokens: Tokens, mention: Mention, phrase: RolePhrase | None) -> RolePhrase | None:
    """The role that fills the line under a name that stands alone in its own."""
    if phrase is None or not tokens.breaks[mention.first] or phrase.outset != mention.last:
        return None
    limit = min(phrase.outset + LONGEST_SIGNATURE, len(tokens))
    end = next((index for index in range(phrase.outset + 1, limit) if tokens.breaks[index]), limit)
    whole = end == len(tokens) or tokens.breaks[end]
    return phrase if whole and phrase.end <= end and tokens.text[end - 1] not in ".!?:;" else None


def _after_relative(tokens: Tokens, relative: int, starts: Mapping[int, RolePhrase]) -> int:
    """Where the role of a relative clause may begin: at its predicate, else after its copula."""
    limit = min(relative + 6, len(tokens))
    for index in range(relative + 1, limit):
        if tokens.lower[index] in COPULAS:
            return index + 1
        if index in starts and starts[index].head.startswith("predicates/"):
            return index
    return len(tokens)


def best_role(identity: Identity) -> Mention | None:
    """The first role beside the name, unless a later one says the same and more."""
    best: Mention | None = None
    for mention in identity.mentions:
        if mention.role is None:
            continue
        if (
            best is None
            or best.role is None
            or (
                mention.role.head == best.role.head
                and mention.role.last - mention.role.first > best.role.last - best.role.first
            )
        ):
            best = mention
    return best
