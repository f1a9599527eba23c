#!/usr/bin/env bash
# Renew the three locks: what the program needs, what building it needs, and what working on it needs.
#   lock.sh [PYTHON]
# Of the lowest Python we support, so that no pin is too new for it. Hashes of all platforms are written.
# Extras stay: pip before 23.3 takes the newest coverage for coverage[toml], whatever coverage is pinned to.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"$python" -m venv "$tools"
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check pip-tools

compile() { # file, what it is for, pip-compile's options...
  local file=$1 purpose=$2
  shift 2
  "$tools/bin/pip-compile" --quiet --generate-hashes --no-strip-extras --no-header \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file "$file" "$@" pyproject.toml
  { printf '# %s Renewed by: make lock\n' "$purpose"; cat "$file"; } > "$tools/lock"
  cat "$tools/lock" > "$file"
}
compile requirements.lock 'What the program needs.'
compile requirements-build.lock 'What building and installing it needs.' --only-build-deps --all-build-deps
compile requirements-dev.lock 'What working on it needs; holds the other two locks, pinned alike.' \
  --extra dev --all-build-deps --constraint requirements.lock --constraint requirements-build.lock
