package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gridstar/backend/testkit"
)

var example = regexp.MustCompile(`(?m)^    gridstar (.+)$`)

// The manual's page on the command line has a section for each command, with an
// example, and in it each flag of the command; the common ones stand in front.
// It has none that the program does not have.
func TestManualDescribesEachCommandAndFlag(t *testing.T) {
	text := string(read(t, filepath.Join(testkit.Root(t), "docs", "manual", "8-命令行.md")))
	parts := strings.Split(text, "\n### `gridstar ")
	sections := map[string]string{}
	for _, p := range parts[1:] {
		name, body, _ := strings.Cut(p, "`")
		sections[name] = body
	}
	root := (&cli{out: &output{}}).root()
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { described(t, parts[0], f) })
	root.Flags().VisitAll(func(f *pflag.Flag) { described(t, parts[0], f) })
	each(func(cmd *cobra.Command) {
		section, ok := sections[cmd.Name()]
		if !ok {
			t.Errorf("gridstar %s has no section", cmd.Name())
			return
		}
		delete(sections, cmd.Name())
		examples := example.FindAllStringSubmatch(section, -1)
		if len(examples) == 0 {
			t.Errorf("gridstar %s has no example", cmd.Name())
		}
		for _, m := range examples {
			args := strings.Fields(strings.Split(m[1], " > ")[0])
			found, rest, err := root.Find(args)
			if err != nil || found.Name() != cmd.Name() {
				t.Errorf("%s is an example of %s", m[0], cmd.Name())
				continue
			}
			if err := found.ParseFlags(rest); err != nil {
				t.Errorf("%s: %v", m[0], err)
			}
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" {
				described(t, section, f)
			}
		})
		for _, m := range regexp.MustCompile("`--([a-z-]+)").FindAllStringSubmatch(section, -1) {
			if cmd.Flags().Lookup(m[1]) == nil && root.PersistentFlags().Lookup(m[1]) == nil {
				t.Errorf("gridstar %s has no --%s", cmd.Name(), m[1])
			}
		}
	})
	for name := range sections {
		t.Errorf("there is no command %s", name)
	}
}

func described(t *testing.T, section string, f *pflag.Flag) {
	t.Helper()
	if !regexp.MustCompile("`--" + f.Name + "[ `]").MatchString(section) {
		first, _, _ := strings.Cut(section, "\n")
		t.Errorf("--%s is not described in %s", f.Name, first)
	}
}
