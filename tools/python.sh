#!/usr/bin/env bash
# Prints the Python (3.11 or later) to build the virtual environment with. PYTHON=... overrides the choice.
set -euo pipefail
for name in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
  if path=$(command -v "$name") && "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "$path"
    exit 0
  fi
done
echo "vanban needs Python 3.11 or later; install one, or name it: make PYTHON=/path/to/python3" >&2
exit 4
