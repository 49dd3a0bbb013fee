#!/usr/bin/env bash
# Makes a virtual environment, unless it is there and of the same recipe.
#
#   scripts/python-venv.sh FOLDER REQUIREMENTS
#
# PYTHON names the interpreter (python3). The stamp is written last, so a
# half-made or outdated environment is made again.
set -euo pipefail
venv=$1 requirements=$2
python=${PYTHON:-python3}
recipe="$("$python" -c 'import sys; print(sys.version)') $(cat "$requirements")"
if [[ -x $venv/bin/python && "$(cat "$venv/.recipe" 2>/dev/null)" == "$recipe" ]]; then
	exit 0
fi
rm -rf "$venv"
"$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$requirements"
printf '%s\n' "$recipe" >"$venv/.recipe"
