"""Where settings come from, which wins, and that secrets stay secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.settings import Settings, SettingsError, config_file, load
from index.archive import read_settings, reading_key
from pipeline.readers.settings import ReadSettings


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    file = tmp_path / "vanban.toml"
    file.write_text('archive = "/from/file"\njobs = 3\n[read]\ndpi = 200\n[elasticsearch]\nusername = "me"\n', "utf-8")
    return {"VANBAN_CONFIG": str(file)}


def test_defaults() -> None:
    settings = load({"VANBAN_CONFIG": "/dev/null"})
    assert settings == Settings()
    assert settings.workers >= 1


def test_environment_wins_over_the_file_and_the_command_line_over_both(environ: dict[str, str]) -> None:
    assert load(environ).archive == "/from/file"
    environ |= {"VANBAN_ARCHIVE": "/from/environment", "VANBAN_READ_DPI": "300"}
    settings = load(environ, archive=None, jobs=7)
    assert (settings.archive, settings.jobs) == ("/from/environment", 7)
    assert read_settings(settings).dpi == 300
    assert load(environ, archive="/from/command").archive == "/from/command"


def test_secrets_are_not_shown(environ: dict[str, str]) -> None:
    settings = load({**environ, "VANBAN_ELASTICSEARCH_API_KEY": "geheim", "VANBAN_ELASTICSEARCH_PASSWORD": "wort"})
    assert settings.elasticsearch.api_key == "geheim"
    assert settings.elasticsearch.username == "me"
    assert "geheim" not in repr(settings)
    assert "wort" not in repr(settings)


@pytest.mark.parametrize(
    ("content", "told"),
    [("archive = ", "cannot be read"), ("colour = 1", "colour"), ("jobs = 'many'", "jobs"), ("[read]\nx = 1", "x")],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "vanban.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(SettingsError, match=told):
        read_settings(load({"VANBAN_CONFIG": str(file)}))


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no settings file"):
        load({"VANBAN_CONFIG": str(tmp_path / "none.toml")})
    assert config_file({}).name == "vanban.toml"


def test_only_what_changes_the_reading_changes_its_key() -> None:
    usual = reading_key(ReadSettings(), "1")
    assert reading_key(ReadSettings(jobs=8, timeout=5, kept="readings.db"), "1") == usual
    assert reading_key(ReadSettings(dpi=300), "1") != usual
    assert reading_key(ReadSettings(), "2") != usual
