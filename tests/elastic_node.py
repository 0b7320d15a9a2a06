"""A real Elasticsearch node for the tests, from the jars that Elastic publishes to Maven Central.

The jars are fetched once into a cache outside the repository (`VANBAN_TEST_CACHE`, default ~/.cache/vanban-test).
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "elasticsearch"
CACHE = Path(os.environ.get("VANBAN_TEST_CACHE", Path.home() / ".cache" / "vanban-test"))
_PLUGIN = """description=netty transport
version={version}
name=transport-netty4
classname=org.elasticsearch.transport.netty4.Netty4Plugin
java.version=17
elasticsearch.version={version}
"""
# The node captures standard output into the logger "stdout"; without the second block "started" would be lost.
_LOG = """rootLogger.level = warn
logger.stdout.name = stdout
logger.stdout.level = info
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %m%n
"""


class NodeError(RuntimeError):
    """Why no node could be started."""


def lacking() -> str | None:
    """What is missing on this machine for a node, or None."""
    missing = [program for program in ("java", "mvn") if not shutil.which(program)]
    if "mvn" in missing and list((CACHE / "lib").glob("elasticsearch-8*.jar")):
        missing.remove("mvn")
    return f"no {' and no '.join(missing)} on this machine" if missing else None


def jars() -> Path:
    """The folder of jars, fetched when it is not there yet."""
    lib = CACHE / "lib"
    if not list(lib.glob("elasticsearch-8*.jar")):
        CACHE.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "pom.xml", CACHE / "pom.xml")
        command = ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={lib}"]
        done = subprocess.run(command, cwd=CACHE, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NodeError(f"Maven could not fetch Elasticsearch: {done.stdout[-500:]}")
    return lib


def lay_out(home: Path, lib: Path) -> str:
    """Make a node's home; gives the class path."""
    module = home / "modules" / "transport-netty4"
    for folder in (module, home / "plugins", home / "lib", home / "config"):
        folder.mkdir(parents=True, exist_ok=True)
    (home / "config" / "elasticsearch.yml").touch()
    (home / "config" / "log4j2.properties").write_text(_LOG, "utf-8")
    class_path = []
    for jar in sorted(lib.glob("*.jar")):
        if jar.name.startswith(("transport-netty4", "netty-")):
            shutil.copy(jar, module / jar.name)
        else:
            class_path.append(str(jar))
    version = next(lib.glob("transport-netty4-*.jar")).stem.removeprefix("transport-netty4-")
    (module / "plugin-descriptor.properties").write_text(_PLUGIN.format(version=version), "utf-8")
    return os.pathsep.join(class_path)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Node(NamedTuple):
    """A running node."""

    name: str
    url: str
    process: subprocess.Popen[bytes]
    log: Path


@contextmanager
def node(folder: Path, megabytes: int = 512) -> Iterator[str]:
    """A single node in `folder` with so much heap, ended with the block; gives its address."""
    alone = {"discovery.type": "single-node"}
    with _ended([_start(folder, "node", free_port(), alone, megabytes=megabytes)]) as (started,):
        yield started.url


@contextmanager
def cluster(folder: Path, size: int = 3) -> Iterator[list[Node]]:
    """A cluster of small nodes in `folder`, ended with the block."""
    ports = [free_port() for _ in range(size)]
    together = {
        "cluster.name": f"vanban-{ports[0]}",
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{port}" for port in ports),
        "cluster.initial_master_nodes": ",".join(f"node-{number}" for number in range(size)),
    }
    nodes = [
        _start(folder / f"node-{number}", f"node-{number}", port, together, megabytes=384)
        for number, port in enumerate(ports)
    ]
    with _ended(nodes):
        yield nodes


def _start(folder: Path, name: str, transport: int, more: dict[str, str], *, megabytes: int) -> Node:
    home, http = folder / "home", free_port()
    class_path = lay_out(home, jars())
    settings = {
        "path.data": folder / "data",
        "path.logs": folder / "logs",
        "http.port": http,
        "transport.port": transport,
        "network.host": "127.0.0.1",
        "cluster.routing.allocation.disk.threshold_enabled": "false",
        # A node whose disk is not full takes off the block of a full disk whenever it looks: here tests set it.
        "cluster.info.update.interval": "24h",
        **more,
    }
    told = [f"{name}={value}" for name, value in settings.items()]
    heap = [f"-Xms{megabytes}m", f"-Xmx{megabytes}m"]
    command = ["java", *heap, "-cp", class_path, str(HERE / "EsNode.java"), str(home), name, *told]
    log = folder / "node.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    return Node(name, f"http://127.0.0.1:{http}", process, log)


@contextmanager
def _ended(nodes: list[Node]) -> Iterator[list[Node]]:
    """Wait until all are up, and end them with the block."""
    try:
        for each in nodes:
            _wait(each.process, each.log)
        yield nodes
    finally:
        for each in nodes:
            each.process.terminate()
        for each in nodes:
            try:
                each.process.wait(30)
            except subprocess.TimeoutExpired:
                each.process.kill()
                each.process.wait()


def _wait(process: subprocess.Popen[bytes], log: Path, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while "started" not in log.read_text("utf-8", "replace").splitlines():
        if process.poll() is not None or time.monotonic() > end:
            raise NodeError(f"Elasticsearch did not start: {log.read_text('utf-8', 'replace')[-1500:]}")
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            continue
