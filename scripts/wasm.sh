#!/usr/bin/env bash
# Builds pkg/wasm: cargo, wasm-bindgen and wasm-opt, driven by wasm-pack (its flags for wasm-opt are in Cargo.toml).
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

# Panic messages carry source paths: shortened, they say nothing about the machine that built them, cost fewer
# bytes, and every machine builds the same file.
flags=(
  "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src="
  "--remap-path-prefix=$PWD/="
)
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; echo "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS

# Neither package.json nor .gitignore: the package's own are written by hand, and a .gitignore here would make npm
# leave the wasm out of what it publishes. Built aside and moved at the end: a failed build leaves the last good one.
out=target/wasm-package
wasm-pack --log-level error build --mode no-install --target web --release --no-pack --no-gitignore \
  --out-dir "$out" --out-name who_said_what . --no-default-features
# What wasm-bindgen writes is half comments, which its declaration file has as well.
esbuild "$out/who_said_what.js" --minify --legal-comments=none --log-level=warning --allow-overwrite --outfile="$out/who_said_what.js"
rm -rf pkg/wasm
mv "$out" pkg/wasm
