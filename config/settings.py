"""What a user can set: defaults, overlaid by a TOML file, overlaid by the environment, overlaid by the command line.

The file is `vanban.toml` in the user's configuration directory (`vanban doctor` prints where) or what `VANBAN_CONFIG`
names. Every setting `name` can be given as `VANBAN_NAME`, `section.name` as `VANBAN_SECTION_NAME`. Credentials are
taken from these two places only, never from the command line, where other users of the machine could read them.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec

PREFIX = "VANBAN_"
SECTIONS = ("read", "elasticsearch")


class SettingsError(ValueError):
    """A setting that cannot be used; the text names it and where it came from."""


class Elasticsearch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to reach the cluster: an API key, or user and password; `ca_certs` is a PEM file; `timeout` in seconds.

    `shards` and `replicas` are those of an index when it is made; replicas None: one where there is a second node.
    """

    api_key: str | None = None
    username: str | None = None
    password: str | None = None
    ca_certs: str | None = None
    verify_certs: bool = True
    timeout: float = 30.0
    retries: Annotated[int, msgspec.Meta(ge=0, le=100)] = 5
    shards: Annotated[int, msgspec.Meta(ge=1, le=1024)] = 1
    replicas: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None

    def __repr__(self) -> str:
        return (
            f"Elasticsearch(api_key={_mask(self.api_key)}, username={self.username!r}, password={_mask(self.password)})"
        )


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings of a run.

    `archive`: directory of originals, catalogue and embedded index. `index`: `embedded`, or the address of an
    Elasticsearch index, `https://host:9200,other:9200/name`. `jobs`: worker processes, 0 = one per processor.
    `review`: what is less sure than this is for a person to look at. `kept_days`: days after which what was
    recognised is deleted if later readings of the same picture did without it, 0 = never. `worker_mb`: megabytes of
    memory above which a worker process is replaced after its file, 0 = never. `read`: section for the readers, as
    `pipeline.readers.settings.ReadSettings` names them.
    """

    archive: str = "archive"
    index: str = "embedded"
    jobs: int = 0
    review: float = 0.9
    kept_days: int = 365
    worker_mb: int = 1000
    read: dict[str, str | int | float | bool] = {}
    elasticsearch: Elasticsearch = Elasticsearch()

    @property
    def workers(self) -> int:
        """Number of worker processes, at least 1."""
        return self.jobs if self.jobs > 0 else max(1, os.cpu_count() or 1)


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the settings file is looked for."""
    if named := environ.get(PREFIX + "CONFIG"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("vanban", appauthor=False)) / "vanban.toml"


def load(environ: Mapping[str, str] = os.environ, **overrides: str | int | None) -> Settings:
    """Settings of this run; `overrides` are those the command line names, None where it names none.

    Raises SettingsError for a file that is no TOML, an unknown name or a value of another type.
    """
    path = config_file(environ)
    values = _from_file(path, required=PREFIX + "CONFIG" in environ)
    for section, found in _from_environment(environ).items():
        values[section] = {**values.get(section, {}), **found} if isinstance(found, dict) else found
    values.update({name: value for name, value in overrides.items() if value is not None})
    try:
        return msgspec.convert(values, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{error} (in {path} or the {PREFIX}* environment)") from error


def _from_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        if required:
            raise SettingsError(f"there is no settings file {path}") from error
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, value in environ.items():
        name = variable.removeprefix(PREFIX).lower()
        if not variable.startswith(PREFIX) or not value:
            continue
        section, _, rest = name.partition("_")
        if section in SECTIONS and rest:
            values.setdefault(section, {})[rest] = value
        elif name in Settings.__struct_fields__:
            values[name] = value
    return values


def _mask(secret: str | None) -> str:
    return "None" if secret is None else "'…'"
