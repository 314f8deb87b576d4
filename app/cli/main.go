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
	c := &cli{out: stdout, err: stderr}
	root := c.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage *usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, usage.Error())
		return 2
	case errors.Is(err, errSilent):
		return 1
	}
	fmt.Fprintln(stderr, say.Error(err))
	return 1
}

// errSilent fails a command whose message was already given.
var errSilent = errors.New("already said")

// usageError is a command line that can't be carried out as written.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// cli holds what all commands share.
type cli struct {
	out, err io.Writer
	db, by   string
	json     bool
}

func (c *cli) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "gridstar",
		Short:         "网格星考：社区网格员月度考核",
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.PersistentFlags().StringVar(&c.db, "db", "", "数据库文件（不写则用本机办公室的数据库）")
	root.PersistentFlags().StringVar(&c.by, "by", userName(), "经办人，记入操作记录")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{fmt.Sprintf("参数写法不对：%v。用法见 %s --help", err, cmd.CommandPath())}
	})
	root.AddCommand(c.commands()...)
	return root
}

func (c *cli) commands() []*cobra.Command {
	return []*cobra.Command{
		c.importCommand(), c.importsCommand(), c.undoCommand(), c.faultyCommand(), c.teachCommand(), c.problemsCommand(), c.sampleCommand(),
		c.assessCommand(), c.explainCommand(), c.unitsCommand(), c.rulesCommand(),
		c.guardCommand(), c.signCommand(), c.publishCommand(), c.versionsCommand(), c.appealCommand(), c.awardsCommand(),
		c.noticeCommand(), c.payCommand(), c.certificatesCommand(), c.reportCommand(), c.documentCommand(), c.chartsCommand(),
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

// withJSON adds --json to a command.
func (c *cli) withJSON(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().BoolVar(&c.json, "json", false, "输出一个 JSON 文档")
	return cmd
}

// with opens the office's database for fn.
func (c *cli) with(ctx context.Context, fn func(*office.Office) error) (err error) {
	path := c.db
	if path == "" {
		if path, err = office.DefaultPath(); err != nil {
			return err
		}
	}
	o, err := office.Open(ctx, office.Options{Path: path, By: c.by})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.Close()) }()
	return fn(o)
}

func (c *cli) printJSON(v any) error {
	enc := json.NewEncoder(c.out)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
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

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasParent() {
		return &usageError{fmt.Sprintf("没有“%s”这个命令。全部命令见 gridstar --help", args[0])}
	}
	return &usageError{fmt.Sprintf("多写了“%s”。用法见 %s --help", args[0], cmd.CommandPath())}
}

// need is a flag that must be given.
func need(cmd *cobra.Command, flags ...string) error {
	for _, f := range flags {
		if !cmd.Flags().Changed(f) {
			return &usageError{fmt.Sprintf("缺少 --%s。用法见 %s --help", f, cmd.CommandPath())}
		}
	}
	return nil
}

// monthFlag reads a month or fails as wrong usage.
func monthFlag(text string) (domain.Month, error) {
	m, err := domain.ParseMonth(text)
	if err != nil {
		return 0, &usageError{say.Error(err)}
	}
	return m, nil
}
