#!/usr/bin/env bash
# Builds the committed state twice and compares: in two folders, with two caches,
# locales, time zones and users' homes, so that whoever has the source and the same
# Go gets the same bytes.
#
#   scripts/reproducible.sh
#
# Prints the hash. The second build starts from nothing: a minute or two.
set -euo pipefail
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
# Go makes the folders of a module cache read-only, but this one is shared.
trap 'rm -rf "$tmp"' EXIT
version=$(git describe --tags --always)
commit=$(git rev-parse HEAD)
modcache=$(go env GOMODCACHE)

build() { # FOLDER [VARIABLE=VALUE...]
	local folder=$1
	shift
	mkdir -p "$folder"
	git archive HEAD | tar -x -C "$folder"
	env "$@" GOMODCACHE="$modcache" make --no-print-directory -C "$folder" build VERSION="$version" COMMIT="$commit" >/dev/null
	sha256sum <"$folder/bin/astergate" | cut -d' ' -f1
}

first=$(build "$tmp/a" TZ=UTC LC_ALL=C)
mkdir "$tmp/home"
second=$(build "$tmp/another/folder/b" TZ=Asia/Kathmandu LC_ALL=C.UTF-8 HOME="$tmp/home" USER=somebody GOCACHE="$tmp/cache" GOFLAGS=)
if test "$first" != "$second"; then
	echo "two builds of $commit differ: $first and $second"
	exit 1
fi
# Nothing of the machine may be in it.
if grep -qaF "$tmp" "$tmp/a/bin/astergate"; then
	echo "the binary holds the folder that it was built in"
	exit 1
fi
echo "reproducible: $first  astergate $version, $(go version | cut -d' ' -f3)"
