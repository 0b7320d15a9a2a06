"""Weighing a change of the rules: two revisions of the real code at work on a small corpus of our own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest

from tools.gains import reading_code
from tools.gains_compare import Gain, flat, weigh

ROOT = Path(__file__).resolve().parent.parent
# Has of the scoring program what the tool uses: a tally with `one` and `many`, and `score_record`.
SCORE = """
class Tally:
    def __init__(self):
        self.n = {}

    def add(self, field, tp, fp, fn):
        self.n[field] = [a + b for a, b in zip(self.n.get(field, [0, 0, 0]), (tp, fp, fn))]

    def one(self, doc, field, gold, got, same):
        ok = gold is not None and got is not None and same(gold, got)
        self.add(field, ok, not ok and got is not None, not ok and gold is not None)

    def many(self, doc, field, gold, got, same, show=lambda x: x):
        left, pairs = list(got), []
        for wanted in gold:
            hit = next((x for x in left if same(wanted, x)), None)
            if hit is not None:
                left.remove(hit)
                pairs.append((wanted, hit))
            self.add(field, hit is not None, 0, hit is None)
        self.add(field, 0, len(left), 0)
        return pairs


def score_record(tally, doc, gold, got):
    same = lambda a, b: a == b
    value = lambda field: (got.get(field) or {}).get("value")
    for field in ("number", "subject"):
        if field in gold:
            tally.one(doc, field, gold[field], value(field), same)
    if "signatory" in gold:
        tally.one(doc, "signatory", gold["signatory"]["name"], value("signatory"), same)
    if "recipients" in gold:
        tally.many(doc, "recipients", gold["recipients"], [r["value"] for r in got.get("recipients") or []], same)
"""
LETTER = """HUYỆN ỦY LAM KHÊ
*
Số 214-CV/HU
V/v kiểm tra kho lưu trữ

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Khê, ngày 9 tháng 6 năm 2016

Kính gửi:
- Đảng ủy xã Đông Hòa;
- Đảng ủy xã Tân Lập.

Thường trực Huyện ủy đề nghị các đơn vị kiểm tra kho lưu trữ, lập danh mục hồ sơ còn giữ và báo cáo bằng văn bản về
Văn phòng Huyện ủy trước ngày 30/6/2016.

Nơi nhận:
- Như trên,
- Lưu Văn phòng.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lê Thị Hoài
"""
GOLD = {"number": "214-CV/HU", "subject": "kiểm tra kho lưu trữ", "signatory": {"name": "Lê Thị Hoài"},
        "recipients": ["Đảng ủy xã Đông Hòa", "Đảng ủy xã Tân Lập", "Như trên", "Lưu Văn phòng"]}  # fmt: skip
# Laid over the end of a module: what the first revision lacks, and what the working tree spoils.
NOBODY_SIGNS = """

def find(case: Case) -> dict[str, Any]:
    return {"signatory": None}
"""
NO_ADDRESSEES = "_LETTERS = frozenset()\n"
FAILING = """
_good = extract


def extract(document: Document) -> tuple[Record, ...]:
    if "hỏng" in document.text:
        raise ValueError("spoiled")
    if "chết" in document.text:
        import os

        os._exit(7)
    return _good(document)
"""


def lay_over(path: Path, code: str) -> None:
    path.write_text(path.read_text("utf-8") + code, "utf-8")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two revisions of the real sources: the first finds no signatory, HEAD is this one."""
    tree = tmp_path_factory.mktemp("gains") / "tree"
    for name in ("config", "pipeline", "extractors", "tools"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "samples"))
    git = ["git", "-C", str(tree), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    signature = tree / "extractors" / "signature.py"
    whole = signature.read_text("utf-8")
    lay_over(signature, NOBODY_SIGNS)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "nobody signs"]):
        subprocess.run([*git, *command], check=True)
    signature.write_text(whole, "utf-8")
    subprocess.run([*git, "commit", "-q", "-a", "-m", "signatories"], check=True)
    return tree


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared folder in small: one file with gold, one without, one that no reader reads, two that will fail."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("seeds", "corpus/dev", "corpus/more", "gold", "tools"):
        (folder / name).mkdir(parents=True)
    (folder / "tools" / "score.py").write_text(SCORE, "utf-8")
    (folder / "corpus" / "dev" / "letter.txt").write_text(LETTER, "utf-8")
    gold = {"file": "../corpus/dev/letter.txt", "records": [GOLD]}
    (folder / "gold" / "letter.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    other = LETTER.replace("214", "215").replace("Lê Thị Hoài", "Phan Văn Thắng")
    (folder / "corpus" / "more" / "other.txt").write_text(other, "utf-8")
    (folder / "corpus" / "more" / "empty.pdf").touch()
    (folder / "corpus" / "more" / "bad.txt").write_text(LETTER.replace("kho lưu trữ", "kho hỏng"), "utf-8")
    (folder / "corpus" / "more" / "dies.txt").write_text(LETTER.replace("kho lưu trữ", "cây chết"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where readings are kept, empty at first."""
    return tmp_path_factory.mktemp("cache")


def gains(tree: Path, corpus: Path, cache: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.gains", "--shared", str(corpus), "--jobs", "1", *args]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)


def rows(printed: str) -> list[list[str]]:
    """The words of each line that was printed."""
    return [line.split() for line in printed.splitlines()]


def test_a_change_is_weighed_on_every_file(tree: Path, corpus: Path, cache: Path) -> None:
    lay_over(tree / "extractors" / "recipients.py", NO_ADDRESSEES)
    lay_over(tree / "extractors" / "api.py", FAILING)
    try:
        done = gains(tree, corpus, cache, "HEAD~1", "--fail-on-loss")
        assert done.returncode == 1, done.stderr
        told = rows(done.stdout)
        assert ["signatory", "1", "·", "1", "0.0000", "1.0000"] in told
        assert ["recipients", "·", "2", "2", "1.0000", "0.6667"] in told
        listed = [" ".join(words) for words in told]
        assert "won signatory corpus/dev/letter.txt ∅ → Lê Thị Hoài" in listed
        assert "lost recipients corpus/dev/letter.txt Đảng ủy xã Đông Hòa → ∅ (gold: Đảng ủy xã Đông Hòa)" in listed
        assert "changed signatory corpus/more/other.txt ∅ → Phan Văn Thắng" in listed
        assert any(line.startswith("failed (both) corpus/more/empty.pdf: EmptyFileError: EMPTY: ") for line in listed)
        assert "failed (after) corpus/more/bad.txt: ValueError: spoiled" in listed
        assert "failed (after) corpus/more/dies.txt: the process ended with 7" in listed
        assert listed[-1].startswith("2 files; ")
    finally:
        subprocess.run(["git", "-C", str(tree), "checkout", "-q", "."], check=True)


def test_without_a_name_the_last_revision_is_the_base_and_readings_are_kept(
    tree: Path, corpus: Path, cache: Path
) -> None:
    gains(tree, corpus, cache)
    (readings,) = (cache / "vanban" / "gains").iterdir()
    kept = {path: path.stat().st_mtime_ns for path in readings.iterdir()}
    assert len(kept) == 4
    done = gains(tree, corpus, cache, "--fail-on-loss")
    assert done.returncode == 0, done.stderr
    assert "nobody signs" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in readings.iterdir()} == kept
    worktrees = subprocess.run(["git", "-C", str(tree), "worktree", "list"], capture_output=True, text=True, check=True)
    assert len(worktrees.stdout.splitlines()) == 1


def test_wrong_use_is_told(tree: Path, corpus: Path, tmp_path: Path) -> None:
    done = gains(tree, corpus, tmp_path, "no-such-revision")
    assert (done.returncode, done.stderr.split(";")[0]) == (2, "gains: there is no revision no-such-revision")
    assert gains(tree, tmp_path, tmp_path).returncode == 2


@pytest.mark.parametrize(
    ("path", "old", "new", "same"),
    [
        ("pipeline/readers/text.py", "from __future__", "# A comment.\nfrom __future__", True),
        ("pipeline/segment.py", "_HEAD_LINES = 70", "_HEAD_LINES = 71", True),
        ("pipeline/model.py", "SCHEMA =", "OTHER = 1\nSCHEMA =", True),
        ("pipeline/readers/text.py", "from __future__ import annotations\n", "from __future__ import annotations\nX = 1\n",
         False),
        ("pipeline/layout.py", "from __future__ import annotations\n", "from __future__ import annotations\nX = 1\n", False),
        ("config/tables/roles.yaml", "positions:", "# other\npositions:", False),
        ("config/tables/laws.yaml", "laws:", "# other\nlaws:", True),
    ],
    ids=lambda value: value if isinstance(value, str) and "/" in value else "",
)  # fmt: skip
def test_files_are_read_again_only_when_the_reading_code_changed(
    tree: Path, path: str, old: str, new: str, same: bool
) -> None:
    before = reading_code(tree)
    kept = (tree / path).read_text("utf-8")
    (tree / path).write_text(kept.replace(old, new, 1), "utf-8")
    try:
        assert (tree / path).read_text("utf-8") != kept
        assert (reading_code(tree) == before) is same
    finally:
        (tree / path).write_text(kept, "utf-8")


SMALL = types.ModuleType("small")
exec(SCORE, SMALL.__dict__)
FOUND = {"number": {"value": "7-KH/TU"}, "recipients": [{"value": "A"}, {"value": "B"}]}


@pytest.mark.parametrize(
    ("gold", "before", "after", "gains"),
    [
        ({"number": "7-KH/TU"}, {}, FOUND, [("number", "won", "∅", "7-KH/TU")]),
        ({"number": "7-KH/TU"}, FOUND, {}, [("number", "lost", "7-KH/TU", "∅")]),
        ({"number": "8-KH/TU"}, {}, FOUND, [("number", "changed", "∅", "7-KH/TU")]),
        ({"number": None}, {}, FOUND, [("number", "lost", "∅", "7-KH/TU")]),
        ({"number": None}, FOUND, {}, [("number", "won", "7-KH/TU", "∅")]),
        ({"number": "7-KH/TU"}, FOUND, FOUND, []),
        ({"recipients": ["A", "B"]}, {}, FOUND, [("recipients", "won", "∅", "A"), ("recipients", "won", "∅", "B")]),
        ({"recipients": ["A"]}, {}, FOUND, [("recipients", "won", "∅", "A"), ("recipients", "lost", "∅", "B")]),
        ({"recipients": ["A", "A"]}, FOUND, {"recipients": [{"value": "A"}, {"value": "A"}]},
         [("recipients", "won", "∅", "A"), ("recipients", "won", "B", "∅")]),
        ({"recipients": ["C"]}, FOUND, {"recipients": [{"value": "A"}, {"value": "D"}]},
         [("recipients", "changed", "B", "D")]),
        (None, {}, FOUND, [("number", "changed", "∅", "7-KH/TU"), ("recipients", "changed", "∅", "A"),
                           ("recipients", "changed", "∅", "B")]),
        (None, {"citations": [{"number": "1-CT/TU", "kind": "Chỉ thị", "relation": "cites"}]},
         {"citations": [{"number": "1-CT/TU", "kind": "Chỉ thị", "relation": "implements"}]},
         [("citations-relation", "changed", "1-CT/TU: cites", "implements")]),
        (None, {"citations": [{"number": "1-CT/TU", "kind": "Chỉ thị"}]}, {},
         [("citations", "changed", "1-CT/TU", "∅")]),
        ({}, {"findings": [{"code": "number-missing", "message": "?"}]}, {},
         [("findings", "changed", "number-missing ?", "∅")]),
    ],
)  # fmt: skip
def test_values_are_won_lost_or_changed(
    gold: dict[str, object] | None, before: dict[str, object], after: dict[str, object], gains: list[tuple[str, ...]]
) -> None:
    golds = {} if gold is None else {"f": [gold]}
    weighed = weigh(SMALL, golds, {"f": [before]}, {"f": [after]})
    known = gold if gold is not None else {}
    scored = [gain for gain in weighed.gains if gold is None or gain.field in known or gain.field == "findings"]
    assert sorted(gain[1:5] for gain in scored) == sorted(gains)


def test_more_records_than_before_are_told() -> None:
    weighed = weigh(None, {}, {"f": [FOUND]}, {"f": [FOUND, {}]})
    assert weighed.gains == [Gain("f", "records", "changed", "1", "2")]


def test_equal_items_of_a_list_are_kept_apart() -> None:
    twice = flat({"recipients": [{"value": "Như trên"}, {"value": "Như trên", "purpose": "b/c"}]})
    assert len(twice) == 3


def test_the_real_scoring_program_judges_too(
    tree: Path, corpus: Path, cache: Path, shared: Path, tmp_path: Path
) -> None:
    real = tmp_path / "real"
    shutil.copytree(corpus, real)
    shutil.copy(shared / "tools" / "score.py", real / "tools")
    done = gains(tree, real, cache, "HEAD~1")
    assert done.returncode == 0, done.stderr
    assert ["signatory", "1", "·", "3", "0.0000", "1.0000"] in rows(done.stdout)
