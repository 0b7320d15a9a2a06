"""The whole way of one file, as a worker process goes it: read, text, documents, records."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.bundle import split
from pipeline.decision import Explained
from pipeline.errors import ReadError
from pipeline.model import Document, Problem, Record
from pipeline.outcome import Outcome, Part
from pipeline.readers.settings import ReadSettings
from pipeline.run import digest, original


def document(path: Path, settings: ReadSettings, sha256: str, content: Path | None = None) -> Document:
    """The text of a file, whose content may lie elsewhere. Raises the errors of `pipeline.readers.read`."""
    from pipeline.readers import read
    from pipeline.text import assemble

    return assemble(read(content or path, settings), str(path), sha256)


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
    return _outcome(document(Path(path), settings, sha256))


def process_again(settings: ReadSettings, originals: Path, path: str, sha256: str) -> Outcome:
    """The same of a file that is in, from the copy in the archive's folder `originals`; `path` is its former name.

    Raises ReadError (`ORIGINAL-GONE`) where that copy is away or no longer what it was.
    """
    kept = original(originals, sha256)
    try:
        whole = digest(kept) == sha256
    except OSError:
        whole = False
    if not whole:
        hint = f"delete {kept} if it is there, and ingest the file again from where it came"
        raise ReadError(f"the archive's own copy of {path} is gone or damaged", hint=hint, code="ORIGINAL-GONE")
    # Some formats are told by the ending of the name, and messages name the file.
    with TemporaryDirectory(prefix="vanban-again-") as folder:
        named = Path(folder, Path(path).name)
        named.symlink_to(kept.absolute())
        return _outcome(document(Path(path), settings, sha256, named))


def _outcome(whole: Document) -> Outcome:
    from extractors.api import extract

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
