"""The command line: data on stdout, the rest on stderr, exit codes that a script can trust.

0 good; 1 done, but inputs were rejected and --strict was asked; 2 usage; 3 input or settings invalid; 4 output
invalid; 5 a check fell short; 130 interrupted, to be gone on with by the same command.
"""

from __future__ import annotations

import os
import sys

from councilscope.cli.app import app
from councilscope.cli.console import complain
from councilscope.errors import CouncilscopeError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and leave the process with its exit code; people see no traceback for their errors."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):  # numpy, loaded later, reads them; more threads only spin
        os.environ.setdefault(name, "1")
    try:
        app(prog_name="councilscope")
    except CouncilscopeError as error:
        complain(str(error))
        sys.exit(error.exit_code)
