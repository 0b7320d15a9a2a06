"""The whole way of one file, as a worker process goes it: read, text, documents, records."""

from __future__ import annotations

from pathlib import Path

from pipeline.bundle import split
from pipeline.decision import Explained
from pipeline.model import Document, Problem, Record
from pipeline.outcome import Outcome, Part
from pipeline.readers.settings import ReadSettings


def document(path: Path, settings: ReadSettings, sha256: str) -> Document:
    """The text of a file. Raises the errors of `pipeline.readers.read`."""
    from pipeline.readers import read
    from pipeline.text import assemble

    return assemble(read(path, settings), str(path), sha256)


def records(path: Path, settings: ReadSettings, sha256: str) -> tuple[Record, ...]:
    """What is known of every document in a file. Raises the errors of `pipeline.readers.read`."""
    from extractors.api import extract

    return extract(document(path, settings, sha256))


def explained(path: Path, settings: ReadSettings, sha256: str) -> tuple[Explained, ...]:
    """The same records with the decisions behind them. Raises the errors of `pipeline.readers.read`."""
    from extractors.api import explained

    return explained(document(path, settings, sha256))


def process(settings: ReadSettings, path: str, sha256: str) -> Outcome:
    """Everything the archive keeps of a file; picklable, for any executor (`functools.partial(process, settings)`)."""
    from extractors.api import extract

    whole = document(Path(path), settings, sha256)
    parts = split(whole)
    return Outcome(
        whole.media_type,
        tuple(
            Part(record, part.words, (*part.problems, *_failures(record)))
            for record, part in zip(extract(whole), parts, strict=True)
        ),
    )


def _failures(record: Record) -> tuple[Problem, ...]:
    """Extractors that failed, as problems: they put the file on the list of suspects."""
    return tuple(
        Problem(finding.code, "extract", finding.message, "report it with the file; the other fields are good")
        for finding in record.findings
        if finding.code == "extractor-failed"
    )
