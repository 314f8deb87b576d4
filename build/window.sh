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
  xdotool key --clearmodifiers Escape ctrl+k
  sleep 1
  xdotool type --delay 60 "$1"
  sleep 1
  xdotool key Return
}
# A busy machine can lose keys: each of the following does its steps until what they
# lead to is there, and nothing where it is there already.
# opened TITLE KEYS...: the window TITLE stands
opened() {
  shown "$1" >/dev/null || { "${@:2}" && sleep 3 && shown "$1" >/dev/null; }
}
dialog=选择要导入的文件
# chosen: the file is named in the system's dialog, which then closes
chosen() {
  shown "$dialog" >/dev/null || return 0
  focus "$dialog" || return 1
  xdotool key ctrl+l # the field of the name
  sleep 0.5
  xdotool key ctrl+a
  xdotool type --delay 60 "$office/adjustment.csv"
  sleep 0.5
  xdotool key Return
  sleep 2
  ! shown "$dialog" >/dev/null
}
loaded() { "$gridstar" imports --db office.db | grep adjustment.csv >/dev/null; }
# accepted: the preview's button, which has the focus, is pressed
accepted() {
  loaded || { xdotool key Return && sleep 1 && loaded; }
}
notice='^星级考核结果公示$'
print_notice() {
  finder dygs # 打印公示
  sleep 5
  xdotool key --clearmodifiers ctrl+p
}
# printed: in the system's dialog, Print to File is the second line of the list
printed() {
  in_trail && return
  local x y
  focus "$notice" || return 1
  read -r x y < <(xdotool getwindowgeometry --shell "$(shown "$notice" | tail -1)" | awk -F= '/^X/{x=$2} /^Y/{y=$2} END{print x, y}')
  xdotool mousemove $((x + 82)) $((y + 86)) click 1
  sleep 1
  xdotool key Return
  sleep 2
  in_trail
}
in_trail() { "$gridstar" audit --db office.db | grep 打印 >/dev/null; }

"$gridstar" sample --db office.db >/dev/null
printf '编号,工号,日期,分值,事由,依据\nJK-9001,WX001,2026-10-15,-1,迟报材料,街道通报\n' >adjustment.csv
timeout -k 5 600 "$desktop" --db office.db 2>/dev/null &
window=$!
await 60 "the window opens" shown '^网格星考$'
await 60 "the window is drawn" drawn
sleep 2 # charts grow into place
picture window
echo "window: open and drawn ($(colours) colours)"

await 90 "the file dialog opens" opened "$dialog" finder drwj # 导入文件
await 60 "a file is chosen" chosen
await 60 "the chosen file is loaded" accepted
echo "window: a chosen file is loaded"
xdotool key Escape
sleep 1

finder pm # 排名
sleep 3
picture window-ranking

await 90 "the print dialog opens" opened "$notice" print_notice
focus "$notice"
picture window-print
await 60 "the notice is printed" printed
"$gridstar" notice --db office.db --month 2026-10 --unit 420606091 --out saved.pdf >/dev/null
cmp output.pdf saved.pdf || fail "what was printed is not what is saved"
echo "window: the notice is printed, as it is saved ($(pdfinfo output.pdf | awk '/^Pages/{print $2}') pages)"
