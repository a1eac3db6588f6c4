#!/usr/bin/env bash
# Formatting, clippy for both targets with warnings denied, types of the JavaScript. Goes on after a failure.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

failed=()
check() { printf '=== %s\n' "$*"; "$@" || failed+=("$*"); }

check cargo fmt --check
check cargo clippy --quiet --all-targets -- --deny warnings
for features in widget library server; do
  check cargo clippy --quiet --target wasm32-unknown-unknown --no-default-features --features $features --lib -- --deny warnings
done
check cargo clippy --quiet --target wasm32-unknown-unknown --no-default-features --features widget,library --test boundary -- --deny warnings
check tsc --project tsconfig.json      # scripts and tests: Node's and the browser's names
check tsc --project tsconfig.pkg.json  # the package: the browser's names only

if [ ${#failed[@]} -gt 0 ]; then
  printf '\nlint: failed:\n' >&2
  printf '  %s\n' "${failed[@]}" >&2
  exit 1
fi
echo "lint: ok"
