#!/usr/bin/env bash
# Runs every fuzz target of the engine for $FUZZ each, one after another: a count of
# inputs (10000x, the default) or a time (10m). ONLY=regexp chooses among the targets.
# New failing inputs are kept by Go under testdata/fuzz beside the target.
# Inputs are hardly made smaller before they are kept: by default Go spends up to a
# minute on each, and ten minutes pass with a few thousand tries.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${FUZZ:=10000x}" "${ONLY:=.}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

grep -rhoE --include='*_test.go' -l '^func Fuzz' app backend | sort | while read -r file; do
  for target in $(grep -oE '^func Fuzz[A-Za-z0-9_]*' "$file" | cut -d' ' -f2); do
    [[ $(dirname "$file")/$target =~ $ONLY ]] || continue
    echo "fuzz ./$(dirname "$file") $target for $FUZZ"
    if ! go test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZ" -fuzzminimizetime 10x "./$(dirname "$file")" </dev/null >"$log" 2>&1; then
      # go.dev/issue/75804: when a time is up, Go 1.26 may call that a failure.
      grep -q '^    context deadline exceeded$' "$log" && ! grep -q 'Failing input' "$log" || { cat "$log"; exit 1; }
    fi
    grep -E '^fuzz: elapsed.*execs' "$log" | tail -1
  done
done
