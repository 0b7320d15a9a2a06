#!/usr/bin/env bash
# Solves requirements*.in into the lock files: every version pinned, every file hashed, no host or path of this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
solve() {
  "${BIN:-.venv/bin}/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"
}
solve requirements.in requirements-build.in -o requirements.lock
solve requirements.in requirements-build.in requirements-dev.in -c requirements.lock -o requirements-dev.lock
