#!/usr/bin/env bash
# Tests the Python client as a user gets it: builds the wheel, looks into it, installs
# it, checks the types and runs the tests against an astergate built from here.
#
#   scripts/python-test.sh [arguments for pytest]
#
# PYTHON names the interpreter (python3). TEST_ASTERGATE names a binary to test against,
# else one is built. The environment is kept in .venv-py.
#
# Without arguments the tests run again with the oldest of everything that the package
# says it works with, kept in .venv-py-oldest: Python 3.9, where there is one, and the
# least versions of what it depends on.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$PWD/.venv-py
scripts/python-venv.sh "$venv" clients/python/requirements-test.txt

cd clients/python
rm -rf dist
"$venv/bin/python" -m build --wheel --no-isolation --outdir dist . >/dev/null
"$venv/bin/python" - dist/*.whl <<'PY'
import sys
import zipfile

names = zipfile.ZipFile(sys.argv[1]).namelist()
top = {name.split("/")[0] for name in names}
strangers = [name for name in top if name != "astergate" and not name.endswith(".dist-info")]
assert not strangers, f"the wheel has top-level packages that are not ours: {strangers}"
for needed in "py.typed", "app.py", "errors.py", "events.py", "_actions.py", "_agi_methods.py", "v1/event_pb2.py", "v1/event_pb2.pyi":
    assert f"astergate/{needed}" in names, f"the wheel has no {needed}"
PY
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps dist/*.whl
"$venv/bin/python" -m pip check
"$venv/bin/python" -m mypy
timeout --signal=INT --kill-after=10 170 "$venv/bin/python" -m pytest "$@"
if [[ $# -gt 0 ]]; then
	exit 0
fi

export PYENV_VERSION=${PYENV_VERSION:-3.9} # where versions of Python are kept by pyenv
python3.9 -c '' 2>/dev/null && PYTHON=python3.9 || unset PYENV_VERSION
oldest=$(cd ../.. && pwd)/.venv-py-oldest least=$(mktemp)
trap 'rm -f "$least"' EXIT
"$venv/bin/python" - >"$least" <<'PY'
import importlib.metadata
import re

for needed in importlib.metadata.requires("astergate") or ():
    print(re.sub(r"^([\w-]+).*>=([\d.]+).*", r"\1==\2", needed))
PY
printf 'pytest>=8.3,<10\npytest-asyncio>=0.24,<2\n' >>"$least"
PYTHON=${PYTHON:-python3} ../../scripts/python-venv.sh "$oldest" "$least"
"$oldest/bin/python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps dist/*.whl
printf '\n== again by %s and\n%s\n' "$("$oldest/bin/python" --version)" "$(cat "$least")"
timeout --signal=INT --kill-after=10 170 "$oldest/bin/python" -m pytest --quiet
