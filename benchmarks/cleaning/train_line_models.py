"""Trains the line models of models/boilerplate/line-models/ and reports them cross-validated.

    pip install lightgbm                     # in an environment of its own that also has councilscope
    BENCH_MIRROR=... python benchmarks/cleaning/train_line_models.py --write

Data: the open halves of both benchmarks (see README.md). Only numbers leave this script: no text of theirs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import lightgbm
import numpy as np
from measure import our_body
from numpy.typing import NDArray
from pages import given, load
from scoring import WORD, page_score, summary

from councilscope.cleaning.features import features_of, names
from councilscope.cleaning.glued import split_at_glue
from councilscope.cleaning.html_article import located
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.page import page_features, page_lines, parse
from councilscope.cleaning.plaintext import plain_lines
from councilscope.cleaning.repair import repaired
from councilscope.cleaning.signals import page_signals
from councilscope.errors import RejectedInput
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.boilerplate import LineModel

MODELS = Path(__file__).resolve().parents[2] / "models/boilerplate/line-models"
FORMS = {"plain-text": ("text", "text-mid"), "page": ("html",)}
VARIANTS = ("text-tight", "text-loose", "text-nl")
"""Each page is trained on in one of these forms as well, so that no model leans on where blank lines stand."""
DATA = ("aeb", "wcxb-all")
FOLDS = 4
TREES = 110
PARAMETERS = {
    "objective": "binary", "num_leaves": 31, "max_depth": 6, "learning_rate": 0.12, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "min_data_in_leaf": 60, "lambda_l2": 5, "max_bin": 127,
    "seed": 1, "deterministic": True, "force_row_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
ABOUT = {
    "what": "Which lines are the article's: gradient-boosted trees over the features of a line and its neighbours. "
    "The card is LINE_MODELS.md in the folder above.",
    "sources": [
        "Weights trained on the open half of scrapinghub/article-extraction-benchmark (annotations MIT)",
        "and of Murrough-Foley/web-content-extraction-benchmark (annotations CC BY 4.0); no text of theirs is in it",
    ],
    "licence": "MIT",
}


Score = tuple[float | None, float | None]
"""Precision and recall of a page."""


class Example(NamedTuple):
    """A page and its lines: features, share of each line's words that are in the article, and how many words it has."""

    data: str
    form: str
    kind: str
    site: str
    page: str
    gold: str
    texts: list[str]
    features: NDArray[np.float32]
    shares: NDArray[np.float64]
    sizes: NDArray[np.float64]

    def fold(self, drawing: int) -> int:
        """Pages of one site, whatever their form, are held out together; each drawing parts the sites anew."""
        return number_of(f"{drawing} {self.site}", FOLDS)


def shares_in(texts: list[str], gold: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How much of each line is covered by the article's runs of four words, which may cross lines; and line sizes."""
    words = WORD.findall(gold)
    wanted = {tuple(words[place : place + 4]) for place in range(max(1, len(words) - 3))}
    tokens = [(word, line) for line, text in enumerate(texts) for word in WORD.findall(text)]
    covered = np.zeros(len(tokens))
    for place in range(len(tokens) - 3):
        if tuple(word for word, _ in tokens[place : place + 4]) in wanted:
            covered[place : place + 4] = 1.0
    owner = np.array([line for _, line in tokens], dtype=int)
    sizes = np.bincount(owner, minlength=len(texts)).astype(float)
    return np.bincount(owner, weights=covered, minlength=len(texts)) / np.maximum(sizes, 1.0), sizes


def examples(form: str, only: Callable[[str], bool] = lambda identifier: True) -> list[Example]:
    """Every page of the data in one form, or those whose id is chosen; pages without a line are left out."""
    lexicon, markers = lexicon_of(load_knowledge().boilerplate)
    found = []
    for data in DATA:
        for item in load(data):
            if not only(item.id):
                continue
            try:
                page = page_lines(parse(item.html)) if form == "html" else None
            except RejectedInput:
                continue
            raw = given(item, form)
            mapped = repaired("\n".join(line.text for line in page) if page else raw.replace("\0", ""))
            lines = (
                located(page, mapped.text)
                if page
                else split_at_glue(plain_lines(mapped.text), mapped, lexicon, markers)
            )
            if lines:
                signals = page_signals(lines, mapped.text, lexicon, markers)
                features = features_of(lines, signals, page_features(page) if page else None)
                texts = [line.text for line in lines]
                measured = shares_in(texts, item.gold)
                found.append(Example(data, form, item.kind, item.site, raw, item.gold, texts, features, *measured))
    return found


def fitted(chosen: list[Example]) -> lightgbm.Booster:
    """Trees over the chosen pages: long lines weigh more, long pages and other kinds of page less."""
    weights = [
        np.sqrt(np.minimum(item.sizes, 60) + 1)
        * (1.0 if item.kind == "article" else 0.5)
        / np.sqrt(item.sizes.sum() + 50)
        for item in chosen
    ]
    labels = np.concatenate([item.shares >= 0.5 for item in chosen]).astype(int)
    data = lightgbm.Dataset(np.concatenate([item.features for item in chosen]), labels, weight=np.concatenate(weights))
    return lightgbm.train(PARAMETERS, data, TREES)


def number_of(identifier: str, most: int) -> int:
    """A number below ``most`` that a page's id or site always gives."""
    return int(hashlib.md5(identifier.encode()).hexdigest(), 16) % most


def variants() -> list[Example]:
    """Each page in one of the VARIANTS, which one being told by its id."""
    return [
        item
        for at, form in enumerate(VARIANTS)
        for item in examples(form, lambda identifier, at=at: number_of(f"{identifier} variant", len(VARIANTS)) == at)  # type: ignore[misc]
    ]


def with_model(form: str, model: lightgbm.Booster) -> Knowledge:
    """What Councilscope knows, with this line model for the form."""
    known = Knowledge()
    line_models = known.boilerplate.line_models | {form: LineModel.model_validate(exported(form, model))}
    known.boilerplate = replace(known.boilerplate, line_models=line_models)
    return known


def report(form: str, found: list[Example], drawings: int) -> None:
    """Print precision, recall and F1 on pages of sites that the model has not seen: of its lines, of the article."""
    rows: dict[tuple[str, str, str], list[list[Score]]] = {}
    for drawing in range(1, drawings + 1):
        for fold in range(FOLDS):
            model = fitted([item for item in found if item.fold(drawing) != fold])
            body = our_body("html" if form == "page" else "text", knowledge=with_model(form, model))
            for item in found:
                if item.fold(drawing) != fold or item.kind != "article" or item.form not in FORMS[form]:
                    continue
                chosen = zip(item.texts, model.predict(item.features), strict=True)
                alone = "\n".join(line for line, chance in chosen if chance >= 0.5)
                for way, text in (("lines alone", alone), ("article", body(item.page))):
                    drawn = rows.setdefault((item.data, item.form, way), [])
                    if len(drawn) < drawing:
                        drawn.append([])
                    drawn[-1].append(page_score(item.gold, text))
        for (data, shape, way), drawn in sorted(rows.items()):
            figures = np.array([summary(scores) for scores in drawn])
            precision, recall, f1 = figures.mean(axis=0)
            spread = figures[:, 2].max() - figures[:, 2].min()
            print(
                f"{data} {shape}, {way}, {len(drawn)} drawings of {len(drawn[-1])} pages: "
                f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, which varies by {spread:.3f}",
                flush=True,
            )


def exported(form: str, model: lightgbm.Booster) -> dict[str, object]:
    """The trees as flat lists, one item a node."""
    nodes: list[list[float]] = []

    def add(node: dict[str, object]) -> int:
        place = len(nodes)
        nodes.append([0, 0.0, place, place, 0.0])
        if "split_feature" in node:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[place] = [node["split_feature"], float(f"{node['threshold']:.7g}"), left, right, 0.0]
        else:
            nodes[place][4] = round(node["leaf_value"], 5)
        return place

    roots = [add(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    feature, threshold, left, right, value = (list(column) for column in zip(*nodes, strict=True))
    columns = names(html=form == "page")
    return {
        "id": form, "columns": columns, "roots": roots, "feature": feature, "threshold": threshold,
        "left": left, "right": right, "value": value,
    }  # fmt: skip


def write(form: str, model: lightgbm.Booster) -> None:
    """The model as a knowledge file, one list a line."""
    entry = ",\n".join(
        f'"{key}": {json.dumps(value, separators=(",", ":"))}' for key, value in exported(form, model).items()
    )
    text = f'{{"about": {json.dumps(ABOUT, indent=1)},\n"entries": [{{\n{entry}\n}}]}}\n'
    (MODELS / f"{form}.json").write_text(text, encoding="utf-8")


def main() -> None:
    """Cross-validate, then train on all and write if asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--form", choices=list(FORMS), action="append")
    options.add_argument("--write", action="store_true")
    options.add_argument("--drawings", type=int, default=3, help="how many times the sites are parted into folds")
    chosen = options.parse_args()
    logging.disable(logging.CRITICAL)
    for form in chosen.form or FORMS:
        found = [item for shape in FORMS[form] for item in examples(shape)]
        found += variants() if form == "plain-text" else []
        report(form, found, chosen.drawings)
        if chosen.write:
            write(form, fitted(found))


if __name__ == "__main__":
    main()
