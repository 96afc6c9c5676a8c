"""The trained trees: evaluated as they were trained, and refused where they do not fit the features."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pydantic import ValidationError

from cleaning.pages import KNOWLEDGE
from councilscope.cleaning.features import names
from councilscope.cleaning.line_model import Trees, trees_of
from councilscope.errors import CouncilscopeError
from councilscope.knowledge.boilerplate import LineModel

TWO_TREES = LineModel(
    id="two",
    columns=("size", "ends"),
    roots=(0, 3),
    feature=(0, 0, 0, 1, 0, 0, 0),
    threshold=(5.0, 0.0, 0.0, 0.5, 0.0, 2.0, 0.0),
    left=(1, 1, 2, 4, 4, 5, 6),
    right=(2, 1, 2, 6, 4, 5, 6),
    value=(0.0, -1.0, 1.0, 0.0, -2.0, 9.0, 2.0),
)


@pytest.mark.parametrize(
    ("row", "score"), [((5.0, 0.0), -3.0), ((6.0, 0.0), -1.0), ((5.0, 1.0), 1.0), ((6.0, 1.0), 3.0)]
)
def test_probabilities_add_the_leaves_of_all_trees(row: tuple[float, float], score: float) -> None:
    found = Trees(TWO_TREES).probabilities(np.array([row, row], dtype=np.float32))
    assert found.tolist() == [round(1 / (1 + np.exp(-score)), 3)] * 2


def test_no_rows_give_no_chances() -> None:
    assert Trees(TWO_TREES).probabilities(np.zeros((0, 2), dtype=np.float32)).tolist() == []


@pytest.mark.parametrize(
    "change", [{"left": (9, 1, 2, 4, 4, 5, 6)}, {"value": (0.0,)}, {"feature": (2, 0, 0, 1, 0, 0, 0)}]
)
def test_broken_trees_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LineModel.model_validate(TWO_TREES.model_dump() | change)


@pytest.mark.parametrize("form", ["plain-text", "page"])
def test_shipped_models_fit_the_features(form: str) -> None:
    assert KNOWLEDGE.boilerplate.line_models[form].columns == names(html=form == "page")
    assert trees_of(KNOWLEDGE.boilerplate, form).depth <= 6


def test_a_model_of_other_features_is_refused() -> None:
    other = replace(KNOWLEDGE.boilerplate, line_models={"plain-text": TWO_TREES})
    with pytest.raises(CouncilscopeError) as caught:
        trees_of(other, "plain-text")
    assert caught.value.code == "C003"
