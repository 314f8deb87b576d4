// Package licences carries the licences of all that the program is made of: its
// own, and those of the faces and libraries in it. licences.txt is written by
// `make licences`; a test in app/desktop says when it has fallen behind.
package licences

import _ "embed"

//go:embed licences.txt
var Text string
