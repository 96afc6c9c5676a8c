"""Lint of models/ratings: ids resolve, scales are ordered and used, every list has a use, overlays replace."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from councilscope.errors import CouncilscopeError
from councilscope.knowledge import Knowledge, load_knowledge
from councilscope.knowledge.ratings import PEOPLE_SLOT, RatingKnowledge, Regime
from councilscope.knowledge.store import shipped_folder
from councilscope.matching.phrases import fold
from councilscope.records import RatingKind

SOURCE = Path(__file__).resolve().parents[2] / "pipeline" / "councilscope" / "matching"


def knowledge() -> RatingKnowledge:
    return load_knowledge().ratings


def test_all_88_regimes_are_there() -> None:
    assert len(knowledge().regimes) >= 88


@pytest.mark.parametrize("regime", knowledge().regimes.values(), ids=lambda regime: regime.id)
def test_regime_resolves(regime: Regime) -> None:
    known = knowledge()
    assert set(regime.bodies) <= set(load_knowledge().bodies.bodies)
    assert set(regime.confusable) <= set(known.regimes)
    assert regime.scale is None or regime.scale in known.scales
    assert all(dimension.scale in known.scales for dimension in regime.dimensions)
    ids = [dimension.id for dimension in regime.dimensions]
    assert len(ids) == len(set(ids))
    assert all(date[:4].isdigit() and regime.runs_in(int(date[:4])) for date in regime.published)


@pytest.mark.parametrize("regime", knowledge().regimes.values(), ids=lambda regime: regime.id)
def test_no_surface_means_two_levels_of_one_judgement(regime: Regime) -> None:
    known = knowledge()
    for name in {scale for scale in (regime.scale, *(d.scale for d in regime.dimensions)) if scale}:
        surfaces = Counter(
            fold(surface.replace("…", "gap"))
            for level in known.scales[name].levels
            for surface in known.surfaces((*level.strong, *level.weak, *level.cells))
        )
        assert [surface for surface, count in surfaces.items() if count > 1] == []


@pytest.mark.parametrize("scale", knowledge().scales.values(), ids=lambda scale: scale.id)
def test_scale_is_used_and_ordered(scale) -> None:  # type: ignore[no-untyped-def]
    used = {s for r in knowledge().regimes.values() for s in (r.scale, *(d.scale for d in r.dimensions)) if s}
    assert scale.id in used
    labels = [level.label for level in scale.levels]
    assert len(labels) == len(set(labels))
    scores = [level.score for level in scale.levels]
    if scale.best and None not in scores:
        assert scores == sorted(scores, reverse=scale.best == "low")  # type: ignore[type-var]


def test_the_slot_for_people_is_filled() -> None:
    known = knowledge()
    surfaces = known.surfaces(("serving some <people> well",))
    assert "serving some people well" in surfaces
    assert not any(PEOPLE_SLOT in surface for surface in surfaces)


def test_every_word_list_has_a_use() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    code += (SOURCE.parent / "knowledge" / "ratings.py").read_text(encoding="utf-8")
    assert [name for name in knowledge().language if f'"{name}"' not in code] == []


@pytest.mark.parametrize("name", sorted(knowledge().language))
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    words = [fold(word) for word in knowledge().language[name]]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_look_alikes_rate_no_council() -> None:
    providers = {regime.id for regime in knowledge().regimes.values() if not regime.rates(provider=False)}
    assert {"ofsted-provider-rating", "cqc-provider-rating", "nhs-performance-rating", "hmicfrs-peel"} <= providers


def test_kinds_are_told_by_the_data() -> None:
    known = knowledge()
    kinds = {d.kind for r in known.regimes.values() for d in r.dimensions} | {r.kind for r in known.regimes.values()}
    assert set(RatingKind) <= kinds


def test_a_new_scheme_touches_data_only(tmp_path: Path) -> None:
    folder = tmp_path / "ratings" / "regimes"
    folder.mkdir(parents=True)
    entry = json.loads((shipped_folder() / "ratings/regimes/cqc-la-assessment.json").read_text(encoding="utf-8"))
    entry["entries"][0] |= {"id": "an-invented-scheme", "name": "Invented scheme"}
    (folder / "an-invented-scheme.json").write_text(json.dumps(entry), encoding="utf-8")
    assert "an-invented-scheme" in Knowledge((tmp_path,)).ratings.regimes


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ratings" / "regimes"
    folder.mkdir(parents=True)
    entry = json.loads((shipped_folder() / "ratings/regimes/cqc-la-assessment.json").read_text(encoding="utf-8"))
    entry["entries"][0]["colour"] = "blue"
    (folder / "wrong.json").write_text(json.dumps(entry), encoding="utf-8")
    with pytest.raises(CouncilscopeError, match="C003"):
        _ = Knowledge((tmp_path,)).ratings
