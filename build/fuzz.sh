#!/usr/bin/env bash
# Runs every fuzz target of the engine for $FUZZ (default 5s), one after another.
# New failing inputs are kept by Go under testdata/fuzz beside the target.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${FUZZ:=5s}"

grep -rhoE --include='*_test.go' -l '^func Fuzz' app backend | sort | while read -r file; do
  for target in $(grep -oE '^func Fuzz[A-Za-z0-9_]*' "$file" | cut -d' ' -f2); do
    echo "fuzz ./$(dirname "$file") $target for $FUZZ"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZ" "./$(dirname "$file")" </dev/null | sed '/^fuzz: elapsed/d; /^PASS$/d'
  done
done
