"""Plain pytesseract: each page's embedded picture at its own resolution, `vie`, some processes.

`python -m tools.bench_ocr.plain PDF OUT JOBS`; OUT gets the pages' texts divided by form feeds.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pypdfium2
import pytesseract


def one(path: Path, index: int) -> str:
    """Read one page."""
    page = pypdfium2.PdfDocument(path)[index]
    pictures = [each for each in page.get_objects() if isinstance(each, pypdfium2.PdfImage)]
    picture = max(pictures, key=lambda each: each.get_px_size()[0], default=None)
    # Pages put together of strips or without a picture are rendered.
    shown = picture.get_bitmap() if picture and len(pictures) == 1 else page.render(scale=300 / 72)
    return str(pytesseract.image_to_string(shown.to_pil(), lang="vie"))


def main() -> None:
    """Read all pages and write them down."""
    path, out, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    os.environ["OMP_THREAD_LIMIT"] = "1"
    count = len(pypdfium2.PdfDocument(path))
    with ProcessPoolExecutor(jobs) as pool:
        texts = list(pool.map(partial(one, path), range(count)))
    out.write_text("\f".join(text.replace("\f", "") for text in texts), "utf-8")


if __name__ == "__main__":
    main()
