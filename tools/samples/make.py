"""Makes samples/ from tools/samples/texts: `python -m tools.samples.make [name …]`."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.samples import markup, page, pictures, word
from tools.samples.source import Sample, load

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def make(sample: Sample, path: Path) -> None:
    """Write one sample to `path` in its format."""
    how = sample.make
    match how.format:
        case "docx":
            word.docx(sample, path)
        case "doc" | "rtf":
            word.converted(sample, path)
        case "html":
            markup.page(sample, path)
        case "md":
            markup.markdown(sample, path)
        case "txt":
            markup.text(sample, path)
        case "pdf":
            path.write_bytes(page.pdf(sample))
        case "scan-pdf":
            worn = [sheet for bound in (sample, *sample.then) for sheet in pictures.pages(bound, page.pdf(bound))]
            path.write_bytes(pictures.scan_pdf(worn, how.quality))
        case "mixed-pdf":
            born = page.pdf(sample)
            path.write_bytes(pictures.mixed_pdf(pictures.pages(sample, born), born, how.quality))
        case "tiff":
            pictures.tiff(pictures.pages(sample, page.pdf(sample)), how.dpi, path)
        case "jpeg":
            known = 0 if "photo" in how.wear else how.dpi
            pictures.jpeg(pictures.pages(sample, page.pdf(sample)), known, how.quality, path)
        case other:
            raise ValueError(f"{sample.file}: no such format: {other}")


def main(names: list[str]) -> None:
    """Make all samples, or those whose file names start with one of the names."""
    SAMPLES.mkdir(exist_ok=True)
    for sample in load():
        if not names or sample.file.startswith(tuple(names)):
            path = SAMPLES / sample.file
            make(sample, path)
            print(f"{path.stat().st_size / 1024:7.0f} KB  {sample.file}")


if __name__ == "__main__":
    main(sys.argv[1:])
