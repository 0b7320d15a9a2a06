"""Contradictions and oddities that a person should look at."""

from __future__ import annotations

from typing import Any

from extractors.base import Case
from pipeline import model
from pipeline.bundle import suspected


def find(case: Case) -> dict[str, Any]:
    """Findings from the fields found so far; codes are listed in docs/errors.md."""
    found: list[model.Finding] = list(case.fields.get("citation_conflicts", ()))
    if unread := case.fields.get("number_unread"):
        found.append(model.Finding("number-unread", "Số viết tay hoặc không đọc được", unread))
    elif case.fields.get("number") is None and not case.fields.get("carrier"):
        found.append(model.Finding("number-missing", "Không thấy số, ký hiệu của văn bản"))
    if unread := case.fields.get("date_unread"):
        found.append(model.Finding("date-unread", "Ngày ban hành viết tay hoặc không đọc được", unread))
    since = _issued_since(case)
    for deadline in case.fields.get("deadlines", ()):
        if since and deadline.due and deadline.due < since:
            message = f"Hạn {deadline.due} trước ngày ban hành ({since})"
            found.append(model.Finding("deadline-before-issue", message, deadline.evidence))
    for span in suspected(case.document):
        found.append(model.Finding("bundle-suspected", "Có thể một văn bản khác bắt đầu ở đây", case.evidence(*span)))
    for problem in case.document.problems:
        if problem.code == "bad-text-layer":
            found.append(model.Finding("bad-text-layer", problem.message))
    found += [model.Finding("extractor-failed", failure) for failure in case.fields.get("failures", ())]
    return {"findings": tuple(found)}


def _issued_since(case: Case) -> str | None:
    """The earliest day on which the document can have been issued: its date, or the first of its month."""
    issued, month = case.fields.get("issued_on"), case.fields.get("issued_in")
    if issued is not None:
        return str(issued.value)
    return f"{month}-01" if month else None
