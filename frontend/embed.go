// Package frontend hands the built window (dist) to app/desktop.
//
// Without Node, dist holds only .gitkeep and Go still builds; the window then
// says that it was not built.
package frontend

import "embed"

// Dist is what `npm run build` made.
//
//go:embed all:dist
var Dist embed.FS
