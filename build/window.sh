#!/usr/bin/env bash
# The real window under Xvfb, on the sample office: it opens and is drawn, loads a
# file that is chosen in the system's dialog, shows the ranking, and prints the
# notice through the system's dialog. Keys and mouse are the user's; what came of
# it is asked of other programs. Pictures are kept in artifacts/.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${GRIDSTAR_UNDER_XVFB:-}" ]; then
  exec env GRIDSTAR_UNDER_XVFB=1 xvfb-run -a -s '-screen 0 1366x768x24' "$0"
fi

mkdir -p artifacts
office=$(mktemp -d)
gridstar=$PWD/bin/gridstar desktop=$PWD/bin/gridstar-desktop artifacts=$PWD/artifacts
# The window writes its habits while it ends: wait for it before its folder goes.
trap '[ -z "${window:-}" ] || { kill "$window" 2>/dev/null; wait "$window" 2>/dev/null; }; rm -rf "$office" || true' EXIT
export XDG_DATA_HOME=$office HOME=$office # its habits must not touch those of who runs this
cd "$office"                              # where GTK prints to a file

fail() {
  import -silent -window root "$artifacts/window-failed.png"
  echo "window: $*; see artifacts/window-failed.png" >&2
  exit 1
}
# await SECONDS WHAT COMMAND...: until the command succeeds
await() {
  local seconds=$1 what=$2 until
  shift 2
  until=$((SECONDS + seconds))
  until "$@" >/dev/null 2>&1; do
    kill -0 "$window" 2>/dev/null || fail "the program ended before $what"
    [ "$SECONDS" -lt "$until" ] || fail "not within $seconds s: $what"
    sleep 0.3
  done
}
shown() { xdotool search --onlyvisible --name "$1"; }
focus() { xdotool windowfocus --sync "$(shown "$1" | tail -1)" && sleep 0.3; }
picture() { import -silent -window root "$artifacts/$1.png"; }
colours() { import -silent -window root png:- | identify -format %k -; }
drawn() { [ "$(colours)" -gt 300 ]; } # an empty window has a handful, a drawn one hundreds
# finder LETTERS: what the finder finds by the letters of its pinyin
finder() {
  focus '^网格星考$'
  xdotool key --clearmodifiers ctrl+k
  sleep 1
  xdotool type --delay 50 "$1"
  sleep 1
  xdotool key Return
}

"$gridstar" sample --db office.db >/dev/null
printf '编号,工号,日期,分值,事由,依据\nJK-9001,WX001,2026-10-15,-1,迟报材料,街道通报\n' >adjustment.csv
timeout -k 5 300 "$desktop" --db office.db 2>/dev/null &
window=$!
await 60 "the window opens" shown '^网格星考$'
await 60 "the window is drawn" drawn
sleep 2 # charts grow into place
picture window
echo "window: open and drawn ($(colours) colours)"

finder drwj # 导入文件
await 30 "the file dialog opens" shown 选择要导入的文件
focus 选择要导入的文件
xdotool type --delay 30 "~/adjustment.csv"
loaded() { "$gridstar" imports --db office.db | grep adjustment.csv >/dev/null; }
for _ in $(seq 20); do # takes the name, leaves the dialog; the preview's button has the focus
  sleep 1
  loaded && break
  xdotool key Return
done
await 5 "the chosen file is loaded" loaded
echo "window: a chosen file is loaded"
xdotool key Escape
sleep 1

finder pm # 排名
sleep 3
picture window-ranking

finder dygs # 打印公示
sleep 3
await 30 "the page is drawn" drawn
xdotool key --clearmodifiers ctrl+p
await 60 "the print dialog opens" shown '^星级考核结果公示$'
focus '^星级考核结果公示$'
picture window-print
read -r x y < <(xdotool getwindowgeometry --shell "$(shown '^星级考核结果公示$' | tail -1)" | awk -F= '/^X/{x=$2} /^Y/{y=$2} END{print x, y}')
xdotool mousemove $((x + 82)) $((y + 86)) click 1 # Print to File
sleep 1
xdotool key Return
printed() { "$gridstar" audit --db office.db | grep 打印 >/dev/null; }
await 60 "the notice is printed" printed
"$gridstar" notice --db office.db --month 2026-10 --unit 420606091 --out saved.pdf >/dev/null
cmp output.pdf saved.pdf || fail "what was printed is not what is saved"
echo "window: the notice is printed, as it is saved ($(pdfinfo output.pdf | awk '/^Pages/{print $2}') pages)"
