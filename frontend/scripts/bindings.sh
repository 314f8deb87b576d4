#!/usr/bin/env bash
# Writes frontend/wailsjs anew from the bridges in app/desktop; with --check it
# fails when what is committed has drifted from them.
set -euo pipefail
cd "$(dirname "$0")/../.."

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
GOFLAGS=-trimpath go build -tags bindings -o "$made/desktop" ./app/desktop
tsoutputtype=interfaces "$made/desktop" >"$made/log"
find frontend/wailsjs -type f -exec chmod 644 {} +
if [ "${1:-}" = "--check" ] && [ -n "$(git status --porcelain frontend/wailsjs)" ]; then
  git --no-pager diff --stat frontend/wailsjs
  echo "frontend/wailsjs has drifted from app/desktop: run npm run bindings and commit it" >&2
  exit 1
fi
