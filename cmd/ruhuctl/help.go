package main

import "strings"

// usageTemplate is how --help shows a command, in the language chosen.
func (c *command) usageTemplate() string {
	return strings.NewReplacer(
		"WHICH", c.lang.T("ctl.help.command"), "USAGE", c.lang.T("ctl.help.usage"), "COMMANDS", c.lang.T("ctl.help.commands"), "FLAGS", c.lang.T("ctl.help.flags"),
		"GLOBAL", c.lang.T("ctl.help.global"), "MORE", c.lang.T("ctl.help.more", "{{.CommandPath}}"),
	).Replace(`USAGE:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} WHICH{{else}}{{.UseLine}}{{end}}
{{if .HasAvailableSubCommands}}
COMMANDS:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}

MORE
{{end}}{{if .HasAvailableLocalFlags}}
FLAGS:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
GLOBAL:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}`)
}
