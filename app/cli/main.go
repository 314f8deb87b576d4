package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"os/user"

	"github.com/spf13/cobra"

	"gridstar/app/say"
	"gridstar/backend/domain"
	"gridstar/backend/office"
	"gridstar/build/licences"
)

// version is set by the build.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run carries out one command line and returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c := &cli{out: &output{w: stdout}, err: stderr}
	return c.run(ctx, args)
}

// cli holds what all commands share.
type cli struct {
	out    *output
	err    io.Writer
	clock  func() domain.Time // nil: this machine's
	db, by string
	json   bool
}

func (c *cli) run(ctx context.Context, args []string) int {
	root := c.root()
	root.SetArgs(args)
	err := knownCommand(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	if err == nil && c.out.err != nil {
		err = &domain.Error{Code: codeCannotPrint, Err: c.out.err}
	}
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintln(c.err, usage.Error())
		return 2
	case errors.Is(err, errSilent):
		return 1
	}
	fmt.Fprintln(c.err, say.Error(err))
	return 1
}

// codeCannotPrint fails a command whose answer could not be written out.
const codeCannotPrint domain.Code = "cannot_print"

// output is where answers go; it remembers what could not be written.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// errSilent fails a command whose message was already given.
var errSilent = errors.New("already said")

func (c *cli) root() *cobra.Command {
	var ofAll bool // the licences, too long for a help
	root := &cobra.Command{
		Use:           "gridstar",
		Short:         "网格星考：社区网格员月度考核",
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if ofAll {
				c.printf("%s", licences.Text)
				return nil
			}
			return cmd.Help()
		},
	}
	root.Flags().BoolVar(&ofAll, "licences", false, "看网格星考和其中的字体、程序库的许可")
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.PersistentFlags().StringVar(&c.db, "db", "", "数据库`文件`，没有就新建；不写则用本机办公室的数据库")
	root.PersistentFlags().StringVar(&c.by, "by", userName(), "经办人`姓名`，记入操作记录；不写则用本机用户名")
	root.PersistentFlags().BoolVar(&c.json, "json", false, "只输出一个 JSON 文档")
	root.AddCommand(c.commands()...)
	inChinese(root)
	return root
}

func (c *cli) commands() []*cobra.Command {
	return []*cobra.Command{
		c.importCommand(), c.importsCommand(), c.undoCommand(), c.faultyCommand(), c.teachCommand(), c.problemsCommand(), c.sampleCommand(),
		c.assessCommand(), c.explainCommand(), c.unitsCommand(), c.rulesCommand(),
		c.guardCommand(), c.signCommand(), c.publishCommand(), c.versionsCommand(), c.appealCommand(), c.awardsCommand(),
		c.noticeCommand(), c.payCommand(), c.certificatesCommand(), c.reportCommand(), c.documentCommand(), c.chartsCommand(), c.settingsCommand(),
		c.backupCommand(), c.restoreCommand(), c.verifyCommand(), c.auditCommand(),
	}
}

func userName() string {
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return ""
}

// with opens the office's database for fn.
func (c *cli) with(ctx context.Context, fn func(*office.Office) error) (err error) {
	if err := c.choosePath(); err != nil {
		return err
	}
	o, err := office.Open(ctx, c.options())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.Close()) }()
	return fn(o)
}

// choosePath settles which database it is.
func (c *cli) choosePath() (err error) {
	if c.db == "" {
		c.db, err = office.DefaultPath()
	}
	return err
}

func (c *cli) options() office.Options {
	return office.Options{Path: c.db, By: c.by, Clock: c.clock}
}

func (c *cli) printJSON(v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); c.out.err == nil { // else the answer can't be written, which run says
		return err
	}
	return nil
}

// printFiles names the files that were written.
func (c *cli) printFiles(paths ...string) error {
	if c.json {
		return c.printJSON(map[string]any{"files": paths})
	}
	for _, p := range paths {
		c.printf("%s\n", p)
	}
	return nil
}

func (c *cli) printf(format string, args ...any) {
	fmt.Fprintf(c.out, format, args...)
}

// progress prints on a terminal only.
func (c *cli) progress() func(office.Progress) {
	f, ok := c.err.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(p office.Progress) {
		fmt.Fprintf(f, "\r\033[K%s", say.Progress(p.Stage, p.File, p.Done, p.Total))
		if p.Stage == office.StageDone {
			fmt.Fprint(f, "\r\033[K")
		}
	}
}

// warn prints what a person should know beside the answer.
func (c *cli) warn(list []string) {
	for _, w := range list {
		fmt.Fprintln(c.err, "注意："+w)
	}
}
