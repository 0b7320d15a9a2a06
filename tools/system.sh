#!/usr/bin/env bash
# Installs the system packages that are missing: tools/system.sh python|run|test|bench|make-samples ...
# As root, or with sudo where it may be used; else it names the one command to type and stops with exit code 4.
set -euo pipefail
cd "$(dirname "$0")/.."

has() { command -v "$1" >/dev/null 2>&1; }
# Version 1 of the Liberation fonts lacks most Vietnamese letters.
font() {
  [ -e /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ] ||
    { has fc-list && fc-list "Liberation Serif:lang=vi" | grep -q .; }
}
vietnamese() { has tesseract && tesseract --list-langs 2>/dev/null | grep -qx vie; }
office() { has soffice || has libreoffice; }
venv() { "$(tools/python.sh)" -c 'import ensurepip, venv' 2>/dev/null; }
venv_package() { "$(tools/python.sh)" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])'; }

missing=()
need() { "$2" "${@:3}" || missing+=("$1"); }
for group in "$@"; do
  case $group in
    python)
      tools/python.sh >/dev/null
      venv || missing+=("$(venv_package)") ;;
    run)
      need tesseract-ocr has tesseract
      need tesseract-ocr-vie vietnamese
      need libreoffice-writer-nogui office ;;
    test)
      need default-jre-headless has java
      need maven has mvn
      need fonts-liberation2 font ;;
    bench)
      need unpaper has unpaper
      need fonts-liberation2 font ;;
    make-samples)
      need fonts-liberation2 font ;;
    *)
      echo "tools/system.sh: unknown group $group" >&2
      exit 2 ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

if ! has apt-get; then
  echo "vanban needs these programs (Debian's names): ${missing[*]}. Install them with this system's package manager." >&2
  exit 4
fi
install="apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" = 0 ]; then
  as_root=()
elif has sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  as_root=(sudo)
else
  as_root="su -c"
  if has sudo; then as_root="sudo sh -c"; fi
  printf 'vanban needs some system packages. Type this, then run make again:\n\n    %s "apt-get update && %s"\n\n' \
    "$as_root" "$install" >&2
  exit 4
fi
echo "Installing system packages: ${missing[*]}"
run() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" </dev/null; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # the words of the command are meant to be split
if ! { run apt-get update -q && run $install -q; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "vanban: could not install ${missing[*]}; mend what apt-get says above, then run make again" >&2
  exit 4
fi
