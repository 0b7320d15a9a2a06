"""The ten relations of a citation, and what each is called by who stands at the cited document."""

from __future__ import annotations

from typing import NamedTuple


class Relation(NamedTuple):
    """A relation of docs/contract.md and its inverse; `label` and `inverse_label` are the words for people."""

    name: str
    inverse: str
    label: str
    inverse_label: str


RELATIONS = {
    each.name: each
    for each in (
        Relation("amends", "amended-by", "sửa đổi", "được sửa đổi bởi"),
        Relation("replaces", "replaced-by", "thay thế", "được thay thế bởi"),
        Relation("repeals", "repealed-by", "bãi bỏ", "bị bãi bỏ bởi"),
        Relation("attached-to", "has-attached", "kèm theo", "có kèm theo"),
        Relation("reviews", "reviewed-by", "sơ kết, tổng kết", "được sơ kết, tổng kết bởi"),
        Relation("based-on", "basis-of", "căn cứ", "là căn cứ của"),
        Relation("implements", "implemented-by", "thực hiện", "được thực hiện bởi"),
        Relation("guides", "guided-by", "hướng dẫn", "được hướng dẫn bởi"),
        Relation("extends", "extended-by", "tiếp tục thực hiện", "được tiếp tục thực hiện bởi"),
        Relation("cites", "cited-by", "viện dẫn", "được viện dẫn bởi"),
    )
}
# What who cites would say, for people.
LABELS = {each.name: each.label for each in RELATIONS.values()}
_BY_INVERSE = {each.inverse: each.name for each in RELATIONS.values()}


def plain(name: str) -> str:
    """A relation by either of its names: `amends` for `amended-by`. Raises KeyError for what is none."""
    return name if name in RELATIONS else _BY_INVERSE[name]


def inverse(name: str) -> str:
    """What the cited document would call it: `amended-by` for `amends`."""
    return RELATIONS[name].inverse


def partial(name: str, part: str | None) -> bool:
    """Does it end a part only, so that the rest stands?"""
    return part is not None and name in {"repeals", "replaces"}


def label(name: str, part: str | None = None) -> str:
    """The words for people, as who cites would say it; what ends a `part` is called so."""
    return RELATIONS[name].label + (" một phần" if partial(name, part) else "")


def inverse_label(name: str, part: str | None = None) -> str:
    """The words for people, as the cited document would say it."""
    said = RELATIONS[name].inverse_label
    return f"{said.removesuffix(' bởi')} một phần bởi" if partial(name, part) else said


def names(*, both: bool) -> tuple[str, ...]:
    """All relations by their names, with `both` by their inverse names too."""
    return (*RELATIONS, *_BY_INVERSE) if both else tuple(RELATIONS)
