"""Which of our sources decide a result: the modules that some modules lead to, and the vocabulary tables these name."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def key(tree: Path, roots: Iterable[Path], *, leaving_out: Iterable[Path] = ()) -> str:
    """A key of the modules `roots` in the sources at `tree` and of all they lead to within `pipeline` and `config`.

    Comments and form do not count. Empty where a root cannot be read (a program packed without its sources).
    """
    left = sorted(roots)
    if not all(path.is_file() for path in left):
        return ""
    told: dict[Path, bytes] = {}
    passed_over = set(leaving_out)
    while left:
        path = left.pop()
        if path in told or path in passed_over or not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".py":
            module = ast.parse(content)
            left += _leads_to(tree, module)
            content = ast.dump(module).encode()
        told[path] = content
    digest = hashlib.sha256()
    for path in sorted(told):
        digest.update(f"{path.relative_to(tree)}\n".encode() + told[path])
    return digest.hexdigest()[:16]


def _leads_to(tree: Path, module: ast.Module) -> Iterator[Path]:
    """The modules of ours that a module imports, wherever in it, and the vocabulary tables it names."""
    for node in ast.walk(module):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield tree / "config" / "tables" / f"{node.value}.yaml"
        for name in names:
            if name.partition(".")[0] in ("pipeline", "config"):
                path = tree.joinpath(*name.split("."))
                yield from (path.with_suffix(".py"), path / "__init__.py")
