package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"gridstar/backend/report/paper"
)

// libreOffice times soffice on the same certificates: all in one document, and a
// document each (few of them, scaled). The program's start counts once in either.
func libreOffice(dir string, awarded []paper.Awarded, few int) (together, apart time.Duration, err error) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return 0, 0, err
	}
	few = min(few, len(awarded))
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	convert := func(files ...string) (time.Duration, error) {
		start := time.Now()
		args := append([]string{profile, "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(dir, "out")}, files...)
		if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
			return 0, fmt.Errorf("soffice: %w: %s", err, out)
		}
		return time.Since(start), nil
	}
	write := func(name string, list []paper.Awarded) (string, error) {
		file := filepath.Join(dir, name+".fodt")
		return file, os.WriteFile(file, []byte(flatText(list)), 0o600)
	}
	warm, err := write("warm", awarded[:1]) // makes the profile
	if err != nil {
		return 0, 0, err
	}
	if _, err := convert(warm); err != nil {
		return 0, 0, err
	}
	one, err := write("one", awarded)
	if err != nil {
		return 0, 0, err
	}
	if together, err = convert(one); err != nil {
		return 0, 0, err
	}
	var files []string
	for i := range few {
		file, err := write(fmt.Sprintf("each%04d", i), awarded[i:i+1])
		if err != nil {
			return 0, 0, err
		}
		files = append(files, file)
	}
	if apart, err = convert(files...); err != nil {
		return 0, 0, err
	}
	return together, apart * time.Duration(len(awarded)) / time.Duration(few), nil
}

// flatText is the certificates as a flat OpenDocument text, A4 across with a
// border, a page each.
func flatText(list []paper.Awarded) string {
	const head = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin="11mm" fo:border="2pt solid #c8101e" fo:padding="30mm"/></style:page-layout>
<style:style style:name="T" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:break-before="page"/><style:text-properties style:font-name-asian="Noto Serif CJK SC" style:font-size-asian="48pt" fo:font-size="48pt" fo:color="#c8101e"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:text-properties style:font-size-asian="36pt" fo:font-size="36pt"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-indent="16mm"/><style:text-properties style:font-size-asian="23pt" fo:font-size="23pt"/></style:style>
<style:style style:name="S" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties style:font-size-asian="19pt" fo:font-size="19pt"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>
`
	var b strings.Builder
	b.WriteString(head)
	for _, a := range list {
		fmt.Fprintf(&b, `<text:p text:style-name="T">荣誉证书</text:p><text:p text:style-name="N">%s同志：</text:p>`+
			`<text:p text:style-name="B">在2026年度社区网格化服务管理工作中成绩突出，被评为“十佳网格员”。特发此证，以资鼓励。</text:p>`+
			`<text:p text:style-name="S">襄阳市襄城区檀溪街道办事处</text:p><text:p text:style-name="S">2027年1月15日</text:p><text:p>编号：网优〔2026〕%d号</text:p>`+"\n",
			a.Name, a.Number)
	}
	b.WriteString("</office:text></office:body></office:document>\n")
	return b.String()
}
