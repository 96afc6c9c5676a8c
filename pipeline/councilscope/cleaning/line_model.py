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
        self._splits, leaves = _levels(model)
        self._count = len(model.roots)
        self._values = np.array(model.value, dtype=np.float64)[leaves]

    @property
    def depth(self) -> int:
        """Steps from a root to the deepest leaf."""
        return len(self._splits)

    def probabilities(self, features: Matrix) -> NDArray[np.float64]:
        """How likely each row's line belongs to the article, rounded to three decimals."""
        rows, width = features.shape
        values = np.ascontiguousarray(features).ravel()
        base = (np.arange(rows) * width)[:, None]
        place = np.broadcast_to(np.arange(self._count), (rows, self._count))  # in a level, whose nodes lie tree by tree
        for level, (column, threshold) in enumerate(self._splits):
            if level:
                place = 2 * place + (values.take(base + column.take(place)) <= threshold.take(place))
            else:  # all lines are asked the same of each tree
                place = 2 * place + (features.take(column, axis=1) <= threshold)
        score = self._values.take(place).sum(axis=1)
        rounded: NDArray[np.float64] = np.round(1.0 / (1.0 + np.exp(-score)), 3)
        return rounded


def _levels(model: LineModel) -> tuple[list[tuple[NDArray[np.intp], NDArray[np.float32]]], NDArray[np.intp]]:
    """Column and threshold of each level's nodes, and the leaves below the last.

    Every tree is completed: a leaf above the last level has itself below it, to the left and to the right. The nodes
    below node n are 2n, to the right, and 2n + 1, to the left.
    """
    column, threshold = np.array(model.feature, dtype=np.intp), np.array(model.threshold, dtype=np.float32)
    right, left = np.array(model.right, dtype=np.intp), np.array(model.left, dtype=np.intp)
    nodes = np.array(model.roots, dtype=np.intp)
    levels = []
    while np.any(left[nodes] != nodes):
        levels.append((column[nodes], threshold[nodes]))
        nodes = np.stack([right[nodes], left[nodes]], axis=1).ravel()
    return levels, nodes


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
