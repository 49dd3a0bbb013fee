#!/usr/bin/env bash
# Other libraries, for go run ./bench -compare, below bench/peers: builds and
# installs what can be had here, and says what cannot. Never fails: the comparison
# goes on with those that are there.
set -uo pipefail
cd "$(dirname "$0")/../bench/peers"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# peers NAMES COMMAND...
peers() {
  local names=$1
  shift
  if "$@" >"$log" 2>&1; then
    echo "there: $names"
  else
    echo "MISSING: $names: $*:"
    tail -n 5 "$log" | sed 's/^/    /'
  fi
}

python_peers() {
  test -x python/.venv/bin/python || python3 -m venv python/.venv || return
  python/.venv/bin/pip install --quiet --disable-pip-version-check -r python/requirements.txt
}

node_peers() {
  (cd node && npm ci --ignore-scripts --no-audit --no-fund)
}

peers "goami2, zaf/agi, CyCoreSystems/agi (Go)" go build -o bin/peers .
peers "panoramisk, pystrix (Python)" python_peers
peers "asterisk-manager (Node)" node_peers
