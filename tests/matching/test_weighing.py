"""What the rules turn down is noted where they decide: each reason in a sentence of its own, with its words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import councilscope
from councilscope.matching.phrases import words_of
from councilscope.matching.reasons import REASONS
from councilscope.matching.tokens import tokens_of
from councilscope.matching.weighing import Weighed
from councilscope.reading import read_file
from councilscope.records import ArticleRecord
from helpers.weighing import article_of, extractor, turned_down, weighed_in

OFSTED = "Ofsted inspected Leeds City Council."
MET = "Councillor Jane Moss met Councillor Adam Pell on Monday."
CPA = "The Audit Commission published its comprehensive performance assessment."

# rule, candidate ('' for the words themselves), the sentence with the words in brackets, and the year if it matters
CASES: list[tuple[str, str, str, int]] = [
    ("in-a-range", "", f"{OFSTED} Services rated [good] or outstanding are few.", 2022),
    ("in-a-range", "", f"{OFSTED} It wants at least [three stars] one day.", 2007),
    ("generic", "", f"{OFSTED} Was it rated [good] at last?", 2022),
    ("generic", "", f"{OFSTED} A [good] council listens.", 2022),
    ("left-behind", "", f"{OFSTED} It hopes to be out of the [no stars] group.", 2007),
    ("step-of-so-many", "", f"{OFSTED} It has gone up [one star] since.", 2007),
    ("bare-ordinal", "", "Leeds City Council asked for its [first star] after Ofsted came.", 2022),
    ("superlative-not-given", "", f"{OFSTED} Pupils of the council want the [top mark] there.", 2022),
    ("qualifies-a-noun", "", f"{OFSTED} There was [good] news for children.", 2022),
    ("ordinary-language", "", f"{OFSTED} Everybody thought it might do [good].", 2022),
    ("defines-the-scale", "", f"{OFSTED} A rating of [good] means that it works.", 2022),
    ("part-of-a-council", "", f"{OFSTED} Some of the homes in Leeds were rated [good].", 2022),
    ("nobody-rated", "", "Inspectors praised the work. It was rated [good] by Ofsted.", 2022),
    ("other-subject", "", f"{CPA} Leeds City Council waited. Most of the 12 county councils are rated [good].", 2006),
    ("no-scheme-fits", "", "Leeds City Council was given [four stars] by the weather man.", 2022),
    ("judged-by-status", "current", f"{OFSTED} The council hopes to be rated [good] by Ofsted.", 2022),
    ("judged-by-status", "current", f"{OFSTED} The council was not rated [good] by Ofsted.", 2022),
    ("scheme-not-named", "cqc-la-assessment", "Leeds City Council was rated [good] by Ofsted.", 2022),
    ("scheme-not-in-use", "ofsted-sif", "Leeds City Council was rated [good] by Ofsted.", 2022),
    (
        "scheme-of-another-nation",
        "care-inspectorate-grades",
        f"{OFSTED} The Care Inspectorate came as well. Leeds City Council was rated [good].",
        2022,
    ),
    ("scheme-of-fire", "cpa-fire", f"{CPA} Leeds City Council was rated [good].", 2006),
    ("scheme-less-named", "cpa-fire (4.9)", f"{CPA} A fire is out. Leeds City Council was rated [good].", 2006),
    ("scheme-of-others", "ofsted-provider-rating", "Leeds City Council was rated [good] by Ofsted.", 2022),
    (
        "other-judgement-named",
        "cpa-district",
        f"{CPA} In Leeds City Council performance management remains [weak].",
        2006,
    ),
    ("judgement-not-named", "ofsted-ilacs/overall-effectiveness", "Ofsted rated Leeds City Council [good].", 2022),
    ("named-in-passing", "bradford", f"{OFSTED} It was rated good, unlike [Bradford City Council].", 2022),
    ("another-is-nearer", "hull", f"{OFSTED} [Hull City Council] met Leeds City Council, which was rated good.", 2022),
    ("other-designation", "kent-fire", "Ofsted came to [Kent County Council] today.", 2022),
    ("other-sense", "", f"{OFSTED} The party went to [Leeds Castle] later.", 2022),
    ("person", "", f"{OFSTED} Harriet [Hull] waited.", 2022),
    ("organisation", "", f"{OFSTED} [Hull] Building Society opened.", 2022),
    ("organisation-row", "", f"{OFSTED} NHS Hull and [Bradford] came.", 2022),
    ("acronym-before", "", f"{OFSTED} The BBC [Hull] team came.", 2022),
    ("parish", "", f"{OFSTED} [Bradford] Parish Council met.", 2022),
    ("longer-name", "", f"{OFSTED} Work in [Bradford] Roundhay began.", 2022),
    ("surname", "", f"{OFSTED} Then Angus [Hull] came.", 2022),
    ("area", "", f"{OFSTED} Children in [South Yorkshire] were glad.", 2022),
    ("ordinary-word", "", f"{OFSTED} [Reading] matters to all.", 2022),
    ("weak-designation", "", f"{OFSTED} [Derby City] won again.", 2022),
    ("part-of-place", "", f"{OFSTED} Homes in south [Bradford] are new.", 2022),
    ("people-of-place", "", f"{OFSTED} [Bradford] people know.", 2022),
    ("address", "", f"{OFSTED} She lives at 5 Keen Road, [Bradford].", 2022),
    ("sport", "", f"{OFSTED} The boys beat [Bradford] in the cup.", 2022),
    ("study", "", f"{OFSTED} She studied at [Bradford] for years.", 2022),
    ("whereabouts", "", f"{OFSTED} Staff moved from [Bradford] in May.", 2022),
    ("bare", "", f"{OFSTED} They drove to [Bradford] in May.", 2022),
    ("compound", "", f"{OFSTED} The [Bradford] carnival queen came.", 2022),
    ("bare-and-gone", "", f"{OFSTED} [Avon] was rated good.", 2022),
    ("two-fit", "", "The work in May was a joy, and [LCC] was rated good by Ofsted.", 2022),
    ("namesake-never-bare", "cumbria-fire", "Inspectors from Ofsted rated [Cumbria] good.", 2022),
    ("namesake-in-force", "durham", "Ofsted rated [Durham County Council] good.", 2006),
    ("namesake-in-force", "durham-cc", "Ofsted rated [Durham County Council] good.", 2022),
    ("namesake-runs-the-service", "durham-city", "The social services of [Durham] were rated good.", 2005),
    (
        "spoken-of-less",
        "leeds",
        "Leeds City Council met Hull City Council. The [council] was rated good by Ofsted.",
        2022,
    ),
    ("organisation-not-a-person", "", "A team of [Harbour Lights Trust] came.", 2022),
    ("place-or-acronym-not-a-person", "", "The day in [South Tyneside] was long.", 2022),
    ("holds-a-word-of-no-name", "", "The [Quimper Park] was late.", 2022),
    ("begins-with-a-place", "", "Then [Bradford Quimper] opened.", 2022),
    ("nothing-proves-a-name", "", "The [Zeal Quimper] was late.", 2022),
    ("too-many-words-for-a-name", "", "Then [Zeal Quimper Vane Oake Marl Tarn] opened.", 2022),
    (
        "in-a-headline-alone",
        "",
        "[Jane Moss] to go\n\nThe bins in Leeds were late, and nobody came to see them on that day.",
        2022,
    ),
    ("role-of-nobody-who-speaks", "", "A [deputy director] met the families in Leeds.", 2022),
    ("too-few-words-quoted", "", "Residents spoke of “[a real mess]” in the streets of Leeds.", 2022),
    ("too-few-words-said", "", "“[Good.]” The work went on in Leeds.", 2022),
    ("name-of-a-thing", "", "The “[Better Lives For Older Neighbours]” plan began in Leeds.", 2022),
    ("told-by-a-document", "", "The report said that [homes in Leeds were late].", 2022),
    ("told-by-nobody-known", "", "Bosses in Leeds said [the homes were late].", 2022),
    ("too-few-words-reported", "", "Councillor Jane Moss said [they waited].", 2022),
    ("quoted-rather-than-reported", "", "Councillor Jane Moss said [it was “a very good day for all of us”].", 2022),
    ("nobody-near-says-it", "", "“[We thank all our staff for this report and for all they do.]”", 2022),
    ("after-a-preposition", "Adam Pell", f"{MET} A note to [Adam Pell], the deputy, said: “The bins are late.”", 2022),
    (
        "owns-what-follows",
        "Jane Moss",
        "[Jane Moss]'s deputy, who was late, said: “We will do more of this now.”",
        2022,
    ),
    (
        "behind-the-subject",
        "Adam Pell",
        "Jane Moss, who met [Adam Pell], who was ill, said: “The bins were late.”",
        2022,
    ),
    (
        "other-gender",
        "Adam Pell",
        f"{MET.replace('Councillor Adam Pell', '[Councillor Adam Pell]')} She said it was late.",
        2022,
    ),
    ("fits-the-pronoun-less", "Anna Pell", "Jane Moss met [Anna Pell] on Monday. She said that it was late.", 2022),
    ("before-the-relative", "Jane Moss", "[Jane Moss] met Adam Pell, who said: “The bins were late.”", 2022),
    ("asked-as-a-question", "", f"{OFSTED} [Must] the council publish a plan?", 2022),
    ("idiom", "", f"{OFSTED} The council [must] be congratulated.", 2022),
    ("cue-is-a-noun", "", f"{OFSTED} Its [need to] change is clear.", 2022),
    ("inside-a-question", "", f"{OFSTED} The report asks how the council [will] improve.", 2022),
    ("denied-deed", "", f"{OFSTED} The council [will] not publish a plan.", 2022),
    ("doer-unknown", "", f"{OFSTED} Readers [should] visit the website.", 2022),
    ("quoted-scrap", "", f"{OFSTED} “[Must] try harder,” he said.", 2022),
    ("only-thought-of", "", f"{OFSTED} If it rains, the council [will] close the hall.", 2022),
    ("decided-by-others", "", f"{OFSTED} The Government [decided to] intervene.", 2022),
    ("done-to-the-council", "", f"{OFSTED} The council [will] be inspected.", 2022),
    ("state-not-a-deed", "", f"{OFSTED} The council [is committed to] promoting independence.", 2022),
    ("nobody-answers-for-it", "", f"{OFSTED} Prices [will] rise.", 2022),
    ("long-past", "", f"{OFSTED} In 1990 the council [should] have published a plan.", 2022),
    ("duty-of-no-council", "", f"{OFSTED} The work [must] change.", 2022),
    ("no-day-given", "", f"{OFSTED} The council [promised] a lot.", 2022),
    ("nobody-is-asked", "", f"{OFSTED} The leader of the council [recommended] it warmly.", 2022),
    ("asked-by-no-reviewer", "", f"{OFSTED} The residents [urged] the council to open it.", 2022),
    ("nothing-recommended", "", f"{OFSTED} The report [recommended] it.", 2022),
    ("need-of-nothing-named", "", f"{OFSTED} [More work is needed].", 2022),
    ("reviewers-own-work", "", f"{OFSTED} Reviews of the council [are under way].", 2022),
    ("list-of-findings", "", f"{OFSTED}\n\nThe inspectors found:\n\n- [staff are kind]\n\n- homes are clean", 2022),
    ("list-of-no-findings", "", f"{OFSTED}\n\nThe council will:\n\n- [hire more staff]\n\n- open a home", 2022),
    (
        "tells-a-rating-or-a-thing-to-do",
        "",
        "Ofsted came. [Inspectors found that services at Leeds City Council were good.]",
        2022,
    ),
    ("count-of-no-rating", "", f"{CPA} [Six] buses were good.", 2006),
    ("bound-not-a-count", "", f"{CPA} [More than 30] councils were good.", 2006),
    ("number-that-is-a-level", "", f"{CPA} Two means fair, [three] good.", 2006),
    ("counts-a-thing-not-councils", "", f"{CPA} [Four] commissioners were sent.", 2006),
    ("counted-before", "", f"{CPA} Three councils were good. Again, [three] councils were good.", 2006),
    ("found-by-no-reviewer", "", f"{OFSTED} Residents [found that] services were slow and poor.", 2022),
    ("reviewers-of-themselves", "", f"{OFSTED} Ofsted [said] it had forty pages of notes.", 2022),
    ("speech-not-a-finding", "", f"{OFSTED} The inspectors [said]: “Services were poor and slow.”", 2022),
    ("told-by-the-way", "", f"{OFSTED} The report came out where inspectors [found] faults last year.", 2022),
    ("nothing-told-as-found", "", f"{OFSTED} Inspectors [reported] on it.", 2022),
    ("cue-without-a-verb", "", f"{OFSTED} The council [must].", 2022),
    ("somebodys-own-doing", "", f"{OFSTED} I [will] open the hall.", 2022),
    ("no-council-is-asked", "", f"{OFSTED} The inspectors [wanted] readers to visit the library.", 2022),
    ("verb-of-no-subject", "", f"{OFSTED} Said [it was late].", 2022),
    ("place-row", "", f"{OFSTED} He works in Bradford and [Hull].", 2022),
    ("not-tied-to-the-value", "leeds", f"{CPA} Five councils, including [Leeds City Council], were rated good.", 2006),
    ("moves-in-no-ratings", "", f"{CPA} [Six] people moved up.", 2006),
]


@pytest.mark.parametrize(("rule", "candidate", "marked", "year"), CASES, ids=lambda value: str(value)[:40])
def test_a_rule_notes_what_it_turns_down_and_why(rule: str, candidate: str, marked: str, year: int) -> None:
    assert (rule, candidate) in turned_down(marked, year)


def test_nothing_is_kept_where_nobody_asked() -> None:
    doc = extractor().nlp("Leeds City Council was rated good by Ofsted. There was good news.")
    assert words_of(doc).weighed is None
    assert tokens_of(doc).weighed is None


def test_weighing_changes_no_record_and_gives_the_same_again() -> None:
    text = "Ofsted rated Leeds City Council good. Harriet Hull was glad of the good news from Bradford."
    record, weighed = weighed_in(text)
    assert weighed
    assert weighed_in(text) == (record, weighed)
    assert record == extractor().annotated(article_of(text))


def names_of_rules() -> set[str]:
    """All strings of one hyphenated word or more in the modules that match, the catalogue itself aside."""
    found: set[str] = set()
    for path in (Path(councilscope.__file__).parent / "matching").rglob("*.py"):
        if path.name != "reasons.py":
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            found.update(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return found


def test_every_reason_is_given_by_a_rule() -> None:
    given = names_of_rules()
    namesakes = {f"namesake-{rule}" for rule in given}
    assert [name for name in REASONS if name not in given | namesakes] == []


def test_every_rule_that_is_named_where_something_is_turned_down_has_its_reason() -> None:
    named: set[str] = set()
    for path in (Path(councilscope.__file__).parent / "matching").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in ("weigh", "Verdict")
                and len(node.args) > 1
            ):
                named |= {one.value for one in ast.walk(node.args[1]) if isinstance(one, ast.Constant)}
    assert len(named) > 30
    assert sorted(named - set(REASONS) - {"designation", "namesake-"}) == []


def test_over_the_corpus_weighing_changes_no_record_and_its_words_stand_in_the_text() -> None:
    rules: set[str] = set()
    for path in sorted((Path(__file__).parents[2] / "corpus").rglob("*.txt"))[::2]:
        source = read_file(path, path.name, extractor().settings)
        weighed: list[Weighed] = []
        record = extractor().record(source, weighed)
        assert record == extractor().record(source), path.name
        if isinstance(record, ArticleRecord):
            assert all(0 <= one.start < one.end <= len(record.text) for one in weighed), path.name
        rules.update(one.rule for one in weighed)
    assert len(rules) > len(REASONS) / 2


def test_each_reason_is_of_a_list_of_the_record_and_a_sentence_without_its_stop() -> None:
    for name, reason in REASONS.items():
        assert reason.kind in {"councils", "people", "ratings", "tallies", "quotes", "action_points", "findings"}, name
        assert not reason.why.endswith("."), name


def test_an_article_may_end_in_the_verb_that_would_report_speech() -> None:
    assert weighed_in("Leeds City Council met. Councillor Jane Moss said that")[0].quotes == ()
