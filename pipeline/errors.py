"""Errors a person can act on.

Every error has a code one can search for, says what happened and what to do next, and knows the exit code of the
command that meets it (docs/errors.md lists them all).
"""

from __future__ import annotations

from pipeline.model import Problem


class VanbanError(Exception):
    """Base of all errors this project raises on purpose.

    `code` is stable and upper case with dashes; `hint` tells the next step; `exit_code` follows docs/contract.md:
    1 done in part, 2 wrong use, 3 nothing found, 4 something needed is missing, 5 internal.
    """

    code = "INTERNAL"
    exit_code = 5
    hint = "report this with the file that shows it"

    def __init__(self, message: str, *, hint: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint or type(self).hint
        self.code = code or type(self).code

    def __str__(self) -> str:
        return f"{self.code}: {self.message}; {self.hint}"

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive pickling between worker processes by themselves.
        return _rebuild, (type(self), self.message, self.hint, self.code)

    def problem(self, stage: str, page: int | None = None) -> Problem:
        """The same as data, for the journal and the four lists of a run."""
        return Problem(code=self.code, stage=stage, message=self.message, hint=self.hint, page=page)


def _rebuild(kind: type[VanbanError], message: str, hint: str, code: str) -> VanbanError:
    return kind(message, hint=hint, code=code)


class UsageError(VanbanError):
    """The command was called in a way that has no meaning."""

    code, exit_code, hint = "USAGE", 2, "see vanban --help"


class NotFoundError(VanbanError):
    """Nothing in the archive fits what was asked."""

    code, exit_code, hint = "NOT-FOUND", 3, "try fewer words, or the number alone"


class MissingDependencyError(VanbanError):
    """A program or a service that this step needs is not there."""

    code, exit_code, hint = "MISSING", 4, "run vanban doctor"


class ReadError(VanbanError):
    """A file that cannot be read; subclasses say why."""

    code, exit_code, hint = "READ-FAILED", 1, "open the file in another program and save it anew"


class EmptyFileError(ReadError):
    code, hint = "EMPTY", "fetch the file again from where it came"


class DamagedFileError(ReadError):
    code, hint = "DAMAGED", "the file is cut short or broken: fetch or scan it again"


class EncryptedFileError(ReadError):
    code, hint = "ENCRYPTED", "save a copy without a password and ingest that"


class UnknownTypeError(ReadError):
    code, hint = "UNKNOWN-TYPE", "convert it to PDF, DOCX, TIFF, JPEG, PNG, HTML or text"


class NoTextError(ReadError):
    code, hint = "NO-TEXT", "look at the pages: they may be blank, upside down or handwritten"


class TooLargeError(ReadError):
    code, hint = "TOO-LARGE", "scan at 300 dpi or less, or raise the limit in the settings"


class SearchIndexError(VanbanError):
    """The search index is away, read-only or of another make; the catalogue is not affected."""

    code, exit_code, hint = "INDEX-DOWN", 4, "the catalogue is safe; the index catches up by itself at the next command"


class CatalogueError(VanbanError):
    """The archive's catalogue cannot be opened or is of another make."""

    code, exit_code, hint = "CATALOGUE", 4, "check --archive and that the disk can be written"
