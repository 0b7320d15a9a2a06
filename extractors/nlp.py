"""The extractors as a spaCy pipeline over a Doc that is exactly the text.

spaCy's Vietnamese tokenizer needs pyvi and cuts every document number; ours keeps numbers whole and every blank, so
that `doc.text == document.text` and offsets agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from extractors.base import Case, Extractor
from extractors.registry import EXTRACTORS
from extractors.trace import Trace
from pipeline.model import Document
from pipeline.number import NUMBER
from pipeline.segment import outline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_WORD = re.compile(r"\w+|[^\w\s]|\s")
_MAX_LENGTH = 50_000_000


class ExactTokenizer:
    """Words, punctuation marks and document numbers; blanks beyond the one after a word are tokens of their own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        from spacy.tokens import Doc

        words, spaces = tokens(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing to store: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> ExactTokenizer:
        """Counterpart of `to_bytes`."""
        return self


def tokens(text: str) -> tuple[list[str], list[bool]]:
    """The text cut into words, and for each whether one blank follows it."""
    words: list[str] = []
    spaces: list[bool] = []
    position = 0
    for number in [*NUMBER.finditer(text), None]:
        stop = number.start() if number else len(text)
        for piece in _WORD.findall(text[position:stop]):
            _append(words, spaces, piece)
        if number:
            _append(words, spaces, number.group())
            position = number.end()
    return words, spaces


def _append(words: list[str], spaces: list[bool], piece: str) -> None:
    if piece == " " and words and not spaces[-1] and not words[-1].isspace():
        spaces[-1] = True
    else:
        words.append(piece)
        spaces.append(False)


def component(extractor: Extractor) -> Callable[[Doc], Doc]:
    """The extractor as a spaCy component; one that fails leaves a note in `doc._.fields["failures"]`."""

    def run(doc: Doc) -> Doc:
        case = Case(doc._.document, doc._.outline, doc._.fields, doc, doc._.trace)
        try:
            found = extractor.find(case)
        except Exception as error:
            # One field failing does not lose the others: the archivist gets the record and is told.
            failure = f"{extractor.name}: {type(error).__name__}: {error}"
            doc._.fields["failures"] = (*doc._.fields.get("failures", ()), failure)
        else:
            doc._.fields.update(found)
        return doc

    return run


@cache
def pipeline() -> Language:
    """The spaCy pipeline with one component per line of the registry."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    for name in ("document", "outline", "fields", "trace"):
        Doc.set_extension(name, default=None, force=True)
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    nlp.tokenizer = ExactTokenizer(nlp.vocab)
    nlp.max_length = _MAX_LENGTH
    for extractor in EXTRACTORS:
        for field in extractor.assigns:
            Doc.set_extension(field, getter=_getter(field), force=True)
        Language.component(
            f"vanban_{extractor.name}",
            assigns=[f"doc._.{field}" for field in extractor.assigns],
            requires=[f"doc._.{field}" for field in extractor.requires],
            func=component(extractor),
        )
        nlp.add_pipe(f"vanban_{extractor.name}")
    return nlp


def _getter(field: str) -> Callable[[Doc], Any]:
    return lambda doc: doc._.fields.get(field)


def fields(document: Document, trace: Trace | None = None) -> dict[str, Any]:
    """All fields of one document, by the name under which the extractors assign them; `trace` is told why."""
    nlp = pipeline()
    doc = nlp.make_doc(document.text)
    doc._.document, doc._.outline, doc._.fields, doc._.trace = document, outline(document), {}, trace
    found: dict[str, Any] = nlp(doc)._.fields
    return found
