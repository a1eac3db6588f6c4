#!/usr/bin/env bash
# Runs every test, or those named: rust, web, package, page. Goes on after a failure, sums up, fails if anything did.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

[ $# -gt 0 ] || set -- rust web package page
summary='' failed=0

# Browsers that are ended from outside leave their profiles behind: in a folder that goes away.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR" || true' EXIT

step() { # title, command...
  local title=$1 start=$SECONDS result=ok
  shift
  printf '\n=== %s\n' "$title"
  "$@" || { result=FAILED failed=1; }
  summary+=$(printf '\n  %-6s %3d s  %s' "$result" $((SECONDS - start)) "$title")
}

# The browser and its driver, from CHROME and CHROMEDRIVER or from PATH; a capabilities file tells the driver which.
capabilities=${CARGO_TARGET_DIR:-$PWD/target}/webdriver.json
browser=$(node scripts/browser.mjs --webdriver "$capabilities")
chromedriver=$(sed -n 's/^CHROMEDRIVER=//p' <<<"$browser")

web() {
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$capabilities WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 WASM_BINDGEN_TEST_TIMEOUT=300 \
    wasm-pack --log-level error test --mode no-install --headless --chrome --chromedriver "$chromedriver" . \
    --no-default-features --features widget,library --test boundary
}

for name; do
  case $name in
    rust) step "Rust: unit, property and documentation tests" cargo test --no-fail-fast ;;
    web) step "Rust in headless Chromium: the boundary with JavaScript" web ;;
    package) step "npm package: what is published, and that it fits together" node --test --test-reporter=spec tests/*.test.mjs ;;
    page) step "Whole page in headless Chromium" node --test --test-concurrency=2 --test-reporter=spec tests/page/*.test.mjs ;;
    *) echo "no tests are called '$name': rust, web, package, page" >&2; exit 2 ;;
  esac
done

printf '\n=== Summary%s\n' "$summary"
exit $failed
