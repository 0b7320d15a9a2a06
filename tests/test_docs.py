"""The documentation tells of everything there is, and of nothing else; every link leads somewhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

from cli import main
from config.settings import Elasticsearch, Settings
from pipeline.readers.settings import ReadSettings

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
PACKAGES = ("config", "extractors", "index", "pipeline")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"(?:^|`|\$ )vanban((?: [a-z][a-z-]+)+)", re.M)


def commands(command: click.Command, path: str = "vanban") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its full name."""
    if isinstance(command, click.Group):
        for name, sub in command.commands.items():
            yield from commands(sub, f"{path} {name}")
    else:
        yield path, command


def codes() -> set[str]:
    """Every code that the source gives to an error, a problem or a finding."""
    found: set[str] = set()
    modules = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    for path in [*modules, ROOT / "cli.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found |= set(_codes_of(node))
    return found


def _codes_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Assign):
        target, value = node.targets[0], node.value
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            target, value = target.elts[0], value.elts[0]
        if isinstance(target, ast.Name) and target.id == "code":
            yield from _strings(value)
    elif isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in {"Problem", "Finding", "_odd"} and node.args:
            yield from _strings(node.args[0])
        if name.endswith(("Error", "Error_", "Problem")):
            yield from (code for key in node.keywords if key.arg == "code" for code in _strings(key.value))

    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "code":
                yield from _strings(value)


def _strings(node: ast.AST) -> Iterator[str]:
    for part in (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,):
        if (
            isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and re.fullmatch(r"[A-Za-z]+(-[A-Za-z]+)*", part.value)
        ):
            yield part.value


@pytest.mark.parametrize("name", sorted(name for name, _ in commands(main)))
def test_command_is_documented(name: str) -> None:
    assert f"## {name}" in (ROOT / "docs/commands.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(name for name, _ in commands(main)))
def test_options_are_documented(name: str) -> None:
    command = dict(commands(main))[name]
    text = (ROOT / "docs/commands.md").read_text("utf-8")
    section = text.partition(f"## {name}\n")[2].partition("\n## ")[0] + text.partition("\n## ")[0]
    options = {
        opt for param in command.params if isinstance(param, click.Option) for opt in param.opts if opt[:2] == "--"
    }
    assert {opt for opt in options - {"--help"} if f"`{opt}" not in section} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_is_invented(page: Path) -> None:
    groups = {" ".join(name.split()[:length]) for name, _ in commands(main) for length in (2, 3)}
    for match in _COMMAND.finditer(page.read_text("utf-8")):
        words = match[1].split()
        assert f"vanban {words[0]}" in groups, match[0]
        if words[0] in {"graph", "index"} and len(words) > 1:
            assert f"vanban {words[0]} {words[1]}" in groups, match[0]


@pytest.mark.parametrize("code", sorted(codes()))
def test_code_is_documented(code: str) -> None:
    assert f"| `{code}` |" in (ROOT / "docs/errors.md").read_text("utf-8")


def test_no_code_is_invented() -> None:
    listed = set(re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs/errors.md").read_text("utf-8"), re.M))
    assert listed - codes() == set()


@pytest.mark.parametrize("settings", [Settings, ReadSettings, Elasticsearch], ids=lambda kind: kind.__name__)
def test_setting_is_documented(settings: type[msgspec.Struct]) -> None:
    text = (ROOT / "docs/settings.md").read_text("utf-8")
    names = set(settings.__struct_fields__) - {"read", "elasticsearch"}
    assert {name for name in names if f"`{name}`" not in text} == set()
    section = {Settings: "", ReadSettings: "READ_", Elasticsearch: "ELASTICSEARCH_"}[settings]
    assert {name for name in names if f"`VANBAN_{section}{name.upper()}`" not in text} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_resolve(page: Path) -> None:
    for target in _LINK.findall(page.read_text("utf-8")):
        if target.startswith(("https://", "http://")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor in slugs, target


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 200


def test_samples_are_listed() -> None:
    text = (ROOT / "docs/samples.md").read_text("utf-8")
    assert {path.name for path in (ROOT / "samples").iterdir() if f"`{path.name}`" not in text} == set()
