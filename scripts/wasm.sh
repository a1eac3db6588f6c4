#!/usr/bin/env bash
# Builds pkg/wasm: cargo, wasm-bindgen and Binaryen, whose flags are here and, for what readers download, in shrink.mjs and names.mjs.
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

# Built aside and moved at the end: a failed build leaves the last good one.
out=target/wasm-package
linked=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/who_said_what.wasm
optimise=(-O3 --strip-producers --strip-target-features --enable-bulk-memory
  --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals --enable-reference-types --enable-multivalue)
module() { # feature, name of its files
  # As a cdylib alone: with an rlib beside it, cargo leaves out optimising across crates, and the module is a tenth larger.
  cargo rustc --quiet --lib --crate-type cdylib --target wasm32-unknown-unknown --release --no-default-features --features "$1"
  # pkg/load.js and pkg/library.js always say where the file is.
  wasm-bindgen --target web --omit-default-module-path --out-dir "$out" --out-name "$2" "$linked"
  if [ "$1" = widget ]; then
    cp "$linked" "${linked%.wasm}.widget.wasm" # for size.mjs
    watch "$out/$2.js"
    # The whole is not published: it is what the builds of one file have inside.
    node scripts/shrink.mjs "$out/$2_bg.wasm" "$out/$2_whole.wasm" "$out/$2_bg.wasm" "$out/$2_rest.wasm"
    node scripts/names.mjs "$out/$2.js" "$out/$2_whole.wasm" "$out/$2_bg.wasm"
  else
    wasm-opt "$out/$2_bg.wasm" -o "$out/$2_bg.wasm" "${optimise[@]}"
  fi
  # What wasm-bindgen writes is half comments, which its declaration file has as well.
  esbuild "$out/$2.js" --minify --legal-comments=none --log-level=warning --allow-overwrite --outfile="$out/$2.js"
}
# Every way into the module that readers have goes through pkg/guard.js.
watch() { # file of wasm-bindgen's
  [ "$(grep -c 'wasm = instance\.exports;' "$1")" = 1 ] || { echo "wasm: $1 does not take the exports as expected" >&2; exit 1; }
  sed -i -e '1i import { guard } from "../guard.js";' -e 's/wasm = instance\.exports;/wasm = guard(instance.exports);/' "$1"
}
rm -rf "$out"
# For speed: programs keep archives in it, and no reader waits for it. What readers download is made small, by Cargo.toml and shrink.mjs.
CARGO_PROFILE_RELEASE_OPT_LEVEL=3 module library library
module widget who_said_what
module server server
# What stands where a page names no story of its own: as readers are shown it, without spaces.
cp src/story/north-korean-troops.readers.json "$out/story.json"
cp src/web/worker.js "$out/worker.js"
esbuild "$out/worker.js" --bundle --format=esm --minify --legal-comments=none --log-level=warning --allow-overwrite --outfile="$out/worker.js"
rm -rf pkg/wasm
mv "$out" pkg/wasm
