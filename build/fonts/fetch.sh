#!/bin/sh
# Gets the sources of the faces, checks them against SOURCES.sha256, and packs
# them into the *.face files kept beside this script. The packed files are in
# the repository: run this only to renew them.
#
# Needs: npm, apt-get, dpkg, fonttools (Debian python3-fonttools), Go.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
cd "$work"

[ -f expo-google-fonts-noto-sans-sc-0.4.3.tgz ] || npm pack --silent @expo-google-fonts/noto-sans-sc@0.4.3
[ -f expo-google-fonts-noto-serif-sc-0.4.3.tgz ] || npm pack --silent @expo-google-fonts/noto-serif-sc@0.4.3
for p in fonts-lxgw-wenkai=1.250+repack-1 fonts-babelstone-han=15.0.5-2 texlive-lang-chinese=2022.20230122-1; do
	name=$(echo "$p" | tr = _)
	[ -f "${name}_all.deb" ] || apt-get download "$p"
done
sha256sum -c "$here/SOURCES.sha256"

mkdir -p serif sans deb
tar xzf expo-google-fonts-noto-serif-sc-0.4.3.tgz -C serif --strip 1
tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz -C sans --strip 1
for d in *.deb; do dpkg -x "$d" deb; done
/usr/bin/python3 "$here/quadratic.py" \
	deb/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf FandolFang.ttf

cd "$here/../.."
go run ./build/fonts/pack \
	-song "$work/serif/400Regular/NotoSerifSC_400Regular.ttf" \
	-title "$work/serif/700Bold/NotoSerifSC_700Bold.ttf" \
	-hei "$work/sans/500Medium/NotoSansSC_500Medium.ttf" \
	-fang "$work/FandolFang.ttf" \
	-kai "$work/deb/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf" \
	-rare "$work/deb/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf" \
	-out build/fonts
