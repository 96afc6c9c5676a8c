"""The peer: trafilatura for the article of a page, spaCy's small pipeline, textacy's direct quotations.

    python benchmarks/throughput/peer.py FOLDER MODEL

Needs an environment of its own: see the README beside the benchmarks.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy
import trafilatura
from spacy.tokens import Doc
from textacy.extract.triples import direct_quotations


def main(folder: Path, model: str) -> int:
    """Read every page of a folder; returns how many quotations were found."""
    nlp = spacy.load(model)
    pages = (path.read_text("utf-8") for path in sorted(folder.iterdir()))
    texts = (trafilatura.extract(page, include_comments=False) or "" for page in pages)
    found = 0
    for doc in nlp.pipe(texts):
        list(doc.ents)
        found += quotations(doc)
    return found


def quotations(doc: Doc) -> int:
    """How many quotations textacy finds; none where it gives up, as it does at an odd number of marks."""
    try:
        return sum(1 for _ in direct_quotations(doc))
    except ValueError:
        return 0


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2]), "quotations")
