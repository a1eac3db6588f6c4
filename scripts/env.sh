# Sourced from the project's top folder, never run: the tools' versions and where they are.
# wasm-bindgen's command line has to match the library, so its version is read from Cargo.lock; the npm tools'
# versions (Binaryen, TypeScript, puppeteer-core, sirv) are in package.json.
# shellcheck shell=bash

WASM_PACK_VERSION=0.15.1
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/who-said-what
WASM_PACK_ROOT=$TOOLS/wasm-pack-$WASM_PACK_VERSION
WASM_BINDGEN_ROOT=$TOOLS/wasm-bindgen-cli-$WASM_BINDGEN_VERSION

command -v cargo >/dev/null || PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
# node_modules/.bin first: the wasm-opt that is taken must be the pinned one.
export PATH=$PWD/node_modules/.bin:$WASM_PACK_ROOT/bin:$WASM_BINDGEN_ROOT/bin:$PATH
