"""compose.yaml is sound: security on, no password in it, data kept, memory limited, health told."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).resolve().parent.parent / "compose.yaml"


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))["services"]
    return found


def test_the_image_is_the_official_one_of_a_version_that_serves(services: dict[str, Any]) -> None:
    assert set(services) == {"certificates", "elasticsearch"}
    for service in services.values():
        version = re.fullmatch(r"elasticsearch:\$\{\w+:-8\.(\d+)\.\d+\}", service["image"])
        assert version
        assert int(version[1]) >= 19


def test_security_is_on(services: dict[str, Any]) -> None:
    settings = services["elasticsearch"]["environment"]
    on = {name for name, value in settings.items() if value == "true"}
    assert on == {f"xpack.security.{part}enabled" for part in ("", "http.ssl.", "transport.ssl.")}
    assert services["elasticsearch"]["ports"] == ["${ELASTIC_LISTEN:-127.0.0.1:9200}:9200"]


def test_no_password_is_in_the_file(services: dict[str, Any]) -> None:
    # Without one in the environment or .env, compose stops and says so.
    assert re.fullmatch(r"\$\{ELASTIC_PASSWORD:\?.+\}", services["elasticsearch"]["environment"]["ELASTIC_PASSWORD"])
    given = {name for service in services.values() for name in service.get("environment", {}) if "PASSWORD" in name}
    assert given == {"ELASTIC_PASSWORD"}


def test_what_it_keeps_and_how_much_it_takes(services: dict[str, Any]) -> None:
    node = services["elasticsearch"]
    assert "data:/usr/share/elasticsearch/data" in node["volumes"]
    assert node["mem_limit"]
    assert "https://localhost:9200" in node["healthcheck"]["test"][-1]
    assert node["depends_on"]["certificates"]["condition"] == "service_completed_successfully"
    assert set(yaml.safe_load(FILE.read_text("utf-8"))["volumes"]) == {"certificates", "data"}


def test_the_script_of_the_certificates_is_sound_shell(services: dict[str, Any]) -> None:
    if not shutil.which("bash"):
        pytest.skip("no bash on this machine")
    script = services["certificates"]["command"][-1].replace("$$", "$")
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_paths_of_the_certificates_are_those_that_are_made(services: dict[str, Any]) -> None:
    script, settings = services["certificates"]["command"][-1], services["elasticsearch"]["environment"]
    for name in ("ca/ca.crt", "elasticsearch/elasticsearch.crt"):
        assert f"$$certs/{name}" in script
        assert f"certs/{name}" in settings.values()
