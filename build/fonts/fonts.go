// Package fonts carries the faces that GridStar prints with; README.md says
// where each comes from. It holds bytes and nothing else: package face opens
// them, when something is first printed.
package fonts

import _ "embed"

// The packed faces, by role.
var (
	//go:embed title.face
	Title []byte
	//go:embed song.face
	Song []byte
	//go:embed hei.face
	Hei []byte
	//go:embed fang.face
	Fang []byte
	//go:embed kai.face
	Kai []byte
	//go:embed rare.face
	Rare []byte
)
