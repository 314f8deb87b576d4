# GridStar 网格星考. Start with `make demo`; before a commit, `make test`.

VERSION := $(shell sed -n 's/.*"productVersion": *"\(.*\)".*/\1/p' wails.json)
STAMP   := -X main.version=$(VERSION)
# The window needs these tags; the engine and the command line ignore them.
TAGS    := desktop,production,webkit2_41
TOOLS   := build/.cache/bin
LINTER  := $(TOOLS)/golangci-lint
FUZZ    ?= 10000x

export GOFLAGS := -tags=$(TAGS) -trimpath

.PHONY: help setup demo build cli desktop frontend windows lint unit fuzz-short window e2e test \
	bench bench-intake bench-paper samples icons licences bindings pictures clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

setup: ## install what the build needs (Debian packages, front-end packages)
	@build/setup.sh

demo: build ## build, load the sample office, write its papers and charts to demo/, open the window
	@build/demo.sh

build: cli desktop ## the command line and the desktop, into bin/

cli: setup
	go build -ldflags "-s -w $(STAMP)" -o bin/gridstar ./app/cli

desktop: frontend
	go build -ldflags "-s -w $(STAMP)" -o bin/gridstar-desktop ./app/desktop

frontend: setup
	cd frontend && npm run --silent build

windows: frontend ## the programs and the installer for Windows, into bin/windows/
	@VERSION=$(VERSION) build/windows/build.sh

lint: $(LINTER) setup ## gofmt, golangci-lint with the directions, eslint, prettier, drift of the bindings
	@bad=$$(gofmt -l app backend build samples frontend/embed.go); test -z "$$bad" || { echo "run gofmt -w on:" $$bad; exit 1; }
	$(LINTER) run
	cd frontend && npm run --silent lint && npm run --silent drift

$(LINTER): build/tools/go.mod build/tools/go.sum
	cd build/tools && GOFLAGS= go build -o ../../$@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

unit: setup ## unit, golden and property tests, engine and front end
	go test ./...
	cd frontend && npm run --silent test

fuzz-short: ## every fuzz target on FUZZ (10000x) inputs, or for a time such as FUZZ=10m
	@FUZZ=$(FUZZ) build/fuzz.sh

window: build ## the window under Xvfb: opens, shows the sample office, picture kept in artifacts/
	@build/window.sh

e2e: build ## a browser through import, ranking and saved PDF
	cd frontend && npm run --silent e2e

test: lint unit fuzz-short window e2e ## all of the above: what .ci/run calls

bench: bench-intake bench-paper ## the measured aims

bench-intake: ## reading files, as ratios to other readers (installs LibreOffice, SheetJS and sqlite3 as peers)
	@build/setup.sh libreoffice-calc-nogui sqlite3
	@npm install --prefix build/.cache/npm --no-audit --no-fund --loglevel=error xlsx@0.18.5
	go run ./backend/intake/table/bench
	go run ./build/bench

bench-paper: ## certificates, as ratios to LibreOffice and to one document each (installs LibreOffice)
	@build/setup.sh libreoffice-writer-nogui
	go run ./backend/report/paper/bench

samples: ## write samples/ anew from its generator
	go run ./build/sample

pictures: build ## take the manual's pictures anew, on the sample office
	cd frontend && node e2e/pictures.mjs

bindings: setup ## write the window's bindings anew, after a bridge has changed
	cd frontend && npm run --silent bindings

licences: frontend ## collect the licences of all that is in the program, after a version has changed
	go run ./build/licences/collect

icons: ## draw the program's icons anew
	go run ./build/icon

clean: ## remove what the targets above made
	rm -rf bin demo artifacts build/.cache frontend/dist/assets frontend/dist/index.html
