#!/usr/bin/env bash
# Runs every test, or those named: rust, web, package, page, ways. Goes on after a failure, sums up, fails if anything did.
# The tests of pages and ways run in every engine that is installed; ENGINE=firefox chooses one (or several: "chromium webkit").
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/env.sh

[ $# -gt 0 ] || set -- rust web package page ways

# In CI the cases of a property are the same in every run, so that it tells of the change and not of luck; elsewhere they are
# other ones each time, and find more.
[ -z "${CI:-}" ] || export PROPTEST_RNG_SEED=${PROPTEST_RNG_SEED:-20261122}
summary='' failed=0

# Browsers that are ended from outside leave their profiles behind: in a folder that goes away.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR" || true' EXIT

step() { # title, command...
  local title=$1 start=$SECONDS result=ok
  shift
  tally=''
  printf '\n=== %s\n' "$title"
  "$@" || { result=FAILED failed=1; }
  summary+=$(printf '\n  %-6s %3d s  %s' "$result" $((SECONDS - start)) "$title$tally")
}

# The browser and its driver, from CHROME and CHROMEDRIVER or from PATH; a capabilities file tells the driver which.
capabilities=${CARGO_TARGET_DIR:-$PWD/target}/webdriver.json
browser=$(node scripts/engines.mjs --webdriver "$capabilities" 2>/dev/null) || { node scripts/engines.mjs >/dev/null || exit 1; }
chromedriver=$(sed -n 's/^CHROMEDRIVER=//p' <<<"$browser")

web() {
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$capabilities WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60 WASM_BINDGEN_TEST_TIMEOUT=300 \
    wasm-pack --log-level error test --mode no-install --headless --chrome --chromedriver "$chromedriver" . \
    --no-default-features --features widget,library --test boundary
}

# Tests in one engine; what is skipped is named with its reason, and counted. Files with a test that failed run once more,
# alone, as a browser beside another on a busy machine may not keep pace: what passes then is named, what fails again fails.
page() { # engine, files...
  local engine=$1 counts=$TMPDIR/$1.tap again=$TMPDIR/$1-again.tap result=0 repeat=()
  shift
  files "$engine" "$counts" 2 "$@" || result=1
  tally=$(awk '/^# (tests|pass|skipped|fail) / { n[$2] = $3 }
    END { printf ": %d tests, %d passed, %d skipped, %d failed", n["tests"], n["pass"], n["skipped"], n["fail"] }' "$counts")
  if [ "$result" -ne 0 ]; then
    mapfile -t repeat < <(awk -F"'" '/^ *not ok/ { bad = 1 } bad && /^ *location:/ { sub(/:[0-9]+:[0-9]+$/, "", $2); print $2; bad = 0 }' "$counts" | sort -u)
    tally+=$'\n'$(sed -n 's/^ *not ok [0-9]* - /      failed beside others: /p' "$counts")
    if [ ${#repeat[@]} -gt 0 ] && [ ${#repeat[@]} -le 5 ]; then
      printf '\n=== Once more, alone, in %s: %s\n' "$engine" "${repeat[*]##*/}"
      if files "$engine" "$again" 1 "${repeat[@]}"; then result=0; fi
      tally+=$(awk '/^# (tests|fail) / { n[$2] = $3 } END { printf "\n      once more, alone: %d tests, %d failed", n["tests"], n["fail"] }' "$again")
    fi
  fi
  sed -n 's/^ *ok [0-9]* - \(.*\) # SKIP \(.*\)/      skipped: \1 (\2)/p' "$counts" >"$TMPDIR/skipped"
  [ ! -s "$TMPDIR/skipped" ] || tally+=$'\n'$(cat "$TMPDIR/skipped")
  return "$result"
}

files() { # engine, counts, how many side by side, files...
  local engine=$1 counts=$2 beside=$3
  shift 3
  ENGINE=$engine node --test --test-concurrency="$beside" --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$counts" "$@"
}

pages() { # title, files...
  local chosen=${ENGINE:-} title=$1 engine about
  shift
  for engine in $chosen; do
    node scripts/engines.mjs --names --all | grep -q "^$engine " || { echo "no engine is called '$engine'" >&2; exit 2; }
  done
  while read -r engine about; do
    [ -z "$chosen" ] || [[ " $chosen " == *" $engine "* ]] || continue
    if node scripts/engines.mjs --has "$engine"; then
      step "$title in $about" page "$engine" "$@"
    elif [ -n "$chosen" ]; then
      step "$title in $about" false # asked for, so not having it is a failure
    else
      summary+=$(printf '\n  %-6s %3d s  %s' absent 0 "$title in $about")
    fi
  done < <(node scripts/engines.mjs --names --all)
}

# The project's own command, built once for all tests that run it; those that cannot have it say so.
command_line() {
  cargo build --quiet || return 0
  export WSW_COMMAND=${CARGO_TARGET_DIR:-$PWD/target}/debug/who-said-what
}

for name; do
  case $name in page | package) command_line ;; esac
  case $name in
    rust) step "Rust: unit, property and documentation tests" cargo test --no-fail-fast ;;
    web) step "Rust in headless Chromium: the boundary with JavaScript" web ;;
    package) step "npm package: what is published, and that it fits together" node --test --test-reporter=spec tests/*.test.mjs ;;
    page) pages "Whole page" tests/page/*.test.mjs ;;
    ways)
      pages "Ways in" tests/ways/*.test.mjs
      printf '\n'
      node scripts/ways.mjs
      ;;
    *) echo "no tests are called '$name': rust, web, package, page, ways" >&2; exit 2 ;;
  esac
done

printf '\n=== Summary%s\n' "$summary"
exit $failed
