#!/usr/bin/env bash
# Installs what the build and its tests need: Debian packages (when root, or with
# sudo) and the front end's packages. Further Debian packages may be named as
# arguments. Quick, and silent, when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
  libgtk-3-dev libwebkit2gtk-4.1-dev gcc pkg-config   # the window
  xvfb xauth xdotool imagemagick chromium             # its tests
  poppler-utils qpdf                                  # checks of the papers
  fonts-noto-cjk                                      # Chinese on a bare machine's screen
  "$@"
)

fail() { printf '准备失败：%s\n' "$*" >&2; exit 1; }

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

command -v go >/dev/null || fail "找不到 Go。请安装 Go $(awk '/^go /{print $2}' go.mod) 或更新版本(https://go.dev/dl/),并把它的 bin 目录加入 PATH。"
need_go=$(awk '/^go /{print $2}' go.mod)
have_go=$(GOTOOLCHAIN=local go env GOVERSION | sed 's/^go//; s/[ -].*//')
at_least "$need_go" "$have_go" || fail "Go 版本是 ${have_go},需要 ${need_go} 或更新。请从 https://go.dev/dl/ 升级。"

command -v node >/dev/null && command -v npm >/dev/null || fail "找不到 Node.js 和 npm。请安装 Node.js 20.19 或更新版本(https://nodejs.org/)。"
need_node=$(sed -n 's/.*"node": *">=\([0-9.]*\)".*/\1/p' frontend/package.json)
have_node=$(node --version | sed 's/^v//')
at_least "$need_node" "$have_node" || fail "Node.js 版本是 ${have_node},需要 ${need_node} 或更新。"

missing=()
if command -v dpkg-query >/dev/null; then
  for p in "${packages[@]}"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$p" 2>/dev/null | grep -qx installed || missing+=("$p")
  done
else
  echo "提示：不是 Debian 系统，请自行安装与以下软件包相当的软件：${packages[*]}" >&2
fi
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "缺少系统软件包，又没有 root 权限。请由管理员运行：apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  echo "安装系统软件包：${missing[*]}"
  "${as_root[@]}" apt-get update -qq || fail "apt-get update 没有成功，请检查网络和软件源。"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get 没有装上：${missing[*]}"
fi

# npm writes both lock files within a moment; a package-lock.json that is newer than
# what is installed came with a pull.
seconds() { stat -c %Y "$1" 2>/dev/null || echo 0; }
if [ "$(seconds frontend/node_modules/.package-lock.json)" -lt $(($(seconds frontend/package-lock.json) - 2)) ]; then
  echo "安装前端软件包(npm ci)"
  (cd frontend && npm ci --no-audit --no-fund --loglevel=error) || fail "npm ci 没有成功，请检查网络后重试。"
fi
