#!/usr/bin/env bash
# Tests the TypeScript client: types, tests against the built server, and that
# the package installs and works in an empty project, with the examples.
# TEST_SERVER_BIN may name a server that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
demo=
finish() {
  if [ -n "$demo" ]; then kill "$demo" 2>/dev/null || true; wait "$demo" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap finish EXIT
step() { printf '\n== %s\n' "$*"; }

command -v node >/dev/null || { echo "node 20 or newer is needed" >&2; exit 1; }

if [ -z "${TEST_SERVER_BIN:-}" ]; then
  step "server"
  go build -o "$work/astergate" ./server/cmd/astergate
  TEST_SERVER_BIN=$work/astergate
fi
export TEST_SERVER_BIN

step "npm ci"
cd clients/ts
npm ci --no-audit --no-fund
if grep -n '"resolved"' package-lock.json; then
  echo "package-lock.json names a registry" >&2
  exit 1
fi
if grep -nE '(:|<|as) any\b' src/*.ts; then
  echo "any in hand-written code" >&2
  exit 1
fi
step "tsc"
npm run build

step "tests"
npm test

step "pack and install"
npm pack --silent --pack-destination "$work"
mkdir "$work/project"
cp "$root"/examples/ts/*.ts "$root/examples/ts/tsconfig.json" "$work/project"
cd "$work/project"
cat > package.json <<'JSON'
{ "name": "empty", "private": true, "type": "module" }
JSON
npm install --no-audit --no-fund --engine-strict "$work"/astergate-*.tgz
test -s node_modules/astergate/LICENSE
test ! -e node_modules/@bufbuild/protoc-gen-es
node --input-type=module -e 'import * as a from "astergate"; if (!a.App || !a.Client || !a.AgiHangup || !a.events.Hangup) process.exit(1)'
node --input-type=module -e 'import { Hangup } from "astergate/events"; if (!Hangup) process.exit(1)'
node --input-type=module -e 'import { EventSchema } from "astergate/gen/astergate/v1/event_pb"; if (!EventSchema) process.exit(1)'

step "examples"
mkdir -p node_modules/@types
ln -s "$root/clients/ts/node_modules/@types/node" node_modules/@types/node
ln -s "$root/clients/ts/node_modules/undici-types" node_modules/undici-types
"$root/clients/ts/node_modules/.bin/tsc" -p .
"$TEST_SERVER_BIN" demo --grpc-listen 127.0.0.1:0 --http-listen off --agi-listen 127.0.0.1:0 --calls-per-minute 240 > demo.out &
demo=$!
for _ in $(seq 100); do grep -q gRPC demo.out && break; sleep 0.1; done
ASTERGATE_TARGET=$(sed -n 's/^ *gRPC *//p' demo.out)
export ASTERGATE_TARGET
timeout 3 node dist/event_tail.js 'Newchannel' 'Hangup' > tail.out || [ $? = 124 ]
grep -q ' Newchannel ' tail.out || { echo "event_tail saw nothing:" >&2; cat tail.out >&2; exit 1; }
node dist/channels.js 60 > channels.out
grep -q '^hung up: ' channels.out || { echo "channels saw no hangup:" >&2; cat channels.out >&2; exit 1; }
node dist/ivr_menu.js &
ivr=$!
sleep 2
kill -TERM "$ivr"
wait "$ivr"

# In their own folder as well, where the suite against real Asterisk runs them.
cd "$root/examples/ts"
mkdir -p node_modules/@types
ln -sfn ../../../clients/ts node_modules/astergate
ln -sfn ../../../../clients/ts/node_modules/@types/node node_modules/@types/node
ln -sfn ../../../clients/ts/node_modules/undici-types node_modules/undici-types
"$root/clients/ts/node_modules/.bin/tsc" -p .

step "passed"
