"""Score a quote extractor: python benchmarks/quotes/score.py --data NAME --system NAME (see README.md)."""

import argparse
import json
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import common
import corpora
import systems

ARTICLES = {"the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "sir", "cllr", "councillor", "prof", "professor"}
CUT = re.compile(r",|;|\(| who | of | from | for | in | at | with | and | on ")


def tokens(name):
    low = re.sub(r"['’]s\b|['’](?=\s|$)", "", name.lower())
    return [t for t in re.findall(r"\w+(?:[-'’]\w+)*", low) if t not in ARTICLES]


def last_name(name):
    """The last word of the name at the head of a mention; the head noun where there is no name."""
    name = re.sub(r"['’]s\b", "", name.strip().strip('"“”,.; '))
    head = CUT.split(name)[0]
    for part in (head, name):
        runs = re.findall(r"(?:[A-Z][\w'’.-]*\s*)+", part)
        if runs and tokens(runs[-1]):
            return tokens(runs[-1])[-1]
    found = tokens(head) or tokens(name)
    return found[-1] if found else ""


def surface(pred, gold):
    """One name's words contain the other's."""
    p, g = set(tokens(pred)), set(tokens(gold))
    return bool(p and g and (p <= g or g <= p))


def word_spans(text):
    return [(m.start(), m.end()) for m in re.finditer(r"\w+", text)]


def overlap(a, b, spans):
    inside = lambda x: {i for i, (s, e) in enumerate(spans) if s >= x[0] and e <= x[1]}  # noqa: E731
    x, y = inside(a), inside(b)
    return len(x & y) / max(len(x), len(y), 1)


def match(gold, pred, text, threshold):
    """One-to-one matches, best first: [(gold index, prediction index)]."""
    spans, pairs = word_spans(text), []
    for i, g in enumerate(gold):
        for j, p in enumerate(pred):
            if p["end"] > g["start"] and p["start"] < g["end"]:
                same = (g["start"], g["end"]) == (p["start"], p["end"])
                o = 1.0 if same else overlap((g["start"], g["end"]), (p["start"], p["end"]), spans)
                if same or o >= threshold:
                    pairs.append((-o, not same, i, j))
    used_g, used_p, out = set(), set(), []
    for _, _, i, j in sorted(pairs):
        if i not in used_g and j not in used_p:
            used_g.add(i)
            used_p.add(j)
            out.append((i, j))
    return out


def scored_predictions(text, raw, direct):
    """Bring predictions to the same unit as gold: directly quoted, one paragraph, MIN_WORDS or more."""
    segments, found = common.quoted_segments(text), {}
    for q in raw:
        flag = q.get("direct", direct)
        for s, e in common.direct_parts(text, segments, q["start"], q["end"], keep_marked=flag is not False):
            kept = found.get((s, e))
            if kept is None or (q["speaker"] and not kept["speaker"]):
                found[s, e] = {
                    "start": s,
                    "end": e,
                    "speaker": q["speaker"],
                    "mention": q.get("mention") or q["speaker"],
                }
    return [found[k] for k in sorted(found)]


def prf(tp, n_pred, n_gold):
    p, r = tp / n_pred if n_pred else 0.0, tp / n_gold if n_gold else 0.0
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}


def evaluate(docs, system):
    names = "gold pred exact relaxed named spoken surface same last_n last hard_n hard e2e_pred failed"
    c = dict.fromkeys(names.split(" "), 0)
    seconds, clock = 0.0, time.perf_counter if isinstance(system, systems.Jsonl) else time.process_time
    for doc in docs:
        begin = clock()
        try:
            raw = system.predict_doc(doc) if hasattr(system, "predict_doc") else system.predict(doc["text"])
        except Exception as error:  # noqa: BLE001 - a peer that fails on an article gets no quotes for it
            raw, c["failed"] = [], c["failed"] + 1
            if c["failed"] <= 3:
                print(f"failed on {doc['id']}: {type(error).__name__}: {str(error)[:100]}", file=sys.stderr)
        seconds += clock() - begin
        gold, pred = doc["quotes"], scored_predictions(doc["text"], raw, system.direct)
        c["gold"] += len(gold)
        c["pred"] += len(pred)
        c["exact"] += sum(
            (gold[i]["start"], gold[i]["end"]) == (pred[j]["start"], pred[j]["end"])
            for i, j in match(gold, pred, doc["text"], 1.1)
        )
        pairs = match(gold, pred, doc["text"], 0.8)
        c["relaxed"] += len(pairs)
        c["named"] += sum(bool(g["speaker"]) for g in gold)
        c["e2e_pred"] += len(pred) - sum(not gold[i]["speaker"] for i, _ in pairs)
        for i, j in pairs:
            g, p = gold[i], pred[j]
            accepted = [x for x in (g["mention"], g["speaker"]) if x]
            said = [x for x in (p["mention"], p["speaker"]) if x]
            if accepted:
                c["spoken"] += 1
                c["surface"] += any(surface(a, b) for a in said for b in accepted)
                c["same"] += any(tokens(a) == tokens(b) for a in said for b in accepted)
            if g["speaker"]:
                right = last_name(p["speaker"]) == last_name(g["speaker"])
                c["last_n"] += 1
                c["last"] += right
                if g["kind"] != "named":
                    c["hard_n"] += 1
                    c["hard"] += right
    rate = lambda a, b: a / b if b else 0.0  # noqa: E731
    return {
        "docs": len(docs),
        "failed": c["failed"],
        "gold": c["gold"],
        "pred": c["pred"],
        "exact": prf(c["exact"], c["pred"], c["gold"]),
        "relaxed": prf(c["relaxed"], c["pred"], c["gold"]),
        "surface": rate(c["surface"], c["spoken"]),
        "same": rate(c["same"], c["spoken"]),
        "last": rate(c["last"], c["last_n"]),
        "hard": rate(c["hard"], c["hard_n"]),
        "hard_n": c["hard_n"],
        "e2e": prf(c["last"], c["e2e_pred"], c["named"]),
        "docs_per_s": rate(len(docs), seconds),
        "seconds": seconds,
    }


HEAD = (
    "| data | split | docs | gold | peer | P/R/F1 exact | P/R/F1 relaxed | surface | same | last name | hard | "
    "end-to-end F1 | failed | docs/s |\n|" + "---|" * 14
)


def row(data, split, name, r):
    pct = lambda x: f"{100 * x:.1f}"  # noqa: E731
    three = lambda m: " / ".join(pct(m[k]) for k in "prf")  # noqa: E731
    speed = f"{r['docs_per_s']:.1f}" if not name.startswith("jsonl:") else "–"
    return (
        f"| {data} | {split} | {r['docs']} | {r['gold']} | {name} | {three(r['exact'])} | {three(r['relaxed'])} | "
        f"{pct(r['surface'])} | {pct(r['same'])} | {pct(r['last'])} | {pct(r['hard'])} ({r['hard_n']}) | "
        f"{pct(r['e2e']['f'])} | {r['failed']} | {speed} |"
    )


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", choices=sorted(corpora.LOADERS), required=True)
    ap.add_argument("--system", help=f"{', '.join(systems.SYSTEMS)}, jsonl:FILE or cmd:COMMAND")
    ap.add_argument("--limit", type=int, default=0, help="the first N articles in a fixed hash order")
    ap.add_argument("--json", action="store_true", help="print one JSON object, not a table row")
    ap.add_argument("--dump", action="store_true", help='print the articles as {"id", "text"} lines (no gold) and stop')
    ap.add_argument("--head", action="store_true", help="print the table head first")
    args = ap.parse_args()
    docs = corpora.load(args.data, "open", args.limit)
    if args.dump:
        for d in docs:
            print(json.dumps({"id": d["id"], "text": d["text"]}))
        return
    if not args.system:
        ap.error("--system is needed")
    result = evaluate(docs, systems.make(args.system))
    if args.json:
        print(json.dumps({"data": args.data, "split": "open", "system": args.system, **result}))
    else:
        print((HEAD + "\n" if args.head else "") + row(args.data, "open", args.system, result))


if __name__ == "__main__":
    main()
