"""A wheel, built and installed into an empty environment, does the whole job from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLE = """Harbours praised by inspectors

12 March 2019

Leeds City Council has been rated shipshape in the Harbour Review, published by Ofsted today.

Council leader Maud Fenwick said: “We are very glad of this report and we thank all of our staff for their work.”
"""
ABOUT = {"what": "An invented scheme.", "sources": ["made up"], "licence": "MIT"}
SCALE = {"id": "harbour", "levels": [{"label": "choppy"}, {"label": "shipshape", "strong": ["shipshape"]}]}
REGIME = {
    "id": "harbour-review",
    "name": "Harbour Review",
    "nations": ["England"],
    "first_year": 2015,
    "form": "graded",
    "level": "service",
    "bodies": ["ofsted"],
    "cues": ["Harbour Review"],
    "subject": "harbours",
    "scale": "harbour",
    "kind": "overall",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment that holds the wheel; dependencies come from the one that tests."""
    home = tmp_path_factory.mktemp("home") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    command = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--no-deps", "--no-index"]
    subprocess.run([*command, "--quiet", "--disable-pip-version-check", str(wheel)], check=True)
    found = subprocess.run(
        [scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    packages = Path(found.stdout.strip())
    # A path in a .pth file is searched after the environment's own packages, and its own .pth files are not read:
    # so the dependencies are there and the checkout is not.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts


def without_python_variables() -> dict[str, str]:
    """The environment, with nothing in it that points Python to this checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def called(scripts: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command, run in ``folder``, with nothing of this checkout in its environment."""
    command, environment = [scripts / "councilscope", *arguments], without_python_variables()
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_one_package_and_all_knowledge(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"councilscope"}
    models = {path.relative_to(ROOT / "models").as_posix() for path in (ROOT / "models").rglob("*") if path.is_file()}
    assert {name.removeprefix("councilscope/models/") for name in names if "/models/" in name} == models
    assert "councilscope/py.typed" in names
    assert not any(name.endswith((".pyc", ".txt", ".html")) and ".dist-info/" not in name for name in names)


def test_the_installed_command_works_with_a_scheme_of_its_own(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for name, entry in (("scales.json", SCALE), ("regimes/harbour.json", REGIME)):
        path = tmp_path / "own" / "ratings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"about": ABOUT, "entries": [entry]}), encoding="utf-8")
    assert called(installed, tmp_path, "knowledge", "check", "own").returncode == 0

    options = ("--model", "none", "--knowledge", "own")
    done = called(installed, tmp_path, "run", "article.txt", "--out", "out", *options)
    assert done.returncode == 0, done.stderr
    record = json.loads((tmp_path / "out" / "articles.jsonl").read_text("utf-8"))
    assert record["councils"][0]["id"] == "leeds"
    assert [(rating["scheme"], rating["value"], rating["rank"]) for rating in record["ratings"]] == [
        ("harbour-review", "shipshape", 1)
    ]
    assert "harbour-review" in record["ratings"][0]["knowledge"]
    assert called(installed, tmp_path, "validate", "out").returncode == 0


def test_the_installed_package_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import councilscope, councilscope.knowledge.store as s; print(councilscope.__file__, s.shipped_folder())"
    command, environment = [installed / "python", "-c", code], without_python_variables()
    found = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert str(ROOT) not in found.stdout
