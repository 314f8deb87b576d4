package face

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"

	"gridstar/backend/domain"
	"gridstar/backend/report/paper/truetype"
	"gridstar/build/fonts"
)

// Role is what a face is used for.
type Role uint8

const (
	Title Role = iota // heavy song (小标宋): titles
	Song              // 宋体: tables, small type, page numbers
	Hei               // 黑体: headings
	Fang              // 仿宋: body
	Kai               // 楷体: names, second headings
	roles
)

// Roles are all roles with their Chinese names.
var Roles = map[Role]string{Title: "小标宋", Song: "宋体", Hei: "黑体", Fang: "仿宋", Kai: "楷体"}

// Failures that a user is told about.
const (
	CodeFaceUnreadable domain.Code = "face_unreadable" // file
	CodeFaceFormat     domain.Code = "face_format"     // file
	CodeFaceForbidden  domain.Code = "face_forbidden"  // file
)

// A Set is one face a role, each with its fallbacks.
type Set struct {
	chains [roles][]link
}

// link is one face of a chain. One that is lighter than the role's first face
// is emboldened when it is set.
type link struct {
	open func() *truetype.Face
	bold bool
}

// carried opens an embedded face once. A damaged one is a fault of the build.
func carried(data []byte) func() *truetype.Face {
	return sync.OnceValue(func() *truetype.Face {
		f, err := truetype.OpenPacked(data)
		if err != nil {
			panic("face: carried face: " + err.Error())
		}
		return f
	})
}

// Carried returns the faces that the program carries.
var Carried = sync.OnceValue(func() *Set {
	title, song, hei := carried(fonts.Title), carried(fonts.Song), carried(fonts.Hei)
	fang, kai, rare := carried(fonts.Fang), carried(fonts.Kai), carried(fonts.Rare)
	return &Set{chains: [roles][]link{
		Title: {{open: title}, {open: song, bold: true}, {open: kai, bold: true}, {open: rare, bold: true}},
		Song:  {{open: song}, {open: kai}, {open: rare}},
		Hei:   {{open: hei}, {open: song, bold: true}, {open: kai, bold: true}, {open: rare, bold: true}},
		Fang:  {{open: fang}, {open: song}, {open: kai}, {open: rare}},
		Kai:   {{open: kai}, {open: song}, {open: rare}},
	}}
})

// With returns a set that puts an office's own installed face before the
// carried ones in a role. The file is a .ttf, or the first face of a .ttc.
func (s *Set) With(role Role, file string) (*Set, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		e := domain.Fail(CodeFaceUnreadable, file)
		e.Err = err
		var p *fs.PathError
		if errors.As(err, &p) {
			e.Err = p.Err
		}
		return nil, e
	}
	f, err := truetype.Open(data, 0)
	if err != nil {
		code := CodeFaceFormat
		if errors.Is(err, truetype.ErrEmbedding) {
			code = CodeFaceForbidden
		}
		return nil, &domain.Error{Code: code, Args: []string{file}, Err: fmt.Errorf("open face: %w", err)}
	}
	f.Name = "Own" + f.Name
	out := *s
	own := link{open: func() *truetype.Face { return f }}
	out.chains[role] = append([]link{own}, s.chains[role]...)
	return &out, nil
}

// Find returns the face that r is set in, and whether it is to be emboldened;
// false where no face of the role has r. Latin letters and figures among 仿宋 are
// set in 宋体: its own are not of its colour.
func (s *Set) Find(role Role, r rune) (f *truetype.Face, bold, ok bool) {
	chain := s.chains[role]
	if role == Fang && r < 0x2000 {
		chain = s.chains[Song]
	}
	for _, l := range chain {
		if f := l.open(); f.Has(r) {
			return f, l.bold, true
		}
	}
	return nil, false, false
}

var roleKeys = map[string]Role{"title": Title, "song": Song, "hei": Hei, "fang": Fang, "kai": Kai}

// RoleOf is the role that settings name title, song, hei, fang or kai.
func RoleOf(key string) (Role, bool) {
	r, ok := roleKeys[key]
	return r, ok
}
