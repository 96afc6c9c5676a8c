"""One catalogue of the reasons for which rules turn candidates down, by the rule's name.

A reason names the list and the field that the candidate was weighed for. Its sentence is filled by keyword, as the
messages of errors.py are, and goes on from the candidate: '“good”: a range such as …'.
"""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """The record's list, the field, and why in a plain sentence."""

    kind: str
    field: str
    why: str


RATINGS = {
    "only-in-a-cell": Reason(
        "ratings", "value", "the words are a grade only where they are the whole of a table's cell"
    ),
    "in-a-range": Reason("ratings", "value", "a range ('this or that', 'this or better', 'at least') is no value"),
    "says-again": Reason("ratings", "value", "it tells in a word what the number of stars beside it says"),
    "generic": Reason(
        "ratings", "value", "a question, a rule or a figure, or words that are spoken about: no case is told"
    ),
    "left-behind": Reason("ratings", "value", "it is the grade that somebody hopes to get out of"),
    "step-of-so-many": Reason("ratings", "value", "after a verb of moving the number is the size of the step"),
    "bare-ordinal": Reason("ratings", "value", "an ordinal is a value only where it is won or hoped for"),
    "superlative-not-given": Reason("ratings", "value", "nobody is given or rated with the best or the worst here"),
    "qualifies-a-noun": Reason("ratings", "value", "ordinary language: the word qualifies the noun after it"),
    "ordinary-language": Reason(
        "ratings", "value", "ordinary language: no frame that makes such a word a rating is here"
    ),
    "describes-another": Reason("ratings", "value", "a relative clause says it of the thing named before, no council"),
    "defines-the-scale": Reason(
        "ratings", "value", "the sentence tells the levels of a scale, and gives none to anybody"
    ),
    "counts-councils": Reason("ratings", "value", "it is told of councils that are counted: a tally"),
    "providers-in-general": Reason(
        "ratings", "value", "it is told of landlords, homes or schools in general, of none by name"
    ),
    "place-of-a-provider": Reason(
        "ratings", "value", "the council is named as the place of a home or company that has it"
    ),
    "part-of-a-council": Reason("ratings", "value", "it is told of some of what a council runs, and of no council"),
    "nobody-rated": Reason("ratings", "value", "neither its sentence nor the ones before tell who is rated"),
    "asked": Reason("ratings", "value", "it is asked or wondered, and not said"),
    "nobody-inspected": Reason(
        "ratings", "value", "no council is named beside it, and the article says of none that it was inspected"
    ),
    "other-subject": Reason("ratings", "value", "the subject of its clause is no council of the register"),
    "no-scheme-fits": Reason(
        "ratings", "value", "on no scheme that the article speaks of has this judgement such a level"
    ),
    "judged-by-status": Reason("ratings", "status", "words around it say {status}, by the rule {by}"),
    "scheme-not-named": Reason("ratings", "scheme", "nothing in the article names it, its reviewers or its judgements"),
    "scheme-of-another-service": Reason("ratings", "scheme", "the article never speaks of the service that it judges"),
    "scheme-not-in-use": Reason("ratings", "scheme", "it was not in use in {year}"),
    "scheme-of-another-nation": Reason("ratings", "scheme", "it is not used in the nations of the article's councils"),
    "scheme-little-named": Reason("ratings", "scheme", "too little in the article speaks for it"),
    "scheme-less-named": Reason("ratings", "scheme", "no more in the article speaks for it than for {chosen} ({best})"),
    "scheme-of-fire": Reason(
        "ratings", "scheme", "it judges fire authorities, of whose service the article never speaks"
    ),
    "matter-not-named": Reason("ratings", "scheme", "the article names its reviewers, and not what it judges"),
    "scheme-of-others": Reason("ratings", "scheme", "it judges {judged}, and here {rated} is judged"),
    "other-judgement-named": Reason("ratings", "domain", "another part of the service is named beside the value"),
    "judgement-not-named": Reason("ratings", "domain", "its name does not stand beside the value"),
    "named-in-passing": Reason(
        "ratings", "council", "named in passing: compared with, a place, or a speaker's council"
    ),
    "named-in-apposition": Reason("ratings", "council", "named between commas, beside the council before it"),
    "not-tied-to-the-value": Reason("ratings", "council", "nothing in the sentence ties it to the value"),
    "another-is-nearer": Reason("ratings", "council", "{chosen} stands nearer to the value"),
    "named-after-the-value": Reason("ratings", "council", "{chosen} follows the value and has it"),
    "asked-later": Reason("ratings", "council", "the rule {by} is asked first, and names {chosen}"),
}

COUNCILS = {
    "other-sense": Reason("councils", "council", "a thing, not a council, that is known by this name"),
    "other-designation": Reason("councils", "council", "a council of the kind {kind} is not called so"),
    "person": Reason("councils", "council", "part of a person's name"),
    "organisation": Reason("councils", "council", "part of an organisation's name"),
    "organisation-row": Reason("councils", "council", "in a row with an organisation's name"),
    "acronym-before": Reason("councils", "council", "an acronym before it makes it an organisation's name"),
    "parish": Reason("councils", "council", "a town or parish council, below those of the register"),
    "longer-name": Reason("councils", "council", "part of a longer name"),
    "surname": Reason("councils", "council", "the word before makes it somebody's surname or a longer name"),
    "one-of-several": Reason("councils", "council", "some council there: none is named"),
    "area": Reason("councils", "council", "an area, of which no one council bears the bare name"),
    "guarded": Reason("councils", "council", "such a name means its council only with a designation or as a label"),
    "ordinary-word": Reason("councils", "council", "an ordinary word, whose capital tells nothing here"),
    "weak-designation": Reason("councils", "council", "'City' or 'County' alone: the place or a club as well"),
    "part-of-place": Reason("councils", "council", "the place: a part or side of it is named"),
    "people-of-place": Reason("councils", "council", "the place: its people or its centre"),
    "address": Reason("councils", "council", "the place: the end of an address"),
    "sport": Reason("councils", "council", "a team: the sentence tells of sport"),
    "study": Reason("councils", "council", "a university or school: the sentence tells of somebody's studies"),
    "whereabouts": Reason("councils", "council", "the place: where something is or comes from"),
    "bare": Reason("councils", "council", "the place: nothing in the sentence makes it the council"),
    "compound": Reason("councils", "council", "the place: it stands before another noun"),
    "place-row": Reason("councils", "council", "the place: in a row with another place"),
    "in-a-teaser": Reason("councils", "council", "named in a teaser or advert for another page alone"),
    "two-fit": Reason("councils", "council", "two councils fit the name, and nothing tells them apart"),
    "no-council-so-called": Reason("councils", "council", "no council of the register is called so"),
    "bare-and-gone": Reason(
        "councils", "council", "its council was not in being, and nothing tells of it as of one gone"
    ),
    "acronym-of-none-named": Reason("councils", "council", "an acronym of no council that the article names in full"),
    "namesake-never-bare": Reason("councils", "council", "a fire or combined authority is not meant by the bare name"),
    "namesake-exact-name": Reason("councils", "council", "the name as written is that of {chosen}, letter for letter"),
    "namesake-in-force": Reason(
        "councils", "council", "in being from {began} to {ended}; {chosen} fits the article's time better ({when})"
    ),
    "namesake-named-elsewhere": Reason("councils", "council", "the article names {chosen} beyond doubt elsewhere"),
    "namesake-runs-the-service": Reason(
        "councils", "council", "it does not run the services that the article is about"
    ),
    "namesake-town-in-area": Reason("councils", "council", "more towns in the area of {chosen} are named"),
    "namesake-region": Reason("councils", "council", "the article's other councils are in the region of {chosen}"),
    "namesake-heir-of-the-name": Reason(
        "councils", "council", "{chosen} goes on under its name, and nothing tells the two apart"
    ),
    "namesake-usual-sense": Reason("councils", "council", "with nothing else to tell, the name means {chosen}"),
    "spoken-of-less": Reason("councils", "council", "the text speaks of {chosen} at this point"),
}

PEOPLE = {
    "too-many-words-for-a-name": Reason("people", "name", "so many words with capitals are no one person's name"),
    "organisation-not-a-person": Reason("people", "name", "a word of organisations follows: no person's name"),
    "place-or-acronym-not-a-person": Reason("people", "name", "a place, an acronym, or words that cannot begin a name"),
    "holds-a-word-of-no-name": Reason("people", "name", "it holds a word that is no part of a person's name"),
    "begins-with-a-place": Reason("people", "name", "it begins with a place, and with no known given name"),
    "nothing-proves-a-name": Reason(
        "people", "name", "no title, known given name, role, age or verb of saying beside it proves a person"
    ),
    "in-a-headline-alone": Reason("people", "name", "named in a title or heading alone, and not in the text"),
    "role-of-nobody-who-speaks": Reason(
        "people", "role", "a role without a name is somebody only where he or she speaks"
    ),
}
QUOTES = {
    "too-few-words-quoted": Reason(
        "quotes", "text", "fewer than four words between marks inside the writer's sentence"
    ),
    "too-few-words-said": Reason("quotes", "text", "few words, and no verb of saying or end of a sentence with them"),
    "name-of-a-thing": Reason("quotes", "text", "most of its words have capitals: the name of a thing"),
    "words-of-a-headline": Reason(
        "quotes", "text", "a headline's words are at most a repeat of a quotation in the text"
    ),
    "verb-of-no-subject": Reason("quotes", "text", "no rule finds who is the subject of the verb of saying"),
    "told-by-a-document": Reason(
        "quotes", "text", "a report says it, which makes it a finding rather than a quotation"
    ),
    "told-by-nobody-known": Reason("quotes", "text", "whoever says it is known neither by name nor by office"),
    "too-few-words-reported": Reason("quotes", "text", "the clause after the verb of saying has too few words"),
    "quoted-rather-than-reported": Reason("quotes", "text", "the clause is little more than the quotation inside it"),
    "nobody-near-says-it": Reason("quotes", "speaker", "nobody in or near its paragraph is told to say it"),
    "after-a-preposition": Reason("quotes", "speaker", "a preposition governs the name, so it is no subject"),
    "owns-what-follows": Reason("quotes", "speaker", "the name is a possessive: the subject is what it owns"),
    "behind-the-subject": Reason("quotes", "speaker", "{chosen} stands before and is the subject"),
    "before-the-relative": Reason("quotes", "speaker", "the 'who' before the verb is of {chosen}, who stands nearer"),
    "other-gender": Reason("quotes", "speaker", "the pronoun is {gender}"),
    "fits-the-pronoun-less": Reason("quotes", "speaker", "the pronoun rather means {chosen}"),
}

TALLIES = {
    "count-of-no-rating": Reason("tallies", "count", "no value or movement of ratings is told of what it counts"),
    "count-of-one-council": Reason("tallies", "count", "it counts the judgements of one council alone"),
    "number-that-is-a-level": Reason(
        "tallies", "count", "right before a level, with nothing counted: the level's number"
    ),
    "explains-the-scale": Reason("tallies", "count", "the sentence explains a scale"),
    "bound-not-a-count": Reason("tallies", "count", "'more than', 'at least': a bound and no count"),
    "share-is-a-score": Reason("tallies", "count", "the scheme scores in per cent, and no councils are counted"),
    "counts-other-things": Reason("tallies", "count", "it counts what nobody rates"),
    "moves-in-no-ratings": Reason("tallies", "count", "a movement, but nothing around it tells of ratings"),
    "counts-a-thing-not-councils": Reason("tallies", "count", "a state is counted of councils alone"),
    "counted-before": Reason("tallies", "count", "an earlier tally says the same"),
}
ACTIONS = {
    "asked-as-a-question": Reason("action_points", "text", "the sentence asks"),
    "idiom": Reason("action_points", "text", "a turn of phrase that asks for nothing"),
    "cue-without-a-verb": Reason("action_points", "text", "no verb follows that says what is to be done"),
    "cue-is-a-noun": Reason("action_points", "text", "the word is a noun here"),
    "inside-a-question": Reason("action_points", "text", "it says how, where or whether: a question that is spoken of"),
    "denied-deed": Reason("action_points", "text", "it is denied"),
    "doer-unknown": Reason("action_points", "text", "no rule finds who is to do it, or has done it"),
    "quoted-scrap": Reason("action_points", "text", "a scrap of quoted words, and no council before it"),
    "ones-own-career": Reason("action_points", "text", "it tells of somebody's own career"),
    "somebodys-own-doing": Reason("action_points", "text", "it tells what one person means to do"),
    "only-thought-of": Reason("action_points", "text", "a condition or a thought, which nobody reports as promised"),
    "done-elsewhere": Reason("action_points", "text", "councils beside the one in question did it"),
    "only-noted": Reason("action_points", "text", "a meeting notes or approves it: nothing is to be done"),
    "decided-by-others": Reason("action_points", "text", "others than a council decided it"),
    "done-to-the-council": Reason("action_points", "text", "the council does not do it: it is done to it"),
    "state-not-a-deed": Reason(
        "action_points", "text", "the verb tells a state or what nobody can check, and gives no day"
    ),
    "praise-not-a-pledge": Reason("action_points", "text", "a state of mind, which promises nothing"),
    "nobody-answers-for-it": Reason("action_points", "text", "it just happens, or nobody answers for it"),
    "long-past": Reason("action_points", "text", "the sentence tells of years before"),
    "past-deed": Reason("action_points", "text", "it is told as past, not as done since or in answer to the review"),
    "council-of-itself": Reason("action_points", "text", "the council says so of itself, and gives no day"),
    "duty-of-no-council": Reason("action_points", "text", "it is no duty of a council, body or named party"),
    "nothing-promised": Reason("action_points", "text", "no 'will' or 'would' follows that says what is promised"),
    "no-day-given": Reason(
        "action_points", "text", "no day by which it is to be done, or nothing to be done by that day"
    ),
    "nobody-is-asked": Reason("action_points", "text", "nobody is told, asked or advised to do anything"),
    "no-council-is-asked": Reason(
        "action_points", "text", "whoever is asked is no council or named party: a reader's duty"
    ),
    "asked-by-no-reviewer": Reason("action_points", "text", "no reviewer or report asks for it"),
    "nothing-recommended": Reason("action_points", "text", "what is recommended is not told here"),
    "need-of-nothing-named": Reason("action_points", "text", "it is not told what is needed"),
    "reviewers-own-work": Reason("action_points", "text", "the reviewers' own work"),
    "found-by-reviewers": Reason("action_points", "text", "reviewers tell it: what was found, not what was done since"),
    "words-of-a-rating": Reason("action_points", "text", "the words are those of a rating"),
    "list-of-findings": Reason("action_points", "text", "the list tells what was found, by the rule {by}"),
    "list-of-other-things": Reason(
        "action_points", "text", "the list tells neither findings nor things to do, by the rule {by}"
    ),
}
FINDINGS = {
    "found-by-no-reviewer": Reason("findings", "text", "the subject of the verb is no reviewer, inspection or report"),
    "reviewers-of-themselves": Reason("findings", "text", "the reviewers speak of themselves"),
    "speech-not-a-finding": Reason("findings", "text", "somebody's speech, which is read as a quotation"),
    "verb-that-finds-nothing": Reason("findings", "text", "a passive or a noun, which tells nothing found"),
    "told-by-the-way": Reason("findings", "text", "told by the way, as the background of something else"),
    "nothing-told-as-found": Reason("findings", "text", "hardly a word after the verb, and none that is good or bad"),
    "list-of-no-findings": Reason("findings", "text", "the list tells what is to be done, by the rule {by}"),
    "tells-a-rating-or-a-thing-to-do": Reason("findings", "text", "the sentence tells a rating, a tally or advice"),
}

REASONS: dict[str, Reason] = RATINGS | COUNCILS | PEOPLE | QUOTES | TALLIES | ACTIONS | FINDINGS
