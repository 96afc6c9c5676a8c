"""Loaders: each yields {id, text, quotes:[{start,end,text,speaker,mention,kind}]}, read from cloned repositories.

speaker: the resolved name; mention: the words in the text; kind: named, pronoun, nominal or none.
Nothing of a data set is stored here. `name_source` says whether speaker is gold or silver.
"""

import collections
import pickle
import re
import subprocess
import xml.etree.ElementTree as ET

import common

PRONOUNS = {"he", "she", "they", "it", "him", "her", "them", "his", "their", "who", "we", "i", "you"}


def kind_of(mention):
    if not mention:
        return "none"
    low = mention.lower().strip()
    if low in PRONOUNS:
        return "pronoun"
    return "named" if re.search(r"\b[A-Z]\w+", re.sub(r"^(The|A|An|His|Her|Their)\b", "", mention)) else "nominal"


def to_quotes(text, gold):
    """gold: (start, end, mention, speaker, source). Keeps the directly quoted parts only."""
    segments = common.quoted_segments(text)
    found = {}
    for start, end, mention, speaker, source in gold:
        for s, e in common.direct_parts(text, segments, start, end):
            if (s, e) not in found or (speaker and not found[s, e]["speaker"]):
                found[s, e] = {
                    "start": s,
                    "end": e,
                    "text": text[s:e],
                    "mention": mention,
                    "speaker": speaker,
                    "name_source": source,
                    "kind": kind_of(mention),
                }
    return [found[k] for k in sorted(found)]


# --- PolNeAR (networkdynamics/PolNeAR) -------------------------------------------------------

POLNEAR_REPO = "networkdynamics/PolNeAR"


class CatFile:
    """One `git cat-file --batch` process for thousands of reads."""

    def __init__(self, repo):
        self.p = subprocess.Popen(
            ["git", f"--git-dir={common.git_dir(repo)}", "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def read(self, path):
        self.p.stdin.write(f"HEAD:{path}\n".encode())
        self.p.stdin.flush()
        head = self.p.stdout.readline().split()
        if head[-1] == b"missing":
            return None
        data = self.p.stdout.read(int(head[-1]))
        self.p.stdout.read(1)
        return data


def coref_names(xml):
    """{(start, end) of a mention's head token: longest PERSON-like name in its chain}, from CoreNLP dcoref."""
    root = ET.fromstring(xml).find("document")
    tokens = {}
    for sent in root.find("sentences"):
        for t in sent.find("tokens"):
            tokens[sent.get("id"), t.get("id")] = (
                int(t.findtext("CharacterOffsetBegin")),
                int(t.findtext("CharacterOffsetEnd")),
                t.findtext("NER"),
            )
    names = {}
    chains = root.find("coreference")
    for chain in chains if chains is not None else ():
        heads, best = [], ""
        for m in chain:
            head = tokens.get((m.findtext("sentence"), m.findtext("head")))
            if head is None:
                continue
            heads.append(head[:2])
            name = re.sub(r"\s*'s$", "", m.findtext("text"))
            if head[2] == "PERSON" and len(name.split()) <= 4 and len(name) > len(best):
                best = name
        for h in heads:
            if best:
                names[h] = best
    return names


def load_polnear():
    """1,008 US political news articles with source, cue and content spans; names of pronouns by CoreNLP (silver)."""
    files = common.git_list(POLNEAR_REPO, "data/")
    git = CatFile(POLNEAR_REPO)
    anns = {}
    for path in files:
        m = re.match(r"data/(train|dev|test)/attributions/(.+)_[0-9a-f]{4}\.ann$", path)
        if m:
            anns.setdefault((m[1], m[2]), path)  # the first annotator, where several did the article
    for (part, name), path in sorted(anns.items()):
        blob = git.read(f"data/{part}/text/{name}.txt")
        if blob is None:
            continue
        text = blob.decode("utf-8")
        xml = git.read(f"data/{part}/corenlp/{name}.txt.xml")
        try:
            names = coref_names(xml) if xml else {}
        except ET.ParseError:
            names = {}
        spans, events = {}, []
        for line in git.read(path).decode("utf-8").splitlines():
            cols = line.split("\t")
            if line.startswith("T") and len(cols) >= 2:
                _, offsets = cols[1].split(" ", 1)
                spans[cols[0]] = [tuple(map(int, o.split())) for o in offsets.split(";")]
            elif line.startswith("E"):
                events.append([a.split(":") for a in cols[1].split()])
        gold, full = [], []
        for event in events:
            parts = collections.defaultdict(list)
            for role, ref in event:
                parts[re.sub(r"\d+$", "", role)] += spans.get(ref, [])
            mention = " ".join(text[s:e] for s, e in parts["Source"])
            speaker, source = mention, "gold"
            if kind_of(mention) in ("pronoun", "nominal"):
                inside = [n for (s, e), n in names.items() if any(a <= s and e <= b for a, b in parts["Source"])]
                speaker, source = (inside[0] if len(set(inside)) == 1 else ""), "silver"
            gold += [(s, e, mention, speaker, source) for s, e in parts["Content"]]
            full.append({k: parts[k] for k in ("Source", "Cue", "Content")})
        yield {"id": name, "text": text, "quotes": to_quotes(text, gold), "attributions": full}


LOADERS = {"polnear": load_polnear}


def load(name, split="all", limit=0):
    cached = common.CACHE / f"data-{name}.pickle"
    if cached.exists():
        docs = pickle.loads(cached.read_bytes())
    else:
        docs = list(LOADERS[name]())
        common.CACHE.mkdir(parents=True, exist_ok=True)
        cached.write_bytes(pickle.dumps(docs))
    docs = sorted(
        (d for d in docs if split == "all" or common.split_of(d["id"]) == split),
        key=lambda d: common.order_key(d["id"]),
    )
    return docs[:limit] if limit else docs
