package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// csvPeer reads with x/text and encoding/csv.
func csvPeer(file string) (time.Duration, error) {
	start := time.Now()
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	r := csv.NewReader(transform.NewReader(f, simplifiedchinese.GB18030.NewDecoder()))
	r.ReuseRecord = true
	for {
		if _, err := r.Read(); err == io.EOF {
			return time.Since(start), nil
		} else if err != nil {
			return 0, err
		}
	}
}

// excelizePeer reads the first sheet row by row, with raw values.
func excelizePeer(file string) (time.Duration, error) {
	start := time.Now()
	f, err := excelize.OpenFile(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetName(0))
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		if _, err := rows.Columns(excelize.Options{RawCellValue: true}); err != nil {
			return 0, err
		}
	}
	return time.Since(start), rows.Error()
}

// libreOfficePeer converts the file to CSV.
func libreOfficePeer(file string) (time.Duration, error) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		return 0, fmt.Errorf("soffice %w", errAbsent)
	}
	out := filepath.Join(filepath.Dir(file), "converted")
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Join(filepath.Dir(file), "profile"), "--headless", "--convert-to", "csv", "--outdir", out, file)
	start := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("soffice: %w: %s", err, text)
	}
	return time.Since(start), nil
}

// sheetJSPeer reads the file with SheetJS, without the start of node.
func sheetJSPeer(file string) (time.Duration, error) {
	node, err := sheetJS()
	if err != nil {
		return 0, err
	}
	const script = `const X = require('xlsx'), start = process.hrtime.bigint();
X.readFile(process.argv[1]);
console.log(Number(process.hrtime.bigint() - start));`
	cmd := exec.Command("node", "-e", script, file)
	cmd.Env, cmd.Stderr = node, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return 0, fmt.Errorf("node: %w", err)
	}
	ns, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
	return time.Duration(ns), err
}

// sheetJS returns the environment in which node finds SheetJS.
func sheetJS() ([]string, error) {
	path := []string{os.Getenv("NODE_PATH")}
	for _, dir := range []string{"frontend/node_modules", "build/.cache/npm/node_modules"} {
		modules, err := filepath.Abs(dir)
		if err != nil {
			return nil, err
		}
		path = append(path, modules)
	}
	env := append(os.Environ(), "NODE_PATH="+strings.Join(path, string(filepath.ListSeparator)))
	cmd := exec.Command("node", "-e", "require('xlsx')")
	cmd.Env = env
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("SheetJS %w (npm install --prefix build/.cache/npm xlsx@0.18.5)", errAbsent)
	}
	return env, nil
}
