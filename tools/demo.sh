#!/usr/bin/env bash
# What `make demo` shows once everything is installed: the samples into an archive of their own, then a look around.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="${BIN:-$PWD/.venv/bin}:$PATH" VANBAN_ARCHIVE="${VANBAN_ARCHIVE:-demo}"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
show() {
  printf '\n\033[36m$ %s\033[0m\n' "$*"
  "$@"
}

say "1. Read the samples into the archive $VANBAN_ARCHIVE/ (a second run finds them unchanged)"
show vanban ingest samples

say "2. Find a directive by its number, typed as one pleases"
show vanban search "kế hoạch 27 tu 1999"

say "3. One directive with its fields, and what cites it"
show vanban show "36-KL/TU"

say "4. Follow the citations"
show vanban graph cited-by "27-KH/TU"
show vanban graph chain "12-CT/TU 1999"
show vanban graph missing --limit 6

cat <<END

The archive is in $VANBAN_ARCHIVE/; the documents it was made from are described in docs/samples.md. To go on:

    source .venv/bin/activate
    export VANBAN_ARCHIVE=$VANBAN_ARCHIVE
    vanban search "bảo vệ rừng đầu nguồn"       words, with or without tone marks
    vanban deadlines --from 2004-01-01         what was due, and by whom
    vanban extract samples/*.doc               the fields of a file, without an archive
    vanban ingest ~/my-documents               your own files
    vanban doctor                              is everything in place?
END
