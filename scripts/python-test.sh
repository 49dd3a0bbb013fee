#!/usr/bin/env bash
# Tests the Python client as a user gets it: builds the wheel, looks into it, installs
# it, checks the types and runs the tests against an astergate built from here.
#
#   scripts/python-test.sh [arguments for pytest]
#
# PYTHON names the interpreter (python3). TEST_ASTERGATE names a binary to test against,
# else one is built. The environment is kept in .venv-py.
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
