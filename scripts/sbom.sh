#!/usr/bin/env bash
# Writes what astergate is made of as CycloneDX, with licences, for the committed
# state: the binary, the Python package and the npm package.
#
#   scripts/sbom.sh FOLDER
#
# Two runs write the same bytes, but for what PyPI resolves meanwhile.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
mkdir -p "$1"
out=$(cd "$1" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# A clone: the tool reads the version from .git, and knows no work trees.
git clone --quiet . "$tmp/src"
(cd "$tmp/src" && CGO_ENABLED=0 "$root/bin/cyclonedx-gomod" app -json -licenses -assert-licenses -std -noserial -notimestamp \
	-main server/cmd/astergate -output "$out/astergate.cdx.json" .)

# What a user's machine gets with the package.
python3 -m venv "$tmp/venv"
"$tmp/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$tmp/src/clients/python"
"$tmp/venv/bin/python" -m pip uninstall --quiet --yes setuptools pip
.venv-audit/bin/cyclonedx-py environment --output-reproducible --output-format JSON \
	--pyproject clients/python/pyproject.toml --output-file "$out/python.cdx.json" "$tmp/venv/bin/python"

# Without what it is developed with. `npm sbom --omit dev` would leave out
# @bufbuild/protobuf as well, which both kinds need.
mkdir "$tmp/npm"
python3 - "$tmp/npm" <<'PY'
import json, pathlib, sys

source, target = pathlib.Path("clients/ts"), pathlib.Path(sys.argv[1])
package, lock = (json.loads((source / name).read_text()) for name in ("package.json", "package-lock.json"))
for each in (package, lock["packages"][""]):
    each.pop("devDependencies", None)
lock["packages"] = {name: p for name, p in lock["packages"].items() if not p.get("dev")}
(target / "package.json").write_text(json.dumps(package))
(target / "package-lock.json").write_text(json.dumps(lock))
PY
(cd "$tmp/npm" && npm sbom --package-lock-only --sbom-format cyclonedx 2>/dev/null) |
	python3 -c 'import json, sys; d = json.load(sys.stdin); d.pop("serialNumber", 0); d["metadata"].pop("timestamp", 0); json.dump(d, sys.stdout, indent=2); print()' \
		>"$out/typescript.cdx.json"
scripts/check-licences.py "$out"/*.cdx.json
