"""The commands: what they print, how they end, how they fail."""

from __future__ import annotations

import csv
import io
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import main
from index.catalogue import Catalogue
from tests.archive_records import citation, put, record

ROOT = Path(__file__).resolve().parent.parent
RECORDS = [
    record("30-CT/TW", "1998-02-18", kind="Chỉ thị", code="CT", issuer="Bộ Chính trị", subject="quy chế dân chủ"),
    record("88-KH/TU", "2018-05-02", kind="Kế hoạch", code="KH", issuer="Tỉnh ủy", locality="Quảng Trị",
           subject="tổng kết quy chế dân chủ", due=["2018-06-30"], signatory="Trần Văn Mẫu", recipients=["Sở Nội vụ"],
           cites=[citation("30-CT/TW", "reviews", kind="Chỉ thị", date="1998-02-18"), citation("256-TB/TU")]),
]  # fmt: skip
PLAN = """TỈNH ỦY QUẢNG MẪU
*
Số 7-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Quảng Mẫu, ngày 3 tháng 4 năm 2017

KẾ HOẠCH
thực hiện Chỉ thị số 30-CT/TW ngày 18/02/1998 của Bộ Chính trị

Các huyện ủy báo cáo trước ngày 30/6/2017.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Văn Mẫu
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("cli")
    with Catalogue(folder / "archive") as catalogue:
        put(catalogue, folder, RECORDS)
    return str(folder / "archive")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, env={"VANBAN_CONFIG": os.devnull})


def told(*args: str) -> Any:
    done = run(*args, "--format", "json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def shell(*args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "cli.py"), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, **options)


def test_search(archive: str) -> None:
    found = told("search", "88 kh tu", "--archive", archive)
    assert set(found) == {"total", "hits", "facets", "remarks"}
    (hit,) = found["hits"]
    assert {name: hit[name] for name in ("number", "kind", "subject", "issuer", "issued_on", "why")} == {
        "number": "88-KH/TU",
        "kind": "Kế hoạch",
        "subject": "tổng kết quy chế dân chủ",
        "issuer": "Tỉnh ủy",
        "issued_on": "2018-05-02",
        "why": "exact number",
    }


def test_search_as_csv(archive: str) -> None:
    done = run("search", "dân chủ", "--sort", "date", "--reverse", "--format", "csv", "--archive", archive)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["number"], row["issued_on"], row["why"]) for row in rows] == [
        ("30-CT/TW", "1998-02-18", "text"),
        ("88-KH/TU", "2018-05-02", "text"),
    ]


def test_search_for_all(archive: str) -> None:
    found = told("search", "dân chủ", "--limit", "1", "--all", "--sort", "number", "--archive", archive)
    assert [hit["number"] for hit in found["hits"]] == ["30-CT/TW", "88-KH/TU"]


def test_show(archive: str) -> None:
    shown = told("show", "30-CT/TW", "--archive", archive)
    assert shown["schema"] == "vanban.record/1"
    assert [(row["number"], row["relation"]) for row in shown["cited_by"]] == [("88-KH/TU", "reviews")]
    citing = told("show", RECORDS[1].id, "--archive", archive)
    assert [cited["target"] for cited in citing["citations"]] == [RECORDS[0].id, None]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("search", "quy chế dân chủ"), ("88-KH/TU", "30-CT/TW", "02/05/2018", "nội dung")),
        (("show", "88-KH/TU"), ("Kế hoạch 88-KH/TU", "Trần Văn Mẫu", "256-TB/TU", "Sở Nội vụ", "30/06/2018")),
        (("show", "30-CT/TW"), ("Được viện dẫn bởi", "88-KH/TU", "sơ kết, tổng kết")),
        (("graph", "cites", "88-KH/TU"), ("30-CT/TW", "256-TB/TU (chưa", "“30-CT/TW” tr.")),
        (("graph", "cited-by", "30-CT/TW"), ("88-KH/TU",)),
        (("graph", "chain", "30-CT/TW"), ("88-KH/TU",)),
        (("graph", "path", "88-KH/TU", "30-CT/TW"), ("sơ kết",)),
        (("graph", "missing"), ("256-TB/TU",)),
        (("graph", "top"), ("30-CT/TW",)),
        (("graph", "top", "--by", "cited"), ("30-CT/TW",)),
        (("graph", "status", "30-CT/TW"), ("đã sơ kết, tổng kết",)),
        (("deadlines",), ("30/06/2018", "gửi báo cáo")),
        (("status",), ("works_missing", "current")),
        (("index", "status"), ("documents",)),
        (("index", "rebuild"), ("indexed",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_tables_for_people(archive: str, args: Sequence[str], words: Sequence[str]) -> None:
    assert run("search", "88", "--archive", archive).exit_code == 0, "brings the index up"
    done = run(*args, "--archive", archive)
    assert done.exit_code == 0, done.output
    assert [word for word in words if word not in " ".join(done.stdout.split())] == []


def test_graph_in_json(archive: str) -> None:
    net = told("graph", "cites", "88-KH/TU", "--archive", archive)
    assert set(net) == {"nodes", "edges", "direct", "total", "truncated"}
    assert {"key", "id", "number", "kind", "issuer", "date", "held"} <= set(net["nodes"][0])
    assert set(net["edges"][0]) >= {"source", "target", "relation", "mentions"}
    assert [row["number"] for row in told("graph", "missing", "--archive", archive)] == ["256-TB/TU"]


def test_graph_along_one_relation_only(archive: str) -> None:
    every = told("graph", "cites", "88-KH/TU", "--archive", archive)
    only = told("graph", "cites", "88-KH/TU", "--relation", "reviews", "--archive", archive)
    assert [edge["relation"] for edge in every["edges"]] == ["reviews", "cites"]
    assert [edge["relation"] for edge in only["edges"]] == ["reviews"]


@pytest.mark.parametrize("args", [("missing", "--kind", "XX"), ("gaps", "--period", "1900"), ("conflicts",)])
def test_an_empty_list_says_so(archive: str, args: Sequence[str]) -> None:
    done = run("graph", *args, "--archive", archive)
    assert (done.exit_code, done.stdout.strip()) == (3, "không có · none")


def test_graph_as_csv(archive: str) -> None:
    done = run("graph", "cites", "88-KH/TU", "--format", "csv", "--archive", archive)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["relation"], row["target_number"], row["target_held"]) for row in rows] == [
        ("reviews", "30-CT/TW", "True"),
        ("cites", "256-TB/TU", "False"),
    ]


def test_deadlines_between_days(archive: str) -> None:
    (item,) = told("deadlines", "--from", "1/6/2018", "--to", "2018-07", "--archive", archive)
    assert (item["number"], item["due"]) == ("88-KH/TU", "2018-06-30")
    assert run("deadlines", "--from", "2019", "--archive", archive).exit_code == 3
    assert run("deadlines", "--from", "hôm nay", "--archive", archive).exit_code == 2


@pytest.mark.parametrize(
    ("args", "exit_code", "code"),
    [
        (("show", "999-KH/TU"), 3, "NOT-FOUND"),
        (("show", "256-TB/TU"), 3, "NOT-FOUND"),
        (("graph", "cites", "999-KH/TU"), 3, "NOT-FOUND"),
        (("extract", "no-such-file.txt"), 2, "NO-SUCH-FILE"),
        (("read", "no-such-file.txt"), 2, "NO-SUCH-FILE"),
        (("reread", "--where", "colour=red"), 2, "CONDITION"),
        (("nonsense",), 2, "USAGE"),
        (("search",), 2, "USAGE"),
        (("search", "x", "--limit", "0"), 2, "USAGE"),
        (("search", "x", "--sort", "colour"), 2, "USAGE"),
        (("lookup", "no-such-list.csv"), 2, "NO-SUCH-FILE"),
        (("--nonsense",), 2, "USAGE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_errors(archive: str, args: tuple[str, ...], exit_code: int, code: str) -> None:
    done = run("--archive", archive, *args)
    assert (done.exit_code, done.stdout) == (exit_code, "")
    assert done.stderr.startswith(f"vanban: {code}: ")
    assert "; " in done.stderr
    as_json = run("--archive", archive, "--format", "json", *args)
    assert as_json.exit_code == exit_code
    assert json.loads(as_json.stderr)["error"]["code"] == code


def test_nothing_found_is_no_error(archive: str) -> None:
    done = run("search", "khôngcótừnày", "--archive", archive, "--format", "json")
    assert done.exit_code == 3
    assert json.loads(done.stdout)["total"] == 0


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    done = run("search", "88", "--archive", str(tmp_path / "none"))
    assert (done.exit_code, done.stderr.split(":")[1]) == (4, " CATALOGUE")


def test_settings_that_make_no_sense(tmp_path: Path) -> None:
    environment = {"VANBAN_CONFIG": str(tmp_path / "none.toml")}
    done = CliRunner().invoke(main, ["status"], env=environment)
    assert (done.exit_code, done.stderr.split(":")[1]) == (2, " SETTINGS")


def test_the_index_can_be_named_to_one_command(archive: str) -> None:
    away = run("search", "88", "--archive", archive, "--index", "http://127.0.0.1:1/x")
    assert (away.exit_code, "INDEX-DOWN" in away.stderr) == (4, True)
    assert run("--index", "embedded", "search", "88", "--archive", archive).exit_code == 0


def test_credentials_in_the_address_of_an_index_are_refused(archive: str) -> None:
    environment = {"VANBAN_CONFIG": os.devnull, "VANBAN_INDEX": "https://me:secret@host/x"}
    done = CliRunner().invoke(main, ["status", "--archive", archive], env=environment)
    assert done.exit_code == 2
    assert "secret" not in done.output


def test_help_is_in_both_languages() -> None:
    for args in ([], ["search"], ["graph"], ["ingest"]):
        done = run(*args, "--help")
        assert done.exit_code == 0
        assert "Commands" in done.output or "Options" in done.output
    listed = " ".join(run("--help").output.split())
    assert "Tìm văn bản" in listed
    assert "Find documents" in listed
    for name, command in main.commands.items():
        vietnamese, _, english = (command.help or "").partition("\n\n")
        assert vietnamese, name
        assert english, name


def test_help_is_quick() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert shell("--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3


def test_a_text_goes_the_whole_way(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    plan = tmp_path / "in" / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    (tmp_path / "in" / "empty.pdf").touch()
    archive = str(tmp_path / "archive")
    assert "30-CT/TW" in run("read", str(plan)).stdout
    (extracted,) = json.loads(run("extract", str(plan)).stdout)
    assert extracted["number"]["value"] == "7-KH/TU"
    assert extracted["citations"][0]["target"] is None
    done = shell("ingest", str(tmp_path / "in"), "--jobs", "1", "--archive", archive, "--format", "json")
    summary = json.loads(done.stdout)
    assert done.returncode == 1
    assert (summary["ingested"], summary["failed"]) == (1, 1)
    assert set(summary["problems"][0]) >= {"path", "code", "message", "hint"}
    again = shell("ingest", str(plan), "--jobs", "1", "--archive", archive, "--format", "json")
    assert again.returncode == 0
    assert json.loads(again.stdout)["unchanged"] == 1
    assert told("search", "7-KH/TU", "--archive", archive)["hits"][0]["id"] == extracted["id"]
    assert [row["number"] for row in told("graph", "missing", "--archive", archive)] == ["30-CT/TW"]


def test_an_index_that_is_away_does_not_stop_an_ingest(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text(PLAN, "utf-8")
    archive = str(tmp_path / "archive")
    away = {**os.environ, "VANBAN_CONFIG": os.devnull, "VANBAN_INDEX": "http://127.0.0.1:9/x", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "cli.py"), "ingest", str(plan), "--jobs", "1", "--archive", archive]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=away)
    assert (done.returncode, done.stderr.split(":")[1]) == (0, " INDEX-DOWN")
    assert told("search", "7-KH/TU", "--archive", archive)["total"] == 1


def test_only_one_run_at_a_time(archive: str, tmp_path: Path) -> None:
    from config.settings import Settings
    from index.archive import Archive

    with Archive(Settings(archive=archive)) as opened, opened.alone():
        done = shell("ingest", str(tmp_path), "--archive", archive)
    assert (done.returncode, done.stderr.split(":")[1]) == (4, " ARCHIVE-BUSY")


def test_a_reader_that_goes_away_is_no_error(archive: str) -> None:
    command = f"{sys.executable} {ROOT / 'cli.py'} show 88-KH/TU --archive {archive} --format json | head -c 1"
    environment = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, env=environment)
    assert (done.stdout, done.stderr) == ("{", "")


def test_interrupted_it_says_so_and_leaves_no_process(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(40):
        (tmp_path / "in" / f"{number}.txt").write_text(PLAN.replace("Số 7", f"Số {number}"), "utf-8")
    archive = tmp_path / "archive"
    # Tests run in a shell's background inherit SIGINT ignored, and so would the command.
    command = ["env", "--default-signal=INT", sys.executable, str(ROOT / "cli.py")]
    command += ["ingest", str(tmp_path / "in"), "--archive", str(archive)]
    environment = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True) as run_:
        while not (archive / "originals").exists():
            assert run_.poll() is None
        os.killpg(run_.pid, signal.SIGINT)
        # Ends only when no process holds the pipe any more: the workers are gone too.
        _, stderr = run_.communicate(timeout=60)
    # Python itself reports an interrupt that falls into a destructor; our own word is the last.
    assert (run_.returncode, stderr.splitlines()[-1].split(":")[:2]) == (130, ["vanban", " INTERRUPTED"])


def test_doctor_tells_what_is_there_and_how_to_get_the_rest(tmp_path: Path) -> None:
    done = run("doctor", "--archive", str(tmp_path), "--format", "json")
    found = {check["name"]: check for check in json.loads(done.stdout)}
    assert {"tesseract", "soffice", "tantivy", "archive"} <= set(found)
    assert all(check["remedy"] for check in found.values() if check["needed"] and not check["ok"])
    assert done.exit_code == (0 if all(check["ok"] for check in found.values() if check["needed"]) else 4)
    environment = {"VANBAN_CONFIG": os.devnull, "PATH": str(tmp_path)}
    bare = CliRunner().invoke(main, ["doctor"], env=environment)
    assert bare.exit_code == 4
    assert "apt-get install tesseract-ocr" in " ".join(bare.output.split())
