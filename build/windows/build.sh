#!/usr/bin/env bash
# Builds both programs for Windows (64 bit) and the installer, into bin/windows/.
# Needs no Windows: Go cross-compiles without cgo, NSIS comes from Debian.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${VERSION:?run make windows}"

build/setup.sh nsis
out=bin/windows
mkdir -p "$out"

GOFLAGS='' go run ./build/windows -version "$VERSION"
export CGO_ENABLED=0 GOOS=windows GOARCH=amd64 GOFLAGS='-tags=desktop,production -trimpath'
go build -ldflags "-s -w -X main.version=$VERSION -H windowsgui" -o "$out/gridstar-desktop.exe" ./app/desktop
go build -ldflags "-s -w -X main.version=$VERSION" -o "$out/gridstar.exe" ./app/cli

makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$VERSION" build/windows/installer.nsi
ls -l "$out"
