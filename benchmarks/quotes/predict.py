"""Councilscope's answers for other scorers: {"id", "text"} lines on stdin, {"id", "quotes"} lines on stdout."""

from __future__ import annotations

import json
import sys

import systems


def main() -> None:
    """Answer each line as it comes."""
    system = systems.Councilscope()
    for line in sys.stdin:
        document = json.loads(line)
        text = document["text"]
        quotes = [{**quote, "text": text[quote["start"] : quote["end"]]} for quote in system.predict(text)]
        print(json.dumps({"id": document["id"], "quotes": quotes}), flush=True)


if __name__ == "__main__":
    main()
