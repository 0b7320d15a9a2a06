"""What may go wrong with an Elasticsearch, on real nodes: clear errors, nothing lost, nothing doubled."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from config.settings import Elasticsearch, Settings
from index.archive import Archive
from index.catalogue import Catalogue
from index.elastic import Elastic
from index.elastic_client import Address, address
from index.elastic_errors import check_version
from index.engine import Engine, Entry, entry
from index.search import search
from index.sync import catch_up, rebuild, verify
from pipeline.errors import SearchIndexError, UsageError
from tests import elastic_node
from tests.archive_records import put, record
from tests.elastic_entries import generated
from tests.elastic_proxy import Gateway, gateway

ROOT = Path(__file__).resolve().parent.parent
COUNT, MANY = 300, 5000
PLAN = "TỈNH ỦY HÀ TRÀ\nSố {}-KH/TU\nHà Trà, ngày 02 tháng 5 năm 2018\n\nKẾ HOẠCH\nthực hiện Quy chế dân chủ\n"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("failures")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, generated(COUNT))
        yield opened


@pytest.fixture
def proxy(elasticsearch: str) -> Iterator[Gateway]:
    with gateway(elasticsearch) as server:
        yield server


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """An index of its own for each test."""
    return str(request.node.name).partition("[")[0].replace("_", "-")[:60]


def code_of(attempt: Callable[[], Any]) -> str:
    with pytest.raises(SearchIndexError) as error:
        attempt()
    assert error.value.hint
    return error.value.code


def ids(engine: Engine) -> list[str]:
    return sorted(id_ for page in engine.ids() for id_ in page)


def known(catalogue: Catalogue) -> list[str]:
    return sorted(row["id"] for row in catalogue.all("SELECT id FROM records"))


def vanban(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command as a user runs it."""
    settings = {**os.environ, "VANBAN_CONFIG": os.devnull, "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, str(ROOT / "cli.py"), *args]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=settings)


# ---- a node dies ----------------------------------------------------------------------------------------------------


@pytest.mark.elastic
def test_the_elected_master_dies_in_the_middle_of_a_load(tmp_path: Path) -> None:
    if reason := elastic_node.lacking():
        pytest.skip(reason)
    with elastic_node.cluster(tmp_path / "nodes") as nodes, Catalogue(tmp_path / "archive") as catalogue:
        put(catalogue, tmp_path, generated(MANY))
        url = ",".join([nodes[0].url, *(node.url.removeprefix("http://") for node in nodes[1:])]) + "/load"
        with closing(Elastic(url, Elasticsearch(shards=3))) as engine:
            master = elected(engine, nodes)
            found: list[int | Exception] = []
            died: list[int | None] = []
            begun, over = threading.Event(), threading.Event()

            def kill(done: int, _: int) -> None:
                if done == 1000:
                    thread.start()
                    begun.wait(30)
                if done == 2000:
                    # A moment later, when the next documents are on their way.
                    threading.Timer(0.7, master.process.kill).start()
                if done == 4000:
                    died.append(master.process.poll())

            def ask() -> None:
                with Catalogue(catalogue.folder) as own, closing(Elastic(url, Elasticsearch())) as asking:
                    while not over.is_set():
                        try:
                            found.append(search(own, asking, "loại:KH", limit=1).total)
                        except Exception as error:
                            found.append(error)
                        begun.set()

            thread = threading.Thread(target=ask)
            try:
                assert catch_up(catalogue, engine, kill) == MANY
            finally:
                over.set()
                thread.join()
            assert died == [-9], "in the middle of it"
            assert [each for each in found if isinstance(each, Exception)] == []
            assert min(each for each in found if isinstance(each, int)) >= 1000
            assert elected(engine, nodes).name != master.name
            assert search(catalogue, engine, "loại:KH", limit=1).total == MANY
            assert ids(engine) == known(catalogue)
            drift = verify(catalogue, engine)
            assert (drift.checked, drift.found) == (MANY, 0)


def elected(engine: Elastic, nodes: list[elastic_node.Node]) -> elastic_node.Node:
    client = engine._client
    master = client.cluster.state(metric="master_node")["master_node"]
    name = client.nodes.info(node_id=master)["nodes"][master]["name"]
    return next(node for node in nodes if node.name == name)


# ---- busy, cut off, too large ---------------------------------------------------------------------------------------


@pytest.mark.elastic
def test_a_cluster_with_too_much_to_do_gets_everything_a_little_later(
    proxy: Gateway, catalogue: Catalogue, name: str
) -> None:
    proxy.busy = 2
    with closing(Elastic(f"{proxy.url}/{name}", Elasticsearch())) as engine:
        assert catch_up(catalogue, engine) == COUNT
        assert (proxy.busy, proxy.bulks) == (0, 3)
        assert ids(engine) == known(catalogue)


@pytest.mark.elastic
def test_a_load_whose_answer_is_lost_is_sent_again_and_doubles_nothing(
    proxy: Gateway, catalogue: Catalogue, name: str
) -> None:
    proxy.lost = 2
    with closing(Elastic(f"{proxy.url}/{name}", Elasticsearch())) as engine:
        assert catch_up(catalogue, engine) == COUNT
        assert (proxy.lost, proxy.bulks) == (0, 3)
        assert ids(engine) == known(catalogue)
        assert not verify(catalogue, engine).found


@pytest.mark.elastic
def test_who_never_gets_through_is_told_so_and_catches_up_later(
    proxy: Gateway, catalogue: Catalogue, name: str
) -> None:
    proxy.busy = 1000
    with closing(Elastic(f"{proxy.url}/{name}", Elasticsearch(retries=1))) as engine:
        assert code_of(lambda: catch_up(catalogue, engine)) == "INDEX-DOWN"
        assert engine.state().reached == 0
        proxy.busy = 0
        assert catch_up(catalogue, engine) == COUNT


@pytest.mark.elastic
def test_a_document_too_large_for_the_gateway_does_not_keep_out_the_others(
    proxy: Gateway, tmp_path: Path, name: str
) -> None:
    large = record("999-KH/TU", "2020-01-01", text="rất dài " * 20_000)
    with (
        Catalogue(tmp_path / "archive") as own,
        closing(Elastic(f"{proxy.url}/{name}", Elasticsearch())) as engine,
    ):
        put(own, tmp_path, [*generated(20), large, *list(generated(40))[20:]])
        proxy.limit = 100_000
        with pytest.raises(SearchIndexError, match=large.id) as error:
            catch_up(own, engine)
        assert error.value.code == "INDEX-INCOMPLETE"
        assert engine.state().documents == 40
        drift = verify(own, engine)
        assert (drift.missing.ids, drift.found) == ((large.id,), 1)
        proxy.limit = 1 << 40
        assert verify(own, engine, repair=True).repaired
        assert engine.state().documents == 41


@pytest.mark.elastic
def test_a_document_the_server_refuses_is_named(elasticsearch: str, tmp_path: Path, name: str) -> None:
    odd = record("999-KH/TU", "2020-01-01", issuer="dài" * 20_000)
    with (
        Catalogue(tmp_path / "archive") as own,
        closing(Elastic(f"{elasticsearch}/{name}", Elasticsearch())) as engine,
    ):
        put(own, tmp_path, [odd, *generated(5)])
        for attempt in (catch_up, rebuild):
            with pytest.raises(SearchIndexError, match=f"1 of 6 .*{odd.id}.*32766") as error:
                attempt(own, engine)
            assert error.value.code == "INDEX-INCOMPLETE"
            assert engine.state().documents == 5
        assert catch_up(own, engine) == 0
        drift = verify(own, engine, repair=True)
        assert (drift.repaired, [each.id for each in drift.refused]) == (False, [odd.id])


@pytest.mark.elastic
def test_an_index_that_is_deleted_in_the_middle_of_a_load_is_not_made_by_the_server(
    elasticsearch: str, catalogue: Catalogue, name: str
) -> None:
    with closing(Elastic(f"{elasticsearch}/{name}", Elasticsearch())) as engine:
        catch_up(catalogue, engine)

        def entries() -> Iterator[Entry]:
            for number, each in enumerate(generated(1200)):
                if number == 700:
                    engine.clear()
                yield entry(each)

        assert code_of(lambda: engine.write(entries(), (), 1)) == "INDEX-REFUSED"
        assert not engine._client.indices.exists(index=name)
        assert catch_up(catalogue, engine) == COUNT
        assert not verify(catalogue, engine).found


@pytest.mark.elastic
def test_who_may_only_read_searches_in_what_is_there(proxy: Gateway, tmp_path: Path, name: str) -> None:
    settings = Settings(archive=str(tmp_path / "archive"), index=f"{proxy.url}/{name}")
    with Archive(settings, create=True) as archive:
        put(archive.catalogue, tmp_path, generated(5))
        assert archive.search("loại:KH").total == 5
        put(archive.catalogue, tmp_path, list(generated(6))[5:])
        proxy.forbidden = "/_bulk"
        found = archive.search("loại:KH")
        assert (found.total, "INDEX-AUTH" in found.remarks[-1]) == (5, True)
        proxy.forbidden = "/"
        with pytest.raises(SearchIndexError) as error:
            archive.search("loại:KH")
        assert error.value.code == "INDEX-AUTH"


# ---- read-only, away: through the commands --------------------------------------------------------------------------


def ingest(folder: Path, archive: Path, number: int, index: str) -> subprocess.CompletedProcess[str]:
    file = folder / f"{number}.txt"
    file.write_text(PLAN.format(number), "utf-8")
    return vanban("ingest", str(file), "--jobs", "1", "--archive", str(archive), VANBAN_INDEX=index)


@pytest.mark.elastic
def test_a_full_disk_stops_neither_ingest_nor_search(elasticsearch: str, tmp_path: Path, name: str) -> None:
    archive, url = tmp_path / "archive", f"{elasticsearch}/{name}"
    assert ingest(tmp_path, archive, 7, url).stderr == ""
    with closing(Elastic(url, Elasticsearch())) as engine:
        full: dict[str, Any] = {"index.blocks.read_only_allow_delete": True}
        engine._client.indices.put_settings(index=name, settings=full)
        done = ingest(tmp_path, archive, 8, url)
        assert done.returncode == 0
        assert "INDEX-READ-ONLY" in done.stderr
        assert "catches up at the next command" in done.stderr
        asked = ("search", "loại:KH", "--archive", str(archive), "--format", "json")
        found = vanban(*asked, VANBAN_INDEX=url)
        assert (found.returncode, json.loads(found.stdout)["total"]) == (0, 1)
        assert "INDEX-READ-ONLY" in found.stdout
        assert vanban("index", "verify", "--archive", str(archive), VANBAN_INDEX=url).returncode == 4
        full["index.blocks.read_only_allow_delete"] = None
        engine._client.indices.put_settings(index=name, settings=full)
        found = vanban(*asked, VANBAN_INDEX=url)
        assert (json.loads(found.stdout)["total"], found.stderr) == (2, "")
        assert "INDEX-READ-ONLY" not in found.stdout


@pytest.mark.elastic
def test_an_index_that_comes_back_catches_up_at_the_next_command(elasticsearch: str, tmp_path: Path, name: str) -> None:
    archive, url = tmp_path / "archive", f"{elasticsearch}/{name}"
    done = ingest(tmp_path, archive, 7, f"http://127.0.0.1:{elastic_node.free_port()}/{name}")
    first, second, *rest = done.stderr.splitlines()
    assert (done.returncode, first.split(":")[1], rest) == (0, " INDEX-DOWN", [])
    assert "catches up at the next command" in second
    status = ("index", "status", "--archive", str(archive), "--format", "json")
    told = json.loads(vanban(*status, VANBAN_INDEX=url).stdout)
    assert (told["state"], told["documents"], told["behind"]) == ("behind", 0, 1)
    found = vanban("search", "7-KH/TU", "--archive", str(archive), "--format", "json", VANBAN_INDEX=url)
    assert json.loads(found.stdout)["total"] == 1
    told = json.loads(vanban(*status, VANBAN_INDEX=url).stdout)
    assert (told["state"], told["documents"], told["behind"]) == ("current", 1, 0)
    assert told["size"] > 0


@pytest.mark.elastic
def test_verify_tells_by_its_exit_code(elasticsearch: str, tmp_path: Path, name: str) -> None:
    archive, url = tmp_path / "archive", f"{elasticsearch}/{name}"
    ingest(tmp_path, archive, 7, url)
    command = ("index", "verify", "--archive", str(archive), "--format", "json")
    assert vanban(*command, VANBAN_INDEX=url).returncode == 0
    with closing(Elastic(url, Elasticsearch())) as engine:
        ((only,),) = engine.ids()
        engine._client.delete(index=name, id=only, refresh=True)
    told = vanban(*command, VANBAN_INDEX=url)
    assert (told.returncode, json.loads(told.stdout)["missing"]) == (1, {"count": 1, "ids": [only]})
    assert vanban(*command, "--repair", VANBAN_INDEX=url).returncode == 0
    assert vanban(*command[:-2], VANBAN_INDEX=url).returncode == 0


# ---- whose index, which server --------------------------------------------------------------------------------------


@pytest.mark.elastic
def test_an_index_of_somebody_else_is_not_touched(elasticsearch: str, catalogue: Catalogue, name: str) -> None:
    with closing(Elastic(f"{elasticsearch}/{name}", Elasticsearch())) as engine:
        client = engine._client
        client.index(index=f"{name}-v1-1", id="theirs", document={"a": 1}, refresh=True)
        client.indices.put_alias(index=f"{name}-v1-1", name=name)
        for attempt in (catch_up, rebuild):
            assert code_of(lambda attempt=attempt: attempt(catalogue, engine)) == "INDEX-FOREIGN"  # type: ignore[misc]
        assert client.count(index=name)["count"] == 1


@pytest.mark.elastic
def test_shards_and_copies_are_those_of_the_settings(elasticsearch: str, catalogue: Catalogue, name: str) -> None:
    with closing(Elastic(f"{elasticsearch}/{name}", Elasticsearch(shards=2, replicas=0))) as engine:
        catch_up(catalogue, engine)
        (made,) = engine._client.indices.get_settings(index=name).values()
        assert (made["settings"]["index"]["number_of_shards"], made["settings"]["index"]["number_of_replicas"]) == (
            "2",
            "0",
        )


@pytest.mark.elastic
def test_a_server_that_is_no_elasticsearch_is_told(proxy: Gateway, name: str) -> None:
    proxy.plain = True
    with closing(Elastic(f"{proxy.url}/{name}", Elasticsearch(retries=0))) as engine:
        assert code_of(engine.state) == "INDEX-VERSION"


@pytest.mark.elastic
def test_who_may_not_ask_for_the_version_goes_on_without(proxy: Gateway, catalogue: Catalogue, name: str) -> None:
    proxy.forbidden = "/_nodes"
    with closing(Elastic(f"{proxy.url}/{name}", Elasticsearch())) as engine:
        assert catch_up(catalogue, engine) == COUNT
        proxy.forbidden = f"/{name}"
        assert code_of(engine.size) == "INDEX-AUTH"


@pytest.mark.parametrize(("version", "good"), [
    ("8.19.0", True), ("8.19.3-SNAPSHOT", True), ("9.0.1", True), ("10.2.0", True), ("8.20.0", True),
    ("8.18.9", False), ("7.17.29", False), ("8.2.0", False),
])  # fmt: skip
def test_the_oldest_server_is_8_19(version: str, good: bool) -> None:
    if good:
        check_version(version)
    else:
        assert code_of(lambda: check_version(version)) == "INDEX-VERSION"


# ---- addresses, credentials, certificates ---------------------------------------------------------------------------


@pytest.mark.parametrize(("url", "hosts", "name"), [
    ("https://host/x", ["https://host:9200"], "x"),
    ("https://host:9243/van-ban", ["https://host:9243"], "van-ban"),
    ("http://a,b:9201,[::1]:9202/x/", ["http://a:9200", "http://b:9201", "http://[::1]:9202"], "x"),
])  # fmt: skip
def test_addresses(url: str, hosts: list[str], name: str) -> None:
    found = address(url)
    assert found == Address(tuple(hosts), name)
    assert address(str(found)) == found


@pytest.mark.parametrize("url", [
    "https://a,me:secret@b/x", "https://a,,b/x", "https://a/X", "https://a/x*", "https://a/x,y", "https://a/_all",
    "https://a:port/x", "https:///x", "https://a/x/y",
])  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UsageError) as error:
        address(url)
    assert "secret" not in str(error.value)


KEY = base64.b64encode(b"id:key").decode()
GIVEN = {
    "an API key": (Elasticsearch(api_key=KEY), f"ApiKey {KEY}"),
    "user and password": (
        Elasticsearch(username="u", password="p"),
        f"Basic {base64.b64encode(b'u:p').decode()}",
    ),
    "a key before a password": (Elasticsearch(api_key=KEY, username="u", password="p"), f"ApiKey {KEY}"),
}


@pytest.mark.elastic
@pytest.mark.parametrize("given", GIVEN)
def test_credentials_are_sent(given: str, proxy: Gateway, name: str) -> None:
    access, proxy.credentials = GIVEN[given]
    with closing(Elastic(f"{proxy.url}/{name}", access)) as engine:
        assert engine.state().schema == 0
    with closing(Elastic(f"{proxy.url}/{name}", Elasticsearch(api_key="b3RoZXI6a2V5"))) as engine:
        assert code_of(engine.size) == "INDEX-AUTH"


@pytest.mark.parametrize("access", [
    Elasticsearch(username="u"), Elasticsearch(password="p"), Elasticsearch(api_key="id:key"),
    Elasticsearch(api_key="khóa"), Elasticsearch(api_key="ApiKey abc"),
])  # fmt: skip
def test_credentials_of_a_wrong_shape_are_told_before_anything_is_sent(access: Elasticsearch) -> None:
    with closing(Elastic("http://127.0.0.1:9/x", access)) as engine:
        assert code_of(engine.state) == "INDEX-AUTH"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for localhost and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made, key = str(folder / "ca.pem"), str(folder / "key.pem")
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", made]
    subprocess.run([*command, *subject], check=True, capture_output=True)
    return made, key


@pytest.mark.elastic
def test_the_certificate_is_checked(elasticsearch: str, certificate: tuple[str, str], name: str) -> None:
    with gateway(elasticsearch, certificate) as server:
        url = f"{server.url}/{name}"
        for access in (Elasticsearch(ca_certs=certificate[0]), Elasticsearch(verify_certs=False)):
            with closing(Elastic(url, access)) as engine:
                assert engine.state().schema == 0
        with closing(Elastic(url, Elasticsearch(retries=0))) as engine:
            assert code_of(engine.size) == "INDEX-CERTIFICATE"


def test_a_ca_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.pem").write_text("no certificate", "utf-8")
    for path in (tmp_path / "away.pem", tmp_path / "text.pem"):
        with closing(Elastic("https://127.0.0.1:9/x", Elasticsearch(ca_certs=str(path)))) as engine:
            assert code_of(engine.state) == "INDEX-CERTIFICATE"
