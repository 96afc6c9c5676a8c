"""The trained trees: evaluated as they were trained, and refused where they do not fit the features."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from pydantic import ValidationError

from cleaning.pages import KNOWLEDGE
from councilscope.cleaning.features import features_of, names
from councilscope.cleaning.lexicon import lexicon_of
from councilscope.cleaning.line_model import Trees, trees_of
from councilscope.cleaning.plaintext import plain_lines
from councilscope.cleaning.signals import Signals, page_signals
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


def test_a_tree_that_is_too_deep_to_be_completed_is_refused() -> None:
    size = 2 * 13 + 1
    inner = [node % 2 == 0 and node < size - 1 for node in range(size)]
    chain = {
        "feature": [0] * size, "threshold": [0.0] * size, "value": [0.0] * size, "roots": (0,),
        "left": [node + 1 if is_inner else node for node, is_inner in enumerate(inner)],
        "right": [node + 2 if is_inner else node for node, is_inner in enumerate(inner)],
    }  # fmt: skip
    with pytest.raises(ValidationError, match="deeper"):
        LineModel.model_validate(TWO_TREES.model_dump() | chain)


def test_no_rows_give_no_chances() -> None:
    assert Trees(TWO_TREES).probabilities(np.zeros((0, 2), dtype=np.float32)).tolist() == []


@pytest.mark.parametrize(
    "change",
    [
        {"left": (9, 1, 2, 4, 4, 5, 6)},
        {"left": (0, 1, 2, 4, 4, 5, 6)},
        {"right": (2, 1, 2, 3, 4, 5, 6)},
        {"value": (0.0,)},
        {"feature": (2, 0, 0, 1, 0, 0, 0)},
    ],
)
def test_broken_trees_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        LineModel.model_validate(TWO_TREES.model_dump() | change)


@pytest.mark.parametrize("form", ["plain-text", "page"])
def test_shipped_models_fit_the_features(form: str) -> None:
    assert KNOWLEDGE.boilerplate.line_models[form].columns == names(html=form == "page")
    assert trees_of(KNOWLEDGE.boilerplate, form).depth <= 6


@pytest.mark.parametrize("html", [False, True])
def test_each_column_has_a_name_of_its_own(html: bool) -> None:
    assert len(set(names(html=html))) == len(names(html=html))


def test_a_label_of_comments_is_seen_from_the_lines_below_it() -> None:
    text = "The council has hired two more inspectors of homes.\n\nComments\n\nAbout time too, if you ask me."
    signals, columns = _columns(text)
    assert [signal.cue.reason for signal in signals] == ["", "comments", ""]
    assert columns["since_comments"].tolist() == [50.0, 0.0, 1.0]
    assert columns["until_comments"].tolist() == [1.0, 0.0, 50.0]
    assert columns["since_share"].tolist() == [50.0, 50.0, 50.0]


def test_words_said_again_near_by_count_and_those_far_away_do_not() -> None:
    near = "Ferrymen threatened a strike.\n\nFerrymen want wages."
    far = near.replace("\n\n", "\n\n" + "Nothing.\n\n" * 7)
    assert _columns(near)[1]["told_beside"].tolist() == [pytest.approx(1 / 3), pytest.approx(1 / 2)]
    assert _columns(far)[1]["told_beside"][[0, -1]].tolist() == [0.0, 0.0]


def test_a_block_is_what_stands_between_blank_lines() -> None:
    _, columns = _columns("One.\n\nTwo here.\nThree is the third.\n\nFour.")
    assert np.expm1(columns["block_lines"]).round().tolist() == [1, 2, 2, 1]
    assert np.expm1(columns["block_words"]).round().tolist() == [1, 6, 6, 1]
    assert columns["in_block"].tolist() == [0, 0, 1, 0]


def test_the_features_of_a_page_without_lines_have_no_rows() -> None:
    assert features_of([], []).shape == (0, len(names(html=False)))


def _columns(text: str) -> tuple[list[Signals], dict[str, NDArray[np.float32]]]:
    lines = plain_lines(text)
    signals = page_signals(lines, text, *lexicon_of(KNOWLEDGE.boilerplate))
    return signals, dict(zip(names(html=False), features_of(lines, signals).T, strict=True))


def test_a_model_of_other_features_is_refused() -> None:
    other = replace(KNOWLEDGE.boilerplate, line_models={"plain-text": TWO_TREES})
    with pytest.raises(CouncilscopeError) as caught:
        trees_of(other, "plain-text")
    assert caught.value.code == "C003"
