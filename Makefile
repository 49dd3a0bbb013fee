# Every check-x has a way to mend what it finds: gen, fmt, lint-fix.
SHELL := /bin/bash
.DEFAULT_GOAL := build

BIN       := bin
BUF       := $(BIN)/buf
LINT      := $(BIN)/golangci-lint
VULN      := $(BIN)/govulncheck
CYCLONEDX := $(BIN)/cyclonedx-gomod
VERSION   ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
COMMIT    ?= $(shell git rev-parse HEAD 2>/dev/null || echo unknown)
LDFLAGS   := -s -w -X github.com/astergate/astergate/server/cli.Version=$(VERSION) -X github.com/astergate/astergate/server/cli.Commit=$(COMMIT)
# The page /docs; its version is what tools/swagger-ui/package.json says.
SWAGGER_UI := tools/swagger-ui/node_modules/swagger-ui-dist
SWAGGER_UI_VERSION := $(shell sed -n 's/.*"swagger-ui-dist": "\(.*\)".*/\1/p' tools/swagger-ui/package.json)
# What `make gen` makes and therefore removes first.
GENERATED := gen/go gen/openapi gen/swaggerui clients/ts/src/gen \
             clients/python/src/astergate/v1 clients/python/src/astergate/agi clients/python/src/astergate/ami clients/python/src/astergate/options \
             clients/python/src/astergate/_actions.py clients/python/src/astergate/_agi_methods.py clients/python/src/astergate/_call_methods.py \
             clients/python/src/astergate/_routes.py \
             clients/python/src/astergate/_services.py clients/python/src/astergate/errors.py clients/python/src/astergate/events.py

define OPENAPI_GO
// Package openapi holds the description of the REST API. Made by `make gen`.
package openapi

import _ "embed"

// JSON is the OpenAPI 2.0 document as protoc-gen-openapiv2 writes it.
//
//go:embed astergate.swagger.json
var JSON []byte
endef
export OPENAPI_GO

define SWAGGERUI_GO
// Package swaggerui holds Swagger UI's own distribution, version $(SWAGGER_UI_VERSION),
// for the page /docs. Copied from the npm package by `make gen`.
package swaggerui

import "embed"

// Files are the style sheet and the script, packed by gzip, and their licences.
//
//go:embed *.gz LICENSE NOTICE *.txt
var Files embed.FS
endef
export SWAGGERUI_GO

.PHONY: facts facts-todo build reproducible test test-clients test-race soak fuzz bench bench-full bench-charts bench-guard bench-guard-accept bench-peers gen check check-gen check-fmt check-proto check-facade check-mod check-security lint lint-fix fmt audit-deps sbom real image clean

build: ## the binary, static, in bin/
	CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '$(LDFLAGS)' -o $(BIN)/astergate ./server/cmd/astergate

reproducible: ## builds twice and compares
	scripts/reproducible.sh

test: ## all tests. Real Asterisk is installed first by root on Debian; else its tests are skipped
	@if test "$$(id -u)" = 0; then scripts/asterisk-install.sh || test $$? -eq 3; \
	elif test -z "$$ASTERGATE_TEST_AMI_22$$ASTERGATE_TEST_AMI_16"; then \
	  echo "real Asterisk is skipped: run this as root on Debian, or name servers by ASTERGATE_TEST_AMI_22=user:secret@host:port"; fi
	go vet ./...
	go test -race -timeout 60m ./...

test-clients: ## the Python and TypeScript packages, against the built server
	scripts/python-test.sh
	scripts/ts-test.sh

SOAK ?= 30m
soak: ## calls, clients, workers and faults at random for SOAK, against real Asterisk 22
	go test -count=1 -timeout 0 -v ./server/conformance -run '^TestSoak$$' -args -soak $(SOAK)

FUZZTIME ?= 30s
fuzz: ## each fuzz target for FUZZTIME
	scripts/fuzz.sh $(FUZZTIME)

BENCHTIME  ?= 50ms
BENCHCOUNT ?= 1
ROUNDS     ?= 2
BENCH_JSON ?= $(BIN)/bench.jsonl
GO_BENCH    = go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) -count $(BENCHCOUNT) ./engine/... ./server/... ./bench/...
bench: ## about 5 minutes: Go benchmarks, then the binary beside other libraries; bench/README.md says what they mean
	$(GO_BENCH)
	mkdir -p $(BIN)
	go run ./bench -compare $(ROUNDS) -time 500ms -json $(BENCH_JSON)

bench-full: BENCHTIME = 200ms
bench-full: BENCHCOUNT = 3
bench-full: ROUNDS = 7
bench-full: ## all of it, with enough rounds for docs/performance.md: the better part of an hour, on a quiet machine
	$(GO_BENCH)
	mkdir -p $(BIN)
	go run ./bench -json $(BIN)/bench-table.jsonl
	go run ./bench -sweep -json $(BIN)/bench-sweep.jsonl
	go run ./bench -compare $(ROUNDS) -json $(BENCH_JSON)
	@echo "make bench-charts FROM='$(BIN)/bench-table.jsonl $(BIN)/bench-sweep.jsonl $(BENCH_JSON)' puts these figures into docs/performance.md"

FROM ?=
bench-charts: ## docs/performance.md and its charts; FROM=bin/bench.jsonl takes the figures of a run first
	scripts/bench-charts.py $(FROM)

bench-guard: ## what the hot paths allocate, and their instructions where valgrind is: no more than bench/guard/baseline.json says
	go run ./bench/guard

bench-guard-accept: ## makes what they take now the baseline: commit it with the reason
	go run ./bench/guard -accept

bench-peers: ## other libraries, for go run ./bench -compare: those that can be had here
	scripts/bench-peers.sh

facts: ## engine/facts/testdata anew, from the installed servers
	ASTERGATE_REQUIRE_ASTERISK=1 go test -count=1 ./engine/facts -run '^TestServers$$' -args -write

FACTS_TODO ?= $(CURDIR)/$(BIN)
facts-todo: ## what the proto files do not have yet: FACTS_TODO/todo-actions.txt, todo-events.txt
	mkdir -p $(FACTS_TODO)
	go test -count=1 ./engine/facts -run '^(TestFacts|TestTodo)$$' -v -args -todo $(FACTS_TODO)

real: ## installs Asterisk 22 and 16 for the tests (root, Debian)
	scripts/asterisk-install.sh

gen: $(BUF) clients/ts/node_modules $(SWAGGER_UI) .venv-gen/.recipe ## all generated code
	rm -rf $(GENERATED)
	$(BUF) generate
	$(BUF) generate --template buf.gen.google.yaml
	@printenv OPENAPI_GO > gen/openapi/openapi.go
	mkdir -p gen/swaggerui
	cp $(addprefix $(SWAGGER_UI)/,LICENSE NOTICE swagger-ui-bundle.js.LICENSE.txt) gen/swaggerui
	for f in swagger-ui.css swagger-ui-bundle.js; do gzip -9nc $(SWAGGER_UI)/$$f > gen/swaggerui/$$f.gz; done
	@printenv SWAGGERUI_GO > gen/swaggerui/swaggerui.go

check: check-fmt check-mod check-proto check-gen check-facade check-security lint ## what a reviewer would look at first

check-gen: gen
	@git diff --exit-code --stat -- $(GENERATED) || { echo "gen/ is not what proto/ says: commit the result of 'make gen'"; exit 1; }
	@test -z "$$(git status --porcelain -- $(GENERATED))" || { git status --short -- $(GENERATED); echo "gen/ has files that are not committed: run 'make gen'"; exit 1; }

check-facade: ## the clients' hand-written code stays small
	scripts/facade-lines.py

check-mod: ## go.mod and go.sum are what the code needs, and the modules what go.sum says
	go mod tidy -diff
	go mod verify

check-security: ## every test that SECURITY.md names exists
	scripts/check-security.py

audit-deps: $(VULN) .venv-audit/.recipe ## known vulnerabilities: found fails; a database that does not answer is said and passes
	scripts/audit-deps-test.py
	scripts/audit-deps.py

SBOM_DIR ?= $(BIN)/sbom
sbom: $(CYCLONEDX) .venv-audit/.recipe ## what all is made of, CycloneDX with licences, in SBOM_DIR
	scripts/sbom.sh $(SBOM_DIR)

check-fmt:
	@out=$$(gofmt -l bench engine server); test -z "$$out" || { echo "$$out"; echo "run 'make fmt'"; exit 1; }

# Wire changes are free until the first tag; from then on nothing may break.
check-proto: $(BUF)
	$(BUF) lint
	$(BUF) format -d --exit-code proto
	@tag=$$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null); \
	  if test -n "$$tag"; then $(BUF) breaking --against ".git#tag=$$tag"; else echo "no tag yet: nothing to break"; fi

fmt: $(BUF)
	gofmt -w bench engine server
	$(BUF) format -w proto

lint: $(LINT)
	$(LINT) run --allow-parallel-runners ./...

lint-fix: $(LINT)
	$(LINT) run --fix ./...

image:
	docker build --build-arg VERSION=$(VERSION) --build-arg COMMIT=$(COMMIT) -t astergate:$(VERSION) .

clean:
	rm -rf $(BIN)

clients/ts/node_modules: clients/ts/package-lock.json
	cd clients/ts && npm ci --no-audit --no-fund
	@touch $@

# Without its install scripts: one of them reports who installs it.
$(SWAGGER_UI): tools/swagger-ui/package-lock.json
	cd tools/swagger-ui && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

# What makes the Python stubs. A recipe that has changed makes it anew.
.venv-gen/.recipe: scripts/python-gen-requirements.txt
	scripts/python-venv.sh .venv-gen $<
	@touch $@

.venv-audit/.recipe: scripts/audit-requirements.txt
	scripts/python-venv.sh .venv-audit $<
	@touch $@

# Each tool has a module of its own: together they would fight over versions.
$(BUF): tools/buf/go.mod
	cd tools/buf && go build -o ../../$@ github.com/bufbuild/buf/cmd/buf

$(LINT): tools/lint/go.mod
	cd tools/lint && go build -o ../../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(VULN): tools/govulncheck/go.mod
	cd tools/govulncheck && go build -o ../../$@ golang.org/x/vuln/cmd/govulncheck

$(CYCLONEDX): tools/cyclonedx/go.mod
	cd tools/cyclonedx && go build -o ../../$@ github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod
