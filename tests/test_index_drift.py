"""Both engines: built anew without a gap, killed in the middle, held against the catalogue and repaired."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from config.settings import Elasticsearch, Settings
from index.archive import Archive
from index.catalogue import Catalogue
from index.drift import Drift, Lot, checksum, compare
from index.elastic import Elastic
from index.embedded import Embedded
from index.engine import SCHEMA, Engine, entry
from index.search import search
from index.sync import alone, catch_up, rebuild, verify
from pipeline.errors import SearchIndexError
from tests.archive_records import put, record
from tests.elastic_entries import generated

ROOT = Path(__file__).resolve().parent.parent
COUNT = 2500
Make = Callable[[], Engine]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    folder = tmp_path_factory.mktemp("drift")
    with Catalogue(folder / "archive") as opened:
        put(opened, folder, generated(COUNT))
        yield opened


@pytest.fixture(scope="module", params=["embedded", pytest.param("elastic", marks=pytest.mark.elastic)])
def url(request: pytest.FixtureRequest) -> str:
    """The setting `index`."""
    if request.param == "embedded":
        return "embedded"
    return f"{request.getfixturevalue('elasticsearch')}/drift"


@pytest.fixture
def make(url: str, catalogue: Catalogue) -> Make:
    """Engines on one index that is up to date."""

    def made() -> Engine:
        return Embedded(catalogue) if url == "embedded" else Elastic(url, Elasticsearch())

    with closing(made()) as engine:
        catch_up(catalogue, engine)
        if verify(catalogue, engine).found:
            rebuild(catalogue, engine)
    return made


@contextmanager
def searching(catalogue: Catalogue, make: Make, typed: str) -> Iterator[list[int | Exception]]:
    """Search in another thread all the time; gives what was found each time, or how it failed."""
    found: list[int | Exception] = []
    over, begun = threading.Event(), threading.Event()

    def run() -> None:
        with Catalogue(catalogue.folder) as own, closing(make()) as engine:
            while not over.is_set():
                try:
                    found.append(search(own, engine, typed, limit=3).total)
                except Exception as error:
                    found.append(error)
                begun.set()

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait(30)
    try:
        yield found
    finally:
        over.set()
        thread.join()


def test_nobody_sees_an_empty_index_while_it_is_built_anew(catalogue: Catalogue, make: Make) -> None:
    with closing(make()) as engine, searching(catalogue, make, "loại:KH") as found:
        for _ in range(2):
            assert rebuild(catalogue, engine) == COUNT
    assert len(found) > 2
    assert set(found) == {COUNT}


def test_an_index_of_an_earlier_schema_serves_until_the_new_one_is_there(
    catalogue: Catalogue, make: Make, url: str
) -> None:
    with closing(make()) as engine:
        mark(engine, SCHEMA - 1)
    with closing(make()) as engine:
        assert engine.state().schema == SCHEMA - 1
        assert catch_up(catalogue, engine) == COUNT
        assert engine.state()[1:4] == (COUNT, catalogue.last_change(), SCHEMA)


def mark(engine: Engine, schema: int) -> None:
    """Have an index look as another version made it."""
    if isinstance(engine, Elastic):
        meta = {"schema": schema, "reached": engine.state().reached}
        engine._client.indices.put_mapping(index=engine._target, meta=meta)
    else:
        assert isinstance(engine, Embedded)
        place = engine._place()
        assert place is not None
        (place / "vanban.json").write_text(f'{{"schema": {schema}, "reached": {engine.state().reached}}}', "utf-8")


def test_an_index_of_a_later_schema_is_never_destroyed(catalogue: Catalogue, make: Make, url: str) -> None:
    with closing(make()) as engine:
        mark(engine, SCHEMA + 1)
        for attempt in (catch_up, rebuild, verify):
            with pytest.raises(SearchIndexError, match="newer vanban") as error:
                attempt(catalogue, engine)
            assert error.value.code == "INDEX-LATER"
        with Archive(Settings(archive=str(catalogue.folder), index=url)) as archive:
            assert archive.index_status()["state"] == "other schema"
        assert engine.state().schema == SCHEMA + 1
        mark(engine, SCHEMA)
    with closing(make()) as engine:
        assert engine.state().documents == COUNT
        assert not verify(catalogue, engine).found


_REBUILD = """
import sys
from config.settings import Settings
from index.archive import Archive
with Archive(Settings(archive=sys.argv[1], index=sys.argv[2])) as archive:
    archive.rebuild(lambda done, total: print(done, flush=True))
"""


def test_a_rebuild_that_is_killed_leaves_the_former_index_in_use(catalogue: Catalogue, make: Make, url: str) -> None:
    command = [sys.executable, "-c", _REBUILD, str(catalogue.folder), url]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1000\n"
        with closing(make()) as engine, pytest.raises(SearchIndexError) as error:
            rebuild(catalogue, engine)
        assert error.value.code == "INDEX-BUSY"
        process.send_signal(signal.SIGKILL)
    with closing(make()) as engine:
        assert search(catalogue, engine, "loại:KH").total == COUNT
        assert catch_up(catalogue, engine) == 0
        assert len(kept(engine)) == 2
        rebuild(catalogue, engine)
        assert len(kept(engine)) == 1
        assert search(catalogue, engine, "loại:KH").total == COUNT


def kept(engine: Engine) -> list[str]:
    """All that lies about of an index, in use or not."""
    if isinstance(engine, Elastic):
        return sorted(engine._client.indices.get(index=f"{engine._address.name}-v*"))
    assert isinstance(engine, Embedded)
    return sorted(path.name for path in engine._folder.iterdir() if path.is_dir())


def test_documents_deleted_changed_and_foreign_are_found_and_repaired(catalogue: Catalogue, make: Make) -> None:
    ids = [row["id"] for row in catalogue.all("SELECT id FROM records ORDER BY rid")]
    deleted, changed, foreign = ids[7], ids[1500], record("1-XX/YY", "2001-01-01", text="không thuộc kho này")
    with closing(make()) as engine:
        reached = engine.state().reached
        other = entry(catalogue.record(changed))._replace(text="noi dung khac han")
        engine.write([other, entry(foreign)], [deleted], reached)
        drift = verify(catalogue, engine)
        assert drift == Drift(COUNT, Lot(1, (deleted,)), Lot(1, (changed,)), Lot(1, (foreign.id,)))
        assert verify(catalogue, engine, repair=True).repaired
        assert verify(catalogue, engine) == Drift(COUNT)
        assert engine.state()[1:3] == (COUNT, reached)
        assert search(catalogue, engine, f"{8}-KH/TU").hits[0].id == deleted


def test_what_is_only_behind_is_no_drift(tmp_path: Path, url: str) -> None:
    with Catalogue(tmp_path / "archive") as own:
        engine = Embedded(own) if url == "embedded" else Elastic(f"{url}-behind", Elasticsearch())
        with closing(engine):
            put(own, tmp_path, generated(20))
            assert verify(own, engine) == Drift(20)
            put(own, tmp_path, list(generated(25))[20:])
            assert compare(own, engine, repair=False) == Drift(20)
            assert verify(own, engine) == Drift(25)


def test_only_one_writes_an_index_at_a_time(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as own, closing(Embedded(own)) as engine:
        put(own, tmp_path, generated(3))
        with alone(own), pytest.raises(SearchIndexError) as error:
            catch_up(own, engine)
        assert error.value.code == "INDEX-BUSY"
        assert catch_up(own, engine) == 3


def test_a_disk_that_takes_nothing_more_is_a_clear_error_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as own, closing(Embedded(own)) as engine:
        put(own, tmp_path, generated(50))
        catch_up(own, engine)
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        try:
            with pytest.raises(SearchIndexError) as error:
                rebuild(own, engine)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert error.value.code == "INDEX-READ-ONLY"
        assert len(kept(engine)) == 1
        assert search(own, engine, "loại:KH").total == 50
        assert rebuild(own, engine) == 50


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    with Catalogue(tmp_path / "archive") as own, closing(Embedded(own)) as engine:
        put(own, tmp_path, generated(3))
        (own.folder / "index").write_text("a file", "utf-8")
        with pytest.raises(SearchIndexError) as error:
            catch_up(own, engine)
        assert error.value.code == "INDEX-READ-ONLY"


def changed(name: str) -> dict[str, Any]:
    return {name: "x"}


def test_any_content_changes_the_checksum() -> None:
    (one,) = generated(1)
    plain = entry(one)
    others = [plain._replace(**changed(name)) for name in plain._fields if name != "facets"]
    others.append(plain._replace(facets={**plain.facets, "kind": "x"}))
    assert len({checksum(plain), *(checksum(each) for each in others)}) == len(plain._fields) + 1
    assert checksum(plain) == checksum(entry(one)._replace(facets=dict(reversed(plain.facets.items()))))
