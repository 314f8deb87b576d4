package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"gridstar/backend/report/paper"
	"gridstar/backend/report/paper/svg"
)

// peer is what LibreOffice needed: for all certificates in one document, for the
// same without frame and emblem, and for a document each (few of them, scaled).
type peer struct{ together, plain, apart time.Duration }

// libreOffice times soffice. The program's start counts once in each.
func libreOffice(dir string, awarded []paper.Awarded, few int) (p peer, err error) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return p, err
	}
	few = min(few, len(awarded))
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	convert := func(files ...string) (time.Duration, error) {
		start := time.Now()
		args := append([]string{profile, "--headless", "--convert-to", "pdf", "--outdir", filepath.Join(dir, "out")}, files...)
		if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
			return 0, fmt.Errorf("soffice: %w: %s", err, out)
		}
		took := time.Since(start)
		for _, file := range files { // soffice says 0 also where it could not read
			made := filepath.Join(dir, "out", strings.TrimSuffix(filepath.Base(file), ".fodt")+".pdf")
			if _, err := os.Stat(made); err != nil {
				return 0, fmt.Errorf("soffice made no PDF (is libreoffice-writer there?): %w", err)
			}
		}
		return took, nil
	}
	shared, err := plate()
	if err != nil {
		return p, err
	}
	write := func(name string, list []paper.Awarded, frame string) (string, error) {
		file := filepath.Join(dir, name+".fodt")
		return file, os.WriteFile(file, []byte(flatText(list, frame)), 0o600)
	}
	warm, err := write("warm", awarded[:1], shared) // makes the profile
	if err != nil {
		return p, err
	}
	if _, err := convert(warm); err != nil {
		return p, err
	}
	one, err := write("one", awarded, shared)
	if err != nil {
		return p, err
	}
	if p.together, err = convert(one); err != nil {
		return p, err
	}
	bare, err := write("plain", awarded, "")
	if err != nil {
		return p, err
	}
	if p.plain, err = convert(bare); err != nil {
		return p, err
	}
	var files []string
	for i := range few {
		file, err := write(fmt.Sprintf("each%04d", i), awarded[i:i+1], shared)
		if err != nil {
			return p, err
		}
		files = append(files, file)
	}
	took, err := convert(files...)
	p.apart = took * time.Duration(len(awarded)) / time.Duration(few)
	return p, err
}

// plate is what all certificates share (frame, emblem, title), as an SVG picture.
func plate() (string, error) {
	d, err := certificates(1).Compose()
	if err != nil {
		return "", err
	}
	page := *d.Pages[0]
	page.Marks = page.Marks[:1]
	var b bytes.Buffer
	if err := svg.Write(&b, &page, "plate"); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(b.Bytes()), nil
}

// flatText is the certificates as a flat OpenDocument text, A4 across, a page
// each; the plate lies behind the text of all pages, from the header.
func flatText(list []paper.Awarded, plate string) string {
	var b strings.Builder
	frame := ""
	if plate != "" {
		frame = `<draw:frame draw:style-name="G" text:anchor-type="paragraph" svg:x="0mm" svg:y="0mm" svg:width="297mm" svg:height="210mm"><draw:image><office:binary-data>` +
			plate + `</office:binary-data></draw:image></draw:frame>`
	}
	fmt.Fprintf(&b, flatHead, frame)
	for i, a := range list {
		style := "M"
		if i == 0 {
			style = "N"
		}
		fmt.Fprintf(&b, `<text:p text:style-name="%s">%s<text:span text:style-name="K">同志：</text:span></text:p>`+
			`<text:p text:style-name="B">在2026年度社区网格化服务管理工作中成绩突出，被评为“十佳网格员”。特发此证，以资鼓励。</text:p>`+
			`<text:p text:style-name="S">襄阳市襄城区檀溪街道办事处</text:p><text:p text:style-name="S">2027年1月15日</text:p><text:p text:style-name="C">编号：网优〔2026〕%d号</text:p>`+"\n",
			style, a.Name, a.Number)
	}
	b.WriteString("</office:text></office:body></office:document>\n")
	return b.String()
}

const flatHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Kai" svg:font-family="'LXGW WenKai'"/></office:font-face-decls>
<office:automatic-styles>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" fo:margin-top="10mm" fo:margin-bottom="25mm" fo:margin-left="46mm" fo:margin-right="46mm"/><style:header-style><style:header-footer-properties svg:height="78mm"/></style:header-style></style:page-layout>
<style:style style:name="G" style:family="graphic"><style:graphic-properties style:wrap="run-through" style:run-through="background" style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:text-properties style:font-name-asian="Kai" style:font-name="Kai" style:font-size-asian="36pt" fo:font-size="36pt"/></style:style>
<style:style style:name="M" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/><style:text-properties style:font-name-asian="Kai" style:font-name="Kai" style:font-size-asian="36pt" fo:font-size="36pt"/></style:style>
<style:style style:name="K" style:family="text"><style:text-properties style:font-size-asian="23pt" fo:font-size="23pt"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:paragraph-properties fo:text-indent="16mm"/><style:text-properties style:font-name-asian="Kai" style:font-name="Kai" style:font-size-asian="23pt" fo:font-size="23pt"/></style:style>
<style:style style:name="S" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties style:font-name-asian="Kai" style:font-name="Kai" style:font-size-asian="19pt" fo:font-size="19pt"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:text-properties style:font-name-asian="Kai" style:font-name="Kai" style:font-size-asian="13pt" fo:font-size="13pt"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"><style:header><text:p>%s</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
`
