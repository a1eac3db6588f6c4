# `make help` lists the targets. Everything they need is installed on the way, by scripts/setup.sh.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing: wasm target, wasm-pack, wasm-bindgen, npm packages, browsers
	@scripts/setup.sh

serve: pkg gallery ## build the widget and serve the demo on http://localhost:8080 (or PORT=...)
	@node scripts/serve.mjs

gallery: ## make what the gallery has that is not written by hand: prerendered pages, a huge story
	@node scripts/gallery.mjs

# Built again only when something it is made from is newer; folders are listed too, so that a deletion counts.
wasm := pkg/wasm/who_said_what_bg.wasm
bundle := pkg/who-said-what.min.js
pkg: $(bundle) ## build the npm package: the wasm, and of the package's own files what a script tag loads
bundles := $(bundle) pkg/inline.js pkg/who-said-what.classic.js
$(bundle): $(wasm) $(filter-out $(bundles),$(wildcard pkg/*.js)) $(wildcard src/render/styles/*) scripts/bundle.mjs scripts/integrity.mjs
	@node scripts/bundle.mjs
$(wasm): $(shell find src) Cargo.toml Cargo.lock package-lock.json scripts/env.sh scripts/wasm.sh scripts/shrink.mjs scripts/names.mjs | setup-build
	@scripts/wasm.sh

test: pkg setup-browser ## run every test (T="rust web package page ways" to choose; ENGINE=firefox for pages in one engine)
	@scripts/test.sh $(T)

lint: pkg setup-lint ## rustfmt, clippy for both targets, type check of the JavaScript
	@scripts/lint.sh

bench: pkg setup-browser ## speed and memory in the browser, beside others (B="1000 10000": so many statements; minutes)
	@node scripts/bench/run.mjs $(B)

traces: pkg setup-browser ## first paint, time to use and layout shift, from Chromium's traces, with and without prerendered content
	@node scripts/traces.mjs

core: ## how long the core alone takes, natively, as stories grow
	@cargo bench --bench core --bench utterances

size: pkg ## what a reader downloads, against the budget (P=--parts: by crate and function)
	@. scripts/env.sh; node scripts/size.mjs $(P)

integrity: pkg ## tags with hashes, for a page that takes the package from elsewhere (A=https://.../: from where)
	@node scripts/integrity.mjs $(A)

clean: ## remove everything that was built or installed here
	rm -rf target node_modules pkg/wasm $(bundles) pkg/who-said-what.css pkg/integrity.json

ci: ## what continuous integration runs
	@.ci/run

setup-build setup-browser setup-lint: setup-%:
	@scripts/setup.sh build $*

.PHONY: help setup setup-build setup-browser setup-lint serve gallery pkg test lint bench traces core size integrity clean ci
