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
  "--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust/=" # where the sources of the library are installed
)
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; echo "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS

# Neither package.json nor .gitignore: the package's own are written by hand, and a .gitignore here would make npm
# leave the wasm out of what it publishes. Built aside and moved at the end: a failed build leaves the last good one.
out=target/wasm-package
module() { # feature, name of its files
  wasm-pack --log-level error build --mode no-install --target web --release --no-pack --no-gitignore \
    --out-dir "$out" --out-name "$2" . --no-default-features --features "$1"
  [ "$1" != widget ] || watch "$out/$2.js"
  # What wasm-bindgen writes is half comments, which its declaration file has as well.
  esbuild "$out/$2.js" --minify --legal-comments=none --log-level=warning --allow-overwrite --outfile="$out/$2.js"
}
# Every way into the module that readers have goes through pkg/guard.js.
watch() { # file of wasm-bindgen's
  [ "$(grep -c 'wasm = instance\.exports;' "$1")" = 1 ] || { echo "wasm: $1 does not take the exports as expected" >&2; exit 1; }
  sed -i -e '1i import { guard } from "../guard.js";' -e 's/wasm = instance\.exports;/wasm = guard(instance.exports);/' "$1"
}
rm -rf "$out"
# For speed: programs keep archives in it, and no reader waits for it. What readers download is made small, by Cargo.toml.
CARGO_PROFILE_RELEASE_OPT_LEVEL=3 module library library
module widget who_said_what
module server server
cp src/web/worker.js "$out/worker.js"
esbuild "$out/worker.js" --bundle --format=esm --minify --legal-comments=none --log-level=warning --allow-overwrite --outfile="$out/worker.js"
rm -rf pkg/wasm
mv "$out" pkg/wasm
