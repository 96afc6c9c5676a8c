"""The same inputs give the same bytes, whatever the engine, the workers, what lies ready for them, and the order."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from councilscope.engines import Engine, ProcessEngine, SerialEngine, run
from councilscope.pipeline import Extractor
from councilscope.settings import ExtractionSettings, RunSettings

APART = {"run.json", "councilscope.duckdb"}  # whose bytes do not repeat
RULES = ExtractionSettings(model=None)
CORPUS = Path(__file__).parent.parent.parent / "corpus"
INPUTS = [
    path for folder in sorted(CORPUS.iterdir()) for path in sorted(folder.glob("*.*"))[:6] if path.suffix != ".json"
]


def files(inputs: list[Path], out: Path, engine: Engine) -> dict[str, bytes]:
    """Every file of a run but run.json."""
    run(inputs, out, settings=RULES, how=RunSettings(workbook=False), engine=engine)
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file() and path.name not in APART}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run in this process, whose extractor has seen other articles in another order before."""
    extractor = Extractor(RULES)
    for path in random.Random(5).sample(INPUTS, len(INPUTS)):
        extractor.process(path, path.name)
    found = files(INPUTS, tmp_path_factory.mktemp("here"), SerialEngine(extractor))
    assert found["articles.jsonl"].count(b"\n") == len(INPUTS) > 10
    return found


@pytest.mark.parametrize(("workers", "depth", "recycle_after"), [(1, 1, 12), (2, 8, 4000), (4, 64, 4000)])
def test_workers_and_their_depth_change_nothing(
    workers: int, depth: int, recycle_after: int, expected: dict[str, bytes], tmp_path: Path
) -> None:
    make = partial(Extractor, RULES)
    engine = ProcessEngine(make, workers=workers, depth=depth, recycle_after=recycle_after)
    shuffled = random.Random(workers).sample(INPUTS, len(INPUTS))
    assert files(shuffled, tmp_path / "out", engine) == expected
