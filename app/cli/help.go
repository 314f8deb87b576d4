package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is a command line that can't be carried out as written.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func init() { cobra.EnableCommandSorting = false } // commands stand in the order of use

// inChinese makes cobra speak Chinese: help, and what is wrong with a flag.
func inChinese(root *cobra.Command) {
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { printHelp(cmd.OutOrStdout(), cmd) })
	root.SetHelpCommand(&cobra.Command{Use: "help", Hidden: true, Args: noArgs,
		Run: func(cmd *cobra.Command, _ []string) { printHelp(cmd.OutOrStdout(), root) }})
	root.SetVersionTemplate("网格星考 {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{flagFault(err) + "。用法见 " + cmd.CommandPath() + " --help"}
	})
	for _, cmd := range append(root.Commands(), root) {
		cmd.Flags().BoolP("help", "h", false, "看用法")
	}
	root.Flags().BoolP("version", "v", false, "看版本")
}

func flagFault(err error) string {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		dashes := "--"
		if unknown.GetSpecifiedShortnames() != "" {
			dashes = "-"
		}
		return "没有 " + dashes + unknown.GetSpecifiedName() + " 这个参数"
	case errors.As(err, &bare):
		return "--" + bare.GetSpecifiedName() + " 后面要写内容"
	case errors.As(err, &value):
		return fmt.Sprintf("--%s 后面的“%s”写法不对", value.GetFlag().Name, value.GetValue())
	case errors.As(err, &syntax):
		return "“" + syntax.GetSpecifiedFlag() + "”写法不对"
	}
	return "参数写法不对"
}

// printHelp says what a command does, how it is written, and what its flags mean.
func printHelp(w io.Writer, cmd *cobra.Command) {
	fmt.Fprintf(w, "%s\n\n", cmd.Short)
	if cmd.HasParent() {
		fmt.Fprintf(w, "用法：\n  gridstar %s\n\n参数：\n", cmd.Use)
		printFlags(w, cmd.LocalNonPersistentFlags(), cmd.InheritedFlags())
		return
	}
	fmt.Fprint(w, "用法：\n  gridstar 命令 [参数]\n\n命令：\n")
	list := table{}
	for _, x := range cmd.Commands() {
		if !x.Hidden {
			list.add("  "+x.Name(), x.Short)
		}
	}
	list.print(w)
	fmt.Fprint(w, "\n参数：\n")
	printFlags(w, cmd.Flags())
	fmt.Fprint(w, "\n每个命令的写法见 gridstar 命令 --help\n")
}

// printFlags lists flags, each with what stands behind it: its text names that
// between backquotes.
func printFlags(w io.Writer, sets ...*pflag.FlagSet) {
	list := table{}
	for _, flags := range sets {
		flags.VisitAll(func(f *pflag.Flag) {
			value, text := pflag.UnquoteUsage(f)
			list.add(strings.TrimRight("  --"+f.Name+" "+value, " "), text)
		})
	}
	list.print(w)
}

// knownCommand refuses a command that there is not, before its flags are looked at.
func knownCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return nil
	}
	for _, cmd := range root.Commands() {
		if cmd.Name() == args[0] {
			return nil
		}
	}
	text := fmt.Sprintf("没有“%s”这个命令。", args[0])
	if near := root.SuggestionsFor(args[0]); len(near) > 0 {
		text += "是不是 " + strings.Join(near, "、") + "？"
	}
	return &usageError{text + "全部命令见 gridstar --help"}
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
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
