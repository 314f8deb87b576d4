#!/usr/bin/env bash
# Shows GridStar on the sample office: loads it into demo/demo.db, publishes the
# first two months, writes papers and charts to demo/, and opens the window if
# there is a display.
set -euo pipefail
cd "$(dirname "$0")/.."

street=420606091
gridstar=bin/gridstar
db=demo/demo.db

rm -rf demo
mkdir -p demo
"$gridstar" sample --db "$db"

# month: the officers who hold the two communities on its last day
sign_and_publish() {
  local month=$1
  shift
  for officer in "$@"; do
    "$gridstar" sign --db "$db" --month "$month" --officer "$officer"
  done
  "$gridstar" publish --db "$db" --month "$month" --unit "$street"
}
sign_and_publish 2026-08 060117 060123
sign_and_publish 2026-09 060117 060131

"$gridstar" assess --db "$db" --month 2026-10 --unit "$street"
out=(--db "$db" --unit "$street")
"$gridstar" notice "${out[@]}" --month 2026-09 --out demo/2026年9月考核公示.pdf
"$gridstar" notice "${out[@]}" --month 2026-09 --size a3 --out demo/2026年9月公示海报.pdf
"$gridstar" notice "${out[@]}" --month 2026-10 --out demo/2026年10月考核公示-草稿.pdf
"$gridstar" certificates "${out[@]}" --from 2026-08 --to 2026-09 --out demo/荣誉证书.pdf
"$gridstar" explain --db "$db" --month 2026-10 --worker WX004 --out demo/考核得分明细表-王大勇.pdf
"$gridstar" pay "${out[@]}" --month 2026-10 --out demo/2026年10月绩效工资发放表.pdf
"$gridstar" report "${out[@]}" --month 2026-10 --out demo/2026年10月考核报告.pdf
"$gridstar" charts "${out[@]}" --month 2026-10 --out demo/charts
echo
echo "demo/ 中已生成：" && find demo -type f | sort | sed 's/^/  /'

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec bin/gridstar-desktop --db "$db"
fi
echo "没有图形界面，未打开窗口。在桌面环境中运行：bin/gridstar-desktop --db $db"
