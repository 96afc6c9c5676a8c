"""What makes a list or a clause an action point or a finding: introductions, cues, verbs, parties (models/actions/)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from councilscope.knowledge.store import Entry, KnowledgeStore
from councilscope.records import ActionKind, Polarity

Words = tuple[str, ...]


class Reading(StrEnum):
    """What the items of a list are."""

    ACTION = "action"
    DONE = "done"
    FINDING = "finding"
    BOTH = "both"
    OTHER = "other"


class CueForm(StrEnum):
    """How a cue stands in its clause."""

    MODAL = "modal"
    DIRECTIVE = "directive"
    CLAUSE = "clause"
    OBJECT = "object"
    GRANT = "grant"
    NEED = "need"
    THING = "thing"
    PROGRESS = "progress"
    PERFECT = "perfect"
    SCHEDULE = "schedule"
    PLAN = "plan"
    SAYING = "saying"


class IntroductionEntry(Entry):
    """Words of a heading or lead-in, and what they make of the items below."""

    reads_as: Reading
    words: Words = Field(min_length=1)
    kind: ActionKind | None = None
    polarity: Polarity | None = None


class CueEntry(Entry):
    """Words that make a clause an action point; after one with ``agent`` stands who asks, then 'to' and the verb."""

    form: CueForm
    kind: Literal["recommendation", "requirement", "commitment", "done", "under-way"] | None = None
    words: Words = Field(min_length=1)
    force: Literal["strong", "weak", "reported"] = "strong"
    agent: bool = False

    @property
    def action_kind(self) -> ActionKind | None:
        """The kind of action; None for what is done or going on."""
        return None if self.kind in (None, "done", "under-way") else ActionKind(self.kind)


class VerbEntry(Entry):
    """Verbs of one class, or the irregular forms."""

    words: Words = ()
    forms: dict[str, tuple[str, str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _words_or_forms(self) -> VerbEntry:
        if bool(self.words) == bool(self.forms):
            raise ValueError("either words or forms")
        return self


class PartyEntry(Entry):
    """Common nouns for a kind of party; ``named``: only a body whose own name holds the noun is meant."""

    means: Literal["council", "body", "partner", "organisation", "many", "nobody"]
    words: Words = Field(min_length=1)
    named: bool = False


class FindingEntry(Entry):
    """Words of findings by their part in the sentence; the id of a ``subject`` is the subject's name, the words
    of ``bystander`` are kinds of bodies that comment on reports rather than write them; ``passive`` follows 'was' or
    'were', ``noun`` names strengths or weaknesses, ``continuation`` opens a sentence that goes on from a finding,
    ``receiving`` takes praise or blame, which are ``received``, ``confiding`` is done to reviewers by those whom they
    ask, ``cleft`` stands after 'what' ('what impressed the inspectors'), ``grade`` makes a plain sentence one about
    ratings. ``limiting`` ('only') makes an ``amount`` or ``fraction`` few, ``short-of`` ('fewer than') a ``fraction``,
    unless a ``time-unit`` follows; ``overrunning`` ('after', 'within') tells beside a ``limit``; of two sides the one
    that is ``outweighing`` counts; what is ``lasting`` ('takes') so many of a ``long-unit`` is slow."""

    role: Literal[
        "source",
        "verb",
        "polarity",
        "negating",
        "wanting",
        "handling",
        "falling",
        "rising",
        "measure",
        "neutral",
        "limiting",
        "overrunning",
        "limit",
        "outweighing",
        "short-of",
        "amount",
        "fraction",
        "time-unit",
        "lasting",
        "long-unit",
        "contrast",
        "person",
        "subject",
        "bystander",
        "passive",
        "receiving",
        "received",
        "confiding",
        "cleft",
        "noun",
        "continuation",
        "grade",
    ]
    words: Words = Field(min_length=1)
    polarity: Polarity | None = None


class IdiomEntry(Entry):
    """Expressions that look like an action and are none."""

    words: Words = Field(min_length=1)


class VerbClass(StrEnum):
    """What a verb says of an action."""

    ACT = "act"
    SOFT = "soft"
    STATE = "state"


class VerbForm(StrEnum):
    """The form in which a verb stands."""

    BASE = "base"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


@dataclass(frozen=True)
class Verbs:
    """All forms of the known verbs.

    inspected: participles of what reviewers do to a council; examined: pasts of what reviewers say that they did;
    befalling: what things do that nobody undertakes; assenting: participles of what a meeting does by saying so;
    begun: participles of beginning; serving: -ing forms of what a council does all the time; general: participles of
    acting where a noun of deeds says what is done ('action has been taken').
    """

    classes: Mapping[str, VerbClass]
    aspects: frozenset[str]
    career: frozenset[str]
    befalling: frozenset[str]
    assenting: frozenset[str]
    inspected: frozenset[str]
    examined: frozenset[str]
    begun: frozenset[str]
    serving: frozenset[str]
    general: frozenset[str]
    deeds: frozenset[str]
    irregular: Mapping[str, tuple[str, str]]
    doubling: frozenset[str]

    def form_of(self, word: str, form: VerbForm) -> VerbClass | None:
        """The class of the verb that stands as ``word`` in this form; None if no known verb does."""
        return self._forms[form].get(word)

    @cached_property
    def _forms(self) -> dict[VerbForm, dict[str, VerbClass]]:
        forms: dict[VerbForm, dict[str, VerbClass]] = {form: {} for form in VerbForm}
        for base, verb_class in self.classes.items():
            forms[VerbForm.BASE][base] = verb_class
            past, participle = self.irregular.get(base, (regular_past(base, base in self.doubling),) * 2)
            forms[VerbForm.PAST][past] = verb_class
            forms[VerbForm.PARTICIPLE][participle] = verb_class
            forms[VerbForm.GERUND][gerund(base, base in self.doubling)] = verb_class
        return forms


def _participle(base: str, irregular: Mapping[str, tuple[str, str]]) -> str:
    return irregular[base][1] if base in irregular else regular_past(base)


def regular_past(base: str, doubling: bool = False) -> str:
    """The regular past of a verb: ``agree`` agreed, ``apply`` applied; ``doubling`` makes ``commit`` committed."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return _doubled(base, doubling) + "ed"


def gerund(base: str, doubling: bool = False) -> str:
    """The -ing form of a verb: ``make`` making, ``cut`` cutting, ``agree`` agreeing."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and len(base) > 2:
        return base[:-1] + "ing"
    return _doubled(base, doubling) + "ing"


def _doubled(base: str, doubling: bool) -> str:
    """The stem with its last consonant doubled where spelling asks for it."""
    short = len(base) >= 3 and base[-1] not in "aeiouwxyh" and base[-2] in "aeiou" and base[-3] not in "aeiou"
    one_syllable = sum(letter in "aeiou" for letter in base) == 1
    return base + base[-1] if (short and one_syllable) or doubling else base


@dataclass(frozen=True)
class ActionKnowledge:
    """The entries of models/actions/, by id."""

    introductions: Mapping[str, IntroductionEntry]
    cues: Mapping[str, CueEntry]
    verbs: Verbs
    parties: Mapping[str, PartyEntry]
    findings: Mapping[str, FindingEntry]
    idioms: Mapping[str, IdiomEntry]


def load(store: KnowledgeStore) -> ActionKnowledge:
    """Read models/actions/; raise C003 for an entry that does not fit."""
    verbs = store.entries("actions/verbs.json", VerbEntry)
    irregular = verbs["irregular"].forms
    return ActionKnowledge(
        introductions=store.entries("actions/introductions.json", IntroductionEntry),
        cues=store.entries("actions/cues.json", CueEntry),
        verbs=Verbs(
            classes={word: group for group in VerbClass for word in verbs[group].words},
            career=frozenset(verbs["career"].words),
            befalling=frozenset(verbs["befall"].words),
            assenting=frozenset(_participle(word, irregular) for word in verbs["assent"].words),
            inspected=frozenset(_participle(word, irregular) for word in verbs["inspect"].words),
            aspects=frozenset(verbs["aspect"].words),
            examined=frozenset(_participle(word, irregular) for word in verbs["examine"].words),
            begun=frozenset(_participle(word, irregular) for word in verbs["aspect"].words),
            general=frozenset(_participle(word, irregular) for word in verbs["general"].words),
            deeds=frozenset(verbs["deeds"].words),
            serving=frozenset(gerund(word) for word in verbs["service"].words),
            irregular=irregular,
            doubling=frozenset(verbs["doubling"].words),
        ),
        parties=store.entries("actions/parties.json", PartyEntry),
        findings=store.entries("actions/findings.json", FindingEntry),
        idioms=store.entries("actions/idioms.json", IdiomEntry),
    )
