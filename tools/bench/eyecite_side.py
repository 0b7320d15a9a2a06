"""eyecite in its own process and virtual environment: one JSON line in, one JSON line out.

In: {"tokenizer": "AhocorasickTokenizer" | "HyperscanTokenizer", "cache": folder, "texts": [...]}.
Out: {"seconds": CPU seconds for all texts, "found": citations}.
"""

from __future__ import annotations

import functools
import importlib
import json
import logging
import sys
import time
from typing import Any


@functools.cache
def tokenizer(name: str, cache: str) -> Any:
    """The tokenizer; Hyperscan keeps its compiled patterns in `cache`."""
    kinds = importlib.import_module("eyecite.tokenizers")
    return kinds.default_tokenizer if name == "AhocorasickTokenizer" else kinds.HyperscanTokenizer(cache_dir=cache)


def main() -> None:
    """Answer until the other side closes the pipe."""
    logging.disable(logging.WARNING)
    get_citations = importlib.import_module("eyecite").get_citations
    for line in sys.stdin:
        asked = json.loads(line)
        chosen = tokenizer(asked["tokenizer"], asked["cache"])
        began = time.process_time()
        found = sum(len(get_citations(text, tokenizer=chosen)) for text in asked["texts"])
        print(json.dumps({"seconds": time.process_time() - began, "found": found}), flush=True)


if __name__ == "__main__":
    main()
