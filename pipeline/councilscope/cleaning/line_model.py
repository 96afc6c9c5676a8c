"""Evaluates the trained trees of models/boilerplate/line-models with numpy alone."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from councilscope.cleaning.features import Matrix, names
from councilscope.errors import CouncilscopeError
from councilscope.knowledge.boilerplate import BoilerplateKnowledge, LineModel


class Trees:
    """A line model as arrays, ready to be asked about a page's lines all at once."""

    def __init__(self, model: LineModel) -> None:
        self.columns = model.columns
        self.roots = np.array(model.roots, dtype=np.int32)
        self.feature = np.array(model.feature, dtype=np.int32)
        self.threshold = np.array(model.threshold, dtype=np.float32)
        self.children = np.stack([np.array(model.right), np.array(model.left)], axis=1).astype(np.int32).ravel()
        self.value = np.array(model.value, dtype=np.float64)
        self.depth = self._depth()

    def _depth(self) -> int:
        """Steps from a root to the deepest leaf."""
        nodes = self.roots
        depth = 0
        while True:
            following = np.unique(self.children[np.concatenate([2 * nodes, 2 * nodes + 1])])
            following = following[self.children[2 * following] != following]
            if not len(following):
                return depth + 1
            nodes = following
            depth += 1

    def probabilities(self, features: Matrix) -> NDArray[np.float64]:
        """How likely each row's line belongs to the article, rounded to three decimals."""
        rows, width = features.shape
        values = np.ascontiguousarray(features).ravel()
        base = (np.arange(rows, dtype=np.int32) * np.int32(width))[:, None]
        nodes = np.broadcast_to(self.roots, (rows, len(self.roots)))
        for _ in range(self.depth):
            left = values.take(base + self.feature.take(nodes)) <= self.threshold.take(nodes)
            nodes = self.children.take(2 * nodes + left)
        score = self.value[nodes].sum(axis=1)
        rounded: NDArray[np.float64] = np.round(1.0 / (1.0 + np.exp(-score)), 3)
        return rounded


@lru_cache(maxsize=8)
def trees_of(knowledge: BoilerplateKnowledge, form: str) -> Trees:
    """The compiled line model for a form of page ('plain-text', 'page'), kept while the knowledge lives.

    Raises: CouncilscopeError C003 for a model that was trained on other features than the code gives.
    """
    model = knowledge.line_models[form]
    if model.columns != names(html=form == "page"):
        problem = "its columns are not the features of this version; train it again"
        raise CouncilscopeError("C003", path="boilerplate/line-models", where=form, problem=problem)
    return Trees(model)
