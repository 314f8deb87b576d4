#!/usr/bin/env bash
# Opens the real window on the sample office under Xvfb, waits until it shows
# something, and keeps its picture in artifacts/window.png.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${GRIDSTAR_UNDER_XVFB:-}" ]; then
  exec env GRIDSTAR_UNDER_XVFB=1 xvfb-run -a -s '-screen 0 1366x768x24' "$0"
fi

mkdir -p artifacts
office=$(mktemp -d)
# The window writes its habits while it ends: wait for it before its folder goes.
trap '[ -z "${window:-}" ] || { kill "$window" 2>/dev/null; wait "$window" 2>/dev/null; }; rm -rf "$office" || true' EXIT
export XDG_DATA_HOME=$office # its habits must not touch those of who runs this

bin/gridstar sample --db "$office/office.db" >/dev/null
timeout -k 5 120 bin/gridstar-desktop --db "$office/office.db" &
window=$!

fail() { echo "window: $*" >&2; exit 1; }

# colours in the picture: an empty window has a handful, a drawn one hundreds
picture=artifacts/window.png
for _ in $(seq 60); do
  kill -0 "$window" 2>/dev/null || fail "the program ended before its window was seen"
  if xdotool search --onlyvisible --name 网格星考 >/dev/null 2>&1; then
    import -silent -window root "$picture"
    colours=$(identify -format %k "$picture")
    if [ "$colours" -gt 300 ]; then
      sleep 2 # charts grow into place
      import -silent -window root "$picture"
      echo "window: open and drawn ($colours colours), picture in $picture"
      exit 0
    fi
  fi
  sleep 0.5
done
fail "nothing was drawn within 30 s (${colours:-no window} colours); see $picture"
