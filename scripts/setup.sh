#!/usr/bin/env bash
# Installs what is missing and nothing else; quick when all is there.
#   scripts/setup.sh [build] [lint] [browser]      what for; everything when nothing is named
# Tools built by cargo go to ${XDG_CACHE_HOME:-~/.cache}/who-said-what/<tool>-<version>, npm packages to node_modules.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

[ $# -gt 0 ] || set -- build lint browser
wants() { [[ " $wanted " == *" $1 "* ]]; }
wanted=$*
has() { command -v "$1" >/dev/null 2>&1; }
say() { printf 'setup: %s\n' "$*" >&2; }
missing() { say "missing: $1"; shift; printf '       %s\n' "$@" >&2; exit 1; }

# One set-up at a time: a second one waits, and then finds the work done.
mkdir -p "$TOOLS"
if has flock; then
  exec 9>"$TOOLS/.lock"
  flock --nonblock 9 || { say "waiting for another set-up to finish"; flock 9; }
fi

# What we cannot install: named, with where to get it.
has cargo || missing "Rust" "install it with rustup: https://rustup.rs"
has cc || has gcc || has clang || missing "a C compiler" "on Debian or Ubuntu: apt-get install build-essential"
{ has node && has npm; } || missing "Node.js 20 or newer, with npm" "https://nodejs.org"
case $(node --version) in
  v[0-9].* | v1[0-9].*) missing "Node.js 20 or newer (this is $(node --version))" "https://nodejs.org" ;;
esac

cargo_tool() { # crate, version, folder it is installed to, programs it must bring
  local crate=$1 version=$2 root=$3 program
  shift 3
  for program; do
    [ "$("$program" --version 2>/dev/null | awk '{ print $2 }')" = "$version" ] || {
      say "building $crate $version (minutes, once)"
      cargo install --locked --quiet --root "$root" "$crate@$version" ||
        missing "$crate $version" "tried: cargo install --locked $crate@$version" "any copy of that version on PATH will do"
      return
    }
  done
}

if wants build; then
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    { has rustup && rustup target add wasm32-unknown-unknown; } ||
      missing "Rust's wasm32-unknown-unknown target" "with rustup: rustup target add wasm32-unknown-unknown"
  fi
  cargo_tool wasm-pack "$WASM_PACK_VERSION" "$WASM_PACK_ROOT" wasm-pack
  cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$WASM_BINDGEN_ROOT" wasm-bindgen wasm-bindgen-test-runner
fi

# npm packages: everything needs them; anew only when the lock file has changed.
stamp=node_modules/.installed-package-lock.json
if ! cmp -s package-lock.json "$stamp"; then
  say "installing npm packages"
  npm ci --no-progress
  cp package-lock.json "$stamp"
fi

if wants lint; then
  for component in rustfmt clippy; do
    if ! cargo "${component/rust/}" --version >/dev/null 2>&1; then
      { has rustup && rustup component add "$component"; } ||
        missing "$component" "with rustup: rustup component add $component"
    fi
  done
fi

if wants browser && ! node scripts/engines.mjs --all >/dev/null 2>&1; then
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo -n)
  if has apt-get && "${root[@]}" true 2>/dev/null; then
    say "installing browsers (Chromium, Firefox, WebKit) and their drivers with apt-get"
    "${root[@]}" apt-get update -q || say "apt-get update failed; trying with the package lists at hand"
    read -ra packages < <(node scripts/engines.mjs --packages)
    # One by one: a distribution that lacks one of them may have the others.
    for package in "${packages[@]}"; do
      "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$package" ||
        say "apt-get could not install $package"
    done
  fi
  # Names what is still missing. Without Chromium nothing goes; the other engines are left out of the tests, by name.
  node scripts/engines.mjs >/dev/null
fi
