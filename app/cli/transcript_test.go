package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"gridstar/backend/testkit"
)

var update = flag.Bool("update", false, "write what the commands say now into testdata")

// The files of testdata/*.txt are transcripts on the small office of testkit: what
// each command says, to be read as a clerk would.
//
//	# a remark
//	@ 2026-12-01        the day it is
//	$ gridstar assess --month 2026-10
//	the answer
//	! what is said on standard error
//	[1]                 the exit status, unless it is 0
//
// --db is added. SMALL is the folder of the small office's ledgers, FILES that of
// testdata/files, OUT one for what the commands write.
func TestTranscripts(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := replay(t, string(text))
			if got == string(text) {
				return
			}
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			was, now := strings.Split(string(text), "\n"), strings.Split(got, "\n")
			for i := range min(len(was), len(now)) {
				if was[i] != now[i] {
					t.Fatalf("line %d:\n got %s\nwant %s", i+1, now[i], was[i])
				}
			}
			t.Fatalf("%d lines, want %d", len(now), len(was))
		})
	}
}

// replay runs the command lines of a transcript and writes it anew.
func replay(t *testing.T, text string) string {
	t.Helper()
	s := withOffice(t, "small")
	out := t.TempDir()
	places := map[string]string{
		"SMALL": filepath.Join(testkit.Office(t, "small"), "ledgers"),
		"FILES": filepath.Join(testkit.Root(t), "app", "cli", "testdata", "files"),
		"OUT":   out,
		"DB":    s.db,
	}
	var b strings.Builder
	remark := false
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		command, isCommand := strings.CutPrefix(line, "$ gridstar")
		day, isDay := strings.CutPrefix(line, "@ ")
		switch {
		case isCommand:
			args := strings.Fields(command)
			for i := range args {
				for name, path := range places {
					if args[i] == name || strings.HasPrefix(args[i], name+"/") || strings.Contains(args[i], "="+name+"/") {
						args[i] = strings.Replace(args[i], name, path, 1)
					}
				}
			}
			run := s.run
			if len(args) == 0 || strings.HasPrefix(args[0], "-") || args[0] == "help" {
				run = s.bare
			}
			if b.Len() > 0 && !remark {
				b.WriteString("\n")
			}
			a := run(args...)
			if seen := fingerprint.FindString(a.out); seen != "" {
				places["FINGERPRINT"] = seen
			}
			b.WriteString(line + "\n" + told(a, places))
		case isDay:
			s.today(day)
			fallthrough
		case strings.HasPrefix(line, "#"):
			if b.Len() > 0 && !remark {
				b.WriteString("\n")
			}
			b.WriteString(line + "\n")
		default:
			continue // what the command said when the transcript was written
		}
		remark = !isCommand
	}
	return b.String()
}

// told writes an answer as a transcript has it.
func told(a answer, places map[string]string) string {
	var b strings.Builder
	b.WriteString(a.out)
	for line := range strings.Lines(a.err) {
		b.WriteString("! " + line)
	}
	if a.status != 0 {
		b.WriteString("[" + string(rune('0'+a.status)) + "]\n")
	}
	text := b.String()
	for _, name := range []string{"SMALL", "FILES", "OUT", "DB"} {
		text = strings.ReplaceAll(text, places[name], name)
	}
	text = strings.ReplaceAll(text, filepath.Dir(places["DB"]), "FOLDER")
	text = fingerprint.ReplaceAllString(text, "FINGERPRINT")
	text = sizes.ReplaceAllString(text, "SIZE")
	return digests.ReplaceAllStringFunc(text, func(s string) string {
		if strings.Trim(s, "0123456789") == "" {
			return s // the code of a unit
		}
		return "DIGEST"
	})
}

// FINGERPRINT is the newest one of a header row.
var fingerprint = regexp.MustCompile(`\b[0-9a-f]{32}\b`)

var sizes = regexp.MustCompile(`\b\d+ KB\b|\b\d+\.\d MB\b`)

// digests hang on the YAML of the rules and the like; that they are right is
// tested elsewhere.
var digests = regexp.MustCompile(`\b[0-9a-f]{12,64}\b`)

// Each command stands in a transcript, answered and refused.
func TestTranscriptsHoldEachCommand(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split("\n"+string(text), "\n$ gridstar ")[1:] {
			name := strings.Fields(part)[0]
			status := "0"
			for _, x := range []string{"1", "2"} {
				if strings.Contains(part, "\n["+x+"]") {
					status = x
				}
			}
			said[name+" "+status] = true
		}
	}
	each(func(cmd *cobra.Command) {
		for _, status := range []string{"0", "1", "2"} {
			if !said[cmd.Name()+" "+status] {
				t.Errorf("no transcript of %s that ends with status %s", cmd.Name(), status)
			}
		}
	})
}

// each visits the program's commands.
func each(fn func(*cobra.Command)) {
	c := &cli{out: &output{}}
	for _, cmd := range c.root().Commands() {
		if !cmd.Hidden {
			fn(cmd)
		}
	}
}
