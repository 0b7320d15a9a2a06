"""What holds of every record: no value without evidence, spans that give the value back, exactly the keys of the contract."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from extractors.api import extract
from extractors.dates import full_date
from pipeline.model import Evidence, Field, Record
from pipeline.number import canonical
from pipeline.readers import read
from pipeline.text import assemble
from pipeline.viet import fold, key

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
FILES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix in {".txt", ".md", ".html", ".docx"})

EVIDENCE = {"page", "start", "end", "bbox"}
FIELD = {"value", "confidence", "evidence"}
KEYS: dict[str, set[str]] = {
    "": {
        *("schema", "id", "source", "text", "kind", "number", "issued_on", "place", "issuer", "subject", "signatory"),
        *("recipients", "deadlines", "citations", "receipt", "attachments", "reports", "findings"),
    },
    "source": {"path", "sha256", "media_type", "part", "pages"},
    "source.pages": {"number", "width", "height", "text_from", "confidence", "start", "end"},
    "kind": FIELD | {"code"},
    "number": FIELD,
    "issued_on": FIELD | {"precision"},
    "place": FIELD,
    "issuer": FIELD | {"locality"},
    "subject": FIELD,
    "signatory": FIELD | {"position", "authority"},
    "recipients": FIELD | {"purpose"},
    "deadlines": {
        *("start", "due", "precision", "recurrence", "text", "task", "responsible"),
        *("confidence", "evidence"),
    },
    "citations": {
        *("kind", "number", "name", "date", "issuer", "term", "relation", "target", "mentions"),
        *("confidence", "evidence", "part", "year", "locality", "title"),
    },
    "citations.mentions": {"text", "start", "end", "page"},
    "receipt": {"number", "date", "body", "confidence", "evidence"},
    "attachments": {"kind", "title", "start", "end", "confidence", "evidence"},
    "reports": {"kind", "number", "issuer", "date", "subject", "signatory"},
    "findings": {"code", "message", "evidence"},
}


ABSENT = {("05", "place"), ("20", "place"), ("20", "issuer"), ("20", "signatory")}


@cache
def record(name: str) -> Record:
    path = SAMPLES / name
    (found,) = extract(assemble(read(path), str(path), hashlib.sha256(path.read_bytes()).hexdigest()))
    return found


def plain(name: str) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record(name)))
    return found


def objects(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of the JSON with the path of keys that leads to it."""
    if isinstance(value, dict):
        yield path, value
        for name, part in value.items():
            yield from objects(part, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for part in value:
            yield from objects(part, path)


def at(found: Record, evidence: tuple[Evidence, ...]) -> str:
    """The text at some evidence, pieces on several pages in order."""
    return " ".join(found.text[e.start : e.end] for e in evidence)


def letters(text: str) -> str:
    return re.sub(r"\W+", " ", fold(text)).strip()


def test_there_are_samples_of_every_text_format() -> None:
    assert {Path(name).suffix for name in FILES} == {".txt", ".md", ".html", ".docx"}


@pytest.mark.parametrize("name", FILES)
def test_exactly_the_keys_of_the_contract(name: str) -> None:
    for path, found in objects(plain(name)):
        expected = EVIDENCE if path.endswith("evidence") else KEYS[path]
        assert set(found) == expected, path


@pytest.mark.parametrize("name", FILES)
def test_no_value_without_evidence(name: str) -> None:
    found = plain(name)
    for path, part in objects(found):
        if path in KEYS and "evidence" in part and (path != "findings" or "missing" not in part["code"]):
            assert part["evidence"] or part.get("value", "") is None, (path, part)
        if "confidence" in part:
            assert 0 <= part["confidence"] <= 1


@pytest.mark.parametrize("name", FILES)
def test_every_span_lies_in_the_text_and_on_its_page(name: str) -> None:
    found = plain(name)
    pages = {page["number"]: (page["start"], page["end"]) for page in found["source"]["pages"]}
    spans = [part for path, part in objects(found) if path.endswith(("evidence", "mentions", "attachments"))]
    assert spans
    for span in spans:
        assert 0 <= span["start"] < span["end"] <= len(found["text"])
        if "page" in span:
            low, high = pages[span["page"]]
            assert low <= span["start"] < high
        if "bbox" in span:
            assert span["end"] <= high


@pytest.mark.parametrize("name", FILES)
def test_pages_make_up_the_text(name: str) -> None:
    found = record(name)
    assert "\f".join(found.text[page.start : page.end] for page in found.source.pages) == found.text


@pytest.mark.parametrize("name", FILES)
def test_number_is_what_stands_there(name: str) -> None:
    found = record(name)
    if found.number is None:
        assert name.startswith("20-"), "only the news article bears no number"
        return
    assert canonical(at(found, found.number.evidence)) == found.number.value


@pytest.mark.parametrize("name", FILES)
def test_date_is_what_stands_there(name: str) -> None:
    found = record(name)
    if found.issued_on is None:
        assert name.startswith("20-"), "only the news article bears no date"
        return
    assert found.issued_on.precision == "day"
    assert full_date(at(found, found.issued_on.evidence)) == found.issued_on.value


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("field", ["kind", "place", "subject", "issuer", "signatory"])
def test_words_of_a_field_are_what_stands_there(name: str, field: str) -> None:
    found = record(name)
    stated: Field | None = getattr(found, field)
    if stated is None or stated.value is None:
        assert (name[:2], field) in ABSENT
        return
    if stated.value == "Bài báo":
        return
    there = letters(at(found, stated.evidence))
    if field == "issuer":
        # Names of several lines are joined and completed with the word for the level (UBND, HUYỆN …).
        assert set(letters(stated.value).split()) <= set(there.split())
    else:
        assert letters(stated.value) == there


@pytest.mark.parametrize("name", FILES)
def test_items_are_what_stands_there(name: str) -> None:
    found = record(name)
    for recipient in found.recipients:
        assert letters(recipient.value) in letters(at(found, recipient.evidence))
    for deadline in found.deadlines:
        assert key(deadline.text) in key(at(found, deadline.evidence))
    for attachment in found.attachments:
        assert letters(attachment.kind) in letters(found.text[attachment.start : attachment.end])


@pytest.mark.parametrize("name", FILES)
def test_mentions_are_what_stands_there(name: str) -> None:
    found = record(name)
    assert bool(found.citations) == (name[:2] != "10")
    for citation in found.citations:
        assert citation.mentions
        assert [m.start for m in citation.mentions] == sorted({m.start for m in citation.mentions})
        for mention in citation.mentions:
            assert mention.text == found.text[mention.start : mention.end]
            assert mention.text == mention.text.strip()


@pytest.mark.parametrize("name", FILES)
def test_id_depends_on_the_content_alone(name: str, tmp_path: Path) -> None:
    data = (SAMPLES / name).read_bytes()
    copy = tmp_path / f"another name{Path(name).suffix}"
    copy.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    (again,) = extract(assemble(read(copy), str(copy), digest))
    assert again.id == record(name).id == f"{digest[:16]}-1"
    assert msgspec.structs.replace(again, source=record(name).source) == record(name)


def test_ids_differ() -> None:
    assert len({record(name).id for name in FILES}) == len(FILES)


def test_json_goes_back_into_the_same_record() -> None:
    for name in FILES:
        assert msgspec.json.decode(msgspec.json.encode(record(name)), type=Record) == record(name)
